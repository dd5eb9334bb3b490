"""Prices of a feed to minor units, each with the reason where it is none."""

from dataclasses import dataclass

from retrieval.feeds.currency import Money, stated_currency
from retrieval.feeds.values import is_missing, plain_text, read_price
from retrieval.prices import minor_units

__all__ = ["Amounts", "Unfit"]

LARGEST_MINOR = 10**14


class Unfit(Exception):
    """A row or variant that cannot be sold as it is written; its text says why."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """Reads amounts in the feed's currency.

    Attributes:
        money: the feed's currency and number format.
        currencies: price column -> the currency that its name gives.
    """

    money: Money
    currencies: dict[str, str]

    def read(self, value: object, column: str | None = None) -> int:
        """Return a price in minor units.

        Raises:
            Unfit: it is missing, no number, negative, too large or in another currency.
        """
        if is_missing(value):
            raise Unfit("no price")
        currency = self.money.currency
        stated = stated_currency(value, self.currencies.get(column or ""), currency)
        if stated is not None and stated != currency:
            raise Unfit(f"price in {stated[:10]}, but the feed's currency is {currency}")
        amount = read_price(value, self.money.mark)
        told = repr(plain_text(value)[:40])
        if amount is None:
            raise Unfit(f"price is no number: {told}")
        if amount < 0:
            raise Unfit(f"price is negative: {told}")
        minor = minor_units(amount, currency)
        if minor > LARGEST_MINOR:
            raise Unfit(f"price is too large: {told}")
        return minor

    def read_or_none(self, value: object, column: str | None = None) -> int | None:
        """Return a price in minor units; None where `read` would refuse it."""
        try:
            return self.read(value, column)
        except Unfit:
            return None
