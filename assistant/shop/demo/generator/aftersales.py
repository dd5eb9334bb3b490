"""What happened to an order after it was placed: parcels, cancellations, returns, exchanges.

Whatever happens, payments less refunds equal the value of what the customer keeps.
"""

from datetime import date, datetime, timedelta
from typing import Any

from assistant.shop.demo.generator.baskets import Market
from assistant.shop.demo.generator.dice import Dice
from assistant.shop.demo.generator.supply import AS_OF

CARRIERS = ("Greenway Post", "Parcelo")
REFUND_BUSINESS_DAYS = 7
_PLACES = {"IE": "Athlone", "DE": "Hannover", "FR": "Reims", "NL": "Arnhem"}
_REASONS = ("no longer needed", "ordered by mistake")
_SENT = ("shipped", "delivered", "return requested", "exchange requested", "returned", "exchanged")


def settle_status(
    order: dict[str, Any], placed: datetime, method: dict[str, Any], market: Market, dice: Dice
) -> None:
    """Add to a paid order all that its status says has happened."""
    status = order["status"]
    if status == "cancelled":
        order["cancel_reason"] = dice.pick(_REASONS)
        at = placed + timedelta(hours=dice.whole(1, 20))
        _refund(order, order["payments"][0]["amount_minor"], method, at)
    else:
        days = 3 if order["address"]["country"] == "IE" else 6
        order["expected_on"] = add_business_days(placed.date(), days).isoformat()
    if status not in _SENT:
        return
    shipped = placed + timedelta(hours=dice.whole(20, 50))
    order["shipped_at"] = shipped.isoformat()
    arrived = shipped + timedelta(hours=dice.whole(22, 70))
    delivered = None if status == "shipped" else arrived
    if delivered:
        order["delivered_at"] = delivered.isoformat()
    item_ids = [line["item_id"] for line in order["lines"]]
    order["fulfilments"] = _parcels(order, item_ids, shipped, delivered, dice)
    if status.startswith("return"):
        _give_back(order, arrived + timedelta(days=dice.whole(1, 3)), method, dice)
    if status.startswith("exchange"):
        _swap(order, arrived + timedelta(days=dice.whole(1, 3)), method, market, dice)


def add_business_days(day: date, count: int) -> date:
    """The day that lies `count` working days (Monday to Friday) later."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def _refund(order: dict[str, Any], amount: int, method: dict[str, Any], at: datetime) -> None:
    due = add_business_days(at.date(), REFUND_BUSINESS_DAYS)
    settled = method["kind"] == "gift_card" or due < AS_OF
    refund = {
        "kind": "refund",
        "amount_minor": amount,
        "payment_method_id": method["id"],
        "at": at.isoformat(),
        "state": "settled" if settled else "pending",
    }
    order["payments"].append(refund if settled else {**refund, "expected_on": due.isoformat()})


def _parcels(
    order: dict[str, Any],
    item_ids: list[str],
    shipped: datetime,
    delivered: datetime | None,
    dice: Dice,
) -> list[dict[str, Any]]:
    ids = list(dict.fromkeys(item_ids))
    cut = len(ids) // 2 if len(ids) > 2 and dice.chance(0.4) else len(ids)
    return [
        _parcel(order, part, shipped, delivered, dice) for part in (ids[:cut], ids[cut:]) if part
    ]


def _parcel(
    order: dict[str, Any],
    item_ids: list[str],
    shipped: datetime,
    delivered: datetime | None,
    dice: Dice,
) -> dict[str, Any]:
    country = order["address"]["country"]
    steps = [
        (shipped, "Handed to the carrier", "Galway"),
        (shipped + timedelta(hours=9), "In the sorting centre", _PLACES.get(country, "Dublin")),
    ]
    if delivered:
        steps.append((delivered - timedelta(hours=4), "Out for delivery", order["address"]["city"]))
        steps.append((delivered, "Delivered", order["address"]["city"]))
    return {
        "carrier": dice.pick(CARRIERS),
        "tracking_ids": [f"TT{dice.whole(10**9, 10**10 - 1)}"],
        "item_ids": item_ids,
        "status": "delivered" if delivered else "in transit",
        "events": [
            {"at": at.isoformat(), "text": text, "place": place} for at, text, place in steps
        ],
    }


def _give_back(order: dict[str, Any], asked: datetime, method: dict[str, Any], dice: Dice) -> None:
    line = dice.pick(order["lines"])
    settled = order["status"] == "returned"
    if settled:
        line["returned"] = line["quantity"]
        amount = line["quantity"] * line["price_minor"]
        _refund(order, amount, method, asked + timedelta(days=dice.whole(4, 9)))
    order["requests"] = [
        {
            "kind": "return",
            "item_ids": [line["item_id"]] * line["quantity"],
            "payment_method_id": method["id"],
            "at": asked.isoformat(),
            "state": "settled" if settled else "requested",
        }
    ]


def _swap(
    order: dict[str, Any], asked: datetime, method: dict[str, Any], market: Market, dice: Dice
) -> None:
    line = order["lines"][0]
    product = market.products[line["product_id"]]
    others = [v for v in product["variants"] if v["id"] != line["item_id"]]
    new = dice.pick([v for v in others if v["stock"]] or others)
    # Differences are settled at today's prices; the same price asks for nothing.
    price = new.get("price_minor", product["price_minor"])
    units = line["quantity"]
    difference = units * (price - line["price_minor"])
    settled = order["status"] == "exchanged"
    order["requests"] = [
        {
            "kind": "exchange",
            "item_ids": [line["item_id"]] * units,
            "new_item_ids": [new["id"]] * units,
            "new_prices_minor": [price] * units,
            "payment_method_id": method["id"],
            "difference_minor": difference,
            "at": asked.isoformat(),
            "state": "settled" if settled else "requested",
        }
    ]
    if not settled:
        return
    sent = asked + timedelta(days=dice.whole(3, 6))
    arrived = sent + timedelta(hours=dice.whole(22, 60))
    order["fulfilments"] += [_parcel(order, [new["id"]], sent, arrived, dice)]
    line |= {"item_id": new["id"], "options": new["options"], "price_minor": price}
    if difference > 0:
        payment = {"kind": "payment", "amount_minor": difference, "at": sent.isoformat()}
        order["payments"].append({**payment, "payment_method_id": method["id"], "state": "settled"})
    elif difference < 0:
        _refund(order, -difference, method, sent)
