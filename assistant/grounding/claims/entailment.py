"""When a policy says what a statement says: the same terms, no wider, and not denied.

A statement is held against single phrases of a policy ("in Ireland delivery costs 4.90"), not
against its words: what restricts the phrase must stand in the statement too.
"""

import re
from dataclasses import dataclass

from assistant.grounding.reading.lexicon import FUNCTION_WORDS, NEUTRAL_STEMS, POLICY_STEMS
from assistant.grounding.reading.quantities import Quantity
from assistant.grounding.reading.text import Token, stem
from assistant.grounding.reading.word_lists import word_set
from assistant.grounding.records.terms import DENIAL, VERB, Passage, Phrase

__all__ = ["FREE", "Statement", "is_stated", "says"]

_WIDE = re.compile(
    r"\b(?:an? (?:single |business |working )?(?:day|hour|week|month|year|minute)|(?:same|"
    r"next)[- ]day|overnight|ever|"
    r"any ?time|always|whenever|forever|anything|everything|every (?:item|product|"
    r"order|purchase)|all (?:items|products|orders|purchases|sales)|any (?:item|product|"
    r"order|reason|purchase|condition)|no questions|unlimited|no limit|no matter|lifetime|"
    r"life-long|instantly|instant|immediately|right away|full|fully|guarantee\w*|"
    r"several|multiple|many|more than one|as many|pick(?:ed)? up|"
    r"automatic\w*|at once|straight away|worldwide|anywhere|everywhere|unconditional\w*|100\s?%)\b"
)
FREE = re.compile(
    r"\b(?:free(?! (?:to|of (?:pvc|bpa)))|no (?:extra |additional )?(?:charge|cost|fee)s?|"
    r"complimentary|costs? nothing|without (?:charge|cost|fee)|on us|at our (?:cost|"
    r"expense)|zero (?:cost|fee))\b"
)
_SHOP_PAYS = re.compile(
    r"\b(?:we|us|our shop|the shop|the store|at our)\b[^.;]{0,30}\b(?:pay|cover|bear|cost|"
    r"expense|charge)|\bon us\b"
)
_YOU_PAY = re.compile(
    r"\b(?:you|customers?|buyers?|shoppers?|at your)(?:'ll| will| have to| must| need "
    r"to)?\b[^.;]{0,30}\b(?:pay|cover|bear|own cost|expense)|\byour (?:own )?(?:cost|"
    r"expense)"
)
_SYNONYMS: dict[str, frozenset[str]] = {
    stem(word): frozenset(stem(s) for s in others.split())
    for word, others in {
        "money": "refund reimburse paid payment",
        "send": "return ship deliver dispatch",
        "dispatch": "ship send leave",
        "ship": "deliver dispatch send post",
        "shipping": "delivery postage",
        "delivery": "ship arrive deliver",
        "deliver": "ship arrive",
        "arrive": "deliver delivery ship issue",
        "arrives": "deliver ship issue",
        "pay": "paid payment",
        "postage": "ship delivery",
        "purchase": "order buy bought",
        "order": "purchase parcel",
        "exchange": "swap replace",
        "refund": "reimburse money",
        "reimburse": "refund",
        "cost": "fee charge price",
        "fee": "cost charge",
        "charge": "cost fee",
        "charged": "cost fee",
        "accept": "take allow",
        "receive": "get arrive delivery deliver",
        "package": "parcel order",
        "parcel": "package order delivery",
        "label": "return",
        "warranty": "guarantee",
        "guarantee": "warranty",
        "card": "payment",
        "return": "send back",
        "returned": "send back",
        "goes": "refund",
        "postal": "ship",
        "unused": "unworn",
        "unworn": "unused",
        "faulty": "guarantee warranty defective broken",
        "business": "work",
        "working": "business",
        "complimentary": "free",
    }.items()
}

_VERBS = word_set(
    "take takes took taken give gives get gets pay pays send sends keep keeps use uses used "
    "need needs offer offers cover covers cost costs go goes be may can must ask asks "
    "have has per from to standard regular normal usual new"
)
_MAY = re.compile(r"\b(?:can|may|possible|allow(?:s|ed)?|free to|eligible)\b")
# when or under what condition, but for "30 days after delivery"
_LINKS = re.compile(
    r"\b(?:(?<!day )(?<!days )(?<!week )(?<!weeks )(?<!month )(?<!months )after|before|while|until|"
    r"unless|once|when|even if)\b"
)
# what is granted only for a time, where a policy names one
_TIMED = frozenset(stem(w) for w in ("return", "exchange", "send", "swap"))
_PLAIN = frozenset(stem(w) for w in ("item", "goods", "product", "account", "day", "date", "time"))
_CHARGES = frozenset(stem(w) for w in ("label", "charge", "fee", "cost", "price", "postage"))
_PERIOD_GAP = 14
_ONLY = stem("only")
_UNTOPICAL = frozenset(
    stem(w) for w in ("free", "full", "member", "members", "code", "codes", "trial", "credit")
)
TOPICAL = POLICY_STEMS - _UNTOPICAL


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of the shop's terms.

    Attributes:
        low: its text, lower case.
        before: for each figure, up to 30 characters before it.
        content: stems of the words that matter.
        said: stems of all its words.
        figures: its figures.
    """

    low: str
    before: tuple[str, ...]
    content: tuple[str, ...]
    said: frozenset[str]
    figures: tuple[Quantity, ...]

    @property
    def denied(self) -> bool:
        """Whether it denies something."""
        return bool(DENIAL.search(self.low))


def is_stated(stemmed: str, stems: "frozenset[str] | set[str]") -> bool:
    """Whether a word or one that means the same is among stems."""
    return stemmed in stems or not _SYNONYMS.get(stemmed, frozenset()).isdisjoint(stems)


def says(passage: Passage, statement: Statement) -> bool:
    """Whether one phrase of a policy sentence says all of a statement, under no other terms."""
    return any(_fits(passage, phrase, statement) for phrase in passage.phrases)


def _fits(passage: Passage, phrase: Phrase, statement: Statement) -> bool:
    own = frozenset(phrase.stems)
    text = _text(passage, phrase)
    if not _covers(passage, phrase, statement, own, text):
        return False
    free = bool(FREE.search(statement.low))
    if statement.denied != phrase.denied and not (free and FREE.search(text)):
        return False
    if statement.denied and not _names_matter(statement, own):
        return False
    if free and not _is_free(phrase, text, statement):
        return False
    return (
        _is_no_wider(passage, statement, own, text)
        and _same_payer(statement.low, passage.low)
        and _keeps_terms(passage, phrase, statement)
    )


def _covers(
    passage: Passage, phrase: Phrase, statement: Statement, own: frozenset[str], text: str
) -> bool:
    """Whether all words and figures of a statement stand in a phrase or where it leans on."""
    priced = any(q.kind == "money" for q in statement.figures)
    named = [
        s
        for s in statement.content
        if not (s == "free" and FREE.search(text)) and not (s == "pay" and priced)
    ]
    if not all(is_stated(s, own | phrase.context | passage.heading) for s in named):
        return False
    leaning = any(not is_stated(s, own) for s in named)
    if leaning and not all(_is_said(s, statement.said) for s in phrase.context & TOPICAL):
        return False
    # a figure alone is no term: of "suitcases 5 years" nothing is left but the years
    alone = bool(statement.figures) and not leaning
    anchored = alone or any(is_stated(s, own) for s in statement.content)
    return anchored and _has_figures(passage, phrase, statement)


def _is_no_wider(passage: Passage, statement: Statement, own: frozenset[str], text: str) -> bool:
    """Whether words such as "always", "after" and "can" stand in the policy too."""
    wide = {m.group() for m in _WIDE.finditer(statement.low)}
    if not all(w in (passage.low if w.startswith("guarantee") else text) for w in wide):
        return False
    if not all(m.group() in passage.low for m in _LINKS.finditer(statement.low)):
        return False
    if _MAY.search(statement.low) and not statement.denied and not _MAY.search(passage.low):
        return False
    return _ONLY not in own or _ONLY in statement.said


def _text(passage: Passage, phrase: Phrase) -> str:
    return passage.low[phrase.tokens[0].start : phrase.tokens[-1].end] if phrase.tokens else ""


def _is_free(phrase: Phrase, text: str, statement: Statement) -> bool:
    conditional = any(q.kind == "money" for q in phrase.figures)
    told = any(q.kind == "money" for q in statement.figures)
    return bool(FREE.search(text)) and (not conditional or told)


_TO_US = re.compile(r"\b(?:to|at) us\b")


def _same_payer(low: str, text: str) -> bool:
    if _TO_US.search(text) and not _TO_US.search(low):
        return False
    free = bool(FREE.search(low)) and bool(FREE.search(text))
    if _SHOP_PAYS.search(low) and not _SHOP_PAYS.search(text) and not free:
        return False
    charged = re.search(r"\b(?:you|customers?|buyers?|costs?|fee|charge|\d)", text)
    return not _YOU_PAY.search(low) or bool(charged and not _SHOP_PAYS.search(text))


def _names_matter(statement: Statement, own: frozenset[str]) -> bool:
    """Whether a denial names what the policy denies: "no refunds" is wider than "of gift cards"."""
    rest = own - POLICY_STEMS - NEUTRAL_STEMS
    return not rest or any(is_stated(s, rest) for s in statement.content)


def _keeps_terms(passage: Passage, phrase: Phrase, statement: Statement) -> bool:
    """Whether a statement leaves out nothing that narrows the phrase."""
    if not all(_is_met(condition, statement) for condition in phrase.conditions):
        return False
    if not all(_is_said(s, statement.said | set(phrase.stems)) for s in passage.heading & TOPICAL):
        return False
    said, stems = frozenset(s for s in statement.said if s not in FUNCTION_WORDS), phrase.stems
    priced = bool(FREE.search(statement.low)) or any(q.kind == "money" for q in statement.figures)
    names = [
        stemmed
        for at, (t, stemmed) in enumerate(zip(phrase.tokens, stems, strict=True))
        if t.start > 0 and t.is_capital and not t.text.isupper() and not _is_joined(phrase, at)
    ]
    if names and not any(is_stated(name, said) for name in names):
        return False
    topics = [
        at
        for at, s in enumerate(stems)
        if s in TOPICAL
        and not _is_joined(phrase, at)
        and not _dates_from(phrase, at)
        and not _is_participle(phrase, at)
        and not (priced and s in _CHARGES)
    ]
    if not all(_is_said(stems[at], said) for at in topics):
        return False
    return all(
        any(
            _is_whole(phrase, at, said, priced)
            for at, s in enumerate(stems)
            if is_stated(wanted, {s})
        )
        for wanted in statement.content
        if is_stated(wanted, set(stems))
    )


def _is_met(condition: frozenset[str], statement: Statement) -> bool:
    """Whether at least half of what a condition names stands in the statement."""
    named = [s for s in condition if not s.isdigit()]
    return sum(_is_said(s, statement.said) for s in named) * 2 >= len(named)


def _is_said(stemmed: str, said: frozenset[str]) -> bool:
    return is_stated(stemmed, said) or any(is_stated(s, {stemmed}) for s in said)


def _is_joined(phrase: Phrase, at: int) -> bool:
    """Whether a word is one of several joined by "and" or "or", of which one may stand alone."""
    near = phrase.tokens[max(0, at - 1) : at + 2]
    return any(token.low in ("and", "or", "nor") for token in near)


def _dates_from(phrase: Phrase, at: int) -> bool:
    """Whether a word says from when a period counts: "30 days of delivery"."""
    start = phrase.tokens[at].start
    return any(q.kind == "measure" and 0 < start - q.end < _PERIOD_GAP for q in phrase.figures)


def _is_participle(phrase: Phrase, at: int) -> bool:
    """Whether a word only says of goods what the policy is about: "delivered goods"."""
    following = phrase.stems[at + 1 : at + 2]
    return phrase.tokens[at].low.endswith("ed") and bool(following) and following[0] in _PLAIN


def _in_figure(phrase: Phrase, token: Token) -> bool:
    return any(q.start <= token.start < q.end for q in phrase.figures)


def _is_whole(phrase: Phrase, at: int, said: frozenset[str], priced: bool) -> bool:
    """Whether the word right before one, which narrows it ("gift card"), is said too.

    In a statement of what something costs the charge need not be called so: "returns are free" of
    "the return label is free".
    """
    token = phrase.tokens[at]
    following = phrase.tokens[at + 1 : at + 2]
    if following and not token.is_capital and following[0].start - token.end == 1:
        # "gift" of "gift card" and "delivery" of "delivery charge" are other things
        heads = stem(following[0].low)
        small = following[0].low in FUNCTION_WORDS or following[0].low in _VERBS
        small = small or _in_figure(phrase, following[0]) or _is_participle(phrase, at + 1)
        small = small or bool(VERB.fullmatch(following[0].low))
        small = small or (priced and heads in _CHARGES)
        if not small and heads not in _PLAIN and not _is_said(heads, said):
            return False
    if at == 0:
        return True
    before = phrase.tokens[at - 1]
    if token.start - before.end != 1 or before.low in FUNCTION_WORDS or before.low in _VERBS:
        return True
    if _in_figure(phrase, before) or _is_participle(phrase, at - 1):
        return True
    return _is_said(stem(before.low), said)


def _has_figures(passage: Passage, phrase: Phrase, statement: Statement) -> bool:
    told = {q.kind for q in phrase.figures}
    timed = not _TIMED.isdisjoint(statement.said)
    if not statement.figures and ("money" in told or (timed and "measure" in told)):
        return False
    found: set[int] = set()
    for figure, before in zip(statement.figures, statement.before, strict=True):
        at = next(
            (
                at
                for at, known in enumerate(phrase.figures)
                if _is_same(figure, known) and _same_bound(before, passage.low, known)
            ),
            None,
        )
        if at is None:
            return False
        found.add(at)
    # of "1 to 3 days" the 3 alone says something else, unless it is told as the most
    limited = any(_UP_TO.search(before) for before in statement.before)
    return all(
        (at in found) == (at + 1 in found) or (limited and at + 1 in found) for at in phrase.ranges
    )


def _is_same(figure: Quantity, known: Quantity) -> bool:
    if known.kind != figure.kind or known.unit != figure.unit:
        return False
    both = known.kind == "money" and figure.currencies and known.currencies
    if both and not (figure.currencies & known.currencies):
        return False
    return any(a == b for a in known.base for b in figure.base)


_OVER = re.compile(r"\b(?:over|above|more than|at least|from|minimum|exceed\w*)\W+(?:\w+\W+){0,2}$")
_UNDER = re.compile(r"\b(?:under|below|less than|up to)\W+(?:\w+\W+){0,2}$")
_UP_TO = re.compile(
    r"\b(?:up to|within|at most|no (?:more|longer) than|maximum)\W+(?:\w+\W+){0,2}$"
)


def _same_bound(before: str, text: str, known: Quantity) -> bool:
    """Whether "over 50" is not told of a policy that says "under 50"."""
    there = text[max(0, known.start - 30) : known.start]
    return not any(
        mine.search(before) and other.search(there)
        for mine, other in ((_OVER, _UNDER), (_UNDER, _OVER))
    )
