"""Which currency a feed's prices are in, and how its numbers are written.

It votes over the whole feed; a price in another currency than the feed's is a bad row.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.errors import FeedError
from retrieval.feeds.column_map import ColumnMap
from retrieval.feeds.rows import Rows
from retrieval.feeds.values import plain_text
from retrieval.feeds.variants import RawVariant
from retrieval.prices import currency_in, decimal_mark, is_currency

__all__ = ["Money", "settle_money", "stated_currency"]


@dataclass(frozen=True, slots=True)
class Money:
    """How the feed writes prices.

    Attributes:
        currency: ISO 4217 code.
        source: how it is known, in words.
        mark: the decimal mark.
    """

    currency: str
    source: str
    mark: str


def settle_money(rows: Rows, mapping: ColumnMap, given: str | None, usual: str) -> Money:
    """Find the currency and the decimal mark.

    Args:
        rows: the feed.
        mapping: of its columns.
        given: the owner's choice, for prices that do not say.
        usual: taken where neither the feed nor the owner says.

    Raises:
        FeedError: the owner's code is none, or all prices are in another currency.
    """
    if given is not None and not is_currency(given):
        raise FeedError(f"The currency {given!r} is not known; give a code such as EUR or USD.")
    constant = mapping.constants.get("currency")
    texts, votes = [], Counter[str]()
    for column, value, own in _prices(rows, mapping):
        if isinstance(value, str):
            texts.append(value)
        code = own or stated_currency(value, mapping.currencies.get(column), given)
        if code is not None:
            votes[code] += 1
    mark = decimal_mark(texts)
    if constant is not None:
        return Money(constant.upper(), "from the mapping file", mark)
    if given is not None:
        if votes and not votes[given]:
            stated = votes.most_common(1)[0][0]
            raise FeedError(
                f"The feed's prices are in {stated}, not in {given}; leave --currency out, or "
                "name another price column in a mapping file."
            )
        return Money(given, "as given", mark)
    if votes:
        currency = min(votes, key=lambda code: (-votes[code], code))
        return Money(currency, "as the feed says", mark)
    return Money(usual, "assumed: the feed names none; give --currency", mark)


def stated_currency(value: object, of_column: str | None, usual: str | None) -> str | None:
    """Return a price's currency: by its own sign or code, else its column's; None if neither."""
    if isinstance(value, dict):
        code = value.get("currency") or value.get("currency_code") or value.get("currencyCode")
        return str(code).upper() if code else of_column
    if isinstance(value, str) and (own := currency_in(value, usual or of_column)) is not None:
        return own
    return of_column


def _prices(rows: Rows, mapping: ColumnMap) -> Iterator[tuple[str, object, str | None]]:
    """Yield (column, value, the row's own currency) of every price in the feed."""
    columns = mapping.fields.get("price", ())
    codes = mapping.fields.get("currency", ())
    for row in rows.rows:
        said = next((plain_text(row.values.get(c)).upper() for c in codes), "")
        own = said if said and is_currency(said) else None
        for column in columns:
            if row.values.get(column) not in (None, ""):
                yield column, row.values[column], own
        for column in mapping.fields.get("variants", ()):
            listed = row.values.get(column)
            for variant in listed if isinstance(listed, list) else ():
                if isinstance(variant, RawVariant):
                    yield column, variant.price, own
                elif isinstance(variant, dict):
                    yield column, variant.get("price"), own
