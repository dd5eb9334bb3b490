"""What the shop has of a kind: which values and numbers a facet takes within some categories.

It tells whether a word can mean something here: a 38 is a size of boots and none of tents.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog import Catalog
from retrieval.filters import FilterColumns, SearchFilter

__all__ = ["Assortment"]

Numbers = NDArray[np.float64]


class Assortment:
    """One catalogue's products in columns. Built once; thread-safe."""

    def __init__(self, catalog: Catalog) -> None:
        """Lays the catalogue out; about 0.1 s for 20,000 products."""
        self._catalog = catalog
        self._columns = FilterColumns(catalog)
        self._prices = np.array([p.price_minor for p in catalog.products], dtype=np.float64)
        self.has = lru_cache(maxsize=8192)(self._has)
        self.speaks_of = lru_cache(maxsize=8192)(self._speaks_of)
        self.numbers_of = lru_cache(maxsize=64)(self._numbers_of)

    def _has(self, categories: tuple[str, ...], facet: str, value: str) -> bool:
        """Whether a product of the categories (all products, for none) has the value."""
        include = {"category": categories, facet: (value,)}
        return bool(self._columns.mask(SearchFilter(include=include)).any())

    def _speaks_of(self, categories: tuple[str, ...], facet: str) -> bool:
        """Whether a product of the categories states a number for the facet."""
        where = SearchFilter(include={"category": categories})
        return bool(len(self.numbers(where, facet)))

    def _numbers_of(self, facet: str) -> Numbers:
        """Returns (n,) one number a product, NaN where it states none; prices in minor units."""
        if facet == "price":
            return self._prices
        stated = (product.attributes.get(facet) for product in self._catalog.products)
        return np.array(
            [
                v if isinstance(v, int | float) and not isinstance(v, bool) else np.nan
                for v in stated
            ],
            dtype=np.float64,
        )

    def numbers(self, where: SearchFilter, facet: str) -> Numbers:
        """Returns the numbers of the products that meet a filter, ascending."""
        values = self.numbers_of(facet)[self._columns.mask(where)]
        return np.sort(values[~np.isnan(values)])

    def leaves_any(self, where: SearchFilter) -> bool:
        """Whether any product meets a filter."""
        return bool(self._columns.mask(where).any())
