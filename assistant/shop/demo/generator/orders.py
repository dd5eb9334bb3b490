"""Draws orders in every state, with parcels, payments and requests whose books balance."""

from datetime import UTC, datetime, timedelta
from typing import Any

from assistant.shop.demo.generator.aftersales import settle_status
from assistant.shop.demo.generator.baskets import Market, price_then
from assistant.shop.demo.generator.dice import Dice
from assistant.shop.demo.generator.people import Customer, draw_address
from assistant.shop.demo.generator.supply import AS_OF, Product

Order = dict[str, Any]

NOON = datetime(AS_OF.year, AS_OF.month, AS_OF.day, 12, tzinfo=UTC)
FIRST_ORDER = 10001
# Delivery in cents: fee and the sum of goods from which it is free. policies/delivery.md says so.
HOME_DELIVERY = (490, 5000)
EU_DELIVERY = (790, 10000)

# How many orders are in each state, and how many days ago such an order was placed.
_STATES = (
    ("pending", 28, (0, 3)),
    ("processed", 12, (1, 3)),
    ("shipped", 18, (2, 7)),
    ("delivered", 30, (6, 30)),
    ("delivered", 24, (45, 300)),
    ("cancelled", 14, (2, 120)),
    ("return requested", 8, (10, 30)),
    ("exchange requested", 6, (10, 30)),
    ("returned", 6, (25, 150)),
    ("exchanged", 4, (25, 150)),
)
# The first five customers order often, and the first has an order in each of these states.
_SHOWCASE = ("pending", "processed", "shipped", "delivered", "cancelled", "return requested")


def draw_orders(products: list[Product], customers: list[Customer]) -> list[Order]:
    """All orders, oldest first; ids rise with time."""
    market, dice = Market(products), Dice("orders")
    drawn = []
    for status, count, (low, high) in _STATES:
        for n in range(count):
            customer = _customer(status, n, low, customers, dice)
            placed = NOON - timedelta(days=dice.whole(low, high), minutes=dice.whole(60, 1380))
            drawn.append(_draw(customer, status, placed, market, dice))
    drawn.sort(key=lambda order: str(order["placed_at"]))
    return [{"id": f"V-{FIRST_ORDER + n}", **order} for n, order in enumerate(drawn)]


def _customer(status: str, n: int, days: int, customers: list[Customer], dice: Dice) -> Customer:
    if n == 0 and (status in _SHOWCASE or days > 30):
        return customers[0]
    return dice.pick(customers[:5] if dice.chance(0.25) else customers)


def _draw(customer: Customer, status: str, placed: datetime, market: Market, dice: Dice) -> Order:
    wants_swap = status.startswith("exchange")
    lines = _lines(placed, market, dice, wants_swap=wants_swap)
    goods = sum(line["quantity"] * line["price_minor"] for line in lines)
    address = dict(customer["address"])
    if dice.chance(0.08):
        address = draw_address(address["country"], dice)
    fee, free_from = HOME_DELIVERY if address["country"] == "IE" else EU_DELIVERY
    shipping = 0 if goods >= free_from else fee
    methods = [m for m in customer["payment_methods"] if m["kind"] != "gift_card" or goods < 6000]
    method = dice.pick(methods or customer["payment_methods"])
    order: Order = {
        "customer_id": customer["id"],
        "status": status,
        "currency": "EUR",
        "placed_at": placed.isoformat(),
        "address": address,
        "lines": lines,
        "shipping_minor": shipping,
        "payments": [
            {
                "kind": "payment",
                "amount_minor": goods + shipping,
                "payment_method_id": method["id"],
                "at": placed.isoformat(),
                "state": "settled",
            }
        ],
    }
    settle_status(order, placed, method, market, dice)
    if status == "pending" and dice.chance(0.1):
        order["items_changed"] = True
    return order


def _lines(
    placed: datetime, market: Market, dice: Dice, *, wants_swap: bool
) -> list[dict[str, Any]]:
    day = placed.date()
    basket: list[Product] = []
    while not basket:
        anchor = market.anchor(day, dice)
        if anchor and (not wants_swap or len(anchor.get("variants", ())) > 2):
            basket.append(anchor)
    for _ in range(dice.weighted((0, 1, 2, 3), (34, 36, 20, 10))):
        extra = market.companion(basket[0], day, dice) if dice.chance(0.75) else None
        extra = extra or market.anchor(day, dice)
        if extra and extra not in basket:
            basket.append(extra)
    lines = [_line(product, placed, dice) for product in basket]
    if dice.chance(0.04):
        lines.append(dict(lines[0]))
    return lines


def _line(product: Product, placed: datetime, dice: Dice) -> dict[str, Any]:
    variants = product.get("variants", ())
    variant = dice.pick([v for v in variants if v["stock"]] or variants) if variants else None
    cheap = product["price_minor"] < 2500
    return {
        "product_id": product["id"],
        "item_id": variant["id"] if variant else product["id"],
        "title": product["title"],
        "options": variant["options"] if variant else {},
        "quantity": dice.weighted((1, 2, 3), (70, 22, 8)) if cheap else 1,
        "price_minor": price_then(product, variant, (NOON - placed).days),
    }
