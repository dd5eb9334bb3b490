"""Looks for better hyper-parameters: short trainings, judged on the validation products.

It knows optuna; nothing else does.
"""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from retrieval.catalog import Catalog
from retrieval.encoder.protocol import Progress, Vectors
from retrieval.pairs import Pair
from retrieval.train.settings import TrainSettings
from retrieval.train.tune import training_data

if TYPE_CHECKING:
    import optuna

__all__ = ["search_settings"]

TRIAL_PAIRS = 1500


def search_settings(
    catalog: Catalog,
    behaviour: Sequence[Pair],
    settings: TrainSettings,
    trials: int,
    vectors: Vectors | None = None,
    progress: Progress | None = None,
) -> TrainSettings:
    """Return the settings, with the learning rate, temperature, rank and decay that did best.

    Args:
        catalog: the shop's products.
        behaviour: pairs from logs.
        settings: what is not searched.
        trials: how many short trainings.
        vectors: of the index, for hard negatives.
        progress: called with (done, total) trials.
    """
    import optuna

    from retrieval.train.run import fit

    optuna.logging.set_verbosity(optuna.logging.WARNING)
    short = settings.model_copy(
        update={
            "pairs": min(settings.pairs, TRIAL_PAIRS),
            "warmup_pairs": min(settings.warmup_pairs, TRIAL_PAIRS // 10),
            "epochs": 1,
            "evaluations": 1,
        }
    )
    data = training_data(catalog, behaviour[:TRIAL_PAIRS], short, vectors)

    def run(trial: optuna.Trial) -> float:
        chosen = short.model_copy(update=_suggest(trial))
        with TemporaryDirectory() as work:
            trained = fit(data.pairs, data.warmup, catalog, data.held_out, chosen, Path(work))
        if progress is not None:
            progress(trial.number + 1, trials)
        return trained.after

    study = optuna.create_study(
        direction="maximize", sampler=optuna.samplers.TPESampler(seed=settings.seed)
    )
    study.optimize(run, n_trials=trials)
    return settings.model_copy(update=study.best_params)


def _suggest(trial: "optuna.Trial") -> dict[str, float | int]:
    return {
        "learning_rate": trial.suggest_float("learning_rate", 5e-5, 2e-3, log=True),
        "temperature": trial.suggest_float("temperature", 0.02, 0.1, log=True),
        "lora_rank": trial.suggest_categorical("lora_rank", [8, 16, 32]),
        "weight_decay": trial.suggest_float("weight_decay", 1e-4, 0.1, log=True),
    }
