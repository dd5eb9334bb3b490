"""Words of price, stock, rating and orders that no rule has made a claim of."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.grounding.claims.attributes import is_in_name
from assistant.grounding.claims.compare import is_more
from assistant.grounding.claims.measures import PURPOSE
from assistant.grounding.claims.policies import find_passage
from assistant.grounding.reading.lexicon import DOMAINS, FRAME_STEMS, QUIET_STEMS
from assistant.grounding.reading.text import Token, stem
from assistant.grounding.reading.word_lists import word_set
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["check_domains", "check_frames", "check_relations", "check_shop_talk"]


def check_domains(segment: Segment, sentence: Sequence[Segment]) -> None:
    """Judge words such as "discount" or "rating" that no rule has made a claim of.

    They state something of the subject in a wording that no rule reads, so it stays unbacked; the
    repair then tells the same matter by the record. `sentence` holds the segments that may explain
    them: those about the same products, and what comes after a colon.
    """
    if not (segment.strict and segment.subject and segment.mode == "statement"):
        return
    if segment.asks:
        return
    if segment.find(_ANY_PRICE) or (segment.others and segment.find(_BEATS, _BEATS_WORDS)):
        return
    kinds = {f.kind for s in (segment, *sentence) for f in s.findings}
    for token in segment.tokens:
        explained = DOMAINS.get(token.low)
        if not explained or kinds & set(explained) or is_in_name(segment, token):
            continue
        if token.low in ("favourite", "favorite") and "my" in segment.lows:
            continue
        if segment.is_covered(token.start, token.end) or stem(token.low) in _own_words(segment):
            continue
        segment.add(
            Finding(
                explained[0],
                token.start,
                token.end,
                False,
                segment.products[0].source if segment.products else None,
                None,
                "",
                tuple(dict.fromkeys((*segment.subject, *segment.others))),
            )
        )
        return


_ANY_PRICE = re.compile(r"\b(?:any|whatever the|regardless of(?: the)?) price\b")


def _own_words(segment: Segment) -> set[str]:
    """Return the names of the subject's attributes, which may be words such as "rating"."""
    return {w for p in segment.products for w in (*p.values.keys(), *p.switches.keys())}


# small words that state something by themselves, whatever stands around them
_RELATING = frozenset(stem(w) for w in ("same", "inside", "outside", "never", "always", "forever"))
_LOADED = _RELATING | frozenset(
    stem(w)
    for w in (
        "twice",
        "until",
        "during",
        "again",
        "back",
        "without",
        "first",
        "last",
        "third",
        "since",
        "ever",
        "everywhere",
        "anywhere",
        "everyone",
        "everybody",
        "nobody",
        "anyone",
        "anything",
        "nothing",
        "everything",
        "whole",
        "work",
        "works",
        "use",
        "used",
        "uses",
    )
)


# what needs no record: of a product, beside a claim; of the shop, beside one; beside none
_FRAMING = FRAME_STEMS - _RELATING
_SHOP_FRAMING = FRAME_STEMS - _LOADED
_TASTE = QUIET_STEMS - _LOADED


def check_frames(segments: Sequence[Segment]) -> None:
    """Judge the small words of what is said of a product: "never needs ironing" claims something.

    Said of a product, only words of taste need no record; and, in a sentence of which a rule has
    read a claim, the words around it ("is priced at", "comes in").
    """
    for segment in segments:
        if not (segment.strict and segment.explicit and segment.mode == "statement"):
            continue
        if len(segment.subject) > 1 and not segment.mentions:
            continue
        if not segment.products or segment.asks:
            continue
        claimed = any(
            f.kind != "name"
            for other in segments
            if set(other.subject) & set(segment.subject)
            for f in other.findings
        )
        allowed = _FRAMING if claimed else _TASTE
        for token in segment.tokens:
            if segment.is_covered(token.start, token.end) or is_in_name(segment, token):
                continue
            stemmed = stem(token.low)
            if stemmed in allowed or token.low.isdigit() or _is_told(segment, token, stemmed):
                continue
            source, ids = segment.products[0].source, segment.subject
            segment.add(Finding("attribute", token.start, token.end, False, source, None, "", ids))


def check_relations(segment: Segment, kinds: frozenset[str]) -> None:
    """Judge a segment that sets two products side by side: a comparison must have been read of it.

    `kinds` are the kinds of all findings of its sentence.
    """
    if segment.mode not in ("statement", "echo") or not (segment.subject and segment.mentions):
        return
    if not _relates(segment):
        return
    if not segment.lows.isdisjoint(_PERSONAL) or kinds & _COMPARING:
        return
    ids = tuple(i for m in segment.mentions for i in m.ids[:1])
    source = segment.products[0].source if segment.products else None
    field = next((name for said, name in _MATTERS if said.search(segment.sentence)), None)
    beats = field is not None and segment.find(_BEATS, _BEATS_WORDS) is not None
    ok = beats and all(
        is_more(a, b, str(field), 1 if field == "rating" else -1)
        for a in segment.products
        for b in segment.gather(segment.others)
    )
    segment.add(Finding("comparison", segment.start, segment.end, ok, source, field, "", ids))


_COMPARING = frozenset({"comparison", "superlative", "price", "discount", "order", "action"})
# "beats" says nothing by itself: what matters stands around it
_BEATS = re.compile(r"\b(?:beats?|ahead of|outperforms?|wins? (?:over|against)|comes? out ahead)\b")
_BEATS_WORDS = word_set("beat beats ahead outperform outperforms win wins")
_MATTERS = (
    (re.compile(r"\b(?:ratings?|rated|reviews?|stars?|scores?)\b"), "rating"),
    (re.compile(r"\b(?:weight|light|lighter|weighs?)\b"), "weight"),
    (re.compile(r"\b(?:price|cost|budget|cheap|cheaper|money)\b"), "price_minor"),
)


def _relates(segment: Segment) -> bool:
    """Whether more than "and" or "or" stands between two names, or one is compared."""
    subject = [m for m in segment.mentions if not set(m.ids) <= set(segment.others)]
    if segment.others and subject:
        return True
    return any(
        not _LISTED.fullmatch(segment.text, one.end, other.start)
        for one, other in pairwise(segment.mentions)
        if one.ids != other.ids
    )


_LISTED = re.compile(
    r"[\s,*_;:&/()–—-]*(?:\b(?:and|or|as well as|plus|then|also|nor|both|either|the|an?|our|to)\b"
    r"[\s,*_]*)*"
)
_PERSONAL = word_set("i i'd i'll i'm i've me my")


def check_shop_talk(segment: Segment) -> None:
    """Judge what "we" and "our" say of the shop: only words of taste need no record."""
    if segment.mode != "statement" or segment.explicit or segment.names_order:
        return
    if not segment.lows.isdisjoint(_ITS) or any(f.kind in _BACKING for f in segment.findings):
        return
    if segment.lows.isdisjoint(_OURS) and not segment.lows.isdisjoint(_TALKING):
        return
    if segment.sentence.rstrip(" *_").endswith(("?", ":")) or not segment.find(_FINITE):
        return
    claimed = any(f.kind != "name" for f in segment.findings)
    allowed = _SHOP_FRAMING if claimed else _TASTE
    for token in segment.tokens:
        stemmed = stem(token.low)
        told = stemmed in allowed or token.low in _OURS or token.low.isdigit()
        told = told or stemmed in segment.book.shown_stems
        if told or segment.is_covered(token.start, token.end):
            continue
        passage = find_passage(segment)
        source = passage.source if passage else None
        segment.add(Finding("policy", token.start, token.end, passage is not None, source))
        return


_BACKING = frozenset({"policy", "contact", "count"})
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|will|would|can|could|may|do|does|did|gets?|go(?:es)?|"
    r"takes?|"
    r"comes?|makes?|starts?|ends?|pays?|ships?|answers?|plants?|offers?|donates?|match(?:es)?|"
    r"we \w+)\b"
)
_ITS = word_set("it its it's they their them this that these those")
_TALKING = word_set("i i'm i'd i'll i've me my you you'd you'll you're your let let's here there")
_OURS = word_set("we we've we're we'll our ours us everybody everyone nobody")


def _is_told(segment: Segment, token: Token, stemmed: str) -> bool:
    """Whether the record of every product has the word, or it repeats what the shopper wants."""
    if all(stemmed in p.strong or stemmed in p.weak for p in segment.products):
        return True
    wish = segment.text[max(segment.start, token.start - 30) : token.start]
    return stemmed in segment.book.request.stems and bool(PURPOSE.search(wish))
