"""Orders and carts: states, contents, and whether an action that is told was really done."""

import re
from collections.abc import Iterator, Mapping

from assistant.grounding.book import Entry
from assistant.grounding.lexicon import is_neutral
from assistant.grounding.scene import Finding, Segment
from assistant.grounding.text import stem

__all__ = ["check_actions", "check_agency", "check_cart", "check_order_states"]

# the shop's verb stems -> words that an action record may use for the same thing
_ACTIONS: dict[str, tuple[str, ...]] = {
    "cancel": ("cancel",),
    "return": ("return",),
    "refund": ("refund", "return", "cancel"),
    "reimburs": ("refund", "return", "cancel"),
    "exchang": ("exchange",),
    "swap": ("exchange",),
    "replac": ("exchange", "replace"),
    "chang": ("change", "modify", "update", "address", "payment", "quantity"),
    "updat": ("change", "modify", "update", "address", "payment", "cart", "quantity"),
    "modifi": ("change", "modify", "update"),
    "edit": ("change", "modify", "update"),
    "correct": ("change", "update", "address"),
    "switch": ("change", "exchange", "modify"),
    "add": ("add",),
    "put": ("add",),
    "pop": ("add",),
    "remov": ("remove", "delete"),
    "delet": ("remove", "delete"),
    "empti": ("empty", "clear", "remove"),
    "clear": ("clear", "empty", "remove"),
    "place": ("checkout", "place", "order", "purchase"),
    "order": ("checkout", "place", "purchase", "order"),
    "purchas": ("checkout", "purchase"),
    "bought": ("checkout", "purchase"),
    "book": ("book", "return", "pickup"),
    "reserv": ("reserve",),
    "hold": ("reserve",),
    "send": ("send", "email", "invoice", "handover", "return", "label"),
    "sent": ("send", "email", "invoice", "handover", "return", "label"),
    "email": ("email", "send", "invoice"),
    "mail": ("email", "send", "invoice"),
    "ship": ("ship",),
    "dispatch": ("ship",),
    "reship": ("ship",),
    "appli": ("apply", "coupon", "discount"),
    "redeem": ("apply", "coupon"),
    "issu": ("refund", "issue", "return", "invoice", "cancel"),
    "process": ("refund", "return", "cancel", "checkout", "exchange", "process"),
    "credit": ("refund", "return", "cancel", "credit"),
    "transfer": ("handover", "transfer", "human", "escalate"),
    "connect": ("handover", "transfer", "human"),
    "escal": ("handover", "transfer", "human", "escalate"),
    "forward": ("handover", "transfer", "human", "escalate"),
    "notifi": ("notify", "handover"),
    "alert": ("notify", "handover"),
    "inform": ("notify", "handover"),
    "contact": ("handover", "notify", "contact"),
    "schedul": ("schedule", "pickup", "return"),
    "arrang": ("return", "pickup", "schedule", "exchange"),
    "confirm": ("confirm", "checkout", "place"),
    "submit": ("return", "complaint", "submit", "refund"),
    "file": ("complaint", "file", "claim"),
    "open": ("complaint", "ticket", "return"),
    "log": ("complaint", "ticket"),
    "creat": ("return", "create", "ticket", "complaint", "label", "cart"),
    "regist": ("register", "complaint", "return"),
    "charg": ("checkout", "charge", "payment"),
    "paid": ("payment", "checkout"),
    "upgrad": ("upgrade", "ship"),
    "expedit": ("expedite", "ship"),
    "waiv": ("waive",),
    "extend": ("extend",),
    "subscrib": ("subscribe",),
    "unsubscrib": ("unsubscribe",),
    "block": ("block",),
    "reset": ("reset",),
    "set": ("change", "update", "set", "schedule"),
    "sort": ("refund", "return", "change"),
    "start": ("return", "start", "exchange", "refund"),
    "initi": ("return", "refund", "initiate", "exchange"),
    "complet": ("checkout", "return", "exchange", "cancel"),
    "finalis": ("checkout",),
    "finaliz": ("checkout",),
    "approv": ("return", "refund", "approve"),
    "accept": ("return", "approve"),
    "request": ("return", "refund", "handover", "request", "exchange", "cancel"),
    "price-match": ("pricematch",),
    "match": ("pricematch",),
    "generat": ("label", "invoice", "return"),
    "attach": ("invoice", "label"),
}
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
_CONDITIONAL = re.compile(
    r"\b(?:if you|once you|when you|as soon as you|after you|shall i|should i|do you want|"
    r"would you like|want me to|confirm|could|can|may|need(?:s)? your|before i|until you|"
    r"say yes|just say|happy to|let me know)\b"
)
_PERSONAL = re.compile(
    r"\b(?:order|cart|basket|refund|return|address|payment|account|invoice|it|them|that|"
    r"this|email|label|exchange|request|card|subscription|item|items|team|colleague|ticket|"
    r"complaint|delivery|booking|agent|human|person|everything|aside|name|one|both|these|"
    r"those)\b"
)
_STATES: dict[str, tuple[str, ...]] = {
    "pending": ("pending", "placed", "open", "new", "received"),
    "processed": ("processed",),
    "being processed": ("processing", "pending"),
    "processing": ("processing", "pending"),
    "being prepared": ("processing", "pending", "packed", "packing", "preparing"),
    "prepared": ("processing", "packed"),
    "packed": ("packed",),
    "confirmed": ("confirmed", "placed", "paid", "pending"),
    "shipped": (
        "shipped",
        "in_transit",
        "in transit",
        "dispatched",
        "partially_shipped",
        "on the way",
    ),
    "dispatched": ("shipped", "in_transit", "in transit", "dispatched"),
    "on its way": (
        "shipped",
        "in_transit",
        "in transit",
        "dispatched",
        "out_for_delivery",
        "out for delivery",
        "on the way",
    ),
    "on the way": (
        "shipped",
        "in_transit",
        "in transit",
        "dispatched",
        "out_for_delivery",
        "out for delivery",
        "on the way",
    ),
    "in transit": ("shipped", "in_transit", "in transit", "dispatched"),
    "out for delivery": ("out_for_delivery", "out for delivery"),
    "delivered": (
        "delivered",
        "return requested",
        "return_requested",
        "exchange requested",
        "returned",
        "exchange_requested",
        "partially_returned",
    ),
    "arrived": ("delivered", "return_requested", "return requested"),
    "cancelled": ("cancelled", "canceled"),
    "canceled": ("cancelled", "canceled"),
    "returned": ("returned", "return_received", "partially_returned"),
    "refunded": ("refunded", "partially_refunded"),
    "exchanged": ("exchanged",),
    "on hold": ("on_hold", "on hold", "held"),
    "delayed": ("delayed",),
    "lost": ("lost",),
    "paid": ("paid",),
    "unpaid": ("unpaid", "payment_pending"),
    "late": ("late", "delayed"),
    "left the warehouse": ("shipped", "in_transit", "dispatched"),
    "with the courier": ("shipped", "in_transit"),
    "waiting": ("pending", "processing"),
    "awaiting payment": ("unpaid", "payment_pending"),
}
_STATE = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, _STATES), key=len, reverse=True)) + r")\b"
)
_ORDERLY = re.compile(
    r"\b(?:order|orders|package|parcel|shipment|it|status|delivery|purchase|items?|both|"
    r"they|refund|state)\b|#"
)


def check_actions(segment: Segment) -> None:
    """Judge "I have cancelled it": an action that is told needs its record in this turn."""
    for match in segment.find_all(_DONE):
        verb = match["verb"] or match["passive"] or match["bare"]
        _judge_done(segment, match, verb, match["passive"] is None)
    for match in segment.find_all(
        _UNDERWAY, frozenset({"money", "refund", "reimbursement", "credit"})
    ):
        if not segment.is_covered(match.start(), match.end()) and segment.mode == "statement":
            ok = _records(segment, _ACTIONS["refund"]) or _entry_says(segment, "refunded")
            segment.add(
                Finding(
                    "action",
                    match.start(),
                    match.end(),
                    ok,
                    _action_source(segment, _ACTIONS["refund"]),
                )
            )
    for match in segment.find_all(_WILL, _PERSONS | {"you", "you'll"}):
        if _CONDITIONAL.search(segment.sentence):
            segment.cover(match.start(), match.end())
            continue
        if match["get"]:
            words = set(re.findall(r"[a-z]+", match["what"]))
            ok = _records(
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
            ok = ok or _in_policy(segment, words)
            segment.add(Finding("action", match.start(), match.end(), ok))
        elif (
            _key(match["verb"])
            and _PERSONAL.search(segment.low)
            and match["verb"] not in ("show", "have", "need")
        ):
            ok = _records(segment, _ACTIONS[_key(match["verb"])], ("done", "pending"))
            segment.add(Finding("action", match.start(), match.end(), ok))


_IN_CART = re.compile(
    r"\b(?:in|to|into|inside) (?:your|the) (?:\w+ )?(?:cart|basket|bag|trolley)\b"
)


def check_cart(segment: Segment) -> None:
    """Judge "it is in your cart": a cart of this turn must hold the product."""
    match = segment.find(_IN_CART)
    if (
        match is None
        or segment.mode in ("question", "offer")
        or any(f.kind == "action" for f in segment.findings)
    ):
        return
    carts = [
        e
        for e in segment.book.entries
        if e.kind == "cart" or "cart" in str(e.record.get("action", ""))
    ]
    told = [str(e.record) for e in carts]
    ok = bool(carts) and all(any(p.title in t or p.id in t for t in told) for p in segment.products)
    if segment.is_negated(match.start()):
        ok = bool(carts) and not ok
    segment.add(
        Finding(
            "action", match.start(), match.end(), ok, carts[0].source if carts else None, "cart"
        )
    )


_SAID_VERBS = frozenset(
    stem(w)
    for w in """
found find pick picked picking select selected choose chose chosen check checked look looked
looking search searched list listed compare compared compile compiled gather gathered shortlist
shortlisted narrow narrowed pull pulled put see saw seen think thought know knew understand
understood notice noticed note noted recommend recommended suggest suggested like liked love loved
prefer hope wish want wanted mean meant say said tell told ask asked help helped show showed shown
mention mentioned describe described apologize apologise regret appreciate believe feel guess
consider considered need can can't cannot could couldn't may might must should would will have had
haven't do don't did didn't does am are be was were is isn't aren't understand assume lean go went
got get give gave given carry carried stock sell sold offer offered ship shipped accept accepted
keep kept work welcome charge refund wasn't weren't include included has hasn't won't wouldn't try
tried trying focus focused start started make made sorted filter filtered rank ranked came come
learn read miss missed agree aim ensure thank love enjoy happy glad sorry afraid sure confident
able unable here available open closed just also only still really actually currently always never
not now simply already definitely certainly both all knocked slashed cut reduced lowered dropped
marked discounted best vote bet assure admit fear confirm stand use used trust cover cover take
took provide provided deliver match matched
""".split()
)
_PERSONS = frozenset("i i've i'm i'll we we've we're we'll".split())
_FIRST_PERSON = re.compile(
    r"\b(?:i've|i have|i'm|i am|i'll|i will|i|we've|we have|we're|we are|we'll|we will|"
    r"we)\s+(?P<verb>[a-z']+)\b(?:\s+(?P<next>[a-z']+))?"
)
_HANDLED = re.compile(
    r"\b(?:i|i've|we|we've|i have|we have)\s+(?:just |already |also )?(?:took|taken|let|"
    r"made|gave|given|got|kept|used|done|did|asked|told|sorted|started|tried|shipped|sold|"
    r"refunded|matched|charged)\b[^.;]{0,60}\b(?:your|you|team|warehouse|colleagues?|"
    r"account|order|refund|card|care of (?:it|that|this)|know|staff|courier|supplier|"
    r"manager)\b"
)
_YOURS = re.compile(
    r"\b(?:your|the) (?P<noun>cancellation|refund|return label|label|exchange|replacement|"
    r"request|complaint|ticket|booking|reservation|credit|voucher|confirmation|invoice|"
    r"receipt|subscription|claim|return|appointment|payment)\b"
)


def check_agency(segment: Segment) -> None:
    """Judge what "I" and "we" say they did, and what is said of "your refund" and the like.

    Only verbs of looking, thinking and telling need no record; any other deed does.
    """
    if (
        segment.mode != "statement"
        or any(f.kind == "action" for f in segment.findings)
        or _CONDITIONAL.search(segment.sentence)
    ):
        return
    for match in segment.find_all(_FIRST_PERSON, _PERSONS):
        verb = match["verb"]
        if (
            stem(verb) in _SAID_VERBS
            or segment.is_covered(match.start("verb"), match.end("verb"))
            or is_adverb(verb)
        ):
            continue
        past = re.search(r"(?:ed|en|nt|ut|ld|ew|id|ing|got|sold|took)$", verb)
        coming = re.match(r"(?:i'll|we'll|i will|we will|i'm|i am|we're|we are)\b", match.group())
        if not past and not (coming and _PERSONAL.search(segment.low)):
            continue
        ok = _key(verb) != "" and _records(segment, _ACTIONS[_key(verb)])
        segment.add(Finding("action", match.start(), match.end("verb"), ok))
    handled = segment.find(_HANDLED, _PERSONS)
    if handled and not any(f.kind == "action" for f in segment.findings):
        segment.add(
            Finding("action", handled.start(), handled.end(), any(True for _ in _actions(segment)))
        )
    _judge_yours(segment)


def is_adverb(word: str) -> bool:
    """Whether a word after "I" only says how."""
    return word.endswith("ly")


def _judge_yours(segment: Segment) -> None:
    for match in segment.find_all(_YOURS):
        if segment.is_covered(match.start("noun"), match.end("noun")) or any(
            f.kind in ("action", "order", "policy") for f in segment.findings
        ):
            continue
        ok = any(stem(match["noun"].split()[-1]) in e.stems for e in segment.book.entries) or any(
            _actions(segment)
        )
        ok = (
            ok
            or _in_policy(segment, {match["noun"].split()[-1]})
            and not match.group().startswith("your")
        )
        segment.add(Finding("action", match.start(), match.end(), ok))


def _key(verb: str) -> str:
    stemmed = stem(verb)
    return stemmed if stemmed in _ACTIONS else ""


def _judge_done(segment: Segment, match: "re.Match[str]", verb: str, active: bool) -> None:
    if segment.is_covered(match.start(), match.end()):
        return
    if verb in ("done", "all set", "sorted"):
        _judge_plain_done(segment, match)
        return
    key = _key(verb)
    is_past = bool(re.search(r"(?:ed|nt|ut|ld)$", verb)) or verb in (
        "put",
        "paid",
        "set",
        "bought",
        "done",
    )
    if not key or not is_past or not (segment.products or _PERSONAL.search(segment.low)):
        return
    past = bool(_PAST.search(match.group())) and key in ("order", "put", "complet", "reserv", "add")
    if (
        key in ("match", "set", "put", "complet", "order", "correct", "sort", "open")
        and not active
        and not past
        and not re.search(r"\b(?:your|order|cart|return|refund)\b", segment.low)
    ):
        return
    if key == "put" and not re.search(
        r"\b(?:cart|basket|bag|order|hold|through|aside|away|by for you)\b", segment.low
    ):
        return
    if active and key in ("match", "sort", "hold", "replac") and segment.mentions:
        return
    if (
        not active
        and not _PAST.search(match.group())
        and not re.search(r"\b(?:your|it|them|now)\b", segment.low)
    ):
        return
    if (
        segment.products
        and not active
        and not re.search(r"\b(?:your|you)\b", segment.low)
        and not (segment.book.order_entries() or past)
    ):
        return
    if _CONDITIONAL.search(segment.low) and not match["verb"]:
        segment.cover(match.start(), match.end())
        return
    negated = bool(
        re.search(
            r"\b(?:not|haven't|hasn't|never|nothing|no)\b",
            segment.text[segment.start : match.end()],
        )
    )
    ok = _records(segment, _ACTIONS[key]) or (not active and _entry_says(segment, verb))
    if negated:
        ok = not _records(segment, _ACTIONS[key])
    elif not ok and not _PAST.search(match.group()) and _in_policy(segment, {verb}):
        return
    elif (
        not ok
        and key in ("place", "order", "confirm", "submit", "creat", "charg", "paid")
        and not active
    ):
        ok = (
            not segment.mentions
            and any(e.kind == "order" for e in _told_entries(segment))
            and bool(re.search(r"\border\b|\bcard\b|#|\d{4}", segment.low))
        )
    segment.add(
        Finding("action", match.start(), match.end(), ok, _action_source(segment, _ACTIONS[key]))
    )


_PAST = re.compile(r"\b(?:has|have|had|was|were|been|got|it's|consider)\b|'s\b")


def _told_entries(segment: Segment) -> list[Entry]:
    return [segment.entry] if segment.entry else segment.book.order_entries()


def _judge_plain_done(segment: Segment, match: "re.Match[str]") -> None:
    if not _PERSONAL.search(segment.sentence) and not segment.mentions and len(segment.tokens) > 3:
        return
    ok = any(True for _ in _actions(segment)) or segment.mode == "question"
    segment.add(Finding("action", match.start(), match.end(), ok))


def _actions(segment: Segment, status: tuple[str, ...] = ("done",)) -> Iterator[Entry]:
    for entry in segment.book.entries:
        if entry.kind in ("action", "return", "handover", "refund") and str(
            entry.record.get("status", "done")
        ).lower() in (*status, "ok", "success", "completed"):
            yield entry


def _records(segment: Segment, names: tuple[str, ...], status: tuple[str, ...] = ("done",)) -> bool:
    return _find_action(segment, names, status) is not None


def _find_action(
    segment: Segment, names: tuple[str, ...], status: tuple[str, ...] = ("done",)
) -> Entry | None:
    for entry in _actions(segment, status):
        told = f"{entry.record.get('action', '')} {entry.kind}".lower()
        if any(name in told for name in names):
            return entry
    return None


def _action_source(segment: Segment, names: tuple[str, ...]) -> str | None:
    entry = _find_action(segment, names)
    return entry.source if entry else None


def _entry_says(segment: Segment, verb: str) -> bool:
    """Whether an order's own state says it: "your order was cancelled"."""
    entries = [segment.entry] if segment.entry else segment.book.order_entries()
    wanted = _STATES.get(verb, (verb,))
    return any(e.kind != "action" and bool(_all_states(e.record) & set(wanted)) for e in entries)


def _all_states(value: object) -> set[str]:
    states: set[str] = set()
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if str(key).lower() in ("status", "state", "fulfilment", "fulfillment") and isinstance(
                inner, str
            ):
                states.add(inner.lower())
            states |= _all_states(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            states |= _all_states(inner)
    return states


def _in_policy(segment: Segment, words: set[str]) -> bool:
    stems = {stem(w) for w in words if not is_neutral(w) or stem(w) in _ACTIONS}
    return bool(stems) and any(stems <= passage.stems for passage in segment.book.passages)


def check_order_states(segment: Segment) -> None:
    """Judge "your order is on its way" by the order's own state."""
    if segment.mode in ("question", "offer", "echo") or not (
        segment.entry or _ORDERLY.search(segment.low)
    ):
        return
    entries = [
        e
        for e in ([segment.entry] if segment.entry else segment.book.order_entries())
        if e.kind != "action"
    ]
    about_order = re.search(
        r"\b(?:your|the|this|that|an?) (?:\w+ )?(?:order|package|parcel|shipment|purchase|"
        r"refund)\b|\border #?\w*\d|\bstatus\b",
        segment.low,
    )
    if segment.mentions and not about_order:
        return
    if not (about_order or segment.entry):
        return
    for match in segment.find_all(_STATE):
        if segment.is_covered(match.start(), match.end()):
            continue
        if match.group() == "paid" and not re.search(
            r"\b(?:is|been|was|status)\W+$", segment.text[segment.start : match.start()]
        ):
            continue
        if not entries and _in_policy(segment, {match.group()}):
            continue
        wanted = set(_STATES[match.group()]) | {match.group()}
        states = [_all_states(e.record) for e in entries]
        hit = any(s & wanted for s in states)
        ok = (not hit if segment.is_negated(match.start()) else hit) and bool(entries)
        told = "; ".join(
            f"{e.source}: {', '.join(sorted(s))}" for e, s in zip(entries, states, strict=True) if s
        )
        own = sorted(states[0]) if len(states) == 1 else []
        fix = (
            own[0].replace("_", " ")
            if len(own) == 1 and not segment.is_negated(match.start())
            else ""
        )
        segment.add(
            Finding(
                "order",
                match.start(),
                match.end(),
                ok,
                entries[0].source if entries else None,
                "status",
                told,
                (),
                fix,
            )
        )
