"""A shop's written policies, cut at their headings and found by their words.

It knows passages, not rules: what the shop does is decided in code elsewhere.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from retrieval.tokens import stem, terms

__all__ = ["Passage", "Policies"]

_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*\s*$")
_MARKS = re.compile(r"\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")

# Words that shoppers use -> words that policies use. Both are compared in their singular.
SAID = {
    "refund": "refund money back return",
    "money": "refund payment",
    "back": "return refund",
    "ship": "delivery shipping",
    "shipping": "delivery",
    "shipment": "delivery",
    "deliver": "delivery",
    "postage": "delivery fee cost",
    "arrive": "delivery",
    "send": "delivery return",
    "guarantee": "warranty",
    "broken": "warranty fault faulty defect",
    "defective": "warranty fault faulty",
    "damaged": "warranty fault faulty",
    "swap": "exchange",
    "change": "exchange change",
    "pay": "payment",
    "paypal": "payment account",
    "card": "payment card",
    "visa": "payment card",
    "voucher": "gift card promotion",
    "coupon": "promotion",
    "discount": "promotion",
    "gdpr": "privacy data",
    "personal": "privacy data",
    "cancel": "cancellation",
}
STOP = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "at",
        "be",
        "by",
        "can",
        "could",
        "do",
        "does",
        "for",
        "from",
        "get",
        "have",
        "how",
        "i",
        "if",
        "in",
        "is",
        "it",
        "me",
        "my",
        "of",
        "on",
        "or",
        "our",
        "please",
        "so",
        "that",
        "the",
        "there",
        "this",
        "to",
        "us",
        "we",
        "what",
        "when",
        "where",
        "which",
        "who",
        "will",
        "with",
        "would",
        "you",
        "your",
        "long",
        "much",
        "many",
        "about",
        "policy",
        "tell",
        "know",
        "want",
        "need",
        "take",
        "get",
        "give",
        "any",
        "some",
        "not",
        "no",
    ]
)
K1, B = 1.5, 0.75  # Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", 3.5
HEADING_WEIGHT = 3
# What a question for a whole document says beside the document's name.
DOCUMENT_WORDS = frozenset(
    terms("policy policies rule rules condition conditions term terms about info information")
)


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands under one heading.

    Attributes:
        file: the file's name, such as "returns.md".
        heading: the nearest heading; the file's title for what stands before any other.
        text: without markup.
    """

    file: str
    heading: str
    text: str

    @property
    def source(self) -> str:
        """Such as "returns.md#Refunds"."""
        return f"{self.file}#{self.heading}"


class Policies:
    """All passages of a shop, searched by BM25."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        """Counts the words of each passage."""
        self.passages = passages
        self._words = [
            Counter(_words(p.text) + HEADING_WEIGHT * _words(f"{p.heading} {Path(p.file).stem}"))
            for p in passages
        ]
        lengths = [sum(words.values()) for words in self._words]
        mean = sum(lengths) / len(lengths) if lengths else 1.0
        self._norms = [K1 * (1 - B + B * length / (mean or 1.0)) for length in lengths]
        self._among = Counter(word for words in self._words for word in words)

    @classmethod
    def read(cls, folder: Path) -> "Policies":
        """Reads every .md file of a folder, by name; no folder is no policies."""
        files = sorted(folder.glob("*.md")) if folder.is_dir() else []
        return cls(tuple(passage for file in files for passage in _passages(file)))

    @property
    def topics(self) -> tuple[str, ...]:
        """The files' names without ".md", in order."""
        return tuple(dict.fromkeys(Path(p.file).stem for p in self.passages))

    def find(self, question: str, count: int = 2) -> tuple[Passage, ...]:
        """Return the passages that answer a question best, best first; () when none shares a word.

        A passage that scores under half of the best is left out. Asked for a whole document by
        its name ("your returns policy"), it is the document's opening passages.
        """
        if named := self._document(question):
            return named[:count]
        asked = _asked_words(question)
        scored = [(self._score(at, asked), -at) for at in range(len(self.passages))]
        best = sorted(((s, at) for s, at in scored if s > 0), reverse=True)[:count]
        return tuple(self.passages[-at] for s, at in best if s >= best[0][0] / 2)

    def _document(self, question: str) -> tuple[Passage, ...]:
        """The passages of the document that a question names and says nothing else of."""
        asked = set(_words(question)) - DOCUMENT_WORDS
        for topic in self.topics:
            if asked and asked <= set(_words(topic.replace("-", " "))):
                return tuple(p for p in self.passages if Path(p.file).stem == topic)
        return ()

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


def _passages(file: Path) -> Iterator[Passage]:
    lines: list[str] = []
    heading = file.stem.replace("-", " ").replace("_", " ").capitalize()
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        if match := _HEADING.match(line):
            yield from _passage(file.name, heading, lines)
            heading, lines = _plain(match[2]), []
        else:
            lines.append(line)
    yield from _passage(file.name, heading, lines)


def _passage(file: str, heading: str, lines: list[str]) -> Iterator[Passage]:
    paragraphs: list[str] = []
    fresh = True
    for line in lines:
        text = _plain(line)
        if not text or fresh or text.startswith("•"):
            paragraphs.append(text)
        else:
            paragraphs[-1] += f" {text}"
        fresh = not text
    told = "\n".join(paragraph for paragraph in paragraphs if paragraph)
    if told:
        yield Passage(file, heading, told)


def _plain(line: str) -> str:
    line = re.sub(r"^\s*[-*+]\s+", "• ", line)
    return _MARKS.sub("", _LINK.sub(r"\1", line)).strip()
