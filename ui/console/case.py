"""One conversation as the person who takes it needs it: the summary, and all that was said."""

from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.shop.desk import Conversation, Ticket
from ui.api.services import Services

__all__ = ["Case", "Line", "describe_case"]


@dataclass(frozen=True, slots=True)
class Line:
    """Something said; `sender` is "shopper", "assistant" or a person's name."""

    sender: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """A conversation to be helped.

    Attributes:
        desk: its state, its reason and its summary.
        customer: the name of who was identified; None for a visitor.
        lines: all that was said, oldest first.
        shown: titles of products that the shopper saw, with a link where the shop has one.
    """

    desk: Conversation
    customer: str | None
    lines: tuple[Line, ...]
    shown: tuple[tuple[str, str | None], ...]
    tickets: tuple[Ticket, ...]

    def part(self, name: str) -> object:
        """Return a part of the summary, None when it has none of it."""
        return self.desk.summary.get(name) or None


def describe_case(services: Services, conversation_id: str) -> Case:
    """Gather a conversation."""
    desk = services.desks.store.conversation(conversation_id)
    customer = services.desks.shop.customer(desk.customer_id) if desk.customer_id else None
    return Case(
        desk=desk,
        customer=customer.name if customer else None,
        lines=_lines(services, conversation_id),
        shown=_shown(services, desk),
        tickets=services.desks.console.tickets(conversation_id),
    )


def _lines(services: Services, conversation_id: str) -> tuple[Line, ...]:
    said = []
    for turn in services.assistant.start(conversation_id).turns:
        at = turn.said_at or datetime.now(UTC)
        said += [Line("shopper", turn.text, at), Line("assistant", turn.reply.text, at)]
    # The shopper's words to a person are turns too.
    written = services.desks.console.answers(conversation_id)
    said += [Line(m.sender, m.text, m.at) for m in written]
    return tuple(sorted((line for line in said if line.text), key=lambda line: line.at))


def _shown(services: Services, desk: Conversation) -> tuple[tuple[str, str | None], ...]:
    catalog, shown = services.assistant.catalog, []
    listed = desk.summary.get("shown")
    for product in listed if isinstance(listed, list) else []:
        found = catalog.get(product["id"]) if product["id"] in catalog else None
        url = found.url if found else None
        shown.append((str(product["title"]), url if url and url.startswith("https://") else None))
    return tuple(shown)
