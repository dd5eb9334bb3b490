"""What a question about a product asks for: its price, stock, rating, or one of its facets.

It reads the words of a question against the catalogue's facets; it answers nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.understanding.words.text import tokenize
from retrieval.catalog import Facet, Product

__all__ = ["Aspect", "find_aspects"]

_PRICE = re.compile(r"\bhow much\b|\bprices?\b|\bcosts?\b|\bexpensive\b|多少钱|价格", re.IGNORECASE)
_STOCK = re.compile(
    r"\bin stock\b|\bavailab\w*\b|\bsold out\b|\bhow many (?:are|do you)\b|\bstill have\b"
    r"|有货|库存|缺货",
    re.IGNORECASE,
)
_RATING = re.compile(r"\brat(?:ed|ing|ings)\b|\breviews?\b|\bstars\b|评分|评价", re.IGNORECASE)
# What a shopper calls a facet -> words in the facet's name or label.
_CALLED = {
    "size": ("size",),
    "fit": ("size",),
    "made": ("material", "fabric"),
    "fabric": ("material", "fabric"),
    "color": ("colour", "color"),
    "heavy": ("weight",),
    "weigh": ("weight",),
    "big": ("size", "dimension", "capacity"),
    "large": ("size", "dimension", "capacity"),
    "maker": ("brand",),
    "who": ("brand",),
}


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing asked for.

    Attributes:
        kind: "price", "stock", "rating" or "facet".
        facet: of a facet.
        value: the value asked about ("in blue?"); None when the question is open.
    """

    kind: Literal["price", "stock", "rating", "facet"]
    facet: Facet | None = None
    value: str | None = None


_ASKED = ((Aspect("price"), _PRICE), (Aspect("stock"), _STOCK), (Aspect("rating"), _RATING))


def find_aspects(text: str, facets: Sequence[Facet], product: Product) -> list[Aspect]:
    """Return what a question asks for, in a fixed order; [] for "tell me about it"."""
    found = [aspect for aspect, pattern in _ASKED if pattern.search(text)]
    words = _without(text, product.title)
    valued = [Aspect("facet", facet, v) for facet in facets if (v := _named_value(facet, words))]
    if valued:
        # "Is it in stock in 42?" asks for the size; the stock is answered with it.
        return [a for a in found if a.kind != "stock"] + valued[:2]
    named = [Aspect("facet", facet) for facet in facets if _is_named(facet, words)]
    return found + named[:2]


def _without(text: str, title: str) -> list[str]:
    """Return the words of a question without those of the product's own title."""
    words = [token.norm for token in tokenize(text)]
    own = [token.norm for token in tokenize(title)]
    size = len(own)
    for at in range(len(words) - size + 1):
        if size and words[at : at + size] == own:
            return words[:at] + words[at + size :]
    return words


def _named_value(facet: Facet, words: list[str]) -> str | None:
    if facet.kind != "text" or facet.name == "category":
        return None
    best: tuple[int, str] | None = None
    for value in facet.values:
        for called in (value, *facet.synonyms.get(value, ())):
            parts = [token.norm for token in tokenize(called)]
            if _stands_in(parts, words, facet) and (best is None or len(parts) > best[0]):
                best = (len(parts), value)
    return best[1] if best else None


def _stands_in(parts: list[str], words: list[str], facet: Facet) -> bool:
    if not parts:
        return False
    # A bare letter or number is a size only when sizes are spoken of.
    if len(parts) == 1 and len(parts[0]) < 3 and not ({"size", facet.name} & set(words)):
        return False
    size = len(parts)
    return any(words[at : at + size] == parts for at in range(len(words) - size + 1))


def _is_named(facet: Facet, words: list[str]) -> bool:
    label = {token.norm for token in tokenize(f"{facet.name.replace('_', ' ')} {facet.label}")}
    if facet.name in ("category",):
        return False
    asked = {called for word in words for called in (word, *_CALLED.get(word, ()))}
    own = {word for word in label if len(word) > 2} - {"for", "the", "with", "and"}
    return bool(own & asked)
