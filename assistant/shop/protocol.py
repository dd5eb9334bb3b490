"""What Vitrine asks of a shop: the border at which a merchant plugs in a system of their own.

SqlShop keeps the records itself; HttpShop asks a service that speaks the contract in
assistant/shop/openapi.json. Both decide by their own rules; nothing here does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from assistant.shop.commands import Command
from assistant.shop.models import Customer, Item, Order

__all__ = ["Changed", "Outcome", "Preview", "Shop"]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a command would do, not done: what the customer is shown before saying yes."""

    details: Mapping[str, object]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did. The same key gives the same outcome, however often it is asked for."""

    key: str
    action: str
    details: Mapping[str, object]
    order: Order | None
    at: datetime


class Changed(Exception):  # noqa: N818 - not an error: the customer is asked again
    """The records moved since the preview, so that other details need another yes."""

    def __init__(self, preview: Preview) -> None:
        """Keep what the command would do now."""
        super().__init__("what was shown has changed since")
        self.preview = preview


class Shop(Protocol):
    """Customers, orders and items, and the only way to change an order.

    An order of another customer is None or "not found" everywhere, exactly as one that does not
    exist: by the same query, with the same words.
    """

    def find_customer(
        self,
        *,
        email: str | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        postcode: str | None = None,
    ) -> Customer | None:
        """Find by e-mail, or else by both names and postcode; None when nobody fits."""
        ...

    def customer(self, customer_id: str) -> Customer | None:
        """The customer of that id."""
        ...

    def orders(self, customer_id: str) -> tuple[Order, ...]:
        """The customer's orders, newest first."""
        ...

    def order(self, customer_id: str, order_id: str) -> Order | None:
        """The customer's order of that id."""
        ...

    def items(self, product_id: str) -> tuple[Item, ...]:
        """The items of a product, () when there is no such product."""
        ...

    def preview(self, customer_id: str, command: Command) -> Preview:
        """Decide a command and write nothing.

        Raises:
            Refusal: the rules do not allow it.
        """
        ...

    def perform(
        self,
        customer_id: str,
        command: Command,
        *,
        key: str,
        fingerprint: str,
        actor: str,
        conversation_id: str | None = None,
    ) -> Outcome:
        """Decide a command again and write it, in one transaction.

        Args:
            customer_id: whose order it is, from the session.
            command: what was shown to the customer.
            key: the idempotency key; a key that was performed gives its outcome and writes nothing.
            fingerprint: the preview's; other details are not written.
            actor: who asks, for the audit row.
            conversation_id: where they asked.

        Raises:
            Refusal: the rules no longer allow it.
            Changed: it would now do something else than was shown.
        """
        ...

    def outcome(self, key: str) -> Outcome | None:
        """What was done under that key, None when nothing was."""
        ...
