"""The inner loops for numba; importing this module compiles them, so only `kernels.warm` does.

Every sum is over whole numbers, or over floats in the order that the NumPy versions beside the
callers use: both give the same list to the last bit. Empty arrays stand for "none".
"""

from collections.abc import Callable
from typing import Any, TypeVar

import numba
import numpy as np
from numba import float32, float64, int16, int32, int64, void
from numpy.typing import NDArray

__all__ = [
    "NEEDS_RANKS",
    "add_values",
    "count_values",
    "cover",
    "hash_rows",
    "is_twin",
    "largest",
    "loop",
    "pick",
    "raise_totals",
    "round_vectors",
    "run_greedy",
    "scale_demand",
    "show_values",
    "weigh",
    "weigh_up",
]

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Shorts = NDArray[np.int16]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
F = TypeVar("F", bound=Callable[..., Any])

# `run_greedy` met a tie of gain and relevance and was given no ranks to break it by id.
NEEDS_RANKS = -1


def loop(signature: Any = None, **options: Any) -> Callable[[F], F]:  # noqa: ANN401
    """Compiles a function, cached on disk where there is a folder to cache in."""
    jit: Any = numba.njit
    given = () if signature is None else (signature,)

    def build(function: F) -> F:
        try:
            built: F = jit(*given, cache=True, nogil=True, **options)(function)
        except RuntimeError:
            built = jit(*given, nogil=True, **options)(function)
        return built

    return build


# Lengths may be summed in any order: they are checked, never compared with each other.
@loop(void(float32[:, ::1], float32, int16[:, ::1], float32[::1]), fastmath=True)
def round_vectors(rows: Singles, scale: np.float32, grid: Shorts, squares: Singles) -> None:
    """Writes the rows rounded to the integer grid, and their squared lengths."""
    for i in range(rows.shape[0]):
        total = np.float32(0.0)
        for j in range(rows.shape[1]):
            x = rows[i, j]
            total += x * x
            grid[i, j] = np.int16(np.rint(x * scale))
        squares[i] = total


@loop(void(int16[:, ::1], int64[::1], int64, int64[::1]))
def hash_rows(grid: Shorts, multipliers: Longs, stride: int, keys: Longs) -> None:
    """Writes a hash of some components of each row."""
    for i in range(grid.shape[0]):
        key = 0
        for m in range(len(multipliers)):
            key += np.int64(grid[i, m * stride]) * multipliers[m]
        keys[i] = key


@loop(void(float32[:, ::1], float32[::1], int32[:, ::1]))
def weigh(products: Singles, weights: Singles, sims: Ints) -> None:
    """Writes max(0, product) x weight of its row, as a whole number."""
    for u in range(products.shape[0]):
        weight = weights[u]
        for j in range(products.shape[1]):
            sims[u, j] = np.int32(np.rint(max(products[u, j], np.float32(0.0)) * weight))


@loop(void(float64[::1], int64[:, ::1], float64[::1], int64))
def scale_demand(pi: Floats, spans: Longs, weights: Floats, k: int) -> None:
    """Scales each facet to its share of the weights, over the mass that k items can cover."""
    total = 0.0
    for f in range(len(spans)):
        if spans[f, 1] > 0:
            total += weights[f]
    for f in range(len(spans)):
        low, size, most = spans[f]
        own, mass = pi[low : low + size], 0.0
        if size > k * most:
            largest_last = np.sort(own)
            for i in range(size - k * most, size):
                mass += largest_last[i]
        else:
            for i in range(size):
                mass += own[i]
        scale = weights[f] / (total * mass) if total > 0 and mass > 0 else 0.0
        for i in range(size):
            own[i] *= scale


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


@loop(
    int64(
        float64[::1], float64[::1], int64[::1],
        int32[::1], int32[::1], int32[::1], int32[::1], float64[:, ::1],
        int32[:, ::1], int32[::1], float64,
        int64[::1], int64[::1], int16[:, ::1], float64, int64[::1], int64, int64[::1],
        float64[:, ::1],
    )
)  # fmt: skip
def run_greedy(
    modular: Floats,
    relevance: Floats,
    ranks: Longs,
    indptr: Ints,
    columns: Ints,
    column_indptr: Ints,
    members: Ints,
    marginal: Floats,
    sims: Ints,
    floor: Ints,
    unit: float,
    caps: Longs,
    pins: Longs,
    grid: Shorts,
    threshold: float,
    parents: Longs,
    size: int,
    chosen: Longs,
    trail: Floats,
) -> int:
    """`greedy.select_greedily` without minimums; -inf in `modular` blocks an item.

    `trail` has a row per place for what every item would have added there, or only one row.

    Returns:
        How many places were filled, or NEEDS_RANKS.
    """
    still = modular.copy()
    counts = np.zeros(len(marginal), np.int64)
    add_values(still, marginal, indptr, columns, counts)
    for v in range(len(caps)):
        if caps[v] == 0:
            still[members[column_indptr[v] : column_indptr[v + 1]]] = -np.inf
    totals = np.zeros(len(modular) if len(sims) else 0, np.int32)
    reached = floor.copy()
    base = raise_totals(totals, sims, reached)
    layout = (indptr, columns, column_indptr, members)
    filled = 0
    while filled < size:
        pinned = filled < len(pins)
        row = trail[filled if len(trail) > 1 else 0]
        most = weigh_up(row, still, totals, base, unit)
        item = pins[filled] if pinned else pick(row, most, relevance, ranks)
        if item == -2:
            return NEEDS_RANKS
        if item == -1 or still[item] == -np.inf:
            return filled
        if is_twin(item, chosen, filled, grid, threshold, parents):
            if pinned:
                return filled
            still[item] = -np.inf
            continue
        chosen[filled] = item
        filled += 1
        if len(indptr):
            show_values(item, still, counts, layout, marginal, caps)
        if len(sims):
            base += cover(totals, sims, reached, item)
        still[item] = -np.inf
    return filled
