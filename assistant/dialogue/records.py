"""The shop's records under a dialogue: fresh for each script, and watched for writes.

A copy of the seeded database stands by in memory and is put back before each script, so that no
script sees what another did. The operator's own database is never touched.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.config import Settings
from assistant.dialogue.snapshot import Snapshot
from assistant.outside import Outside
from assistant.shop import tables as t
from assistant.shop.desk import Desks
from assistant.shop.folder import ShopFolder
from assistant.shop.models import Order

__all__ = ["Records"]

# What only a confirmed action may change. Carts, proposals and conversations are not among them.
GUARDED = (
    t.customers,
    t.payment_methods,
    t.items,
    t.orders,
    t.order_lines,
    t.payments,
    t.fulfilments,
    t.requests,
)
Rows = Mapping[str, list[tuple[Any, ...]]]


class Records:
    """One worker's shop database, its own file."""

    def __init__(
        self, folder: ShopFolder, settings: Settings, path: Path, outside: Outside
    ) -> None:
        """Seed a database at `path` from the shop's folder.

        Raises:
            StoreError: a seed file does not have its form.
        """
        self.url = f"sqlite:///{path}"
        self._desks = Desks.open(
            folder, settings.model_copy(update={"database_url": self.url}), outside
        )
        self._snapshot = Snapshot(path)
        self.seeded = self._read()
        self._version = -1
        self._now = self.seeded

    def restore(self) -> None:
        """Put the seeded state back."""
        self._snapshot.restore()
        self._version = self._snapshot.version
        self._now = self.seeded

    def guarded(self) -> Rows:
        """Return the rows of what only a confirmed action may change, by table."""
        version = self._snapshot.version
        if version != self._version:
            self._version = version
            self._now = self._read()
        return self._now

    def cart(self, conversation_id: str) -> Mapping[str, Any]:
        """Return the cart of a conversation, as a record."""
        return self._desks.at(conversation_id).cart.view().record

    def cart_ids(self, conversation_id: str) -> list[str]:
        """Return the products in a conversation's cart, each as often as it is in it."""
        lines = self._desks.at(conversation_id).cart.cart().lines
        return sorted(line.product_id for line in lines for _ in range(line.quantity))

    def changed_orders(self) -> set[str]:
        """Return the ids of orders that are not as they were seeded."""
        now, then = self.guarded(), self.seeded
        return {
            row[0]
            for table in ("orders", "order_lines", "payments", "fulfilments", "requests")
            for row in set(now[table]) ^ set(then[table])
        }

    def order(self, order_id: str) -> Order | None:
        """Return an order, whoever's it is."""
        query = "SELECT customer_id FROM orders WHERE id = ?"
        owner = self._snapshot.file.execute(query, (order_id,)).fetchone()
        return None if owner is None else self._desks.shop.order(owner[0], order_id)

    def of_customer(self, conversation_id: str) -> list[Mapping[str, Any]]:
        """Return the records of the customer whom a conversation has identified."""
        customer = self._desks.at(conversation_id).identification.current()
        if customer is None:
            return []
        orders = self._desks.shop.orders(customer.id)
        plain = [order.model_dump(mode="json") for order in orders]
        totals = [{"total_minor": order.total_minor} for order in orders]
        lines = [
            {"line_minor": line.price_minor * line.quantity} for o in orders for line in o.lines
        ]
        return [customer.model_dump(mode="json"), *plain, *totals, *lines]

    def close(self) -> None:
        """Give the connections back."""
        self._desks.close()
        self._snapshot.close()

    def _read(self) -> Rows:
        read = self._snapshot.file.execute
        return {
            table.name: read(f"SELECT * FROM {table.name}").fetchall()  # noqa: S608
            for table in GUARDED
        }
