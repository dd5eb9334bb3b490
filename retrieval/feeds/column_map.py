"""Which column says what: given by the owner in a file, or guessed; either way printed.

It reads the file's form; guessing is in `guess`.
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import process, utils

from retrieval.catalog.names import facet_name
from retrieval.errors import FeedError
from retrieval.prices import is_currency

__all__ = ["FIELDS", "ColumnMap", "OwnersMap", "read_owners_map"]

FIELDS = (
    "id", "title", "description", "category", "brand", "price", "compare_at", "currency", "stock",
    "availability", "rating", "rating_count", "url", "image", "tags", "seller", "parent", "group",
    "added", "variants",
)  # fmt: skip


@dataclass(slots=True)
class ColumnMap:
    """Where each field of a product comes from.

    Attributes:
        fields: field -> columns. Of "category" they are the levels of the path, broad to narrow;
            of "description" all are joined; of the others the first that says something counts.
        constants: field -> the same text for every product.
        attributes: attribute -> column.
        packed: columns that hold several attributes as a JSON object.
        ignored: column -> why it is not read.
        currencies: price column -> the currency that its name gives.
        fallbacks: field -> columns to read where the field's own say nothing.
        made: field -> how its value is made where no column has it.
    """

    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    packed: tuple[str, ...] = ()
    ignored: dict[str, str] = field(default_factory=dict)
    currencies: dict[str, str] = field(default_factory=dict)
    fallbacks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """Return the mapping as plain JSON values: field -> columns, and the rest by kind."""
        fields: dict[str, object] = {
            name: list(columns) if len(columns) > 1 else columns[0]
            for name, columns in self.fields.items()
        }
        fields.update({name: {"constant": text} for name, text in self.constants.items()})
        fields.update({name: {"made": how} for name, how in self.made.items()})
        return {
            **{name: fields[name] for name in FIELDS if name in fields},
            "attributes": dict(self.attributes),
            "packed": list(self.packed),
            "ignored": dict(self.ignored),
        }

    def lines(self) -> list[str]:
        """Return the mapping for a person, one field a line."""
        told = []
        for name in FIELDS:
            if name in self.fields:
                joint = (
                    " > " if name == "category" else " + " if name == "description" else ", else "
                )
                told.append(f"{name} <- {joint.join(self.fields[name])}")
            elif name in self.constants:
                told.append(f"{name} = {self.constants[name]}")
            elif name in self.made:
                told.append(f"{name} {self.made[name]}")
        told += [f"attribute {name} <- {column}" for name, column in self.attributes.items()]
        told += [f"attributes <- the JSON in {column}" for column in self.packed]
        told += [f"not read: {column} ({why})" for column, why in self.ignored.items()]
        return told


@dataclass(frozen=True, slots=True)
class OwnersMap:
    """What the owner fixed; the rest is guessed.

    Attributes:
        fields: field -> columns.
        constants: field -> text.
        attributes: attribute -> column; None to guess them.
        ignore: columns not to read.
    """

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    attributes: Mapping[str, str] | None = None
    ignore: tuple[str, ...] = ()


def read_owners_map(path: Path, columns: Sequence[str]) -> OwnersMap:
    """Read a mapping file.

    Args:
        path: TOML or JSON: field = "column", a list of columns, or {constant = "text"}; a table
            "attributes" of attribute = "column"; "ignore", a list of columns.
        columns: of the feed.

    Raises:
        FeedError: the file is missing or neither, names an unknown field, or a column that the
            feed does not have; says what comes close.
    """
    data = _parse(path)
    fields: dict[str, tuple[str, ...]] = {}
    constants: dict[str, str] = {}
    attributes: dict[str, str] | None = None
    ignore: tuple[str, ...] = ()
    for key, value in data.items():
        if key == "attributes" and isinstance(value, dict):
            attributes = {
                facet_name(name): _column(column, name, columns, path)
                for name, column in value.items()
            }
        elif key == "ignore":
            ignore = _columns(value, key, columns, path)
        elif key not in FIELDS:
            raise FeedError(
                f"{path.name}: unknown field {key!r}.{_close(key, FIELDS)} Fields: "
                f"{', '.join(FIELDS)}, attributes, ignore."
            )
        elif (constant := _constant(key, value, columns)) is not None:
            constants[key] = constant
        else:
            fields[key] = _columns(value, key, columns, path)
    return OwnersMap(fields, constants, attributes, ignore)


def _parse(path: Path) -> dict[str, object]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise FeedError(f"No mapping file at {path}.") from None
    except UnicodeDecodeError:
        raise FeedError(f"{path.name} is not in UTF-8.") from None
    try:
        data = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (json.JSONDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise FeedError(f"{path.name} is neither TOML nor JSON: {error}.") from None
    if not isinstance(data, dict) or not data:
        raise FeedError(f'{path.name} maps nothing; write lines such as title = "Name".')
    return data


def _constant(field_name: str, value: object, columns: Sequence[str]) -> str | None:
    if isinstance(value, dict) and len(value) == 1:
        name, constant = next(iter(value.items()))
        if name in ("constant", "value") and isinstance(constant, str | int | float):
            return str(constant)
    if field_name == "currency" and isinstance(value, str) and value not in columns:
        code = value.strip().upper()
        return code if len(code) == 3 and is_currency(code) else None
    return None


def _columns(value: object, field_name: str, columns: Sequence[str], path: Path) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    if not listed:
        raise FeedError(f"{path.name}: {field_name} names no column.")
    return tuple(_column(one, field_name, columns, path) for one in listed)


def _column(value: object, field_name: str, columns: Sequence[str], path: Path) -> str:
    if not isinstance(value, str):
        raise FeedError(
            f"{path.name}: {field_name} = {value!r} is not allowed; give a column's name, a list "
            'of them, or {constant = "text"}.'
        )
    if value in columns:
        return value
    loose = {facet_name(column): column for column in columns}
    if facet_name(value) in loose:
        return loose[facet_name(value)]
    raise FeedError(
        f"{path.name}: {field_name} = {value!r}, but the feed has no such column."
        f"{_close(value, columns)} Columns: {', '.join(columns[:40])}. "
        'For the same text everywhere write {constant = "text"}.'
    )


def _close(value: str, allowed: Sequence[str]) -> str:
    best = process.extractOne(value, allowed, processor=utils.default_process, score_cutoff=60)
    return f" Did you mean {best[0]}?" if best else ""
