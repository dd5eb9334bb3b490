"""Matrix factorisation of what shoppers took: products become vectors, shoppers are folded in.

Only the products' factors are kept. A shopper's are solved for when asked and forgotten, so what
is learned holds no one's taste (Hu, Koren and Volinsky 2008, "Collaborative filtering for implicit
feedback datasets", eq. 4). The package `implicit` does the fitting and is known here only.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from threadpoolctl import threadpool_limits

from retrieval.errors import TrainingError

__all__ = ["Factors", "fit_factors"]

# Chosen on online_retail's validation window among sizes 32 to 64 and confidences 2 to 10.
SIZE = 64
REGULARIZATION = 1.0
CONFIDENCE = 5.0
ITERATIONS = 15


@dataclass(frozen=True, eq=False)
class Factors:
    """Attributes: items: (n, f) float32, one row a product."""

    items: NDArray[np.float32]

    def fold_in(self, taken: sparse.csr_array) -> NDArray[np.float32]:
        """Return (u, f) factors of shoppers from (u, n) what they took; zeros for nothing."""
        items = self.items.astype(np.float64)
        size = items.shape[1]
        common = items.T @ items + REGULARIZATION * np.eye(size)
        confidence = _confidence(taken)
        found = np.zeros((taken.shape[0], size), np.float32)
        for row in range(taken.shape[0]):
            start, end = confidence.indptr[row], confidence.indptr[row + 1]
            if start == end:
                continue
            own = items[confidence.indices[start:end]]
            weights = confidence.data[start:end].astype(np.float64)
            system = common + own.T @ (own * (weights - 1.0)[:, None])
            found[row] = np.linalg.solve(system, own.T @ weights)
        return found

    def scores(self, taken: sparse.csr_array) -> NDArray[np.float32]:
        """Return (u, n): how much each product is to the taste of who took those."""
        found: NDArray[np.float32] = self.fold_in(taken) @ self.items.T
        return found


def fit_factors(taken: sparse.csr_array, seed: int = 0) -> Factors:
    """Fit the products' factors; the same input and seed give the same factors.

    Args:
        taken: (u, n) how often; sums of strengths.
        seed: of the first guess.

    Raises:
        TrainingError: `implicit` is not installed.
    """
    try:
        from implicit.cpu.als import AlternatingLeastSquares
    except ImportError as error:
        raise TrainingError(
            f"{error.name} is missing, and factors are fitted with it: pip install implicit"
        ) from None
    model = AlternatingLeastSquares(
        factors=SIZE,
        regularization=REGULARIZATION,
        alpha=1.0,  # the confidence is in the data
        iterations=ITERATIONS,
        num_threads=1,
        random_state=seed,
    )
    # More BLAS threads than one only wait for each other on factors this small.
    with threadpool_limits(limits=1, user_api="blas"):
        model.fit(sparse.csr_matrix(_confidence(taken)), show_progress=False)
    return Factors(np.asarray(model.item_factors, np.float32))


def _confidence(taken: sparse.csr_array) -> sparse.csr_array:
    """Return CONFIDENCE x (1 + log(how often)), Hu et al.'s section 3 in logarithms."""
    often = CONFIDENCE * (1.0 + np.log(np.maximum(taken.data, 1.0)))
    return sparse.csr_array(
        (often.astype(np.float32), taken.indices, taken.indptr), shape=taken.shape
    )
