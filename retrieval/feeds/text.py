"""Bytes to text: which encoding a feed is in, and which of its lines are broken.

It knows encodings, not formats.
"""

import codecs
import re
from dataclasses import dataclass, field

from retrieval.errors import FeedError

__all__ = ["BROKEN", "Decoded", "decode", "refuse_binary"]

# Stands in a line for bytes that are no text; such a line is left out.
BROKEN = "\ufffd"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTAINERS = (
    (b"PK\x03\x04", "a ZIP archive or a spreadsheet", "unpack it, or save the sheet as CSV"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save the sheet as CSV"),
    (b"\x1f\x8b", "compressed with gzip", "unpack it"),
    (b"BZh", "compressed with bzip2", "unpack it"),
    (b"\xfd7zXZ", "compressed with xz", "unpack it"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstandard", "unpack it"),
    (b"%PDF", "a PDF", "export the data itself"),
    (b"\x89PNG", "a picture", "export the data itself"),
    (b"\xff\xd8\xff", "a picture", "export the data itself"),
    (b"GIF8", "a picture", "export the data itself"),
    (b"SQLite format 3", "a database", "export a table as CSV"),
)
_KINDS = "CSV, TSV, JSON, JSON lines, Parquet, a Shopify export or Google Merchant XML"
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

# Where a Latin letter or a usual sign of a Western text stands: what cp1252 gives for a file that
# really is cp1252. Anything else is a sign that the bytes are not text in it.
_WESTERN = re.compile("[\u00c0-\u00f6\u00f8-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e]")
_SIGNS = re.compile("[\u00a0\u00a3\u00a9\u00ab\u00ae\u00b0-\u00b3\u00b5\u00b7\u00b9-\u00be\u00bf"
                    "\u00d7\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac\u2122]")  # fmt: skip


@dataclass(slots=True)
class Decoded:
    """A file's text.

    Attributes:
        text: with BROKEN where bytes were no text.
        encoding: as Python names it.
        notes: what was decided, for the owner to see.
    """

    text: str
    encoding: str
    notes: list[str] = field(default_factory=list)


def refuse_binary(data: bytes, name: str) -> None:
    """Refuse what is plainly no feed.

    Raises:
        FeedError: the file is empty, is packed, or is binary; says which.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise FeedError(f"{name} is empty; a feed is {_KINDS}.")
    for magic, what, do in _CONTAINERS:
        if data.startswith(magic):
            raise FeedError(f"{name} is {what}; {do} first. A feed is {_KINDS}.")
    if _wide_encoding(data) is None:
        sample = data[:65536]
        if len(_CONTROL.findall(sample)) > max(5, 0.02 * len(sample)):
            raise FeedError(f"{name} is binary; a feed is {_KINDS}.")


def _wide_encoding(data: bytes) -> str | None:
    """Return the encoding that a byte order mark or the pattern of NULs gives away."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half >= 8 and odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    if half >= 8 and even > 0.4 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def decode(data: bytes) -> Decoded:
    """Decode a whole file.

    A byte order mark decides. Otherwise it is UTF-8 if it can be; if some lines cannot, UTF-8 with
    those lines broken where the other lines speak for UTF-8 or the bytes make no Western words,
    else Windows-1252.
    """
    wide = _wide_encoding(data)
    if wide is not None:
        text = data.decode(wide, errors="replace").removeprefix("\ufeff")
        return Decoded(text, wide, [] if wide == "utf-8" else [f"The file is in {wide.upper()}."])
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    lines = [line for line in re.split(rb"[\r\n]+", data) if not line.isascii()]
    broken = [line for line in lines if not _is_utf8(line)]
    if len(broken) == len(lines) and all(_is_western(line) for line in broken):
        text = data.decode("cp1252", errors="replace")
        return Decoded(text, "cp1252", ["The file is in Windows-1252, not UTF-8."])
    return Decoded(data.decode("utf-8", errors="replace"), "utf-8")


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_western(line: bytes) -> bool:
    """Whether the line makes sense in Windows-1252: accented letters in words, usual signs."""
    try:
        text = line.decode("cp1252")
    except UnicodeDecodeError:
        return False
    for at, char in enumerate(text):
        if char.isascii() or _SIGNS.match(char):
            continue
        beside = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
        if not _WESTERN.match(char) or not any(c.isascii() and c.isalpha() for c in beside):
            return False
    return True
