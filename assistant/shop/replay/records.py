"""The benchmark's form of a shop (tau2 retail's db.json) to our records and back.

Knows both forms and nothing of rules. Amounts there are floats in dollars; here they are cents.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from assistant.shop.models import (
    Address,
    Customer,
    Fulfilment,
    Item,
    Order,
    OrderLine,
    Payment,
    PaymentMethod,
    Request,
)

__all__ = [
    "address_in",
    "cents",
    "customer_in",
    "customer_out",
    "items_in",
    "order_in",
    "order_out",
    "product_out",
]

LONG_AGO = datetime(2024, 1, 1, tzinfo=UTC)  # the recordings carry no times
ITEM_MODIFIED = "pending (item modified)"
_ADDRESS = {
    "address1": "line1",
    "address2": "line2",
    "city": "city",
    "state": "region",
    "zip": "postcode",
    "country": "country",
}
_KINDS = {"credit_card": "card", "paypal": "account", "gift_card": "gift_card"}
_SOURCES = {kind: source for source, kind in _KINDS.items()}


def cents(amount: float) -> int:
    """Dollars to cents, half up: 0.04999999999999716 is 5."""
    return int((Decimal(repr(amount)) * 100).to_integral_value(rounding=ROUND_HALF_UP))


def _dollars(minor: int) -> float:
    return float(Decimal(minor) / 100)


def address_in(recorded: Mapping[str, Any]) -> Address:
    """An address of theirs as ours; a missing part is an error."""
    return Address.model_validate({ours: recorded[theirs] for theirs, ours in _ADDRESS.items()})


def _address_out(address: Address) -> dict[str, str]:
    return {theirs: getattr(address, ours) for theirs, ours in _ADDRESS.items()}


def customer_in(recorded: Mapping[str, Any]) -> Customer:
    """A user of theirs as our customer; the list of orders is derived and not kept."""
    return Customer(
        id=recorded["user_id"],
        first_name=recorded["name"]["first_name"],
        last_name=recorded["name"]["last_name"],
        email=recorded["email"],
        address=address_in(recorded["address"]),
        payment_methods=tuple(_method_in(m) for m in recorded["payment_methods"].values()),
    )


def customer_out(customer: Customer, order_ids: list[str]) -> dict[str, Any]:
    """Our customer as a user of theirs."""
    return {
        "user_id": customer.id,
        "name": {"first_name": customer.first_name, "last_name": customer.last_name},
        "address": _address_out(customer.address),
        "email": customer.email,
        "payment_methods": {m.id: _method_out(m) for m in customer.payment_methods},
        "orders": order_ids,
    }


def _method_in(recorded: Mapping[str, Any]) -> PaymentMethod:
    balance = recorded.get("balance")
    return PaymentMethod.model_validate(
        {
            "id": recorded["id"],
            "kind": _KINDS[recorded["source"]],
            "brand": recorded.get("brand"),
            "last_four": recorded.get("last_four"),
            "balance_minor": None if balance is None else cents(balance),
        }
    )


def _method_out(method: PaymentMethod) -> dict[str, Any]:
    recorded: dict[str, Any] = {"source": _SOURCES[method.kind], "id": method.id}
    if method.kind == "card":
        recorded |= {"brand": method.brand, "last_four": method.last_four}
    if method.balance_minor is not None:
        recorded["balance"] = _dollars(method.balance_minor)
    return recorded


def items_in(product: Mapping[str, Any]) -> list[Item]:
    """The variants of a product of theirs as items; how many are left is not known."""
    return [
        Item(
            product_id=product["product_id"],
            id=variant["item_id"],
            title=product["name"],
            options=variant["options"],
            price_minor=cents(variant["price"]),
            currency="USD",
            available=variant["available"],
        )
        for variant in product["variants"].values()
    ]


def product_out(product_id: str, items: list[Item]) -> dict[str, Any]:
    """Our items as a product of theirs."""
    return {
        "name": items[0].title,
        "product_id": product_id,
        "variants": {
            item.id: {
                "item_id": item.id,
                "options": dict(item.options),
                "available": item.available,
                "price": _dollars(item.price_minor),
            }
            for item in items
        },
    }


def order_in(recorded: Mapping[str, Any]) -> Order:
    """An order of theirs as ours."""
    status = recorded["status"]
    return Order(
        id=recorded["order_id"],
        customer_id=recorded["user_id"],
        status="pending" if status == ITEM_MODIFIED else status,
        items_changed=status == ITEM_MODIFIED,
        currency="USD",
        placed_at=LONG_AGO,
        address=address_in(recorded["address"]),
        lines=tuple(_line_in(item) for item in recorded["items"]),
        payments=tuple(_payment_in(entry) for entry in recorded["payment_history"]),
        fulfilments=tuple(
            Fulfilment(tracking_ids=f["tracking_id"], item_ids=f["item_ids"])
            for f in recorded["fulfillments"]
        ),
        cancel_reason=recorded.get("cancel_reason"),
        requests=_requests_in(recorded),
    )


def order_out(order: Order) -> dict[str, Any]:
    """Our order as one of theirs, with the optional keys only where they say something."""
    changed = order.status == "pending" and order.items_changed
    recorded: dict[str, Any] = {
        "order_id": order.id,
        "user_id": order.customer_id,
        "address": _address_out(order.address),
        "items": [_line_out(line) for line in order.lines for _ in range(line.quantity)],
        "status": ITEM_MODIFIED if changed else order.status,
        "fulfillments": [
            {"tracking_id": list(f.tracking_ids), "item_ids": list(f.item_ids)}
            for f in order.fulfilments
        ],
        "payment_history": [
            {
                "transaction_type": payment.kind,
                "amount": _dollars(payment.amount_minor),
                "payment_method_id": payment.payment_method_id,
            }
            for payment in order.payments
        ],
    }
    if order.cancel_reason is not None:
        recorded["cancel_reason"] = order.cancel_reason
    for request in order.requests:
        recorded |= _request_out(request)
    return recorded


def _line_in(item: Mapping[str, Any]) -> OrderLine:
    return OrderLine(
        product_id=item["product_id"],
        item_id=item["item_id"],
        title=item["name"],
        options=item["options"],
        price_minor=cents(item["price"]),
    )


def _line_out(line: OrderLine) -> dict[str, Any]:
    return {
        "name": line.title,
        "product_id": line.product_id,
        "item_id": line.item_id,
        "price": _dollars(line.price_minor),
        "options": dict(line.options),
    }


def _payment_in(entry: Mapping[str, Any]) -> Payment:
    return Payment(
        kind=entry["transaction_type"],
        amount_minor=cents(entry["amount"]),
        payment_method_id=entry["payment_method_id"],
        at=LONG_AGO,
    )


def _requests_in(recorded: Mapping[str, Any]) -> tuple[Request, ...]:
    requests = []
    if recorded.get("exchange_items") is not None:
        requests.append(
            Request(
                kind="exchange",
                item_ids=recorded["exchange_items"],
                new_item_ids=recorded["exchange_new_items"],
                payment_method_id=recorded["exchange_payment_method_id"],
                difference_minor=cents(recorded["exchange_price_difference"]),
                at=LONG_AGO,
            )
        )
    if recorded.get("return_items") is not None:
        requests.append(
            Request(
                kind="return",
                item_ids=recorded["return_items"],
                payment_method_id=recorded["return_payment_method_id"],
                at=LONG_AGO,
            )
        )
    return tuple(requests)


def _request_out(request: Request) -> dict[str, Any]:
    if request.kind == "return":
        return {
            "return_items": sorted(request.item_ids),
            "return_payment_method_id": request.payment_method_id,
        }
    return {
        "exchange_items": sorted(request.item_ids),
        "exchange_new_items": sorted(request.new_item_ids),
        "exchange_payment_method_id": request.payment_method_id,
        "exchange_price_difference": _dollars(request.difference_minor),
    }
