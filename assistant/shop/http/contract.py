"""The bodies of the contract, read by the client and the service alike."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from assistant.shop.commands import Command
from assistant.shop.models import Customer, Item, Order
from assistant.shop.protocol import Outcome, Preview

__all__ = [
    "Changed",
    "FindCustomer",
    "FoundCustomer",
    "ItemList",
    "OrderList",
    "OutcomeBody",
    "PerformBody",
    "PreviewBody",
    "PreviewRequest",
    "RefusalBody",
]


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FindCustomer(_Body):
    """Either the e-mail address, or both names and the postcode."""

    email: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    postcode: str | None = None


class FoundCustomer(_Body):
    """The one customer who fits, null when nobody or several do."""

    customer: Customer | None


class OrderList(_Body):
    """A customer's orders, newest first."""

    orders: tuple[Order, ...]


class ItemList(_Body):
    """The items of a product, none when there is no such product."""

    items: tuple[Item, ...]


class PreviewRequest(_Body):
    """A command to decide without doing it."""

    command: Command


class PreviewBody(_Body):
    """What a command would do: what the customer is shown, and a hash of command and details."""

    details: dict[str, Any]
    fingerprint: str

    def to_preview(self) -> Preview:
        """As the protocol has it."""
        return Preview(self.details, self.fingerprint)


class PerformBody(_Body):
    """A command to do, once per Idempotency-Key."""

    command: Command
    fingerprint: str = Field(description="of the preview the customer said yes to")
    actor: str
    conversation_id: str | None = None


class OutcomeBody(_Body):
    """What a command did."""

    key: str
    action: str
    details: dict[str, Any]
    order: Order | None
    at: datetime

    @classmethod
    def of(cls, outcome: Outcome) -> "OutcomeBody":
        """From the protocol's."""
        return cls(
            key=outcome.key,
            action=outcome.action,
            details=dict(outcome.details),
            order=outcome.order,
            at=outcome.at,
        )

    def to_outcome(self) -> Outcome:
        """As the protocol has it."""
        return Outcome(self.key, self.action, self.details, self.order, self.at)


class RefusalBody(_Body):
    """409: the rules do not allow it."""

    rule: str
    reason: str
    possible: list[str] = []
    passage: str | None = None
    values: dict[str, Any] = {}


class Changed(_Body):
    """412: the command would now do something else than was shown; nothing was done."""

    preview: PreviewBody
