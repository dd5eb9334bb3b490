"""One draft under examination: its segments, what each is about, and what was found in it.

A segment is a stretch of a sentence with one subject: "It costs $20", "comes in red". Rules read
segments and add findings; they share nothing else.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.grounding.reading.quantities import Quantity
from assistant.grounding.reading.text import Token, stem, words
from assistant.grounding.reading.word_lists import word_set
from assistant.grounding.records.book import Book, Entry
from assistant.grounding.records.facts import ProductFacts
from assistant.grounding.subjects.names import Mention
from assistant.reply import Claim

__all__ = ["Finding", "Segment", "Vocabulary"]

_NEGATION = re.compile(
    r"\b(?:not(?! only)|no(?! longer than)|never|without|neither|nor|none|cannot|lacks?|"
    r"lacking|minus|non"
    r"|nothing|hardly|isn't|aren't|doesn't|don't|didn't|wasn't|won't|can't|haven't|hasn't|"
    r"couldn't|wouldn't"
    r"|far from|anything but|everything but|all but|by no means|instead of|rather than|unlike)\b"
)


_NEGATORS = word_set(
    "not no never without neither nor none cannot lack lacks lacking minus non nothing "
    "hardly isn't aren't doesn't don't"
    " didn't wasn't won't can't haven't hasn't couldn't wouldn't far anything instead "
    "rather unlike everything all by"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim of the draft and its verdict.

    Attributes:
        kind: as in `assistant.reply.Claim`.
        start, end: its span in the draft.
        ok: whether the evidence says so.
        source, field: the record and field that decide it; None when nothing speaks of it.
        truth: what the record says instead, as a sentence fragment; "" when it says nothing.
        ids: the products it speaks of.
        fix: what can stand in the place of the span to make it true; "" when nothing can.
    """

    kind: str
    start: int
    end: int
    ok: bool
    source: str | None = None
    field: str | None = None
    truth: str = ""
    ids: tuple[str, ...] = ()
    fix: str = ""

    def to_claim(self, text: str) -> Claim:
        """Return the claim as it travels with the reply."""
        return Claim(
            text[self.start : self.end].strip(), self.kind, self.source, self.field, self.ok
        )


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the catalogue's attributes are called and may be.

    Attributes:
        fields: one-word value, as a stem, to the names of the attributes that have it.
        parts: stem of a word of any value, also of several words, to the names of its attributes.
        terms: stems of names of yes/no attributes and of all one-word values.
        brands: first words of brands, lower case, to the brand.
        brand_stems: stems of those words.
    """

    fields: dict[str, frozenset[str]] = field(default_factory=dict)
    parts: dict[str, frozenset[str]] = field(default_factory=dict)
    terms: frozenset[str] = frozenset()
    brands: dict[str, str] = field(default_factory=dict)
    brand_stems: frozenset[str] = frozenset()


@dataclass(slots=True)
class Segment:
    """A stretch of one sentence about one subject.

    Attributes:
        text: the whole draft in lower case, folded; offsets are into it.
        subject: ids of the products it is about; () when it is about none.
        others: ids that the subject is compared with.
        mode: "statement", "question", "offer", "echo" or "missing" (what was not found).
        strict: whether every content word needs a record (it speaks of the subject for certain).
        explicit: whether a name, pronoun or position stands in it.
        quantifier: "all", "none", "some", "most", a number as a string, or "".
        forward: whether it is a condition ("if you want red") on the subject that follows.
        hint: label of a table column or of a "Label: value" line that the segment answers.
        covered: spans that a rule has explained.
        taken: starts of figures that a rule has explained.
    """

    start: int
    end: int
    text: str
    original: str
    tokens: list[Token]
    mentions: list[Mention]
    figures: list[Quantity]
    book: Book
    vocabulary: Vocabulary
    locale: str
    scans: "dict[int, list[re.Match[str]]]"
    subject: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    mode: str = "statement"
    strict: bool = False
    explicit: bool = False
    quantifier: str = ""
    hint: str = ""
    forward: bool = False
    sentence: str = ""
    sentence_start: int = 0
    entry: Entry | None = None
    unresolved: tuple[int, int] | None = None
    pairs: dict[int, str] = field(default_factory=dict)
    covered: list[tuple[int, int]] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    rivals: tuple[str, ...] = ()
    _lows: set[str] | None = None
    _stems: set[str] | None = None
    _switches: set[str] | None = None
    _fields: set[str] | None = None

    @property
    def low(self) -> str:
        """The segment's own text, lower case."""
        return self.text[self.start : self.end]

    @property
    def lows(self) -> set[str]:
        """Its words in lower case."""
        if self._lows is None:
            self._lows = {token.low for token in self.tokens}
        return self._lows

    @property
    def stems(self) -> set[str]:
        """Stems of all its words."""
        if self._stems is None:
            self._stems = {stem(token.low) for token in self.tokens}
        return self._stems

    @property
    def asks(self) -> bool:
        """Whether its sentence ends in a question mark."""
        return self.sentence.rstrip(" *_").endswith(("?", "？"))

    @property
    def switch_words(self) -> set[str]:
        """Words of the names of the subject's yes/no attributes."""
        if self._switches is None:
            names = [n for p in self.products for n in p.switches]
            self._switches = {w for name in names for w in words(name.replace("_", " "))}
        return self._switches

    @property
    def named_fields(self) -> set[str]:
        """Names of the subject's attributes that stand in it in full."""
        if self._fields is None:
            names = {n for p in self.products for n in p.values}
            stems = {n: {stem(w) for w in words(n.replace("_", " "))} for n in names}
            self._fields = {n for n in names if stems[n] and stems[n] <= self.stems}
        return self._fields

    @property
    def names_order(self) -> bool:
        """Whether the sentence names, by its number, the order that is spoken of."""
        ids = self.entry.ids if self.entry else ()
        return any(len(i) > 2 and i.lstrip("#").lower() in self.sentence for i in ids)

    def starts_sentence(self, token: Token) -> bool:
        """Whether a word is the first of its sentence, where any word has a capital."""
        return token.start - self.sentence_start <= 3 and not any(
            c.isalnum() for c in self.text[self.sentence_start : token.start]
        )

    @property
    def products(self) -> list[ProductFacts]:
        """The facts of the subject."""
        return [self.book.products[i] for i in self.subject if i in self.book.products]

    def unnamed(self, start: int, end: int) -> str:
        """Return a stretch of the text without the product names in it."""
        parts, at = [], start
        for mention in self.mentions:
            if mention.start >= at and mention.end <= end:
                parts.append(self.text[at : mention.start])
                at = mention.end
        parts.append(self.text[at:end])
        return re.sub(r"  +", " ", "".join(parts))

    def cover(self, start: int, end: int) -> None:
        """Mark a span as explained."""
        self.covered.append((start, end))

    def is_covered(self, start: int, end: int) -> bool:
        """Whether a span lies in an explained one."""
        return any(a <= start and end <= b for a, b in self.covered)

    def add(self, finding: Finding) -> None:
        """Keep a finding and mark its span as explained."""
        self.findings.append(finding)
        self.cover(finding.start, finding.end)

    def open_figures(self, *kinds: str) -> list[Quantity]:
        """Return the figures that no rule has explained yet, of the given kinds (all if none)."""
        return [
            q
            for q in self.figures
            if q.start not in self.taken
            and (not kinds or q.kind in kinds)
            and not self.is_covered(q.start, q.end)
        ]

    def take(self, figures: Iterable[Quantity]) -> None:
        """Mark figures as explained."""
        for figure in figures:
            self.taken.add(figure.start)
            self.cover(figure.start, figure.end)

    def find(
        self, pattern: "re.Pattern[str]", needs: frozenset[str] | None = None
    ) -> "re.Match[str] | None":
        """Return the first match in the segment's own text; offsets are into the draft."""
        found = self.find_all(pattern, needs)
        return found[0] if found else None

    def find_all(
        self, pattern: "re.Pattern[str]", needs: frozenset[str] | None = None
    ) -> "list[re.Match[str]]":
        """Return all matches in the segment's own text; offsets are into the draft.

        `needs` are words of which every match has at least one: without them in the segment
        nothing is searched.

        The whole draft is searched once for each pattern; only where a match crosses the border
        of a segment is the segment searched by itself.
        """
        if needs is not None:
            if self.lows.isdisjoint(needs):
                return []
            return list(pattern.finditer(self.text, self.start, self.end))
        whole = self.scans.get(id(pattern))
        if whole is None:
            whole = self.scans[id(pattern)] = list(pattern.finditer(self.text))
        if not whole:
            return whole
        near = [m for m in whole if m.start() < self.end and m.end() > self.start]
        if all(self.start <= m.start() and m.end() <= self.end for m in near):
            return near
        return list(pattern.finditer(self.text, self.start, self.end))

    def is_negated(self, at: int) -> bool:
        """Whether a negation stands before an offset in this segment."""
        if self.text.find("✘", at, self.end) >= 0 or self.text.find("❌", at, self.end) >= 0:
            return True
        return any(
            m.end() <= at and not self.is_covered(m.start(), m.end())
            for m in self.find_all(_NEGATION, _NEGATORS)
        )

    def near(self, at: int) -> tuple[str, ...]:
        """Return the ids that a value at an offset is about: the nearest name before it."""
        if at in self.pairs:
            return (self.pairs[at],)
        before = [m for m in self.mentions if m.end <= at and m.ids]
        if len(before) > 1 and not self.others:
            return before[-1].ids[:1] if len(before[-1].ids) == 1 else self.subject
        return self.subject

    def gather(self, ids: Iterable[str]) -> list[ProductFacts]:
        """Return the facts of ids that are in evidence."""
        return [self.book.products[i] for i in ids if i in self.book.products]

    def holds(self, verdicts: list[bool | None]) -> bool:
        """Combine one verdict a product (None = the record does not say) by the quantifier."""
        if not verdicts:
            return False
        if self.quantifier == "none":
            return all(v is False for v in verdicts)
        if self.quantifier == "some":
            return any(v is True for v in verdicts)
        if self.quantifier == "most":
            return sum(v is True for v in verdicts) * 2 > len(verdicts)
        if self.quantifier.isdigit():
            return None not in verdicts and sum(v is True for v in verdicts) == int(self.quantifier)
        return all(v is True for v in verdicts)
