"""What sponsored showings have cost, in the transcript's database: a budget holds across servers.

A showing is charged once, under a key of its turn, and only as far as the day's budget goes. It
keeps no shopper and no conversation.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Integer,
    String,
    Table,
    Text,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from assistant.transcript import METADATA, Transcript

__all__ = ["SHOWINGS", "THOUSAND", "Showing", "Spending"]

# A showing is charged in thousandths of a minor unit, as bids are for a thousand showings.
THOUSAND = 1000

SHOWINGS = Table(
    "sponsored_showings",
    METADATA,
    Column("key", String(64), primary_key=True),
    Column("day", Date, nullable=False, index=True),
    Column("campaign", String(80), nullable=False),
    Column("product_id", String(200), nullable=False),
    Column("displaced", Text, nullable=False),
    Column("runner_up", String(80)),
    Column("price", Integer, nullable=False),
)
SPENT = Table(
    "sponsored_spent",
    METADATA,
    Column("campaign", String(80), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("spent", BigInteger, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Showing:
    """One sponsored product on one shelf.

    Attributes:
        campaign: who pays.
        product_id: what is shown.
        price: in thousandths of a minor unit.
        budget: of the campaign's day, likewise.
        runner_up: the campaign that set the price; None where the reserve did.
        displaced: ids that would have been shown instead.
    """

    campaign: str
    product_id: str
    price: int
    budget: int
    runner_up: str | None = None
    displaced: tuple[str, ...] = ()


class Spending:
    """The books of one shop's sponsored place; safe to use from several threads and processes."""

    def __init__(self, transcript: Transcript) -> None:
        """Makes the tables where they are missing."""
        self._engine = transcript.engine
        METADATA.create_all(self._engine, [SHOWINGS, SPENT])

    def spent(self, day: date) -> dict[str, int]:
        """Return what each campaign has spent on a day, in thousandths of a minor unit."""
        wanted = select(SPENT.c.campaign, SPENT.c.spent).where(SPENT.c.day == day)
        with self._engine.connect() as connection:
            return {str(name): int(spent) for name, spent in connection.execute(wanted)}

    def charge(self, showing: Showing, key: str, day: date) -> bool:
        """Charge a showing to its campaign.

        Args:
            showing: what was shown.
            key: of the turn, so that it is charged once.
            day: of the shop.

        Returns:
            False, and nothing charged, where that key was charged before or the budget is used up.
        """
        row: dict[str, Any] = {"campaign": showing.campaign, "day": day}
        mine = (SPENT.c.campaign == showing.campaign) & (SPENT.c.day == day)
        fits = SPENT.c.spent + showing.price <= showing.budget
        try:
            self._open_account(row)
            with self._engine.begin() as connection:
                connection.execute(
                    insert(SHOWINGS).values(
                        **row,
                        key=hashlib.sha256(key.encode()).hexdigest(),
                        product_id=showing.product_id,
                        displaced=" ".join(showing.displaced),
                        runner_up=showing.runner_up,
                        price=showing.price,
                    )
                )
                paid = connection.execute(
                    update(SPENT).where(mine & fits).values(spent=SPENT.c.spent + showing.price)
                )
                if not paid.rowcount:
                    connection.rollback()
                return bool(paid.rowcount)
        except IntegrityError:
            return False

    def _open_account(self, row: dict[str, Any]) -> None:
        """Begin a campaign's day at 0, unless somebody has."""
        wanted = select(SPENT.c.spent).where(
            (SPENT.c.campaign == row["campaign"]) & (SPENT.c.day == row["day"])
        )
        with self._engine.connect() as connection:
            if connection.execute(wanted).first() is not None:
                return
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(SPENT).values(**row, spent=0))
        except IntegrityError:
            return  # another server was first
