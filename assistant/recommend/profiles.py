"""What is remembered of a known shopper's taste, and their say over it.

A shopper sees it, takes single products out of it, switches it off, and deletes it. Rows carry a
fingerprint of the account, not its id. After a deletion one row is left, a fingerprint and a time:
it keeps what happened before from being learned again from the shop's own events.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Integer,
    String,
    Table,
    and_,
    delete,
    insert,
    select,
    text,
)

from assistant.recommend.interest import KINDS, Touch
from assistant.transcript import METADATA, Transcript

__all__ = ["Choice", "Profiles"]

TOUCHES = Table(
    "profile_touches",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("shopper", String(64), nullable=False, index=True),
    Column("product_id", String(200), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
CHOICES = Table(
    "profile_choices",
    METADATA,
    Column("shopper", String(64), primary_key=True),
    Column("off", Boolean, nullable=False),
    Column("forgotten_at", DateTime(timezone=True)),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a shopper decided: `off` uses and keeps nothing; older than `forgotten_at` is gone."""

    off: bool = False
    forgotten_at: datetime | None = None


class Profiles:
    """The profiles of one shop's shoppers, beside the transcript, in the same database."""

    def __init__(self, transcript: Transcript) -> None:
        """Makes the tables where they are missing."""
        self._engine = transcript.engine
        METADATA.create_all(self._engine, [TOUCHES, CHOICES])

    def choice(self, customer_id: str) -> Choice:
        """Return what a shopper decided."""
        wanted = select(CHOICES).where(CHOICES.c.shopper == _fingerprint(customer_id))
        with self._engine.connect() as connection:
            row = connection.execute(wanted).one_or_none()
        return Choice() if row is None else Choice(row.off, _aware(row.forgotten_at))

    def touches(self, customer_id: str, now: datetime) -> tuple[Touch, ...]:
        """Return what was kept of a shopper, oldest first; nothing where it is switched off."""
        if self.choice(customer_id).off:
            return ()
        wanted = select(TOUCHES).where(TOUCHES.c.shopper == _fingerprint(customer_id))
        with self._engine.connect() as connection:
            rows = connection.execute(wanted.order_by(TOUCHES.c.at, TOUCHES.c.id)).all()
        return tuple(
            Touch(row.product_id, row.kind, (now - (_aware(row.at) or now)).total_seconds() / 86400)
            for row in rows
        )

    def keep(self, customer_id: str, touches: Iterable[tuple[str, str]], at: datetime) -> None:
        """Keep what a shopper did: (product id, one of KINDS); nothing where it is off."""
        if self.choice(customer_id).off:
            return
        shopper = _fingerprint(customer_id)
        rows = [
            {"shopper": shopper, "product_id": product_id, "kind": kind, "at": at}
            for product_id, kind in touches
            if kind in KINDS
        ]
        if rows:
            with self._engine.begin() as connection:
                connection.execute(insert(TOUCHES), rows)

    def forget(self, customer_id: str, product_id: str, at: datetime) -> None:
        """Take one product out of a profile: it counts against its like from now on."""
        shopper = _fingerprint(customer_id)
        with self._engine.begin() as connection:
            connection.execute(
                delete(TOUCHES).where(
                    and_(TOUCHES.c.shopper == shopper, TOUCHES.c.product_id == product_id)
                )
            )
        self.keep(customer_id, [(product_id, "dislike")], at)

    def switch(self, customer_id: str, *, off: bool) -> None:
        """Switch a profile off or on; what was kept stays, unused, until it is deleted."""
        self._decide(customer_id, Choice(off, self.choice(customer_id).forgotten_at))

    def delete(self, customer_id: str, at: datetime | None = None) -> None:
        """Delete all that was kept of a shopper, bytes included, and learn none of it again."""
        with self._engine.connect() as connection:
            if self._engine.dialect.name == "sqlite":
                # Without this the freed pages of the file keep what was in them.
                connection.execute(text("PRAGMA secure_delete = ON"))
            connection.execute(
                delete(TOUCHES).where(TOUCHES.c.shopper == _fingerprint(customer_id))
            )
            connection.commit()
            if self._engine.dialect.name == "sqlite":
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        choice = Choice(self.choice(customer_id).off, at or datetime.now(UTC))
        self._decide(customer_id, choice)

    def _decide(self, customer_id: str, choice: Choice) -> None:
        shopper = _fingerprint(customer_id)
        row = {"shopper": shopper, "off": choice.off, "forgotten_at": choice.forgotten_at}
        with self._engine.begin() as connection:
            connection.execute(delete(CHOICES).where(CHOICES.c.shopper == shopper))
            connection.execute(insert(CHOICES), [row])


def _fingerprint(customer_id: str) -> str:
    return hashlib.sha256(customer_id.encode()).hexdigest()


def _aware(time: datetime | None) -> datetime | None:
    """Return a time with its zone: SQLite gives it back without."""
    return time.replace(tzinfo=UTC) if time is not None and time.tzinfo is None else time
