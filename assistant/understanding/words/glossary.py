"""Chinese words for what shops sell, put into English for a catalogue that is written in English.

It translates words one by one, the longest first; it knows no grammar, and leaves the rest.
"""

import re
from functools import lru_cache
from importlib.resources import files

from assistant.understanding.words.text import is_cjk

__all__ = ["latin_words", "load_glossary", "to_english"]


_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]+")


@lru_cache(maxsize=1)
def load_glossary() -> dict[str, str]:
    """Returns English by Chinese."""
    text = (files("assistant.understanding.words") / "glossary.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    pairs = ((said, meant) for said, meant in (line.split(" ", 1) for line in lines))
    return dict(pairs)


def to_english(text: str) -> str:
    """Returns the text with the glossary's words in English; other texts as they are."""
    if not is_cjk(text):
        return text
    return _pattern().sub(lambda found: f" {load_glossary()[found.group()]} ", text)


def latin_words(text: str) -> str:
    """Returns the text without Chinese, Japanese and Korean characters and punctuation."""
    return " ".join(_CJK.sub(" ", text).split())


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(load_glossary(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))
