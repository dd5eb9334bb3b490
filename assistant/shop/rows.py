"""Records to rows and back.

Knows the tables and the records; decides nothing.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, select, update

from assistant.shop import tables as t
from assistant.shop.folding import fold, fold_postcode
from assistant.shop.models import Customer, Item, Order

__all__ = [
    "insert_customers",
    "insert_items",
    "insert_orders",
    "read_customer",
    "read_items",
    "read_orders",
    "replace_order",
    "update_customer",
]

_PARTS: dict[str, Table] = {
    "lines": t.order_lines,
    "payments": t.payments,
    "fulfilments": t.fulfilments,
    "requests": t.requests,
}


def insert_customers(connection: Connection, customers: Iterable[Customer]) -> None:
    """Add customers and their payment methods."""
    rows, methods = [], []
    for customer in customers:
        rows.append({"id": customer.id, **_customer_columns(customer)})
        for position, method in enumerate(customer.payment_methods):
            methods.append(
                {"customer_id": customer.id, "position": position, **method.model_dump()}
            )
    _insert(connection, t.customers, rows)
    _insert(connection, t.payment_methods, methods)


def insert_items(connection: Connection, items: Iterable[Item]) -> None:
    """Add items, in their order within a product."""
    rows = [{"position": n, **item.model_dump()} for n, item in enumerate(items)]
    _insert(connection, t.items, rows)


def insert_orders(connection: Connection, orders: Iterable[Order]) -> None:
    """Add orders with all their parts."""
    rows: list[dict[str, Any]] = []
    parts: dict[str, list[dict[str, Any]]] = {name: [] for name in _PARTS}
    for order in orders:
        rows.append(_order_columns(order))
        for name, entries in _part_rows(order).items():
            parts[name] += entries
    _insert(connection, t.orders, rows)
    for name, table in _PARTS.items():
        _insert(connection, table, parts[name])


def read_customer(
    connection: Connection, customer_id: str, *, lock: bool = False
) -> Customer | None:
    """A customer with payment methods; `lock` holds the row until the transaction ends."""
    query = select(t.customers).where(t.customers.c.id == customer_id)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    if row is None:
        return None
    methods = connection.execute(
        select(t.payment_methods)
        .where(t.payment_methods.c.customer_id == customer_id)
        .order_by(t.payment_methods.c.position)
    )
    return Customer.model_validate(
        {
            **_without(row, "email_key", "name_key", "postcode_key"),
            "payment_methods": [_without(m, "customer_id", "position") for m in methods],
        }
    )


def update_customer(connection: Connection, before: Customer, after: Customer) -> None:
    """Write what differs: the profile's columns and the balances."""
    if _customer_columns(before) != _customer_columns(after):
        connection.execute(
            update(t.customers)
            .where(t.customers.c.id == after.id)
            .values(**_customer_columns(after))
        )
    for method in after.payment_methods:
        known = before.method(method.id)
        if known is not None and known.balance_minor != method.balance_minor:
            connection.execute(
                update(t.payment_methods)
                .where(t.payment_methods.c.customer_id == after.id)
                .where(t.payment_methods.c.id == method.id)
                .values(balance_minor=method.balance_minor)
            )


def read_items(
    connection: Connection, product_ids: Sequence[str], *, lock: bool = False
) -> dict[str, dict[str, Item]]:
    """Product id -> item id -> item, in the shop's order; locks in key order against deadlock."""
    query = (
        select(t.items)
        .where(t.items.c.product_id.in_(sorted(set(product_ids))))
        .order_by(t.items.c.product_id, t.items.c.position, t.items.c.id)
    )
    found: dict[str, dict[str, Item]] = {}
    for row in connection.execute(query.with_for_update() if lock else query):
        item = Item.model_validate(_without(row, "position"))
        found.setdefault(item.product_id, {})[item.id] = item
    return found


def read_orders(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[Order, ...]:
    """The orders of those rows of the orders table, with their parts, in the rows' order."""
    ids = [row.id for row in rows]
    parts: dict[str, dict[str, list[dict[str, Any]]]] = {name: {} for name in _PARTS}
    for name, table in _PARTS.items():
        query = (
            select(table)
            .where(table.c.order_id.in_(ids))
            .order_by(table.c.order_id, table.c.position)
        )
        for row in connection.execute(query):
            parts[name].setdefault(row.order_id, []).append(_without(row, "order_id", "position"))
    return tuple(
        Order.model_validate(
            {**row._mapping, **{name: by_id.get(row.id, []) for name, by_id in parts.items()}}
        )
        for row in rows
    )


def replace_order(connection: Connection, before: Order, after: Order) -> None:
    """Write what differs: the order's columns and each list of parts as a whole."""
    if (columns := _order_columns(after)) != _order_columns(before):
        connection.execute(update(t.orders).where(t.orders.c.id == after.id).values(**columns))
    old, new = _part_rows(before), _part_rows(after)
    for name, table in _PARTS.items():
        if old[name] != new[name]:
            connection.execute(delete(table).where(table.c.order_id == after.id))
            _insert(connection, table, new[name])


def _customer_columns(customer: Customer) -> dict[str, Any]:
    return {
        **customer.model_dump(include={"first_name", "last_name", "email", "phone", "address"}),
        "email_key": fold(customer.email),
        "name_key": fold(customer.name),
        "postcode_key": fold_postcode(customer.address.postcode),
    }


def _order_columns(order: Order) -> dict[str, Any]:
    return order.model_dump(exclude=set(_PARTS))


def _part_rows(order: Order) -> dict[str, list[dict[str, Any]]]:
    return {
        name: [
            {"order_id": order.id, "position": n, **part.model_dump(mode=_MODE.get(name, "python"))}
            for n, part in enumerate(getattr(order, name))
        ]
        for name in _PARTS
    }


# events hold moments inside JSON, everything else keeps its Python types
_MODE = {"fulfilments": "json"}


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _without(row: Row[Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row._mapping.items() if name not in names}
