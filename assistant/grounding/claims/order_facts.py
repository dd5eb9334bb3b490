"""What is said of an order beyond its state: what is in it, and anything else.

An order's record is short, so the world is closed here too: a word that is neither the record's
nor part of telling it ("was placed on", "came to") is a claim without a record.
"""

import re

from assistant.grounding.claims.actions import action_key, has_record
from assistant.grounding.claims.attributes import is_in_name
from assistant.grounding.claims.deeds import ACTIONS
from assistant.grounding.reading.lexicon import FRAME_STEMS
from assistant.grounding.reading.text import Token, fold, lower, stem
from assistant.grounding.reading.word_lists import word_set
from assistant.grounding.records.book import Entry
from assistant.grounding.records.facts import flatten
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["check_order_facts", "check_order_lines"]

_TELLING = frozenset(
    stem(w)
    for w in word_set(
        "order orders purchase parcel package shipment delivery contain contains contained include "
        "includes item items track tracking tracked code number date dates dated address status "
        "state reads says looks shows payment method card account carrier courier send sent line "
        "lines bought made went gone goes going placed details here sorry glad happy good news "
        "let please thanks update summary confirm confirmed can't cannot due expected system "
        "records record file"
    )
)
_LISTS = re.compile(
    r"\border\b.*\b(?:contains?|contained|includes?|included|has|holds?|items?):\W*$"
)
_LABELLED = re.compile(r"\W*(?:your |the )?(?:order )?#?[\w-]+\W*[:–—|]")
_YOUR_ORDER = re.compile(r"\byour (?:\w+ )?(?:order|parcel|package|shipment|purchase)\b")


def check_order_lines(segment: Segment) -> None:
    """Judge that a product stands in an order: named beside it, it must be one of its lines."""
    entry = segment.entry if _LABELLED.match(segment.sentence) else None
    lists = _LISTS.search(segment.text, segment.sentence_start, segment.start)
    listed = segment.entry if lists else None
    entry = listed or (entry if entry and segment.names_order else _named_entry(segment))
    if entry is None or segment.mode not in ("statement", "missing") or segment.others:
        return
    lines = {lower(fold(t)) for t in _titles(entry)}
    if not lines:
        return
    denied = segment.is_negated(segment.end)
    for mention in segment.mentions:
        products = segment.gather(mention.ids)
        told = any(lower(fold(p.title)) in lines for p in products)
        ok = bool(products) and told != denied
        if not ok:
            ids = tuple(p.id for p in products)
            segment.add(
                Finding("order", mention.start, mention.end, False, entry.source, "lines", "", ids)
            )


def check_order_facts(segment: Segment) -> None:
    """Judge every word said of an order that no rule and no record explains."""
    entry = _named_entry(segment)
    if entry is None or segment.mode != "statement":
        return
    if segment.asks:
        return
    modal = segment.find(_MODAL)
    if modal and not segment.is_covered(modal.start(), modal.end()):
        segment.add(Finding("order", modal.start(), modal.end(), _is_ruled(segment), entry.source))
    for token in segment.tokens:
        if segment.is_covered(token.start, token.end) or is_in_name(segment, token):
            continue
        if any(c.isdigit() for c in token.low) or _is_told(token, entry):
            continue
        key = action_key(token.low)
        if key and "can" in segment.lows and has_record(segment, ACTIONS[key], ("pending",)):
            continue  # "I can cancel it once you confirm"
        segment.add(Finding("order", token.start, token.end, False, entry.source))


# what may or may not be done with this very order: a rule of the shop decides that, not words
_MODAL = re.compile(
    r"\b(?:can|could|may|must|should|will|cannot|can't|couldn't|won't)(?: not| still| no longer)* "
    r"be (?!tracked|found|seen|reached)\w+"
)


def _is_ruled(segment: Segment) -> bool:
    """Whether an action that was refused or is proposed in this turn says so."""
    denied = segment.is_negated(segment.end)
    wanted = "refused" if denied else "pending"
    return any(
        str(e.record.get("status")) == wanted for e in segment.book.entries if e.kind == "action"
    )


def _named_entry(segment: Segment) -> Entry | None:
    """Return the order that the segment itself names, by number or as "your order"."""
    entry = segment.entry
    if entry is None or entry.kind != "order":
        return None
    named = segment.names_order and not segment.explicit
    said = any(len(i) > 2 and lower(i.lstrip("#")) in segment.low for i in entry.ids)
    return entry if named or said or _YOUR_ORDER.search(segment.low) else None


def _is_told(token: Token, entry: Entry) -> bool:
    stemmed = stem(token.low)
    return stemmed in FRAME_STEMS or stemmed in _TELLING or stemmed in entry.stems


def _titles(entry: Entry) -> list[str]:
    return [str(v) for path, v in flatten(entry.record) if path and path[-1] in ("title", "name")]
