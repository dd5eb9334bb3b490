"""What a shop has learned from behaviour, and the signals that it gives for any history."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from retrieval.collaborative.factors import Factors, fit_factors
from retrieval.collaborative.histories import Histories
from retrieval.collaborative.neighbours import content_neighbours, item_item

__all__ = ["SIGNALS", "Behaviour", "Columns"]

SIGNALS = ("popularity", "item_item", "als", "content")
# A shopper's own takings lose half their say in so many days, those of all (what sells now) sooner.
TASTE_DAYS = 60.0
TREND_DAYS = 14.0

Columns = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True, eq=False)
class Behaviour:
    """Learned over n products; holds no shopper.

    Attributes:
        popularity: (n,) decayed takings.
        together: (n, n) sparse, `item_item`.
        factors: of the products.
        alike: (n, n) sparse, `content_neighbours`.
        support: (n,) by how many shoppers each was taken; 0 = cold.
    """

    popularity: NDArray[np.float64]
    together: sparse.csr_array
    factors: Factors
    alike: sparse.csr_array
    support: NDArray[np.int64]

    @classmethod
    def learn(
        cls, past: Histories, vectors: NDArray[np.float32], trend_days: float = TREND_DAYS
    ) -> "Behaviour":
        """Learn from what was taken.

        Args:
            past: u shoppers' takings of n products.
            vectors: (n, d) unit rows of the products' texts.
            trend_days: half-life of popularity.

        Raises:
            TrainingError: `implicit` is not installed.
        """
        return cls(
            past.popularity(trend_days),
            item_item(past.counts),
            fit_factors(past.counts),
            content_neighbours(vectors),
            past.support,
        )

    def columns(
        self, counts: sparse.csr_array, decayed: sparse.csr_array
    ) -> dict[str, NDArray[np.float32]]:
        """Return each signal for some shoppers.

        Args:
            counts: (u, n) what they took.
            decayed: the same, what is long ago counting less.

        Returns:
            SIGNALS -> (u, n) float32 in [0, 1]; a row's highest is 1, or all are 0 where the
            signal knows nothing of that shopper.
        """
        popular = np.broadcast_to(self.popularity.astype(np.float32), counts.shape)
        scores = (
            popular,
            (decayed @ self.together).toarray(),
            self.factors.scores(counts),
            (decayed @ self.alike).toarray(),
        )
        return {name: _scaled(each) for name, each in zip(SIGNALS, scores, strict=True)}


def _scaled(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return scores with each row's highest at 1 and nothing below 0."""
    positive = np.maximum(scores, 0.0).astype(np.float32)
    highest = positive.max(axis=1, keepdims=True, initial=0.0)
    scaled: NDArray[np.float32] = np.zeros_like(positive)
    np.divide(positive, highest, out=scaled, where=highest > 0)
    return scaled
