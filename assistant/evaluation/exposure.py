"""Who is shown over a batch of requests, in which several shoppers ask for the same.

One request at a time cannot show the long tail: its lists are short and from different pools. So
every query is asked ROUNDS times, and what the first shoppers saw steers what the next ones see.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.evaluation.diversity_systems import PRODUCT, Sample, rank_ours
from assistant.evaluation.intervals import jackknife
from ranking import ExposurePrices
from ranking.measures import catalogue_coverage, gini

__all__ = ["PRICED", "ROUNDS", "measure_exposure", "rank_rounds"]

ROUNDS = 5
# Brands stand for sellers; prices of single products are for the long tail, every one alike.
PRICED: Mapping[str, ExposurePrices] = {
    "ours, exposure of brands": ExposurePrices("brand"),
    "ours, exposure of products": ExposurePrices(PRODUCT, share_power=0.0),
}

Lists = list[NDArray[np.int64]]
Part = tuple[Sample, Sequence[NDArray[np.int64]]]


def rank_rounds(samples: Sequence[Sample], k: int, prices: ExposurePrices) -> list[Lists]:
    """Ours, one request after another, with prices learned on the way; one list each per round."""
    rounds = []
    for _ in range(ROUNDS):
        lists = []
        for sample in samples:
            ranking = rank_ours(sample, k, exposure=prices)
            prices = prices.after(ranking)
            lists.append(ranking.items)
        rounds.append(lists)
    return rounds


def measure_exposure(
    samples: Sequence[Sample], rounds: Sequence[Lists]
) -> dict[str, dict[str, float]]:
    """The Gini index of the brands' exposure and the share of all candidates that were shown.

    Args:
        samples: the queries.
        rounds: the lists of every query, once or in several rounds.
    """
    parts: list[Part] = list(zip(samples, zip(*rounds, strict=True), strict=True))
    return {
        "exposure_gini": jackknife(parts, _gini),
        "catalogue_coverage": jackknife(parts, _reach),
    }


def _gini(parts: Sequence[Part]) -> float:
    """Of what the brands among the candidates were shown, over all queries."""
    shown: Counter[str] = Counter()
    for sample, lists in parts:
        facets = sample.facets
        brands = np.flatnonzero(facets.facet_of == facets.number_of("brand")).tolist()
        shown.update({facets.values[v]: 0 for v in brands})
        having = Counter(
            v for items in lists for i in items.tolist() for v in facets.of(i).tolist()
        )
        shown.update({facets.values[v]: having[v] for v in brands if having[v]})
    return gini(list(shown.values()))


def _reach(parts: Sequence[Part]) -> float:
    """The share of all candidates that some request showed."""
    pool = {id_ for sample, _ in parts for id_ in sample.ids}
    shown = ([sample.ids[i] for i in items] for sample, lists in parts for items in lists)
    return catalogue_coverage(shown, len(pool))
