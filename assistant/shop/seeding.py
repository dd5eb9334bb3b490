"""Filling a shop's database from its folder: items from the catalogue, customers and orders once.

The catalogue stays the truth for titles, options, prices and stock: when its file changes, the
items follow. Customers and orders are seed data: what is in the database is never overwritten.
"""

import hashlib
import json
from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from sqlalchemy import Connection, insert, select, update

from assistant.errors import StoreError
from assistant.shop import tables as t
from assistant.shop.database import Database
from assistant.shop.folding import fold
from assistant.shop.models import Customer, Item, Order
from assistant.shop.rows import insert_customers, insert_items, insert_orders
from retrieval.catalog import Catalog

__all__ = ["catalog_items", "records_day", "seed_catalog", "seed_records"]

_CUSTOMERS: TypeAdapter[list[Customer]] = TypeAdapter(list[Customer])
_DATES = {"placed_at", "shipped_at", "delivered_at", "expected_on", "at"}


class OrderFile(BaseModel):
    """orders.json. With `as_of`, every date is moved by the days since, so that demos never age."""

    model_config = ConfigDict(extra="forbid")

    as_of: date | None = None
    orders: list[dict[str, Any]]


def catalog_items(catalog: Catalog, final_sale: Collection[str] = ()) -> list[Item]:
    """What a catalogue sells: its variants, and products without variants as themselves.

    Args:
        catalog: the products.
        final_sale: category nodes whose products are not taken back.
    """
    final = {fold(node) for node in final_sale}
    items = []
    for product in catalog:
        returnable = not final & {fold(node) for node in product.category}
        if not product.variants:
            items.append(
                Item(
                    product_id=product.id,
                    id=product.id,
                    title=product.title,
                    price_minor=product.price_minor,
                    currency=product.currency,
                    stock=product.stock,
                    available=product.in_stock is not False,
                    returnable=returnable,
                )
            )
        for variant in product.variants:
            price = variant.price_minor
            items.append(
                Item(
                    product_id=product.id,
                    id=variant.id,
                    title=product.title,
                    options=variant.options,
                    price_minor=product.price_minor if price is None else price,
                    currency=product.currency,
                    stock=variant.stock,
                    available=product.variant_in_stock(variant) is not False,
                    returnable=returnable,
                )
            )
    return items


def seed_catalog(
    database: Database, catalog: Catalog, fingerprint: str, final_sale: Collection[str] = ()
) -> None:
    """Bring the items in line with the catalogue, once per fingerprint of it and the policy."""
    with database.reading() as connection:
        if _seeded(connection, "catalog") == fingerprint:
            return
    items = catalog_items(catalog, final_sale)
    with database.writing() as connection:
        if not _claim(connection, "catalog", fingerprint):
            return
        known = {
            (row.product_id, row.id)
            for row in connection.execute(select(t.items.c.product_id, t.items.c.id))
        }
        insert_items(connection, [i for i in items if (i.product_id, i.id) not in known])
        for item in items:
            if (item.product_id, item.id) in known:
                connection.execute(
                    update(t.items)
                    .where(t.items.c.product_id == item.product_id, t.items.c.id == item.id)
                    .values(**item.model_dump(exclude={"product_id", "id"}))
                )


def seed_records(database: Database, folder: Path, *, today: date | None = None) -> None:
    """Add the customers and orders of customers.json and orders.json that are not there yet.

    Raises:
        StoreError: a file does not have the form, an order's books do not balance, or it belongs
            to no customer; names the file and the record.
    """
    today = today or datetime.now(UTC).date()
    files = [path for name in ("customers.json", "orders.json") if (path := folder / name).exists()]
    fingerprint = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    with database.reading() as connection:
        if not files or _seeded(connection, "records") == fingerprint:
            return
    customers = _read_customers(folder / "customers.json")
    orders = _read_orders(folder / "orders.json", today)
    with database.writing() as connection:
        if not _claim(connection, "records", fingerprint):
            return
        known = set(connection.scalars(select(t.customers.c.id)))
        insert_customers(connection, [c for c in customers if c.id not in known])
        known |= {customer.id for customer in customers}
        for order in orders:
            if order.customer_id not in known:
                raise StoreError(
                    f"{folder / 'orders.json'}: order {order.id} is of customer "
                    f"{order.customer_id!r}, who is not in customers.json"
                )
        present = set(connection.scalars(select(t.orders.c.id)))
        insert_orders(connection, [o for o in orders if o.id not in present])


def records_day(folder: Path) -> date | None:
    """Return the day that orders.json is of; None where it does not say.

    Raises:
        StoreError: the file does not have its form.
    """
    path = folder / "orders.json"
    return _read_order_file(path).as_of if path.exists() else None


def _read_customers(path: Path) -> list[Customer]:
    if not path.exists():
        return []
    try:
        return _CUSTOMERS.validate_json(path.read_bytes())
    except ValidationError as error:
        raise StoreError(f"{path}: {_first(error)}") from None


def _read_orders(path: Path, today: date) -> list[Order]:
    if not path.exists():
        return []
    file = _read_order_file(path)
    try:
        days = (today - file.as_of).days if file.as_of else 0
        orders = [Order.model_validate(_moved(entry, days)) for entry in file.orders]
    except ValidationError as error:
        raise StoreError(f"{path}: {_first(error)}") from None
    for order in orders:
        if not order.balanced:
            raise StoreError(
                f"{path}: order {order.id} does not balance: paid less refunded is "
                f"{order.paid_minor}, what is kept is worth {order.kept_minor}"
            )
    return orders


def _read_order_file(path: Path) -> OrderFile:
    try:
        return OrderFile.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise StoreError(f"{path}: {_first(error)}") from None


def _moved(value: Any, days: int, key: str = "") -> Any:  # noqa: ANN401 - any JSON
    """The value with every date in it moved by so many days."""
    if isinstance(value, dict):
        return {name: _moved(part, days, name) for name, part in value.items()}
    if isinstance(value, list):
        return [_moved(part, days, key) for part in value]
    if key in _DATES and isinstance(value, str) and days:
        try:
            moment = datetime.fromisoformat(value) + timedelta(days=days)
        except ValueError:
            return value  # Order's own validation names it
        return moment.date().isoformat() if len(value) == len("2026-11-24") else moment.isoformat()
    return value


def _seeded(connection: Connection, name: str) -> str | None:
    return connection.scalar(select(t.seeds.c.fingerprint).where(t.seeds.c.name == name))


def _claim(connection: Connection, name: str, fingerprint: str) -> bool:
    """Whether this transaction is the one to seed; the row's lock makes others wait and see."""
    query = select(t.seeds.c.fingerprint).where(t.seeds.c.name == name).with_for_update()
    known = connection.scalar(query)
    if known is None:
        connection.execute(insert(t.seeds).values(name=name, fingerprint=fingerprint))
    elif known != fingerprint:
        connection.execute(
            update(t.seeds).where(t.seeds.c.name == name).values(fingerprint=fingerprint)
        )
    return known != fingerprint


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where or 'the file'} = {json.dumps(first['input'], default=str)[:80]}: {first['msg']}"
