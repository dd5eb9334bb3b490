"""The border to sentence-transformers' trainer: its arguments, its loss, its evaluator.

It knows data sets of texts, no pairs and no products.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from retrieval.encoder.protocol import Progress
from retrieval.train.model import set_trainable_tensors, trainable_tensors
from retrieval.train.settings import TrainSettings
from retrieval.train.validation import HeldOut

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

__all__ = ["METRIC", "encode_with", "make_trainer", "progress_callback"]

METRIC = "eval_ndcg@10"
CHECKPOINT_FILE = "trainable.safetensors"


def encode_with(model: "SentenceTransformer") -> Callable[[Sequence[str]], NDArray[np.float32]]:
    """Return the model as a function from texts to unit rows."""

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        rows = model.encode(
            list(texts), batch_size=64, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(rows, dtype=np.float32)

    return encode


def make_trainer(
    model: "SentenceTransformer",
    dataset: Any,  # noqa: ANN401 - datasets.Dataset
    held_out: HeldOut,
    settings: TrainSettings,
    work: Path,
    steps_an_epoch: int,
) -> Any:  # noqa: ANN401 - SentenceTransformerTrainer
    """Return a SentenceTransformerTrainer that validates and keeps checkpoints as it goes.

    Args:
        model: with only what learns thawed.
        dataset: columns "anchor", "positive" and perhaps "negative".
        held_out: what it validates on.
        settings: hyper-parameters.
        work: for checkpoints and TensorBoard logs.
        steps_an_epoch: how many batches are planned.
    """
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


def progress_callback(progress: Progress, steps: int) -> Any:  # noqa: ANN401
    """Return a callback that passes (done, total) on after every step."""
    from transformers import TrainerCallback

    class Tell(TrainerCallback):
        """Passes every step on."""

        def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:  # noqa: ANN401
            progress(min(int(state.global_step), steps), steps)

    return Tell()
