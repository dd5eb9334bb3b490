"""What a shelf should vary in, as the ranker takes it: facet values of the products.

It turns products into values, once per catalogue. It knows nothing of a shopper's wishes.
"""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.shelf.floors import FLOOR, groups_of
from ranking import Facets
from retrieval.catalog import Catalog, Product, fold

__all__ = ["PRICE", "RATING", "ShelfFacets"]

PRICE = "price"
RATING = "rating"
PRICE_WEIGHT = 0.8
BANDS = ("low", "middle", "high")
Values = tuple[str, ...]


class ShelfFacets:
    """The catalogue's facet values, laid out once; each query takes its candidates' from here.

    A category is its narrowest node: the broad ones say nothing about a choice within them.
    Prices and other numbers are in three bands of the products of the same category, so that
    among boots "low" means a boot of a low price.
    """

    def __init__(self, catalog: Catalog, floors: Collection[str] = ()) -> None:
        """Reads every facet's values of every product.

        Args:
            catalog: n products.
            floors: groups that the owner gives a floor of exposure.
        """
        products = catalog.products
        self.prices = np.array([p.price_minor for p in products], np.int64)
        weights: dict[str, float] = {PRICE: PRICE_WEIGHT}
        lists: dict[str, Sequence[Values]] = {}
        kinds = _category_codes(products)
        for facet in catalog.facets:
            if facet.weight <= 0 or not facet.values or facet.name == PRICE:
                continue
            weights[facet.name] = facet.weight
            if facet.kind == "number":
                numbers = np.array([_number(p.values(facet.name)) for p in products], np.float64)
                lists[facet.name] = _bands(numbers, kinds)
            elif facet.name == "category":
                lists["category"] = [p.category[-1:] for p in products]
            else:
                lists[facet.name] = [p.values(facet.name) for p in products]
        prices = self.prices.astype(np.float64)
        lists[PRICE] = _bands(prices, kinds)
        self.groups = groups_of(products, lists[PRICE])
        if floors:
            weights[FLOOR] = 0.0
            lists[FLOOR] = [tuple(g for g in own if g in floors) for own in self.groups]
        ratings = np.array([np.nan if p.rating is None else p.rating for p in products])
        compared = {PRICE: prices, RATING: ratings}
        self._all = Facets.from_lists(lists, weights, compared, size=len(products))
        self._broad = {fold(node) for p in products for node in p.category[:-1]}

    def of(self, positions: NDArray[np.integer]) -> Facets:
        """Return the facets of some products, given by their (n,) places in the catalogue."""
        return self._all.take(positions)

    def is_broad(self, category: str) -> bool:
        """Whether there are kinds within a category, so that naming it leaves some open."""
        return fold(category) in self._broad


def _category_codes(products: Sequence[Product]) -> NDArray[np.int64]:
    codes: dict[str, int] = {}
    return np.array([codes.setdefault("".join(p.category[-1:]), len(codes)) for p in products])


def _number(values: Values) -> float:
    for value in values:
        try:
            return float(value)
        except ValueError:
            continue
    return float("nan")


def _bands(numbers: NDArray[np.float64], kinds: NDArray[np.int64]) -> list[Values]:
    """Return each product's band among those of its kind; () where its number is unknown."""
    bands: list[Values] = [() for _ in range(len(numbers))]
    order = np.lexsort((numbers, kinds))
    starts = np.flatnonzero(np.diff(kinds[order], prepend=-1))
    for start, end in zip(starts, [*starts[1:], len(order)], strict=True):
        members = order[start:end]
        known = members[~np.isnan(numbers[members])]
        if not known.size:
            continue
        cuts = np.quantile(numbers[known], [1 / 3, 2 / 3])
        for member in known.tolist():
            bands[member] = (BANDS[int(np.searchsorted(cuts, numbers[member], side="left"))],)
    return bands
