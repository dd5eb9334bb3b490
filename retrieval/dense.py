"""The nearest vectors that pass a filter, exact about the filter at any size.

Chroma's `where` takes longer the less it lets through; a mask over columns in memory does not. So
the way is chosen by how many products are left: an exact product over few, Chroma's graph with a
widened query over many. It knows arrays, no texts and no products.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from retrieval.encoder.protocol import Vectors

__all__ = ["EXACT_ROWS", "DenseChannel", "best", "cosines"]

# Up to so many rows an exact product over all is as fast as Chroma's graph; `bench retrieval`.
EXACT_ROWS = 50_000
# Rows picked from all over the matrix cost about so many times a row of the whole product.
GATHER_COST = 3
# A query of Chroma's widened more than this costs more than the exact product.
MOST_WIDENED = 10
MARGIN = 1.5

Mask = NDArray[np.bool_]
Positions = NDArray[np.int32]


class DenseChannel:
    """Search over unit vectors in the catalogue's order."""

    def __init__(
        self,
        vectors: Vectors,
        nearest: Callable[[Vectors, int], Positions] | None = None,
        exact_rows: int = EXACT_ROWS,
    ) -> None:
        """Keeps the vectors.

        Args:
            vectors: (n, d) float32 unit rows.
            nearest: an approximate search over the same, (vector, count) to positions, best
                first; None searches exactly at any size.
            exact_rows: up to how many rows the exact product is taken.
        """
        self.vectors = vectors
        self._nearest = nearest
        self._exact_rows = exact_rows

    def search(self, vector: Vectors, mask: Mask | None, matching: int, k: int) -> Positions:
        """Return the positions of the k nearest that pass the mask, best first.

        Args:
            vector: (d,) float32, unit length.
            mask: (n,) bool, or None where all pass.
            matching: how many pass.
            k: at most so many; fewer come back only where fewer pass.
        """
        size = len(self.vectors)
        if self._nearest is None or size <= self._exact_rows or matching <= self._exact_rows:
            return self._exact(vector, mask, matching, k)
        count = k if mask is None else int(MARGIN * k * size / matching) + k
        if count <= MOST_WIDENED * k:
            rows = self._nearest(vector, min(count, size))
            rows = rows if mask is None else rows[mask[rows]]
            if len(rows) >= min(k, matching):
                return rows[:k]
        return self._exact(vector, mask, matching, k)

    def _exact(self, vector: Vectors, mask: Mask | None, matching: int, k: int) -> Positions:
        if mask is None:
            return best(cosines(self.vectors, vector), k).astype(np.int32)
        if len(self.vectors) <= GATHER_COST * matching:
            scores = cosines(self.vectors, vector)
            scores[~mask] = -2.0
            return best(scores, min(k, matching)).astype(np.int32)
        rows = np.flatnonzero(mask).astype(np.int32)
        return np.asarray(rows[best(cosines(self.vectors[rows], vector), k)], dtype=np.int32)


def cosines(rows: Vectors, vector: Vectors) -> NDArray[np.float32]:
    """Return each row's product with the vector, on one thread.

    BLAS would share it among threads that wait for each other: 1.2 ms on a quiet machine, 19 on a
    busy one, where this takes 2 on either (20,000 rows of 384).
    """
    return np.asarray(np.vecdot(rows, vector), dtype=np.float32)


def best(scores: NDArray[np.float32], k: int) -> NDArray[np.int64]:
    """Return where the k highest scores stand, best first, ties by position."""
    if k < len(scores):
        threshold = np.partition(scores, len(scores) - k)[len(scores) - k]
        above = np.flatnonzero(scores > threshold)
        level = np.flatnonzero(scores == threshold)[: k - len(above)]
        rows = np.concatenate([above, level])
    else:
        rows = np.arange(len(scores))
    return np.asarray(rows[np.lexsort((rows, -scores[rows]))], dtype=np.int64)
