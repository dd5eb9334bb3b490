"""What one turn gives back: the text, the shelf, the claims in the text and where each came from.

Plain data. It knows neither how a reply is written (agent) nor how it is checked (grounding).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Claim", "Evidence", "Grid", "Record", "Reply", "Shelf", "ShelfItem", "ToolUse"]

Record = Mapping[str, object]
Grid = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One record that a tool returned this turn, or what the shopper said in it.

    Attributes:
        source: the record's id: a product id, "returns.md#Refunds", an order id, "request".
        kind: "product", "search", "policy", "order", "cart", "customer", "return", "action",
            "shop" or "request".
        record: the record as plain JSON values; money is `..._minor` beside `currency`.
    """

    source: str
    kind: str
    record: Record


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a reply and the record behind it.

    Attributes:
        text: the words that state it, as they stand in the text.
        kind: price, discount, stock, size, attribute, rating, count, date, order, policy,
            comparison, superlative, name, contact, action or number.
        source: the source of the evidence that decides it; None when there is none.
        field: the record's field; None when no field speaks of it.
        ok: True when the evidence says so.
    """

    text: str
    kind: str
    source: str | None
    field: str | None
    ok: bool

    def to_json(self) -> dict[str, object]:
        """Return the claim in the JSON shape of a reply."""
        return {
            "text": self.text,
            "kind": self.kind,
            "source": self.source,
            "field": self.field,
            "ok": self.ok,
        }


@dataclass(frozen=True, slots=True)
class ShelfItem:
    """One product as shown: its record (see `assistant.records`) and why it is on the shelf."""

    record: Record
    why: str = ""

    @property
    def id(self) -> str:
        """The merchant's own id."""
        return str(self.record["id"])

    @property
    def title(self) -> str:
        """The product's full title."""
        return str(self.record["title"])

    @property
    def price_minor(self) -> int:
        """The price, in minor units of the record's currency."""
        return int(str(self.record["price_minor"]))

    def to_json(self) -> dict[str, object]:
        """Return the item in the JSON shape of a shelf: the record, with "why"."""
        return {**self.record, "why": self.why}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The products shown in one turn, in order, and what is known of the choice.

    Attributes:
        items: in shelf order; () when the turn shows nothing.
        certificate: in [0, 1], the coverage reached over its upper bound; None when none was made.
        relaxed: the facet whose constraint was relaxed, if one was.
        uncovered: demands that no shown product meets, such as "nothing under 50".
        grid: facet -> value -> ids of the products that have it, () for a value that others have
            and none of these; {} where nothing was ranked.
    """

    items: tuple[ShelfItem, ...] = ()
    certificate: float | None = None
    relaxed: str | None = None
    uncovered: tuple[str, ...] = ()
    grid: Grid = field(default_factory=dict)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the shown products, in order."""
        return tuple(item.id for item in self.items)

    def grid_json(self) -> dict[str, dict[str, list[str]]]:
        """Return the grid in the JSON shape of a reply, without products taken off the shelf."""
        shown = set(self.ids)
        return {
            facet: {value: [i for i in having if i in shown] for value, having in rows.items()}
            for facet, rows in self.grid.items()
        }


@dataclass(frozen=True, slots=True)
class ToolUse:
    """One tool call of the turn; arguments as the model wrote them."""

    name: str
    arguments: Record

    def to_json(self) -> dict[str, object]:
        """Return {"name", "arguments"}."""
        return {"name": self.name, "arguments": dict(self.arguments)}


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one message; every fact in `text` was checked against evidence.

    Attributes:
        constraints: DESIGN.md's shape, as `assistant.memory` writes it.
        confirmation: {"id", "action", "details"} when an action waits for a yes.
        handover: {"state", "summary"} when a person is asked for or has taken over.
        refused: the rule that refused what was asked for; None when nothing was refused.
        clarifies: the facet that the reply asks about, "without:FACET" for an offer to drop a
            constraint; None when it asks nothing.
        sponsored: {"product_id", "campaign", "displaced"} where the shelf has a sponsored product.
        timings_ms: milliseconds by stage: total, encode, retrieve, rank, model, ground.
    """

    text: str
    language: str = "en"
    intent: str = "smalltalk"
    model: str = "offline"
    tools: tuple[ToolUse, ...] = ()
    constraints: Record = field(default_factory=dict)
    shelf: Shelf = field(default_factory=Shelf)
    claims: tuple[Claim, ...] = ()
    suggestions: tuple[str, ...] = ()
    confirmation: Record | None = None
    handover: Record | None = None
    refused: str | None = None
    clarifies: str | None = None
    sponsored: Record | None = None
    timings_ms: Mapping[str, float] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """Return DESIGN.md's Reply shape, ready for `json.dumps`."""
        return {
            "text": self.text,
            "language": self.language,
            "intent": self.intent,
            "model": self.model,
            "tools": [use.to_json() for use in self.tools],
            "constraints": dict(self.constraints),
            "shelf": [item.to_json() for item in self.shelf.items],
            "certificate": self.shelf.certificate,
            "relaxed": self.shelf.relaxed,
            "uncovered": list(self.shelf.uncovered),
            "grid": self.shelf.grid_json(),
            "claims": [claim.to_json() for claim in self.claims],
            "suggestions": list(self.suggestions),
            "confirmation": None if self.confirmation is None else dict(self.confirmation),
            "handover": None if self.handover is None else dict(self.handover),
            "refused": self.refused,
            "clarifies": self.clarifies,
            "sponsored": None if self.sponsored is None else dict(self.sponsored),
            "timings_ms": dict(self.timings_ms),
        }
