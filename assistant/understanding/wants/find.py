"""From the words of one request to constraint edits.

Conservative: what may be an ordinary word stays in the query and constrains nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from assistant.memory import ConstraintEdit, Constraints
from assistant.understanding.reading import ReadingContext
from assistant.understanding.wants.bare import read_bare_number, read_party
from assistant.understanding.wants.categories import depends, read_categories
from assistant.understanding.wants.missing import read_missing
from assistant.understanding.wants.negation import negated_matches
from assistant.understanding.wants.people import read_spoken
from assistant.understanding.wants.prices import find_prices
from assistant.understanding.wants.sizes import read_ages, read_measures, read_sizes, size_phrases
from assistant.understanding.wants.wants import Wants
from assistant.understanding.words.entries import Entry, Match
from assistant.understanding.words.lexicon import FILLERS, FUNCTION_WORDS, word_set
from assistant.understanding.words.text import Token, tokenize
from assistant.understanding.words.titles import NamedProducts
from assistant.understanding.words.vocabulary import Vocabulary

__all__ = ["find_wants"]

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
# Phrases of these roles are never part of an amount.
_NO_AMOUNT = frozenset({"category", "colour", "material", "flag", "audience"})
_ALLOWS = re.compile(
    r"\b(?:fine|ok|okay|alright|acceptable|welcome|good|works?)\b|\b(?:too|as well|after all)\W*$",
    re.IGNORECASE,
)
_DENIED_BOUND = re.compile(
    r"\b(?:don['’]?t|do not|never)\b[^.;,]*\b(?:above|over|more than|under|below|less "
    r"than)\s+\W?\d",
    re.IGNORECASE,
)
_AFTER_VALUE = word_set("one is are would work fine ok okay please too")
_BEFORE_KIND = word_set("a an any some pair need want for about")


def find_wants(
    text: str, vocabulary: Vocabulary, context: ReadingContext, named: Sequence[NamedProducts] = ()
) -> Wants:
    """Reads one request; linear in the number of words.

    Args:
        text: the request.
        vocabulary: the catalogue's words.
        context: what was on the table.
        named: products named in full; their words ask for nothing else.
    """
    tokens = tokenize(text)
    wants = Wants(tokens, [])
    names = [any(n.start <= at < n.end for n in named) for at in range(len(tokens))]
    masked = _masked(text, wants, vocabulary, names)
    prices = _read_prices(masked, wants, asked=context.last_question == "price")
    taken = [one or other for one, other in zip(names, prices, strict=True)]
    wants.matches = vocabulary.find(tokens, taken)
    negated, spans = negated_matches(text, tokens, wants.matches)
    wants.unwanted += spans
    wants.known = [
        held or token.norm in FILLERS or token.norm in FUNCTION_WORDS
        for held, token in zip(taken, tokens, strict=True)
    ]
    active = context.constraints is not None and bool(context.constraints.items)
    read_categories(text, wants, negated, active=active)
    _read_values(text, wants, negated, vocabulary, context)
    read_sizes(text, wants, vocabulary, context)
    read_measures(text, wants, vocabulary, context)
    read_ages(text, wants, vocabulary, context)
    read_party(text, wants, vocabulary, context)
    read_bare_number(text, wants, vocabulary, context)
    _turn_denied_bounds(text, wants)
    read_spoken(text, wants, vocabulary, context)
    wants.mark([edit.span for edit in wants.edits])
    read_missing(text, wants, vocabulary)
    _read_kind(wants, vocabulary)
    return wants


def _turn_denied_bounds(text: str, wants: Wants) -> None:
    """Turns "don't show me tents above 300" round: tents, up to 300."""
    if not _DENIED_BOUND.search(text) or not wants.categories or wants.wanted_categories:
        return
    wants.categories = [replace(edit, op="replace", negated=False) for edit in wants.categories]
    wants.ranges = [
        replace(edit, minimum=edit.maximum, maximum=edit.minimum) if edit.facet == "price" else edit
        for edit in wants.ranges
    ]


def _masked(text: str, wants: Wants, vocabulary: Vocabulary, names: Sequence[bool]) -> str:
    """Returns the text with dots for the letters of catalogue phrases and of sizes.

    "Power banks under 40" measures no power, "under 40 boots" still bounds a price, and "36-38" is
    no price where socks come in it.
    """
    spans = [
        wants.span(m)
        for m in vocabulary.find(wants.tokens, names)
        if m.entries[0].role in _NO_AMOUNT
    ]
    spans += [
        (wants.tokens[start].start, wants.tokens[end - 1].end)
        for start, end, _, _ in size_phrases(wants, vocabulary)
        if end - start > 1
    ]
    for start, end in spans:
        text = text[:start] + "·" * (end - start) + text[end:]
    return text


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
    held = context.constraints or Constraints()
    allows = _ALLOWS.search(text) is not None
    for index, match in enumerate(wants.matches):
        unwanted = index in negated
        entry = _settle(wants, match, vocabulary, context, unwanted=unwanted)
        if entry is None:
            continue
        before = held.get(entry.facet)
        # "Black is fine too" takes back that black was ruled out; it asks for nothing.
        back = allows and before is not None and set(entry.values) & set(before.excluded)
        wants.values += [
            ConstraintEdit(
                "remove" if back else "add" if unwanted else op,
                entry.facet,
                value,
                negated=unwanted,
                hard=must or unwanted,
                span=wants.span(match),
            )
            for value in entry.values
        ]


def _settle(
    wants: Wants, match: Match, vocabulary: Vocabulary, context: ReadingContext, *, unwanted: bool
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
        if (unwanted or entry.role in {"colour", "material"} or entry.strong) and _stands_as_value(
            wants, match, entry, vocabulary, context, unwanted=unwanted
        ):
            return entry
    return None


def _stands_as_value(
    wants: Wants,
    match: Match,
    entry: Entry,
    vocabulary: Vocabulary,
    context: ReadingContext,
    *,
    unwanted: bool,
) -> bool:
    """Whether an ordinary word is a value by its place: "clear case", "in clear", "no stripes"."""
    categories = wants.categories_of(context.constraints)
    if not any(vocabulary.assortment.has(categories, entry.facet, v) for v in entry.values):
        return False
    tokens = wants.tokens
    before = tokens[match.start - 1].norm if match.start else ""
    follows = tokens[match.end].norm if match.end < len(tokens) else ""
    thing = any(m.start == match.end and m.entries[0].role == "category" for m in wants.matches)
    if unwanted:
        return True
    alone = len(tokens) - (match.end - match.start) <= 1 and bool(categories)
    return thing or before == "in" or follows in _AFTER_VALUE or alone


def _names_audience(tokens: Sequence[Token], match: Match) -> bool:
    """Whether "men's", "for women" or "kids'" is said, and not a person such as "my dad"."""
    token = tokens[match.start]
    if token.norm not in _AUDIENCE:
        return False
    before = tokens[match.start - 1].norm if match.start else ""
    named = (
        before in {"for", "to", "unisex", "or", "and", "not"}
        or len(tokens) <= 2
        or token.norm in {"unisex", "male", "female"}
    )
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
