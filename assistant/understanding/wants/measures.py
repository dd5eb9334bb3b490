"""Amounts with a unit ("5 kg", "at least 16GB") against the catalogue's number facets."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.understanding.words.numbers import NUMBER, parse_number
from retrieval.catalog import Facet

__all__ = ["Measure", "find_measures", "pick_facet", "unit_of"]

# unit -> (dimension, factor to the dimension's base unit)
_UNITS: dict[str, tuple[str, float]] = {
    **{u: ("mass", 1000.0) for u in ("kg", "kgs", "kilo", "kilos", "kilogram", "公斤")},
    **{u: ("mass", 1.0) for u in ("g", "gr", "gram", "grams", "gramme", "grammes", "克")},
    "mg": ("mass", 0.001),
    **{u: ("mass", 453.592) for u in ("lb", "lbs", "pound weight")},
    **{u: ("mass", 28.3495) for u in ("oz", "ounce", "ounces")},
    "斤": ("mass", 500.0),
    **{u: ("length", 1000.0) for u in ("m", "meter", "meters", "metre", "metres", "米")},
    **{u: ("length", 10.0) for u in ("cm", "centimeter", "centimetre", "厘米")},
    **{u: ("length", 1.0) for u in ("mm", "millimeter", "millimetre", "毫米")},
    **{u: ("length", 25.4) for u in ("inch", "inches", "in", '"', "”", "''", "英寸", "寸")},
    **{u: ("length", 304.8) for u in ("ft", "foot", "feet")},
    **{u: ("volume", 1000.0) for u in ("l", "liter", "liters", "litre", "litres", "升")},
    **{u: ("volume", 1.0) for u in ("ml", "milliliter", "millilitre", "毫升")},
    "cl": ("volume", 10.0),
    **{u: ("volume", 3785.41) for u in ("gallon", "gallons")},
    "tb": ("data", 1000.0),
    "gb": ("data", 1.0),
    "mb": ("data", 0.001),
    **{u: ("power", 1.0) for u in ("w", "watt", "watts")},
    "kw": ("power", 1000.0),
    **{u: ("voltage", 1.0) for u in ("v", "volt", "volts")},
    "ghz": ("frequency", 1000.0),
    "mhz": ("frequency", 1.0),
    "hz": ("frequency", 1e-6),
    "mah": ("charge", 1.0),
    "ah": ("charge", 1000.0),
    **{u: ("time", 60.0) for u in ("hour", "hours", "hr", "hrs", "h")},
    **{u: ("time", 1.0) for u in ("min", "mins", "minute", "minutes")},
    **{u: ("pixels", 1.0) for u in ("mp", "megapixel", "megapixels")},
    **{u: ("people", 1.0) for u in ("person", "persons", "people", "man", "berth", "seater", "人")},
    **{u: ("pieces", 1.0) for u in ("piece", "pieces", "pc", "pcs", "pack", "count", "件")},
    **{u: ("lumen", 1.0) for u in ("lm", "lumen", "lumens")},
    **{u: ("temperature", 1.0) for u in ("°c", "c", "degrees")},
}

# Words in a facet's name for the dimension that its unit would have.
_NAMED = {
    "mass": r"weight|mass",
    "length": r"length|width|height|depth|diagonal|diameter|screen|inch",
    "volume": r"volume|capacity",
    "data": r"memory|storage|capacity|ram",
    "power": r"power|watt",
    "voltage": r"voltage|volt",
    "frequency": r"frequency|clock",
    "charge": r"battery|mah",
    "time": r"hours|runtime|time|battery",
    "pixels": r"megapixel|resolution",
    "people": r"person|people|berth|sleeps|capacity|seats",
    "pieces": r"pieces|count|pack|quantity",
    "lumen": r"lumen|brightness",
    "temperature": r"temperature|comfort",
}

_UNIT = "|".join(sorted((re.escape(unit) for unit in _UNITS), key=len, reverse=True))
_MEASURE = re.compile(
    rf"(?<![a-zA-Z0-9.,#])(?P<number>{NUMBER})[\s-]?(?P<unit>{_UNIT})(?![a-zA-Z])", re.IGNORECASE
)
_MIN = re.compile(
    r"(?:at least|atleast|minimum(?: of)?|min\.?|more than|over|above|from|bigger than"
    r"|larger than|longer than"
    r"|heavier than|no less than|not less than|greater than|mindestens|au moins|al menos"
    r"|至少)\s*(?:a |an )?$",
    re.IGNORECASE,
)
_MAX = re.compile(
    r"(?:at most|maximum(?: of)?|max\.?|less than|under|below|up to|lighter than|smaller than"
    r"|shorter than|no more than|not more than|no heavier than|within|unter|höchstens|bis"
    r"|moins de|menos de|不超过|低于)\s*(?:a |an )?$",
    re.IGNORECASE,
)
_MIN_AFTER = re.compile(
    r"^\s*(?:\+|or (?:more|larger|bigger|longer|above|over|up)|and (?:up|above|over)|minimum|以上)",
    re.IGNORECASE,
)
_MAX_AFTER = re.compile(
    r"^\s*(?:or (?:less|lighter|smaller|under|below|shorter)|max(?:imum)?|tops|以下|以内)",
    re.IGNORECASE,
)

# A measure without a bound admits this share on either side: a 13.3" screen is "13 inch".
TOLERANCE = 0.05


@dataclass(frozen=True, slots=True)
class Measure:
    """An amount in a dimension's base unit, with the bound that was said: "min", "max", "exact"."""

    dimension: str
    value: float
    bound: str
    span: tuple[int, int]


def find_measures(text: str) -> list[Measure]:
    """Returns the amounts with a unit, in order of appearance."""
    found = []
    for match in _MEASURE.finditer(text):
        value = parse_number(match["number"])
        if value is None:
            continue
        dimension, factor = _UNITS[match["unit"].lower()]
        before, after = text[max(0, match.start() - 30) : match.start()], text[match.end() :][:20]
        start = match.start()
        bound = "exact"
        if low := _MIN.search(before):
            bound, start = "min", match.start() - (len(before) - low.start())
        elif high := _MAX.search(before):
            bound, start = "max", match.start() - (len(before) - high.start())
        elif _MIN_AFTER.match(after):
            bound = "min"
        elif _MAX_AFTER.match(after):
            bound = "max"
        if re.search(r"(?:no|not|n't)\s+(?:more|over|above|heavier)[^.;,]{0,8}$", before):
            bound = "max"
        found.append(Measure(dimension, value * factor, bound, (start, match.end())))
    return found


def unit_of(facet: Facet) -> tuple[str, float] | None:
    """Returns a number facet's (dimension, factor to base), from its unit, else its name."""
    if facet.kind != "number":
        return None
    if facet.unit and facet.unit.lower() in _UNITS:
        return _UNITS[facet.unit.lower()]
    tail = facet.name.rsplit("_", 1)[-1].lower()
    if tail in _UNITS and tail not in {"in", "c", "man", "count", "pack"}:
        return _UNITS[tail]
    if facet.unit is None and re.search(_NAMED["people"], f"{facet.name} {facet.label}".lower()):
        return ("people", 1.0)
    return None


def pick_facet(measure: Measure, facets: Iterable[Facet], words: str) -> tuple[Facet, float] | None:
    """Returns the number facet that a measure speaks of, and its factor; None when there is none.

    Args:
        measure: what was said.
        facets: the catalogue's facets.
        words: the folded message; a facet whose name is in it comes first.
    """
    fitting = []
    for facet in facets:
        unit = unit_of(facet)
        if unit is None or unit[0] != measure.dimension:
            continue
        value = measure.value / unit[1]
        outside = (facet.low is not None and value < facet.low / 3) or (
            facet.high is not None and value > facet.high * 3
        )
        named = any(
            part in words for part in re.split(r"[\s_]+", facet.label.lower()) if len(part) > 3
        )
        typical = re.search(_NAMED[measure.dimension], f"{facet.name} {facet.label}".lower())
        fitting.append(
            (not named, outside, typical is None, -facet.weight, facet.name, facet, unit[1])
        )
    if not fitting:
        return None
    best = min(fitting, key=lambda row: row[:5])
    return None if best[1] else (best[5], best[6])
