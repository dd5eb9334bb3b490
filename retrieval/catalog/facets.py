"""Which aspects tell this catalogue's products apart, read from the products themselves.

It knows products, not shoppers: what a facet is worth to them is the owner's to set.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from retrieval.catalog.product import AttributeValue, Product, attribute_text, fold
from retrieval.catalog.words import other_words

__all__ = [
    "Facet",
    "FacetSettings",
    "infer_facets",
    "price_bands",
    "settle_facets",
]

Kind = Literal["text", "number", "bool"]

FILL = 0.05
CATEGORY_FILL = 0.5
LEAST_IN_CATEGORY = 8
MOST_FACETS = 24
MOST_NUMBERS = 6
MOST_VALUES = 200
MOST_ALIKE = 0.97
VALUES_KEPT = 200
LONGEST_MEAN = 40
LEAST_WEIGHT = 0.2


# What a warehouse needs to know and no shopper asks for.
_LOGISTICS = frozenset(
    {"package", "packaging", "pallet", "carton", "outer", "harmonized", "customs"}
    | {"humidity", "altitude", "temperature", "vibration", "certification", "certificates"}
    | {"ean", "gtin", "upc", "isbn", "mpn", "sku", "code", "id"}
)


@dataclass(frozen=True, slots=True)
class Facet:
    """One aspect by which shoppers tell products apart.

    Attributes:
        name: "category", "brand", or the name of an attribute or option.
        label: how a person reads it.
        kind: "text", "number" or "bool".
        weight: how much a shelf gains by covering it; 0 leaves it out of coverage.
        values: most frequent first, at most 200; spelled as in the catalogue.
        unit: of a number, where there is one.
        synonyms: value -> other words that shoppers use for it.
        low: the smallest value of a number facet.
        high: the largest value of a number facet.
    """

    name: str
    label: str
    kind: Kind = "text"
    weight: float = 1.0
    values: tuple[str, ...] = ()
    unit: str | None = None
    synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    low: float | None = None
    high: float | None = None


class FacetSettings(BaseModel):
    """What the owner says of a facet, in shop.toml under [facets.NAME].

    Attributes:
        label: how a person reads it; made from the name when left out.
        kind: "text", "number" or "bool"; read from the data when left out.
        weight: how much a shelf gains by covering it; 0 leaves it out of coverage.
        unit: of a number.
        synonyms: value -> other words that shoppers use for it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str | None = None
    kind: Kind | None = None
    weight: float = Field(default=1.0, ge=0, le=100)
    unit: str | None = None
    synonyms: dict[str, tuple[str, ...]] = {}


@dataclass(slots=True)
class _Column:
    """What the catalogue says under one name."""

    products: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    kinds: set[Kind] = field(default_factory=set)
    options: bool = False
    by_category: Counter[str] = field(default_factory=Counter)

    def add(self, values: Iterable[str], kind: Kind, category: str) -> None:
        self.products += 1
        for value in dict.fromkeys(values):
            self.counts[value] = self.counts.get(value, 0) + 1
        self.kinds.add(kind)
        self.by_category[category] += 1


def _kind_of(value: AttributeValue) -> Kind:
    if isinstance(value, bool):
        return "bool"
    return "number" if isinstance(value, int | float) else "text"


def _collect(
    products: Sequence[Product], only: Collection[str] | None = None
) -> tuple[dict[str, _Column], Counter[str]]:
    """Count what the catalogue says, under every name or only under some."""
    columns: dict[str, _Column] = defaultdict(_Column)
    categories: Counter[str] = Counter()
    for product in products:
        narrowest = product.category[-1] if product.category else ""
        categories[narrowest] += 1
        if product.category:
            columns["category"].add(product.category, "text", narrowest)
        if product.brand is not None:
            columns["brand"].add((product.brand,), "text", narrowest)
        for name, value in product.attributes.items():
            if only is not None and name not in only:
                continue
            columns[name].add(attribute_text(value), _kind_of(value), narrowest)
        for name in {option for variant in product.variants for option in variant.options}:
            column = columns[name]
            column.options = True
            offered = {v.options[name] for v in product.variants if name in v.options}
            if name in product.attributes:
                for value in offered:
                    column.counts[value] = column.counts.get(value, 0) + 1
            else:
                column.add(offered, "text", narrowest)
    return columns, categories


def infer_facets(products: Sequence[Product]) -> tuple[Facet, ...]:
    """Choose the facets that the data itself offers.

    "category" and "brand" are facets wherever the data has them. Another attribute or option is
    one if many products state it (FILL of all, or half of one category) and its values repeat; of
    these the MOST_FACETS best filled are kept. A facet's weight is the share of the products that
    state it, so that what few products say cannot outweigh what all say.

    Args:
        products: the whole catalogue, in any order.

    Returns:
        Facets by falling weight, category and brand first; () for no products.
    """
    columns, categories = _collect(products)
    fixed = [name for name in ("category", "brand") if len(columns[name].counts) > 1]
    worth = [
        name
        for name, column in columns.items()
        if name not in ("category", "brand")
        and not _LOGISTICS & set(name.split("_"))
        and _tells_apart(column, categories, len(products))
    ]
    worth.sort(key=lambda name: (-columns[name].products, name))
    numbers = [name for name in worth if columns[name].kinds == {"number"}]
    worth = [name for name in worth if name not in numbers[MOST_NUMBERS:]]
    return tuple(
        _facet(name, columns[name], FacetSettings(weight=_weight(columns[name], len(products))))
        for name in (*fixed, *worth[:MOST_FACETS])
    )


def settle_facets(
    products: Sequence[Product], settings: Mapping[str, FacetSettings] | None
) -> tuple[Facet, ...]:
    """Return the facets that the owner chose, with their values; inferred ones if none are.

    Args:
        products: the whole catalogue.
        settings: facet name -> settings; None or empty to infer.

    Returns:
        Facets in the owner's order. One that no product states any more has no values.
    """
    if not settings:
        return infer_facets(products)
    columns, _ = _collect(products, settings.keys())
    return tuple(_facet(name, columns[name], chosen) for name, chosen in settings.items())


def _weight(column: _Column, total: int) -> float:
    return round(max(LEAST_WEIGHT, column.products / total), 2)


def _tells_apart(column: _Column, categories: Counter[str], total: int) -> bool:
    distinct = len(column.counts)
    if distinct < 2:
        return False
    filled = column.products >= max(2, FILL * total) or any(
        count >= CATEGORY_FILL * categories[name] and count >= LEAST_IN_CATEGORY
        for name, count in column.by_category.items()
        if name
    )
    if not filled:
        return False
    if column.kinds <= {"number"} or column.kinds == {"bool"}:
        return True
    said = sum(column.counts.values())
    if max(column.counts.values()) > MOST_ALIKE * said:
        return False
    if sum(len(value) for value in column.counts) > LONGEST_MEAN * distinct:
        return False
    repeats = said / distinct
    return distinct <= MOST_VALUES and repeats >= (1.5 if column.products < 50 else 2.0)


def _facet(name: str, column: _Column, settings: FacetSettings) -> Facet:
    kind = settings.kind or (min(column.kinds) if len(column.kinds) == 1 else "text")
    ordered = sorted(column.counts.items(), key=lambda item: (-item[1], item[0]))
    values = tuple(_spell_once(value for value, _ in ordered))[:VALUES_KEPT]
    low = high = None
    if kind == "number":
        found = [number for value in column.counts if (number := _number(value)) is not None]
        low, high = (min(found), max(found)) if found else (None, None)
    label = settings.label or name.replace("_", " ").strip().capitalize()
    synonyms = _synonyms(name, values, settings.synonyms)
    return Facet(name, label, kind, settings.weight, values, settings.unit, synonyms, low, high)


def _synonyms(
    name: str, values: Sequence[str], own: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return the owner's words and ours; a word that is itself a value here is no synonym."""
    owners = {fold(value): words for value, words in own.items()}
    known = {fold(value) for value in values}
    found = {}
    for value in values:
        words = (*owners.get(fold(value), ()), *other_words(name, value))
        if kept := tuple(dict.fromkeys(word for word in words if fold(word) not in known)):
            found[value] = kept
    return found


def _spell_once(values: Iterable[str]) -> Iterable[str]:
    """Yield the first spelling of values that differ by case or white space only."""
    seen: set[str] = set()
    for value in values:
        if (key := fold(value)) not in seen:
            seen.add(key)
            yield value


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None


def price_bands(prices: Sequence[int], bands: int = 4) -> tuple[int, ...]:
    """Return the inner edges of price bands that hold about as many products each.

    Edges are rounded to two leading digits in which people think of prices (10, 15, 20, 25, 30,
    40, 50, 60, 80 times a power of ten), so a band reads "50 to 80" and not "49.37 to 81.12".

    Args:
        prices: in minor units, any order.
        bands: how many are wanted; fewer come back where prices are few or alike.

    Returns:
        Ascending edges in minor units, each above the lowest price: a price p lies in band
        number `bisect.bisect_right(edges, p)`. () for fewer than two different prices.
    """
    ordered = sorted(prices)
    if len(ordered) < 2 or ordered[0] == ordered[-1]:
        return ()
    edges: list[int] = []
    for n in range(1, bands):
        edge = _round_price(ordered[len(ordered) * n // bands])
        if ordered[0] < edge <= ordered[-1] and edge not in edges:
            edges.append(edge)
    return tuple(sorted(edges))


def _round_price(price_minor: int) -> int:
    if price_minor < 10:
        return price_minor
    scale = int(10 ** (len(str(price_minor)) - 2))
    steps = (10, 15, 20, 25, 30, 40, 50, 60, 80, 100)
    return min((step * scale for step in steps), key=lambda edge: (abs(edge - price_minor), edge))
