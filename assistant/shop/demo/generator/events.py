"""Draws what shoppers looked at, put into carts and bought, in line with the orders."""

from datetime import datetime, timedelta
from typing import Any

from assistant.shop.demo.generator.baskets import Market
from assistant.shop.demo.generator.dice import Dice
from assistant.shop.demo.generator.orders import NOON, Order
from assistant.shop.demo.generator.people import Customer
from assistant.shop.demo.generator.supply import Product

Event = dict[str, Any]

SESSIONS = 1500
DAYS = 300


def draw_events(
    products: list[Product], customers: list[Customer], orders: list[Order]
) -> list[Event]:
    """All events, oldest first; every order line has its view, cart and purchase."""
    market, dice = Market(products), Dice("events")
    events: list[Event] = []
    for order in orders:
        _follow_order(order, market, events, dice)
    for n in range(SESSIONS):
        customer = dice.pick(customers)["id"] if dice.chance(0.3) else f"v-{n + 1:04}"
        _visit(customer, market, events, dice)
    return sorted(events, key=lambda e: (e["time"], e["customer"], e["product"], e["type"]))


def _follow_order(order: Order, market: Market, events: list[Event], dice: Dice) -> None:
    """A customer looks at a few things of the kind, then orders."""
    placed = datetime.fromisoformat(order["placed_at"])
    bought = list(dict.fromkeys(line["product_id"] for line in order["lines"]))
    clock = placed - timedelta(minutes=4 * len(bought) + dice.whole(5, 25))
    for product_id in bought:
        category = market.products[product_id]["category"][-1]
        other = market.pick(category, placed.date(), dice)
        seen = [product_id] if other is None or other["id"] in bought else [other["id"], product_id]
        for identity in seen:
            clock += timedelta(seconds=dice.whole(20, 90))
            events.append(_event(order["customer_id"], identity, clock, "view"))
        clock += timedelta(seconds=dice.whole(10, 30))
        events.append(_event(order["customer_id"], product_id, clock, "cart"))
        events.append(_event(order["customer_id"], product_id, placed, "purchase"))


def _visit(customer: str, market: Market, events: list[Event], dice: Dice) -> None:
    """A visitor compares a few things; some carts are filled, registered customers never buy here.

    A customer's purchases are in the orders. Visitors without an account buy as guests, whose
    orders the shop does not keep.
    """
    clock = NOON - timedelta(days=dice.share() * DAYS, minutes=90)
    clock = clock.replace(microsecond=0)
    anchor = market.anchor(clock.date(), dice)
    if anchor is None:
        return
    seen = [anchor]
    for _ in range(dice.whole(0, 4)):
        nearby = market.pick(anchor["category"][-1], clock.date(), dice)
        if nearby and nearby not in seen:
            seen.append(nearby)
    for product in seen:
        clock += timedelta(seconds=dice.whole(15, 140))
        events.append(_event(customer, product["id"], clock, "view"))
    if not dice.chance(0.38):
        return
    basket = [dice.pick(seen)]
    while len(basket) < 4 and dice.chance(0.65):
        extra = market.companion(basket[0], clock.date(), dice)
        if extra is None or extra in basket:
            break
        clock += timedelta(seconds=dice.whole(15, 90))
        events.append(_event(customer, extra["id"], clock, "view"))
        basket.append(extra)
    buys = customer.startswith("v-") and dice.chance(0.7)
    for product in basket:
        clock += timedelta(seconds=dice.whole(5, 40))
        events.append(_event(customer, product["id"], clock, "cart"))
    for product in basket if buys else ():
        events.append(_event(customer, product["id"], clock + timedelta(minutes=2), "purchase"))


def _event(customer: str, product: str, time: datetime, kind: str) -> Event:
    return {"customer": customer, "product": product, "time": time.isoformat(), "type": kind}
