"""From the words of one request to constraint edits.

Conservative: what may be an ordinary word stays in the query and constrains nothing.
"""

import re
from collections.abc import Sequence
from typing import Literal

from assistant.memory import ConstraintEdit
from assistant.understanding.reading import ReadingContext
from assistant.understanding.wants.categories import depends, read_categories
from assistant.understanding.wants.negation import negated_matches
from assistant.understanding.wants.people import read_spoken
from assistant.understanding.wants.prices import find_prices
from assistant.understanding.wants.sizes import read_ages, read_measures, read_sizes
from assistant.understanding.wants.wants import Wants
from assistant.understanding.words.lexicon import FILLERS, word_set
from assistant.understanding.words.text import Token, tokenize
from assistant.understanding.words.vocabulary import Entry, Match, Vocabulary

__all__ = ["find_wants"]

_FUNCTION = word_set(
    "under below above over between less more than that which who when where while because"
    " since if then too also as well not no without except around about max maximum min minimum"
    " per each please plz cheap cheaper made costing priced price budget size colour color"
    " should must will would within up thanks though instead only but and or nor um ca zum zur"
    " mit und oder avec et ou con y o por rather meant mean make ok okay want said please"
    " is was"
    " were be been being it its more than so just yes no nope fine do did does done still even"
    " either neither both come comes look looks got get go goes one other else ever already"
    " again back here there available possible version de du des para pour fur unter bis moins"
    " menos the he she they"
)
_AUDIENCE = word_set(
    "man woman boy girl kid child lady gentleman gent male female unisex baby toddler adult"
)
_POSSESSIVE = re.compile(r"['’]s?$|^(?:mens|womens|boys|girls|kids|ladies)$")
_SOFT = re.compile(
    r"\b(?:prefer(?:ably|red|ence)?|ideally|if possible|maybe|perhaps|would be nice"
    r"|nice to have|rather|bonus|am besten|si possible|wenn möglich)\b",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\b(?:must|only|has to|have to|needs? to be|definitely|strictly|essential|required)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"^\W*(?:and |or )?(?:also|or|plus)\b|\b(?:too|as well|also)\W*$|\balso in\b", re.IGNORECASE
)
_BEFORE_KIND = word_set("a an any some pair need want for about")


def find_wants(text: str, vocabulary: Vocabulary, context: ReadingContext) -> Wants:
    """Reads one request; linear in the number of words."""
    tokens = tokenize(text)
    wants = Wants(tokens, [])
    taken = _read_prices(text, wants, asked=context.last_question == "price")
    wants.matches = vocabulary.find(tokens, taken)
    negated, spans = negated_matches(text, tokens, wants.matches)
    wants.unwanted += spans
    wants.known = [
        held or token.norm in FILLERS or token.norm in _FUNCTION
        for held, token in zip(taken, tokens, strict=True)
    ]
    read_categories(text, wants, negated)
    _read_values(text, wants, negated, vocabulary, context)
    read_sizes(text, wants, vocabulary, context)
    read_measures(text, wants, vocabulary)
    read_ages(text, wants, vocabulary)
    read_spoken(text, wants, vocabulary)
    wants.mark([edit.span for edit in wants.edits])
    _read_kind(wants, vocabulary)
    return wants


def _read_prices(text: str, wants: Wants, *, asked: bool) -> list[bool]:
    """Adds price ranges; returns per word whether it belongs to one."""
    for bound in find_prices(text, asked=asked):
        wants.ranges.append(
            ConstraintEdit(
                "replace",
                "price",
                minimum=bound.minimum,
                maximum=bound.maximum,
                hard=not bound.soft,
                span=bound.span,
            )
        )
        wants.unwanted.append(bound.span)
        wants.bounded |= not bound.bare
    return [any(a <= t.start < b for a, b in wants.unwanted) for t in wants.tokens]


def _read_values(
    text: str,
    wants: Wants,
    negated: frozenset[int],
    vocabulary: Vocabulary,
    context: ReadingContext,
) -> None:
    must = _MUST.search(text) is not None and _SOFT.search(text) is None
    also = _ALSO.search(text) is not None and not wants.categories
    op: Literal["add", "replace"] = "add" if also else "replace"
    for index, match in enumerate(wants.matches):
        entry = _settle(wants, match, vocabulary, context)
        if entry is None:
            continue
        unwanted = index in negated
        wants.values += [
            ConstraintEdit(
                "add" if unwanted else op,
                entry.facet,
                value,
                negated=unwanted,
                hard=must or unwanted,
                span=wants.span(match),
            )
            for value in entry.values
        ]


def _settle(
    wants: Wants, match: Match, vocabulary: Vocabulary, context: ReadingContext
) -> Entry | None:
    """Returns the one meaning of a match that may become a constraint, if any."""
    if match.entries[0].role == "category" and match.entries[0].strong:
        return None
    tokens = wants.tokens
    around = (*tokens[max(0, match.start - 2) : match.start], *tokens[match.end : match.end + 2])
    near = {token.norm for token in around}
    for entry in match.entries:
        if entry.role in {"category", "size"}:
            continue
        if context.last_question == entry.facet:
            return entry
        if entry.role == "audience":
            if _names_audience(tokens, match):
                return entry
            continue
        trusted = entry.strong and (entry.role != "other" or match.end - match.start > 1)
        if trusted or vocabulary.label_words.get(entry.facet, frozenset()) & near:
            return entry
    return None


def _names_audience(tokens: Sequence[Token], match: Match) -> bool:
    """Whether "men's", "for women" or "kids'" is said, and not a person such as "my dad"."""
    token = tokens[match.start]
    if token.norm not in _AUDIENCE:
        return False
    before = tokens[match.start - 1].norm if match.start else ""
    named = before in {"for", "unisex", "or", "and"} or token.norm in {"unisex", "male", "female"}
    return named or _POSSESSIVE.search(token.text.lower()) is not None


def _read_kind(wants: Wants, vocabulary: Vocabulary) -> None:
    """Notes the first word for a kind of thing that is asked for but is no category."""
    for at, token in enumerate(wants.tokens):
        if token.norm not in vocabulary.kinds or wants.known[at]:
            continue
        before = {t.norm for t in wants.tokens[max(0, at - 4) : at]}
        asked = at == 0 or token.text.lower() != token.norm or before & _BEFORE_KIND
        if asked and not depends(wants, at, first=True):
            wants.kind = token.norm
            return
