"""Statements about delivery, returns, payment and the like: a policy passage must say the same.

The same means: every content word stands in one sentence of the policy, every figure with its
unit, the same sense (granted or denied), the same payer, and no wider than the policy is.
"""

import re
from collections.abc import Sequence

from assistant.grounding.reading.lexicon import FUNCTION_WORDS, NEUTRAL_STEMS, POLICY_STEMS
from assistant.grounding.reading.quantities import Quantity
from assistant.grounding.reading.text import Token, fold, lower, stem
from assistant.grounding.reading.word_lists import word_list
from assistant.grounding.records.book import Passage
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["best_passage", "check_policies"]

_NEGATED = re.compile(
    r"\b(?:not(?! only)|no(?! later| more than| longer than)|never|cannot|can't|don't|"
    r"doesn't|isn't|aren't|won't|without|non|nor|neither|excluded?|excludes|final sale|"
    r"unable|decline\w*|refuse\w*|forfeit\w*|lose)\b"
)
_WIDE = re.compile(
    r"\b(?:an? (?:single |business |working )?(?:day|hour|week|month|year|minute)|(?:same|"
    r"next)[- ]day|overnight|ever|"
    r"any ?time|always|whenever|forever|anything|everything|every (?:item|product|"
    r"order|purchase)|all (?:items|products|orders|purchases|sales)|any (?:item|product|"
    r"order|reason|purchase|condition)|no questions|unlimited|no limit|no matter|lifetime|"
    r"life-long|instantly|instant|immediately|right away|full|fully|guarantee\w*|"
    r"automatic\w*|worldwide|anywhere|everywhere|unconditional\w*|100\s?%)\b"
)
_FREE = re.compile(
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
_MONEY_BACK = re.compile(
    r"\b(?:send|bring|mail|post|give|ship|take) (?:\w+ ){0,4}back\b|"
    r"\b(?:the|your|all (?:the|your)|full) money\b|\bmoney back\b|\bin cash\b|\bback to "
    r"you\b|\b(?:match|beat) (?:any|the|every|all|other|their|"
    r"another)\b[^.;]{0,25}\bprices?\b"
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
        "pay": "cost fee charge paid",
        "postage": "ship delivery",
        "purchase": "order buy bought",
        "order": "purchase parcel",
        "exchange": "swap replace",
        "refund": "reimburse money",
        "reimburse": "refund",
        "cost": "fee charge price pay",
        "fee": "cost charge",
        "charge": "cost fee",
        "charged": "cost fee",
        "accept": "take allow",
        "receive": "get arrive delivery deliver",
        "package": "parcel order",
        "parcel": "package order",
        "warranty": "guarantee",
        "guarantee": "warranty",
        "card": "payment",
        "return": "send back",
        "returned": "send back",
        "goes": "refund",
        "postal": "ship",
        "unused": "unworn",
        "unworn": "unused",
        "business": "work",
        "working": "business",
        "complimentary": "free",
    }.items()
}
_TOPICAL = POLICY_STEMS - {
    stem(w) for w in ("free", "full", "member", "members", "code", "codes", "trial", "credit")
}
_LIGHT = frozenset(
    stem(w)
    for w in word_list(
        "policy policies item items product products order orders information info details "
        "detail question"
        " questions purchase purchases receive window period rules rule conditions option "
        "options take takes good great news happy glad note"
        " later earlier please keep mind remember currently simply easy easily standard expect "
        "allow allowed eligible possible offer offered"
        " accepted accept come comes changed change mind problem worry sure course yes sorry "
        "unfortunately sadly"
        " land goes go going shop store customer customers charge shopper available time "
        "usually typically normally"
        " covered cover covers include included includes up within after"
    )
)


def check_policies(segment: Segment) -> None:
    """Judge a statement about the shop's terms against the policies in evidence."""
    trigger = _trigger(segment)
    if trigger is None:
        return
    if any(f.kind == "action" for f in segment.findings) and not segment.open_figures():
        return
    if segment.mode in ("question", "offer", "echo") and not segment.figures:
        _cover_topic(segment)
        return
    if segment.mode in ("question", "echo") or (segment.mode == "offer" and not segment.strict):
        _cover_topic(segment)
    figures = [
        q
        for q in segment.open_figures()
        if not (q.in_words and q.values[0] == 1 and q.kind == "number")
    ]
    if segment.products and segment.explicit and not _is_terms(segment):
        figures = [
            q
            for q in figures
            if q.kind == "measure"
            and q.unit in ("days", "minutes")
            or (q.kind == "money" and _is_fee(segment, q))
        ]
    content = _content(segment)
    passages = segment.book.passages
    verdict = next((p for p in passages if _says(segment, p, content, figures)), None)
    best = best_passage(content, figures, passages)
    if verdict is None and _from_entry(segment, content, figures):
        segment.take(figures)
        _cover_topic(segment)
        return
    segment.take(figures)
    start, end = _span(segment, trigger, figures)
    source = verdict or best
    segment.add(
        Finding(
            "policy",
            start,
            end,
            verdict is not None,
            source.source if source else None,
            "text" if source else None,
            best.text if best else "",
            (),
        )
    )
    if verdict is not None:
        _cover_topic(segment, verdict)


def _trigger(segment: Segment) -> Token | None:
    """Return the first word that makes this a matter of policy."""
    product_words = (
        set().union(*(p.strong for p in segment.products)) if segment.explicit else set()
    )
    for token in segment.tokens:
        stemmed = stem(token.low)
        if stemmed not in _TOPICAL or segment.is_covered(token.start, token.end):
            continue
        if stemmed in product_words or any(
            m.start <= token.start < m.end for m in segment.mentions
        ):
            continue
        if token.low in ("code", "insured", "courier", "replace") and not segment.figures:
            continue
        return token
    if (
        not segment.explicit
        and segment.book.passages
        and any(q.unit == "days" for q in segment.figures)
    ):
        return next((t for t in segment.tokens if t.start >= segment.figures[0].start), None)
    money = segment.find(_MONEY_BACK)
    if money:
        return next((t for t in segment.tokens if t.start >= money.start()), None)
    free = segment.find(_GIFT)
    if free and not segment.explicit:
        return next((t for t in segment.tokens if t.start >= free.start()), None)
    return None


_GIFT = re.compile(
    r"\b(?:free|complimentary)\b(?! to)|\b(?:every|each|all|any) (?:orders?|purchases?|"
    r"deliver\w+)\b"
)


def _is_terms(segment: Segment) -> bool:
    return bool(
        re.search(
            r"\b(?:shipping|delivery|returns?|refunds?|exchange|warranty|guarantee|fee)\b",
            segment.low,
        )
    ) and not (re.search(r"\b(?:costs?|priced?|for)\W+[$€£]?\d", segment.low) and segment.mentions)


def _is_fee(segment: Segment, figure: Quantity) -> bool:
    around = segment.text[max(segment.start, figure.start - 40) : min(segment.end, figure.end + 25)]
    return bool(re.search(r"\b(?:shipping|delivery|postage|fee|return|handling|wrap\w*)\b", around))


def _content(segment: Segment) -> list[str]:
    """Return the stems of the words that matter for the sense."""
    stems = []
    for token in segment.tokens:
        if any(m.start <= token.start < m.end for m in segment.mentions):
            continue
        if any(q.start <= token.start < q.end for q in segment.figures):
            continue
        stemmed = stem(token.low)
        if segment.is_covered(token.start, token.end) and stemmed not in POLICY_STEMS:
            continue
        if stemmed in _LIGHT or token.low in FUNCTION_WORDS:
            continue
        stems.append(stemmed)
    return stems


def _stated(stemmed: str, passage: Passage) -> bool:
    return stemmed in passage.stems or bool(_SYNONYMS.get(stemmed, frozenset()) & passage.stems)


def _says(
    segment: Segment, passage: Passage, content: Sequence[str], figures: Sequence[Quantity]
) -> bool:
    if not all(
        _stated(s, passage) or (s == stem("free") and _FREE.search(lower(passage.text)))
        for s in content
    ):
        return False
    if not all(_has_figure(segment, q, passage) for q in figures):
        return False
    text = lower(fold(passage.text))
    low = segment.low
    if _NEGATED.search(low) and not _names_matter(content, passage):
        return False
    if bool(_NEGATED.search(low)) != bool(_NEGATED.search(text)) and not _same_free(low, text):
        return False
    wide = {m.group() for m in _WIDE.finditer(low)}
    if not all(w in text for w in wide):
        return False
    if _SHOP_PAYS.search(low) and not _SHOP_PAYS.search(text) and not _same_free(low, text):
        return False
    if _YOU_PAY.search(low) and (
        _SHOP_PAYS.search(text)
        or not re.search(r"\b(?:you|customers?|buyers?|costs?|fee|charge|\d)", text)
    ):
        return False
    if not _FREE.search(low):
        return True
    conditional = any(q.kind == "money" for q in passage.figures)
    return bool(_FREE.search(text)) and (not conditional or any(q.kind == "money" for q in figures))


def _names_matter(content: Sequence[str], passage: Passage) -> bool:
    """Whether a denial names what the policy denies: "no refunds" is wider than "of gift cards"."""
    own = passage.stems - POLICY_STEMS - NEUTRAL_STEMS
    return not own or any(s in own for s in content)


def _same_free(low: str, text: str) -> bool:
    return bool(_FREE.search(low)) and bool(_FREE.search(text))


def _has_figure(segment: Segment, figure: Quantity, passage: Passage) -> bool:
    for known in passage.figures:
        if known.kind != figure.kind or known.unit != figure.unit:
            continue
        if (
            known.kind == "money"
            and figure.currencies
            and known.currencies
            and not (figure.currencies & known.currencies)
        ):
            continue
        if any(a == b for a in known.base for b in figure.base):
            return _same_bound(segment.text, figure, lower(fold(passage.text)), known)
    return False


_OVER = re.compile(r"\b(?:over|above|more than|at least|from|minimum|exceed\w*)\W+(?:\w+\W+){0,2}$")
_UNDER = re.compile(r"\b(?:under|below|less than|up to)\W+(?:\w+\W+){0,2}$")


def _same_bound(said: str, figure: Quantity, text: str, known: Quantity) -> bool:
    """Whether "over 50" is not told of a policy that says "under 50"."""
    before, there = (
        said[max(0, figure.start - 30) : figure.start],
        text[max(0, known.start - 30) : known.start],
    )
    for mine, other in ((_OVER, _UNDER), (_UNDER, _OVER)):
        if mine.search(before) and other.search(there):
            return False
    return True


def best_passage(
    content: Sequence[str], figures: Sequence[Quantity], passages: Sequence[Passage]
) -> Passage | None:
    """Return the policy sentence that is most about the same; None when none shares a word."""
    best: Passage | None = None
    top = 0.0
    for passage in passages:
        score = float(sum(_stated(s, passage) for s in set(content)))
        score += 0.5 * sum(
            any(k.unit == q.unit and k.kind == q.kind for k in passage.figures) for q in figures
        )
        score += 0.1 * bool(passage.figures)
        if score > top and any(_stated(s, passage) for s in content):
            best, top = passage, score
    return best


def _from_entry(segment: Segment, content: Sequence[str], figures: Sequence[Quantity]) -> bool:
    """Whether an order, a cart, an action or the shop's record says all of it."""
    orderly = segment.entry or re.search(
        r"\b(?:your|this|the|that) (?:\w+ )?(?:order|parcel|package|refund|return|cart|"
        r"account|shipment)\b|#",
        segment.low,
    )
    for entry in [segment.entry] if segment.entry else segment.book.entries:
        if entry.kind not in ("shop", "action") and not orderly:
            continue
        if not all(s in entry.stems or s in NEUTRAL_STEMS - POLICY_STEMS for s in content):
            continue
        amounts = {a for _, a, _ in entry.amounts}
        numbers = {n for _, n in entry.numbers}
        if all(
            any(int(v * 100) in amounts for v in q.values)
            if q.kind == "money"
            else any(v in numbers for v in q.values)
            or any(k.base == q.base and k.unit == q.unit for k in entry.figures)
            for q in figures
        ) and (figures or set(content) & entry.stems):
            return True
    return False


def _span(segment: Segment, trigger: Token, figures: Sequence[Quantity]) -> tuple[int, int]:
    starts = [trigger.start, *(q.start for q in figures)]
    ends = [trigger.end, *(q.end for q in figures)]
    return min(starts), max(ends)


def _cover_topic(segment: Segment, passage: Passage | None = None) -> None:
    for token in segment.tokens:
        stemmed = stem(token.low)
        if stemmed in POLICY_STEMS or (passage is not None and _stated(stemmed, passage)):
            segment.cover(token.start, token.end)
