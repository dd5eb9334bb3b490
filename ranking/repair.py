"""One exchange at a time: swaps that raise F, for lists whose certificate is low.

Greedy is weakest on pure facet coverage; local search with single exchanges is at least half of
the best on its own (Nemhauser, Wolsey, Fisher 1978) and in practice closes the gap.
"""

import numpy as np

from ranking.greedy import Progress, best_of, breaks
from ranking.objective import Problem, gains_given

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
    pinned = set(problem.limits.pinned) if problem.limits is not None else set()
    for _ in range(sweeps):
        improved = False
        for place, item in enumerate(chosen):
            if item not in pinned:
                chosen[place] = _best_exchange(problem, chosen, place)
                improved = improved or chosen[place] != item
        if not improved:
            break
    return reorder(problem, chosen) if set(chosen) != set(items) else list(items)


def _best_exchange(problem: Problem, chosen: list[int], place: int) -> int:
    """The item that adds most to the list without one place; its present item if none is better."""
    rest = chosen[:place] + chosen[place + 1 :]
    gains = gains_given(problem, np.asarray(rest, np.int64))
    present = float(gains[chosen[place]])
    gains[rest] = -np.inf
    if problem.limits is None:
        found = best_of(gains, problem)
        return found if gains[found] > present + LEAST_GAIN else chosen[place]
    gains[problem.limits.banned] = -np.inf
    for _ in range(CANDIDATES):
        found = best_of(gains, problem)
        if found < 0 or gains[found] <= present + LEAST_GAIN:
            break
        if not breaks(problem, [*rest, found]):
            return found
        gains[found] = -np.inf
    return chosen[place]


def reorder(problem: Problem, items: list[int]) -> list[int]:
    """The same items, each place taken by the one that adds most; pinned ones stay first."""
    pinned = list(problem.limits.pinned) if problem.limits is not None else []
    among = pinned + sorted(set(items) - set(pinned))
    few = problem.restrict(np.asarray(among, np.int64))
    progress = Progress(few)
    for place in range(len(among)):
        progress.add(place if place < len(pinned) else best_of(progress.gains(), few))
    return [among[place] for place in progress.items]
