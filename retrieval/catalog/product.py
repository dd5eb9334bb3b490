"""What a product is.

It knows no feed formats, no index, no customers and no locale: a price is an integer in minor
units beside its currency.
"""

import re
from datetime import date
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictFloat, StrictInt, StrictStr

__all__ = [
    "AttributeValue",
    "Product",
    "Variant",
    "attribute_text",
    "fold",
]

AttributeValue = StrictBool | StrictInt | StrictStr | StrictFloat | tuple[StrictStr, ...]

_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return a value as it is compared: case and runs of white space do not matter."""
    return _SPACE.sub(" ", text).strip().casefold()


def attribute_text(value: AttributeValue) -> tuple[str, ...]:
    """Return an attribute's values as text: True is "true", 2.0 is "2", a tuple is its items."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, bool):
        return ("true" if value else "false",)
    if isinstance(value, float):
        return (str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value),)
    return (str(value),) if isinstance(value, int) else value


class Variant(BaseModel):
    """One thing that can be put in a basket: a size, a colour, a pack.

    Attributes:
        id: the merchant's own id of the variant (its SKU, as a rule).
        options: option name -> value, such as {"size": "42"}.
        price_minor: its own price; None when it costs what the product costs.
        stock: units on hand; None when the merchant does not say how many.
        available: whether it can be bought, where the merchant says only that.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    id: str = Field(min_length=1)
    options: dict[str, str] = {}
    price_minor: int | None = Field(default=None, ge=0)
    stock: int | None = Field(default=None, ge=0)
    available: bool | None = None

    @property
    def in_stock(self) -> bool | None:
        """Whether it can be bought; None when the merchant does not say."""
        return _stock_state(self.available, self.stock)


class Product(BaseModel):
    """One product as the shop sells it.

    Attributes:
        id: the merchant's own id, as text.
        category: the path, broad to narrow.
        price_minor: what it costs now, in minor units; the lowest of its variants' prices.
        currency: ISO 4217 code.
        compare_at_minor: the price before a discount; None when there is none.
        attributes: name (lower case, words joined by "_") -> value.
        variants: () when there is only the one.
        stock: units on hand of a product without variants; None when unknown.
        available: whether it can be bought, where the merchant says only that.
        rating: 0 to 5.
        rating_count: how many rated it.
        image: a URL or a path inside the shop's folder.
        parent: the id of the product this one is a version of.
        added: when it came into the range.
        inferred: names of attributes that were read from tags or text, not stated by the merchant.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    id: str = Field(min_length=1)
    title: str = Field(min_length=1)
    description: str = ""
    category: tuple[str, ...] = ()
    brand: str | None = None
    price_minor: int = Field(ge=0)
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    compare_at_minor: int | None = Field(default=None, ge=0)
    attributes: dict[str, AttributeValue] = {}
    variants: tuple[Variant, ...] = ()
    stock: int | None = Field(default=None, ge=0)
    available: bool | None = None
    rating: float | None = Field(default=None, ge=0, le=5)
    rating_count: int | None = Field(default=None, ge=0)
    url: str | None = None
    image: str | None = None
    tags: tuple[str, ...] = ()
    seller: str | None = None
    parent: str | None = None
    added: date | None = None
    inferred: tuple[str, ...] = ()

    @property
    def in_stock(self) -> bool | None:
        """True if any variant can be bought, False if none can, None when it is not known."""
        if not self.variants:
            return _stock_state(self.available, self.stock)
        states = {self.variant_in_stock(variant) for variant in self.variants}
        return True if True in states else None if None in states else False

    def variant_in_stock(self, variant: Variant) -> bool | None:
        """Whether a variant can be bought; what is said of the whole product if nothing of it."""
        state = variant.in_stock
        return _stock_state(self.available, self.stock) if state is None else state

    def own_values(self, facet: str) -> tuple[str, ...]:
        """Return a facet's values as text, without those of variants' options."""
        if facet == "category":
            return self.category
        if facet == "brand":
            return () if self.brand is None else (self.brand,)
        value = self.attributes.get(facet)
        return () if value is None else attribute_text(value)

    def values(self, facet: str) -> tuple[str, ...]:
        """Return a facet's values as text, in order, each once.

        "category" gives every node of the path, "brand" the brand, another name the attribute of
        that name and the option of that name over all variants.
        """
        own = self.own_values(facet)
        offered = [v.options[facet] for v in self.variants if facet in v.options]
        return tuple(dict.fromkeys((*own, *offered))) if offered else own


def _stock_state(available: bool | None, stock: int | None) -> bool | None:
    if available is not None:
        return available
    return None if stock is None else stock > 0
