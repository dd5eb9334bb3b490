"""The inner loops for numba; importing this module compiles them, so only `kernels.warm` does.

Every sum is over whole numbers, or over floats in the order that the NumPy versions beside the
callers use: both give the same list to the last bit. Empty arrays stand for "none".
"""

from collections.abc import Callable
from typing import Any, TypeVar

import numba
import numpy as np
from numba import boolean, float32, float64, int32, int64, void
from numpy.typing import NDArray

__all__ = ["descend", "gains_given", "round_vectors", "run_greedy", "weigh"]

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Bools = NDArray[np.bool_]
F = TypeVar("F", bound=Callable[..., Any])

# `run_greedy` met a tie of gain and relevance and was given no ranks to break it by id.
NEEDS_RANKS = -1
NO_CAP = 2**31 - 1
MOST = 2.0**30


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
@loop(void(float32[:, ::1], float32, float32[:, ::1], float32[::1]), fastmath=True)
def round_vectors(rows: Singles, scale: np.float32, grid: Singles, squares: Singles) -> None:
    """Writes the rows rounded to the integer grid, and their squared lengths."""
    for i in range(rows.shape[0]):
        total = np.float32(0.0)
        for j in range(rows.shape[1]):
            x = rows[i, j]
            total += x * x
            grid[i, j] = np.rint(x * scale)
        squares[i] = total


@loop(void(float32[:, ::1], float32[::1], int32[:, ::1]))
def weigh(products: Singles, weights: Singles, sims: Ints) -> None:
    """Writes max(0, product) x weight of its row, as a whole number."""
    for u in range(products.shape[0]):
        weight = weights[u]
        for j in range(products.shape[1]):
            sims[u, j] = np.int32(np.rint(max(products[u, j], np.float32(0.0)) * weight))


@loop()
def add_values(still: Floats, table: Floats, indptr: Ints, columns: Ints, at: Longs) -> None:
    """Adds to each item table[v, at[v]] of its values, in the order of the columns."""
    places = table.shape[1]
    for i in range(len(indptr) - 1):
        added = 0.0
        for p in range(indptr[i], indptr[i + 1]):
            v = columns[p]
            if at[v] < places:
                added += table[v, at[v]]
        still[i] += added


@loop()
def raise_totals(totals: Ints, sims: Ints, reached: Ints) -> int:
    """Adds up max(s, reached) per item; returns the sum of reached."""
    base = 0
    for u in range(len(sims)):
        low = reached[u]
        base += low
        for j in range(len(totals)):
            totals[j] += max(sims[u, j], low)
    return base


@loop()
def cover(totals: Ints, sims: Ints, reached: Ints, item: int) -> int:
    """Lowers totals by what an item now covers; returns by how much the base rises."""
    rise = 0
    for u in range(len(sims)):
        new, old = sims[u, item], reached[u]
        if new > old:
            reached[u] = new
            rise += new - old
            for j in range(len(totals)):
                totals[j] -= max(new - max(sims[u, j], old), 0)
    return rise


@loop()
def pick(
    still: Floats, totals: Ints, base: int, unit: float, relevance: Floats, ranks: Longs
) -> int:
    """The item of the largest rounded gain, then relevance, then rank; -1 none, -2 needs ranks."""
    best, item, tied = -np.inf, -1, False
    for j in range(len(still)):
        gain = still[j]
        if gain == -np.inf:
            continue
        if len(totals):
            gain += (totals[j] - base) * unit
        gain = np.rint(gain * 1e9)
        if gain > best:
            best, item, tied = gain, j, False
        elif gain == best:
            if relevance[j] > relevance[item]:
                item, tied = j, False
            elif relevance[j] == relevance[item]:
                tied = True
                if len(ranks) and ranks[j] < ranks[item]:
                    item = j
    return -2 if tied and not len(ranks) else item


@loop()
def is_twin(
    item: int, chosen: Longs, filled: int, grid: Singles, threshold: float, parents: Longs
) -> bool:
    """Whether an item is a variant or a lookalike of one chosen."""
    for p in range(filled):
        other = chosen[p]
        if len(parents) and parents[item] >= 0 and parents[item] == parents[other]:
            return True
        if len(grid):
            product = 0.0
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
            for q in range(column_indptr[v], column_indptr[v + 1]):
                if full:
                    still[members[q]] = -np.inf
                else:
                    still[members[q]] += fall


@loop(
    int64(
        float64[::1], float64[::1], int64[::1],
        int32[::1], int32[::1], int32[::1], int32[::1], float64[:, ::1],
        int32[:, ::1], int32[::1], float64,
        int64[::1], int64[::1], float32[:, ::1], float64, int64[::1], int64, int64[::1],
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
    grid: Singles,
    threshold: float,
    parents: Longs,
    size: int,
    chosen: Longs,
) -> int:
    """`greedy.select_greedily` without minimums; -inf in `modular` blocks an item.

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
        item = pins[filled] if pinned else pick(still, totals, base, unit, relevance, ranks)
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


@loop(
    void(
        float64[::1], int32[::1], int32[::1], float64[:, ::1],
        int32[:, ::1], int32[::1], float64, int64[::1], float64[::1],
    )
)  # fmt: skip
def gains_given(
    modular: Floats,
    indptr: Ints,
    columns: Ints,
    marginal: Floats,
    sims: Ints,
    floor: Ints,
    unit: float,
    items: Longs,
    gains: Floats,
) -> None:
    """Writes what every candidate would add to a list in any order; its own items included."""
    counts = np.zeros(len(marginal), np.int64)
    count_values(counts, indptr, columns, items, len(items))
    gains[:] = modular
    add_values(gains, marginal, indptr, columns, counts)
    if len(sims):
        reached = floor.copy()
        for u in range(len(sims)):
            for item in items:
                reached[u] = max(reached[u], sims[u, item])
        totals = np.zeros(len(modular), np.int32)
        base = raise_totals(totals, sims, reached)
        for j in range(len(gains)):
            gains[j] += (totals[j] - base) * unit


@loop()
def excess(over: Ints, sims: Ints, lam: Longs) -> None:
    """Per item, the sum of max(0, s - lambda)."""
    over[:] = 0
    for u in range(len(sims)):
        cut = np.int32(lam[u])
        for j in range(len(over)):
            over[j] += max(sims[u, j] - cut, 0)


@loop()
def take_top(values: Floats, ranks: Longs, forced: Bools, barred: Bools, top: Longs) -> int:
    """The largest values, forced items first, ties to the lower rank; returns how many."""
    held = 0
    for j in range(len(values)):
        if barred[j]:
            continue
        at = held
        while at > 0:
            other = top[at - 1]
            if forced[other] != forced[j]:
                ahead = forced[other]
            elif values[other] != values[j]:
                ahead = values[other] > values[j]
            else:
                ahead = ranks[other] < ranks[j]
            if ahead:
                break
            at -= 1
        if at < len(top):
            for q in range(min(held, len(top) - 1), at, -1):
                top[q] = top[q - 1]
            top[at] = j
            held = min(held + 1, len(top))
    return held


@loop()
def link_values(marginal: Floats, mu: Floats, above: Longs) -> float:
    """Sums max(0, w_vt - mu_v) and counts its terms per value."""
    linked = 0.0
    for v in range(len(marginal)):
        above[v] = 0
        for t in range(marginal.shape[1]):
            if marginal[v, t] > mu[v]:
                linked += marginal[v, t] - mu[v]
                above[v] += 1
    return linked


@loop()
def slope_lambda(slopes: Longs, sims: Ints, lam: Longs, top: Longs, held: int) -> int:
    """One less the top items above lambda, per representative; returns the squared length."""
    length = 0
    for u in range(len(lam)):
        slopes[u] = 1
        for q in range(held):
            if sims[u, top[q]] > lam[u]:
                slopes[u] -= 1
        length += slopes[u] * slopes[u]
    return length


@loop()
def step_links(
    mu: Floats, nu: Floats, caps: Longs, shown: Longs, above: Longs, step: float
) -> None:
    """A step of the multipliers of values and caps, kept >= 0."""
    for v in range(len(mu)):
        mu[v] = max(0.0, mu[v] - step * (shown[v] - above[v]))
        if caps[v] < NO_CAP:
            nu[v] = max(0.0, nu[v] - step * (caps[v] - shown[v]))


@loop()
def step_lambda(lam: Longs, floor: Ints, slopes: Longs, step: float) -> None:
    """A step of the multipliers of the representatives, kept within floor..MOST."""
    for u in range(len(lam)):
        moved = np.rint(lam[u] - step * slopes[u])
        lam[u] = np.int64(min(max(moved, np.float64(floor[u])), MOST))


@loop(
    float64(
        float64[::1], int64[::1], int32[::1], int32[::1], float64[:, ::1],
        int32[:, ::1], int32[::1], float64, int64[::1], boolean[::1], boolean[::1],
        float64[::1], float64[::1], int64[::1], float64, int64, int64,
    )
)  # fmt: skip
def descend(
    modular: Floats,
    ranks: Longs,
    indptr: Ints,
    columns: Ints,
    marginal: Floats,
    sims: Ints,
    floor: Ints,
    unit: float,
    caps: Longs,
    forced: Bools,
    barred: Bools,
    mu: Floats,
    nu: Floats,
    lam: Longs,
    value: float,
    size: int,
    iterations: int,
) -> float:
    """Polyak steps on the dual from the multipliers given, which it overwrites; the least bound.

    `caps` has one entry per value, NO_CAP where there is none.
    """
    n, width = len(modular), len(marginal)
    values, price = np.zeros(n), np.zeros((width, 1))
    over = np.zeros(n if len(sims) else 0, np.int32)
    top = np.zeros(size, np.int64)
    shown, above, zero = np.zeros((3, width), np.int64)
    slopes = np.zeros(len(lam), np.int64)
    best = np.inf
    for _ in range(iterations):
        price[:, 0] = mu - nu
        values[:] = modular
        add_values(values, price, indptr, columns, zero)
        excess(over, sims, lam)
        for j in range(len(over)):
            values[j] += over[j] * unit
        held = take_top(values, ranks, forced, barred, top)
        bound = 0.0
        for q in range(held):
            bound += values[top[q]]
        spare = 0
        for u in range(len(lam)):
            spare += lam[u] - floor[u]
        bound += spare * unit
        bound += link_values(marginal, mu, above)
        count_values(shown, indptr, columns, top, held)
        length = slope_lambda(slopes, sims, lam, top, held)
        for v in range(width):
            length += (shown[v] - above[v]) ** 2
            if caps[v] < NO_CAP:
                bound += nu[v] * caps[v]
                length += (caps[v] - shown[v]) ** 2
        best = min(best, bound)
        gap = bound - value
        if length == 0 or gap <= 0.0:
            break
        step = gap / length
        step_links(mu, nu, caps, shown, above, step)
        if len(lam):
            step_lambda(lam, floor, slopes, step / unit)
    return best
