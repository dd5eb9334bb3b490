"""What is asked for by a name or a word that this shop knows nothing of: "headphones from Jabra".

It only notes such words, so that the shopper can be told; they constrain nothing.
"""

import re
from functools import lru_cache
from importlib.resources import files

from assistant.understanding.wants.wants import Wants
from assistant.understanding.words.lexicon import COLOURS, MATERIALS
from assistant.understanding.words.text import Token
from assistant.understanding.words.vocabulary import Vocabulary

__all__ = ["load_brands", "read_missing"]

# A name after these, or "X brand", is a maker's.
_MAKER = re.compile(
    r"\b(?:from|by|made by|(?:of|from) the brand|brand|brands?:|make:|like)\s+"
    r"(?P<name>[^\W\d_][\w&'’.-]*(?:\s+[A-Z][\w&'’.-]*)?)"
    r"|\b(?P<other>[^\W\d_][\w&'’.-]+)\s+brand\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:no|not|without|except|but|avoid|hate)\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def load_brands() -> frozenset[str]:
    """Returns well-known makers' names, folded: words that a shop without them cannot know."""
    text = (files("assistant.understanding.words") / "brands.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() for word in line.split())


def read_missing(text: str, wants: Wants, vocabulary: Vocabulary) -> None:
    """Notes makers, colours and materials that are asked for and that no product has."""
    asked = {
        match.start("name") if match["name"] else match.start("other")
        for match in _MAKER.finditer(text)
    }
    for at, token in enumerate(wants.tokens):
        if wants.known[at] or token.norm in vocabulary.words or (token.norm,) in vocabulary:
            continue
        if _NEGATED.search(text[max(0, token.start - 15) : token.start]):
            continue
        maker = _is_maker(token, vocabulary, asked=token.start in asked)
        quality = token.norm in COLOURS or token.norm in MATERIALS
        if maker or quality:
            wants.missing.append(token.text)
            wants.known[at] = True
            wants.unwanted.append((token.start, token.end))


def _is_maker(token: Token, vocabulary: Vocabulary, *, asked: bool) -> bool:
    if token.norm in load_brands():
        return True
    named = token.text[0].isupper() or token.norm not in vocabulary.ordinary
    return asked and named and token.norm.isalpha() and len(token.norm) > 2
