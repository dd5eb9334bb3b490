"""What kinds of thing are called: by categories, and by the titles of their products."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from assistant.understanding.words.entries import Phrase, phrase_of
from assistant.understanding.words.lexicon import (
    COLOURS,
    FILLERS,
    GENERIC_NOUNS,
    MATERIALS,
    PREPOSITIONS,
)
from assistant.understanding.words.text import tokenize
from retrieval.catalog import Product

__all__ = ["category_names", "kind_words", "title_phrases"]

# A word is a kind of thing when it ends this many titles, and this share of those that have it.
KIND_TITLES = 3
KIND_SHARE = 0.3
# Two words of titles name a category when this many titles have them, nearly all in these few.
PHRASE_TITLES = 3
PHRASE_COVERED = 0.9
PHRASE_CATEGORIES = 3
PHRASE_SHARE = 0.1
_PLAIN = FILLERS | PREPOSITIONS
_NO_KINDS = GENERIC_NOUNS | COLOURS | MATERIALS
_SPLIT = re.compile(r"\s*(?:,|&|/|\+|\band\b|\bor\b|;)\s*", re.IGNORECASE)
_TAIL = re.compile(r"\s*(?:,|\(|\||:|\s[-–—]\s|\b(?:with|for|in)\b)", re.IGNORECASE)


def category_names(value: str) -> Iterator[Phrase]:
    """Yields what a category may be called: "Water & Fridge Bottles" is also "fridge bottle"."""
    whole = phrase_of(value)
    yield whole
    parts = [phrase_of(part) for part in _SPLIT.split(value)]
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return
    last = parts[-1]
    for part in parts:
        # In "Water & Fridge Bottles" the lone first word modifies: it is no category itself.
        if part is not last and len(part) == 1 and len(last) > 1:
            yield (*part, last[-1])
        else:
            yield part
    first = parts[0]
    if len(first) > 1 and len(last) == 1:
        yield (*first[:-1], last[0])


def kind_words(last: Counter[str], among: Counter[str]) -> frozenset[str]:
    """Returns the words that end titles: what a thing is, in languages that say it last.

    Args:
        last: how many titles end in each word.
        among: how many titles have each word.
    """
    return frozenset(
        word
        for word, count in last.items()
        if count >= KIND_TITLES
        and word.isalpha()
        and len(word) > 2
        and count / among[word] >= KIND_SHARE
        and word not in _NO_KINDS
    )


def title_phrases(
    products: Sequence[Product], heads: Collection[str], taken: Collection[str]
) -> dict[Phrase, tuple[str, ...]]:
    """Returns two-word phrases of titles with the categories that their products lie in.

    Args:
        products: of the catalogue.
        heads: words that a kind of thing may end with.
        taken: words that name a value: in "wool beanie" the wool stays a material.
    """
    within: dict[Phrase, Counter[str]] = defaultdict(Counter)
    for product in products:
        if product.category:
            norms = [t.norm for t in tokenize(_TAIL.split(product.title, maxsplit=1)[0])]
            for one, other in zip(norms, norms[1:], strict=False):
                if other in heads and one not in taken and _modifies(one):
                    within[one, other][product.category[-1]] += 1
    found: dict[Phrase, tuple[str, ...]] = {}
    for phrase, counts in within.items():
        total = sum(counts.values())
        leaves = [name for name, count in counts.items() if count >= PHRASE_SHARE * total]
        covered = sum(counts[name] for name in leaves) >= PHRASE_COVERED * total
        if total >= PHRASE_TITLES and covered and len(leaves) <= PHRASE_CATEGORIES:
            found[phrase] = tuple(leaves)
    return found


def _modifies(word: str) -> bool:
    return word.isalpha() and len(word) > 2 and word not in _PLAIN
