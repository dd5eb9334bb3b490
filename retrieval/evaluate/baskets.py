"""Whether what was bought before tells what is bought next.

For every customer the products of the last basket before a date stand for what is known, and the
first basket after it is what should be found. It knows ids, vectors and strengths.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from retrieval.evaluate.measures import interval

__all__ = ["Basket", "NextBasket", "evaluate_next_baskets", "next_baskets", "popularity"]

CUT = 20

Scores = Callable[[NDArray[np.int64]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Basket:
    """One purchase."""

    customer: str
    time: datetime
    product_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextBasket:
    """What one customer bought before and after the date, as positions in the list of ids."""

    before: NDArray[np.int64]
    after: frozenset[int]


def next_baskets(baskets: Sequence[Basket], date: datetime, ids: Sequence[str]) -> list[NextBasket]:
    """Return each customer's last basket before the date and first one from it on.

    Args:
        baskets: in any order.
        date: where the past ends.
        ids: n products; others are passed over.
    """
    places = {product_id: at for at, product_id in enumerate(ids)}
    last: dict[str, Basket] = {}
    first: dict[str, Basket] = {}
    for basket in sorted(baskets, key=lambda b: (b.time, b.customer, b.product_ids)):
        if basket.time < date:
            last[basket.customer] = basket
        else:
            first.setdefault(basket.customer, basket)
    found = []
    for customer in sorted(last.keys() & first.keys()):
        before = sorted({places[i] for i in last[customer].product_ids if i in places})
        after = frozenset(places[i] for i in first[customer].product_ids if i in places)
        if before and after:
            found.append(NextBasket(np.array(before, dtype=np.int64), after))
    return found


def popularity(baskets: Sequence[Basket], ids: Sequence[str]) -> NDArray[np.float32]:
    """Return (n,) in how many baskets each product is."""
    counts = Counter(i for basket in baskets for i in set(basket.product_ids))
    return np.array([counts[i] for i in ids], dtype=np.float32)


def evaluate_next_baskets(
    systems: Mapping[str, Scores], cases: Sequence[NextBasket]
) -> dict[str, dict[str, dict[str, float]]]:
    """Measure systems on the same customers.

    Args:
        systems: name -> positions bought before to (n,) scores of all products.
        cases: the customers.

    Returns:
        System -> "recall@20" and "nDCG@20" -> {"mean", "low", "high"}, over customers. What was
        bought before may come again and is not left out.
    """
    discounts = 1 / np.log2(np.arange(2, CUT + 2))
    found = {}
    for name, score in systems.items():
        recalls, gains = [], []
        for case in cases:
            best = np.argsort(-score(case.before), kind="stable")[:CUT].tolist()
            hits = np.array([at in case.after for at in best], dtype=float)
            recalls.append(float(hits.sum()) / len(case.after))
            ideal = discounts[: min(CUT, len(case.after))].sum()
            gains.append(float((hits * discounts).sum() / ideal))
        found[name] = {"recall@20": interval(recalls), "nDCG@20": interval(gains)}
    return found
