"""What shoppers took, as sparse rows: one a shopper, no names.

It decays what is long ago. It knows no product but by its position.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

__all__ = ["Histories"]


@dataclass(frozen=True, eq=False)
class Histories:
    """m takings of n products by u shoppers.

    Attributes:
        rows: (m,) int64, the shopper of each taking, 0..u - 1.
        items: (m,) int64, the product's position, 0..n - 1.
        ages: (m,) float64 >= 0, days between the taking and now.
        shape: (u, n).
        strengths: (m,) float64 > 0, how much each says (a purchase more than a view); 1 if None.
    """

    rows: NDArray[np.int64]
    items: NDArray[np.int64]
    ages: NDArray[np.float64]
    shape: tuple[int, int]
    strengths: NDArray[np.float64] | None = None

    @cached_property
    def counts(self) -> sparse.csr_array:
        """(u, n) how often, weighted by strength; sums what stands twice."""
        return self._matrix(self._weights)

    @cached_property
    def support(self) -> NDArray[np.int64]:
        """(n,) by how many shoppers each product was taken."""
        return np.bincount(self.counts.indices, minlength=self.shape[1])

    def decayed(self, half_life_days: float) -> sparse.csr_array:
        """(u, n) the same, where a taking counts half after every `half_life_days`."""
        return self._matrix(self._weights * 0.5 ** (self.ages / half_life_days))

    def popularity(self, half_life_days: float) -> NDArray[np.float64]:
        """(n,) decayed takings of each product, over all shoppers."""
        return np.asarray(self.decayed(half_life_days).sum(axis=0), np.float64).ravel()

    @property
    def _weights(self) -> NDArray[np.float64]:
        return np.ones(len(self.rows)) if self.strengths is None else self.strengths

    def _matrix(self, values: NDArray[np.float64]) -> sparse.csr_array:
        matrix = sparse.csr_array((values, (self.rows, self.items)), shape=self.shape)
        matrix.sum_duplicates()
        return matrix
