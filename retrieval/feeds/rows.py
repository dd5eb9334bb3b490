"""What every reader of a feed gives: rows of named values, and the rows that are none."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["BadRow", "Row", "Rows"]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out.

    Attributes:
        line: where it begins in the file, from 1; the entry's number where a format has no lines.
        reason: one clause.
    """

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row: column -> value, a text, a number, a list or a dict, as the format has it."""

    line: int
    values: Mapping[str, object]


@dataclass(slots=True)
class Rows:
    """A feed as read, before any of it is understood.

    Attributes:
        format: as a person calls it: "CSV", "JSON lines", "Google Merchant XML" ...
        columns: in the order of the file.
        rows: in the order of the file.
        bad: what could not be read as a row.
        notes: what the reader had to decide, for the owner to see.
        place: what a line number counts: "line", "entry" or "row".
    """

    format: str
    columns: list[str]
    rows: list[Row]
    bad: list[BadRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    place: str = "line"
