"""Why each product is recommended, in the shopper's language: the signal that spoke loudest.

Every reason stands on a number of the tilt; none is made up, and none claims a rank.
"""

from collections.abc import Mapping

from assistant.recommend.scenes import Scored
from assistant.search import Found
from assistant.wording import Phrases
from retrieval.catalog import Product

__all__ = ["say_reasons"]

# Signals that give no reason of their own because the partner's words say more.
BESIDE = ("compatible", "bought_together")
WORDS = {
    "bought_together": "why_bought_yours",
    "session": "why_session",
    "interest": "why_interest",
    "popularity": "why_popular",
    "value": "why_value",
    "discount": "why_discount",
    "exploration": "why_exploration",
}
# Below this share of a product's score a signal is no reason.
SAYS_ENOUGH = 0.25


def say_reasons(
    found: Found, scored: Scored, because: Mapping[str, Product], phrases: Phrases
) -> list[str]:
    """Return a reason per product of the shelf, in order.

    Args:
        found: the shelf, with what each signal added.
        scored: with the partners.
        because: product id -> what of the shopper's own past speaks for it.
        phrases: the words.
    """
    told = []
    for item in found.shelf.items:
        own = _reason(item.id, found.signals[item.id], scored, because, phrases)
        told.append(phrases.separated([own, *_rest(item.why, phrases)]) if own else item.why)
    return told


def _rest(why: str, phrases: Phrases) -> list[str]:
    """Return the first thing that tells the product from the others on the shelf.

    What is nearest to a scene is not what was asked for in words, so that is no reason here.
    """
    remarks = why.split(phrases.separator)
    return [remark for remark in remarks if remark != phrases.say("why_best")][:1]


def _reason(
    product_id: str,
    signals: Mapping[str, float],
    scored: Scored,
    because: Mapping[str, Product],
    phrases: Phrases,
) -> str:
    partner = scored.partners.get(product_id)
    total = sum(signals.values())
    ordered = sorted(signals.items(), key=lambda pair: (-pair[1], pair[0]))
    for signal, added in ordered:
        if added < SAYS_ENOUGH * total:
            break
        if signal in BESIDE and partner is not None:
            return phrases.say(f"why_{partner[0].kind}")
        if signal == "interest":
            kind = because[product_id].category[-1:] if product_id in because else ()
            if kind:
                return phrases.say("why_interest_in", kind=kind[0].lower().replace("&", "and"))
        if signal in WORDS:
            return phrases.say(WORDS[signal])
    return ""
