"""The loops for numba that look back at a list: its gains by term, its rivals, what else would add.

As in `loops`, results are those of the NumPy versions beside the callers, to the last bit.
"""

import numpy as np
from numba import float64, int16, int32, int64, void
from numpy.typing import NDArray

from ranking.loops import (
    NEEDS_RANKS,
    add_values,
    count_values,
    cover,
    is_twin,
    largest,
    loop,
    pick,
    raise_totals,
    show_values,
    weigh_up,
)

__all__ = ["find_rivals", "gains_given", "read_rivals", "split_gains"]

Floats = NDArray[np.float64]
Shorts = NDArray[np.int16]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]


@loop()
def beat(
    row: Floats,
    place: int,
    relevance: Floats,
    ranks: Longs,
    grid: Shorts,
    threshold: float,
    parents: Longs,
    chosen: Longs,
) -> int:
    """The best item off the list that is no twin of those before the place; as `pick` returns.

    Blocks in the row the list and the twins that it meets.
    """
    row[chosen] = -np.inf
    while True:
        rival = pick(row, largest(row), relevance, ranks)
        if rival < 0 or not is_twin(rival, chosen, place, grid, threshold, parents):
            return rival
        row[rival] = -np.inf


@loop(
    int64(
        float64[:, ::1], float64[::1], int64[::1],
        int16[:, ::1], float64, int64[::1], int64[::1], int64[::1], float64[::1],
    )
)  # fmt: skip
def read_rivals(
    trail: Floats,
    relevance: Floats,
    ranks: Longs,
    grid: Shorts,
    threshold: float,
    parents: Longs,
    chosen: Longs,
    rivals: Longs,
    gains: Floats,
) -> int:
    """`find_rivals` from what `run_greedy` wrote down, in which it blocks the list."""
    for place in range(len(chosen)):
        row = trail[place]
        rival = beat(row, place, relevance, ranks, grid, threshold, parents, chosen)
        if rival == -2:
            return NEEDS_RANKS
        rivals[place] = rival
        if rival >= 0:
            gains[place] = row[rival]
    return 0


@loop(
    int64(
        float64[::1], float64[::1], int64[::1],
        int32[::1], int32[::1], int32[::1], int32[::1], float64[:, ::1],
        int32[:, ::1], int32[::1], float64,
        int64[::1], int16[:, ::1], float64, int64[::1], int64[::1], int64[::1], float64[::1],
    )
)  # fmt: skip
def find_rivals(
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
    grid: Shorts,
    threshold: float,
    parents: Longs,
    chosen: Longs,
    rivals: Longs,
    gains: Floats,
) -> int:
    """Replays a list; at each place writes the best item that is not on it, or -1, and its gain.

    Returns:
        0, or NEEDS_RANKS.
    """
    still = modular.copy()
    counts = np.zeros(len(marginal), np.int64)
    add_values(still, marginal, indptr, columns, counts)
    for v in range(len(caps)):
        if caps[v] == 0:
            still[members[column_indptr[v] : column_indptr[v + 1]]] = -np.inf
    still[chosen] = -np.inf
    totals = np.zeros(len(modular) if len(sims) else 0, np.int32)
    reached = floor.copy()
    base = raise_totals(totals, sims, reached)
    layout = (indptr, columns, column_indptr, members)
    row = np.empty(len(still))
    for place in range(len(chosen)):
        weigh_up(row, still, totals, base, unit)
        rival = beat(row, place, relevance, ranks, grid, threshold, parents, chosen)
        if rival == -2:
            return NEEDS_RANKS
        rivals[place] = rival
        if rival >= 0:
            gains[place] = row[rival]
        item = chosen[place]
        if len(indptr):
            show_values(item, still, counts, layout, marginal, caps)
        if len(sims):
            base += cover(totals, sims, reached, item)
    return 0


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


@loop(
    void(
        int32[::1], int32[::1], float64[:, ::1], float64[:, ::1],
        int32[:, ::1], int32[::1], float64, int64[::1], float64[:, ::1],
    )
)  # fmt: skip
def split_gains(
    indptr: Ints,
    columns: Ints,
    coverage: Floats,
    exposure: Floats,
    sims: Ints,
    floor: Ints,
    unit: float,
    items: Longs,
    gains: Floats,
) -> None:
    """Adds what each item of a list adds in coverage (1), similarity (2) and exposure (3)."""
    counts = np.zeros(len(coverage), np.int64)
    reached = floor.copy()
    for row in range(len(items)):
        item = items[row]
        if len(indptr):
            for p in range(indptr[item], indptr[item + 1]):
                v = columns[p]
                gains[row, 1] += coverage[v, counts[v]]
                if len(exposure):
                    gains[row, 3] += exposure[v, counts[v]]
                counts[v] += 1
        rise = 0
        for u in range(len(sims)):
            new = sims[u, item]
            if new > reached[u]:
                rise += new - reached[u]
                reached[u] = new
        gains[row, 2] = rise * unit
