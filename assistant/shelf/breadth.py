"""How narrow a conversation's shelves have become, and a ranker that covers more in answer.

A shopper who takes what is shown is shown more of it: the filter bubble (Nguyen et al. 2014). So
the weight of coverage grows as the entropy of what was shown falls. What the shopper settled by
their own wish is no bubble and is left out.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from ranking import Ranker, RankerConfig
from ranking.measures import entropy
from retrieval.catalog import Product

__all__ = ["RECENT", "narrowness", "ranker_for"]

# So many of the products shown last tell what the session has come to: four shelves of six.
RECENT = 24
FACETS = ("category", "brand")
STEPS = 4
# A session that has lost this share of its variety is as narrow as one can be.
NARROW = 1 / 3
# At its narrowest a session has coverage of facets, and of looks, count so much more against
# relevance; what does best was measured by `vitrine evaluate bubble`, see EXPERIMENTS.md.
MORE_COVERAGE = 1.0
MORE_SIMILARITY = 8.0


def narrowness(shown: Sequence[Product], settled: frozenset[str] = frozenset()) -> float:
    """Return in [0, 1]: 0 for shelves as varied as can be, 1 from NARROW of that lost.

    Args:
        shown: what was shown lately, oldest first; the last RECENT count.
        settled: facets of which the shopper wants one value.
    """
    recent = shown[-RECENT:]
    left = []
    for facet in FACETS:
        values = [v for p in recent for v in _values(p, facet)] if facet not in settled else []
        if len(values) > 1:
            most = np.log2(len(values))
            left.append(1.0 - entropy(list(Counter(values).values())) / most)
    return min(1.0, float(np.mean(left)) / NARROW) if left else 0.0


def ranker_for(breadth: float) -> Ranker:
    """Return the ranker of a breadth in [0, 1], in STEPS steps, so that few are ever made."""
    return _ranker(round(min(max(breadth, 0.0), 1.0) * STEPS))


@lru_cache(maxsize=STEPS + 1)
def _ranker(step: int) -> Ranker:
    usual = RankerConfig()
    breadth = step / STEPS
    return Ranker(
        replace(
            usual,
            coverage_weight=usual.coverage_weight * (1.0 + MORE_COVERAGE * breadth),
            similarity_weight=usual.similarity_weight * (1.0 + MORE_SIMILARITY * breadth),
        )
    )


def _values(product: Product, facet: str) -> tuple[str, ...]:
    if facet == "category":
        return product.category[-1:]
    return (product.brand,) if product.brand else ()
