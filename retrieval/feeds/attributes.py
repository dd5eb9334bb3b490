"""A feed's own attributes: columns and JSON objects, cleaned into names and typed values.

A column has one type: numbers only where every value is one, yes and no likewise.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from retrieval.catalog.names import facet_name
from retrieval.catalog.product import AttributeValue
from retrieval.feeds.column_map import ColumnMap
from retrieval.feeds.column_names import merchant_words
from retrieval.feeds.rows import Row
from retrieval.feeds.values import clean_text, is_missing, packed_object, plain_text

__all__ = ["AttributeReader"]

LONGEST_NAME = 60
LONGEST_VALUE = 300
MOST_VALUES = 40
MOST_ATTRIBUTES = 200
_PREFIX = re.compile(r"([a-z]{1,2})_(?=.)", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?((0|[1-9]\d{0,14})([.]\d{1,9})?|[.]\d{1,9})")
_IDENTIFIER = frozenset(
    {"id", "ids", "ean", "gtin", "upc", "isbn", "mpn", "sku", "code", "zip", "postcode", "phone"}
    | {"number", "nr"}
)

# Names that mean something else in a filter.
_TAKEN = frozenset({"category", "brand", "price", "in_stock", "id", "title"})
_CLAIMS = ("is_", "has_")
_YES = {"true": True, "yes": True, "y": True, "false": False, "no": False, "n": False}
_FLAGS = {**_YES, "1": True, "0": False}
_SEPARATORS = ("|", ";", ",", " / ")

Reader = Callable[[object], AttributeValue | None]


class AttributeReader:
    """Reads every row's attributes, after a first look at all of them."""

    def __init__(self, rows: Sequence[Row], mapping: ColumnMap) -> None:
        """Decides names and types."""
        self.columns = {name: column for name, column in mapping.attributes.items() if name}
        packed = [
            [packed_object(row.values.get(column)) or {} for column in mapping.packed]
            for row in rows
        ]
        keys = {key for objects in packed for found in objects for key in found}
        names = _clean_names(keys)
        self.raw: dict[int, dict[str, object]] = {
            row.line: self._collect(row, objects, names)
            for row, objects in zip(rows, packed, strict=True)
        }
        values: dict[str, list[object]] = {}
        for found in self.raw.values():
            for name, value in found.items():
                values.setdefault(name, []).append(value)
        self.readers = {name: _reader(name, listed) for name, listed in values.items()}

    def read(self, row: Row) -> dict[str, AttributeValue]:
        """Return a row's attributes; at most MOST_ATTRIBUTES."""
        found: dict[str, AttributeValue] = {}
        for name, value in self.raw.get(row.line, {}).items():
            read = self.readers[name](value)
            if read is not None and read not in ("", ()) and len(found) < MOST_ATTRIBUTES:
                found[name] = read
        return found

    def _collect(
        self, row: Row, packed: Sequence[Mapping[str, object]], names: Mapping[str, str]
    ) -> dict[str, object]:
        """Return name -> value; a column stands before a JSON object's key of the same name."""
        found: dict[str, object] = {}
        for name, column in self.columns.items():
            value = row.values.get(column)
            if not is_missing(value) and not _is_objects(value):
                found[name] = value
        for objects in packed:
            for key, value in objects.items():
                name = names[key]
                fits = name and name not in found and not _is_objects(value)
                if fits and not is_missing(value):
                    found[name] = value
        return found


def _is_objects(value: object) -> bool:
    """Whether it is an object or a list of them, which is no attribute."""
    listed = value if isinstance(value, list | tuple) else [value]
    return any(isinstance(one, dict | list) for one in listed)


def _clean_names(keys: Iterable[str]) -> dict[str, str]:
    """Return each key's name, without the type that a feed writes in front: t_, n_, b_.

    That is one or two letters with which nearly all keys begin, in at most five kinds.
    """
    prefix_of = {key: m[1].casefold() for key in keys if (m := _PREFIX.match(key))}
    counts = Counter(prefix_of.values())
    often = {prefix for prefix, count in counts.items() if count >= 2}
    covered = sum(counts[prefix] for prefix in often)
    plenty = covered >= 0.9 * len(set(keys)) and covered >= 2 * len(often) + 1
    dropped = often if plenty and len(often) <= 5 else set()
    ignored = merchant_words().ignored
    names = {}
    for key in keys:
        bare = key[len(prefix_of[key]) + 1 :] if prefix_of.get(key) in dropped else key
        name = facet_name(bare)[:LONGEST_NAME].strip("_")
        names[key] = "" if ignored.fullmatch(name) or name in _TAKEN else name
    return names


def _reader(name: str, values: Sequence[object]) -> Reader:
    """Choose one type for all values of an attribute."""
    values = _one_kind(values)
    texts = [plain_text(value) for value in values]
    if all(
        isinstance(value, bool) or text.casefold() in _YES for value, text in _pairs(values, texts)
    ):
        return _read_flag
    if name.startswith(_CLAIMS) and set(texts) <= {"0", "1"}:
        return _read_flag
    named_id = bool(_IDENTIFIER & set(name.split("_")))
    if not named_id and all(_is_number(v, t) for v, t in _pairs(values, texts)):
        whole = all("." not in text for text in texts)
        return _read_whole if whole else _read_float
    if any(isinstance(value, list | tuple) for value in values):
        return _read_many
    separator = _separator(texts)
    if separator is not None:
        return lambda value: None if isinstance(value, bool) else _split(value, separator)
    return _read_text


def _one_kind(values: Sequence[object]) -> Sequence[object]:
    """Drop yes and no from among other values, or the others, whichever are fewer.

    Two attributes of a feed may come to the same name: "colour" = "Black", and whether a printer
    prints in "colour".
    """
    flags = [value for value in values if isinstance(value, bool)]
    others = [value for value in values if not isinstance(value, bool)]
    return flags if len(flags) > len(others) else others


def _pairs(values: Sequence[object], texts: Sequence[str]) -> Iterable[tuple[object, str]]:
    return zip(values, texts, strict=True)


def _is_number(value: object, text: str) -> bool:
    if isinstance(value, bool):
        return False
    return isinstance(value, int | float) or _NUMBER.fullmatch(text) is not None


def _read_flag(value: object) -> bool | None:
    return _FLAGS.get(plain_text(value).casefold())


def _read_whole(value: object) -> int | None:
    return None if isinstance(value, bool) else int(float(plain_text(value)))


def _read_float(value: object) -> float | None:
    return None if isinstance(value, bool) else round(float(plain_text(value)), 6)


def _read_text(value: object) -> str | None:
    return None if isinstance(value, bool) else clean_text(value, LONGEST_VALUE)


def _read_many(value: object) -> tuple[str, ...] | None:
    if isinstance(value, bool):
        return None
    parts = value if isinstance(value, list | tuple) else (value,)
    texts = (clean_text(part, LONGEST_VALUE) for part in parts if not is_missing(part))
    return tuple(dict.fromkeys(text for text in texts if text))[:MOST_VALUES]


def _split(value: object, separator: str) -> tuple[str, ...] | str:
    split = (part.strip() for part in plain_text(value).split(separator))
    parts = tuple(dict.fromkeys(part for part in split if part))
    return tuple(clean_text(part, LONGEST_VALUE) for part in parts[:MOST_VALUES]) or ""


def _separator(texts: Sequence[str]) -> str | None:
    """Return what stands between several values in one text, as in "Black,Silver".

    Only where the parts are values in their own right: nearly all of them turn up in several
    texts, and there are fewer of them than of texts.
    """
    for separator in _SEPARATORS:
        split = [[p.strip() for p in t.split(separator)] for t in texts if separator in t]
        if len(split) < 2:
            continue
        counts = Counter(
            part for text in texts for part in {p.strip() for p in text.split(separator)}
        )
        parts = [part for listed in split for part in listed]
        if any(len(part) > 40 for part in parts):
            continue
        repeated = sum(counts[part] >= 3 for part in parts)
        if repeated >= 0.8 * len(parts) and len(counts) <= len(set(texts)):
            return separator
    return None
