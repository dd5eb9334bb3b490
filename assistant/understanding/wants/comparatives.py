"""Comparatives and superlatives ("cheaper", "lighter than the second one", "the best rated").

Turns them into bounds relative to what is on the shelf.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.memory import ConstraintEdit
from retrieval.catalog import Facet, Product

__all__ = ["Comparison", "aspect_value", "find_comparison", "relative_edit"]

Direction = Literal["less", "more", "least", "most"]

_ASPECTS: tuple[tuple[str, Direction, str], ...] = (
    ("price", "less", r"cheaper|less (?:expensive|pricey|costly)|lower[- ]priced?|more affordable"
        r"|(?:not (?:so|as|that)|less) (?:expensive|pricey)|günstiger|billiger|moins cher"
        r"|más barat[oa]|mas barat[oa]|便宜(?:一点|点|些)|更便宜|lower (?:in )?price|(?:bit|little"
        r"|too) (?:much|expensive|pricey)|too expensive|over my budget"),
    ("price", "more",
        r"more (?:expensive|premium|upmarket|high[- ]end)|pricier|costlier|dearer|fancier"
        r"|higher[- ](?:priced?|end)|teurer|plus cher|más car[oa]"),
    ("price", "least",
        r"cheapest|least (?:expensive|costly|pricey)|most affordable|lowest[- ]priced?"
        r"|lowest price|günstigste[rsn]?|billigste[rsn]?|moins chère?s?|más barat[oa] de|最便宜"),
    ("price", "most", r"most expensive|priciest|costliest|dearest|highest[- ]priced?"
        r"|teuerste[rsn]?|最贵"),
    ("weight", "less", r"lighter(?: weight)?|less heavy|leichter|plus légère?s?|更轻|轻一点"),
    ("weight", "more", r"heavier|schwerer"),
    ("weight", "least", r"lightest|leichteste[rsn]?|最轻"),
    ("weight", "most", r"heaviest|最重"),
    ("size", "more", r"bigger|larger|roomier|more spacious|size up|größer|plus grande?s?"
        r"|更大|大一点"),
    ("size", "less", r"smaller|more compact|size down|kleiner|plus petite?s?|更小|小一点"),
    ("size", "most", r"biggest|largest|roomiest|größte[rsn]?|最大"),
    ("size", "least", r"smallest|kleinste[rsn]?|最小"),
    ("length", "more", r"longer|länger"),
    ("length", "less", r"shorter|kürzer"),
    ("length", "most", r"longest"),
    ("length", "least", r"shortest"),
    ("rating", "more", r"better[- ](?:rated|reviewed|ratings?|reviews?)|higher[- ]rat(?:ed|ing)"),
    ("rating", "most", r"(?:best|highest|top)[- ](?:rated|reviewed|ratings?|reviews?)|most popular"
        r"|bestbewertete[rsn]?|评分最高"),
    ("warmth", "more", r"warmer"),
    ("warmth", "most", r"warmest"),
    ("speed", "more", r"faster"),
    ("speed", "most", r"fastest"),
    ("added", "more", r"newer|more recent"),
    ("added", "most", r"newest|latest|most recent"),
)  # fmt: skip
_PATTERNS = tuple(
    (aspect, direction, re.compile(rf"(?<![^\W\d_])(?:{words})(?![a-z])", re.IGNORECASE))
    for aspect, direction, words in _ASPECTS
)
_FACETS = {
    "weight": r"weight|mass|gewicht|poids|重量",
    "size": r"diagonal|screen|capacity|volume|size|litres|liters|width",
    "length": r"length|inseam|height",
    "warmth": r"warmth|temperature|comfort|insulation|fill",
    "speed": r"speed|frequency|clock",
}
_SIZE_ORDER = ("xxs", "xs", "s", "m", "l", "xl", "xxl", "2xl", "xxxl", "3xl", "4xl", "5xl")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared, which way, and where it stands in the message."""

    aspect: str
    direction: Direction
    span: tuple[int, int]


def find_comparison(text: str) -> Comparison | None:
    """Returns the first comparative or superlative of a message, superlatives before others."""
    found = [
        (
            direction not in {"least", "most"},
            match.start(),
            Comparison(aspect, direction, match.span()),
        )
        for aspect, direction, pattern in _PATTERNS
        if (match := pattern.search(text))
    ]
    return min(found, key=lambda row: row[:2])[2] if found else None


def aspect_value(product: Product, aspect: str, facets: Sequence[Facet]) -> float | None:
    """Returns a product's number for an aspect: price in minor units, weight in the facet's unit.

    None when the catalogue says nothing of it.
    """
    if aspect == "price":
        return float(product.price_minor)
    if aspect == "rating":
        return product.rating
    if aspect == "added":
        return float(product.added.toordinal()) if product.added else None
    facet = aspect_facet(aspect, facets)
    value = product.attributes.get(facet.name) if facet else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def aspect_facet(aspect: str, facets: Sequence[Facet]) -> Facet | None:
    """Returns the number facet that an aspect speaks of."""
    pattern = _FACETS.get(aspect)
    if pattern is None:
        return None
    named = [
        f
        for f in facets
        if f.kind == "number" and re.search(pattern, f"{f.name} {f.label}", re.IGNORECASE)
    ]
    order = {name: at for at, name in enumerate(pattern.split("|"))}
    return min(
        named,
        key=lambda f: (
            min(
                (at for name, at in order.items() if name in f"{f.name} {f.label}".lower()),
                default=99,
            ),
            -f.weight,
            f.name,
        ),
        default=None,
    )


def relative_edit(
    comparison: Comparison,
    anchors: Sequence[Product],
    facets: Sequence[Facet],
    *,
    decimals: int = 2,
    size: tuple[str, str] | None = None,
) -> ConstraintEdit | None:
    """Returns the bound that a comparative sets against its anchors; None when nothing can be said.

    Args:
        comparison: what was read.
        anchors: the products compared with; the bound is beyond all of them.
        facets: the catalogue's facets.
        decimals: of the currency.
        size: (facet, value) of the size asked for so far.
    """
    if comparison.direction not in {"less", "more"}:
        return None
    lower = comparison.direction == "less"
    values = [v for p in anchors if (v := aspect_value(p, comparison.aspect, facets)) is not None]
    facet = aspect_facet(comparison.aspect, facets)
    if comparison.aspect == "price" and values:
        edge = (min(values) - 1 if lower else max(values) + 1) / 10**decimals
        return _bound("price", edge, lower=lower, span=comparison.span)
    if facet is not None and values:
        edge = min(values) if lower else max(values)
        step = 1.0 if all(v == int(v) for v in values) and edge > 20 else abs(edge) * 1e-3
        return _bound(
            facet.name,
            round(edge - step if lower else edge + step, 6),
            lower=lower,
            span=comparison.span,
        )
    if comparison.aspect == "size" and size is not None:
        return _next_size(size, facets, comparison)
    return None


def _bound(facet: str, edge: float, *, lower: bool, span: tuple[int, int]) -> ConstraintEdit:
    return ConstraintEdit(
        "replace",
        facet,
        minimum=None if lower else edge,
        maximum=edge if lower else None,
        span=span,
    )


def _next_size(
    size: tuple[str, str], facets: Sequence[Facet], comparison: Comparison
) -> ConstraintEdit | None:
    facet = next((f for f in facets if f.name == size[0]), None)
    if facet is None:
        return None
    ordered = sorted(
        (v for v in facet.values if _size_rank(v) is not None), key=lambda v: _size_rank(v) or 0.0
    )
    if size[1] not in ordered:
        return None
    kind = size[1].lower() in _SIZE_ORDER
    ordered = [v for v in ordered if (v.lower() in _SIZE_ORDER) == kind]
    at = ordered.index(size[1]) + (1 if comparison.direction == "more" else -1)
    if not 0 <= at < len(ordered):
        return None
    return ConstraintEdit("replace", facet.name, ordered[at], span=comparison.span)


def _size_rank(value: str) -> float | None:
    if value.lower() in _SIZE_ORDER:
        return float(_SIZE_ORDER.index(value.lower()))
    number = re.fullmatch(r"(?:eu|uk|us)?\s*(\d+(?:[.,]5)?)", value.lower())
    return float(number.group(1).replace(",", ".")) if number else None
