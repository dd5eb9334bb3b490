"""Values behind a label: "colour: black", "persons: 2", a table's cell under "Material"."""

from decimal import Decimal

from assistant.grounding.reading.lexicon import FUNCTION_WORDS
from assistant.grounding.reading.text import stem, words
from assistant.grounding.records.facts import ProductFacts, name_stems, text_stems
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["check_labels"]

_MOST_WORDS = 8


def check_labels(segment: Segment) -> None:
    """Judge a value whose label is the name of one of the subject's attributes."""
    if not segment.hint or len(segment.products) != 1 or segment.mentions:
        return
    if segment.mode == "question" or segment.sentence.rstrip(" *_").endswith(("?", "？")):
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
    return bool(said) and said - {stem(w) for w in FUNCTION_WORDS} <= known


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
