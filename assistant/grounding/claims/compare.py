"""Comparisons: "cheaper than", "not as heavy as", "nothing is lighter", "the same price"."""

import re
from collections.abc import Sequence

from assistant.grounding.claims.forms import forms_in, sense_of
from assistant.grounding.reading.comparatives import sense_of_form
from assistant.grounding.records.extremes import measure_of
from assistant.grounding.records.facts import ProductFacts
from assistant.grounding.subjects.scene import Finding, Segment
from assistant.money import format_price

__all__ = ["check_comparisons", "is_more", "tell_values"]

_EQUAL = re.compile(
    r"\b(?:same price|same amount|equally priced|priced the same|costs? the same|"
    r"identical(?:ly)? priced?|identical price|price is (?:the same|identical)|as (?:cheap|"
    r"expensive|affordable) as|same rating|equally (?:rated|well rated|cheap|expensive|"
    r"light|heavy)|same weight|weighs? the same|as (?:light|heavy) as|as much as)\b"
)


_NOT_AS = re.compile(
    r"\b(?:not|isn't|aren't|doesn't \w+|don't \w+|nowhere near|less)\s+(?:quite |nearly |"
    r"anywhere near )?(?:as|so)\s+(?P<adjective>[a-z]+)(?: rated| priced)?\s+as\b"
)


_ALL_OTHERS = re.compile(
    r"\b(?:all|every|each|any)\b[^.;]{0,12}\b(?:others?|rest)\b|\b(?:everything|anything) "
    r"else\b|\bthe (?:others|rest)\b"
)


_NOTHING = re.compile(
    r"\b(?:nothing|no other|no \w+|none|nobody|not one|no one|can't (?:get|find|go|buy)|"
    r"won't (?:get|find)|cannot (?:get|find)|hard to (?:get|find)|nowhere)\b"
)


def check_comparisons(segment: Segment) -> None:
    """Judge every comparative of the segment that compares products."""
    for match in segment.find_all(_NOT_AS, frozenset({"as"})):
        _check_not_as(segment, match)
    for match in segment.find_all(_EQUAL):
        if not segment.is_covered(match.start(), match.end()):
            _check_equal(segment, match)
    for match in forms_in(segment):
        name, sign, superlative = sense_of(segment, match.group())
        if superlative or segment.is_covered(match.start(), match.end()):
            continue
        idle = segment.mode != "statement" and not segment.mentions
        if idle or _bounds_figure(segment, match):
            segment.cover(match.start(), match.end())
            continue
        turn = _turn(segment, match)
        if turn:
            _check_unbeaten(segment, match, name, sign * turn)
        else:
            _check_comparative(segment, match, name, sign)


def _check_not_as(segment: Segment, match: "re.Match[str]") -> None:
    """Judge "not as heavy as": it says less of the same."""
    sense = sense_of_form(f"more {match['adjective']}")
    rivals = _rivals(segment)
    both = [*segment.products, *rivals]
    ok = (
        sense is not None
        and bool(segment.products)
        and bool(rivals)
        and all(
            is_more(a, b, sense[0], -sense[1], strict=True)
            for a in segment.products
            for b in rivals
        )
    )
    source = both[0].source if both else None
    name, ids = sense[0] if sense else None, tuple(p.id for p in both)
    segment.add(Finding("comparison", match.start(), match.end(), ok, source, name, "", ids))


def _bounds_figure(segment: Segment, match: "re.Match[str]") -> bool:
    """Whether "less than" bounds an amount ("costs less than $50") and compares no products."""
    after = segment.text[match.end() : match.end() + 8]
    near = any(0 <= q.start - match.end() <= _NEAR for q in segment.figures)
    return near and bool(re.match(r"\s*than\W", after))


def _turn(segment: Segment, match: "re.Match[str]") -> int:
    """Return 1 for "nothing is lighter than it", -1 for "all others are heavier", else 0."""
    if not segment.others:
        return 0
    before = segment.start, match.start()
    if _NOTHING.search(segment.text, *before) and not any(
        m.start < match.start() for m in segment.mentions
    ):
        return 1
    return -1 if _ALL_OTHERS.search(segment.text, *before) else 0


_NEAR = 20


def _check_unbeaten(segment: Segment, match: "re.Match[str]", name: str, sign: int) -> None:
    """Judge "nothing here is cheaper than the boot": the boot is the cheapest."""
    unbeaten = segment.gather(segment.others)
    group = segment.gather(dict.fromkeys((*segment.book.group(), *segment.others)))
    values = [measure_of(p, name) for p in group]
    known = [v for v in values if v is not None]
    top = (max(known) if sign > 0 else min(known)) if known else None
    ok = len(known) == len(values) > 1 and all(measure_of(p, name) == top for p in unbeaten)
    segment.add(
        Finding(
            "superlative",
            match.start(),
            match.end(),
            ok,
            unbeaten[0].source,
            name,
            tell_values(segment, unbeaten, name),
            segment.others,
        )
    )


def _rivals(segment: Segment) -> list[ProductFacts]:
    others = [i for i in segment.others if i not in segment.subject]
    if others:
        return segment.gather(others)
    rest = [i for i in segment.rivals if i not in segment.subject]
    return segment.gather(rest)


def _check_comparative(segment: Segment, match: "re.Match[str]", name: str, sign: int) -> None:
    subject, rivals = segment.products, _rivals(segment)
    if not subject:
        if (
            re.search(
                r"\b(?:something|anything|options?|one|ones|models?|alternatives?)\b", segment.low
            )
            and segment.mode != "statement"
        ):
            segment.cover(match.start(), match.end())
            return
        segment.add(Finding("comparison", match.start(), match.end(), False))
        return
    negated = segment.is_negated(match.start())
    ok = bool(rivals) and all(
        is_more(a, b, name, -sign if negated else sign, strict=not negated)
        for a in subject
        for b in rivals
    )
    segment.add(
        Finding(
            "comparison",
            match.start(),
            match.end(),
            ok,
            subject[0].source,
            name,
            tell_values(segment, [*subject, *rivals], name),
            tuple(p.id for p in [*subject, *rivals]),
        )
    )


def is_more(a: ProductFacts, b: ProductFacts, name: str, sign: int, strict: bool = True) -> bool:
    """Whether one product has more (sign 1) or less (-1) of a compared field than another."""
    left, right = measure_of(a, name), measure_of(b, name)
    if left is None or right is None:
        return False
    return (left - right) * sign > 0 or (not strict and left == right)


def _check_equal(segment: Segment, match: "re.Match[str]") -> None:
    word = match.group()
    name = (
        "rating"
        if "rat" in word
        else "weight"
        if re.search("weigh|light|heav", word)
        else "price_minor"
    )
    products = [*segment.products, *segment.gather(segment.others)]
    values = {measure_of(p, name) for p in products}
    equal = len(products) > 1 and len(values) == 1 and None not in values
    ok = equal != segment.is_negated(match.start())
    source = products[0].source if products else None
    segment.add(
        Finding(
            "comparison",
            match.start(),
            match.end(),
            ok and len(products) > 1,
            source,
            name,
            tell_values(segment, products, name),
            tuple(p.id for p in products),
        )
    )


def tell_values(segment: Segment, products: Sequence[ProductFacts], name: str) -> str:
    """Return "title: value" of each product, for the repair."""
    parts = []
    for product in dict.fromkeys(p.id for p in products):
        facts = segment.book.products[product]
        value = measure_of(facts, name)
        if value is None:
            continue
        shown = (
            format_price(int(value), facts.currency, segment.locale)
            if name == "price_minor"
            else f"{value.normalize():f}"
        )
        parts.append(f"{facts.title}: {shown}")
    return "; ".join(parts)
