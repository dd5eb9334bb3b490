"""The shop's policies, cut into phrases that a statement can be held against.

A sentence falls into clauses (at ";", ":", "but") and a clause into phrases (at commas, and at
"and" or "or" between two figures), so that "1 to 3 days within Ireland and 3 to 6 days to the
others" is two terms and not one bag of words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.grounding.reading.lexicon import FUNCTION_WORDS, POLICY_STEMS
from assistant.grounding.reading.quantities import Quantity, read_quantities
from assistant.grounding.reading.text import Token, fold, lower, stem, tokenize
from assistant.grounding.records.facts import text_stems

__all__ = ["DENIAL", "VERB", "Passage", "Phrase", "read_passages"]

DENIAL = re.compile(
    r"\b(?:not(?! only)|no(?! later| more than| longer than)|never|cannot|can't|don't|doesn't|"
    r"isn't|aren't|won't|without|non|nor|neither|none|excluded?|excludes|final sale|unable|"
    r"decline\w*|refuse\w*|forfeit\w*|lose|impossible)\b"
)
_SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s+|\n\s*\n|\n(?=\s*[-*|#\d])")
_CLAUSE = re.compile(r"[;:]\s|\s[–—]\s|,?\s+but\s")
_COMMA = re.compile(r",\s+(?:and\s+|or\s+|nor\s+)?|\s*[()]\s*")
_JOINT = re.compile(r"\s(?:and|or)\s")
_CONDITION = re.compile(
    r"\b(?:if|unless|while|when|except|until|as long as|as soon as|provided|once(?= (?:the|it|"
    r"your|we|you|they)\b))\b"
)
# "for faulty goods", "from other countries": whom or what the clause is for
_ONLY_FOR = re.compile(
    r"\s*(?:for|from|to|with) (?P<which>(?:\w+ ){1,4}?(?:goods|items|products|orders|countries))\b"
)
_FUNCTION_STEMS = frozenset(stem(w) for w in FUNCTION_WORDS)
_RANGE = re.compile(r"\s?(?:-|–|—|to|and)\s?")
_PRONOUN = re.compile(r"\b(?:it|they|them|this|that|these|those)\b")
VERB = re.compile(
    r"\b(?:is|are|was|were|be|has|have|can|cannot|takes?|costs?|will|may|must|do|does|goes|go|"
    r"applies|appl\w+|arrives?|lasts?|gets?)\b"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One term of a policy's sentence.

    Attributes:
        tokens: its words; offsets are into the sentence.
        figures: its figures.
        context: stems that it takes over from the beginning of its sentence or clause.
        denied: whether a negation stands in it or before it in its clause.
        conditions: for each condition in its clause, the stems of its content words.
        ranges: places in `figures` of the first of two that make a range ("1 to 3 days").
        stems: of its words, in order.
    """

    tokens: tuple[Token, ...]
    figures: tuple[Quantity, ...]
    context: frozenset[str]
    denied: bool
    conditions: tuple[frozenset[str], ...]
    ranges: tuple[int, ...]
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a policy.

    Attributes:
        source: the evidence it stands in.
        text: as written.
        low: in lower case and folded, same length.
        stems: of its words, and of its heading where it does not say itself what it is about.
        heading: stems of the heading.
    """

    source: str
    text: str
    low: str
    stems: frozenset[str]
    heading: frozenset[str]
    figures: tuple[Quantity, ...]
    phrases: tuple[Phrase, ...]


def read_passages(source: str, record: Mapping[str, object]) -> Iterator[Passage]:
    """Yield the sentences of a policy record."""
    text = str(record.get("text") or "")
    heading = frozenset(text_stems(str(record.get("heading") or "")))
    for raw in _SENTENCE_END.split(text):
        sentence = " ".join(raw.strip().lstrip("#-*| ").split())
        if not sentence:
            continue
        folded = fold(sentence)
        figures = tuple(read_quantities(folded))
        own = frozenset(text_stems(folded))
        topics = POLICY_STEMS - {stem("free")}
        stems = own if own & topics else own | heading
        phrases = tuple(_phrases(folded, figures))
        yield Passage(source, sentence, lower(folded), stems, heading, figures, phrases)


def _phrases(text: str, figures: tuple[Quantity, ...]) -> Iterator[Phrase]:
    low = lower(text)
    head: frozenset[str] | None = None
    for start, end in _split(low, 0, len(low), _CLAUSE):
        own: frozenset[str] | None = None
        conditions = tuple(_conditions(text, low, start, end))
        for first, last in _terms(low, start, end, figures):
            inside = tuple(q for q in figures if first <= q.start < last)
            lead = _lead(text, first, last, inside)
            head = lead if head is None else head
            own = lead if own is None else own
            leans = bool(_PRONOUN.search(low, start, end)) or not VERB.search(low, start, end)
            tokens = tuple(tokenize(text, first, last))
            yield Phrase(
                tokens,
                inside,
                own | head if leans else own,
                bool(DENIAL.search(low, start, last)),
                conditions,
                tuple(_ranges(low, inside)),
                tuple(stem(t.low) for t in tokens),
            )


def _split(low: str, start: int, end: int, pattern: "re.Pattern[str]") -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(low, start, end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end


def _terms(
    low: str, start: int, end: int, figures: tuple[Quantity, ...]
) -> Iterator[tuple[int, int]]:
    """Yield the spans of a clause's phrases: at commas, and at "and" between two figures."""
    for first, last in _split(low, start, end, _COMMA):
        at = first
        for joint in _JOINT.finditer(low, first, last):
            before = any(at <= q.start < joint.start() for q in figures)
            after = any(joint.end() <= q.start < last for q in figures)
            if before and after:
                yield at, joint.start()
                at = joint.end()
        yield at, last


def _lead(text: str, start: int, end: int, figures: tuple[Quantity, ...]) -> frozenset[str]:
    """Return the stems of a phrase up to its first figure: what its neighbours are about too."""
    stop = min((q.start for q in figures), default=end)
    return frozenset(stem(t.low) for t in tokenize(text, start, stop))


def _conditions(text: str, low: str, start: int, end: int) -> Iterator[frozenset[str]]:
    for match in _CONDITION.finditer(low, start, end):
        stop = low.find(",", match.end(), end)
        tokens = tokenize(text, match.end(), stop if stop > 0 else end)
        yield frozenset(stem(t.low) for t in tokens if t.low not in FUNCTION_WORDS)
    narrow = _ONLY_FOR.match(low, start, end)
    if narrow:
        yield frozenset(text_stems(narrow["which"]) - _FUNCTION_STEMS)


def _ranges(low: str, figures: tuple[Quantity, ...]) -> Iterator[int]:
    for at, (one, other) in enumerate(zip(figures, figures[1:], strict=False)):
        if _RANGE.fullmatch(low[one.end : other.start]):
            yield at
