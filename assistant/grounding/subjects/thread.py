"""The thread of a draft: what it has spoken of so far, and how a sentence falls into segments."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.grounding.reading.text import Piece
from assistant.grounding.records.book import Entry

if TYPE_CHECKING:
    from assistant.grounding.subjects.scene import Segment

__all__ = ["Thread", "split_segments"]

_SPLIT = re.compile(
    r"[;:]\s|,\s+(?:(?:and|but|while|whereas|though|although|yet|so|plus|or|which|who|with)\b)?"
    r"|\s(?:and|but|while|whereas|though|although|yet|plus|because|since|which|whose|as "
    r"well as|&)(?=\s)"
    r"|\s[–—-]{1,2}\s|\s*[()\[\]]\s*|[.。，；：]\s|\s\|\s|…"
)


@dataclass(slots=True)
class Thread:
    """What the draft has spoken of so far; carried from piece to piece.

    Attributes:
        focus: ids of the last subject.
        item: ids that the current list item, heading or table row is about.
        named: ids in the order of their first mention.
        places: number in the draft's own list to id.
        entry: the order last spoken of.
        columns: labels of the current table.
        told: segments of the sentence before, of which "the other isn't" may speak.
    """

    focus: tuple[str, ...] = ()
    item: tuple[str, ...] = ()
    item_indent: int = 0
    item_numbered: bool = False
    item_line: int = -1
    named: list[str] = field(default_factory=list)
    places: dict[int, str] = field(default_factory=dict)
    entry: Entry | None = None
    columns: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    told: "tuple[Segment, ...]" = ()

    def copy(self) -> "Thread":
        """Return an independent copy, so that a piece can be read twice."""
        return replace(self, named=list(self.named), places=dict(self.places))


def split_segments(
    low: str, piece: Piece, guarded: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, separator before) of each segment of a piece; guarded spans stay whole."""
    start, before = piece.start, ""
    for match in _SPLIT.finditer(low, piece.start, piece.end):
        if any(a < match.end() and match.start() < b for a, b in guarded):
            continue
        if low[start : match.start()].strip(" *_"):
            yield start, match.start(), before
        start, before = match.end(), match.group().strip()
    if low[start : piece.end].strip(" *_"):
        yield start, piece.end, before
