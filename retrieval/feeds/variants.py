"""Variants of one product, from whichever of the usual shapes a feed has them in.

It reads nested lists; rows that belong together are brought into that form by `shopify` and
`groups`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retrieval.catalog.names import facet_name
from retrieval.feeds.values import (
    clean_text,
    is_missing,
    plain_text,
    read_availability,
    read_count,
    read_list,
)

__all__ = ["RawVariant", "option_names", "read_variants", "slug"]

_ID = ("id", "variant_id", "sku", "code", "goods_id", "barcode")
_PRICE = ("sale_price", "special_price", "price", "current_price", "amount", "retail_price")
_BEFORE = ("compare_at_price", "compare_at", "list_price", "regular_price", "market_price")
_STOCK = ("stock", "inventory_quantity", "quantity", "inventory", "qty", "number", "stock_quantity")
_THERE = ("available", "availability", "in_stock", "is_available")
_OPTIONS = ("options", "specifications", "attributes", "option_values", "selected_options")
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class RawVariant:
    """A variant with its price still as written.

    Attributes:
        line: of the row that it came from; None for the product's own row.
    """

    id: str | None
    options: Mapping[str, str]
    price: object = None
    compare_at: object = None
    stock: int | None = None
    available: bool | None = None
    line: int | None = None


def option_names(values: Mapping[str, object]) -> tuple[str, ...]:
    """Return the names of a product's options, in the order in which variants list their values.

    They stand in {"options": [{"name": "Size"}]} or {"specifications": {"size": ["S", "M"]}}.
    """
    for key in ("options", "specifications", "option_names"):
        listed = values.get(key)
        if isinstance(listed, dict):
            return tuple(str(name) for name in listed)
        if isinstance(listed, list) and listed:
            names = [one.get("name") if isinstance(one, dict) else one for one in listed]
            if all(isinstance(name, str) and name for name in names):
                return tuple(str(name) for name in names)
    return ()


def read_variants(value: object, names: Sequence[str]) -> list[RawVariant]:
    """Read a list of variants.

    Args:
        value: of the column; anything but a list of objects gives [].
        names: of the options, for variants that list values only.
    """
    if not isinstance(value, list):
        return []
    return [
        one if isinstance(one, RawVariant) else _read_one(one, names)
        for one in value
        if isinstance(one, dict | RawVariant)
    ]


def _read_one(entry: Mapping[str, object], names: Sequence[str]) -> RawVariant:
    plain = {facet_name(str(key)): value for key, value in entry.items()}

    def first(keys: Sequence[str]) -> object:
        return next((plain[k] for k in keys if not is_missing(plain.get(k))), None)

    there = first(_THERE)
    identity = first(_ID)
    return RawVariant(
        id=None if identity is None else clean_text(identity, _LONGEST),
        options=_read_options(plain, names),
        price=first(_PRICE),
        compare_at=first(_BEFORE),
        stock=read_count(first(_STOCK)),
        available=None if there is None else read_availability(there),
    )


def _read_options(plain: Mapping[str, object], names: Sequence[str]) -> dict[str, str]:
    given = next((plain[key] for key in _OPTIONS if not is_missing(plain.get(key))), None)
    pairs: list[tuple[str, object]] = []
    if isinstance(given, dict):
        pairs = [(str(name), value) for name, value in given.items()]
    elif isinstance(given, list) and given and isinstance(given[0], dict):
        pairs = [(str(one.get("name", "")), one.get("value")) for one in given]
    elif isinstance(given, list | str):
        pairs = list(
            zip(names, given if isinstance(given, list) else read_list(given), strict=False)
        )
    else:
        numbered = [plain.get(f"option{n}") or plain.get(f"option_{n}") for n in (1, 2, 3)]
        pairs = [
            (names[at] if at < len(names) else f"option {at + 1}", value)
            for at, value in enumerate(numbered)
        ]
        known = {"size", "colour", "material", "style", "pattern", "flavour", "flavor"}
        pairs += [(name, value) for name, value in plain.items() if name in known]
    options = {}
    for name, value in pairs:
        key, text = facet_name(name), clean_text(value, _LONGEST)
        if key and text and not is_missing(value) and plain_text(value) != "Default Title":
            options[key] = text
    return options


def slug(text: str) -> str:
    """Return text as it may stand in an id: lower case, words joined by "-"."""
    return facet_name(text).replace("_", "-")
