"""Tuning on baskets: does it tell the next basket better than the base, popularity and CF?

Run it on an invoice table (Invoice, StockCode, Description, InvoiceDate, Price, Customer ID,
Quantity), such as UCI Online Retail II: `python -m ui.bench.next_basket FILE OUT`. Trains on all
but the last three months and the month before them, which validates.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from retrieval.behaviour import co_purchase, partner_pairs
from retrieval.encoder import load_encoder
from retrieval.encoder.protocol import Vectors
from retrieval.evaluate.baskets import evaluate_next_baskets, next_baskets, popularity
from retrieval.evaluate.invoices import read_invoices
from retrieval.text import product_text
from retrieval.train import TrainSettings
from retrieval.train.forgetting import measure_forgetting
from retrieval.train.model import write_model
from retrieval.train.run import fit
from retrieval.train.validation import HeldOut
from ui.commands.options import save_result

__all__ = ["run"]

TEST_FROM = datetime(2010, 9, 1)
VALIDATION_FROM = datetime(2010, 8, 1)
PAIRS = 6000
VALIDATION_QUERIES = 150
PARTNERS = 5
# Of each item the one partner: a second is bought with it by chance (EXPERIMENTS.md).
STRONGEST = 1


def run(path: Path, out: Path, settings: TrainSettings | None = None) -> dict[str, object]:
    """Train on the baskets, measure, and write OUT/next_basket.json."""
    settings = settings or TrainSettings(
        hard_negatives=False, warmup_pairs=0, max_tokens=32, learning_rate=3e-4
    )
    catalog, baskets = read_invoices(path)
    ids = [product.id for product in catalog]
    texts = [product_text(product, ()) for product in catalog]
    past = [b for b in baskets if b.time < TEST_FROM]
    train = [b.product_ids for b in past if b.time < VALIDATION_FROM]
    held_out = _held_out([b.product_ids for b in past if b.time >= VALIDATION_FROM], ids, texts)
    strength = co_purchase(train, ids)
    pairs = partner_pairs(strength, catalog, PAIRS, STRONGEST, seed=settings.seed)
    with TemporaryDirectory() as folder:
        trained = fit(pairs, [], catalog, held_out, settings, Path(folder))
        write_model(trained.model, settings, Path(folder) / "model", {})
        tuned = load_encoder(Path(folder) / "model")
    base = load_encoder()
    cases = next_baskets(baskets, TEST_FROM, ids)
    together = co_purchase([b.product_ids for b in past], ids)
    popular = popularity(past, ids)

    def by_vectors(vectors: Vectors) -> Any:  # noqa: ANN401 - a scorer of one basket
        return lambda before: vectors @ vectors[before].mean(axis=0)

    forgetting = measure_forgetting(base.encode_queries, tuned.encode_queries)
    result: dict[str, object] = {
        "split": {"train": "before 2010-09-01", "test": "from 2010-09-01"},
        "items": len(ids),
        "customers": len(cases),
        "pairs": len(pairs),
        "validation": {"before": trained.before, "after": trained.after},
        "forgetting": {
            "before": forgetting.accuracy_before,
            "after": forgetting.accuracy_after,
            "correlation": forgetting.correlation,
        },
        "settings": settings.model_dump(),
        "systems": evaluate_next_baskets(
            {
                "popularity": lambda before: popular,
                "base": by_vectors(base.encode_products(texts)),
                "tuned": by_vectors(tuned.encode_products(texts)),
                "item_item_cf": lambda before: together[before].sum(axis=0),
            },
            cases,
        ),
    }
    save_result(result, out, "next_basket")
    return result


def _held_out(
    baskets: Sequence[Sequence[str]], ids: Sequence[str], texts: Sequence[str]
) -> HeldOut:
    """Return items as queries, and what is bought with each most often as its answers."""
    strength = co_purchase(baskets, ids)
    counts = Counter(i for basket in baskets for i in basket)
    chosen = [i for i, _ in counts.most_common(2 * VALIDATION_QUERIES)][::2]
    places = {product_id: at for at, product_id in enumerate(ids)}
    rows = [places[i] for i in chosen]
    searched = sorted({*rows, *(int(p) for r in rows for p in np.argsort(-strength[r])[:PARTNERS])})
    local = {at: n for n, at in enumerate(searched)}
    relevant = [
        frozenset(local[int(p)] for p in np.argsort(-strength[row])[:PARTNERS]) for row in rows
    ]
    return HeldOut(
        tuple(texts[row] for row in rows), tuple(texts[at] for at in searched), tuple(relevant)
    )


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(Path(sys.argv[1]), Path(sys.argv[2]))["systems"], indent=1))
