"""Rows of a mapped feed to products; what cannot be one is left out, with its line and a reason."""

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from pydantic import ValidationError

from retrieval.catalog import Product
from retrieval.feeds.amounts import Amounts, Unfit
from retrieval.feeds.attributes import AttributeReader
from retrieval.feeds.column_map import ColumnMap
from retrieval.feeds.currency import Money
from retrieval.feeds.offers import read_offer, values_of
from retrieval.feeds.rows import BadRow, Row, Rows
from retrieval.feeds.text import BROKEN
from retrieval.feeds.values import (
    clean_text,
    is_missing,
    plain_text,
    read_address,
    read_count,
    read_date,
    read_image,
    read_list,
    read_path,
    read_rating,
)
from retrieval.feeds.variants import slug

__all__ = ["Converter"]

LONGEST_ID = 200
LONGEST_NAME = 200
LONGEST_TITLE = 500
LONGEST_DESCRIPTION = 20_000
MOST_TAGS = 100
DEEPEST_PATH = 12
_PATH_SEPARATORS = (">", "›", "»", "::", "|", " / ")
_RATING_SCALES = (5.0, 10.0, 100.0)


@dataclass(slots=True)
class Converter:
    """Turns rows into products, in order.

    Attributes:
        rows: the feed.
        mapping: of its columns.
        money: its currency and number format.
        products: what came of the rows.
        bad: rows that were left out.
        dropped: what was left out of products that stayed, counted.
    """

    rows: Rows
    mapping: ColumnMap
    money: Money
    products: list[Product] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    _lines: dict[str, int] = field(default_factory=dict)
    _separator: str | None = None
    _scale: float | None = None

    def run(self) -> None:
        """Convert every row."""
        attributes = AttributeReader(self.rows.rows, self.mapping)
        amounts = Amounts(self.money, self.mapping.currencies)
        self._separator = self._path_separator()
        self._scale = self._rating_scale()
        for row in self.rows.rows:
            try:
                product = self._product(row, attributes, amounts)
            except Unfit as problem:
                self.bad.append(BadRow(row.line, str(problem)))
                continue
            self.products.append(product)
            self._lines[product.id] = row.line

    def _first(self, row: Row, name: str) -> object:
        said = values_of(row, name, self.mapping)
        return said[0][1] if said else None

    def _product(self, row: Row, attributes: AttributeReader, amounts: Amounts) -> Product:
        title = self._title(row)
        identity = self._id(row, title)
        offer = read_offer(row, identity, self.mapping, amounts)
        options = [set(variant.options) for variant in offer.variants]
        listed = set.intersection(*options) if options else set()
        stated = {k: v for k, v in attributes.read(row).items() if k not in listed}
        rating, rating_count = self._rating(row)
        try:
            product = Product(
                id=identity,
                title=title,
                description=self._description(row, title),
                category=self._category(row),
                brand=self._name(row, "brand"),
                price_minor=offer.price_minor,
                currency=self.money.currency,
                compare_at_minor=offer.compare_at_minor,
                attributes=stated,
                variants=offer.variants,
                stock=offer.stock,
                available=offer.available,
                rating=rating,
                rating_count=rating_count,
                url=self._checked(row, "url"),
                image=self._checked(row, "image"),
                tags=self._tags(row),
                seller=self._name(row, "seller"),
                parent=self._name(row, "parent"),
                added=read_date(self._first(row, "added")),
            )
        except ValidationError as error:
            first = error.errors()[0]
            raise Unfit(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None
        self.bad += offer.bad
        return product

    def _title(self, row: Row) -> str:
        title = clean_text(self._first(row, "title"), LONGEST_TITLE)
        if not title:
            raise Unfit("no title")
        if BROKEN in title:
            raise Unfit("broken encoding in the title")
        return title

    def _id(self, row: Row, title: str) -> str:
        if "id" in self.mapping.made:
            address = read_address(self._first(row, "url"))
            identity = urlsplit(address).path.rstrip("/").rsplit("/", 1)[-1] if address else ""
            identity = identity or slug(title)[:LONGEST_ID]
        else:
            identity = clean_text(self._first(row, "id"), LONGEST_ID + 1)
        if not identity:
            raise Unfit("no id")
        if BROKEN in identity:
            raise Unfit("broken encoding in the id")
        if len(identity) > LONGEST_ID:
            raise Unfit(f"the id is longer than {LONGEST_ID} characters")
        if identity in self._lines:
            place = self.rows.place
            raise Unfit(f"duplicate id {identity!r}, first in {place} {self._lines[identity]}")
        return identity

    def _name(self, row: Row, field_name: str) -> str | None:
        name = clean_text(self._first(row, field_name), LONGEST_NAME)
        return name if name and BROKEN not in name else None

    def _description(self, row: Row, title: str) -> str:
        """Join what the columns say, without what another of them says already."""
        parts: list[str] = []
        for _, value in values_of(row, "description", self.mapping):
            part = clean_text(value, LONGEST_DESCRIPTION, lines=True).replace(BROKEN, "")
            if part and part != title and not any(part in told for told in parts):
                parts = [told for told in parts if told not in part] + [part]
        return "\n".join(parts)[:LONGEST_DESCRIPTION]

    def _category(self, row: Row) -> tuple[str, ...]:
        path: list[str] = []
        for _, value in values_of(row, "category", self.mapping):
            for node in read_path(value, self._separator):
                if node not in path:
                    path.append(node)
        if path:
            return tuple(path[:DEEPEST_PATH])
        for column in self.mapping.fallbacks.get("category", ()):
            value = row.values.get(column)
            if not is_missing(value):
                return read_path(value, ">" if ">" in plain_text(value) else None)[:DEEPEST_PATH]
        return ()

    def _path_separator(self) -> str | None:
        """Return what stands between the nodes of a path, if the column holds paths."""
        columns = self.mapping.fields.get("category", ())
        texts = [
            plain_text(row.values.get(column))
            for row in self.rows.rows[:2000]
            for column in columns
            if isinstance(row.values.get(column), str)
        ]
        texts = [text.replace("&gt;", ">") for text in texts if text]
        for separator in _PATH_SEPARATORS:
            if sum(separator in text for text in texts) > 0.2 * len(texts):
                return separator
        named_path = len(columns) == 1 and re.search(r"path|tree|breadcrumb", columns[0], re.I)
        if named_path and sum("/" in text for text in texts) > 0.5 * len(texts):
            return "/"
        return None

    def _rating(self, row: Row) -> tuple[float | None, int | None]:
        count = read_count(self._first(row, "rating_count"))
        value = self._first(row, "rating")
        if self._scale is None or value is None:
            return None, count
        rating = read_rating(value, self._scale)
        if rating is None:
            self.dropped["ratings that are no number from 0 to the column's highest"] += 1
        # Nobody rated it, so a 0 there is no verdict.
        return (None if count == 0 or (rating == 0 and not count) else rating), count

    def _rating_scale(self) -> float | None:
        """Return the scale on which nearly all ratings lie; None if there is none."""
        numbers = []
        for row in self.rows.rows:
            text = plain_text(self._first(row, "rating")).replace(",", ".")
            if re.fullmatch(r"\d{1,6}(\.\d+)?", text):
                numbers.append(float(text))
        for scale in _RATING_SCALES:
            if sum(number <= scale for number in numbers) >= 0.98 * len(numbers):
                return scale
        return None

    def _tags(self, row: Row) -> tuple[str, ...]:
        found = (
            tag for _, value in values_of(row, "tags", self.mapping) for tag in read_list(value)
        )
        return tuple(dict.fromkeys(found))[:MOST_TAGS]

    def _checked(self, row: Row, field_name: str) -> str | None:
        value = self._first(row, field_name)
        if value is None:
            return None
        address = read_image(value) if field_name == "image" else read_address(value)
        if address is None:
            self.dropped[f"{field_name}s that are no web address or path in the shop"] += 1
        return address
