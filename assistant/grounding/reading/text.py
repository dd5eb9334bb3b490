"""A draft as pieces (sentences, list items, table rows) and tokens, each with its place.

It knows markdown, abbreviations and CJK stops; it knows nothing of products or claims.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

__all__ = [
    "Piece",
    "Token",
    "fold",
    "lower",
    "quotable",
    "split_pieces",
    "stem",
    "tokenize",
    "words",
]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None)
_QUOTES = str.maketrans("\u2018\u2019\u02bc\u201c\u201d\u2033\u2032\u2011\u2010", "'''\"\"\"'--")
_MARKER = re.compile(
    r"(?:[ \t]*(?:[-*+•▪◦‣·–—]|\d{1,2}[.)]|\(\d{1,2}\)|[a-h][.)]|#{1,6}|>)[ \t]+)+"
)
_TABLE_RULE = re.compile(r"[ \t|:\-]+(?=\n|$)")
_STOP = re.compile(r"[.!?…]+[\"')\]*_”’]*(?=\s|$)|[。！？；]+[”’」）]*")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'])(?:e\.g|i\.e|approx|incl|excl|max|min|vs|etc|mr|mrs|ms|dr|st|no|nr|ca|rs|inc"
    r"|ltd|co|oz|lbs?|ft|vol|fig|ref|art|tel|dept|est|jr|sr|bros|u\.s|a\.m|p\.m|z\.b|ggf|"
    r"inkl|ab)\.$",
    re.IGNORECASE,
)
_WIDE_RUN = re.compile(r"[^\x00-\x7f]+")
_CLAUSE_END = re.compile(r"[.!?;:]+(?=[\s\"')\]”’]|$)|\n")
_NO_WORD = re.compile(r"[^\w|]+")
_LOCAL = threading.local()


@dataclass(frozen=True, slots=True)
class Token:
    """One word: `text` as written, `low` in lower case, [start, end) in the draft."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Whether it is written as a name: a capital letter first, or inside (iPhone)."""
        return any(c.isupper() for c in self.text)


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence, list item, heading or table row.

    Attributes:
        start: offset of the first character after any list marker.
        end: offset after the last character, trailing space excluded.
        kind: "text", "item" (first sentence of a list item), "heading", "header", "rule" or "row".
        line: number of the line it stands in, from 0.
        indent: columns before the marker.
        marker: the number of a numbered item, else None.
    """

    start: int
    end: int
    kind: str
    line: int
    indent: int
    marker: int | None = None


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


def clean(text: str) -> str:
    """Drop zero-width characters, which could split a figure for the reader but not for us."""
    return text if text.isascii() else text.translate(_ZERO_WIDTH)


def fold(text: str) -> str:
    """Return the text with full-width forms, odd spaces and quotes made plain; same length."""
    if text.isascii():
        return text
    return _WIDE_RUN.sub(lambda m: "".join(map(_fold_char, m.group())), text.translate(_QUOTES))


def lower(text: str) -> str:
    """Lower-case without changing the length."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words of a folded text in [start, end), with offsets into the whole text."""
    stop = len(text) if end is None else end
    return [
        Token(m.group(), lower(m.group()), m.start(), m.end())
        for m in _WORD.finditer(text, start, stop)
    ]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the Snowball English stem of a lower-case word; possessives are dropped."""
    stemmer = getattr(_LOCAL, "stemmer", None)
    if stemmer is None:
        stemmer = _LOCAL.stemmer = Stemmer.Stemmer("english")
    return str(stemmer.stemWord(word.removesuffix("'s").removesuffix("'")))


def words(text: str) -> list[str]:
    """Return the lower-case words of any text, in order."""
    return [m.group() for m in _WORD.finditer(lower(fold(text)))]


def quotable(text: str) -> str:
    """Return the words of a text with "|" where a sentence or clause ends."""
    marked = _CLAUSE_END.sub(" | ", lower(fold(text)))
    return " ".join(_NO_WORD.sub(" ", marked).split()).strip("| ")


def split_pieces(
    text: str,
    protected: Iterable[tuple[int, int]] = (),
    first_line: int = 0,
    in_table: bool = False,
) -> list[Piece]:
    """Split a folded draft into pieces; everything between two pieces is white space or a marker.

    Args:
        text: the draft, folded.
        protected: spans in which no sentence ends (product titles such as "Dr. Martens").
        first_line: number of the text's first line.
        in_table: whether the text goes on with a table begun before it.
    """
    spans = tuple(protected)
    pieces: list[Piece] = []
    offset, table = 0, in_table
    for number, line in enumerate(text.split("\n"), start=first_line):
        if line.count("|") >= 2 and line.strip().startswith("|"):
            ruled = _TABLE_RULE.match(text, offset + len(line) + 1) is not None
            pieces.append(_table_piece(line, offset, number, table or not ruled))
            table = True
        else:
            table = False
            pieces.extend(_line_pieces(text, line, offset, number, spans))
        offset += len(line) + 1
    return pieces


def _table_piece(line: str, offset: int, number: int, inside: bool) -> Piece:
    start = offset + len(line) - len(line.lstrip())
    end = offset + len(line.rstrip())
    kind = "rule" if _TABLE_RULE.match(line) else "row" if inside else "header"
    return Piece(start, end, kind, number, 0)


def _line_pieces(
    text: str, line: str, offset: int, number: int, spans: tuple[tuple[int, int], ...]
) -> Iterator[Piece]:
    marker = _MARKER.match(line)
    begin = offset + (marker.end() if marker else len(line) - len(line.lstrip()))
    end = offset + len(line.rstrip())
    indent = len(line) - len(line.lstrip())
    mark = marker.group().strip() if marker else ""
    kind = "heading" if mark.startswith("#") else "item" if mark else "text"
    digits = re.findall(r"\d+", mark)
    position = int(digits[-1]) if digits else None
    for first, last in _sentences(text, begin, end, spans):
        yield Piece(first, last, kind, number, indent, position)
        kind = "text"


def _sentences(
    text: str, begin: int, end: int, spans: tuple[tuple[int, int], ...]
) -> Iterator[tuple[int, int]]:
    start = begin
    for stop in _STOP.finditer(text, begin, end):
        if not _is_end(text, start, stop, spans):
            continue
        yield start, stop.end()
        start = stop.end()
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


# "J. Smith", and the "2." of a list; but "rated 4.5 out of 5." ends
_MARK_OR_INITIAL = re.compile(r"(?:^|\s)[A-Z]\.$|(?:^|[.:;!?]\s+)\d{1,2}\.$")


def _is_end(
    text: str, start: int, stop: "re.Match[str]", spans: tuple[tuple[int, int], ...]
) -> bool:
    if any(a < stop.start() < b for a, b in spans):
        return False
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    before = text[max(start, stop.start() - 12) : stop.start() + 1]
    if _ABBREVIATION.search(before):
        return False
    return not _MARK_OR_INITIAL.search(before) or len(text) <= stop.end() + 1
