"""What a customer or a model means by an order, an item or a payment method.

An id is taken as it is; words are taken only when they fit exactly one thing, and otherwise the
answer lists what there is. Only the customer's own records are looked at.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.shop.desk.case import Case
from assistant.shop.desk.options import fitting_items, option_words
from assistant.shop.folding import fold
from assistant.shop.models import Customer, Order, OrderLine, PaymentMethod

__all__ = ["find_item", "find_method", "find_new_item", "find_order"]

_NOT_ID = re.compile(r"[^a-z0-9]")
_NUMBER = re.compile(r"#?\w[\w-]{0,19}")
_WORD = re.compile(r"\w+")


def find_order(
    case: Case,
    customer: Customer,
    order_id: str | None,
    states: Sequence[str] = (),
    holding: Sequence[str] = (),
) -> Order:
    """The customer's order meant: by id, or the only one that fits.

    Args:
        case: the conversation.
        customer: whose orders are looked at.
        order_id: as it was written, if it was.
        states: without an id, only orders in one of these; () for any.
        holding: without an id, only orders with items that these words mean.

    Raises:
        Refusal: there is no such order in this account (another customer's is not told from one
            that does not exist), or several could be meant.
    """
    if order_id and (exact := case.shop.order(customer.id, order_id.strip())):
        return exact
    orders = case.shop.orders(customer.id)
    if order_id:
        fitting = [o for o in orders if _plain_id(o.id) == _plain_id(order_id)]
        if len(fitting) != 1:
            raise case.refuse(
                "not_found",
                f"No order {_said(order_id)}was found in this account.",
                _list_orders(orders, with_status=False),
            )
        return fitting[0]
    fitting = [o for o in orders if o.status in states] if states else list(orders)
    fitting = [o for o in fitting if all(_items_meant(o, words) for words in holding)]
    if len(fitting) == 1:
        return fitting[0]
    reason = "Several orders could be meant." if fitting else "There is no order for that."
    raise case.refuse("which_order", reason, _list_orders(fitting or orders))


def find_item(case: Case, order: Order, words: str) -> str:
    """The id of the item in the order that the words mean: its id, or its title.

    Raises:
        Refusal: none or several fit.
    """
    lines = {line.item_id: line for line in order.units()}
    fitting = _items_meant(order, words)
    if len(fitting) == 1:
        return fitting[0]
    raise case.refuse(
        "items_chosen",
        f"{words[:60]!r} is not one item of order {order.id}.",
        tuple(f"{line.title} (item {item_id})" for item_id, line in lines.items()),
    )


def find_new_item(case: Case, line: OrderLine, words: str) -> str:
    """The id of the item that should take a line's place: its id, or the options that change.

    "size 43" or "blue" keeps the line's other options.

    Raises:
        Refusal: none or several items of the same product fit.
    """
    items = case.shop.items(line.product_id)
    if not items or any(item.id == words for item in items):
        return words
    fitting = fitting_items(items, words, keep=line.options)
    if len(fitting) == 1:
        return fitting[0].id
    others = (item for item in items if item.id != line.item_id and item.can_supply(1))
    raise case.refuse(
        "same_product",
        f"{words[:60]!r} is not one other option of {line.title}.",
        tuple(f"{option_words(item)} (item {item.id})" for item in others)[:6],
    )


def find_method(
    case: Case, customer: Customer, words: str | None, order: Order | None = None
) -> str:
    """The id of the customer's payment method meant: its id, its words, or how the order was paid.

    Raises:
        Refusal: none or several fit.
    """
    methods = {method.id: method for method in customer.payment_methods}
    if words in methods:
        return str(words)
    if not words and order is not None:
        paid = [m for m, net in order.paid_by_method().items() if net > 0 and m in methods]
        if len(paid) == 1:
            return paid[0]
    said = set(_WORD.findall(fold(words or "")))
    if said & {"gift", "voucher"}:
        said -= {"card"}
    fitting = [m.id for m in methods.values() if said & _words_for(m)]
    if len(fitting) == 1:
        return fitting[0]
    reason = (
        f"{words[:40]!r} is not one of this account's payment methods."
        if words
        else "It is not clear which payment method is meant."
    )
    raise case.refuse(
        "payment_method", reason, tuple(f"{m.label} ({m.id})" for m in methods.values())
    )


def _items_meant(order: Order, words: str) -> list[str]:
    """Ids of the order's items that an id or words of a title mean."""
    lines = {line.item_id: line for line in order.units()}
    if words in lines:
        return [words]
    wanted = set(_WORD.findall(fold(words)))
    return [
        item_id
        for item_id, line in lines.items()
        if line.product_id == words or (wanted and wanted <= _words_of(line))
    ]


def _plain_id(order_id: str) -> str:
    return _NOT_ID.sub("", order_id.casefold())


def _said(order_id: str) -> str:
    """A number as it was written; text that is no number is not repeated to a model."""
    return f"{order_id.strip()} " if _NUMBER.fullmatch(order_id.strip()) else ""


def _list_orders(orders: Iterable[Order], *, with_status: bool = True) -> tuple[str, ...]:
    """What can be meant; without states, which nobody should read as those of the order named."""
    listed = tuple(
        f"order {order.id} ({f'{order.status}, ' if with_status else ''}placed"
        f" {order.placed_at.date()})"
        for order in orders
    )
    return listed[:6] or ("check the number in the order's e-mail",)


def _words_of(line: OrderLine) -> set[str]:
    return set(_WORD.findall(fold(" ".join((line.title, *line.options.values())))))


def _words_for(method: PaymentMethod) -> set[str]:
    """Words that tell a method from the customer's others."""
    words = {"gift", "voucher"} if method.is_gift_card else {fold(method.brand or ""), method.kind}
    if method.kind == "card":
        words |= {"credit", "debit", method.last_four or ""}
    return {word for word in words if word}
