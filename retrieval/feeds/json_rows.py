"""JSON: one object a line, or one document with a list of objects in it.

It knows JSON, not products.
"""

from collections.abc import Iterable, Mapping

import orjson

from retrieval.errors import FeedError
from retrieval.feeds.rows import BadRow, Row, Rows
from retrieval.feeds.text import BROKEN

__all__ = ["read_json"]

# Under which key a document keeps its list, where it is an object.
LISTS = ("products", "items", "data", "goods", "results", "rows", "catalog", "catalogue", "offers")


def read_json(text: str, name: str) -> Rows:
    """Read a JSON document or JSON lines.

    Raises:
        FeedError: a document that is not closed or not JSON, or no list of objects in it.
    """
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("["):
        return _from_list(_parse_document(text, name), name)
    try:
        document = orjson.loads(text)
    except orjson.JSONDecodeError:
        return _from_lines(text, name)
    if isinstance(document, dict):
        for key in LISTS:
            if isinstance(document.get(key), list):
                return _from_list(document[key], name)
        return _from_lines(orjson.dumps(document).decode(), name)
    raise FeedError(f"{name} is JSON with no list of products in it.")


def _parse_document(text: str, name: str) -> list[object]:
    try:
        document = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise FeedError(
            f"{name} is no JSON: {error.msg} in line {error.lineno}, column {error.colno}."
        ) from None
    except UnicodeEncodeError:
        raise FeedError(f"{name} is no JSON: it holds characters that are no text.") from None
    if not isinstance(document, list):
        raise FeedError(f"{name} is JSON with no list of products in it.")
    return document


def _from_list(entries: list[object], name: str) -> Rows:
    rows = Rows("JSON", [], [], place="entry")
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            rows.bad.append(BadRow(number, "is no JSON object"))
        elif BROKEN in str(entry):
            rows.bad.append(BadRow(number, "broken encoding: bytes that are no text"))
        else:
            rows.rows.append(Row(number, entry))
    return _with_columns(rows, name)


def _from_lines(text: str, name: str) -> Rows:
    rows = Rows("JSON lines", [], [])
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        if BROKEN in line:
            rows.bad.append(BadRow(number, "broken encoding: bytes that are no text"))
            continue
        try:
            entry = orjson.loads(line)
        except (orjson.JSONDecodeError, UnicodeEncodeError) as error:
            rows.bad.append(BadRow(number, f"is no JSON: {getattr(error, 'msg', 'no text')}"))
            continue
        if isinstance(entry, dict):
            rows.rows.append(Row(number, entry))
        else:
            rows.bad.append(BadRow(number, "is no JSON object"))
    return _with_columns(rows, name)


def _with_columns(rows: Rows, name: str) -> Rows:
    if not rows.rows:
        first = f"; line {rows.bad[0].line} {rows.bad[0].reason}" if rows.bad else ""
        raise FeedError(f"{name} has no product in it{first}.")
    rows.columns = list(_keys(row.values for row in rows.rows))
    return rows


def _keys(entries: Iterable[Mapping[str, object]]) -> dict[str, None]:
    seen: dict[str, None] = {}
    for entry in entries:
        for key in entry:
            seen.setdefault(key)
    return seen
