"""When greedy dead-ends: is there a list that satisfies the constraints, and if not, what gives?

Decided exactly by an integer program (scipy's HiGHS) or, without scipy, by a bounded search.
Reached only when the plain greedy pass could not fill the list, so an ordinary request never pays.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ranking.constraints import NO_CAP, Limits, Relaxation
from ranking.greedy import Progress, Rules, breaks, select_greedily
from ranking.objective import Problem
from ranking.vectors import as_floats

__all__ = ["find_list", "relax", "select_with_lookahead"]

# Nodes that the search without scipy visits before it gives up.
BUDGET = 20_000


def select_with_lookahead(problem: Problem, witness: Sequence[int]) -> list[int]:
    """Greedy that only takes an item with which the list can still be completed.

    Args:
        problem: whose constraints can be satisfied.
        witness: a list that satisfies them.
    """
    progress = Progress(problem)
    rules = Rules(problem, progress)
    ahead = set(witness)
    for pin in rules.pins:
        progress.add(pin)
        rules.follow(pin)
    while len(progress.items) < problem.size:
        item = rules.choose(problem.size - len(progress.items))
        if item < 0:
            # Reserving places for minimums is over-careful where one item serves two.
            item = rules.choose(problem.size + 1 + sum(rules.wanted.values()))
        if item not in ahead:
            found = _admit(problem, ahead, progress.items, item)
            if found is None:
                progress.block(item)
                continue
            ahead = found
        progress.add(item)
        rules.follow(item)
    return progress.items


def _admit(problem: Problem, ahead: set[int], fixed: list[int], item: int) -> set[int] | None:
    """A completion that includes the item: the witness with one exchange, or a new one."""
    for other in sorted(ahead - set(fixed)):
        trial = (ahead - {other}) | {item}
        if not breaks(problem, sorted(trial)):
            return trial
    found = find_list(problem, [*fixed, item])
    return None if found is None else set(found)


def find_list(problem: Problem, fixed: Sequence[int] = ()) -> list[int] | None:
    """A list of `problem.size` items that satisfies every constraint, or None if there is none.

    Args:
        problem: the request.
        fixed: items that the list must include.
    """
    if _is_too_tight(problem):
        return None
    if not fixed:
        chosen, filled, _ = select_greedily(problem)
        if filled:
            return chosen
    fixed = list(dict.fromkeys([*fixed, *(problem.limits.pinned if problem.limits else ())]))
    try:
        from scipy.optimize import milp
    except ImportError:
        return _search(problem, fixed)
    return _solve(problem, fixed, milp)


def _is_too_tight(problem: Problem) -> bool:
    """Whether the caps of one facet alone leave fewer items than places: no search is needed."""
    facets, limits = problem.facets, problem.limits
    if facets is None or limits is None:
        return False
    counts = np.bincount(
        facets.columns[np.repeat(~limits.banned, np.diff(facets.indptr))],
        minlength=len(facets.values),
    )
    lost = np.maximum(counts - limits.caps, 0)
    for first, size, most in facets.spans.tolist():
        # With several values an item may count against several caps; then this says too much.
        if most <= 1 and (~limits.banned).sum() - lost[first : first + size].sum() < problem.size:
            return True
    return False


def relax(problem: Problem) -> tuple[Problem, list[int], tuple[Relaxation, ...]]:
    """Loosens as little as possible: one constraint, by the least that helps; or else several.

    Returns:
        The problem as relaxed, a list that satisfies it, and what was relaxed.
    """
    limits = problem.limits
    if limits is None:
        raise ValueError("there is no constraint to relax")
    knobs = list(_knobs(problem, limits))
    for amount in range(1, problem.size + 1):
        for name, kind, turn in knobs:
            loosened, asked, used = turn(limits, amount)
            if asked == used:
                continue
            trial = replace(problem, limits=loosened)
            found = find_list(trial)
            if found is not None:
                return trial, found, (Relaxation(name, kind, asked, used),)
    return _relax_several(problem, limits, knobs)


Turn = Callable[[Limits, int], tuple[Limits, float, float]]


def _relax_several(
    problem: Problem, limits: Limits, knobs: list[tuple[str, str, Turn]]
) -> tuple[Problem, list[int], tuple[Relaxation, ...]]:
    """Everything loosened as far as it goes, then each tightened back while a list remains."""
    amounts = [problem.size] * len(knobs)

    def loosen() -> tuple[Problem, tuple[Relaxation, ...]]:
        loosened, relaxed = limits, []
        for (name, kind, turn), amount in zip(knobs, amounts, strict=True):
            if amount:
                loosened, asked, used = turn(loosened, amount)
                if asked != used:
                    relaxed.append(Relaxation(name, kind, asked, used))
        return replace(problem, limits=loosened), tuple(relaxed)

    trial, relaxed = loosen()
    found = find_list(trial)
    for index in range(len(knobs)):
        for amount in range(problem.size):
            kept, amounts[index] = amounts[index], amount
            tighter, fewer = loosen()
            shorter = find_list(tighter)
            if shorter is not None:
                trial, found, relaxed = tighter, shorter, fewer
                break
            amounts[index] = kept
    if found is None:
        raise ValueError("no list exists even without constraints")
    return trial, found, relaxed


def _knobs(problem: Problem, limits: Limits) -> Iterator[tuple[str, str, Turn]]:
    """What can be loosened, the least harmful first: caps, then minimums, then twins."""
    facets = problem.facets
    if facets is not None:
        capped = sorted(set(facets.facet_of[limits.caps != NO_CAP].tolist()))
        for number in capped:
            yield facets.names[number], "cap", _cap_turn(facets.facet_of == number)
        for column in sorted(limits.minimums):
            name = f"{facets.names[facets.facet_of[column]]}={facets.values[column]}"
            yield name, "minimum", _minimum_turn(column)
    if limits.guards_twins:
        yield "near_duplicate", "near_duplicate", _allow_twins


def _cap_turn(columns: NDArray[np.bool_]) -> Turn:
    def turn(limits: Limits, amount: int) -> tuple[Limits, float, float]:
        capped = columns & (limits.caps != NO_CAP)
        caps = np.where(capped, limits.caps + amount, limits.caps)
        asked = float(limits.caps[capped].min())
        return replace(limits, caps=caps), asked, asked + amount

    return turn


def _minimum_turn(column: int) -> Turn:
    def turn(limits: Limits, amount: int) -> tuple[Limits, float, float]:
        asked = limits.minimums[column]
        used = max(0, asked - amount)
        return replace(limits, minimums={**limits.minimums, column: used}), asked, used

    return turn


def _allow_twins(limits: Limits, amount: int) -> tuple[Limits, float, float]:
    return replace(limits, grid=None, parents=None), limits.threshold, np.inf


def _solve(problem: Problem, fixed: list[int], milp: Callable[..., object]) -> list[int] | None:
    """The integer program: of the feasible lists, the one of the largest first gains."""
    from scipy.optimize import Bounds, LinearConstraint
    from scipy.sparse import csr_matrix

    n, limits = len(problem.ids), problem.limits
    rows, columns, low, high = constraint_rows(problem)
    entries = np.ones(len(rows))
    matrix = csr_matrix((entries, (rows, columns)), shape=(len(low), n))
    ceiling = np.ones(n) if limits is None else (~limits.banned).astype(float)
    floor = np.zeros(n)
    floor[fixed] = 1.0
    if (floor > ceiling).any():
        return None
    solved = milp(
        c=-Progress(problem).gains(),
        constraints=LinearConstraint(matrix, low, high),
        integrality=np.ones(n),
        bounds=Bounds(floor, ceiling),
    )
    x = getattr(solved, "x", None)
    return None if x is None else np.flatnonzero(x > 0.5).tolist()


def constraint_rows(
    problem: Problem,
) -> tuple[NDArray[np.int64], NDArray[np.int64], list[float], list[float]]:
    """The rows: how many items, caps, minimums, twins; as coordinates with lower and upper ends."""
    n, limits, facets = len(problem.ids), problem.limits, problem.facets
    groups: list[NDArray[np.int64]] = [np.arange(n)]
    low, high = [float(problem.size)], [float(problem.size)]
    if limits is not None and facets is not None:
        for column in np.flatnonzero(limits.caps != NO_CAP).tolist():
            groups.append(facets.with_column(column).astype(np.int64))
            low.append(0.0)
            high.append(float(limits.caps[column]))
        for column, least in limits.minimums.items():
            groups.append(facets.with_column(column).astype(np.int64))
            low.append(float(least))
            high.append(float(n))
    for group in twin_groups(limits):
        groups.append(group)
        low.append(0.0)
        high.append(1.0)
    rows = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    return rows, np.concatenate(groups), low, high


def twin_groups(limits: Limits | None) -> Iterator[NDArray[np.int64]]:
    """Sets of items of which one may be shown: variants of one parent, and pairs of lookalikes."""
    if limits is None:
        return
    if limits.parents is not None:
        for parent in np.unique(limits.parents[limits.parents >= 0]):
            yield np.flatnonzero(limits.parents == parent)
    if limits.grid is not None:
        grid = as_floats(limits.grid)
        for start in range(0, len(grid), 1024):
            close = grid[start : start + 1024] @ grid.T > limits.threshold
            for row, column in zip(*np.nonzero(close), strict=True):
                if start + row < column:
                    yield np.asarray([start + row, column])


def _search(problem: Problem, fixed: list[int]) -> list[int] | None:
    """Depth first over the candidates by first gain, within a budget of nodes."""
    if breaks(problem, fixed, complete=False):
        return None
    gains = Progress(problem).gains()
    order = [i for i in np.argsort(-gains, kind="stable").tolist() if i not in fixed]
    stack: list[tuple[list[int], int]] = [(fixed, 0)]
    for _ in range(BUDGET):
        if not stack:
            return None
        chosen, start = stack.pop()
        if len(chosen) == problem.size:
            if not breaks(problem, chosen):
                return chosen
            continue
        for place in range(start, len(order) - (problem.size - len(chosen)) + 1):
            trial = [*chosen, order[place]]
            if not breaks(problem, trial, complete=False):
                stack.append((chosen, place + 1))
                stack.append((trial, place + 1))
                break
    return None
