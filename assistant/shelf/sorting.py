"""A shelf in an order that was asked for by name: by price or by rating."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog import Product

__all__ = ["Sort", "sort_places"]

Sort = Literal["fit", "price_low", "price_high", "rating"]


def sort_places(
    products: Sequence[Product], relevance: NDArray[np.float32], sort: Sort
) -> NDArray[np.int64]:
    """Return (n,) places of some products in the order asked for; the more relevant first.

    Args:
        products: n of them.
        relevance: (n,) higher is better; decides between equals.
        sort: by what; never "fit".
    """
    if sort == "rating":
        key = -np.array([product.rating or 0.0 for product in products], np.float64)
    else:
        prices = np.array([product.price_minor for product in products], np.float64)
        key = prices if sort == "price_low" else -prices
    return np.lexsort((-relevance, key))
