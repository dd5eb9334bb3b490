"""Shopify's product export: a row per variant or picture, rows of one product by their handle.

Rows are grouped here; what the columns mean is said in the names that `guess` knows.
"""

import re
from collections.abc import Mapping, Sequence

from retrieval.catalog.names import facet_name
from retrieval.feeds.rows import BadRow, Row, Rows
from retrieval.feeds.values import clean_text, is_missing, plain_text, read_count
from retrieval.feeds.variants import RawVariant

__all__ = ["group_shopify", "is_shopify"]

# The names of the older and of the newer export, both without "variant" in front.
_HANDLE = ("handle", "url_handle")
_KEPT = {
    "title": "title",
    "body_html": "description",
    "description": "description",
    "vendor": "brand",
    "product_category": "category",
    "type": "product_type",
    "tags": "tags",
    "image_src": "image",
    "product_image_url": "image",
}
_NOT_PUBLISHED = frozenset({"draft", "archived", "unlisted"})
_OPTION = re.compile(r"option_?(\d)_(name|value)")


def is_shopify(columns: Sequence[str]) -> bool:
    """Whether these are the columns of a Shopify product export."""
    names = {_plain(column) for column in columns}
    return bool(names & set(_HANDLE)) and {"title", "price"} <= names and "option1_name" in names


def _plain(column: str) -> str:
    name = re.sub(r"[^a-z0-9]+", "_", column.casefold()).strip("_")
    return name.removeprefix("variant_")


def group_shopify(rows: Rows) -> Rows:
    """Make one row of each product; what is not for sale is left out and counted in a note."""
    plain = {column: _plain(column) for column in rows.columns}
    metafields = {
        column: facet_name(column.split("(")[0])
        for column in rows.columns
        if "(product.metafields." in column
    }
    products: dict[str, list[Row]] = {}
    grouped = Rows("Shopify export", [], [], bad=list(rows.bad), notes=list(rows.notes))
    for row in rows.rows:
        values: dict[str, object] = {}
        for column, value in row.values.items():
            if plain[column] not in values or is_missing(values[plain[column]]):
                values[plain[column]] = value
        values.update({metafields[c]: v for c, v in row.values.items() if c in metafields})
        handle = next((plain_text(values[h]) for h in _HANDLE if values.get(h)), "")
        if handle:
            products.setdefault(handle, []).append(Row(row.line, values))
        else:
            grouped.bad.append(BadRow(row.line, "no id: the handle is empty"))
    hidden = 0
    for handle, entries in products.items():
        if _is_hidden(entries[0].values):
            hidden += 1
            continue
        grouped.rows.append(_product(handle, entries, tuple(metafields.values())))
    if hidden:
        grouped.notes.append(f"{hidden} products that are not published were left out.")
    names = dict.fromkeys(name for row in grouped.rows for name in row.values)
    grouped.columns = list(names)
    return grouped


def _is_hidden(values: Mapping[str, object]) -> bool:
    status = plain_text(values.get("status")).casefold()
    published = plain_text(values.get("published") or values.get("published_on_online_store"))
    return status in _NOT_PUBLISHED or published.casefold() == "false"


def _product(handle: str, entries: Sequence[Row], metafields: Sequence[str]) -> Row:
    first = entries[0].values
    values: dict[str, object] = {"id": handle}
    for name, kept in _KEPT.items():
        if not is_missing(first.get(name)):
            values.setdefault(kept, first[name])
    if plain_text(values.get("category")).casefold() == "uncategorized":
        del values["category"]
    for name in metafields:
        if not is_missing(first.get(name)):
            values[name] = first[name]
    names = _option_names(first)
    variants = []
    for at, row in enumerate(entries):
        is_picture = is_missing(row.values.get("price")) and not any(
            not is_missing(row.values.get(f"option{n}_value")) for n in (1, 2, 3)
        )
        if at == 0 or not is_picture:
            variants.append(_variant(row, names))
    values["variants"] = variants
    return Row(entries[0].line, values)


def _option_names(first: Mapping[str, object]) -> dict[int, str]:
    names = {}
    for name, value in first.items():
        match = _OPTION.fullmatch(name)
        if match is not None and match[2] == "name" and not is_missing(value):
            names[int(match[1])] = facet_name(plain_text(value))
    return names


def _variant(row: Row, names: Mapping[int, str]) -> RawVariant:
    values = row.values
    options = {}
    for number, name in names.items():
        text = clean_text(values.get(f"option{number}_value"), 100)
        if name and text and text != "Default Title":
            options[name] = text
    stock = read_count(values.get("inventory_qty") or values.get("inventory_quantity"))
    tracked = not is_missing(values.get("inventory_tracker"))
    oversold = plain_text(
        values.get("inventory_policy") or values.get("continue_selling_when_out_of_stock")
    ).casefold() in ("continue", "true")
    says_tracker = "inventory_tracker" in values
    always = oversold or (says_tracker and not tracked)
    return RawVariant(
        id=clean_text(values.get("sku"), 100).lstrip("'") or None,
        options=options,
        price=values.get("price"),
        compare_at=values.get("compare_at_price"),
        stock=None if always and not stock else stock,
        available=True if always else None,
        line=row.line,
    )
