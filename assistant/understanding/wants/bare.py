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
    r"\b(?:sorry|oops|whoops|i mean|meant|actually|make (?:it|that)|instead|rather|correction|typo"
    r"|scratch that|i said|not|wait|change|switch|more like|maybe|hm+|went|now|better|ok(?:ay)?"
    r"|then|let'?s say|say|up to|raise|increase|lower)\b|^\W*(?:no|nope|oh|nah)\b",
    re.IGNORECASE,
)
_WEARS = re.compile(
    r"(?:\b(?:i|he|she|they|we|my \w+|feet)(?:['’](?:m|s|re))?\s+|"
    r"\bi['’]?m\s+)(?:(?:usually|normally"
    r"|always|really|actually|also|am|is|are|have|has|take|takes|wear|wears|need|needs|got|"
    r"would be)"
    r"\s+){0,3}(?:an?\s+|about\s+)?(?:size\s+)?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w.,#-])(?P<number>\d{1,5}(?:[.,]\d{1,2})?)(?![\w%]|[.,-]\d|\s*(?:st|nd|rd|th)\b)"
    r"|(?<!\w)(?P<letters>(?:X{0,3}S|M|X{0,3}L)|\dXL)(?![\w'’])"
    r"|\b(?P<word>two|three|four|five|six|seven|eight|nine|ten|twelve)\b(?! of\b)"
)
_NOT_BEFORE = re.compile(r"\b(?:not|no|than|of) (?:an? )?(?:size )?$", re.IGNORECASE)
_OF_MONEY = re.compile(r"\b(?:budget|price|spend|limit|pay|money)\b|预算", re.IGNORECASE)
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
    """Adds the edit that a number or a size without a unit or a bound stands for, if any."""
    found = _only_number(text, wants)
    if found is None or wants.unknown > FEW_UNKNOWN:
        return
    held = context.constraints or Constraints()
    edit = None
    if _WEARS.search(text[: found.start()]):
        edit = _size(found, wants, vocabulary, context)
    elif held.items and (_CHANGES.search(text) or len(wants.tokens) <= 2):
        edit = _changed(found, wants, vocabulary, context, held)
    value = parse_number(found.group()) if edit is None and not found["letters"] else None
    if value is not None and held.items and _OF_MONEY.search(text):
        item = held.get("price") or Constraint(facet="price", maximum=value)
        edit = _same_bound(item, value, found.span())
    if edit is not None:
        wants.ranges.append(edit)
        wants.unwanted.append(edit.span)


def _only_number(text: str, wants: Wants) -> re.Match[str] | None:
    """Returns the one number that nothing else has claimed and that is not ruled out."""
    free = [
        found
        for found in _NUMBER.finditer(text)
        if not wants.claims(*found.span()) and not _NOT_BEFORE.search(text[: found.start()])
    ]
    return free[0] if len(free) == 1 else None


def _changed(
    found: re.Match[str],
    wants: Wants,
    vocabulary: Vocabulary,
    context: ReadingContext,
    held: Constraints,
) -> ConstraintEdit | None:
    """Returns the edit of what was numbered last and can be this much."""
    value = None if found["letters"] else parse_number(found.group())
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
    """Returns the held bound, or range around a value, moved to another value."""
    low, high = item.minimum, item.maximum
    if low is not None and high is not None and not item.hard:
        middle = (low + high) / 2 or 1.0
        low, high = round(low * value / middle, 2), round(high * value / middle, 2)
    elif low is not None and low == high:
        low, high = value, value
    else:
        low, high = (value, None) if high is None else (None, value)
    return ConstraintEdit(
        "replace", item.facet, minimum=low, maximum=high, hard=item.hard, span=span
    )


def _size(
    found: re.Match[str], wants: Wants, vocabulary: Vocabulary, context: ReadingContext
) -> ConstraintEdit | None:
    known = vocabulary.sizes.get((found.group().lower(),))
    if known is None:
        return None
    facet, value = known
    categories = wants.categories_of(context.constraints)
    if not categories or not vocabulary.assortment.has(categories, facet, value):
        return None
    return ConstraintEdit("replace", facet, value, span=found.span())
