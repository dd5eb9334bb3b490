"""The vocabulary of products' looks and make: which words say the same thing.

It reads vocabulary.toml, once, when first asked. A shop adds its own words under
[facets.NAME.synonyms] in shop.toml.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from retrieval.catalog.product import fold

__all__ = ["Vocabulary", "other_words", "split_words", "vocabulary"]

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one facet.

    Attributes:
        words: value -> words for it, the value itself among them.
        also: value -> the broader value that it is as well.
        phrases: split phrase -> value.
        lengths: first word -> lengths in words of the phrases that begin with it, falling.
        weak: phrases that often mean something else.
        filler: words that may stand beside a value in a tag.
        composed: statements such as "95% cotton" are read too.
    """

    words: Mapping[str, tuple[str, ...]]
    also: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], str]
    lengths: Mapping[str, tuple[int, ...]]
    weak: frozenset[tuple[str, ...]]
    filler: frozenset[str]
    composed: bool

    def with_broader(self, value: str) -> tuple[str, ...]:
        """Return the value and what it is as well: navy is blue."""
        return (value, self.also[value]) if value in self.also else (value,)


def split_words(text: str) -> tuple[str, ...]:
    """Return a text's words in lower case, without punctuation: "V-Neck" is ("v", "neck")."""
    return tuple(_WORD.findall(text.casefold()))


@cache
def vocabulary() -> Mapping[str, Vocabulary]:
    """Return the vocabulary, by facet."""
    path = Path(__file__).with_name("vocabulary.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {facet: _read(table) for facet, table in data.items()}


def _read(table: Mapping[str, Any]) -> Vocabulary:
    words = {value: tuple(listed) for value, listed in table["values"].items()}
    phrases = {split_words(word): value for value, listed in words.items() for word in listed}
    lengths: dict[str, set[int]] = {}
    for phrase in phrases:
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    return Vocabulary(
        words=words,
        also=table.get("also", {}),
        phrases=phrases,
        lengths={word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()},
        weak=frozenset(split_words(word) for word in table["weak"]),
        filler=frozenset(table["filler"]),
        composed=table.get("composed", False),
    )


def other_words(facet: str, value: str) -> tuple[str, ...]:
    """Return what else shoppers say for a facet's value; () where nothing is known."""
    known = vocabulary().get(facet)
    if known is None:
        return ()
    key = fold(value)
    kept = key if key in known.words else known.phrases.get(split_words(value))
    words = () if kept is None else (kept, *known.words[kept])
    return tuple(dict.fromkeys(word for word in words if word != key))
