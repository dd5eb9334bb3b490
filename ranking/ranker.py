"""The entry point: arrays in, a `Ranking` out. Start reading here."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ranking.baselines import by_relevance, select_by_mmr
from ranking.certificate import dual_bound, online_bound
from ranking.config import RankerConfig
from ranking.constraints import Constraints, Relaxation, read_constraints
from ranking.demand import Demand
from ranking.errors import RankingError
from ranking.exact import solve_exactly
from ranking.exposure import ExposurePrices
from ranking.facets import Facets
from ranking.greedy import Rivals, select_greedily
from ranking.lookahead import find_list, relax, select_with_lookahead
from ranking.objective import (
    Problem,
    coverage_table,
    evaluate,
    exposure_table,
    similarity_arrays,
)
from ranking.repair import reorder, swap
from ranking.result import Ranking
from ranking.session import Session
from ranking.vectors import read_vectors

__all__ = ["CERTIFICATES", "METHODS", "Ranker"]

METHODS = ("coverage", "relevance", "mmr")
WHOLE = (int, np.integer)
CERTIFICATES = ("dual", "online", "exact", None)


class Ranker:
    """Chooses the k candidates that together cover most.

    It holds nothing but its configuration: equal inputs give equal lists, in any order of the
    candidates and on any number of threads.
    """

    def __init__(self, config: RankerConfig | None = None) -> None:
        """Uses the default weights unless a configuration is given."""
        self.config = config or RankerConfig()
        self._hash = self.config.digest()

    def rank(
        self,
        ids: Sequence[Hashable],
        relevance: ArrayLike,
        k: int,
        *,
        embeddings: object = None,
        facets: Facets | None = None,
        demand: Demand | None = None,
        session: Session | None = None,
        constraints: Constraints | None = None,
        exposure: ExposurePrices | None = None,
        previous: Sequence[Hashable] = (),
        certify: str | None = "dual",
        method: str = "coverage",
    ) -> Ranking:
        """Ranks the candidates of one request.

        Args:
            ids: n unique ids, all text or all whole numbers.
            relevance: (n,) in [0, 1], higher is better.
            k: places to fill, >= 0; all candidates if there are fewer.
            embeddings: (n, d) unit rows, or None for facets only.
            facets: of the n candidates in the same order, or None for embeddings only.
            demand: which facets are settled and which values are wanted.
            session: what was shown before, which lowers what the same can still gain.
            constraints: hard ones; None = none at all, not even the guard against twins.
            exposure: prices of sellers; None leaves the term out.
            previous: ids of the list that this one replaces; a small bonus keeps it stable.
            certify: "dual", "online", "exact" (n <= 60) or None. A dual or online certificate
                below `repair_below` has the list repaired by exchanges.
            method: "coverage", or "relevance" or "mmr" to compare with.

        Raises:
            RankingError: input that cannot be ranked; names the value and its index.
        """
        if method not in METHODS:
            raise RankingError(f"method is {method!r}; it is one of {', '.join(METHODS)}")
        if certify not in CERTIFICATES:
            raise RankingError(f"certify is {certify!r}; it is 'dual', 'online', 'exact' or None")
        problem = self._read(
            ids, relevance, k, embeddings, facets, demand, session, constraints, exposure, previous
        )
        return self._choose(problem, certify, method)

    def _rerank(
        self, problem: Problem, certify: str | None, method: str, constraints: Constraints
    ) -> Ranking:
        """The same request under other constraints."""
        limits = read_constraints(constraints, problem.ids, problem.k, problem.facets, problem.grid)
        size = len(problem.ids) if limits is None else int((~limits.banned).sum())
        changed = replace(problem, limits=limits, size=min(problem.k, size))
        return self._choose(changed, certify, method)

    def _read(
        self,
        ids: Sequence[Hashable],
        relevance: ArrayLike,
        k: int,
        embeddings: object,
        facets: Facets | None,
        demand: Demand | None,
        session: Session | None,
        constraints: Constraints | None,
        exposure: ExposurePrices | None,
        previous: Sequence[Hashable],
    ) -> Problem:
        config = self.config
        ids = ids.tolist() if isinstance(ids, np.ndarray) else ids
        n = len(ids)
        _check_ids(ids)
        scores = _read_relevance(relevance, n)
        if isinstance(k, bool) or not isinstance(k, WHOLE) or k < 0:
            raise RankingError(f"k is {k!r}; it must be a whole number >= 0")
        k = int(k)
        if facets is not None and facets.size != n:
            raise RankingError(f"facets describe {facets.size} items; there are {n} candidates")
        grid = None if embeddings is None else read_vectors(embeddings, n)
        limits = read_constraints(constraints, ids, k, facets, grid)
        places = max(min(k, n), 1)
        stability = _stability(ids, previous, config.stability_weight, max(k, 1))
        modular = scores * (config.relevance_weight / max(k, 1))
        if stability is not None:
            modular = modular + stability
        coverage = (
            np.zeros((0, places))
            if facets is None
            else coverage_table(facets, demand, session, config, places)
        )
        exposed = None
        if exposure is not None:
            if facets is None:
                raise RankingError(f"exposure names the facet {exposure.facet!r}; give facets")
            exposed = exposure_table(facets, exposure, config, places)
        sims, floor = None, np.zeros(0, np.int32)
        if grid is not None and n and config.similarity_weight > 0:
            sims, floor = similarity_arrays(grid, scores, ids, session, config)
        return Problem(
            ids=ids,
            relevance=scores,
            k=k,
            size=min(k, n if limits is None else int((~limits.banned).sum())),
            facets=facets,
            demand=demand,
            session=session,
            embeddings=embeddings,
            grid=grid,
            limits=limits,
            modular=modular,
            stability=stability,
            coverage=coverage,
            exposure=exposed,
            marginal=coverage if exposed is None else coverage + exposed,
            sims=sims,
            floor=floor,
            unit=config.similarity_weight / (1 << 30),
        )

    def _choose(self, problem: Problem, certify: str | None, method: str) -> Ranking:
        # Not a closure over itself: a cycle would keep the arrays until the collector ran.
        rerank = partial(self._rerank, problem, certify, method)
        problem, chosen, relaxations, beaten = _fill(problem, method)
        missing = problem.limits.missing if problem.limits is not None else ()
        relaxations = (
            *(Relaxation(f"{facet}={value}", "minimum", n, 0) for facet, value, n in missing),
            *relaxations,
        )
        items = np.asarray(chosen, np.int64)
        bound, repaired = None, False
        if certify == "exact":
            bound = solve_exactly(problem)[1]
        elif certify is not None:
            value = evaluate(problem, items)
            bound = self._bound(problem, items, certify, value)
            if method == "coverage" and value < self.config.repair_below * bound:
                better = swap(problem, chosen)
                repaired = better != chosen
                items = np.asarray(better, np.int64)
        if certify == "exact" and method == "coverage":
            items, repaired = self._take_optimum(problem, items, bound or 0.0)
        return Ranking(
            ids=tuple([problem.ids[i] for i in items.tolist()]),
            items=items,
            bound=bound,
            certified_by=certify,
            relaxations=relaxations,
            repaired=repaired,
            method=method,
            config_hash=self._hash,
            problem=problem,
            rerank=rerank,
            beaten=None if repaired else beaten,
        )

    def _bound(
        self, problem: Problem, items: NDArray[np.int64], certify: str, value: float
    ) -> float:
        if certify == "online":
            return online_bound(problem, items, value)
        return dual_bound(problem, items, self.config.iterations, value)

    def _take_optimum(
        self, problem: Problem, items: NDArray[np.int64], best: float
    ) -> tuple[NDArray[np.int64], bool]:
        """The greedy list where it is optimal already, else the optimum in greedy order."""
        if evaluate(problem, items) >= best - 1e-9:
            return items, False
        return np.asarray(reorder(problem, solve_exactly(problem)[0]), np.int64), True


def _fill(
    problem: Problem, method: str
) -> tuple[Problem, list[int], tuple[Relaxation, ...], Rivals | None]:
    """Chooses the items; looks ahead, and relaxes, only where the plain pass dead-ends."""
    beaten: Rivals | None = None
    if method == "mmr":
        chosen, filled = select_by_mmr(problem)
    elif method == "relevance":
        chosen, filled, _ = select_greedily(by_relevance(problem))
    else:
        chosen, filled, beaten = select_greedily(problem)
    if filled:
        return problem, chosen, (), beaten
    relaxations: tuple[Relaxation, ...] = ()
    witness = find_list(problem)
    if witness is None:
        problem, witness, relaxations = relax(problem)
    goal = problem if method == "coverage" else by_relevance(problem)
    return problem, select_with_lookahead(goal, witness), relaxations, None


def _check_ids(ids: Sequence[Hashable]) -> None:
    if len(set(ids)) != len(ids):
        first: dict[Hashable, int] = {}
        for index, id_ in enumerate(ids):
            if id_ in first:
                raise RankingError(
                    f"id {id_!r} at index {index} is already at index {first[id_]}; ids are unique"
                )
            first[id_] = index


def _read_relevance(relevance: ArrayLike, n: int) -> NDArray[np.float64]:
    try:
        scores = np.asarray(relevance, np.float64)
    except (TypeError, ValueError) as error:
        raise RankingError(f"relevance is not an array of numbers: {error}") from None
    if scores.shape != (n,):
        raise RankingError(f"relevance has shape {scores.shape}; expected ({n},), one per id")
    # Written so that NaN counts as bad.
    if n and not (np.minimum.reduce(scores) >= 0 and np.maximum.reduce(scores) <= 1):
        bad = int(np.flatnonzero(~((scores >= 0) & (scores <= 1)))[0])
        raise RankingError(
            f"relevance[{bad}] is {scores[bad]}; every score must be finite and lie between 0 and 1"
        )
    return scores


def _stability(
    ids: Sequence[Hashable], previous: Sequence[Hashable], weight: float, k: int
) -> NDArray[np.float64] | None:
    if not len(previous) or not weight:
        return None
    before = set(previous)
    return np.asarray([weight / k if id_ in before else 0.0 for id_ in ids], np.float64)
