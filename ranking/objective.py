"""The objective as arrays: what an item adds to a list, split by term.

    F(S) = a (1/k) sum_{i in S} r_i                                     relevance
         + b sum_f w_f sum_v pi_fv (g(h_fv + c_fv(S)) - g(h_fv))        coverage, g(x) = 1 - rho^x
         + c sum_{u in U} p_u (max(m0_u, max_{j in S} s_uj) - m0_u)     similarity
         + e (1/k) sum_s q_s sqrt(c_s(S))                               exposure
         + d (1/k) |S and previous|                                     stability

It is counted from what the conversation has shown (h, m0), so F of the empty list is 0; monotone
and submodular (Lin and Bilmes 2011: concave over modular, and facility location). Coverage is the
intent-aware diversity of Agrawal 2009 and xQuAD (Santos 2010), with g optimal for alpha-nDCG
(Ashkan 2015).
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ranking.config import RankerConfig
from ranking.constraints import Limits
from ranking.demand import Demand, demand_columns
from ranking.errors import RankingError
from ranking.exposure import ExposurePrices
from ranking.facets import Facets
from ranking.kernels import compiled
from ranking.session import Session
from ranking.vectors import (
    ONE,
    SCALE,
    as_floats,
    choose_representatives,
    read_vectors,
    similarities,
)

__all__ = [
    "TERMS",
    "Problem",
    "coverage_table",
    "evaluate",
    "exposure_table",
    "gains_given",
    "similarity_arrays",
    "split_gains",
]

TERMS = ("relevance", "coverage", "similarity", "exposure", "stability")

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Problem:
    """One request as arrays over its n candidates.

    Attributes:
        ids: (n,) unique.
        relevance: (n,) in [0, 1], higher is better.
        k: places asked for.
        size: places to fill, min(k, candidates that may be shown).
        facets: of the candidates, or None.
        demand: what was asked for, or None.
        session: what was shown before, or None.
        embeddings: as given, or None.
        grid: (n, d) the embeddings on the integer grid, or None.
        limits: the constraints, or None.
        modular: (n,) what an item adds whatever else is shown: relevance and stability.
        stability: (n,) the stability part of it, or None.
        coverage: (V, k) the coverage gained by showing a value for the t-th time, t = 1..k.
        exposure: (V, k) likewise for exposure, or None where no prices are given.
        marginal: (V, k) their sum; decreasing along each row.
        sims: (U, n) int32, p_u s_uj in units of 1 / ONE; or None.
        floor: (U,) int32, p_u m0_u likewise.
        unit: c / ONE.
    """

    ids: Sequence[Hashable]
    relevance: Floats
    k: int
    size: int
    facets: Facets | None
    demand: Demand | None
    session: Session | None
    embeddings: object
    grid: NDArray[np.int16] | None
    limits: Limits | None
    modular: Floats
    stability: Floats | None
    coverage: Floats
    exposure: Floats | None
    marginal: Floats
    sims: NDArray[np.int32] | None
    floor: NDArray[np.int32]
    unit: float

    @cached_property
    def ranks(self) -> NDArray[np.int64]:
        """(n,) places by relevance, then id: what breaks a tie, whatever the input's order."""
        order = np.argsort(-self.relevance, kind="stable")
        ordered = self.relevance[order]
        if (ordered[1:] == ordered[:-1]).any():
            keys: list[Any] = list(zip((-self.relevance).tolist(), self.ids, strict=True))
            try:
                order = np.asarray(sorted(range(len(keys)), key=keys.__getitem__), np.int64)
            except TypeError as error:
                raise RankingError(f"ids must be all text or all numbers: {error}") from None
        ranks = np.empty(len(order), np.int64)
        ranks[order] = np.arange(len(order))
        return ranks

    def restrict(self, items: NDArray[np.int64]) -> "Problem":
        """The same objective over some of the candidates, without constraints."""
        facets, kept = self.facets, np.arange(0)
        if facets is not None:
            found = np.concatenate([facets.of(i) for i in items.tolist()] or [facets.columns[:0]])
            kept = np.unique(found)
            facets = facets.take(items)
        return replace(
            self,
            ids=[self.ids[i] for i in items.tolist()],
            relevance=self.relevance[items],
            facets=facets,
            limits=None,
            modular=self.modular[items],
            stability=None if self.stability is None else self.stability[items],
            coverage=self.coverage[kept],
            exposure=None if self.exposure is None else self.exposure[kept],
            marginal=self.marginal[kept],
            sims=None if self.sims is None else np.ascontiguousarray(self.sims[:, items]),
        )


def coverage_table(
    facets: Facets, demand: Demand | None, session: Session | None, config: RankerConfig, k: int
) -> Floats:
    """(V, k) b w_f pi_fv (g(h + t) - g(h + t - 1)) for t = 1..k."""
    scale = demand_columns(facets, demand, config.share_power, k) * config.coverage_weight
    rho = config.depth
    if session is not None and session.seen:
        for (facet, value), h in session.seen.items():
            column = facets.find(facet, value) if facet in facets.names else None
            if column is not None:
                scale[column] *= rho**h
    table: Floats = np.multiply(scale[:, None], _steps(rho, k))
    return table


@lru_cache(maxsize=64)
def _steps(rho: float, k: int) -> Floats:
    """(k,) g(t) - g(t - 1)."""
    steps: Floats = (1.0 - rho) * np.power(rho, np.arange(k, dtype=np.float64))
    return steps


def similarity_arrays(
    grid: NDArray[np.int16],
    relevance: Floats,
    ids: Sequence[Hashable],
    session: Session | None,
    config: RankerConfig,
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """(U, n) weighted similarities to the representatives and their (U,) floor."""
    count = config.representatives if len(grid) <= config.many else -(-config.representatives // 2)
    chosen = choose_representatives(grid, relevance, ids, count)
    weights = relevance[chosen]
    total = float(weights.sum())
    weights = weights / total if total > 0 else np.full(chosen.size, 1.0 / chosen.size)
    standing = grid[chosen]
    sims = similarities(grid, standing, weights)
    floor = np.zeros(chosen.size, np.int32)
    if session is not None and session.vectors is not None and len(session.strengths):
        shown = read_vectors(session.vectors, len(session.strengths), "session vectors")
        if shown.shape[1] == grid.shape[1]:
            cosines = np.maximum(as_floats(shown) @ as_floats(standing).T, 0).astype(np.float64)
            nearest = (cosines * session.strengths[:, None]).max(axis=0)
            floor = np.rint(nearest * weights * (ONE / float(SCALE) ** 2)).astype(np.int32)
    return sims, floor


def exposure_table(facets: Facets, prices: ExposurePrices, config: RankerConfig, k: int) -> Floats:
    """(V, k) e q_s (sqrt(t) - sqrt(t - 1)) / k for the columns of the priced facet, else 0."""
    q = prices.of_columns(facets)
    steps: Floats = np.diff(np.sqrt(np.arange(k + 1.0)))
    table: Floats = np.multiply((q * (config.exposure_weight / k))[:, None], steps)
    return table


def split_gains(problem: Problem, items: NDArray[np.int64]) -> Floats:
    """What each item of a list adds to those before it, by term; the sum is F.

    Args:
        problem: the request.
        items: (m,) positions in the order shown.

    Returns:
        (m, 5) float64 in the order of TERMS.
    """
    gains = np.zeros((len(items), len(TERMS)))
    if not len(items):
        return gains
    gains[:, 0] = problem.modular[items]
    if problem.stability is not None:
        gains[:, 0] -= problem.stability[items]
        gains[:, 4] = problem.stability[items]
    facets = problem.facets
    loops = compiled()
    if loops is not None:
        empty, table = np.empty(0, np.int32), np.empty((0, 0))
        layout = (empty, empty) if facets is None else (facets.indptr, facets.columns)
        loops.gains.split_gains(
            *layout,
            problem.coverage,
            table if problem.exposure is None else problem.exposure,
            np.empty((0, 0), np.int32) if problem.sims is None else problem.sims,
            problem.floor,
            problem.unit,
            np.ascontiguousarray(items),
            gains,
        )
        return gains
    if facets is not None:
        shown: dict[int, int] = {}
        for row, item in enumerate(items.tolist()):
            for column in facets.of(item).tolist():
                times = shown.get(column, 0)
                shown[column] = times + 1
                gains[row, 1] += problem.coverage[column, times]
                if problem.exposure is not None:
                    gains[row, 3] += problem.exposure[column, times]
    if problem.sims is not None:
        reached = np.column_stack([problem.floor, problem.sims[:, items]])
        totals = np.maximum.accumulate(reached, axis=1).sum(axis=0, dtype=np.int64)
        gains[:, 2] = np.diff(totals) * problem.unit
    return gains


def gains_given(problem: Problem, items: NDArray[np.int64]) -> Floats:
    """(n,) what every candidate would add to a list in any order; its own items included."""
    facets, sims = problem.facets, problem.sims
    loops = compiled()
    if loops is not None:
        gains = np.empty(len(problem.ids))
        empty = np.empty(0, np.int32)
        layout = (empty, empty) if facets is None else (facets.indptr, facets.columns)
        matrix = np.empty((0, 0), np.int32) if sims is None else sims
        loops.gains.gains_given(
            problem.modular, *layout, problem.marginal, matrix, problem.floor, problem.unit,
            items, gains,
        )  # fmt: skip
        return gains
    gains = problem.modular.copy()
    if facets is not None and len(facets.columns):
        shown = np.concatenate([facets.of(i) for i in items.tolist()] or [np.empty(0, np.int32)])
        counts = np.bincount(shown, minlength=len(facets.values))
        following = np.column_stack([problem.marginal, np.zeros(len(counts))])
        nexts = following[np.arange(len(counts)), np.minimum(counts, problem.marginal.shape[1])]
        rows = np.repeat(np.arange(facets.size), np.diff(facets.indptr))
        gains += np.bincount(rows, nexts[facets.columns], facets.size)
    if sims is not None:
        reached = np.maximum(problem.floor, sims[:, items].max(axis=1, initial=0))
        raised = np.maximum(sims, reached[:, None])
        totals = np.add.reduce(raised, axis=0, dtype=np.int32)
        gains += (totals - int(reached.sum(dtype=np.int64))) * problem.unit
    return gains


def evaluate(problem: Problem, items: NDArray[np.int64]) -> float:
    """F of a set of items, in any order."""
    return float(split_gains(problem, items).sum())
