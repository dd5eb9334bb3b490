"""Products by what is compared of them: the value of a field, and which have most of it."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.grounding.reading.comparatives import PATTERN, sense_of_form
from assistant.grounding.reading.text import stem
from assistant.grounding.records.book import Book
from assistant.grounding.records.facts import ProductFacts

__all__ = ["best_of", "measure_of", "rank_before", "top_value"]

_NAMES: dict[str, tuple[str, ...]] = {
    "weight": ("weight", "mass"),
    "size": (
        "capac",
        "volum",
        "size",
        "screen",
        "display",
        "area",
        "diagon",
        "person",
        "sleep",
        "height",
        "length",
    ),
    "capacity": ("capac", "volum"),
    "battery": ("batteri", "runtim", "playtim"),
    "thickness": ("thick", "depth"),
    "speed": ("speed",),
    "power": ("power", "wattag", "watt"),
    "warmth": ("warmth", "temperatur", "insul", "fill"),
    "brightness": ("bright", "lumen"),
    "noise": ("nois", "loud"),
}


_SIZED: dict[str, set[str]] = {
    "weight": {"mass"},
    "length": {"length"},
    "power": {"power"},
    "brightness": {"light"},
}


def measure_of(product: ProductFacts, name: str) -> Decimal | None:
    """Return a product's value of a compared field in base units; None when it is not recorded."""
    if name == "price_minor":
        return Decimal(min(product.prices)) if product.prices else None
    if name == "rating":
        return None if product.rating is None else Decimal(str(product.rating))
    if name == "rating_count":
        return None if product.rating_count is None else Decimal(product.rating_count)
    for wanted in _NAMES.get(name, (name,)):
        for stems, amount, _ in product.numbers:
            if stem(wanted) in stems or wanted in stems:
                return amount
    sized = [q.base[0] for q in product.measures if q.unit and q.unit in _SIZED.get(name, set())]
    return sized[0] if len(set(sized)) == 1 else None


def best_of(phrase: str, book: Book, ids: Sequence[str]) -> tuple[str, ...] | None:
    """Return the products that "the cheapest" means; None when no such word is in the phrase."""
    match = PATTERN.search(phrase)
    sense = sense_of_form(match.group()) if match else None
    if match is None or sense is None:
        return None
    name, sign, superlative = sense
    products = [book.products[i] for i in ids if i in book.products]
    if not superlative and len(products) != 2:
        return None
    values = [measure_of(p, name) for p in products]
    known = [v for v in values if v is not None]
    if not known or len(known) < len(values):
        return None
    top = top_value(known, sign, rank_before(phrase, match.start()))
    return tuple(p.id for p, v in zip(products, values, strict=True) if v == top)


_RANK = re.compile(r"\b(?:(second|2nd|next)|(third|3rd)|(fourth|4th))[- ]$")


def rank_before(text: str, at: int) -> int:
    """Return 2 for the "cheapest" of "second cheapest", 1 where no rank stands before it."""
    match = _RANK.search(text, max(0, at - 12), at)
    return 1 if match is None else (match.lastindex or 0) + 1


def top_value(values: Sequence[Decimal], sign: int, rank: int = 1) -> Decimal | None:
    """Return the value that only `rank` - 1 of the values exceed; None when there is none."""
    ordered = sorted(values, reverse=sign > 0)
    if rank > len(ordered) or (rank > 1 and ordered[rank - 2] == ordered[rank - 1]):
        return None
    return ordered[rank - 1]
