"""Words with their place in the message, folded so that a message and a catalogue can meet.

Linear in the length of the text, which is cut at MAX_CHARACTERS first.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

__all__ = ["MAX_CHARACTERS", "Token", "clean", "fold", "is_cjk", "singular", "tokenize"]

# A message longer than this keeps its beginning and its end: shoppers paste, then ask.
MAX_CHARACTERS = 4000
_TAIL = 1000

_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "people": "person",
    "mice": "mouse",
    "knives": "knife",
    "shelves": "shelf",
    "scarves": "scarf",
    "loaves": "loaf",
    "leaves": "leaf",
    "halves": "half",
    "wolves": "wolf",
    "lives": "life",
    "shoes": "shoe",
    "toes": "toe",
    "heroes": "hero",
    "potatoes": "potato",
    "tomatoes": "tomato",
    "series": "series",
    "movies": "movie",
    "cookies": "cookie",
    "brownies": "brownie",
    "hoodies": "hoodie",
    "onesies": "onesie",
    "beanies": "beanie",
    "ties": "tie",
    "pies": "pie",
    "gas": "gas",
    "axes": "axe",
}
_TOKEN = re.compile(
    r"[぀-ヿ㐀-鿿가-힯]"  # one CJK character each
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
_TAG = re.compile(r"<[^<>]{0,200}>")


class Token(NamedTuple):
    """A word or number: as written, folded, and its place [start, end) in the cleaned text."""

    text: str
    norm: str
    start: int
    end: int


def clean(text: str) -> str:
    """Returns the text to read: cut, without control characters and markup, spaces single."""
    if len(text) > MAX_CHARACTERS:
        text = text[: MAX_CHARACTERS - _TAIL] + " " + text[-_TAIL:]
    text = _TAG.sub(" ", text)
    kept = (c if unicodedata.category(c)[0] != "C" else " " for c in text)
    return " ".join("".join(kept).split())


def fold(word: str) -> str:
    """Returns the word in lower case without accents: the form in which words are compared."""
    if word.isascii():
        return word.lower()
    split = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in split if not unicodedata.combining(c))


def singular(word: str) -> str:
    """Returns a folded English word without its plural or possessive ending.

    Both sides of every comparison go through this, so it need not be good English: only equal
    for the forms of one word and different for different words.
    """
    word = word.replace("’", "'")
    if word.endswith("'s"):
        word = word[:-2]
    word = word.rstrip("'").replace("'", "")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def tokenize(text: str) -> list[Token]:
    """Returns the words and numbers of a text, in order; "5kg" is two tokens, CJK is by character.

    `norm` is folded and singular; spans refer to `text` as given.
    """
    return [Token(m.group(), _norm(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text)]


@lru_cache(maxsize=65536)
def _norm(word: str) -> str:
    return singular(fold(word))


def is_cjk(text: str) -> bool:
    """Whether the text has a Chinese, Japanese or Korean character."""
    return any("぀" <= c <= "ヿ" or "㐀" <= c <= "鿿" or "가" <= c <= "힯" for c in text)
