"""What the records of one turn say, in a form that a claim can be held against.

It reads evidence; it knows nothing of drafts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from assistant.grounding.reading.quantities import Quantity, read_quantities
from assistant.grounding.reading.text import Token, fold, lower, stem, tokenize, words
from assistant.grounding.reading.units import UNITS
from assistant.money import minor_units

__all__ = ["ProductFacts", "Record", "flatten", "money_leaf", "name_stems", "text_stems"]

Record = Mapping[str, object]

_NEGATOR = re.compile(r"\b(?:not|no|non|never|without|isn't|aren't|doesn't|don't|free)\b")
_HYPHEN = re.compile(r"\b([a-z]+)-([a-z]+)\b")
_TEXT_FIELDS = ("title", "brand", "category", "seller", "product_type", "tags")
_MONEY_KEY = re.compile(r"price|total|amount|refund|cost|fee|balance|paid|subtotal|shipping|saving")


def text_stems(text: str) -> set[str]:
    """Return the stems of a text; of "water-proof" also that of "waterproof"."""
    low = lower(fold(text))
    stems = {stem(word) for word in words(low)}
    if "-" in low:
        stems.update(stem(a + b) for a, b in _HYPHEN.findall(low))
    return stems


@lru_cache(maxsize=4096)
def name_stems(name: str) -> frozenset[str]:
    """Return the stems of an attribute's name: "max_load_kg" gives max, load, kg."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ")
    return frozenset(stem(word) for word in words(spaced))


def flatten(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield every leaf of nested JSON with the keys that lead to it (list places left out)."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from flatten(inner, (*path, str(key)))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from flatten(inner, path)
    elif value is not None:
        yield path, value


def _strings(value: object) -> list[str]:
    if isinstance(value, bool) or value is None:
        return []
    if isinstance(value, list | tuple):
        return [text for inner in value for text in _strings(inner)]
    return [str(value)]


@dataclass(slots=True)
class ProductFacts:
    """One product's record, indexed.

    Attributes:
        prices: minor units a price statement may give; the first is the price itself.
        switches: attribute name to its True or False.
        values: attribute or option name to its values' stems.
        strong: stems of title, brand, category, attributes and options.
        weak: stems of the description, in sentences that do not negate them.
        sentences: words of the description's sentences.
        measures: figures in its texts and attributes.
        numbers: (stems of the attribute's name, value in base units, dimension) of attributes.
    """

    id: str
    title: str
    source: str
    record: Record
    currency: str
    prices: tuple[int, ...] = ()
    compare_at: int | None = None
    in_stock: bool | None = None
    stock: int | None = None
    rating: float | None = None
    rating_count: int | None = None
    options: dict[str, list[str]] = field(default_factory=dict)
    sold_out: dict[str, list[str]] = field(default_factory=dict)
    switches: dict[str, bool] = field(default_factory=dict)
    values: dict[str, set[str]] = field(default_factory=dict)
    strong: set[str] = field(default_factory=set)
    weak: set[str] = field(default_factory=set)
    sentences: list[list[Token]] = field(default_factory=list)
    title_words: list[str] = field(default_factory=list)
    brand_words: list[str] = field(default_factory=list)
    category_stems: set[str] = field(default_factory=set)
    measures: list[Quantity] = field(default_factory=list)
    numbers: list[tuple[frozenset[str], Decimal, str]] = field(default_factory=list)
    is_product: bool = True

    @property
    def price(self) -> int | None:
        """The price in minor units."""
        return self.prices[0] if self.prices else None

    @classmethod
    def from_record(
        cls, record: Record, source: str, currency: str, is_product: bool = True
    ) -> "ProductFacts":
        """Index a product record (see `assistant.records.product_record`)."""
        title = str(record.get("title") or record.get("name") or "")
        facts = cls(
            id=str(record.get("id") or record.get("product_id") or title),
            title=title,
            source=source,
            record=record,
            currency=str(record.get("currency") or currency),
            is_product=is_product,
        )
        facts._read_numbers(record)
        facts._read_texts(record)
        facts._read_attributes(record)
        return facts

    def _read_numbers(self, record: Record) -> None:
        prices = [_as_int(record.get("price_minor"))]
        variants = record.get("variants")
        if isinstance(variants, list | tuple):
            prices += [_as_int(v.get("price_minor")) for v in variants if isinstance(v, Mapping)]
        self.prices = tuple(dict.fromkeys(p for p in prices if p is not None))
        self.compare_at = _as_int(record.get("compare_at_minor"))
        in_stock = record.get("in_stock")
        self.in_stock = in_stock if isinstance(in_stock, bool) else None
        self.stock = _as_int(record.get("stock"))
        self.rating = _as_float(record.get("rating"))
        self.rating_count = _as_int(record.get("rating_count"))
        self.options = _option_lists(record.get("options"))
        self.sold_out = _option_lists(record.get("sold_out"))

    def _read_texts(self, record: Record) -> None:
        self.title_words = words(self.title)
        self.brand_words = words(str(record.get("brand") or ""))
        if self.brand_words:
            self.values["brand"] = {stem(word) for word in self.brand_words}
        self.category_stems = text_stems(str(record.get("category") or ""))
        for key in _TEXT_FIELDS:
            for text in _strings(record.get(key)):
                self.strong |= text_stems(text)
        self.measures = read_quantities(fold(self.title))
        description = fold(str(record.get("description") or ""))
        self.measures += read_quantities(description)
        for sentence in re.split(r"[.;!?\n]|, but ", lower(description)):
            negated = _NEGATOR.search(sentence)
            self.weak |= text_stems(sentence[: negated.start()] if negated else sentence)
        self.sentences = [tokenize(part) for part in re.split(r"[.;!?\n]", description)]
        for name in self.options:
            self._add_values(name, [*self.options[name], *self.sold_out.get(name, [])])

    def _read_attributes(self, record: Record) -> None:
        attributes = record.get("attributes")
        if not isinstance(attributes, Mapping):
            return
        for name, value in attributes.items():
            self._read_attribute(str(name), value)

    def _read_attribute(self, name: str, value: object) -> None:
        if isinstance(value, bool):
            self.switches[name] = value
            if value:
                self.strong |= name_stems(name)
        elif isinstance(value, int | float):
            amount = Decimal(str(value))
            dimension, factor = UNITS.get(_unit_of(name), ("", Decimal(1)))
            self.numbers.append((name_stems(name), amount * factor, dimension))
            self.strong |= name_stems(name)
            kind = "measure" if dimension else "number"
            self.measures.append(Quantity(0, 0, (amount,), kind, unit=dimension, factor=factor))
        else:
            self._add_values(name, _strings(value))

    def _add_values(self, name: str, values: Iterable[str]) -> None:
        stems = self.values.setdefault(name, set())
        for text in values:
            low = lower(text.strip())
            if low in ("yes", "true", "no", "false"):
                self._read_attribute(name, low in ("yes", "true"))
                continue
            found = text_stems(text)
            stems |= found
            for quantity in read_quantities(fold(text)):
                self.measures.append(quantity)
                self.numbers.append((name_stems(name), quantity.base[0], quantity.unit))
        self.strong |= stems | name_stems(name)


def _as_int(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _as_float(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


def _option_lists(value: object) -> dict[str, list[str]]:
    if not isinstance(value, Mapping):
        return {}
    return {str(name): _strings(values) for name, values in value.items()}


def _unit_of(name: str) -> str:
    """Return the unit that an attribute's name ends in ("weight_kg"), or ""."""
    last = re.split(r"[_\s(]+", lower(name).rstrip(") "))[-1]
    return last if last in UNITS and not (last == "m" and "_" not in name) else ""


def money_leaf(path: tuple[str, ...], value: object, currency: str) -> int | None:
    """Return the minor units of a leaf that is money: "total_minor", or "total" in major units."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not path:
        return None
    key = lower(path[-1])
    if key.endswith("_minor"):
        return int(value)
    if _MONEY_KEY.search(key) and "count" not in key and "method" not in key:
        return minor_units(value, currency)
    return None
