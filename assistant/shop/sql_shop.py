"""The shop kept in our own database: the rules applied inside one transaction.

Every write locks the customer, decides anew on what is there, checks the ledger, and leaves an
audit row and its outcome under an idempotency key.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from assistant.errors import StoreError
from assistant.outside import utc_now
from assistant.shop import tables as t
from assistant.shop.commands import Command, SettleRequest
from assistant.shop.database import Database
from assistant.shop.folding import fold, fold_postcode
from assistant.shop.models import Customer, Item, Order
from assistant.shop.policy import OrderPolicy
from assistant.shop.protocol import Changed, Outcome, Preview
from assistant.shop.refusals import Refusal
from assistant.shop.rows import (
    read_customer,
    read_items,
    read_orders,
    replace_order,
    update_customer,
)
from assistant.shop.rules import EXACT, Bookkeeping, Facts, Plan, plan

__all__ = ["SqlShop"]


class SqlShop:
    """A Shop in a SQL database (SQLite or PostgreSQL)."""

    def __init__(
        self,
        database: Database,
        policy: OrderPolicy | None = None,
        *,
        clock: Callable[[], datetime] = utc_now,
        books: Bookkeeping = EXACT,
    ) -> None:
        """Serve the records in `database` under `policy`; `books` is for replays only."""
        self.database = database
        self.policy = policy or OrderPolicy()
        self._clock = clock
        self._books = books

    def find_customer(
        self,
        *,
        email: str | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        postcode: str | None = None,
    ) -> Customer | None:
        """Find by e-mail, or else by both names and postcode; None when nobody or several fit."""
        c = t.customers.c
        if email is not None:
            wanted = c.email_key == fold(email)
        elif first_name is not None and last_name is not None and postcode is not None:
            name = fold(f"{first_name} {last_name}")
            wanted = (c.name_key == name) & (c.postcode_key == fold_postcode(postcode))
        else:
            return None
        with self.database.reading() as connection:
            ids = connection.scalars(select(c.id).where(wanted).limit(2)).all()
            return read_customer(connection, ids[0] if len(ids) == 1 else "")

    def customer(self, customer_id: str) -> Customer | None:
        """The customer of that id."""
        with self.database.reading() as connection:
            return read_customer(connection, customer_id)

    def orders(self, customer_id: str) -> tuple[Order, ...]:
        """The customer's orders, newest first."""
        c = t.orders.c
        query = (
            select(t.orders)
            .where(c.customer_id == customer_id)
            .order_by(c.placed_at.desc(), c.id.desc())
        )
        with self.database.reading() as connection:
            return read_orders(connection, connection.execute(query).all())

    def order(self, customer_id: str, order_id: str) -> Order | None:
        """The customer's order of that id; another's takes the same way through the same query."""
        with self.database.reading() as connection:
            return _read_order(connection, customer_id, order_id)

    def items(self, product_id: str) -> tuple[Item, ...]:
        """The items of a product, () when there is no such product."""
        with self.database.reading() as connection:
            return tuple(read_items(connection, [product_id]).get(product_id, {}).values())

    def preview(self, customer_id: str, command: Command) -> Preview:
        """Decide a command and write nothing.

        Raises:
            Refusal: the rules do not allow it.
        """
        with self.database.reading() as connection:
            _, decided = self._decide(connection, customer_id, command, lock=False)
        return Preview(decided.details, decided.fingerprint)

    def perform(
        self,
        customer_id: str,
        command: Command | SettleRequest,
        *,
        key: str,
        fingerprint: str | None,
        actor: str,
        conversation_id: str | None = None,
    ) -> Outcome:
        """Decide a command again and write it, in one transaction; see Shop.perform.

        `fingerprint` None is for the shop's own people and for replays, who see no preview.

        Raises:
            Refusal: the rules no longer allow it, or the key was used for something else.
            Changed: it would now do something else than was shown.
        """
        with self.database.writing() as connection:
            if read_customer(connection, customer_id, lock=True) is None:
                raise self._refuse_unknown(customer_id)
            done = _read_outcome(connection, key, customer_id, fingerprint)
            if done is not None:
                return done
            facts, decided = self._decide(connection, customer_id, command, lock=True)
            if fingerprint is not None and decided.fingerprint != fingerprint:
                raise Changed(Preview(decided.details, decided.fingerprint))
            self._write(connection, facts, decided)
            outcome = Outcome(key, command.action, decided.details, decided.order, facts.now)
            _leave_traces(connection, facts, decided, outcome, actor, conversation_id)
        return outcome

    def settle(self, order_id: str, *, key: str, actor: str) -> Outcome:
        """The items of an open return or exchange are back: move the money.

        Raises:
            Refusal: there is no such order or no open request, or a card no longer covers it.
        """
        with self.database.reading() as connection:
            owner = connection.scalar(
                select(t.orders.c.customer_id).where(t.orders.c.id == order_id)
            )
        command = SettleRequest(order_id=order_id)
        return self.perform(owner or "", command, key=key, fingerprint=None, actor=actor)

    def outcome(self, key: str) -> Outcome | None:
        """What was done under that key, None when nothing was."""
        with self.database.reading() as connection:
            return _read_outcome(connection, key, None, None)

    def _decide(
        self,
        connection: Connection,
        customer_id: str,
        command: Command | SettleRequest,
        *,
        lock: bool,
    ) -> tuple[Facts, Plan]:
        customer = read_customer(connection, customer_id)
        if customer is None:
            raise self._refuse_unknown(customer_id)
        order = None
        items: dict[str, dict[str, Item]] = {}
        order_id = getattr(command, "order_id", None)
        if order_id is not None:
            order = _read_order(connection, customer_id, order_id)
            products = [line.product_id for line in order.lines] if order else []
            items = read_items(connection, products, lock=lock)
        facts = Facts(customer, order, items, self.policy, self._clock(), self._books)
        return facts, plan(command, facts)

    def _write(self, connection: Connection, facts: Facts, decided: Plan) -> None:
        if decided.order is not None and facts.order is not None:
            if self._books.is_exact and facts.order.balanced and not decided.order.balanced:
                raise StoreError(
                    f"Order {decided.order.id} would not balance: paid {decided.order.paid_minor}, "
                    f"kept {decided.order.kept_minor}; nothing was written."
                )
            replace_order(connection, facts.order, decided.order)
        update_customer(connection, facts.customer, decided.customer)
        for (product_id, item_id), units in sorted(decided.stock.items()):
            if units:
                connection.execute(
                    update(t.items)
                    .where(t.items.c.product_id == product_id, t.items.c.id == item_id)
                    .values(stock=t.items.c.stock + units)
                )

    def _refuse_unknown(self, customer_id: str) -> Refusal:
        passage = self.policy.passage("identity")
        return Refusal("identity", f"There is no customer {customer_id!r}.", (), passage)


def _read_order(connection: Connection, customer_id: str, order_id: str) -> Order | None:
    c = t.orders.c
    query = select(t.orders).where(c.id == order_id, c.customer_id == customer_id)
    found = read_orders(connection, connection.execute(query).all())
    return found[0] if found else None


def _read_outcome(
    connection: Connection, key: str, customer_id: str | None, fingerprint: str | None
) -> Outcome | None:
    row = connection.execute(select(t.writes).where(t.writes.c.key == key)).one_or_none()
    if row is None:
        return None
    if customer_id is not None and (
        row.customer_id != customer_id or fingerprint not in (None, row.fingerprint)
    ):
        raise Refusal("identity", "This confirmation belongs to another action.")
    saved: dict[str, Any] = row.outcome
    order = Order.model_validate(saved["order"]) if saved["order"] else None
    return Outcome(key, saved["action"], saved["details"], order, row.at)


def _leave_traces(
    connection: Connection,
    facts: Facts,
    decided: Plan,
    outcome: Outcome,
    actor: str,
    conversation_id: str | None,
) -> None:
    order = decided.order
    subject = f"order {order.id}" if order else f"customer {facts.customer.id}"
    connection.execute(
        insert(t.writes).values(
            key=outcome.key,
            customer_id=facts.customer.id,
            fingerprint=decided.fingerprint,
            outcome={
                "action": outcome.action,
                "details": dict(decided.details),
                "order": order.model_dump(mode="json") if order else None,
            },
            at=outcome.at,
        )
    )
    connection.execute(
        insert(t.audit).values(
            at=outcome.at,
            actor=actor,
            action=outcome.action,
            subject=subject,
            before=_snapshot(facts.customer, facts.order),
            after=_snapshot(decided.customer, order),
            conversation_id=conversation_id,
            key=outcome.key,
        )
    )


def _snapshot(customer: Customer, order: Order | None) -> dict[str, Any]:
    return {
        "customer": customer.model_dump(mode="json", include={"id", "address", "payment_methods"}),
        "order": order.model_dump(mode="json") if order else None,
    }
