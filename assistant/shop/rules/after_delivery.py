"""What may be done with an order that has arrived: return it, exchange it, and carrying that out.

A request changes no money: the refund or the difference is settled when the items are back.
"""

from datetime import timedelta

from assistant.shop.commands import ExchangeItems, ReturnItems
from assistant.shop.countries import country_code
from assistant.shop.models import Order, OrderLine, Request
from assistant.shop.refusals import possible_with
from assistant.shop.rules.before_sending import (
    describe_swaps,
    difference_details,
    stock_of_swaps,
)
from assistant.shop.rules.plan import Facts, Plan, describe_lines
from assistant.shop.rules.settling import own_method, require_cover, when_refunded
from assistant.shop.rules.units import choose_swaps, choose_units

__all__ = ["plan_exchange", "plan_return"]


def plan_return(facts: Facts, order: Order, command: ReturnItems) -> Plan:
    """Ask for units to be taken back; the refund goes where the money came from or to a gift card.

    Raises:
        Refusal: the order is not delivered or too long ago, an item is not in it, or the refund
            may not go to that method.
    """
    _require_delivered(facts, order, "order_state_return", "returned")
    _require_window(facts, order, "return_window", facts.policy.return_window_days, "return")
    method = own_method(facts, command.payment_method_id)
    originals = [mid for mid, net in order.paid_by_method().items() if net > 0]
    if not method.is_gift_card and method.id not in originals:
        allowed = [m for m in facts.customer.payment_methods if m.is_gift_card or m.id in originals]
        raise facts.refuse(
            "refund_method",
            f"A refund goes to the original payment method or to a gift card, not {method.label}.",
            tuple(f"refund to {m.label} ({m.id})" for m in allowed),
        )
    units = choose_units(facts, order, command.item_ids)
    _require_returnable(facts, units)
    goods = sum(unit.price_minor for unit in units)
    fee = min(_return_fee(facts, order), goods)
    after = _with_request(
        order,
        "return requested",
        Request(
            kind="return",
            item_ids=command.item_ids,
            payment_method_id=method.id,
            fee_minor=fee,
            at=facts.now,
        ),
    )
    details = {
        "order_id": order.id,
        "lines": describe_lines(units),
        "currency": order.currency,
        "return_fee_minor": fee,
        "refund_minor": goods - fee,
        "refund_to": method.label,
        "payment_method_id": method.id,
        "refund_when": f"{when_refunded(facts, method)} once the items are back",
        "next": "an e-mail says how to send the items back",
    }
    return Plan(command, facts.customer, after, details)


def plan_exchange(facts: Facts, order: Order, command: ExchangeItems) -> Plan:
    """Ask for units to be exchanged for other options of the same products.

    Raises:
        Refusal: the order is not delivered or too long ago, an item does not fit, or the payment
            method is not the customer's or does not cover the difference.
    """
    _require_delivered(facts, order, "order_state_exchange", "exchanged")
    _require_window(facts, order, "exchange_window", facts.policy.exchange_window_days, "exchange")
    swaps = choose_swaps(
        facts,
        order,
        command.item_ids,
        command.new_item_ids,
        same_item_allowed=facts.books.allows_the_same_item,
    )
    _require_returnable(facts, [swap.old for swap in swaps])
    difference = sum(swap.difference_minor for swap in swaps)
    method = own_method(facts, command.payment_method_id)
    require_cover(facts, method, difference)
    after = _with_request(
        order,
        "exchange requested",
        Request(
            kind="exchange",
            item_ids=command.item_ids,
            new_item_ids=command.new_item_ids,
            new_prices_minor=tuple(swap.new.price_minor for swap in swaps),
            payment_method_id=method.id,
            difference_minor=difference,
            at=facts.now,
        ),
    )
    details = {
        "order_id": order.id,
        "swaps": describe_swaps(swaps),
        "currency": order.currency,
        **difference_details(facts, method, difference),
        "settled_when": "once the items are back",
        "next": "an e-mail says how to send the items back",
    }
    return Plan(
        command, facts.customer, after, details, stock_of_swaps(swaps, old_comes_back=False)
    )


def _require_returnable(facts: Facts, units: list[OrderLine]) -> None:
    for unit in units:
        item = facts.item(unit.product_id, unit.item_id)
        if item is not None and not item.returnable:
            raise facts.refuse(
                "final_sale",
                f"{unit.title} is of a kind that is not taken back.",
                ("choose other items", "speak to a person if it is faulty"),
            )


def _return_fee(facts: Facts, order: Order) -> int:
    free = country_code(order.address.country) in facts.policy.return_free_in
    return 0 if free else facts.policy.return_fee_minor


def _with_request(order: Order, status: str, request: Request) -> Order:
    return order.model_copy(update={"status": status, "requests": (*order.requests, request)})


def _require_delivered(facts: Facts, order: Order, rule: str, verb: str) -> None:
    if order.status != "delivered":
        raise facts.refuse(
            rule,
            f"Order {order.id} is {order.status}; only a delivered order can be {verb}.",
            possible_with(order.status, items_changed=order.items_changed),
        )


def _require_window(facts: Facts, order: Order, rule: str, days: int | None, noun: str) -> None:
    if days is None or order.delivered_at is None:
        return
    last = order.delivered_at.date() + timedelta(days=days)
    if facts.now.date() > last:
        raise facts.refuse(
            rule,
            f"Order {order.id} was delivered on {order.delivered_at.date()}; the {days} days for "
            f"{'an exchange' if noun == 'exchange' else 'a return'} ended on {last}.",
            ("speak to a person",),
            delivered_on=order.delivered_at.date().isoformat(),
            window_days=days,
            ended_on=last.isoformat(),
        )
