"""How the lexical channel reads words: case, accents, plurals, model numbers, sizes and units.

"TN-2110", "tn2110" and "tn 2110" give the same terms, and so do "500mg" and "500 mg". It knows
no catalogue.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

__all__ = ["STOP_WORDS", "pieces", "stem", "terms"]

# Words that say nothing about a product; short, because a shop's words are few and telling.
STOP_WORDS = frozenset(
    {
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "for",
        "from",
        "has",
        "have",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "me",
        "my",
        "not",
        "of",
        "on",
        "or",
        "our",
        "so",
        "some",
        "such",
        "that",
        "the",
        "their",
        "then",
        "there",
        "these",
        "they",
        "this",
        "to",
        "was",
        "we",
        "were",
        "will",
        "with",
        "you",
        "your",
    }
)

# A decimal number, a run of letters, or a run of digits. CJK is cut into characters below.
_PIECE = re.compile(r"\d+(?:[.,]\d+)+|\d+|[^\W\d_]+")
_RUN = re.compile(r"[^\W_]+(?:[-./'’][^\W_]+)*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_POSSESSIVE = re.compile(r"['’]s?\b")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
LONGEST_JOINED = 24
# Units and series names are short ("mg", "usb", "rtx"): only these join a number beside them.
LONGEST_UNIT = 4

_STEMMER = Stemmer.Stemmer("english", 0)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return a word's stem: "boots" and "boot" have one, and so have "batteries" and "battery"."""
    return str(_STEMMER.stemWord(word))


def fold_text(text: str) -> str:
    """Return text in lower case without accents, compatible forms made one."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not _is_accent(c)))


def _is_accent(character: str) -> bool:
    return "\u0300" <= character <= "\u036f"


def pieces(text: str) -> Iterator[list[str]]:
    """Yield each written run as its pieces: "TN-2110 toner" is ["tn", "2110"], ["toner"]."""
    text = _POSSESSIVE.sub(" ", fold_text(text))
    text = _DECIMAL_COMMA.sub(".", _THOUSANDS.sub("", text)) if "," in text else text
    for run in _RUN.findall(text):
        found: list[str] = []
        for piece in _PIECE.findall(run):
            if _CJK.search(piece):
                found.extend(_bigrams(piece))
            else:
                found.append(piece.rstrip("0").rstrip(".") if "." in piece else piece)
        if found:
            yield found


def _bigrams(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(max(1, len(text) - 1))]


def terms(text: str) -> list[str]:
    """Return the terms of a text, in order, with repeats.

    Beside each word's stem there are joined terms: of a run that has a number or an inner mark
    ("tn2110", "wifi"), and of a word beside a number ("rtx 2060" gives "rtx2060").
    """
    found: list[str] = []
    last = ""
    for run in pieces(text):
        whole = "".join(run)
        if len(run) == 1 and run[0] in STOP_WORDS:
            last = ""
            continue
        found.extend(stem(piece) for piece in run if piece not in STOP_WORDS)
        if len(run) > 1 and len(whole) <= LONGEST_JOINED and not _CJK.search(whole):
            found.append(stem(whole))
        if last and len(run) == 1 and _is_measure(last, whole):
            found.append(last + whole)
        last = run[0] if len(run) == 1 else ""
    return found


def _is_measure(left: str, right: str) -> bool:
    word, number = (right, left) if left[0].isdigit() else (left, right)
    return number[0].isdigit() and not word[0].isdigit() and len(word) <= LONGEST_UNIT
