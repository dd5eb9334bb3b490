"""Refusals that explain themselves: the rule, the written passage, what is possible instead."""

from collections.abc import Mapping

from assistant.errors import RefusedError

__all__ = ["Refusal", "possible_with"]

POSSIBLE_BY_STATUS: dict[str, tuple[str, ...]] = {
    "pending": ("cancel the order", "change its address, items or payment method"),
    "processed": ("return or exchange items once it has been delivered",),
    "shipped": ("track it", "return or exchange items once it has been delivered"),
    "delivered": ("return items", "exchange items for other options of the same product"),
    "cancelled": ("place a new order",),
    "return requested": ("send the items back as the e-mail says", "speak to a person"),
    "exchange requested": ("send the items back as the e-mail says", "speak to a person"),
    "returned": ("speak to a person",),
    "exchanged": ("speak to a person",),
}


def possible_with(status: str, *, items_changed: bool = False) -> tuple[str, ...]:
    """What a customer can do with an order in that state."""
    if status == "pending" and items_changed:
        return ("return or exchange items once it has been delivered", "speak to a person")
    return POSSIBLE_BY_STATUS.get(status, ("speak to a person",))


class Refusal(RefusedError):
    """An action that the rules do not allow.

    Attributes:
        rule: the rule's name, one of assistant.shop.policy.RuleName.
        reason: one sentence with the values that decided it.
        possible: what can be done instead, most useful first.
        passage: "file.md#Heading" of the written policy, None when the shop has none.
        values: the amounts, dates and states that decided it, as plain JSON values.
    """

    def __init__(
        self,
        rule: str,
        reason: str,
        possible: tuple[str, ...] = (),
        passage: str | None = None,
        values: Mapping[str, object] | None = None,
    ) -> None:
        """Keep the parts; the text is the reason and what is possible."""
        instead = f" Possible instead: {'; '.join(possible)}." if possible else ""
        super().__init__(reason + instead)
        self.rule = rule
        self.reason = reason
        self.possible = possible
        self.passage = passage
        self.values = dict(values or {})

    def to_json(self) -> dict[str, object]:
        """The refusal as plain JSON values."""
        return {
            "rule": self.rule,
            "reason": self.reason,
            "possible": list(self.possible),
            "passage": self.passage,
            "values": self.values,
        }

    @classmethod
    def from_json(cls, data: dict[str, object]) -> "Refusal":
        """Read what to_json wrote."""
        possible = data.get("possible")
        passage = data.get("passage")
        return cls(
            str(data["rule"]),
            str(data["reason"]),
            tuple(str(way) for way in possible) if isinstance(possible, list) else (),
            str(passage) if passage is not None else None,
            values if isinstance(values := data.get("values"), dict) else {},
        )
