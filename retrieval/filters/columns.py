"""The whole catalogue in columns, so that a hard filter costs microseconds.

The same answers as `SearchFilter.matches`, over all products at once. It knows no text search.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog import Catalog, Product, fold
from retrieval.filters.search_filter import SearchFilter, category_keys, numbers

__all__ = ["FilterColumns"]

Mask = NDArray[np.bool_]
STOCK = {None: -1, False: 0, True: 1}


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Numbers of one facet: entry i belongs to row rows[i]."""

    rows: NDArray[np.int32]
    values: NDArray[np.float64]


class FilterColumns:
    """Rows are variants (one row for a product without any), products are runs of rows."""

    def __init__(self, catalog: Catalog) -> None:
        """Lays out prices and stock; a facet's columns are laid out when first asked for."""
        self.catalog = catalog
        products = catalog.products
        counts = np.array([max(1, len(p.variants)) for p in products], dtype=np.int64)
        self._starts = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.int64)
        self._rows = int(counts.sum())
        self._single = self._rows == len(products)
        self._price = np.array([p.price_minor for p in products], dtype=np.int64)
        self._row_price: NDArray[np.int64] | None = None
        if any(v.price_minor is not None for p in products for v in p.variants):
            self._row_price = np.array(list(_row_prices(products)), dtype=np.int64)
        self._stock = np.array(list(_row_stocks(products)), dtype=np.int8)
        self._postings: dict[str, dict[str, NDArray[np.int32]]] = {}
        self._numbers: dict[str, _Numbers] = {}

    def __len__(self) -> int:
        """How many products there are."""
        return len(self._price)

    def mask(self, where: SearchFilter) -> Mask:
        """Return which products match.

        Args:
            where: the constraints.

        Returns:
            (n,) bool, in the catalogue's order; equal to [where.matches(p) for p in catalog].
        """
        products = self._product_mask(where)
        if not len(self) or not _needs_rows(where, self._row_price is not None):
            return products
        rows = self._row_mask(where)
        if where.in_stock is None:
            return products & self._any(rows)
        if where.in_stock:
            return products & self._any(rows & (self._stock == 1))
        return products & self._any(rows) & ~self._any(rows & (self._stock != 0))

    def _any(self, rows: Mask) -> Mask:
        return rows if self._single else np.logical_or.reduceat(rows, self._starts)

    def _product_mask(self, where: SearchFilter) -> Mask:
        mask = _within(self._price, where.price_min_minor, where.price_max_minor)
        if where.only_ids is not None:
            allowed = np.zeros(len(self), dtype=np.bool_)
            allowed[self._known(where.only_ids)] = True
            mask &= allowed
        if where.exclude_ids:
            mask[self._known(where.exclude_ids)] = False
        return mask

    def _known(self, ids: Iterable[str]) -> list[int]:
        return [self.catalog.position(i) for i in ids if i in self.catalog]

    def _row_mask(self, where: SearchFilter) -> Mask:
        if self._row_price is None:
            mask = np.ones(self._rows, dtype=np.bool_)
        else:
            mask = _within(self._row_price, where.price_min_minor, where.price_max_minor)
        for facet, wanted in where.include.items():
            mask &= self._having(facet, wanted)
        for facet, unwanted in where.exclude.items():
            postings = self._postings_of(facet)
            for value in unwanted:
                if (rows := postings.get(fold(value))) is not None:
                    mask[rows] = False
        for facet, (low, high) in where.ranges.items():
            mask &= self._ranging(facet, low, high)
        return mask

    def _having(self, facet: str, wanted: Iterable[str]) -> Mask:
        postings = self._postings_of(facet)
        mask = np.zeros(self._rows, dtype=np.bool_)
        for value in wanted:
            if (rows := postings.get(fold(value))) is not None:
                mask[rows] = True
        return mask

    def _ranging(self, facet: str, low: float | None, high: float | None) -> Mask:
        column = self._numbers_of(facet)
        fits = np.ones(len(column.values), dtype=np.bool_)
        if low is not None:
            fits &= column.values >= low
        if high is not None:
            fits &= column.values <= high
        mask = np.zeros(self._rows, dtype=np.bool_)
        mask[column.rows[fits]] = True
        return mask

    def _postings_of(self, facet: str) -> dict[str, NDArray[np.int32]]:
        found = self._postings.get(facet)
        if found is None:
            lists: dict[str, list[int]] = {}
            for row, (product, values) in enumerate(_row_values(self.catalog.products, facet)):
                for key in _keys(facet, product, values):
                    lists.setdefault(key, []).append(row)
            found = {key: np.array(rows, dtype=np.int32) for key, rows in lists.items()}
            self._postings[facet] = found
        return found

    def _numbers_of(self, facet: str) -> _Numbers:
        found = self._numbers.get(facet)
        if found is None:
            pairs = [
                (row, number)
                for row, (_, values) in enumerate(_row_values(self.catalog.products, facet))
                for number in numbers(values)
            ]
            found = _Numbers(
                np.array([row for row, _ in pairs], dtype=np.int32),
                np.array([number for _, number in pairs], dtype=np.float64),
            )
            self._numbers[facet] = found
        return found


def _needs_rows(where: SearchFilter, row_prices: bool) -> bool:
    if where.include or where.exclude or where.ranges or where.in_stock is not None:
        return True
    return row_prices and (where.price_min_minor, where.price_max_minor) != (None, None)


def _within(prices: NDArray[np.int64], low: int | None, high: int | None) -> Mask:
    mask = np.ones(len(prices), dtype=np.bool_)
    if low is not None:
        mask &= prices >= low
    if high is not None:
        mask &= prices <= high
    return mask


def _row_prices(products: Iterable[Product]) -> Iterable[int]:
    for product in products:
        if not product.variants:
            yield product.price_minor
        for variant in product.variants:
            yield product.price_minor if variant.price_minor is None else variant.price_minor


def _row_stocks(products: Iterable[Product]) -> Iterable[int]:
    for product in products:
        if not product.variants:
            yield STOCK[product.in_stock]
        for variant in product.variants:
            yield STOCK[product.variant_in_stock(variant)]


def _row_values(
    products: Iterable[Product], facet: str
) -> Iterable[tuple[Product | None, tuple[str, ...]]]:
    """Yield each row's values; with its product where they are the product's own."""
    for product in products:
        own = product.own_values(facet)
        if not product.variants:
            yield product, own
        for variant in product.variants:
            option = variant.options.get(facet)
            yield (product, own) if option is None else (None, (option,))


def _keys(facet: str, product: Product | None, values: tuple[str, ...]) -> Iterable[str]:
    if facet == "category" and product is not None:
        return set(category_keys(values))
    return {fold(value) for value in values}
