"""Objects inside objects, as JSON feeds and Parquet have them, brought into columns.

{"rating": {"rate": 4.5, "count": 7}} becomes the columns "rating.rate" and "rating.count", which
are then guessed as any others. It knows shapes, not fields' meanings.
"""

from typing import TypeGuard

from retrieval.catalog.names import facet_name
from retrieval.feeds.rows import Row, Rows

__all__ = ["flatten_rows"]

# Objects under these names are what a merchant calls attributes; they stay in one piece.
_PACKED = frozenset(
    {"attributes", "attribute", "specifications", "specification", "specs", "spec", "properties"}
    | {"features", "details", "product_details", "dimensions", "additional_attributes", "options"}
    | {"product_attributes", "product_specifications", "technical_details", "characteristics"}
)
_AMOUNT = frozenset({"amount", "value", "price", "current"})
_CODE = frozenset({"currency", "currency_code", "currencyCode", "priceCurrency"})
_DEEPEST = 3


def flatten_rows(rows: Rows) -> Rows:
    """Return rows whose objects are columns, but for prices and what is called attributes."""
    if not any(_is_nested(v) for row in rows.rows for v in row.values.values()):
        return rows
    flat = []
    for row in rows.rows:
        values: dict[str, object] = {}
        for key, value in row.values.items():
            _flatten(str(key), value, values, 1)
        flat.append(Row(row.line, values))
    columns = list(dict.fromkeys(key for row in flat for key in row.values))
    return Rows(rows.format, columns, flat, rows.bad, rows.notes, rows.place)


def _is_nested(value: object) -> bool:
    return isinstance(value, dict) or _is_pairs(value)


def _flatten(key: str, value: object, into: dict[str, object], depth: int) -> None:
    if _is_pairs(value):
        value = {str(one.get("name", one.get("key"))): one.get("value") for one in value}
        into.setdefault(key, value)
        return
    whole = depth > _DEEPEST or facet_name(key) in _PACKED or _is_price(value)
    if isinstance(value, dict) and not whole:
        for name, inner in value.items():
            _flatten(f"{key}.{name}", inner, into, depth + 1)
    else:
        into.setdefault(key, value)


def _is_price(value: object) -> bool:
    return isinstance(value, dict) and bool(_AMOUNT & set(value)) and bool(_CODE & set(value))


def _is_pairs(value: object) -> TypeGuard[list[dict[str, object]]]:
    """Whether it is a list of {"name": ..., "value": ...}."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(
            isinstance(one, dict) and "value" in one and ("name" in one or "key" in one)
            for one in value
        )
    )
