"""What one message was understood to say: plain values, no rules and no catalogue."""

from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.memory import ConstraintEdit, Constraints
from retrieval.catalog import Product

__all__ = [
    "INTENTS",
    "Clarify",
    "Reading",
    "ReadingContext",
    "Reference",
]

INTENTS: tuple[str, ...] = (
    "search",
    "refine",
    "ask_product",
    "compare",
    "recommend",
    "cart",
    "order_status",
    "change_order",
    "cancel_order",
    "return_exchange",
    "refund_status",
    "policy",
    "account",
    "invoice",
    "payment_issue",
    "complaint",
    "human",
    "smalltalk",
    "out_of_scope",
)

ReferenceKind = Literal["ordinal", "attribute", "title", "superlative", "all", "last"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A phrase that points at products shown before; `product_ids` is () when it points nowhere."""

    kind: ReferenceKind
    text: str
    product_ids: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Returns `{"kind", "text", "products"}`."""
        return {"kind": self.kind, "text": self.text, "products": list(self.product_ids)}


@dataclass(frozen=True, slots=True)
class Clarify:
    """A short question with buttons; `facet` is what the answer will settle."""

    facet: str
    question: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What was on the table when the message arrived.

    Attributes:
        constraints: what holds before this message; None means nothing yet.
        shelf: the products shown last, in the order shown.
        previous: earlier shelves, latest first.
        focus: ids of the products talked about last (the second one, the blue one).
        last_question: the facet that the assistant asked about last, "confirm" for a yes/no
            question about an action, None when it asked nothing.
        turn: number of this message, from 1.
    """

    constraints: Constraints | None = None
    shelf: tuple[Product, ...] = ()
    previous: tuple[tuple[Product, ...], ...] = ()
    focus: tuple[str, ...] = ()
    last_question: str | None = None
    turn: int = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """One message, read.

    Attributes:
        text: the message.
        intent: one of INTENTS.
        confidence: probability of the intent, in [0, 1].
        query: the words to search for, prices, politeness and what is not wanted left out; for a
            refinement this is still the earlier need.
        edits: changes to the constraints, in order; `Constraints.apply` takes them.
        references: phrases that point at products shown before.
        language: ISO 639-1 code, "en" when unsure.
        order_ids: order numbers as written.
        email: the first e-mail address.
        clarify: a question to ask instead of guessing.
        more: the shopper wants further products of the same kind.
        similar: the shopper wants the like of what is referred to.
        missing: brands, colours and materials asked for that no product of the shop has.
        comparative: (aspect, direction), such as ("price", "less"), ("weight", "least").
        requests: further requests in the same message, in order.
        confirmation: "yes" or "no" when the message answers a yes/no question.
        quantity: how many pieces, if said.
        scene: in which something is to be recommended, as
            `assistant.recommend.scenes` names them; "" for none.
        profile: what is to be done with the shopper's profile: "show", "off", "on", "delete",
            "forget"; "" for nothing.
        scores: probability of every intent.
    """

    text: str
    intent: str
    confidence: float
    query: str = ""
    edits: tuple[ConstraintEdit, ...] = ()
    references: tuple[Reference, ...] = ()
    language: str = "en"
    order_ids: tuple[str, ...] = ()
    email: str | None = None
    clarify: Clarify | None = None
    more: bool = False
    similar: bool = False
    missing: tuple[str, ...] = ()
    comparative: tuple[str, str] | None = None
    requests: "tuple[Reading, ...]" = ()
    confirmation: Literal["yes", "no"] | None = None
    quantity: int | None = None
    scene: str = ""
    profile: str = ""
    scores: dict[str, float] = field(default_factory=dict)
