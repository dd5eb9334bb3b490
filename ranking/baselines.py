"""The rankings to compare with: by relevance alone, and MMR. Both obey the same constraints."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ranking.errors import RankingError
from ranking.greedy import Progress, Rules, best_of
from ranking.objective import Problem
from ranking.vectors import SCALE, as_floats

__all__ = ["by_relevance", "select_by_mmr"]


def by_relevance(problem: Problem) -> Problem:
    """The same request with nothing but relevance to gain."""
    return replace(
        problem,
        modular=problem.relevance / max(problem.k, 1),
        marginal=np.zeros_like(problem.marginal),
        sims=None,
    )


def select_by_mmr(problem: Problem, relevance_weight: float = 0.5) -> tuple[list[int], bool]:
    """Maximal marginal relevance: weight * r_i - (1 - weight) * max cosine to those chosen.

    Carbonell and Goldstein 1998, equation 1.

    Returns:
        As `select_greedily`.

    Raises:
        RankingError: there are no embeddings.
    """
    if problem.grid is None:
        raise RankingError("method 'mmr' compares embeddings; give some, or use 'coverage'")
    plain, grid = by_relevance(problem), as_floats(problem.grid)
    progress = Progress(plain)
    rules = Rules(plain, progress)
    nearest = np.full(len(problem.ids), 0.0, np.float64)
    pins = list(rules.pins)
    while len(progress.items) < problem.size:
        if pins:
            item = pins.pop(0)
            if rules.forbids(item):
                return progress.items, False
        else:
            item = _choose(plain, rules, progress, nearest, relevance_weight)
            if item < 0:
                return progress.items, False
        cosines = (grid @ grid[item]) / float(SCALE) ** 2
        nearest = np.maximum(nearest, cosines) if progress.items else cosines.astype(np.float64)
        progress.add(item)
        rules.follow(item)
    return progress.items, rules.are_met()


def _choose(
    problem: Problem,
    rules: Rules,
    progress: Progress,
    nearest: NDArray[np.float64],
    relevance_weight: float,
) -> int:
    while True:
        scores = relevance_weight * problem.relevance - (1 - relevance_weight) * nearest
        allowed = rules.allowed(problem.size - len(progress.items))
        scores[~allowed] = -np.inf
        item = best_of(scores, problem)
        if item < 0 or not rules.is_twin(item):
            return item
        progress.block(item)
