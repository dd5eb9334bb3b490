"""Whether an action that is told ("I have cancelled it") was really done in this turn."""

import re
from collections.abc import Iterator, Mapping

from assistant.grounding.claims.deeds import ACTIONS, STATES
from assistant.grounding.reading.lexicon import is_neutral
from assistant.grounding.reading.text import stem
from assistant.grounding.reading.word_lists import word_set
from assistant.grounding.records.book import Entry
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = [
    "CONDITIONAL",
    "PERSONAL",
    "PERSONS",
    "action_key",
    "actions_in",
    "all_states",
    "check_actions",
    "has_record",
    "in_policy",
]

_VERB = r"(?P<verb>[a-z]+(?:-[a-z]+)?)"


_SKIP = (
    r"(?:just|now|already|also|successfully|gone ahead and|went ahead and|been|happily|"
    r"personally|immediately|manually|been able to|managed to|today|all|officially|since|"
    r"therefore|hereby|so)"
)


_DONE = re.compile(
    rf"\b(?:i've|i have|i|we've|we have|we|our (?:team|colleagues?|warehouse|staff) (?:has|"
    rf"have)|the (?:team|warehouse) (?:has|have))\s+(?:(?:{_SKIP})\s+)*{_VERB}\b"
    rf"|\b(?:has|have|had|was|were|is|are|it's|being|gets?|got|'s|you're|you are|consider "
    rf"(?:it|that|this|them|your \w+))\s+(?:(?:{_SKIP}|"
    rf"not)\s+)*(?:been\s+)?(?P<passive>[a-z]+(?:ed|en|nt|ut|ld)|sent|put|paid|set|done)\b"
    r"|(?:(?<![^\n(\[*_\"'])|(?<=[.!?:;,–—-]\s)|(?<=\band\s))(?:all |and "
    r")?(?P<bare>cancelled|canceled|refunded|added|updated|changed|returned|removed|ordered|"
    r"done|all set|sorted|booked|exchanged|placed|submitted|processed|"
    r"confirmed)\b(?:[!.,:–-]|\s+(?:to|from|your|the|it)\b|$)"
)


_WILL = re.compile(
    rf"\b(?:i'll|i will|we'll|we will|i am going to|i'm going to|we are going to|we're going "
    rf"to|i am|i'm|we're)\s+(?:(?:{_SKIP})\s+)*{_VERB}\b"
    r"|\b(?:you'll|you will|you should|you are going to|you can expect to)\s+(?:(?:also|"
    r"soon|now|shortly)\s+)*(?P<get>receive|get|have|"
    r"be)\s+(?P<what>(?:[\w-]+\s+){0,3}?(?:refund|email|e-mail|confirmation|label|money|"
    r"replacement|invoice|voucher|credit|call|message|refunded|reimbursed|charged|contacted|"
    r"credited|compensation|sms|text))\b"
)


_UNDERWAY = re.compile(
    r"\b(?:money|refund|reimbursement|credit)\b[^.;]{0,25}\b(?:on (?:its|the) way|under "
    r"?way|in progress|on your (?:card|account)|back (?:to|in|on) your|going back|coming)\b"
)


CONDITIONAL = re.compile(
    r"\b(?:if you|once you|when you|as soon as you|after you|shall i|should i|do you want|"
    r"would you like|want me to|confirm|could|can|may|need(?:s)? your|before i|until you|"
    r"say yes|just say|happy to|let me know)\b"
)


PERSONAL = re.compile(
    r"\b(?:order|cart|basket|refund|return|address|payment|account|invoice|it|them|that|"
    r"this|email|label|exchange|request|card|subscription|item|items|team|colleague|ticket|"
    r"complaint|delivery|booking|agent|human|person|everything|aside|name|one|both|these|"
    r"those)\b"
)


def check_actions(segment: Segment) -> None:
    """Judge "I have cancelled it": an action that is told needs its record in this turn."""
    for match in segment.find_all(_DONE):
        verb = match["verb"] or match["passive"] or match["bare"]
        _judge_done(segment, match, verb, match["passive"] is None)
    _judge_completed(segment)
    for match in segment.find_all(
        _UNDERWAY, frozenset({"money", "refund", "reimbursement", "credit"})
    ):
        if not segment.is_covered(match.start(), match.end()) and segment.mode == "statement":
            ok = has_record(segment, ACTIONS["refund"]) or _entry_says(segment, "refunded")
            segment.add(
                Finding(
                    "action",
                    match.start(),
                    match.end(),
                    ok,
                    _action_source(segment, ACTIONS["refund"]),
                )
            )
    for match in segment.find_all(_WILL, PERSONS | {"you", "you'll"}):
        if CONDITIONAL.search(segment.sentence):
            segment.cover(match.start(), match.end())
            continue
        if match["get"]:
            words = set(re.findall(r"[a-z]+", match["what"]))
            ok = has_record(
                segment,
                (
                    "refund",
                    "return",
                    "email",
                    "send",
                    "invoice",
                    "handover",
                    "cancel",
                    "exchange",
                    "checkout",
                ),
            ) and bool(words)
            ok = ok or in_policy(segment, words)
            segment.add(Finding("action", match.start(), match.end(), ok))
        elif (
            action_key(match["verb"])
            and PERSONAL.search(segment.low)
            and match["verb"] not in ("show", "have", "need")
        ):
            ok = has_record(segment, ACTIONS[action_key(match["verb"])], ("done", "pending"))
            segment.add(Finding("action", match.start(), match.end(), ok))


_COMPLETED = re.compile(
    r"\b(?P<noun>cancellation|refund|return|exchange|change|booking|checkout|purchase)\b"
    r"[^.;]{0,20}\b(?:complete[d]?|confirmed|done|processed|finished|went through|successful\w*|"
    r"finali[sz]ed)\b"
)
_NOUNS = {"cancellation": "cancel", "change": "chang", "booking": "book", "checkout": "order"}


def _judge_completed(segment: Segment) -> None:
    """Judge "your cancellation is complete": what only waits for a yes is not."""
    for match in segment.find_all(_COMPLETED):
        if not segment.is_covered(match.start(), match.end()) and segment.mode == "statement":
            key = _NOUNS.get(match["noun"], stem(match["noun"]))
            names = ACTIONS.get(key, (key,))
            source = _action_source(segment, names)
            segment.add(Finding("action", match.start(), match.end(), source is not None, source))


PERSONS = word_set("i i've i'm i'll we we've we're we'll")


def action_key(verb: str) -> str:
    """Return the stem under which `ACTIONS` knows a verb; "" when it is no deed of a shop."""
    stemmed = stem(verb)
    return stemmed if stemmed in ACTIONS else ""


def _judge_done(segment: Segment, match: "re.Match[str]", verb: str, active: bool) -> None:
    if segment.is_covered(match.start(), match.end()):
        return
    if verb in ("done", "all set", "sorted"):
        _judge_plain_done(segment, match)
        return
    if match["bare"] and segment.asks:
        return
    if _PROPOSED.search(segment.text, segment.start, match.start()):
        segment.cover(match.start(), match.end())
        return
    key = action_key(verb)
    past = bool(_PAST.search(match.group()))
    if not _is_deed(segment, key, verb, active, past):
        return
    if CONDITIONAL.search(segment.low) and not match["verb"]:
        segment.cover(match.start(), match.end())
        return
    ok = has_record(segment, ACTIONS[key]) or (not active and _entry_says(segment, verb))
    if _UNDONE.search(segment.text, segment.start, match.end()):
        ok = not has_record(segment, ACTIONS[key])
    elif not ok and not past and not active and in_policy(segment, {verb}):
        return
    elif not ok and not active and key in _PLACED:
        ok = _is_order_told(segment)
    source = _action_source(segment, ACTIONS[key])
    segment.add(Finding("action", match.start(), match.end(), ok, source))


# "shall I put it in your cart?", "if I cancelled it"
_PROPOSED = re.compile(r"\b(?:shall|should|can|may|could|would|must|do|did|if|when|unless) $")
_UNDONE = re.compile(r"\b(?:not|haven't|hasn't|never|nothing|no)\b")
_PAST_VERB = re.compile(r"(?:ed|nt|ut|ld)$|^(?:put|paid|set|bought|done)$")
_YOUR_THING = re.compile(r"\b(?:your|order|cart|return|refund)\b")
_PUT_WHERE = re.compile(r"\b(?:cart|basket|bag|order|hold|through|aside|away|by for you)\b")
_PLACED = frozenset({"place", "order", "confirm", "submit", "creat", "charg", "paid"})
# verbs that a product may be the subject of: "is set in silver", "is ordered by size"
_ALSO_OF_PRODUCTS = frozenset(
    {"match", "set", "put", "complet", "order", "correct", "sort", "open"}
)
_ALSO_OF_CHOICE = frozenset({"match", "sort", "hold", "replac"})
_TO_A_PRODUCT = frozenset({"order", "put", "complet", "reserv", "add"})


def _is_deed(segment: Segment, key: str, verb: str, active: bool, past: bool) -> bool:
    """Whether a verb tells something done for the shopper, and not what a product is like."""
    if not key or not _PAST_VERB.search(verb):
        return False
    if not segment.products and not PERSONAL.search(segment.low) and "you" not in segment.lows:
        ids = (i.lower() for e in segment.book.order_entries() for i in e.ids if len(i) > 2)
        if past or not any(i in segment.sentence for i in ids):
            return False
    if key == "put" and not _PUT_WHERE.search(segment.low):
        return False
    if active:
        return not (key in _ALSO_OF_CHOICE and segment.mentions)
    taken = (past and key in _TO_A_PRODUCT) or bool(_THE_ORDER.search(segment.low))
    if key in _ALSO_OF_PRODUCTS and not taken and not _YOUR_THING.search(segment.low):
        return False
    if not past and not taken and segment.lows.isdisjoint({"your", "it", "them", "now"}):
        return False
    own = not segment.lows.isdisjoint({"your", "you"}) or segment.book.order_entries() or taken
    return bool(own) or not segment.products


_THE_ORDER = re.compile(
    r"\b(?:the|this|that) (?:order|refund|return|exchange|cancellation|payment|address|"
    r"invoice|booking|request)\b"
)


def _is_order_told(segment: Segment) -> bool:
    """Whether "was placed" speaks of an order that is in evidence."""
    known = segment.entry is not None and segment.entry.kind == "order"
    about = re.search(r"\border\b|\bcard\b|#|\d{4}", segment.low)
    return known and not segment.mentions and about is not None


_PAST = re.compile(r"\b(?:has|have|had|was|were|been|got|it's|consider)\b|'s\b")


def _judge_plain_done(segment: Segment, match: "re.Match[str]") -> None:
    if not PERSONAL.search(segment.sentence) and not segment.mentions and len(segment.tokens) > 3:
        return
    ok = any(True for _ in actions_in(segment)) or segment.mode == "question"
    segment.add(Finding("action", match.start(), match.end(), ok))


def actions_in(segment: Segment, status: tuple[str, ...] = ("done",)) -> Iterator[Entry]:
    """Yield the records of actions of this turn that have one of these states."""
    for entry in segment.book.entries:
        if entry.kind in ("action", "return", "handover", "refund") and str(
            entry.record.get("status", "done")
        ).lower() in (*status, "ok", "success", "completed"):
            yield entry


def has_record(
    segment: Segment, names: tuple[str, ...], status: tuple[str, ...] = ("done",)
) -> bool:
    """Whether this turn has a record of one of these actions, in one of these states."""
    return _find_action(segment, names, status) is not None


def _find_action(
    segment: Segment, names: tuple[str, ...], status: tuple[str, ...] = ("done",)
) -> Entry | None:
    for entry in actions_in(segment, status):
        told = f"{entry.record.get('action', '')} {entry.kind}".lower()
        if any(name in told for name in names):
            return entry
    return None


def _action_source(segment: Segment, names: tuple[str, ...]) -> str | None:
    entry = _find_action(segment, names)
    return entry.source if entry else None


# an order's state says nothing of these
OTHER_THING = re.compile(
    r"\b(?:exchange|refund|return|replacement|invoice|label|booking|complaint|address|"
    r"payment|subscription|request"
    r"|voucher|credit|email|ticket|claim)\b"
)


def _entry_says(segment: Segment, verb: str) -> bool:
    """Whether an order's own state says it: "your order was cancelled"."""
    if verb not in ("refunded", "returned", "exchanged") and OTHER_THING.search(segment.low):
        return False
    entries = [segment.entry] if segment.entry else segment.book.order_entries()
    wanted = STATES.get(verb, (verb,))
    return any(e.kind != "action" and bool(all_states(e.record) & set(wanted)) for e in entries)


def all_states(value: object) -> set[str]:
    """Return every state in a record, however deep, in lower case."""
    states: set[str] = set()
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if str(key).lower() in ("status", "state", "fulfilment", "fulfillment") and isinstance(
                inner, str
            ):
                states.add(inner.lower())
            states |= all_states(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            states |= all_states(inner)
    return states


def in_policy(segment: Segment, words: set[str]) -> bool:
    """Whether one policy sentence has all of these words."""
    stems = {stem(w) for w in words if not is_neutral(w) or stem(w) in ACTIONS}
    return bool(stems) and any(stems <= passage.stems for passage in segment.book.passages)
