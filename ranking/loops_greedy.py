"""The loops for numba that choose a list, and that find at each place whom its item beat.

As in `loops`, results are those of the NumPy versions beside the callers, to the last bit.
"""

import numpy as np
from numba import float64, int16, int32, int64
from numpy.typing import NDArray

from ranking.loops import (
    add_values,
    cover,
    is_twin,
    largest,
    loop,
    pick,
    raise_totals,
    show_values,
    weigh_up,
)

__all__ = ["NEEDS_RANKS", "find_rivals", "run_greedy"]

Floats = NDArray[np.float64]
Shorts = NDArray[np.int16]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]

# A loop met a tie of gain and relevance and was given no ranks to break it by id.
NEEDS_RANKS = -1


@loop()
def open_gains(
    modular: Floats, layout: tuple[Ints, Ints, Ints, Ints], marginal: Floats, caps: Longs
) -> Floats:
    """What every item adds to an empty list but for its looks; -inf where its cap is 0."""
    indptr, columns, column_indptr, members = layout
    still = modular.copy()
    add_values(still, marginal, indptr, columns, np.zeros(len(marginal), np.int64))
    for v in range(len(caps)):
        if caps[v] == 0:
            still[members[column_indptr[v] : column_indptr[v + 1]]] = -np.inf
    return still


@loop()
def show(
    item: int,
    still: Floats,
    counts: Longs,
    layout: tuple[Ints, Ints, Ints, Ints],
    marginal: Floats,
    caps: Longs,
    totals: Ints,
    sims: Ints,
    reached: Ints,
) -> int:
    """Lowers what the others still add once an item is shown; returns by how much base rises."""
    if len(layout[0]):
        show_values(item, still, counts, layout, marginal, caps)
    return cover(totals, sims, reached, item)


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
    for item in chosen:
        row[item] = -np.inf
    while True:
        rival = pick(row, largest(row), relevance, ranks)
        if rival < 0 or not is_twin(rival, chosen, place, grid, threshold, parents):
            return rival
        row[rival] = -np.inf


@loop()
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
) -> None:
    """Writes what `find_rivals` does from the gains at each place; -2 first if that needs ranks."""
    for place in range(len(chosen)):
        row = trail[place]
        rival = beat(row, place, relevance, ranks, grid, threshold, parents, chosen)
        if rival == -2:
            rivals[0] = rival
            return
        rivals[place] = rival
        gains[place] = row[rival] if rival >= 0 else np.nan


@loop(
    int64(
        float64[::1], float64[::1], int64[::1],
        int32[::1], int32[::1], int32[::1], int32[::1], float64[:, ::1],
        int32[:, ::1], int32[::1], float64,
        int64[::1], int64[::1], int16[:, ::1], float64, int64[::1], int64, int64[::1],
        float64[:, ::1], int64[::1], float64[::1],
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
    rivals: Longs,
    rival_gains: Floats,
) -> int:
    """`greedy.select_greedily` without minimums; -inf in `modular` blocks an item.

    `trail` is scratch: a row per place where rivals are looked for, else one row and no rivals.

    Returns:
        How many places were filled, or NEEDS_RANKS.
    """
    layout = (indptr, columns, column_indptr, members)
    still = open_gains(modular, layout, marginal, caps)
    counts = np.zeros(len(marginal), np.int64)
    totals = np.zeros(len(modular) if len(sims) else 0, np.int32)
    reached = floor.copy()
    base = raise_totals(totals, sims, reached)
    filled = 0
    while filled < size:
        pinned = filled < len(pins)
        row = trail[filled if len(rivals) else 0]
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
        if filled < size:
            base += show(item, still, counts, layout, marginal, caps, totals, sims, reached)
            still[item] = -np.inf
    if filled == size and len(rivals):
        read_rivals(trail, relevance, ranks, grid, threshold, parents, chosen, rivals, rival_gains)
    return filled


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
    layout = (indptr, columns, column_indptr, members)
    still = open_gains(modular, layout, marginal, caps)
    counts = np.zeros(len(marginal), np.int64)
    still[chosen] = -np.inf
    totals = np.zeros(len(modular) if len(sims) else 0, np.int32)
    reached = floor.copy()
    base = raise_totals(totals, sims, reached)
    row = np.empty(len(still))
    for place in range(len(chosen)):
        weigh_up(row, still, totals, base, unit)
        rival = beat(row, place, relevance, ranks, grid, threshold, parents, chosen)
        if rival == -2:
            return NEEDS_RANKS
        rivals[place] = rival
        gains[place] = row[rival] if rival >= 0 else np.nan
        base += show(chosen[place], still, counts, layout, marginal, caps, totals, sims, reached)
    return 0
