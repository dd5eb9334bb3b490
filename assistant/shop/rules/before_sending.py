"""What may be done with an order that is not packed yet: cancel it, change it.

Derived from the shop's written policy: only a pending order, each kind of change as often as the
policy says, and a difference in price is settled at once.
"""

from assistant.shop.commands import CancelOrder, ChangeItems, ChangeOrderAddress, ChangePayment
from assistant.shop.countries import country_code
from assistant.shop.models import Order, Payment, PaymentMethod
from assistant.shop.refusals import possible_with
from assistant.shop.rules.plan import Facts, Plan, describe_lines
from assistant.shop.rules.settling import (
    move_balances,
    own_method,
    pay,
    refund,
    require_cover,
    when_refunded,
)
from assistant.shop.rules.units import Swap, choose_swaps, swap_lines

__all__ = ["plan_cancel", "plan_items", "plan_order_address", "plan_payment"]


def plan_cancel(facts: Facts, order: Order, command: CancelOrder) -> Plan:
    """Cancel the order and pay everything back the way it was paid.

    Raises:
        Refusal: it is not pending, its items were changed, or the reason is not one allowed.
    """
    _require_pending(facts, order, "order_state_cancel", "cancelled")
    if order.items_changed:
        raise facts.refuse(
            "order_state_cancel",
            f"The items of order {order.id} have been changed, so it can no longer be cancelled.",
            possible_with(order.status, items_changed=True),
        )
    if command.reason not in facts.policy.cancel_reasons:
        raise facts.refuse(
            "cancel_reason",
            f"{command.reason!r} is not a reason for which an order can be cancelled.",
            tuple(f"say {reason!r}" for reason in facts.policy.cancel_reasons),
        )
    refunds = _refunds_of_all(facts, order)
    after = order.model_copy(
        update={
            "status": "cancelled",
            "cancel_reason": command.reason,
            "payments": order.payments + tuple(refunds),
        }
    )
    stock: dict[tuple[str, str], int] = {}
    for unit in order.units():
        key = (unit.product_id, unit.item_id)
        stock[key] = stock.get(key, 0) + 1
    details = {
        "order_id": order.id,
        "lines": describe_lines(order.lines),
        "reason": command.reason,
        "currency": order.currency,
        "refund_minor": sum(entry.amount_minor for entry in refunds),
        "refunds": [_refund_details(facts, entry) for entry in refunds],
    }
    return Plan(command, move_balances(facts.customer, refunds), after, details, stock)


def plan_order_address(facts: Facts, order: Order, command: ChangeOrderAddress) -> Plan:
    """Send the order to another address.

    Raises:
        Refusal: it is not pending or was changed before, or nothing is sent to that country.
    """
    _require_pending(facts, order, "order_state_change", "changed")
    _require_unchanged(facts, order)
    _require_country(facts, order, command.address.country)
    after = order.model_copy(update={"address": command.address})
    details = {
        "order_id": order.id,
        "from": order.address.one_line(),
        "to": command.address.one_line(),
        "address": command.address.model_dump(),
    }
    return Plan(command, facts.customer, after, details)


def plan_items(facts: Facts, order: Order, command: ChangeItems) -> Plan:
    """Swap items for other options of the same products and settle the difference at once.

    Raises:
        Refusal: the order is not pending or was changed before, an item does not fit, or the
            payment method is not the customer's or does not cover the difference.
    """
    _require_pending(facts, order, "order_state_change", "changed")
    if order.items_changed:
        raise facts.refuse(
            "item_change_once",
            f"The items of order {order.id} have been changed once already.",
            possible_with(order.status, items_changed=True),
        )
    swaps = choose_swaps(facts, order, command.item_ids, command.new_item_ids)
    difference = sum(swap.difference_minor for swap in swaps)
    method = own_method(facts, command.payment_method_id)
    require_cover(facts, method, difference)
    moved = _settle_difference(facts, method, difference)
    lines = swap_lines(order, swaps, reprice_all=facts.books.reprices_all_changed_lines)
    after = order.model_copy(
        update={"lines": lines, "items_changed": True, "payments": order.payments + tuple(moved)}
    )
    details = {
        "order_id": order.id,
        "swaps": describe_swaps(swaps),
        "currency": order.currency,
        **difference_details(facts, method, difference),
    }
    customer = move_balances(facts.customer, moved)
    return Plan(command, customer, after, details, stock_of_swaps(swaps, old_comes_back=True))


def plan_payment(facts: Facts, order: Order, command: ChangePayment) -> Plan:
    """Pay the order with another method and pay the first one back.

    Raises:
        Refusal: the order is not pending, was not paid in one payment, is already paid with that
            method, or the method is not the customer's or does not cover the total.
    """
    _require_pending(facts, order, "order_state_change", "changed")
    _require_unchanged(facts, order)
    method = own_method(facts, command.payment_method_id)
    if len(order.payments) != 1 or order.payments[0].kind != "payment":
        raise facts.refuse(
            "single_payment",
            f"The payment of order {order.id} has been changed or divided already.",
            possible_with(order.status, items_changed=order.items_changed),
        )
    first = order.payments[0]
    if first.payment_method_id == method.id:
        others = tuple(
            f"pay with {m.label} ({m.id})"
            for m in facts.customer.payment_methods
            if m.id != method.id
        )
        raise facts.refuse(
            "same_payment_method", f"Order {order.id} is already paid with {method.label}.", others
        )
    require_cover(facts, method, first.amount_minor)
    former = own_method(facts, first.payment_method_id)
    moved = [pay(facts, method, first.amount_minor), refund(facts, former, first.amount_minor)]
    after = order.model_copy(update={"payments": order.payments + tuple(moved)})
    details = {
        "order_id": order.id,
        "currency": order.currency,
        "pay_minor": first.amount_minor,
        "pay_with": method.label,
        "payment_method_id": method.id,
        "refunds": [_refund_details(facts, moved[1])],
    }
    return Plan(command, move_balances(facts.customer, moved), after, details)


def describe_swaps(swaps: list[Swap]) -> list[dict[str, object]]:
    """Swaps as the customer is shown them."""
    return [
        {
            "title": swap.old.title,
            "product_id": swap.old.product_id,
            "item_id": swap.old.item_id,
            "options": dict(swap.old.options),
            "price_minor": swap.old.price_minor,
            "new_item_id": swap.new.id,
            "new_options": dict(swap.new.options),
            "new_price_minor": swap.new.price_minor,
        }
        for swap in swaps
    ]


def difference_details(facts: Facts, method: PaymentMethod, difference: int) -> dict[str, object]:
    """What the customer pays or gets back, how and when."""
    when = when_refunded(facts, method) if difference < 0 else "now"
    return {
        "difference_minor": difference,
        "payment_method_id": method.id,
        "settled_with": method.label,
        "settled_when": when if difference else None,
    }


def stock_of_swaps(swaps: list[Swap], *, old_comes_back: bool) -> dict[tuple[str, str], int]:
    """Units that a swap takes and, where they never left, gives back."""
    stock: dict[tuple[str, str], int] = {}
    for swap in swaps:
        taken = (swap.new.product_id, swap.new.id)
        stock[taken] = stock.get(taken, 0) - 1
        if old_comes_back:
            back = (swap.old.product_id, swap.old.item_id)
            stock[back] = stock.get(back, 0) + 1
    return stock


def _require_pending(facts: Facts, order: Order, rule: str, verb: str) -> None:
    if order.status != "pending":
        raise facts.refuse(
            rule,
            f"Order {order.id} is {order.status}; only a pending order can be {verb}.",
            possible_with(order.status),
        )


def _require_unchanged(facts: Facts, order: Order) -> None:
    if order.items_changed and not facts.policy.changes_after_items:
        raise facts.refuse(
            "item_change_once",
            f"The items of order {order.id} have been changed, so nothing else can be.",
            possible_with(order.status, items_changed=True),
        )


def _require_country(facts: Facts, order: Order, country: str) -> None:
    code, before = country_code(country), country_code(order.address.country)
    allowed = facts.policy.delivery_countries
    if allowed and code not in allowed:
        raise facts.refuse(
            "delivery_country",
            f"Nothing is delivered to {country}.",
            (f"deliver to one of {', '.join(allowed)}",),
        )
    if facts.policy.same_country_only and code != before:
        raise facts.refuse(
            "delivery_country",
            f"Order {order.id} goes to {order.address.country} and cannot be sent to another "
            "country, because the delivery charge would change.",
            (f"give an address in {order.address.country}", "cancel it and order again"),
        )


def _refunds_of_all(facts: Facts, order: Order) -> list[Payment]:
    if facts.books.refunds_every_entry:
        owed = [(entry.payment_method_id, entry.amount_minor) for entry in order.payments]
    else:
        owed = [(method, net) for method, net in order.paid_by_method().items() if net > 0]
    return [refund(facts, own_method(facts, method), amount) for method, amount in owed]


def _refund_details(facts: Facts, entry: Payment) -> dict[str, object]:
    method = own_method(facts, entry.payment_method_id)
    return {
        "to": method.label,
        "payment_method_id": method.id,
        "amount_minor": entry.amount_minor,
        "when": when_refunded(facts, method),
    }


def _settle_difference(facts: Facts, method: PaymentMethod, difference: int) -> list[Payment]:
    if difference > 0:
        return [pay(facts, method, difference)]
    if difference < 0 or facts.books.keeps_empty_entries:
        return [refund(facts, method, -difference)]
    return []
