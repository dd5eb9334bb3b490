"""Embeddings on an integer grid, so that similarities are exact whatever the summation order.

Components of unit vectors are rounded to integers of at most SCALE. A partial sum of such a dot
product is at most SCALE^2 < 2^24 (Cauchy-Schwarz), which float32 holds exactly: every BLAS,
thread count and row order gives the same bits. The cosine's error is about 1e-4 (d = 384).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ranking.errors import RankingError
from ranking.kernels import compiled

__all__ = ["ONE", "SCALE", "as_floats", "choose_representatives", "read_vectors", "similarities"]

# The largest grid that leaves room for the rounding of 384 components: (3900 + 10)^2 < 2^24.
# Longer vectors fit too: rounding adds at most sqrt(d) / 2 to the norm (d < 150,000 / 4).
SCALE = np.float32(3900.0)
# Similarities times their weights are integers in units of 1 / ONE; the weights sum to 1, so a
# whole sum stays below 2^31.
ONE = 1 << 30
NORM_TOLERANCE = 1e-3

Floats = NDArray[np.float32]
Shorts = NDArray[np.int16]


def read_vectors(embeddings: object, n: int, name: str = "embeddings") -> Shorts:
    """Checks unit vectors and rounds them to the integer grid.

    Args:
        embeddings: (n, d) floating point, rows of length 1 within 0.001.
        n: rows expected.
        name: what a message calls them.

    Returns:
        (n, d) int16, C-contiguous.

    Raises:
        RankingError: another shape, a NaN or infinity, a row not of unit length; names the index.
    """
    rows = np.asarray(embeddings)
    if rows.dtype.kind not in "fiu" or rows.ndim != 2 or rows.shape[0] != n:
        raise RankingError(
            f"{name} have shape {rows.shape} and type {rows.dtype}; expected ({n}, d) numbers"
        )
    rows = np.ascontiguousarray(rows, np.float32)
    loops = compiled()
    if loops is None:
        check_norms(np.einsum("ij,ij->i", rows, rows), rows, name)
        scaled = np.multiply(rows, SCALE)
        grid: Shorts = np.rint(scaled, out=scaled).astype(np.int16)
    else:
        grid, squares = np.empty(rows.shape, np.int16), np.empty(n, np.float32)
        loops.input.round_vectors(rows, SCALE, grid, squares)
        check_norms(squares, rows, name)
    return grid


def as_floats(grid: Shorts) -> Floats:
    """The grid in the type that BLAS multiplies, where its sums are exact."""
    return grid.astype(np.float32)


def check_norms(squares: Floats, rows: Floats, name: str) -> None:
    """Refuses rows whose squared length is not 1 within the tolerance.

    Raises:
        RankingError: names the first such row and its length, or its NaN or infinity.
    """
    # Written so that NaN counts as bad.
    if squares.size and not (
        squares.min() >= (1 - NORM_TOLERANCE) ** 2 and squares.max() <= (1 + NORM_TOLERANCE) ** 2
    ):
        good = np.abs(np.sqrt(squares) - 1) <= NORM_TOLERANCE
        bad = int(np.flatnonzero(~good)[0])
        odd = np.flatnonzero(~np.isfinite(rows[bad]))
        if odd.size:
            raise RankingError(
                f"{name}[{bad}, {int(odd[0])}] is {rows[bad, odd[0]]}; components must be finite"
            )
        raise RankingError(
            f"{name}[{bad}] has length {float(np.sqrt(squares[bad])):.6g}; rows must have length 1"
            " (divide each by its norm)"
        )


def choose_representatives(
    grid: Shorts, relevance: NDArray[np.float64], ids: Sequence[object], count: int
) -> NDArray[np.int64]:
    """The candidates that stand for all of them: a sample that their order cannot change.

    Each vector is hashed from its own components and the `count` smallest hashes are taken (a
    bottom-k sketch: Cohen and Kaplan 2007). So the sample is uniform, repeats from turn to turn,
    and is unmoved by jitter in the relevance or by a few candidates coming and going.

    Returns:
        (min(n, count),) positions, by hash, then relevance (highest first), then id.
    """
    n, d = grid.shape
    # Eight components tell vectors apart; int64 products wrap around, which is what a hash wants.
    stride = max(1, d // 8)
    multipliers = _MULTIPLIERS[: min(8, len(range(0, d, stride)))]
    loops = compiled()
    if loops is not None:
        keys = np.empty(n, np.int64)
        loops.input.hash_rows(grid, multipliers, stride, keys)
    else:
        picked = grid[:, ::stride][:, : len(multipliers)].astype(np.int64)
        keys = (picked * multipliers).sum(axis=1)
    keys = (keys ^ (keys >> 29)) * _MULTIPLIERS[0]
    pool = np.argpartition(keys, count - 1)[:count] if n > count else np.arange(n)
    order = pool[np.argsort(keys[pool], kind="stable")]
    ordered = keys[order]
    # Equal hashes at the cut or within it: equal vectors, whose relevance and id then decide.
    if (ordered[1:] == ordered[:-1]).any() or (n > count and (keys == ordered[-1]).sum() > 1):
        pool = np.flatnonzero(keys <= ordered[-1])
        order = np.asarray(
            sorted(pool.tolist(), key=lambda i: (int(keys[i]), -relevance[i], ids[i])), np.int64
        )[:count]
    return order


def similarities(
    grid: Shorts, representatives: Shorts, weights: NDArray[np.float64]
) -> NDArray[np.int32]:
    """Weighted cosines to the representatives, negative ones as 0.

    Args:
        grid: (n, d) from `read_vectors`.
        representatives: (U, d) likewise.
        weights: (U,) p_u >= 0, summing to 1.

    Returns:
        (U, n) int32, p_u * max(0, cosine) in units of 1 / ONE.
    """
    factors = (weights * (ONE / float(SCALE) ** 2)).astype(np.float32)
    loops = compiled()
    if loops is not None and loops.dots is not None:
        sims = np.empty((len(representatives), len(grid)), np.int32)
        over = grid.shape[1] % loops.dots.LANES
        if over:
            filled = ((0, 0), (0, loops.dots.LANES - over))
            grid, representatives = np.pad(grid, filled), np.pad(representatives, filled)
        loops.dots.weigh_dots(representatives, grid, factors, sims)
        return sims
    products = as_floats(representatives) @ as_floats(grid).T
    if loops is not None:
        sims = np.empty(products.shape, np.int32)
        loops.input.weigh(products, factors, sims)
        return sims
    np.maximum(products, 0, out=products)
    products *= factors[:, None]
    np.rint(products, out=products)
    weighted: NDArray[np.int32] = products.astype(np.int32)
    return weighted


_MULTIPLIERS = np.asarray(
    [
        -7046029254386353131, 2685821657736338717, -4417276706812531889, 1609587929392839161,
        -8796714831421723037, 4768777513237032717, -3750763034362895579, 6364136223846793005,
    ],
    np.int64,
)  # fmt: skip
