"""Fine-tunes the base encoder on a shop's pairs: contrastive, resumable, validated as it goes.

It knows no files of pairs and no shops; `ui.training` and `retrieval.train.tune` bring them.
"""

import logging
import os
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING

from retrieval.catalog import Catalog
from retrieval.encoder.protocol import Progress
from retrieval.errors import TrainingError, first_line
from retrieval.pairs import Pair
from retrieval.train.batches import batch_sampler, plan_batches
from retrieval.train.blend import keep_language
from retrieval.train.model import copied_tensors, open_trainable
from retrieval.train.settings import TrainSettings
from retrieval.train.trainer import METRIC, encode_with, make_trainer, progress_callback
from retrieval.train.validation import HeldOut

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

__all__ = ["Trained", "fit"]

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
    trainer = make_trainer(
        model, Dataset.from_dict(columns), held_out, settings, work, len(planned)
    )
    trainer.args.batch_sampler = batch_sampler({len(everything): planned}, settings.seed)
    # It would print every loss on the standard output, amid what --json says.
    trainer.remove_callback(PrinterCallback)
    trainer.add_callback(EarlyStoppingCallback(early_stopping_patience=settings.patience))
    if progress is not None:
        trainer.add_callback(progress_callback(progress, steps))
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


def _last_checkpoint(work: Path) -> str | None:
    found = [
        path
        for path in (work / "checkpoints").glob("checkpoint-*")
        if (path / "trainer_state.json").is_file()
    ]
    found.sort(key=lambda path: int(path.name.rpartition("-")[2]))
    return str(found[-1]) if found else None
