"""Measures and other figures of a product: attributes, texts, or no source at all."""

import re
from decimal import Decimal

from assistant.grounding.reading.lexicon import (
    FUNCTION_WORDS,
)
from assistant.grounding.reading.quantities import Quantity
from assistant.grounding.reading.text import lower, stem
from assistant.grounding.reading.units import UNITS
from assistant.grounding.reading.word_lists import word_list
from assistant.grounding.records.facts import ProductFacts, name_stems
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["PURPOSE", "check_leftover_figures", "check_measures"]

_PERSON_FIELDS = frozenset(
    stem(w) for w in word_list("capacity person persons sleeps berth people seats")
)


_ROLE_WORDS = {
    stem(word): stem(role)
    for word, role in {
        "weighs": "weight",
        "light": "weight",
        "heavy": "weight",
        "weighing": "weight",
        "long": "length",
        "wide": "width",
        "tall": "height",
        "high": "height",
        "deep": "depth",
        "thick": "thickness",
        "holds": "capacity",
    }.items()
}


PURPOSE = re.compile(r"\b(?:for|your|you|during|on|while|when|as|like|to)\b")


def check_measures(segment: Segment) -> None:
    """Judge measures, percentages and numbers of a product by its attributes and texts."""
    if segment.mode in ("question", "offer", "echo") and not segment.explicit:
        return
    for figure in segment.open_figures():
        products = segment.gather(segment.near(figure.start))
        if not products or figure.kind == "money":
            continue
        if figure.kind == "number" and figure.in_words and figure.values[0] == 1:
            continue
        if segment.mode == "missing" and not segment.mentions:
            continue
        verdicts: list[bool | None] = [_has_measure(segment, figure, p) for p in products]
        if not segment.explicit and not segment.holds(verdicts):
            continue
        negated = segment.is_negated(figure.start)
        segment.take([figure])
        for token in segment.tokens:
            if stem(token.low) in _ROLE_WORDS:
                segment.cover(token.start, token.end)
        segment.add(
            Finding(
                "attribute",
                figure.start,
                figure.end,
                segment.holds(verdicts) and not negated,
                products[0].source,
                _field_of(figure, products[0]),
                _right_measure(segment, figure, products),
                tuple(p.id for p in products),
            )
        )


def _has_measure(segment: Segment, figure: Quantity, product: ProductFacts) -> bool:
    said = segment.stems | {_ROLE_WORDS[s] for s in segment.stems & _ROLE_WORDS.keys()}
    roles = [
        (stems, amount, unit)
        for stems, amount, unit in product.numbers
        if stems & said - {"size", "product"} and _comparable(unit, figure)
    ]
    if roles:
        return any(_close(amount, figure, unit) for _, amount, unit in roles)
    if figure.kind == "percent":
        return _has_percent(segment, figure, product)
    if figure.unit == "persons":
        for stems, amount, _ in product.numbers:
            if stems & _PERSON_FIELDS and amount in figure.values:
                return True
    if figure.kind == "measure":
        return any(
            m.unit == figure.unit and _close(b, figure, m.unit)
            for m in product.measures
            for b in m.base
        )
    return _has_number(segment, figure, product)


def _comparable(unit: str, figure: Quantity) -> bool:
    return (
        unit == figure.unit
        or (figure.kind == "number" and not unit)
        or (not unit and figure.kind == "measure")
    )


def _close(amount: Decimal, figure: Quantity, unit: str) -> bool:
    """Whether a recorded value is the one said, but for a change of units (0.2 %)."""
    values = figure.base if unit else figure.values
    return any(abs(amount - v) * 500 <= amount for v in values)


def _text(product: ProductFacts) -> str:
    record = product.record
    return lower(f"{product.title} {record.get('attributes')} {record.get('description') or ''}")


def _has_percent(segment: Segment, figure: Quantity, product: ProductFacts) -> bool:
    after = re.match(
        r"\W*(?:of )?(?:pure |organic )?([\w-]+)", segment.text[figure.end : segment.end]
    )
    word = re.escape(after.group(1)) if after else ""
    number = re.escape(f"{figure.values[0].normalize():f}")
    return bool(
        re.search(rf"(?<![\d.]){number}\s*(?:%|percent|per cent)\s*(?:\w+ )?{word}", _text(product))
    )


def _has_number(segment: Segment, figure: Quantity, product: ProductFacts) -> bool:
    """Whether the record has this number beside the same word."""
    number = f"{figure.values[0].normalize():f}"
    if re.fullmatch(r"(?:19|20)\d\d", number):
        return bool(re.search(rf"\b{number}\b", _text(product)))
    after = re.match(r"\W*([a-z][\w-]*)", segment.text[figure.end : segment.end])
    before = re.search(r"([a-z][\w-]*)\W*$", segment.text[segment.start : figure.start])
    text = _text(product)
    for match, order in (
        (after, rf"(?<![\d.]){re.escape(number)}\W*{{}}"),
        (before, rf"{{}}\W*{re.escape(number)}(?![\d.]\d|\d)"),
    ):
        if (
            match
            and match.group(1) not in FUNCTION_WORDS
            and re.search(order.format(re.escape(match.group(1)[:5])), text)
        ):
            return True
    return False


def _field_of(figure: Quantity, product: ProductFacts) -> str:
    for stems, amount, unit in product.numbers:
        if unit == figure.unit and _close(amount, figure, unit):
            attributes = product.record.get("attributes")
            for name in attributes if isinstance(attributes, dict) else ():
                if name_stems(str(name)) == stems:
                    return f"attributes.{name}"
    return "description"


def _right_measure(segment: Segment, figure: Quantity, products: list[ProductFacts]) -> str:
    """Return the recorded measure that the figure gets wrong, as "weight 1200 g"."""
    if len(products) != 1 or figure.kind != "measure":
        return ""
    attributes = products[0].record.get("attributes")
    for name, value in attributes.items() if isinstance(attributes, dict) else ():
        for stems, _, unit in products[0].numbers:
            if stems == name_stems(str(name)) and unit == figure.unit:
                label, _, suffix = str(name).rpartition("_")
                return (
                    f"{label} {value} {suffix}" if label and suffix in UNITS else f"{name} {value}"
                )
    return ""


def check_leftover_figures(segment: Segment) -> None:
    """Judge what figures are left: they must stand in the request or in an order, or they fall."""
    for figure in segment.open_figures():
        if figure.kind == "number" and figure.in_words and figure.values[0] == 1:
            continue
        if any(m.start <= figure.start and figure.end <= m.end for m in segment.mentions):
            continue
        source = _other_source(segment, figure)
        segment.take([figure])
        asked = segment.mode in ("question", "offer") and not segment.explicit
        if source is None and asked and figure.kind == "number" and figure.values[0] < 10:
            continue
        segment.add(Finding("number", figure.start, figure.end, source is not None, source, None))


def _other_source(segment: Segment, figure: Quantity) -> str | None:
    book = segment.book
    request = {v for q in book.request.figures for v in q.values} | book.request.numbers
    said = any(v in request for v in figure.values)
    if (
        said
        and figure.kind != "money"
        and (
            segment.mode in ("echo", "missing", "question", "offer") or PURPOSE.search(segment.low)
        )
        and not segment.strict
    ):
        return "request"
    if said and segment.mode in ("echo", "missing") and not segment.mentions:
        return "request"
    if figure.kind == "money":
        return None
    stems = {stem(t.low) for t in segment.tokens}
    for entry in [segment.entry] if segment.entry else book.entries:
        for path, value in entry.numbers:
            if value in figure.values and (
                {stem(w) for w in re.split(r"[_\W]+", "_".join(path).lower())} & stems
                or entry.kind == "cart"
            ):
                return entry.source
        for known in entry.figures:
            if (
                known.kind == figure.kind
                and known.unit == figure.unit
                and known.values[0] in figure.values
            ):
                return entry.source
    return None
