"""What a shopper's hard constraints leave: one filter, and what it means for one product.

`SearchFilter.matches` is the reference; `FilterColumns` does the same over a whole catalogue.
It knows products, not words: reading a message into a filter is the assistant's work.
"""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from retrieval.catalog import Product, fold

__all__ = ["PATH_SEPARATOR", "SearchFilter", "category_keys", "numbers"]

PATH_SEPARATOR = " > "
Range = tuple[float | None, float | None]


class SearchFilter(BaseModel):
    """Hard constraints; all of them must hold.

    A product with variants is matched variant by variant: one of them must meet every constraint
    at once, so {"size": ("42",)} with in_stock means that size 42 is in stock. An option of the
    variant stands before an attribute of the same name.

    Attributes:
        price_min_minor: inclusive; holds for the product's price and the variant's.
        price_max_minor: inclusive; likewise.
        include: facet -> values, any of which will do. Case does not matter. "category" matches
            any node of the path, or the path from its root joined by " > ".
        exclude: facet -> values, none of which may be there. A product that says nothing of the
            facet is kept.
        ranges: facet -> (lowest, highest), both inclusive, either None. A product without a
            number there does not match.
        in_stock: True leaves what is known to be in stock, False what is known to be sold out.
        exclude_ids: products left out.
        only_ids: the only products allowed; None allows all.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    price_min_minor: int | None = Field(default=None, ge=0)
    price_max_minor: int | None = Field(default=None, ge=0)
    include: dict[str, tuple[str, ...]] = {}
    exclude: dict[str, tuple[str, ...]] = {}
    ranges: dict[str, Range] = {}
    in_stock: bool | None = None
    exclude_ids: tuple[str, ...] = ()
    only_ids: tuple[str, ...] | None = None

    @field_validator("include", "exclude", mode="before")
    @classmethod
    def _one_value_is_a_tuple(cls, value: object) -> object:
        if not isinstance(value, Mapping):
            return value
        return {k: (v,) if isinstance(v, str) else v for k, v in value.items()}

    @model_validator(mode="after")
    def _drop_empty(self) -> "SearchFilter":
        for name in ("include", "exclude"):
            facets: dict[str, tuple[str, ...]] = getattr(self, name)
            for facet in [facet for facet, values in facets.items() if not values]:
                del facets[facet]
        for facet in [facet for facet, bounds in self.ranges.items() if bounds == (None, None)]:
            del self.ranges[facet]
        return self

    @property
    def is_empty(self) -> bool:
        """Whether every product matches."""
        return self == SearchFilter()

    def matches(self, product: Product) -> bool:
        """Whether the product meets every constraint."""
        if product.id in self.exclude_ids:
            return False
        if self.only_ids is not None and product.id not in self.only_ids:
            return False
        if not self._price_fits(product.price_minor):
            return False
        states = {
            state
            for price, state, values in _rows(product)
            if self._price_fits(price) and self._facets_fit(values)
        }
        if self.in_stock is None:
            return bool(states)
        return True in states if self.in_stock else states == {False}

    def _price_fits(self, price_minor: int) -> bool:
        low, high = self.price_min_minor, self.price_max_minor
        return (low is None or price_minor >= low) and (high is None or price_minor <= high)

    def _facets_fit(self, row: "_Row") -> bool:
        for facet, wanted in self.include.items():
            if not row.keys(facet) & {fold(value) for value in wanted}:
                return False
        for facet, unwanted in self.exclude.items():
            if row.keys(facet) & {fold(value) for value in unwanted}:
                return False
        return all(
            any(
                (low is None or number >= low) and (high is None or number <= high)
                for number in numbers(row.values(facet))
            )
            for facet, (low, high) in self.ranges.items()
        )


class _Row:
    """A product seen through one of its variants."""

    def __init__(self, product: Product, options: Mapping[str, str]) -> None:
        self.product = product
        self.options = options

    def values(self, facet: str) -> tuple[str, ...]:
        if facet in self.options:
            return (self.options[facet],)
        return self.product.own_values(facet)

    def keys(self, facet: str) -> set[str]:
        if facet == "category" and facet not in self.options:
            return set(category_keys(self.product.category))
        return {fold(value) for value in self.values(facet)}


def _rows(product: Product) -> Iterator[tuple[int, bool | None, _Row]]:
    if not product.variants:
        yield product.price_minor, product.in_stock, _Row(product, {})
    for variant in product.variants:
        price = product.price_minor if variant.price_minor is None else variant.price_minor
        yield price, product.variant_in_stock(variant), _Row(product, variant.options)


def category_keys(path: tuple[str, ...]) -> list[str]:
    """Return what may be said for a category path: each node, and each path from the root."""
    nodes = [fold(node) for node in path]
    return nodes + [PATH_SEPARATOR.join(nodes[: n + 1]) for n in range(1, len(nodes))]


def numbers(values: tuple[str, ...]) -> list[float]:
    """Return those of a facet's values that are plain finite numbers."""
    found = []
    for value in values:
        try:
            number = float(value)
        except ValueError:
            continue
        if abs(number) != float("inf") and number == number:
            found.append(number)
    return found
