"""One exchange at a time: swaps that raise F, for lists whose certificate is low.

Greedy is weakest on pure facet coverage; local search with single exchanges is at least half of
the best on its own (Nemhauser, Wolsey, Fisher 1978) and in practice closes the gap.
"""

from dataclasses import replace

import numpy as np

from ranking.greedy import Progress, best_of, breaks
from ranking.objective import Problem, evaluate

__all__ = ["reorder", "swap"]

# An exchange must raise F by more than rounding noise.
LEAST_GAIN = 1e-9
CANDIDATES = 64


def swap(problem: Problem, items: list[int], sweeps: int = 3) -> list[int]:
    """Exchanges items of a list for better ones until none is left, then orders it greedily.

    Args:
        problem: the request.
        items: a list that satisfies its constraints.
        sweeps: passes over the places.
    """
    chosen = list(items)
    value = evaluate(problem, np.asarray(chosen, np.int64))
    pinned = set(problem.limits.pinned) if problem.limits is not None else set()
    for _ in range(sweeps):
        before = value
        for place, item in enumerate(chosen):
            if item in pinned:
                continue
            found, gain = _best_exchange(problem, chosen, place)
            rest = np.asarray(chosen[:place] + chosen[place + 1 :], np.int64)
            raised = evaluate(problem, rest) + gain
            if found >= 0 and raised > value + LEAST_GAIN:
                chosen[place] = found
                value = raised
        if value <= before + LEAST_GAIN:
            break
    return reorder(problem, chosen) if set(chosen) != set(items) else list(items)


def _best_exchange(problem: Problem, chosen: list[int], place: int) -> tuple[int, float]:
    """The item that adds most to the list without one place, and what it adds; -1 if none may."""
    rest = chosen[:place] + chosen[place + 1 :]
    progress = Progress(problem)
    for item in rest:
        progress.add(item)
    gains = progress.gains().copy()
    if problem.limits is not None:
        gains[problem.limits.banned] = -np.inf
    for _ in range(CANDIDATES):
        item = best_of(gains, problem)
        if item < 0 or not breaks(problem, [*rest, item]):
            return item, float(gains[item]) if item >= 0 else 0.0
        gains[item] = -np.inf
    return -1, 0.0


def reorder(problem: Problem, items: list[int]) -> list[int]:
    """The same items, each place taken by the one that adds most; pinned ones stay first."""
    progress = Progress(replace(problem, limits=None))
    pinned = problem.limits.pinned if problem.limits is not None else ()
    for item in pinned:
        progress.add(item)
    outside = np.ones(len(problem.ids), np.bool_)
    outside[items] = False
    progress.block(np.flatnonzero(outside))
    while len(progress.items) < len(items):
        progress.add(best_of(progress.gains(), problem))
    return progress.items
