"""One request taken apart: its words, the phrases found in them, and the edits read so far."""

from dataclasses import dataclass, field

from assistant.memory import ConstraintEdit, Constraints
from assistant.understanding.words.entries import Match
from assistant.understanding.words.text import Token

__all__ = ["Wants"]


@dataclass(slots=True)
class Wants:
    """What one request asks for, before it is set against what was asked earlier.

    Attributes:
        tokens: the words.
        matches: catalogue phrases found in them.
        values: edits of facet values.
        categories: edits of the category.
        ranges: edits of the price and of number facets.
        spoken: recipient, occasion, quantity.
        unwanted: spans that are no words to search for.
        known: per word, whether something stands for it.
        kind: a word for a kind of thing that is asked for and is no category.
        bounded: a price is bounded in so many words.
        missing: brands, colours and materials that are asked for and that the shop does not have.
    """

    tokens: list[Token]
    matches: list[Match]
    values: list[ConstraintEdit] = field(default_factory=list)
    categories: list[ConstraintEdit] = field(default_factory=list)
    ranges: list[ConstraintEdit] = field(default_factory=list)
    spoken: list[ConstraintEdit] = field(default_factory=list)
    unwanted: list[tuple[int, int]] = field(default_factory=list)
    known: list[bool] = field(default_factory=list)
    kind: str | None = None
    bounded: bool = False
    missing: list[str] = field(default_factory=list)

    @property
    def edits(self) -> list[ConstraintEdit]:
        """All edits, categories first."""
        return [*self.categories, *self.values, *self.ranges, *self.spoken]

    @property
    def wanted_categories(self) -> list[str]:
        """The categories asked for."""
        return [str(edit.value) for edit in self.categories if not edit.negated]

    @property
    def unknown(self) -> int:
        """How many words nothing stands for."""
        return sum(not known for known in self.known)

    def span(self, match: Match) -> tuple[int, int]:
        """Returns where a phrase stands in the text."""
        return self.tokens[match.start].start, self.tokens[match.end - 1].end

    def categories_of(self, held: Constraints | None) -> tuple[str, ...]:
        """Returns the categories asked for, else those held."""
        before = held.get("category") if held is not None else None
        return tuple(self.wanted_categories) or (before.values if before else ())

    def claims(self, start: int, end: int) -> bool:
        """Whether an edit was read from somewhere in this span of the text."""
        return any(edit.span[0] < end and start < edit.span[1] for edit in self.edits)

    def drop_inside(self, spans: list[tuple[int, int]]) -> None:
        """Leaves out what was read inside these spans."""

        def kept(edits: list[ConstraintEdit]) -> list[ConstraintEdit]:
            return [e for e in edits if not any(a <= e.span[0] < b for a, b in spans)]

        self.values, self.categories = kept(self.values), kept(self.categories)
        self.ranges = kept(self.ranges)

    def mark(self, spans: list[tuple[int, int]]) -> None:
        """Notes that something stands for the words in these spans."""
        for at, token in enumerate(self.tokens):
            self.known[at] |= any(start <= token.start < end for start, end in spans)
