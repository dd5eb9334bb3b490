"""Greedy selection: an eager pass over contiguous arrays for each place.

For a list of k places its value is at least 1 - 1/e of the best (Nemhauser, Wolsey, Fisher 1978),
1/2 with one family of caps and 1/(p + 1) with p (Fisher, Nemhauser, Wolsey 1978). Up to a
thousand candidates an eager pass is quicker than lazy evaluation (CELF, Leskovec 2007).
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ranking.constraints import NO_CAP
from ranking.kernels import Kernels, compiled
from ranking.objective import Problem

__all__ = ["Progress", "Rivals", "Rules", "best_of", "breaks", "find_rivals", "select_greedily"]

# Gains are compared after rounding to this grid, so that rounding noise never decides.
TIE = 1e9
NO_RANKS = np.empty(0, np.int64)
# Up to so many gains, all those met are remembered until the rivals are found: 2 MB.
MOST_KEPT = 250_000

Rivals = tuple[NDArray[np.int64], NDArray[np.float64]]


class Progress:
    """What every candidate would still add to the list so far.

    Attributes:
        items: positions chosen, in order.
    """

    def __init__(self, problem: Problem) -> None:
        """Starts from the empty list."""
        self.items: list[int] = []
        self._problem = problem
        self._open = problem.modular.copy()
        self._counts = np.zeros(len(problem.marginal), np.int64)
        facets = problem.facets
        if facets is not None and len(facets.columns) and problem.marginal.shape[1]:
            rows = np.repeat(np.arange(facets.size), np.diff(facets.indptr))
            first = problem.marginal[facets.columns, 0]
            self._open += np.bincount(rows, first, facets.size)
        self._reached = problem.floor.copy()
        self._totals = np.zeros(0, np.int32)
        if problem.sims is not None:
            raised = problem.sims
            if self._reached.any():
                raised = np.maximum(raised, self._reached[:, None])
            self._totals = np.add.reduce(raised, axis=0, dtype=np.int32)

    def gains(self) -> NDArray[np.float64]:
        """(n,) float64; -inf where an item was blocked."""
        if self._problem.sims is None:
            return self._open
        base = int(self._reached.sum(dtype=np.int64))
        return self._open + (self._totals - base) * self._problem.unit

    def block(self, items: int | NDArray[np.integer]) -> None:
        """Takes items out of the running."""
        self._open[items] = -np.inf

    def counts(self, column: int) -> int:
        """How many chosen items have a value."""
        return int(self._counts[column])

    def add(self, item: int) -> None:
        """Chooses an item and lowers what its values and looks can still add."""
        self.items.append(item)
        problem = self._problem
        if problem.facets is not None:
            for column in problem.facets.of(item).tolist():
                times = int(self._counts[column])
                self._counts[column] = times + 1
                row = problem.marginal[column]
                fall = (row[times + 1] if times + 1 < len(row) else 0.0) - row[times]
                if fall:
                    self._open[problem.facets.with_column(column)] += fall
        if problem.sims is not None:
            self._raise_similarity(problem.sims, item)
        self._open[item] = -np.inf

    def _raise_similarity(self, sims: NDArray[np.int32], item: int) -> None:
        """Raises totals to what this item now covers, in the rows where it is nearest."""
        column = sims[:, item]
        nearer = np.flatnonzero(column > self._reached)
        # max(s, new) - max(s, old) = max(0, new - max(s, old)); whole numbers, so exact.
        rows = sims[nearer]
        np.maximum(rows, self._reached[nearer][:, None], out=rows)
        np.subtract(column[nearer][:, None], rows, out=rows)
        np.maximum(rows, 0, out=rows)
        self._totals += np.add.reduce(rows, axis=0, dtype=np.int32)
        self._reached[nearer] = column[nearer]


def best_of(gains: NDArray[np.float64], problem: Problem) -> int:
    """The item of the largest gain; ties by relevance, then by the lowest id. -1 if all blocked."""
    rounded = np.rint(gains * TIE)
    best = rounded.max() if rounded.size else -np.inf
    if best == -np.inf:
        return -1
    tied = np.flatnonzero(rounded == best).tolist()
    return int(min(tied, key=problem.ranks.__getitem__) if tied[1:] else tied[0])


def select_greedily(problem: Problem) -> tuple[list[int], bool, Rivals | None]:
    """Fills the places one by one with the item of the largest gain.

    Returns:
        The items in order; whether every place was filled with all minimums met (caps may
        dead-end it: `lookahead` then finds the way); and what `find_rivals` would find, or None
        where it was not found on the way.
    """
    loops, limits = compiled(), problem.limits
    if loops is not None and (limits is None or not limits.minimums):
        return _select_compiled(problem, loops)
    progress = Progress(problem)
    rules = Rules(problem, progress)
    for pin in rules.pins:
        if rules.forbids(pin):
            return progress.items, False, None
        progress.add(pin)
        rules.follow(pin)
    while len(progress.items) < problem.size:
        item = rules.choose(problem.size - len(progress.items))
        if item < 0:
            return progress.items, False, None
        progress.add(item)
        rules.follow(item)
    return progress.items, rules.are_met(), None


def _select_compiled(problem: Problem, loops: Kernels) -> tuple[list[int], bool, Rivals | None]:
    """The same selection by `loops_greedy.run_greedy`."""
    before, after, pins = compiled_arguments(problem)
    size, n = problem.size, len(problem.ids)
    kept = 0 < size <= MOST_KEPT // n
    chosen, trail = np.empty(size, np.int64), np.empty((size if kept else 1, n))
    rivals = np.empty(size if kept else 0, np.int64), np.empty(size if kept else 0)
    for ranks in (NO_RANKS, None):
        filled = loops.greedy.run_greedy(
            *before, problem.ranks if ranks is None else ranks, *after[:9], pins, *after[9:],
            size, chosen, trail, *rivals,
        )  # fmt: skip
        if filled != loops.greedy.NEEDS_RANKS:
            break
    found = kept and filled == size and rivals[0][0] > -2
    return chosen[:filled].tolist(), filled == size, rivals if found else None


def compiled_arguments(
    problem: Problem,
) -> tuple[tuple[NDArray[Any], ...], tuple[Any, ...], NDArray[np.int64]]:
    """What the compiled loops take before the ranks, after them, and the pins."""
    facets, limits = problem.facets, problem.limits
    empty, longs = np.empty(0, np.int32), NO_RANKS
    layout = (
        (empty, empty, empty, empty)
        if facets is None
        else (facets.indptr, facets.columns, facets.column_indptr, facets.members)
    )
    modular, caps, pins, parents = problem.modular, longs, longs, longs
    grid, threshold = np.empty((0, 0), np.int16), 0.0
    if limits is not None:
        modular = np.where(limits.banned, -np.inf, modular)
        caps = limits.caps if (limits.caps < NO_CAP).any() else longs
        pins = np.asarray(limits.pinned, np.int64)
        grid, threshold = grid if limits.grid is None else limits.grid, limits.threshold
        parents = parents if limits.parents is None else limits.parents
    sims = np.empty((0, 0), np.int32) if problem.sims is None else problem.sims
    after = (
        *layout, problem.marginal, sims, problem.floor, problem.unit, caps, grid, threshold,
        parents,
    )  # fmt: skip
    return (modular, problem.relevance), after, pins


class Rules:
    """Constraints at work on a `Progress`: blocks what a cap, a ban or a twin rules out.

    Attributes:
        pins: positions that come first.
        wanted: column -> how many more items of it the minimums ask for.
    """

    def __init__(self, problem: Problem, progress: Progress) -> None:
        """Blocks the banned, and everything of a value capped at 0."""
        self._problem = problem
        self._progress = progress
        limits = problem.limits
        self.pins: Sequence[int] = limits.pinned if limits is not None else ()
        self.wanted: dict[int, int] = {}
        if limits is not None:
            progress.block(np.flatnonzero(limits.banned))
            self.wanted = {column: n for column, n in limits.minimums.items() if n}
            if problem.facets is not None:
                for column in np.flatnonzero(limits.caps == 0).tolist():
                    progress.block(problem.facets.with_column(column))

    def choose(self, places: int) -> int:
        """The best item that may be shown; one of a wanted value if places run short. Or -1."""
        gains = self._progress.gains()
        if self.are_short(places):
            gains = np.where(self.allowed(places), gains, -np.inf)
        while True:
            item = best_of(gains, self._problem)
            if item < 0 or not self.is_twin(item):
                return item
            self._progress.block(item)
            gains = gains.copy()
            gains[item] = -np.inf

    def are_short(self, places: int) -> bool:
        """Whether every place left is needed for a minimum."""
        return bool(self.wanted) and sum(self.wanted.values()) >= places

    def allowed(self, places: int) -> NDArray[np.bool_]:
        """(n,) what is not blocked, and of a wanted value if places run short."""
        allowed = self._progress.gains() > -np.inf
        facets = self._problem.facets
        if facets is not None and self.are_short(places):
            wanted = np.zeros(len(allowed), np.bool_)
            for column in self.wanted:
                wanted[facets.with_column(column)] = True
            allowed &= wanted
        return allowed

    def forbids(self, item: int) -> bool:
        """Whether a cap or a twin rules an item out now."""
        return bool(self._progress.gains()[item] == -np.inf) or self.is_twin(item)

    def is_twin(self, item: int) -> bool:
        """Whether an item like it is shown already."""
        limits = self._problem.limits
        if limits is None or not limits.guards_twins:
            return False
        return limits.twins(item, self._progress.items) is not None

    def follow(self, item: int) -> None:
        """Blocks the values that are now at their cap and notes the wanted ones that came."""
        limits, facets = self._problem.limits, self._problem.facets
        if limits is None or facets is None:
            return
        for column in facets.of(item).tolist():
            cap = limits.caps[column]
            if cap != NO_CAP and self._progress.counts(column) >= cap:
                self._progress.block(facets.with_column(column))
            if column in self.wanted:
                self.wanted[column] -= 1
                if not self.wanted[column]:
                    del self.wanted[column]

    def are_met(self) -> bool:
        """Whether every minimum is reached."""
        return not self.wanted


def find_rivals(problem: Problem, items: NDArray[np.int64]) -> Rivals:
    """Replays a list: at each place, the best item that is not on it (-1: none) and its gain."""
    rivals, gains = np.empty(len(items), np.int64), np.empty(len(items))
    loops = compiled()
    if loops is not None:
        (modular, relevance), after, _ = compiled_arguments(problem)
        for ranks in (NO_RANKS, None):
            known = problem.ranks if ranks is None else ranks
            found = loops.greedy.find_rivals(
                modular, relevance, known, *after, items, rivals, gains
            )
            if found != loops.greedy.NEEDS_RANKS:
                break
        return rivals, gains
    progress = Progress(problem)
    rules = Rules(problem, progress)
    progress.block(items)
    for place, item in enumerate(items.tolist()):
        rival = rules.choose(problem.size + sum(rules.wanted.values()))
        rivals[place] = rival
        gains[place] = progress.gains()[rival] if rival >= 0 else np.nan
        progress.add(item)
        rules.follow(item)
    return rivals, gains


def breaks(problem: Problem, items: Iterable[int], *, complete: bool = True) -> bool:
    """Whether a set of items violates a constraint, minimums only if it is complete."""
    limits = problem.limits
    if limits is None:
        return False
    shown = list(items)
    if limits.banned[shown].any():
        return True
    facets = problem.facets
    if facets is not None:
        found = np.concatenate([facets.of(i) for i in shown]) if shown else np.empty(0, np.int32)
        counts = np.bincount(found, minlength=len(facets.values))
        if (counts > limits.caps).any():
            return True
        if complete and any(counts[column] < n for column, n in limits.minimums.items()):
            return True
    if complete and not set(limits.pinned) <= set(shown):
        return True
    return limits.guards_twins and any(
        limits.twins(item, shown[:index]) is not None for index, item in enumerate(shown)
    )
