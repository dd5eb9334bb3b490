"""The parts of the compiled loops; importing this module needs numba, so only `kernels.warm` does.

Every sum is over whole numbers, or over floats in the order that the NumPy versions beside the
callers use: both give the same list to the last bit. Empty arrays stand for "none".
"""

from collections.abc import Callable
from typing import Any, TypeVar

import numba
import numpy as np
from numpy.typing import NDArray

__all__ = [
    "add_values",
    "count_values",
    "cover",
    "is_twin",
    "largest",
    "loop",
    "pick",
    "raise_totals",
    "show_values",
    "weigh_up",
]

Floats = NDArray[np.float64]
Shorts = NDArray[np.int16]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
F = TypeVar("F", bound=Callable[..., Any])


def loop(signature: Any = None, **options: Any) -> Callable[[F], F]:  # noqa: ANN401
    """Compiles a function, cached on disk where there is a folder to cache in.

    numba renews a cached function when its own file changes, not when one that it calls does: after
    an edit here, delete `ranking/__pycache__`.
    """
    jit: Any = numba.njit
    given = () if signature is None else (signature,)

    def build(function: F) -> F:
        try:
            built: F = jit(*given, cache=True, nogil=True, **options)(function)
        except RuntimeError:
            built = jit(*given, nogil=True, **options)(function)
        return built

    return build


@loop()
def add_values(still: Floats, table: Floats, indptr: Ints, columns: Ints, at: Longs) -> None:
    """Adds to each item table[v, at[v]] of its values, in the order of the columns."""
    places = table.shape[1]
    following = np.zeros(len(table))
    for v in range(len(table)):
        if at[v] < places:
            following[v] = table[v, at[v]]
    for i in range(len(indptr) - 1):
        added = 0.0
        # Unsigned, since numba looks twice at an index that might count from the end.
        for p in range(np.uint32(indptr[i]), np.uint32(indptr[i + 1])):
            added += following[np.uint32(columns[p])]
        still[i] += added


@loop()
def raise_totals(totals: Ints, sims: Ints, reached: Ints) -> int:
    """Adds up max(s, reached) per item; returns the sum of reached."""
    base = 0
    for u in range(len(sims)):
        low = reached[u]
        base += low
        for j in range(len(totals)):
            totals[j] = np.int32(totals[j] + max(sims[u, j], low))
    return base


@loop()
def cover(totals: Ints, sims: Ints, reached: Ints, item: int) -> int:
    """Raises totals to what an item now covers; returns by how much the base rises."""
    rise = 0
    for u in range(len(sims)):
        new, old = sims[u, item], reached[u]
        if new > old:
            reached[u] = new
            rise += new - old
            # Kept in 32 bits: numba widens whole numbers, which halves how many go at a time.
            for j in range(len(totals)):
                rises = np.int32(new - max(sims[u, j], old))
                totals[j] = np.int32(totals[j] + max(rises, np.int32(0)))
    return rise


# No gain is a NaN, so the largest may be looked for several at a time.
@loop(fastmath={"nnan", "nsz"})
def largest(row: Floats) -> float:
    """The largest entry; -inf of none."""
    most = -np.inf
    for j in range(len(row)):
        most = row[j] if row[j] > most else most
    return most


@loop()
def weigh_up(row: Floats, still: Floats, totals: Ints, base: int, unit: float) -> float:
    """Writes what every item would add now, -inf where it is blocked; returns the most."""
    if len(totals):
        low = np.int32(base)
        for j in range(len(row)):
            row[j] = still[j] + np.float64(np.int32(totals[j] - low)) * unit
    else:
        row[:] = still
    return largest(row)


@loop()
def pick(row: Floats, most: float, relevance: Floats, ranks: Longs) -> int:
    """The item of the largest rounded gain, then relevance, then rank; -1 none, -2 needs ranks."""
    if most == -np.inf:
        return -1
    item, tied = -1, False
    top, low = np.rint(most * 1e9), most - 2e-9
    for j in range(len(row)):
        if row[j] >= low and np.rint(row[j] * 1e9) == top:
            if item < 0 or relevance[j] > relevance[item]:
                item, tied = j, False
            elif relevance[j] == relevance[item]:
                tied = True
                if len(ranks) and ranks[j] < ranks[item]:
                    item = j
    return -2 if tied and not len(ranks) else item


@loop()
def is_twin(
    item: int, chosen: Longs, filled: int, grid: Shorts, threshold: float, parents: Longs
) -> bool:
    """Whether an item is a variant or a lookalike of one chosen."""
    for p in range(filled):
        other = chosen[p]
        if len(parents) and parents[item] >= 0 and parents[item] == parents[other]:
            return True
        if len(grid):
            product = 0
            for d in range(grid.shape[1]):
                product += grid[item, d] * grid[other, d]
            if product > threshold:
                return True
    return False


@loop()
def count_values(counts: Longs, indptr: Ints, columns: Ints, items: Longs, held: int) -> None:
    """Counts how many of the first `held` items have each value."""
    counts[:] = 0
    if len(indptr):
        for q in range(held):
            for p in range(indptr[items[q]], indptr[items[q] + 1]):
                counts[columns[p]] += 1


@loop()
def show_values(
    item: int,
    still: Floats,
    counts: Longs,
    layout: tuple[Ints, Ints, Ints, Ints],
    marginal: Floats,
    caps: Longs,
) -> None:
    """Counts an item's values, lowers what they can still add, and blocks those now at a cap."""
    indptr, columns, column_indptr, members = layout
    for p in range(indptr[item], indptr[item + 1]):
        v = columns[p]
        t = counts[v]
        counts[v] = t + 1
        fall = -marginal[v, t]
        if t + 1 < marginal.shape[1]:
            fall = marginal[v, t + 1] - marginal[v, t]
        full = len(caps) > 0 and counts[v] >= caps[v]
        if fall != 0.0 or full:
            change = -np.inf if full else fall
            for q in range(np.uint32(column_indptr[v]), np.uint32(column_indptr[v + 1])):
                still[np.uint32(members[q])] += change
