"""Values behind a label: "colour: black", "persons: 2", a table's cell under "Material"."""

import re
from decimal import Decimal

from assistant.grounding.reading.lexicon import FUNCTION_WORDS
from assistant.grounding.reading.text import stem, words
from assistant.grounding.records.facts import ProductFacts, name_stems, text_stems
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["answers_label", "check_labels", "check_yes_no"]

_MOST_WORDS = 8
_FUNCTION_STEMS = frozenset(stem(w) for w in FUNCTION_WORDS)
_YES_NO = re.compile(
    r"^\W*(?:(?P<yes>yes|✓|✔|✅|true|available)|(?P<no>no|✗|✘|❌|false|not? available|none|"
    r"n/?a)|(?P<none>[-–—]+|unknown|not recorded)?)\W*$"
)


def check_labels(segment: Segment) -> None:
    """Judge a value whose label is the name of one of the subject's attributes."""
    if not segment.hint or len(segment.products) != 1 or segment.mentions:
        return
    if segment.mode == "question" or segment.asks:
        return
    product = segment.products[0]
    label = {stem(w) for w in words(segment.hint) if w not in FUNCTION_WORDS}
    name = next((n for n in product.values if name_stems(n) == label), None)
    if name is not None and len(segment.tokens) <= _MOST_WORDS:
        _judge(segment, product, f"attributes.{name}", _is_value(segment, product.values[name]))
        return
    for stems, amount, _ in product.numbers:
        if stems == label and _is_number(segment, amount):
            segment.take(segment.figures)
            _judge(segment, product, "attributes", True)
            return


def _is_value(segment: Segment, known: set[str]) -> bool:
    said = text_stems(segment.low)
    return bool(said) and said - _FUNCTION_STEMS <= known


def _is_number(segment: Segment, amount: Decimal) -> bool:
    """Whether the segment is one bare number, and the recorded one."""
    return len(segment.tokens) == 1 and any(amount in q.values for q in segment.figures)


def _judge(segment: Segment, product: ProductFacts, field: str, ok: bool) -> None:
    if ok:
        segment.take(segment.figures)
    segment.add(
        Finding(
            "attribute", segment.start, segment.end, ok, product.source, field, "", (product.id,)
        )
    )


def answers_label(segment: Segment) -> bool:
    """Whether a segment is the "no" of "Waterproof: no", which makes the label no claim."""
    match = _YES_NO.match(segment.low) if segment.hint else None
    return match is not None and bool(match["yes"] or match["no"])


def check_yes_no(segment: Segment) -> bool:
    """Judge "Waterproof: no" and a table's "Yes" by the label; True when it was such a cell."""
    if not segment.hint:
        return False
    match = _YES_NO.match(segment.low)
    if not match:
        return False
    if match["none"] is not None or not match.group().strip() or not (match["yes"] or match["no"]):
        return True
    stems = {stem(w) for w in re.findall(r"\w+", segment.hint)}
    verdicts: list[bool | None] = []
    for product in segment.products:
        value: bool | None = None
        if stems & {stem("stock"), stem("available"), stem("availability")}:
            value = product.in_stock
        else:
            for name, on in product.switches.items():
                joined = stem("".join(name.lower().split("_")))
                if joined in stems or {stem(w) for w in name.lower().split("_")} <= stems:
                    value = on
        verdicts.append(None if value is None else value == bool(match["yes"]))
    source = segment.products[0].source if segment.products else None
    segment.add(
        Finding(
            "attribute",
            segment.start,
            segment.end,
            segment.holds(verdicts),
            source,
            "attributes",
            "",
            segment.subject,
        )
    )
    return True
