"""The loops for numba that read a request: its vectors and its demand."""

import numpy as np
from numba import float32, float64, int16, int32, int64, void
from numpy.typing import NDArray

from ranking.loops import loop

__all__ = ["hash_rows", "round_vectors", "scale_demand", "weigh"]

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Shorts = NDArray[np.int16]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]


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
