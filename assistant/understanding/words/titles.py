"""Products named in full: "the Kestrel Crag Canister Gas Stove" in the middle of a message.

A name is the words of a title, in its order, from its start or after its brand, up to its end or
to what follows a comma (", Black"). Knows titles; knows nothing of what is wanted of them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.understanding.words.lexicon import word_set
from assistant.understanding.words.text import Token, tokenize
from retrieval.catalog import Product

__all__ = ["NamedProducts", "TitleIndex"]

# Fewer words describe a kind of thing rather than name a product.
SHORTEST = 3
# Without the brand, a name has a word that at most this many titles share.
RARE = 5
# More products of one name are a kind of thing.
MOST = 8
_POINTING = word_set("the that this your")
_TAIL = re.compile(r"\s*(?:,|\(|\||\s[-–—]\s)")


@dataclass(frozen=True, slots=True)
class NamedProducts:
    """Products of one name, and the tokens [start, end) that name them."""

    start: int
    end: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Title:
    product_id: str
    words: tuple[str, ...]
    least: int
    branded: bool


class TitleIndex:
    """All titles of a catalogue, by their first two words. Thread-safe."""

    def __init__(self, products: Sequence[Product]) -> None:
        """Reads the titles once; linear in their length."""
        self._by_start: dict[tuple[str, str], list[_Title]] = defaultdict(list)
        self._among: Counter[str] = Counter()
        for product in products:
            tokens = tokenize(product.title[:200])
            words = tuple(token.norm for token in tokens)
            self._among.update(set(words))
            tail = _TAIL.search(product.title)
            core = sum(token.end <= tail.start() for token in tokens) if tail else len(words)
            brand = tuple(token.norm for token in tokenize(product.brand or ""))
            branded = len(brand) if words[: len(brand)] == brand else 0
            for start in {0, branded}:
                if len(words) - start >= SHORTEST:
                    least = max(core - start, SHORTEST)
                    title = _Title(product.id, words[start:], least, bool(branded) and not start)
                    self._by_start[words[start], words[start + 1]].append(title)

    def find(self, tokens: Sequence[Token]) -> list[NamedProducts]:
        """Returns the products named, from left to right, without overlap; the longest name each.

        Products whose names differ only after a comma come together, unless the message goes on
        with what tells them apart.
        """
        norms = tuple(token.norm for token in tokens)
        found: list[NamedProducts] = []
        at = 0
        while at < len(norms) - 1:
            named = self._named_at(norms, at)
            if named is not None:
                found.append(named)
                at = named.end
            else:
                at += 1
        return found

    def _named_at(self, norms: tuple[str, ...], at: int) -> NamedProducts | None:
        best, fitting = 0, list[_Title]()
        for title in self._by_start.get((norms[at], norms[at + 1]), ()):
            length = _shared_start(norms[at:], title.words)
            whole = length >= title.least or self._has_code(norms[at : at + length])
            if not whole or length < best:
                continue
            if length > best:
                best, fitting = length, []
            fitting.append(title)
        # A title that ends here is meant before one that goes on.
        fitting = [title for title in fitting if len(title.words) == best] or fitting
        if not fitting or len(fitting) > MOST:
            return None
        rare = any(self._among[word] <= RARE for word in norms[at : at + best])
        # "Juno women's cotton jumper" may describe; "the Juno women's cotton jumper" names.
        definite = at > 0 and norms[at - 1] in _POINTING
        if not (rare or definite or any(title.branded for title in fitting)):
            return None
        ids = tuple(dict.fromkeys(title.product_id for title in fitting))
        return NamedProducts(at, at + best, ids)

    def _has_code(self, words: Sequence[str]) -> bool:
        """Whether the words name a model by its number."""
        return len(words) >= SHORTEST and any(
            word.isdigit() and len(word) >= SHORTEST and self._among[word] <= RARE for word in words
        )


def _shared_start(said: Sequence[str], words: Sequence[str]) -> int:
    length = 0
    for one, other in zip(said, words, strict=False):
        if one != other:
            break
        length += 1
    return length
