"""Which category is asked for: the head of the phrase, not what it is for or a part of a name."""

import re

from assistant.memory import ConstraintEdit
from assistant.understanding.wants.negation import match_end
from assistant.understanding.wants.wants import Wants
from assistant.understanding.words.lexicon import PREPOSITIONS, word_set
from assistant.understanding.words.vocabulary import Entry, Match

__all__ = ["depends", "read_categories"]

# Before these, "for" asks for the thing itself: "looking for a tent".
_ASKING = word_set(
    "look looking search searching hunt hunting shop shopping ask asking need go going wait"
    " waiting browse browsing interested market mood suche cherche busco"
)
_DETERMINERS = word_set(
    "a an the my our his her your their its some any this that these those new good nice great"
    " pair of another other two three four few couple really very more ein eine einen un une"
    " una le la"
)
_OR_BETWEEN = re.compile(r"\s*,?\s*(?:or|oder|ou)\s+(?:an? |some |even |maybe )?", re.IGNORECASE)


def read_categories(text: str, wants: Wants, negated: frozenset[int]) -> None:
    """Adds edits for the first category asked for, its alternatives, and those not wanted."""
    tokens = wants.tokens
    chosen: list[tuple[Match, Entry]] = []
    for index, match in enumerate(wants.matches):
        entry = match.entries[0]
        if entry.role != "category":
            continue
        if index not in negated:
            chosen += [(match, entry)] if _is_head(text, wants, index, first=not chosen) else []
        elif entry.whole:
            wants.categories += [
                ConstraintEdit("add", "category", v, negated=True, span=wants.span(match))
                for v in entry.values
            ]
    for at, (match, entry) in enumerate(chosen):
        if at:
            between = text[match_end(tokens, chosen[at - 1][0]) : tokens[match.start].start]
            if not _OR_BETWEEN.fullmatch(between):
                break
        wants.categories += [
            ConstraintEdit("replace", "category", value, span=wants.span(match))
            for value in entry.values
        ]


def _is_head(text: str, wants: Wants, index: int, *, first: bool) -> bool:
    match = wants.matches[index]
    previous = next((m for m in wants.matches if m.end == match.start), None)
    follows_category = previous is not None and previous.entries[0].role == "category"
    if follows_category and not match.entries[0].whole:
        return False
    return not _is_modifier(text, wants, match) and not depends(wants, match.start, first=first)


def _is_modifier(text: str, wants: Wants, match: Match) -> bool:
    """Whether the word after the phrase makes it a part of another name: "tent pegs"."""
    if match.end >= len(wants.tokens):
        return False
    following = wants.tokens[match.end]
    if text[match_end(wants.tokens, match) : following.start].strip(" -"):
        return False
    other = next((m for m in wants.matches if m.start == match.end), None)
    if other is not None:
        return other.entries[0].role == "category"
    word = following.norm
    plain = wants.known[match.end] or word in PREPOSITIONS or word.isdigit() or len(word) == 1
    return not plain and re.search(r"(?:ing|ed)$", word) is None


def depends(wants: Wants, start: int, *, first: bool) -> bool:
    """Whether a preposition makes the words from token `start` say what the thing is for or has."""
    tokens = wants.tokens
    ends = {m.end: m for m in wants.matches}
    at = start - 1
    while at >= 0:
        match = ends.get(at + 1)
        if match is not None and match.entries[0].role != "category":
            at = match.start - 1
        elif tokens[at].norm in _DETERMINERS:
            at -= 1
        else:
            break
    word = tokens[at].norm if at >= 0 else ""
    if word not in PREPOSITIONS or word in {"of", "by", "at", "about"}:
        return False
    before = tokens[at - 1].norm if at else ""
    if word == "in":
        return not first or before not in {"interested", "anything", "something", "thing", "it"}
    return not (word == "for" and before in _ASKING)
