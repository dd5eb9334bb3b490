"""The tables of the shop's database, for SQLite and PostgreSQL alike.

What a rule, a lock or a search needs is a column; what is only shown is JSON. The schema is
changed by the migrations beside this file, and a test holds the two together.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
)

__all__ = [
    "audit",
    "carts",
    "conversations",
    "coupons",
    "customers",
    "fulfilments",
    "items",
    "messages",
    "metadata",
    "order_lines",
    "orders",
    "payment_methods",
    "pauses",
    "payments",
    "proposals",
    "requests",
    "seeds",
    "tickets",
    "writes",
]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; SQLite has no zones, so it is naive UTC there."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database."""
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _id(name: str = "id", **options: Any) -> Column[str]:  # noqa: ANN401 - Column's own options
    return Column(name, String(200), **options)


customers = Table(
    "customers",
    metadata,
    _id(primary_key=True),
    Column("first_name", String(200), nullable=False),
    Column("last_name", String(200), nullable=False),
    Column("email", String(320), nullable=False),
    Column("email_key", String(320), nullable=False, unique=True),
    Column("name_key", String(420), nullable=False),
    Column("postcode_key", String(40), nullable=False),
    Column("phone", String(60)),
    Column("address", JSON, nullable=False),
    Index("ix_customers_name_postcode", "name_key", "postcode_key"),
)

payment_methods = Table(
    "payment_methods",
    metadata,
    _id("customer_id", primary_key=True),
    _id(primary_key=True),
    Column("position", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("brand", String(60)),
    Column("last_four", String(4)),
    Column("balance_minor", BigInteger),
    ForeignKeyConstraint(["customer_id"], ["customers.id"]),
    CheckConstraint("balance_minor >= 0", name="balance"),
)

items = Table(
    "items",
    metadata,
    _id("product_id", primary_key=True),
    _id(primary_key=True),
    Column("position", Integer, nullable=False),
    Column("title", String(1000), nullable=False),
    Column("options", JSON, nullable=False),
    Column("price_minor", BigInteger, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("stock", Integer),
    Column("available", Boolean, nullable=False),
    Column("returnable", Boolean, nullable=False),
    CheckConstraint("stock >= 0", name="stock"),
    Index("ix_items_id", "id"),
)

orders = Table(
    "orders",
    metadata,
    _id(primary_key=True),
    _id("customer_id", nullable=False),
    Column("status", String(40), nullable=False),
    Column("currency", String(3), nullable=False),
    Column("placed_at", Moment, nullable=False),
    Column("shipped_at", Moment),
    Column("delivered_at", Moment),
    Column("expected_on", Date),
    Column("address", JSON, nullable=False),
    Column("shipping_minor", BigInteger, nullable=False),
    Column("fees_minor", BigInteger, nullable=False),
    Column("cancel_reason", String(200)),
    Column("items_changed", Boolean, nullable=False),
    ForeignKeyConstraint(["customer_id"], ["customers.id"]),
    Index("ix_orders_customer_placed", "customer_id", "placed_at"),
)


def _part(name: str, *columns: Column[Any]) -> Table:
    """A table of an order's parts in their order."""
    return Table(
        name,
        metadata,
        Column("order_id", String(200), ForeignKey("orders.id"), primary_key=True),
        Column("position", Integer, primary_key=True),
        *columns,
    )


order_lines = _part(
    "order_lines",
    _id("product_id", nullable=False),
    _id("item_id", nullable=False),
    Column("title", String(1000), nullable=False),
    Column("options", JSON, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("price_minor", BigInteger, nullable=False),
    Column("returned", Integer, nullable=False),
)
payments = _part(
    "payments",
    Column("kind", String(20), nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    _id("payment_method_id", nullable=False),
    Column("at", Moment, nullable=False),
    Column("state", String(20), nullable=False),
    Column("expected_on", Date),
)
fulfilments = _part(
    "fulfilments",
    Column("carrier", String(100), nullable=False),
    Column("tracking_ids", JSON, nullable=False),
    Column("item_ids", JSON, nullable=False),
    Column("status", String(100), nullable=False),
    Column("events", JSON, nullable=False),
)
requests = _part(
    "requests",
    Column("kind", String(20), nullable=False),
    Column("item_ids", JSON, nullable=False),
    Column("new_item_ids", JSON, nullable=False),
    Column("new_prices_minor", JSON, nullable=False),
    _id("payment_method_id", nullable=False),
    Column("difference_minor", BigInteger, nullable=False),
    Column("fee_minor", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Column("state", String(20), nullable=False),
)

writes = Table(
    "writes",
    metadata,
    Column("key", String(200), primary_key=True),
    _id("customer_id", nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("outcome", JSON, nullable=False),
    Column("at", Moment, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("action", String(60), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("before", JSON),
    Column("after", JSON),
    Column("conversation_id", String(200)),
    Column("key", String(200), nullable=False),
    Index("ix_audit_subject", "subject"),
    Index("ix_audit_key", "key"),
)

conversations = Table(
    "conversations",
    metadata,
    _id(primary_key=True),
    _id("customer_id"),
    Column("state", String(20), nullable=False),
    Column("reason", String(60)),
    Column("locked", Boolean, nullable=False),
    Column("wrong_identifications", Integer, nullable=False),
    Column("refusals", Integer, nullable=False),
    Column("misunderstandings", Integer, nullable=False),
    Column("announced", Boolean, nullable=False),
    Column("agent", String(200)),
    Column("summary", JSON),
    Column("changed_at", Moment, nullable=False),
    Index("ix_conversations_state", "state", "changed_at"),
)

messages = Table(
    "messages",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _id("conversation_id", nullable=False),
    Column("sender", String(20), nullable=False),
    Column("text", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("delivered", Boolean, nullable=False),
    Index("ix_messages_conversation", "conversation_id", "id"),
)

proposals = Table(
    "proposals",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    _id(nullable=False, unique=True),
    _id("conversation_id", nullable=False),
    _id("customer_id", nullable=False),
    Column("call_id", String(200)),
    Column("action", String(60), nullable=False),
    Column("command", JSON, nullable=False),
    Column("details", JSON, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("state", String(20), nullable=False),
    Column("outcome", JSON),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Index("ix_proposals_conversation", "conversation_id", "state"),
    Index("uq_proposals_call", "conversation_id", "call_id", unique=True),
)

pauses = Table(
    "pauses",
    metadata,
    _id("proposal_id", primary_key=True),
    _id("conversation_id", nullable=False),
    Column("run", LargeBinary, nullable=False),
)

seeds = Table(
    "seeds",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
)

carts = Table(
    "carts",
    metadata,
    _id("conversation_id", primary_key=True),
    _id("product_id", primary_key=True),
    _id("item_id", primary_key=True),
    Column("position", Integer, nullable=False),
    Column("quantity", Integer, nullable=False),
    CheckConstraint("quantity > 0", name="quantity"),
)

coupons = Table(
    "coupons",
    metadata,
    _id("conversation_id", primary_key=True),
    Column("code", String(32), nullable=False),
)

tickets = Table(
    "tickets",
    metadata,
    _id(primary_key=True),
    _id("conversation_id", nullable=False),
    _id("customer_id"),
    _id("order_id"),
    Column("subject", String(300), nullable=False),
    Column("text", String, nullable=False),
    Column("state", String(20), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("key", String(200), nullable=False, unique=True),
)
