"""From a shop's catalogue and behaviour to a tuned encoder in a folder.

It knows no command line; the index in use is not touched.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from time import perf_counter
from typing import Any

from retrieval.catalog import Catalog, Product
from retrieval.encoder import load_encoder
from retrieval.encoder.protocol import Progress, Vectors
from retrieval.errors import TrainingError
from retrieval.index import catalog_digest
from retrieval.negatives import add_hard_negatives
from retrieval.pairs import Pair
from retrieval.pseudo_queries import PseudoQueries
from retrieval.text import product_text
from retrieval.train.card import model_card
from retrieval.train.forgetting import measure_forgetting
from retrieval.train.settings import TrainSettings
from retrieval.train.validation import HeldOut, hold_out, split_products

__all__ = ["TrainingData", "TuneReport", "training_data", "tune"]

FEWEST_PRODUCTS = 20
# A small training has a small warm-up: one pair of it to so many others.
WARMUP_PART = 8


@dataclass(frozen=True, slots=True)
class TuneReport:
    """What came out of a training.

    Attributes:
        folder: where the model is.
        facts: as they stand in the model card and in vitrine_model.json.
    """

    folder: Path
    facts: Mapping[str, Any]


def tune(
    catalog: Catalog,
    behaviour: Sequence[Pair],
    settings: TrainSettings,
    out: Path,
    *,
    vectors: Vectors | None = None,
    progress: Progress | None = None,
) -> TuneReport:
    """Train on the catalogue's pseudo-queries and on behaviour, and write the model and its card.

    A tenth of the products is kept for validation and a tenth for the test; no pair of theirs is
    trained on. Checkpoints lie beside `out` until the model is written.

    Args:
        catalog: the shop's products.
        behaviour: pairs from logs; may be empty.
        settings: hyper-parameters.
        out: the model's folder.
        vectors: (n, d) of the index, for hard negatives; None encodes the catalogue anew.
        progress: called with (done, total) steps.

    Raises:
        TrainingError: the catalogue is too small, there is nothing to train on, or the disk is
            full.
    """
    from retrieval.train.run import fit

    if len(catalog) < FEWEST_PRODUCTS:
        raise TrainingError(
            f"The catalogue has {len(catalog)} products; training needs {FEWEST_PRODUCTS} or more."
        )
    started = perf_counter()
    work = out.parent / f"{out.name}-work"
    data = training_data(catalog, behaviour, settings, vectors)
    trained = fit(data.pairs, data.warmup, catalog, data.held_out, settings, work, progress)
    facts: dict[str, Any] = {
        "settings": settings.model_dump(),
        "catalogue": catalog_digest(catalog),
        "products": data.products,
        "pairs": dict(Counter(pair.kind for pair in (*data.pairs, *data.warmup))),
        "steps": trained.steps,
        "share": trained.share,
        "history": [list(entry) for entry in trained.history],
        "validation": {"before": trained.before, "after": trained.after},
    }
    candidate = work / "candidate"
    _write(trained.model, settings, candidate, facts)
    facts |= _compare(catalog, data.test, candidate, settings.seed + 1)
    facts["seconds"] = perf_counter() - started
    _write(trained.model, settings, out, facts, model_card(facts))
    rmtree(work / "checkpoints", ignore_errors=True)
    rmtree(candidate, ignore_errors=True)
    return TuneReport(out, facts)


def _compare(
    catalog: Catalog, test: Sequence[Product], tuned_folder: Path, seed: int
) -> dict[str, dict[str, float]]:
    """Return "test" and "forgetting", the base beside the tuned, both as they will run."""
    base, tuned = load_encoder(), load_encoder(tuned_folder)
    checks = hold_out(catalog, test, seed)
    forgetting = measure_forgetting(base.encode_queries, tuned.encode_queries)
    return {
        "test": {
            "before": checks.score(base.encode_queries),
            "after": checks.score(tuned.encode_queries),
        },
        "forgetting": {
            "before": forgetting.accuracy_before,
            "after": forgetting.accuracy_after,
            "correlation": forgetting.correlation,
        },
    }


def _write(
    model: Any,  # noqa: ANN401 - SentenceTransformer
    settings: TrainSettings,
    out: Path,
    facts: dict[str, Any],
    card: str = "",
) -> None:
    from safetensors import SafetensorError

    from retrieval.train.model import write_model

    try:
        write_model(model, settings, out, facts, card)
    except (OSError, SafetensorError) as error:
        reason = getattr(error, "strerror", None) or error
        raise TrainingError(
            f"Cannot write the model to {out}: {reason}. What was there before is still in use."
        ) from None


@dataclass(frozen=True, slots=True)
class TrainingData:
    """What a training reads.

    Attributes:
        pairs: the tasks, mixed.
        warmup: pairs of titles and the rest of the text.
        held_out: the validation queries.
        test: products for the test; no pair is of theirs or of the validation's.
        products: "train", "validation" and "test" -> how many.
    """

    pairs: list[Pair]
    warmup: list[Pair]
    held_out: HeldOut
    test: list[Product]
    products: dict[str, int]


def training_data(
    catalog: Catalog,
    behaviour: Sequence[Pair],
    settings: TrainSettings,
    vectors: Vectors | None,
) -> TrainingData:
    """Split the products, make the pairs and find their hard negatives.

    Raises:
        TrainingError: no pair is of a training product.
    """
    train, validation, test = split_products(catalog.products, settings.seed)
    allowed = {product.id for product in train}
    queries = PseudoQueries(catalog, settings.seed)
    pairs = queries.pairs(settings.pairs, train) if settings.pairs else []
    pairs += [pair for pair in behaviour if pair.product_id in allowed]
    if not pairs:
        raise TrainingError("There is nothing to train on: no pair is of a training product.")
    warmup = queries.halves(min(settings.warmup_pairs, len(pairs) // WARMUP_PART), train)
    if settings.hard_negatives:
        if vectors is None:
            texts = [product_text(product, catalog.facets) for product in catalog]
            vectors = load_encoder().encode_products(texts)
        pairs = add_hard_negatives(pairs, catalog, vectors, settings.seed)
        warmup = add_hard_negatives(warmup, catalog, vectors, settings.seed)
    held_out = hold_out(catalog, validation, settings.seed)
    counts = {"train": len(train), "validation": len(validation), "test": len(test)}
    return TrainingData(pairs, warmup, held_out, test, counts)
