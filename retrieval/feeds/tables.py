"""Tables of text: CSV and TSV, whatever their delimiter, quoting and line ends.

A row that does not fit the header is left out and named; one stray quote never swallows the rest
of the file. It knows tables, not products.
"""

import csv
import re
from collections.abc import Iterator, Sequence

from retrieval.errors import FeedError
from retrieval.feeds.rows import BadRow, Row, Rows
from retrieval.feeds.text import BROKEN, Decoded

__all__ = ["name_columns", "read_table"]

DELIMITERS = (",", ";", "\t", "|", "\x1f", "^", "~")
SNIFFED_LINES = 50
# A quoted field may hold line breaks; one that runs on for longer was never closed.
LONGEST_RECORD_LINES = 400
_LINE_END = re.compile(r"\r\n|\n|\r")


def read_table(decoded: Decoded, name: str) -> Rows:
    """Read a table.

    Raises:
        FeedError: there is no header, no row, or only one column.
    """
    lines = _LINE_END.split(decoded.text)
    start = next((at for at, line in enumerate(lines) if line.strip()), 0)
    delimiter = None
    if (hint := re.fullmatch(r"sep=(.)", lines[start].strip('"'), re.IGNORECASE)) is not None:
        delimiter = hint[1]
        start += 1
    if delimiter is None:
        delimiter = _sniff_delimiter(lines[start : start + SNIFFED_LINES])
    reader = _Records(lines, start, delimiter)
    header = next(iter(reader), None)
    if header is None:
        raise FeedError(f"{name} has no header line.")
    columns, notes = name_columns([field.strip() for field in header[1]])
    if len(columns) < 2:
        raise FeedError(
            f"{name} has one column only, {columns[0]!r}; a table needs a header line and a "
            f"delimiter such as ',', ';', tab or '|'."
        )
    table = Rows("TSV" if delimiter == "\t" else "CSV", columns, [], notes=decoded.notes + notes)
    for line, fields, problem in reader.fitting(len(columns)):
        if problem is None:
            table.rows.append(Row(line, dict(zip(columns, fields, strict=False))))
        else:
            table.bad.append(BadRow(line, problem))
    if not table.rows and not table.bad:
        raise FeedError(f"{name} has a header and no rows.")
    return table


def name_columns(header: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give every column a name of its own: nameless ones a number, repeated ones a count."""
    columns: list[str] = []
    notes = []
    for number, field in enumerate(header, 1):
        name = field or f"column {number}"
        copy = 2
        while name in columns:
            name = f"{field or f'column {number}'} ({copy})"
            copy += 1
        if field and name != field:
            notes.append(f"The column {field!r} stands twice; the later one is read as {name!r}.")
        columns.append(name)
    return columns, notes


def _sniff_delimiter(lines: Sequence[str]) -> str:
    """Return the delimiter under which most lines have as many columns as the header."""
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        records = [fields for _, fields in _Records(lines, 0, delimiter)]
        width = len(records[0]) if records else 0
        if width < 2:
            continue
        alike = sum(len(fields) == width for fields in records) / len(records)
        score = alike * width**0.5
        if score > best_score:
            best, best_score = delimiter, score
    return best


class _Records:
    """Records one after another; a later iteration goes on where the one before stopped."""

    def __init__(self, lines: Sequence[str], start: int, delimiter: str) -> None:
        self.lines = lines
        self.at = start
        self.delimiter = delimiter

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (line number, fields) with blank lines left out."""
        while self.at < len(self.lines):
            if not self.lines[self.at].strip():
                self.at += 1
                continue
            line = self.at + 1
            last = self._last_line()
            fields = self._split("\n".join(self.lines[self.at : last + 1]), quoted=True)
            self.at = last + 1
            yield line, fields

    def fitting(self, width: int) -> Iterator[tuple[int, list[str], str | None]]:
        """Yield (line number, fields, what is wrong or None).

        A record of the wrong width is read again from its first line alone: as text without
        quoting if that fits, else that line is left out and reading goes on below it.
        """
        while self.at < len(self.lines):
            first = self.lines[self.at]
            if not first.strip():
                self.at += 1
                continue
            line, last = self.at + 1, self._last_line()
            record = "\n".join(self.lines[self.at : last + 1])
            fields = _trim(self._split(record, quoted=True), width)
            if len(fields) != width:
                plain = _trim(self._split(first, quoted=False), width)
                if len(plain) == width and '"' in first:
                    fields, record, last = _unquoted(plain), first, self.at
                elif last > self.at:
                    record, last = first, self.at
            self.at = last + 1
            yield line, fields, _problem(record, fields, width)

    def _last_line(self) -> int:
        """Return where the record that begins here ends: where its quotes are closed."""
        at = self.at
        quotes = self.lines[at].count('"')
        while quotes % 2:
            at += 1
            if at >= len(self.lines) or at - self.at > LONGEST_RECORD_LINES:
                return self.at
            quotes += self.lines[at].count('"')
        return at

    def _split(self, record: str, *, quoted: bool) -> list[str]:
        """Split one record; csv's limit on a field's size does not apply to short fields."""
        if len(record) > 100_000:
            return _split_long(record, self.delimiter, quoted)
        try:
            if quoted:
                return next(csv.reader([record], delimiter=self.delimiter), [])
            plain = csv.reader([record], delimiter=self.delimiter, quoting=csv.QUOTE_NONE)
            return next(plain, [])
        except csv.Error:
            return []


def _split_long(record: str, delimiter: str, quoted: bool) -> list[str]:
    """Split a record of any length; csv.reader refuses fields over 131,072 characters."""
    if not quoted or '"' not in record:
        return record.split(delimiter)
    fields, at = [], 0
    while True:
        if record.startswith('"', at):
            end = at + 1
            while (end := record.find('"', end)) != -1 and record.startswith('""', end):
                end += 2
            close = len(record) if end == -1 else end
            stop = record.find(delimiter, close)
            stop = len(record) if stop == -1 else stop
            fields.append(record[at + 1 : close].replace('""', '"') + record[close + 1 : stop])
        else:
            stop = record.find(delimiter, at)
            stop = len(record) if stop == -1 else stop
            fields.append(record[at:stop])
        if stop >= len(record):
            return fields
        at = stop + len(delimiter)


def _unquoted(fields: Sequence[str]) -> list[str]:
    """Drop a quote that opens a field and is never closed."""
    return [f[1:] if f.startswith('"') and f.count('"') == 1 else f for f in fields]


def _trim(fields: list[str], width: int) -> list[str]:
    """Drop empty fields beyond the header: a delimiter at the end of the line."""
    while len(fields) > width and not fields[-1].strip():
        fields = fields[:-1]
    return fields


def _problem(record: str, fields: Sequence[str], width: int) -> str | None:
    if BROKEN in record:
        return "broken encoding: bytes that are no text"
    if "\x00" in record:
        return "broken encoding: NUL characters"
    if len(fields) != width:
        hint = "; a quote is not closed" if record.count('"') % 2 else ""
        return f"{len(fields)} columns where the header has {width}{hint}"
    return None
