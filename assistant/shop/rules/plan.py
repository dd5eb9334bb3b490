"""What a rule reads and what it decides.

A rule is a function from Facts to a Plan, or it raises a Refusal. It writes nothing: the same
function previews an action for the customer and decides it again inside the transaction.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from assistant.shop.commands import Command, SettleRequest
from assistant.shop.models import Customer, Item, Order, OrderLine
from assistant.shop.policy import OrderPolicy
from assistant.shop.refusals import Refusal

__all__ = ["EXACT", "RECORDED", "Bookkeeping", "Facts", "Plan", "describe_lines", "fingerprint"]


@dataclass(frozen=True, slots=True)
class Bookkeeping:
    """How accounts are kept where recordings of a known benchmark keep them wrongly.

    A shop is always EXACT. `vitrine replay` compares with end states recorded by a public
    benchmark's own shop (tau2 retail), whose books have faults that its end states contain. They
    are named here, so that the rules stay one and the faults stay in one place.

    Attributes:
        reprices_all_changed_lines: after a change of items, every changed line carries the price
            and the options of the last new item (the amount settled is right all the same).
        refunds_every_entry: a cancellation pays back each entry of the payment history, refunds
            too, where exact books pay back what each method has paid net.
        keeps_empty_entries: a change of items without a difference in price leaves a refund of
            zero, and an action may name no items at all.
        allows_the_same_item: an exchange may name the item that the customer already has.
    """

    reprices_all_changed_lines: bool = False
    refunds_every_entry: bool = False
    keeps_empty_entries: bool = False
    allows_the_same_item: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether the law of the ledger must hold after every action."""
        return not (self.reprices_all_changed_lines or self.refunds_every_entry)


EXACT = Bookkeeping()
RECORDED = Bookkeeping(
    reprices_all_changed_lines=True,
    refunds_every_entry=True,
    keeps_empty_entries=True,
    allows_the_same_item=True,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule may look at: the records as they are inside one transaction.

    Attributes:
        order: the order asked for, of this customer; None when the command names none.
        items: product id -> item id -> item, for the products in the order.
    """

    customer: Customer
    order: Order | None
    items: Mapping[str, Mapping[str, Item]]
    policy: OrderPolicy
    now: datetime
    books: Bookkeeping = EXACT

    def refuse(
        self, rule: str, reason: str, possible: tuple[str, ...] = (), **values: object
    ) -> Refusal:
        """A refusal under this shop's written policy, to be raised, with what decided it."""
        order = self.order
        about = {"order_id": order.id, "order_status": order.status} if order else {}
        arrived = order is not None and order.delivered_at is not None
        passage = self.policy.passage(rule, arrived=arrived)
        return Refusal(rule, reason, possible, passage, {**about, **values})

    def item(self, product_id: str, item_id: str) -> Item | None:
        """An item of that product, None when the product has no such item."""
        return self.items.get(product_id, {}).get(item_id)

    def refund_day(self) -> date:
        """The day by which a refund to a card or an account has arrived, weekends not counted."""
        day, left = self.now.date(), self.policy.refund_business_days[1]
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < 5  # noqa: PLR2004 - Saturday is 5
        return day


@dataclass(frozen=True, slots=True)
class Plan:
    """What an action will do, complete: nothing else is written.

    Attributes:
        customer: the customer afterwards (balances, default address).
        order: the order afterwards, None when none is touched.
        stock: (product id, item id) -> units that come back (+) or are taken (-).
        details: what the customer is shown before saying yes, as plain JSON values.
    """

    command: Command | SettleRequest
    customer: Customer
    order: Order | None
    details: Mapping[str, object]
    stock: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """Changes when the command or anything that was shown changes."""
        return fingerprint({"command": self.command.model_dump(), "details": dict(self.details)})


def fingerprint(data: object) -> str:
    """A short hash of plain JSON values, the same for the same values in any key order."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def describe_lines(lines: tuple[OrderLine, ...] | list[OrderLine]) -> list[dict[str, object]]:
    """Lines as the customer is shown them, equal neighbours as one."""
    shown: list[dict[str, object]] = []
    for line in lines:
        entry: dict[str, object] = {
            "product_id": line.product_id,
            "item_id": line.item_id,
            "title": line.title,
            "options": dict(line.options),
            "quantity": line.quantity,
            "price_minor": line.price_minor,
        }
        last = shown[-1] if shown else None
        if last and {**last, "quantity": 0} == {**entry, "quantity": 0}:
            last["quantity"] = int(str(last["quantity"])) + line.quantity
        else:
            shown.append(entry)
    return shown
