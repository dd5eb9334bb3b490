"""The states of orders: "on its way", "delivered", "cancelled"."""

import re

from assistant.grounding.claims.actions import OTHER_THING, all_states, in_policy
from assistant.grounding.claims.deeds import STATES
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["check_order_states"]

_STATE = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, STATES), key=len, reverse=True)) + r")\b"
)


_ORDERLY = re.compile(
    r"\b(?:order|orders|package|parcel|shipment|it|status|delivery|purchase|items?|both|"
    r"they|refund|state)\b|#"
)


_MODAL = re.compile(
    r"\b(?:can|may|must|could|should|will|to|cannot|can't|won't) (?:not |only |still "
    r")?be\s+$"
)
_ANY_ORDER = re.compile(r"\borders (?:are|can|cannot|can't|may|must|that)\b|\ban? (?:\w+ )?order\b")
_YOUR = re.compile(r"\byour\s+$")


def check_order_states(segment: Segment) -> None:
    """Judge "your order is on its way" by the order's own state."""
    first = segment.mentions[0].start if segment.mentions else segment.start
    yours = _YOUR.search(segment.text, segment.start, first)
    if segment.mode in ("question", "offer", "echo") or not (
        yours or segment.entry or _ORDERLY.search(segment.low)
    ):
        return
    # What was done with an order names it too; its state stands in the order's own record.
    named = segment.entry if segment.entry and segment.entry.kind != "action" else None
    entries = [
        e for e in ([named] if named else segment.book.order_entries()) if e.kind != "action"
    ]
    about_order = re.search(
        r"\b(?:your|the|this|that) (?:\w+ )?(?:order|package|parcel|shipment|purchase|"
        r"refund)\b|\border #?\w*\d|\bstatus\b",
        segment.low,
    )
    about_order = about_order or yours
    if segment.mentions and not about_order:
        return
    if not (about_order or segment.entry) or (not yours and _ANY_ORDER.search(segment.low)):
        return
    for match in segment.find_all(_STATE):
        if segment.is_covered(match.start(), match.end()):
            continue
        if _MODAL.search(segment.text, segment.start, match.start()):
            continue
        if match.group() == "paid" and not re.search(
            r"\b(?:is|been|was|status)\W+$", segment.text[segment.start : match.start()]
        ):
            continue
        if not entries and in_policy(segment, {match.group()}):
            continue
        wanted = set(STATES[match.group()]) | {match.group()}
        states = [all_states(e.record) for e in entries]
        other = bool(OTHER_THING.search(segment.low)) and match.group() not in (
            "returned",
            "refunded",
        )
        hit = any(s & wanted for s in states) and not other
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
