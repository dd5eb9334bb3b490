"""Words the offers and coupons of a shop: each line is made by code of one record.

A code that a shopper names is looked up, never believed.
"""

import re

from assistant.offline.record_answer import RecordWords
from assistant.reply import Claim, Evidence
from assistant.turn.context import TurnContext
from assistant.wording import Phrases

__all__ = ["say_offers"]

MOST_OFFERS = 6
_NAMED = re.compile(
    r"\b(?:codes?|coupons?|vouchers?)\W{1,3}(?:called |named |is )?([A-Z0-9][A-Z0-9-]{2,31})\b"
    r"|(?:优惠码|优惠券|折扣码)\W{0,3}([A-Za-z0-9][A-Za-z0-9-]{2,31})"
)
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]+")


def say_offers(context: TurnContext, found: tuple[Evidence, ...], phrases: Phrases) -> list[str]:
    """Return a line for each offer that runs today, or for the one whose code was named.

    Args:
        context: the turn; the lines are added to what code worded in it.
        found: the records of the offers that run, those that suit the shopper best first.
        phrases: the words.
    """
    words = RecordWords(phrases, context.floor.settings, context.floor.offers.today)
    codes = {str(each.record["code"]).upper(): each for each in found if "code" in each.record}
    claims: list[Claim] = []
    tokens = [token.upper() for token in _TOKEN.findall(context.said)]
    if asked := [codes[token] for token in tokens if token in codes]:
        found = tuple(asked)
    elif (unknown := _NAMED.search(context.said)) is not None:
        line = phrases.say("offer_unknown", code=str(unknown.group(1) or unknown.group(2)))
        claims.append(Claim(line, "discount", "request", None, ok=True))
    elif not found:
        claims.append(Claim(phrases.say("offer_none"), "discount", "shop", None, ok=True))
    claims += [
        Claim(_line(each, words), "discount", each.source, None, ok=True)
        for each in found[:MOST_OFFERS]
    ]
    context.worded += claims
    return [claim.text for claim in claims]


def _line(offer: Evidence, words: RecordWords) -> str:
    """Such as "Camping week: 10 % off Sleeping Mats, when they come to €50.00 or more."."""
    record, say = offer.record, words.phrases.say
    goods = [
        str(name)
        for key in ("categories", "brands", "products")
        for name in _listed(record.get(key))
    ]
    off = (
        say("offer_percent", percent=str(record["percent"]))
        if "percent" in record
        else say("offer_amount", amount=words.price(record["amount_minor"], record["currency"]))
    )
    parts = [
        say("offer_goods", goods=words.phrases.all_of(goods)) if goods else say("offer_everything")
    ]
    if "minimum_minor" in record:
        least = words.price(record["minimum_minor"], record["currency"])
        parts.append(say("offer_minimum", least=least))
    if "until" in record:
        parts.append(say("offer_until", day=words.day(record["until"])))
    if "code" in record:
        parts.append(say("offer_code", code=str(record["code"])))
    return say("offer_line", name=str(record["name"]), off=off, terms="".join(parts))


def _listed(names: object) -> list[object]:
    return names if isinstance(names, list) else []
