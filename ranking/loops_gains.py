"""The loops for numba that add up what items of a list added, or what any other would still add."""

import numpy as np
from numba import float64, int32, int64, void
from numpy.typing import NDArray

from ranking.loops import add_values, count_values, loop, raise_totals

__all__ = ["gains_given", "split_gains"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]


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
