"""The rankers that `vitrine evaluate diversity` compares, each with its one trade-off weight.

They take arrays; none of them knows a product.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from ranking import ExposurePrices, Facets, Ranker, RankerConfig, Ranking

__all__ = ["PEERS", "PRODUCT", "Sample", "Selector", "peers", "rank_ours", "weighted"]

PRODUCT = "product"
# Our names of pyversity's strategies.
PEERS = {"mmr": "mmr", "dpp": "dpp", "ssd": "ssd", "pyversity cover": "cover"}


@dataclass(frozen=True, slots=True)
class Sample:
    """The candidates of one query.

    Attributes:
        query: its words.
        key: its id in the judgments.
        ids: (n,) product ids, best first.
        relevance: (n,) float64 in [0, 1].
        embeddings: (n, d) float32 unit rows.
        facets: brand, price band and colour (or what stands for it) of the candidates.
        priced: the same and each product as a value of its own, which is not to be covered.
    """

    query: str
    key: str
    ids: tuple[str, ...]
    relevance: NDArray[np.float64]
    embeddings: NDArray[np.float32]
    facets: Facets
    priced: Facets


Selector = Callable[[Sample, int], NDArray[np.int64]]


def rank_ours(
    sample: Sample,
    k: int,
    config: RankerConfig | None = None,
    exposure: ExposurePrices | None = None,
) -> Ranking:
    """The coverage ranker on a sample."""
    return Ranker(config).rank(
        sample.ids,
        sample.relevance,
        k,
        embeddings=sample.embeddings,
        facets=sample.facets if exposure is None else sample.priced,
        exposure=exposure,
    )


def weighted(weight: float) -> RankerConfig:
    """Ours at another trade-off: `weight` of everything that is not relevance.

    Coverage and similarity keep their default proportion.
    """
    usual = RankerConfig()
    diverse = usual.coverage_weight + usual.similarity_weight
    return RankerConfig(
        relevance_weight=1.0 - weight,
        coverage_weight=weight * usual.coverage_weight / diverse,
        similarity_weight=weight * usual.similarity_weight / diverse,
        exposure_weight=usual.exposure_weight,
    )


def peers(weight: float = 0.5) -> dict[str, Selector]:
    """Relevance, and pyversity's strategies at a diversity of `weight` where it is installed."""
    systems: dict[str, Selector] = {"relevance": _by_relevance}
    if find_spec("pyversity") is not None:
        for name, strategy in PEERS.items():
            systems[name] = _pyversity(strategy, weight)
    return systems


def _by_relevance(sample: Sample, k: int) -> NDArray[np.int64]:
    return np.argsort(-sample.relevance, kind="stable")[:k]


def _pyversity(strategy: str, weight: float) -> Selector:
    diversify = import_module("pyversity").diversify

    def select(sample: Sample, k: int) -> NDArray[np.int64]:
        scores = sample.relevance.astype(np.float32)
        found = diversify(sample.embeddings, scores, k, strategy, diversity=weight)
        return np.asarray(found.indices, np.int64)

    return select
