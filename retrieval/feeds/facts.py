"""What a column's values look like, over a sample spread through the feed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.feeds.rows import Row
from retrieval.feeds.values import is_missing, packed_object, plain_text
from retrieval.prices import parse_amount

__all__ = ["ColumnFacts", "column_facts"]

SAMPLE = 800
_URL = re.compile(r"(https?:)?//\S+\.\S+", re.IGNORECASE)
_PICTURE = re.compile(r"\.(jpe?g|png|webp|gif|avif|svg)(\W|$)", re.IGNORECASE)
_PATH = re.compile(r"\S\s*(>>?|›|»|::)\s*\S")


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """A column's looks; shares are in [0, 1], of the values that say something.

    Attributes:
        fill: share of the sampled rows with a value.
        numeric: numbers, prices with a currency among them.
        distinct: different values over values.
        mean_length: characters.
        urls: web addresses.
        pictures: addresses or paths of pictures.
        paths: texts such as "A > B".
        packed: JSON objects, or texts that hold one.
        lists: JSON lists.
        spaced: texts with a space in them.
    """

    fill: float
    numeric: float
    distinct: float
    mean_length: float
    urls: float
    pictures: float
    paths: float
    packed: float
    lists: float
    spaced: float


def column_facts(rows: Sequence[Row], columns: Sequence[str]) -> dict[str, ColumnFacts]:
    """Look at every column's values."""
    step = max(1, len(rows) // SAMPLE)
    sample = rows[::step][: 2 * SAMPLE]
    return {column: _facts([row.values.get(column) for row in sample]) for column in columns}


def _facts(values: Sequence[object]) -> ColumnFacts:
    said = [value for value in values if not is_missing(value)]
    count = len(said) or 1
    texts = [plain_text(value) for value in said]

    def share(hits: int) -> float:
        return hits / count

    return ColumnFacts(
        fill=len(said) / (len(values) or 1),
        numeric=share(sum(_is_number(v, t) for v, t in zip(said, texts, strict=True))),
        distinct=share(len(set(texts))),
        mean_length=share(sum(map(len, texts))),
        urls=share(sum(bool(_URL.match(text)) for text in texts)),
        pictures=share(sum(bool(_PICTURE.search(text)) for text in texts)),
        paths=share(sum(bool(_PATH.search(text)) for text in texts)),
        packed=share(sum(packed_object(value) is not None for value in said)),
        lists=share(sum(isinstance(value, list) for value in said)),
        spaced=share(sum(" " in text.strip() for text in texts)),
    )


def _is_number(value: object, text: str) -> bool:
    if isinstance(value, bool):
        return False
    return isinstance(value, int | float) or parse_amount(text) is not None
