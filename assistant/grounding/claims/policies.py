"""Statements about delivery, returns, payment and the like: a policy passage must say the same.

The same means: every content word stands in one sentence of the policy, every figure with its
unit, the same sense (granted or denied), the same payer, and no wider than the policy is.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from assistant.grounding.claims.entailment import TOPICAL, Statement, is_stated, says
from assistant.grounding.reading.lexicon import FUNCTION_WORDS, NEUTRAL_STEMS, POLICY_STEMS
from assistant.grounding.reading.quantities import Quantity
from assistant.grounding.reading.text import Token, stem
from assistant.grounding.reading.word_lists import word_list, word_set
from assistant.grounding.records.terms import VERB, Passage
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["best_passage", "check_policies", "find_passage"]

_MONEY_BACK = re.compile(
    r"\b(?:send|bring|mail|post|give|ship|take) (?:\w+ ){0,4}back\b|"
    r"\bbe picked up\b|\bpick(?:ed)? up (?:your|the|an|it|them)\b|"
    r"\bpick(?:ed)? (?:it|them|your \w+) up\b|"
    r"\b(?:the|your|all (?:the|your)|full) money\b|\bmoney back\b|\bin cash\b|\bback to "
    r"you\b|\b(?:match|beat) (?:any|the|every|all|other|their|"
    r"another)\b[^.;]{0,25}\bprices?\b"
)
_LIGHT = frozenset(
    stem(w)
    for w in word_list(
        "policy policies item items product products order orders information info details "
        "detail question"
        " questions purchase purchases receive window period rules rule conditions option "
        "options take takes good great news happy glad note"
        " later earlier please keep mind remember currently simply easy easily standard expect "
        "allow allowed eligible possible offer offered"
        " accepted accept come comes mind problem worry sure course yes sorry "
        "unfortunately sadly"
        " land goes go going shop store customer customers charge shopper available time "
        "usually typically normally"
        " covered cover covers include included includes up within after stay stays remain "
        "remains apply applies need needs give gives want wants thing things stuff anything "
        "something article articles always ever"
    )
)


_IDLE = NEUTRAL_STEMS - POLICY_STEMS
_OFFERING = word_set("i i'm i'd i'll me let please here help ask tell say happy glad")


def check_policies(segment: Segment) -> None:
    """Judge a statement about the shop's terms against the policies in evidence."""
    trigger = _trigger(segment)
    if trigger is None:
        return
    if any(f.kind == "action" for f in segment.findings) and not segment.open_figures():
        return
    talk = segment.mode in ("question", "echo") or (
        segment.mode == "offer" and not segment.lows.isdisjoint(_OFFERING)
    )
    if talk and not segment.figures:
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
    statement = _statement(segment, content, figures)
    own = len({m.ids for m in segment.mentions}) < 2 and not segment.others
    parts = _alternatives(segment, statement)
    verdict = next((p for p in passages if own and all(says(p, part) for part in parts)), None)
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


def find_passage(segment: Segment) -> Passage | None:
    """Return the policy sentence that says all of a segment; None when none does."""
    figures = segment.open_figures()
    statement = _statement(segment, _content(segment), figures)
    return next((p for p in segment.book.passages if says(p, statement)), None)


def _trigger(segment: Segment) -> Token | None:
    """Return the first word that makes this a matter of policy."""
    topic = next((t for t in segment.tokens if _is_topic(segment, t)), None)
    if topic:
        return topic
    starts = [t.start for t in segment.tokens]
    if not segment.explicit and segment.book.passages:
        days = [q.start for q in segment.figures if q.unit == "days"]
        if days:
            return next((t for t in segment.tokens if t.start >= days[0]), None)
    about_order = segment.names_order or (
        segment.entry is not None and not segment.lows.isdisjoint(_POINTING)
    )
    if not segment.explicit and not about_order and segment.mode == "statement":
        told = next((t for t in segment.tokens if _is_of_terms(segment, t)), None)
        if told is None and not segment.lows.isdisjoint(_ORDERLY):
            told = next((t for t in segment.tokens if stem(t.low) in _DEEDS), None)
        if told:
            return told
    wide = segment.find(_MONEY_BACK) or (None if segment.explicit else segment.find(_GIFT))
    return segment.tokens[bisect_left(starts, wide.start())] if wide else None


def _is_topic(segment: Segment, token: Token) -> bool:
    """Whether a word is one of delivery, returns and the like, and no product's own."""
    stemmed = stem(token.low)
    if stemmed not in TOPICAL or segment.is_covered(token.start, token.end):
        return False
    if token.low in segment.switch_words:  # "halogen free"
        return False
    if token.low in ("code", "insured", "courier", "replace") and not segment.figures:
        return False
    if any(m.start <= token.start < m.end for m in segment.mentions):
        return False
    return not (segment.explicit and any(stemmed in p.strong for p in segment.products))


# what may or may not be done with an order, which only a policy can say in general
_DEEDS = frozenset(
    stem(w) for w in ("cancel", "change", "swap", "charge", "pay", "edit", "combine", "collect")
)
_POINTING = word_set("it its they them your")
_ORDERLY = word_set("you we order orders payment payments purchase item items goods")


def _is_of_terms(segment: Segment, token: Token) -> bool:
    """Whether a word is one that only the policies of this turn know."""
    stemmed = stem(token.low)
    if stemmed in NEUTRAL_STEMS or token.low in FUNCTION_WORDS or not token.low.isalpha():
        return False
    if any(q.start <= token.start < q.end for q in segment.figures):
        return False
    return stemmed in segment.book.terms and not segment.is_covered(token.start, token.end)


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


_IN_SHOP = re.compile(r"\b(?:in|at) (?:the|our) $")


def _content(segment: Segment) -> list[str]:
    """Return the stems of the words that matter for the sense."""
    stems = []
    for token in segment.tokens:
        if any(m.start <= token.start < m.end for m in segment.mentions):
            continue
        if any(q.start <= token.start < q.end for q in segment.figures):
            continue
        stemmed = stem(token.low)
        known = stemmed in POLICY_STEMS or stemmed in segment.book.policy_stems
        covered = segment.is_covered(token.start, token.end)
        if covered and not known and not _is_dated(segment, token):
            continue
        light = stemmed in _LIGHT and not _IN_SHOP.search(
            segment.text, token.start - 9, token.start
        )
        if light or token.low in FUNCTION_WORDS:
            continue
        stems.append(stemmed)
    return stems


def _is_dated(segment: Segment, token: Token) -> bool:
    return any(f.kind == "date" and f.start <= token.start < f.end for f in segment.findings)


def _statement(segment: Segment, content: Sequence[str], figures: Sequence[Quantity]) -> Statement:
    before = (segment.text[max(segment.start, q.start - 30) : q.start] for q in figures)
    return Statement(
        segment.low, tuple(before), tuple(content), frozenset(segment.stems), tuple(figures)
    )


def _alternatives(segment: Segment, statement: Statement) -> list[Statement]:
    """Return what a list without a verb names, one by one: "PayPal or a gift card"."""
    joints = [t for t in segment.tokens if t.low in ("or", "and")]
    if not joints or statement.figures or VERB.search(segment.low):
        return [statement]
    edges = [segment.start, *(t.start for t in joints), segment.end]
    parts = []
    for start, end in pairwise(edges):
        stems = [stem(t.low) for t in segment.tokens if start <= t.start < end]
        content = tuple(s for s in statement.content if s in stems)
        low = segment.text[start:end]
        parts.append(Statement(low, (), content, frozenset(stems), ()))
    return parts if all(part.content for part in parts) else [statement]


def best_passage(
    content: Sequence[str], figures: Sequence[Quantity], passages: Sequence[Passage]
) -> Passage | None:
    """Return the policy sentence that is most about the same; None when none shares a word."""
    best: Passage | None = None
    top = 0.0
    for passage in passages:
        score = float(sum(is_stated(s, passage.stems) for s in set(content)))
        score += 0.5 * sum(
            any(k.unit == q.unit and k.kind == q.kind for k in passage.figures) for q in figures
        )
        score += 0.1 * bool(passage.figures)
        if score > top and any(is_stated(s, passage.stems) for s in content):
            best, top = passage, score
    return best


# what may be done with an order no order says
_MODAL = re.compile(r"\b(?:can|could|may|must|cannot|can't)\b")


def _from_entry(segment: Segment, content: Sequence[str], figures: Sequence[Quantity]) -> bool:
    """Whether an order, a cart, an action or the shop's record says all of it."""
    orderly = segment.entry or re.search(
        r"\b(?:your|this|the|that) (?:\w+ )?(?:order|parcel|package|refund|return|cart|"
        r"account|shipment)\b|#",
        segment.low,
    )
    for entry in [segment.entry] if segment.entry else segment.book.entries:
        if entry.kind not in ("shop", "action") and (not orderly or segment.find(_MODAL)):
            continue
        if not all(s in entry.stems or s in _IDLE for s in content):
            continue
        amounts = {a for _, a, _ in entry.amounts}
        numbers = {n for _, n in entry.numbers}
        if all(
            any(int(v * 100) in amounts for v in q.values)
            if q.kind == "money"
            else any(v in numbers for v in q.values)
            or any(k.base == q.base and k.unit == q.unit for k in entry.figures)
            for q in figures
        ) and (figures or (set(content) - _IDLE) & entry.stems):
            return True
    return False


def _span(segment: Segment, trigger: Token, figures: Sequence[Quantity]) -> tuple[int, int]:
    starts = [trigger.start, *(q.start for q in figures)]
    ends = [trigger.end, *(q.end for q in figures)]
    return min(starts), max(ends)


def _cover_topic(segment: Segment, passage: Passage | None = None) -> None:
    for token in segment.tokens:
        stemmed = stem(token.low)
        told = passage is not None and (stemmed in _LIGHT or is_stated(stemmed, passage.stems))
        if stemmed in POLICY_STEMS or told:
            segment.cover(token.start, token.end)
