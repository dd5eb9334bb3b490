"""The comparatives and superlatives of a segment, and the field that each compares there."""

import re

from assistant.grounding.reading.comparatives import FIRST_WORDS, PATTERN, sense_of_form
from assistant.grounding.subjects.scene import Segment

__all__ = ["forms_in", "sense_of"]


def forms_in(segment: Segment) -> "list[re.Match[str]]":
    """Return the comparatives and superlatives of a segment, left to right."""
    found: list[re.Match[str]] = []
    at = segment.start
    for token in segment.tokens:
        if token.start < at or token.low not in FIRST_WORDS:
            continue
        hash_mark = segment.text[token.start - 1 : token.start] == "#"
        match = PATTERN.match(segment.text, token.start - hash_mark, segment.end)
        if match:
            found.append(match)
            at = match.end()
    return found


_RATED = re.compile(r"\b(?:rate[ds]?|ratings?|score[sd]?|reviews?|stars?)\b")


_COSTED = re.compile(r"\b(?:price[ds]?|costs?)\b")


def sense_of(segment: Segment, word: str) -> tuple[str, int, bool]:
    """Return the field and direction of a word; "highest" takes its field from the words around."""
    sense = sense_of_form(word)
    if sense is None:
        raise KeyError(word)
    name, sign, superlative = sense
    if word in ("higher", "highest", "lower", "lowest", "better", "best", "number one", "ahead of"):
        if _RATED.search(segment.low):
            return "rating", sign, superlative
        if _COSTED.search(segment.low):
            return "price_minor", sign, superlative
    return name, sign, superlative
