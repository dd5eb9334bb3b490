"""Whom a purchase is for, for what occasion, how many, and whether it must be in stock."""

import re

from assistant.memory import ConstraintEdit
from assistant.understanding.reading import ReadingContext
from assistant.understanding.wants.wants import Wants
from assistant.understanding.words.lexicon import OCCASIONS, RECIPIENTS, word_set
from assistant.understanding.words.vocabulary import Vocabulary

__all__ = ["read_spoken"]

_BEFORE_PERSON = word_set("my a an his her our the for year old young little best meine mon ma mi")
_YEARS_OLD = re.compile(
    r"\b(?P<years>\d{1,2})[\s-]*(?:years?|yrs?|yo|y/o)[\s-]*olds?\b", re.IGNORECASE
)
# Up to this age one is dressed as a child.
OLDEST_CHILD = 13
_STOCK = re.compile(
    r"\b(?:in[ -]stock|available (?:now|today|right now|immediately)|ready to ship|auf lager"
    r"|en stock)\b|有货|现货",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"(?:(?<!\d )\b(?:x|times|qty|quantity(?: of)?)\s*(?P<a>\d{1,3})\b"
    r"|\b(?P<b>\d{1,3})\s*(?:x\b(?!\s*\d)|×(?!\s*\d)|of (?:them|these|those|it)|pieces\b|pcs\b"
    r"|units\b)"
    r"|\b(?P<c>two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen|a couple) of"
    r" (?:them|these|those|it|the)\b)",
    re.IGNORECASE,
)
_PIECES = re.compile(
    r"(?:^|[\s,])(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:[a-z-]+ )?$",
    re.IGNORECASE,
)
_NUMBERS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "a dozen": 12,
    "a couple": 2,
}


# Whom a recipient is dressed as, by the words for audiences.
_WOMEN = word_set(
    "wife girlfriend mother sister daughter grandmother aunt niece granddaughter women girl"
)
_MEN = word_set("husband boyfriend father brother son grandfather uncle nephew grandson men boy")
_YOUNG = word_set("daughter son child toddler baby grandson granddaughter grandchild boy girl")


def read_spoken(text: str, wants: Wants, vocabulary: Vocabulary, context: ReadingContext) -> None:
    """Adds edits for recipient, occasion, quantity and stock, at most one each."""
    _read_recipient(text, wants)
    _read_audience(wants, vocabulary, context)
    _read_occasion(wants, vocabulary)
    if stock := _STOCK.search(text):
        wants.values.append(ConstraintEdit("replace", "in_stock", "true", span=stock.span()))
        wants.unwanted.append(stock.span())
    _read_quantity(text, wants)


def _read_quantity(text: str, wants: Wants) -> None:
    """Reads "3 of them", "x2", and "2 mugs" where nothing else has claimed the number."""
    for edit in wants.categories:
        pieces = _PIECES.search(text[: edit.span[0]])
        if pieces and not edit.negated and text[edit.span[0] : edit.span[1]].rstrip().endswith("s"):
            number = float(_NUMBERS.get(pieces[1].lower()) or pieces[1])
            if not wants.claims(*pieces.span(1)):
                span = (pieces.start(1), pieces.end(1))
                wants.spoken.append(ConstraintEdit("replace", "quantity", number, span=span))
                wants.unwanted.append(span)
            return
    if many := _QUANTITY.search(text):
        digits = many["a"] or many["b"]
        number = int(digits) if digits else _NUMBERS[many["c"].lower()]
        edit = ConstraintEdit("replace", "quantity", float(number), span=many.span())
        wants.spoken.append(edit)


def _read_recipient(text: str, wants: Wants) -> None:
    if young := _YEARS_OLD.search(text):
        name, claimed = "child", wants.claims(*young.span())
        if int(young["years"]) <= OLDEST_CHILD and not claimed:
            edit = ConstraintEdit("replace", "recipient", name, hard=False, span=young.span())
            wants.spoken.append(edit)
            return
    tokens = wants.tokens
    for at, token in enumerate(tokens[1:], 1):
        before = tokens[at - 1].norm
        if token.norm not in RECIPIENTS or before not in _BEFORE_PERSON:
            continue
        if any(edit.span[0] <= token.start < edit.span[1] for edit in wants.values):
            continue  # "for women" is said of the product
        if before in {"my", "our"} or "for" in {t.norm for t in tokens[max(0, at - 5) : at]}:
            name, span = RECIPIENTS[token.norm], (token.start, token.end)
            edit = ConstraintEdit("replace", "recipient", name, hard=False, span=span)
            wants.spoken.append(edit)
            return


def _read_audience(wants: Wants, vocabulary: Vocabulary, context: ReadingContext) -> None:
    """Wishes for what suits the recipient, where the category tells men's from women's."""
    facet = next((n for n, role in vocabulary.roles.items() if role == "audience"), None)
    said = next((edit for edit in wants.spoken if edit.facet == "recipient"), None)
    if facet is None or said is None or any(edit.facet == facet for edit in wants.values):
        return
    person = str(said.value)
    words = [person, *(["kid", "child"] if person in _YOUNG else [])]
    words += ["woman"] if person in _WOMEN else ["man"] if person in _MEN else []
    categories = wants.categories_of(context.constraints)
    for word in words if categories else ():
        for entry in vocabulary.lookup((word,)):
            fits = [v for v in entry.values if vocabulary.assortment.has(categories, facet, v)]
            if entry.facet == facet and fits:
                wants.values += [
                    ConstraintEdit("replace", facet, v, hard=False, span=said.span) for v in fits
                ]
                return


def _read_occasion(wants: Wants, vocabulary: Vocabulary) -> None:
    tokens = wants.tokens
    for at in range(len(tokens)):
        for length in (2, 1):
            phrase = tuple(t.norm for t in tokens[at : at + length])
            if phrase in OCCASIONS and phrase not in vocabulary:
                span = (tokens[at].start, tokens[at + len(phrase) - 1].end)
                name = OCCASIONS[phrase]
                edit = ConstraintEdit("replace", "occasion", name, hard=False, span=span)
                wants.spoken.append(edit)
                return
