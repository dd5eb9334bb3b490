"""Rows of one product in feeds that give every variant a row with a group's id.

Google's item_group_id, and columns like it elsewhere.
"""

import re
from collections.abc import Mapping, Sequence

from retrieval.catalog.names import facet_name
from retrieval.feeds.column_map import ColumnMap
from retrieval.feeds.rows import Row, Rows
from retrieval.feeds.values import clean_text, is_missing, plain_text, read_availability, read_count
from retrieval.feeds.variants import RawVariant

__all__ = ["flatten_details", "group_rows"]

# What may tell the variants of one product apart.
OPTIONS = ("size", "colour", "material", "pattern", "flavour", "scent", "capacity", "style")


def flatten_details(rows: Rows) -> Rows:
    """Bring Google's product_detail elements into columns, one attribute each."""
    key = next(
        (c for c in rows.columns if facet_name(c) in ("product_detail", "g_product_detail")), None
    )
    if key is None:
        return rows
    flat = []
    for row in rows.rows:
        values = {name: value for name, value in row.values.items() if name != key}
        details = row.values.get(key)
        for detail in details if isinstance(details, list) else [details]:
            name, value = _detail(detail)
            if name and value:
                values.setdefault(name, value)
        flat.append(Row(row.line, values))
    columns = list(dict.fromkeys(name for row in flat for name in row.values))
    return Rows(rows.format, columns, flat, rows.bad, rows.notes, rows.place)


def _detail(detail: object) -> tuple[str, str]:
    if isinstance(detail, dict):
        name, value = detail.get("attribute_name"), detail.get("attribute_value")
        return facet_name(plain_text(name)), plain_text(value)
    parts = plain_text(detail).split(":")
    return (facet_name(parts[-2]), parts[-1].strip()) if len(parts) >= 2 else ("", "")


def group_rows(rows: Rows, mapping: ColumnMap) -> tuple[Rows, ColumnMap]:
    """Make one row of the rows of each group; a row without a group stays as it is.

    Args:
        rows: one a variant.
        mapping: with a "group" field.

    Returns:
        Rows whose id is the group's, with "variants"; and the mapping that fits them.
    """
    group_columns = mapping.fields["group"]
    groups: dict[str, list[Row]] = {}
    for row in rows.rows:
        group = _first(row, group_columns)
        own = _first(row, mapping.fields.get("id", ()))
        groups.setdefault(f"g {group}" if group else f"r {own} {row.line}", []).append(row)
    kept: list[Row] = []
    for key, members in groups.items():
        single = key.startswith("r ")
        kept.append(members[0] if single else _grouped(key[2:], members, mapping))
    fields = {**mapping.fields, "variants": ("variants",)}
    del fields["group"]
    grouped = Rows(rows.format, [*rows.columns, "variants"], kept, rows.bad, rows.notes, rows.place)
    changed = ColumnMap(
        fields,
        mapping.constants,
        mapping.attributes,
        mapping.packed,
        mapping.ignored,
        mapping.currencies,
        mapping.fallbacks,
        mapping.made,
    )
    return grouped, changed


def _first(row: Row, columns: Sequence[str]) -> str:
    said = (row.values.get(column) for column in columns)
    return next((plain_text(value) for value in said if not is_missing(value)), "")


def _grouped(group: str, members: Sequence[Row], mapping: ColumnMap) -> Row:
    columns = {name: mapping.attributes[name] for name in OPTIONS if name in mapping.attributes}
    telling = {
        name: column
        for name, column in columns.items()
        if len({plain_text(row.values.get(column)) for row in members}) > 1
        or (name == "size" and not is_missing(members[0].values.get(column)))
    }
    values: dict[str, object] = dict(members[0].values)
    for column in telling.values():
        values[column] = None
    for column in mapping.fields.get("id", ())[:1]:
        values[column] = group
    titles = mapping.fields.get("title", ())
    if titles:
        values[titles[0]] = _common_title([_first(row, titles) for row in members])
    values["variants"] = [_variant(row, telling, mapping) for row in members]
    return Row(members[0].line, values)


def _variant(row: Row, telling: Mapping[str, str], mapping: ColumnMap) -> RawVariant:
    options = {
        name: text
        for name, column in telling.items()
        if not is_missing(row.values.get(column))
        and (text := clean_text(row.values.get(column), 100))
    }
    prices = [row.values.get(c) for c in mapping.fields.get("price", ())]
    before = [row.values.get(c) for c in mapping.fields.get("compare_at", ())]
    stocks = [row.values.get(c) for c in mapping.fields.get("stock", ())]
    states = [row.values.get(c) for c in mapping.fields.get("availability", ())]
    return RawVariant(
        id=clean_text(_first(row, mapping.fields.get("id", ())), 100) or None,
        options=options,
        price=next((p for p in prices if not is_missing(p)), None),
        compare_at=next((p for p in before if not is_missing(p)), None),
        stock=next((n for s in stocks if (n := read_count(s)) is not None), None),
        available=next((a for s in states if (a := read_availability(s)) is not None), None),
        line=row.line,
    )


def _common_title(titles: Sequence[str]) -> str:
    """Return the words that all titles begin with, where they are most of the first title."""
    words = [title.split() for title in titles]
    shared = 0
    for together in zip(*words, strict=False):
        if len(set(together)) > 1:
            break
        shared += 1
    common = re.sub(r"[\s,\-–—/|(\[:]+$", "", " ".join(words[0][:shared]))
    return common if shared >= 2 and len(common) * 2 >= len(titles[0]) else titles[0]
