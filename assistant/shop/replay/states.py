"""Which records differ from the start, in the recordings' form, and how that differs from there.

Amounts are compared in cents (the recordings hold floats such as 0.04999999999999716), an
optional key that is null is the same as none, and a user's order ids are compared as a set.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select

from assistant.shop import tables as t
from assistant.shop.database import Database
from assistant.shop.replay.records import cents, customer_out, order_out, product_out
from assistant.shop.rows import read_customer, read_items, read_orders

__all__ = ["changed_records", "differences"]

State = dict[str, dict[str, Any]]

# what a record is made of: kind -> tables and the column that holds the record's id
_TABLES: dict[str, tuple[tuple[Table, str], ...]] = {
    "orders": (
        (t.orders, "id"),
        (t.order_lines, "order_id"),
        (t.payments, "order_id"),
        (t.fulfilments, "order_id"),
        (t.requests, "order_id"),
    ),
    "users": ((t.customers, "id"), (t.payment_methods, "customer_id")),
    "products": ((t.items, "product_id"),),
}


def changed_records(database: Database, start: Path, db: Mapping[str, Any]) -> State:
    """The records of an SQLite shop that differ from the file it started from."""
    with database.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")  # ATTACH is not allowed inside a transaction
        connection.exec_driver_sql("ATTACH DATABASE ? AS start", (str(start),))
        changed = {
            kind: {
                record_id: record
                for record_id in sorted(_touched(connection, kind))
                if _plain(record := _render(connection, kind, record_id))
                != _plain(db[kind].get(record_id))
            }
            for kind in _TABLES
        }
        connection.exec_driver_sql("BEGIN")
    return {kind: records for kind, records in changed.items() if records}


def differences(ours: Mapping[str, Any], recorded: Mapping[str, Any]) -> list[str]:
    """Where two sets of changed records differ, one line each."""
    found = []
    for kind in sorted(set(ours) | set(recorded)):
        here, there = ours.get(kind, {}), recorded.get(kind, {})
        for record_id in sorted(set(here) | set(there)):
            if record_id not in here:
                found.append(f"{kind} {record_id}: unchanged here, changed there")
            elif record_id not in there:
                found.append(f"{kind} {record_id}: changed here, unchanged there")
            else:
                name = f"{kind} {record_id}"
                found += _differ(name, _plain(here[record_id]), _plain(there[record_id]))
    return found


def _touched(connection: Connection, kind: str) -> set[str]:
    ids: set[str] = set()
    for table, column in _TABLES[kind]:
        for new, old in (("main", "start"), ("start", "main")):
            rows = connection.exec_driver_sql(
                f"SELECT {column} FROM (SELECT * FROM {new}.{table.name} "
                f"EXCEPT SELECT * FROM {old}.{table.name})"
            )
            ids.update(rows.scalars())
    return ids


def _render(connection: Connection, kind: str, record_id: str) -> dict[str, Any] | None:
    if kind == "orders":
        query = select(t.orders).where(t.orders.c.id == record_id)
        found = read_orders(connection, connection.execute(query).all())
        return order_out(found[0]) if found else None
    if kind == "products":
        items = list(read_items(connection, [record_id]).get(record_id, {}).values())
        return product_out(record_id, items) if items else None
    customer = read_customer(connection, record_id)
    owned = select(t.orders.c.id).where(t.orders.c.customer_id == record_id)
    return customer_out(customer, list(connection.scalars(owned))) if customer else None


def _plain(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {
            key: sorted(part) if key == "orders" and isinstance(part, list) else _plain(part)
            for key, part in value.items()
            if part is not None
        }
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return cents(value)
    return value


def _differ(path: str, here: Any, there: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(here, dict) and isinstance(there, dict):
        for key in sorted(set(here) | set(there)):
            yield from _differ(f"{path}.{key}", here.get(key), there.get(key))
    elif isinstance(here, list) and isinstance(there, list) and len(here) == len(there):
        for number, pair in enumerate(zip(here, there, strict=True)):
            yield from _differ(f"{path}[{number}]", *pair)
    elif here != there:
        yield f"{path}: {here!r} here, {there!r} there"
