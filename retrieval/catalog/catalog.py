"""The catalogue: products in a fixed order, with the facets that tell them apart."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from retrieval.catalog.facets import Facet
from retrieval.catalog.product import Product, fold
from retrieval.errors import CatalogError

__all__ = ["Catalog"]


class Catalog:
    """Products in a fixed order, each found by its id or its position."""

    def __init__(
        self, products: Sequence[Product], currency: str, facets: Sequence[Facet] = ()
    ) -> None:
        """Keeps products in the given order.

        Raises:
            CatalogError: two products have the same id.
        """
        self.products: tuple[Product, ...] = tuple(products)
        self.currency = currency
        self.facets: tuple[Facet, ...] = tuple(facets)
        self._spellings: dict[str, dict[str, str]] = {}
        self._positions = {product.id: at for at, product in enumerate(self.products)}
        if len(self._positions) != len(self.products):
            at, twice = next(
                (at, p.id) for at, p in enumerate(self.products) if self._positions[p.id] != at
            )
            raise CatalogError(
                f"Product id {twice!r} stands twice in the catalogue (first as number {at + 1}); "
                "ids must be unique."
            )

    def __len__(self) -> int:
        """How many products there are."""
        return len(self.products)

    def __iter__(self) -> Iterator[Product]:
        """Products in order."""
        return iter(self.products)

    def __contains__(self, product_id: object) -> bool:
        """Whether there is a product of that id."""
        return product_id in self._positions

    def get(self, product_id: str) -> Product:
        """Return the product of that id.

        Raises:
            CatalogError: there is none.
        """
        return self.products[self.position(product_id)]

    def position(self, product_id: str) -> int:
        """Return where the product of that id stands, from 0.

        Raises:
            CatalogError: there is none.
        """
        at = self._positions.get(product_id)
        if at is None:
            raise CatalogError(f"No product {product_id!r} in this catalogue of {len(self)}.")
        return at

    @cached_property
    def facet_names(self) -> dict[str, Facet]:
        """Facets by name."""
        return {facet.name: facet for facet in self.facets}

    def spellings(self, facet: str) -> Mapping[str, str]:
        """Return all values of a facet: as compared (see `fold`) -> as the catalogue spells them.

        The facet's own values come first, most frequent first; the others follow in the order of
        the products. Read once and kept.
        """
        found = self._spellings.get(facet)
        if found is None:
            known = self.facet_names.get(facet)
            found = {}
            for value in known.values if known else ():
                found.setdefault(fold(value), value)
            for product in self.products:
                for value in product.values(facet):
                    found.setdefault(fold(value), value)
            self._spellings[facet] = found
        return found
