"""A merchant's feed, in whatever format, to products: the one way in.

It knows how the steps follow one another; each step is a module beside it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from retrieval.catalog import Product
from retrieval.errors import FeedError
from retrieval.feeds.column_map import ColumnMap, OwnersMap, read_owners_map
from retrieval.feeds.convert import Converter
from retrieval.feeds.currency import settle_money
from retrieval.feeds.derive import derive_attributes
from retrieval.feeds.groups import flatten_details, group_rows
from retrieval.feeds.guess import guess_map
from retrieval.feeds.json_rows import read_json
from retrieval.feeds.merchant_xml import read_merchant_xml
from retrieval.feeds.nested import flatten_rows
from retrieval.feeds.parquet_rows import MAGIC, read_parquet
from retrieval.feeds.rows import BadRow, Rows
from retrieval.feeds.scripts import locale_of_titles
from retrieval.feeds.shopify import group_shopify, is_shopify
from retrieval.feeds.tables import read_table
from retrieval.feeds.text import decode, refuse_binary
from retrieval.feeds.values import plain_text

__all__ = ["Feed", "read_feed", "read_rows"]

DEFAULT_CURRENCY = "USD"
LARGEST_BYTES = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Feed:
    """What was read of a feed.

    Attributes:
        format: as a person calls it.
        rows: how many there were, bad ones among them.
        products: in the order of the feed.
        bad: rows and variants that were left out, by line.
        mapping: column mapping used.
        currency: ISO 4217 code of every price.
        currency_source: how it is known, in words.
        locale: that the titles' script gives away; None when it does not.
        notes: what was decided on the way, for the owner to see.
        place: what `BadRow.line` counts: "line", "entry" or "row".
    """

    format: str
    rows: int
    products: tuple[Product, ...]
    bad: tuple[BadRow, ...]
    mapping: ColumnMap
    currency: str
    currency_source: str
    locale: str | None
    notes: tuple[str, ...]
    place: str


def read_feed(
    path: Path,
    *,
    mapping: Path | None = None,
    currency: str | None = None,
    usual_currency: str | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Feed:
    """Read a feed in CSV, TSV, JSON, JSON lines, Parquet, Shopify's export or Google's XML.

    The format is told by the content, not by the file's name.

    Args:
        path: the file.
        mapping: the owner's mapping file; None guesses every column.
        currency: for prices that do not say theirs.
        usual_currency: taken where neither the feed nor `currency` says; None takes that of the
            country whose script the titles are in, else USD.
        tell: called with each step's name as it begins.

    Raises:
        FeedError: the file cannot be read as a feed, lacks what a product needs, or has no row
            that is a product; one line.
    """
    tell(f"reading {path.name}")
    rows = read_rows(path)
    count = len(rows.rows) + len(rows.bad)
    tell("mapping columns")
    if is_shopify(rows.columns):
        rows = group_shopify(rows)
    rows = flatten_rows(flatten_details(rows))
    owners = OwnersMap() if mapping is None else read_owners_map(mapping, rows.columns)
    columns = guess_map(rows, owners)
    _require(columns, rows, path.name)
    country = locale_of_titles(_titles(rows, columns))
    usual = usual_currency or (country[1] if country else DEFAULT_CURRENCY)
    money = settle_money(rows, columns, currency, usual)
    if "group" in columns.fields:
        rows, columns = group_rows(rows, columns)
    tell("making products")
    converter = Converter(rows, columns, money)
    converter.run()
    bad = tuple(sorted([*rows.bad, *converter.bad], key=lambda b: b.line))
    if not converter.products:
        raise FeedError(f"{path.name} has no row that is a product. {_first_reasons(bad, rows)}")
    products, found = derive_attributes(converter.products)
    notes = [*rows.notes, *(f"{n} {what} were left out." for what, n in converter.dropped.items())]
    return Feed(
        format=rows.format,
        rows=count,
        products=products,
        bad=bad,
        mapping=columns,
        currency=money.currency,
        currency_source=money.source,
        locale=country[0] if country else None,
        notes=(*notes, *found),
        place=rows.place,
    )


def _titles(rows: Rows, columns: ColumnMap) -> list[str]:
    named = columns.fields.get("title", ())[:1]
    return [plain_text(row.values.get(column)) for row in rows.rows for column in named]


def read_rows(path: Path) -> Rows:
    """Read a file's rows, whatever its format.

    Raises:
        FeedError: it is missing, empty, binary, packed, damaged or without rows.
    """
    if path.is_dir():
        raise FeedError(f"{path} is a folder; give the feed's file.")
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise FeedError(f"No feed at {path}.") from None
    if size > LARGEST_BYTES:
        raise FeedError(
            f"{path.name} has {size} bytes; at most {LARGEST_BYTES} are read. Split it."
        )
    data = path.read_bytes()
    if data.startswith(MAGIC):
        return read_parquet(path)
    refuse_binary(data, path.name)
    decoded = decode(data)
    start = decoded.text.lstrip("\ufeff \t\r\n")[:1]
    if start == "<":
        return read_merchant_xml(data, path.name)
    if start in ("{", "["):
        return read_json(decoded.text, path.name)
    return read_table(decoded, path.name)


def _require(columns: ColumnMap, rows: Rows, name: str) -> None:
    has = {*columns.fields, *columns.constants, *columns.made}
    priced = {"price", "variants"} & has
    missing = [field for field in ("id", "title") if field not in has]
    missing += [] if priced else ["price"]
    if missing:
        raise FeedError(
            f"{name}: no column for {' and '.join(missing)} among {', '.join(rows.columns[:30])}. "
            f'Name it in a mapping file, such as {missing[-1]} = "COLUMN", and give --map FILE.'
        )


def _first_reasons(bad: tuple[BadRow, ...], rows: Rows) -> str:
    told = "; ".join(f"{rows.place} {b.line}: {b.reason}" for b in bad[:3])
    more = f" and {len(bad) - 3} more" if len(bad) > 3 else ""
    return f"Left out: {told}{more}." if told else ""
