"""Numbers that stand alone: what "sorry, 42", "I take a 38" and "a tent for 3" number.

A bare number means what was numbered last and can be that much: a size that the category comes
in, the price, or another range that is held.
"""

import re

from assistant.memory import Constraint, ConstraintEdit, Constraints
from assistant.understanding.reading import ReadingContext
from assistant.understanding.wants.measures import unit_of
from assistant.understanding.wants.wants import Wants
from assistant.understanding.words.numbers import parse_number
from assistant.understanding.words.vocabulary import Vocabulary

__all__ = ["read_bare_number", "read_party"]

_CHANGES = re.compile(
    r"\b(?:sorry|i mean|meant|actually|make (?:it|that)|instead|rather|correction|typo|scratch that"
    r"|i said|not \d+|wait|change|switch)\b|^\W*(?:no|nope|oh)\b",
    re.IGNORECASE,
)
_WEARS = re.compile(
    r"\b(?:i|he|she|they|we|my \w+|feet)(?:['’](?:m|s|re))?\s+(?:(?:usually|normally|always|really"
    r"|also|am|is|are|have|has|take|takes|wear|wears|need|needs|got|would be)\s+){0,3}"
    r"(?:an?\s+|about\s+)?(?:size\s+)?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w.,#-])(?P<number>\d{1,5}(?:[.,]\d{1,2})?)(?![\w%]|[.,-]\d|\s*(?:st|nd|rd|th)\b)"
)
_PARTY = re.compile(
    r"\b(?:for|sleeps?|fits?)\s+(?:up to\s+)?(?:the\s+)?(?P<many>\d{1,2}|two|three|four|five|six"
    r"|seven|eight)(?:\s+of\s+us)?(?=\s*(?:$|[.,;!?]|please|and\b|with\b|in\b|that\b|under\b"
    r"|below\b|up to\b|adults?\b|kids?\b|friends?\b|campers?\b|hikers?\b))"
    r"|\b(?:family|party|group) of (?P<group>\d{1,2}|two|three|four|five|six|seven|eight)\b",
    re.IGNORECASE,
)
# A correction may have this many words that nothing stands for: "no wait, I meant to say 42".
FEW_UNKNOWN = 3


def read_party(text: str, wants: Wants, vocabulary: Vocabulary, context: ReadingContext) -> None:
    """Reads "a tent for 3" where the category says for how many people its products are."""
    said = _PARTY.search(text)
    if said is None or wants.claims(*said.span()):
        return
    categories = wants.categories_of(context.constraints)
    for facet in vocabulary.facets.values():
        unit = unit_of(facet)
        if unit is not None and unit[0] == "people":
            many = parse_number(said["many"] or said["group"])
            if many and vocabulary.assortment.speaks_of(categories, facet.name):
                edit = ConstraintEdit(
                    "replace", facet.name, minimum=many, maximum=many, hard=False, span=said.span()
                )
                wants.ranges.append(edit)
                wants.unwanted.append(said.span())
            return


def read_bare_number(
    text: str, wants: Wants, vocabulary: Vocabulary, context: ReadingContext
) -> None:
    """Adds the edit that a number without a unit or a bound stands for, if any."""
    free = [m for m in _NUMBER.finditer(text) if not wants.claims(*m.span())]
    free = [m for m in free if not re.search(r"\bnot\s+(?:size\s+)?$", text[: m.start()])]
    if len(free) != 1:
        return
    found = free[0]
    held = context.constraints or Constraints()
    before = text[: found.start()]
    changes = _CHANGES.search(text) is not None or len(wants.tokens) <= 2
    if wants.unknown > FEW_UNKNOWN:
        return
    if _WEARS.search(before):
        edit = _size(found, wants, vocabulary, context)
    elif changes and held.items:
        edit = _changed(found, wants, vocabulary, context, held)
    else:
        return
    if edit is not None:
        wants.ranges.append(edit)
        wants.unwanted.append(edit.span)


def _changed(
    found: re.Match[str],
    wants: Wants,
    vocabulary: Vocabulary,
    context: ReadingContext,
    held: Constraints,
) -> ConstraintEdit | None:
    """Returns the edit of what was numbered last and can be this much."""
    value = parse_number(found["number"])
    for item in sorted(held.items, key=lambda item: -item.turn):
        if item.facet in vocabulary.size_facets:
            edit = _size(found, wants, vocabulary, context)
            if edit is not None:
                return edit
        elif value is not None and _is_likely(value, item):
            return _same_bound(item, value, found.span())
    return _size(found, wants, vocabulary, context)


def _is_likely(value: float, item: Constraint) -> bool:
    """Whether a number may stand for the held bound: within a factor of ten of it."""
    bound = item.maximum if item.maximum is not None else item.minimum
    return bound is not None and bound / 10 <= value <= bound * 10


def _same_bound(item: Constraint, value: float, span: tuple[int, int]) -> ConstraintEdit:
    if item.minimum is not None and item.minimum == item.maximum:
        low, high = value, value
        return ConstraintEdit(
            "replace", item.facet, minimum=low, maximum=high, hard=item.hard, span=span
        )
    low_said = item.maximum is None
    return ConstraintEdit(
        "replace",
        item.facet,
        minimum=value if low_said else None,
        maximum=None if low_said else value,
        hard=item.hard,
        span=span,
    )


def _size(
    found: re.Match[str], wants: Wants, vocabulary: Vocabulary, context: ReadingContext
) -> ConstraintEdit | None:
    known = vocabulary.sizes.get((found["number"],))
    if known is None:
        return None
    facet, value = known
    categories = wants.categories_of(context.constraints)
    if not categories or not vocabulary.assortment.has(categories, facet, value):
        return None
    return ConstraintEdit("replace", facet, value, span=found.span())
