"""Orders, customers and carts as records that a reply may state.

Plain JSON values, money as `..._minor` beside `currency`, dates in ISO form. An e-mail address is
masked even from its owner: whoever identified by name and postcode need not learn it.
"""

from typing import Any

from assistant.reply import Evidence
from assistant.shop.models import Cart, Customer, Order, Payment
from assistant.shop.refusals import possible_with
from assistant.shop.rules.plan import describe_lines

__all__ = ["cart_evidence", "customer_evidence", "masked_email", "order_evidence", "order_summary"]


def order_evidence(order: Order, customer: Customer) -> Evidence:
    """One order in full."""
    record: dict[str, Any] = {
        **order_summary(order),
        "shipping_minor": order.shipping_minor,
        "fees_minor": order.fees_minor,
        "address": order.address.one_line(),
        "payments": [_payment(entry, customer, order.currency) for entry in order.payments],
        "tracking": [
            {
                "carrier": parcel.carrier,
                "tracking_ids": list(parcel.tracking_ids),
                "status": parcel.status,
                "events": [
                    {"on": event.at.date().isoformat(), "text": event.text, "place": event.place}
                    for event in parcel.events
                ],
            }
            for parcel in order.fulfilments
        ],
        "requests": [
            {
                "kind": request.kind,
                "state": request.state,
                "item_ids": list(request.item_ids),
                "new_item_ids": list(request.new_item_ids),
                "difference_minor": request.difference_minor,
                "fee_minor": request.fee_minor,
                "asked_on": request.at.date().isoformat(),
            }
            for request in order.requests
        ],
        "cancel_reason": order.cancel_reason,
        "possible": list(possible_with(order.status, items_changed=order.items_changed)),
    }
    return Evidence(order.id, "order", record)


def order_summary(order: Order) -> dict[str, Any]:
    """What a list of orders shows of each."""
    return {
        "id": order.id,
        "status": order.status,
        "items_changed": order.items_changed,
        "placed_on": order.placed_at.date().isoformat(),
        "shipped_on": order.shipped_at.date().isoformat() if order.shipped_at else None,
        "delivered_on": order.delivered_at.date().isoformat() if order.delivered_at else None,
        "expected_on": order.expected_on.isoformat() if order.expected_on else None,
        "currency": order.currency,
        "total_minor": order.total_minor,
        "lines": [
            {**shown, "returned": line.returned}
            for line in order.lines
            for shown in describe_lines([line])
        ],
    }


def customer_evidence(customer: Customer) -> Evidence:
    """What the customer may be told of their own account."""
    record = {
        "first_name": customer.first_name,
        "name": customer.name,
        "email": masked_email(customer.email),
        "address": customer.address.one_line(),
        "payment_methods": [
            {"id": m.id, "kind": m.kind, "label": m.label, "balance_minor": m.balance_minor}
            for m in customer.payment_methods
        ],
    }
    return Evidence("customer", "customer", record)


def masked_email(email: str) -> str:
    """An address that its owner recognises: "a***@example.com"."""
    name, _, domain = email.partition("@")
    return f"{name[:1]}***@{domain}"


def cart_evidence(cart: Cart) -> Evidence:
    """The cart with its total, without delivery, and the offer that counts for it, if one does."""
    currency = cart.lines[0].currency if cart.lines else None
    record: dict[str, Any] = {
        "lines": [line.model_dump() for line in cart.lines],
        "count": sum(line.quantity for line in cart.lines),
        "total_minor": cart.total_minor,
        "currency": currency,
    }
    if cart.coupon is not None:
        record["coupon"] = cart.coupon
    if cart.offer is not None:
        reduced = {"goods_minor": cart.goods_minor, "off_minor": cart.off_minor}
        record |= {**reduced, "offer": cart.offer, "code": cart.code}
    return Evidence("cart", "cart", record)


def _payment(entry: Payment, customer: Customer, currency: str) -> dict[str, Any]:
    method = customer.method(entry.payment_method_id)
    return {
        "kind": entry.kind,
        "amount_minor": entry.amount_minor,
        "currency": currency,
        "method": method.label if method else entry.payment_method_id,
        "on": entry.at.date().isoformat(),
        "state": entry.state,
        "expected_on": entry.expected_on.isoformat() if entry.expected_on else None,
    }
