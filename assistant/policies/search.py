"""Finds the passage that answers a question: by its words, and by what its sentences mean.

Words alone take "shipping to Cork" for "Shipping to us"; meaning alone misses names and numbers.
"""

import math
from collections import Counter
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.policies.passages import Passage, read_passages
from assistant.policies.words import SAID, STOP
from retrieval.encoder import Encoder
from retrieval.tokens import stem, terms

__all__ = ["Policies"]

K1, B = 1.5, 0.75  # Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", 3.5
HEADING_WEIGHT = 3
# What the best passage by words gains on a cosine in [-1, 1]; 77 questions about the demo shop's
# policies find their passage first: words alone 0.66, sentences alone 0.83, together 0.91.
WORDS_WEIGHT = 0.15
# Below this cosine, and without a word in common, a passage says nothing of what is asked.
NEAR_ENOUGH = 0.35
# A passage that scores less than this share of the best is left out.
WORTH_SAYING = 0.5
# What a question for a whole document says beside the document's name.
DOCUMENT_WORDS = frozenset(
    terms("policy policies rule rules condition conditions term terms about info information")
)
_Vector = NDArray[np.float32]


class Policies:
    """All passages of a shop."""

    def __init__(self, passages: tuple[Passage, ...], encoder: Encoder | None = None) -> None:
        """Counts the words of each passage, and encodes its sentences.

        Args:
            passages: in any order.
            encoder: for meaning; None finds by words only.
        """
        self.passages = passages
        self._encoder = encoder if passages else None
        self._words = [
            Counter(_words(p.text) + HEADING_WEIGHT * _words(f"{p.heading} {Path(p.file).stem}"))
            for p in passages
        ]
        lengths = [sum(words.values()) for words in self._words]
        mean = sum(lengths) / len(lengths) if lengths else 1.0
        self._norms = [K1 * (1 - B + B * length / (mean or 1.0)) for length in lengths]
        self._among = Counter(word for words in self._words for word in words)

    @classmethod
    def read(cls, folder: Path, encoder: Encoder | None = None) -> "Policies":
        """Reads every .md file of a folder, by name; no folder is no policies."""
        return cls(read_passages(folder), encoder)

    def warm(self) -> None:
        """Encodes the sentences now, which the first question would wait for otherwise."""
        if self.passages and self._encoder is not None:
            self.nearness(self._sentences[0][0])

    @property
    def topics(self) -> tuple[str, ...]:
        """The files' names without ".md", in order."""
        return tuple(dict.fromkeys(Path(p.file).stem for p in self.passages))

    def find(self, question: str, count: int = 2) -> tuple[Passage, ...]:
        """Return the passages that answer a question best, best first; () when none does.

        A passage that scores under half of the best is left out. Asked for a whole document by
        its name ("your returns policy"), it is the document's opening passages.
        """
        if named := self._document(question):
            return named[:count]
        scores = self._by_words(question)
        if self._encoder is not None:
            vector = np.asarray(self._encoder.encode_queries([question]), dtype=np.float32)[0]
            near = self._by_meaning(vector)
            answers = (near >= NEAR_ENOUGH) | (scores > 0)
            scores = np.where(answers, near + WORDS_WEIGHT * scores / max(scores.max(), 1e-9), 0)
        best = np.argsort(-scores, kind="stable")[:count]
        least = WORTH_SAYING * scores[best[0]] if len(best) else 0.0
        return tuple(self.passages[at] for at in best if scores[at] > 0 and scores[at] >= least)

    def nearness(self, vector: _Vector) -> float:
        """Returns how near the nearest sentence is to a message, a cosine; 0 without an encoder.

        Args:
            vector: (d,) unit vector of the message, by the encoder that was passed in.
        """
        return 0.0 if self._encoder is None else float(self._by_meaning(vector).max())

    def _document(self, question: str) -> tuple[Passage, ...]:
        """The passages of the document that a question names and says nothing else of."""
        asked = set(_words(question)) - DOCUMENT_WORDS
        for topic in self.topics:
            if asked and asked <= set(_words(topic.replace("-", " "))):
                return tuple(p for p in self.passages if Path(p.file).stem == topic)
        return ()

    @cached_property
    def _sentences(self) -> tuple[_Vector, NDArray[np.int64]]:
        """(n, d) unit rows of all sentences, and (p,) where each passage's first one is."""
        texts = [passage.sentences for passage in self.passages]
        starts = np.cumsum([0, *(len(said) for said in texts[:-1])])
        said = [sentence for each in texts for sentence in each]
        rows = self._encoder.encode_queries(said) if self._encoder else np.zeros((len(said), 0))
        return np.asarray(rows, dtype=np.float32), starts

    def _by_meaning(self, vector: _Vector) -> NDArray[np.float64]:
        """Returns (p,) the cosine of each passage's nearest sentence."""
        rows, starts = self._sentences
        return np.maximum.reduceat(rows @ vector, starts).astype(np.float64)

    def _by_words(self, question: str) -> NDArray[np.float64]:
        """Returns (p,) BM25 scores, 0 for no word in common."""
        asked = _asked_words(question)
        return np.array([self._score(at, asked) for at in range(len(self.passages))])

    def _score(self, at: int, asked: dict[str, float]) -> float:
        words, total = self._words[at], 0.0
        for word, weight in asked.items():
            if count := words.get(word, 0):
                among = self._among[word]
                rarity = math.log(1 + (len(self._words) - among + 0.5) / (among + 0.5))
                total += weight * rarity * count * (K1 + 1) / (count + self._norms[at])
        return total


def _asked_words(question: str) -> dict[str, float]:
    asked: dict[str, float] = {}
    said = {stem(word): meant for word, meant in SAID.items()}
    for word in _words(question):
        asked[word] = 1.0
        for meant in _words(said.get(word, "")):
            asked.setdefault(meant, 0.6)
    return asked


def _words(text: str) -> list[str]:
    return [term for term in terms(text) if term not in STOP]
