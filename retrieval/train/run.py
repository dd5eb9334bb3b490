"""Fine-tunes the base encoder on a shop's pairs: contrastive, resumable, validated as it goes.

It knows no files of pairs and no shops; `ui.commands.train` and `retrieval.train.tune` bring them.
"""

import logging
import os
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog import Catalog
from retrieval.encoder.protocol import Progress
from retrieval.errors import TrainingError, first_line
from retrieval.pairs import Pair
from retrieval.train.batches import batch_sampler, plan_batches
from retrieval.train.blend import keep_language
from retrieval.train.model import (
    copied_tensors,
    open_trainable,
    set_trainable_tensors,
    trainable_tensors,
)
from retrieval.train.settings import TrainSettings
from retrieval.train.validation import HeldOut

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

__all__ = ["Trained", "fit"]

METRIC = "eval_ndcg@10"
CHECKPOINT_FILE = "trainable.safetensors"
# A checkpoint of the whole encoder and its optimiser takes up to so much.
LEAST_FREE = 300 * 2**20


@dataclass(frozen=True, slots=True)
class Trained:
    """A trained model and the course of its validation.

    Attributes:
        model: with the best weights found.
        before: validation nDCG@10 of the base.
        after: of what is kept of the best weights.
        share: of the change that is kept; the rest would cost general language.
        steps: how many were taken.
        history: (step, nDCG@10) of every validation.
    """

    model: "SentenceTransformer"
    before: float
    after: float
    share: float
    steps: int
    history: tuple[tuple[int, float], ...]


def fit(
    pairs: Sequence[Pair],
    warmup: Sequence[Pair],
    catalog: Catalog,
    held_out: HeldOut,
    settings: TrainSettings,
    work: Path,
    progress: Progress | None = None,
) -> Trained:
    """Train, and keep of the weights that validate best what leaves general language as it was.

    Args:
        pairs: the tasks, mixed.
        warmup: pairs of titles and the rest of the text, taken first in the first epoch.
        catalog: of the pairs' products.
        held_out: validation queries; none of them may be in the pairs.
        settings: hyper-parameters.
        work: checkpoints and TensorBoard logs; a run that was killed goes on from here.
        progress: called with (done, total) steps.

    Raises:
        TrainingError: there are too few pairs, or the disk is full.
    """
    if len(pairs) < 2:
        raise TrainingError(f"Training needs at least 2 pairs; there are {len(pairs)}.")
    from datasets import Dataset
    from safetensors import SafetensorError
    from transformers import EarlyStoppingCallback, PrinterCallback, set_seed

    _quieten()
    set_seed(settings.seed)
    model = open_trainable(settings)
    encode = encode_with(model)
    before = held_out.score(encode)
    start = copied_tensors(model)
    everything = [*warmup, *pairs]
    planned = _plan(warmup, pairs, catalog, settings)
    steps = len(planned) * settings.epochs
    columns: dict[str, list[str]] = {
        "anchor": [pair.query for pair in everything],
        "positive": [pair.text for pair in everything],
    }
    if settings.hard_negatives:
        columns["negative"] = _negatives(everything)
    trainer = _trainer(model, Dataset.from_dict(columns), held_out, settings, work, len(planned))
    trainer.args.batch_sampler = batch_sampler({len(everything): planned}, settings.seed)
    # It would print every loss on the standard output, amid what --json says.
    trainer.remove_callback(PrinterCallback)
    trainer.add_callback(EarlyStoppingCallback(early_stopping_patience=settings.patience))
    if progress is not None:
        trainer.add_callback(_progress_callback(progress, steps))
    try:
        trainer.train(resume_from_checkpoint=_last_checkpoint(work))
    except (OSError, SafetensorError, RuntimeError) as error:
        # torch and safetensors have errors of their own for a disk that is full.
        if isinstance(error, RuntimeError) and disk_usage(work).free > LEAST_FREE:
            raise
        raise TrainingError(
            f"Training broke off: {first_line(error)}. Free space on the disk and run it again; it "
            "goes on from its last checkpoint."
        ) from None
    history = tuple(
        (int(entry["step"]), float(entry[METRIC]))
        for entry in trainer.state.log_history
        if METRIC in entry
    )
    best = copied_tensors(model)
    share = keep_language(model, start, best, encode, settings.least_correlation)
    after = held_out.score(encode)
    return Trained(model, before, after, share, int(trainer.state.global_step), history)


def encode_with(model: "SentenceTransformer") -> Callable[[Sequence[str]], NDArray[np.float32]]:
    """Return the model as a function from texts to unit rows."""

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        rows = model.encode(
            list(texts), batch_size=64, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(rows, dtype=np.float32)

    return encode


def _quieten() -> None:
    """Silence notes of the training libraries that no shop owner can act on."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")
    warnings.filterwarnings("ignore", message=".*pin_memory.*")
    for name in ("transformers", "sentence_transformers", "datasets", "peft"):
        logging.getLogger(name).setLevel(logging.ERROR)


def _plan(
    warmup: Sequence[Pair], pairs: Sequence[Pair], catalog: Catalog, settings: TrainSettings
) -> list[list[int]]:
    size = max(settings.batch_size, settings.cached_batch_size)
    first = plan_batches(warmup, catalog, size, settings.seed) if len(warmup) > 1 else []
    rest = plan_batches(pairs, catalog, size, settings.seed)
    return [*first, *([at + len(warmup) for at in batch] for batch in rest)]


def _negatives(pairs: Sequence[Pair]) -> list[str]:
    """Return a negative for each pair: its own, else another pair's product."""
    texts = [pair.negative or pair.text for pair in pairs]
    found = []
    for at, pair in enumerate(pairs):
        other = (at + len(pairs) // 2) % len(pairs)
        if pair.negative:
            found.append(pair.negative)
        elif pairs[other].product_id != pair.product_id:
            found.append(texts[other])
        else:
            found.append(texts[(at + 1) % len(pairs)])
    return found


def _trainer(
    model: "SentenceTransformer",
    dataset: Any,  # noqa: ANN401 - datasets.Dataset
    held_out: HeldOut,
    settings: TrainSettings,
    work: Path,
    steps_an_epoch: int,
) -> Any:  # noqa: ANN401 - SentenceTransformerTrainer
    from sentence_transformers import SentenceTransformerTrainingArguments

    every = max(1, steps_an_epoch // settings.evaluations)
    total = steps_an_epoch * settings.epochs
    os.environ["TENSORBOARD_LOGGING_DIR"] = str(work / "tensorboard")
    arguments = SentenceTransformerTrainingArguments(
        output_dir=str(work / "checkpoints"),
        num_train_epochs=settings.epochs,
        per_device_train_batch_size=max(settings.batch_size, settings.cached_batch_size),
        learning_rate=settings.learning_rate,
        warmup_steps=int(settings.warmup_share * total),
        weight_decay=settings.weight_decay,
        lr_scheduler_type="cosine",
        eval_strategy="steps",
        eval_steps=every,
        save_strategy="steps",
        save_steps=every,
        save_total_limit=2,
        load_best_model_at_end=True,
        metric_for_best_model=METRIC,
        greater_is_better=True,
        logging_steps=max(1, every // 4),
        report_to=["tensorboard"],
        disable_tqdm=True,
        dataloader_pin_memory=False,
        seed=settings.seed,
        use_cpu=True,
    )
    return _trainer_class()(
        model=model,
        args=arguments,
        train_dataset=dataset,
        loss=_loss(model, settings),
        evaluator=_evaluator(held_out),
    )


def _trainer_class() -> Any:  # noqa: ANN401
    from safetensors.numpy import load_file, save_file
    from sentence_transformers import SentenceTransformerTrainer

    class SmallCheckpoints(SentenceTransformerTrainer):
        """Keeps in its checkpoints only what learns: 3 MB of an adapter instead of 90 MB."""

        def add_model_card_callback(self, default_args_dict: dict[str, Any]) -> None:
            """Writes no card of the library's own: it would encode and count the data anew."""

        def _save(self, output_dir: str | None = None, state_dict: Any = None) -> None:  # noqa: ANN401
            folder = Path(str(output_dir or self.args.output_dir))
            folder.mkdir(parents=True, exist_ok=True)
            save_file(trainable_tensors(self.model), folder / CHECKPOINT_FILE)

        def _load_from_checkpoint(
            self,
            resume_from_checkpoint: str,
            model: Any = None,  # noqa: ANN401
        ) -> None:
            kept = load_file(Path(resume_from_checkpoint) / CHECKPOINT_FILE)
            set_trainable_tensors(self.model, kept)

    return SmallCheckpoints


def _loss(model: "SentenceTransformer", settings: TrainSettings) -> Any:  # noqa: ANN401
    from sentence_transformers.sentence_transformer import losses

    scale = 1 / settings.temperature
    loss: Any
    if settings.cached_batch_size > settings.batch_size:
        loss = losses.CachedMultipleNegativesRankingLoss(
            model, scale=scale, mini_batch_size=settings.batch_size
        )
    else:
        loss = losses.MultipleNegativesRankingLoss(model, scale=scale)
    if settings.matryoshka:
        whole = int(model.get_embedding_dimension() or 0)
        loss = losses.MatryoshkaLoss(model, loss, sorted({whole, *settings.matryoshka})[::-1])
    return loss


def _evaluator(held_out: HeldOut) -> Any:  # noqa: ANN401
    from sentence_transformers.base.evaluation import BaseEvaluator

    class HeldOutEvaluator(BaseEvaluator):
        """Scores the held-out queries."""

        def __call__(self, model: Any, *_: Any, **__: Any) -> dict[str, float]:  # noqa: ANN401
            return {"ndcg@10": held_out.score(encode_with(model))}

    evaluator: Any = HeldOutEvaluator()  # type: ignore[no-untyped-call]
    evaluator.primary_metric = "ndcg@10"
    return evaluator


def _progress_callback(progress: Progress, steps: int) -> Any:  # noqa: ANN401
    from transformers import TrainerCallback

    class Tell(TrainerCallback):
        """Passes every step on."""

        def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:  # noqa: ANN401
            progress(min(int(state.global_step), steps), steps)

    return Tell()


def _last_checkpoint(work: Path) -> str | None:
    found = [
        path
        for path in (work / "checkpoints").glob("checkpoint-*")
        if (path / "trainer_state.json").is_file()
    ]
    found.sort(key=lambda path: int(path.name.rpartition("-")[2]))
    return str(found[-1]) if found else None
