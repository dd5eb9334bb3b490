"""What the shopper may want to say next, as a few short replies to click."""

import re
from typing import Any

from assistant.shelf.facets import PRICE
from assistant.turn.context import TurnContext
from assistant.wording import Phrases
from assistant.wording.prices import short_price

__all__ = ["opening_suggestions", "suggest_replies"]

MOST = 4
LONGEST = 48
# A choice of orders, as the desk lists it: "order V-10149 (pending, ...)".
_ORDER = re.compile(r"order (\S+)")


def suggest_replies(context: TurnContext) -> tuple[str, ...]:
    """Return up to MOST replies: answers to what was asked first, then what usually follows."""
    phrases = Phrases(context.language)
    replies = [*_answers(context, phrases), *_next_steps(context, phrases)]
    kept = [reply for reply in dict.fromkeys(replies) if len(reply) <= LONGEST]
    return tuple(kept[:MOST])


def opening_suggestions(
    topics: tuple[str, ...], language: str, *, policies: bool
) -> tuple[str, ...]:
    """Return what one may say to a shop before anything was said."""
    phrases = Phrases(language)
    shown = [phrases.say("suggest_show", value=topic) for topic in topics[:3]]
    return (*shown, phrases.say("suggest_delivery")) if policies else tuple(shown)


def _answers(context: TurnContext, phrases: Phrases) -> list[str]:
    asked = context.asked or context.question
    if asked is None:
        return []
    if asked.facet == PRICE:
        prices = [short_price(context.floor.price(int(edge))) for edge in asked.options]
        return [phrases.say("suggest_under", price=price) for price in prices]
    facet = context.floor.catalog.facet_names.get(asked.facet)
    if facet is not None and facet.kind == "bool":
        return [facet.label]
    return list(asked.options)


def _desk_steps(context: TurnContext, phrases: Phrases) -> list[str] | None:
    """What follows at the service desk; None where the turn was not about it, or about an order."""
    called = {use.name for use in context.uses}
    actions = [found.record for found in context.evidence if found.kind == "action"]
    choices: Any = next((r["possible"] for r in actions if r.get("rule") == "which_order"), ())
    if orders := [found[1] for way in choices if (found := _ORDER.match(way))]:
        return orders
    if any(record["status"] == "pending" for record in actions):
        return [phrases.say("suggest_yes"), phrases.say("suggest_no")]
    if "hand_over" in called:
        return []
    if "checkout" in called:
        return [phrases.say("suggest_order")]
    if any(found.kind == "cart" and found.record["lines"] for found in context.evidence):
        return [phrases.say("suggest_checkout"), phrases.say("suggest_goes_with")]
    if any(name.startswith("identify_") for name in called):
        return [phrases.say("suggest_order"), phrases.say("suggest_cart")]
    return None


def _next_steps(context: TurnContext, phrases: Phrases) -> list[str]:
    reading, shown = context.reading, len(context.shelf.items)
    if (at_desk := _desk_steps(context, phrases)) is not None:
        return at_desk
    if reading.intent in ("policy", "order_status", "return_exchange", "refund_status"):
        return [phrases.say("suggest_returns"), phrases.say("suggest_person")]
    if shown == 0:
        topics = [phrases.say("suggest_show", value=t) for t in context.floor.topics[:3]]
        return (
            [phrases.say("suggest_fresh"), *topics]
            if context.requests[0].constraints.items
            else topics
        )
    if shown == 1:
        return [
            phrases.say("suggest_similar"),
            phrases.say("suggest_stock"),
            phrases.say("suggest_cheaper"),
        ]
    if any(use.name == "compare_products" for use in context.uses):
        return [phrases.say("suggest_compare_all"), phrases.say("suggest_more")]
    steps = ["suggest_first", "suggest_cheaper", "suggest_more", "suggest_compare"]
    return [phrases.say(step) for step in steps]
