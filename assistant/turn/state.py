"""What a conversation's next turn needs to know of the earlier ones, as plain JSON in each turn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.memory import Constraints
from assistant.transcript import Turn

__all__ = ["State"]


@dataclass(frozen=True, slots=True)
class State:
    """What is carried from turn to turn.

    Attributes:
        constraints: what was asked for so far.
        window: ids of the products that "the second one" counts: those of the last search.
        earlier: ids of earlier windows, latest first.
        shown: ids of all products shown, oldest first.
        focus: ids of the products talked about last.
        asked: the facet asked about last; "" when nothing was asked.
        asked_before: all facets asked about.
        orders: ids of the orders spoken of.
        task: what was begun at the desk and lacks something, see `TurnContext.task`.
        settled: whether the turn was a yes or a no to something that was proposed.
        number: of turns so far.
    """

    constraints: Constraints = Constraints()
    window: tuple[str, ...] = ()
    earlier: tuple[tuple[str, ...], ...] = ()
    shown: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    asked: str = ""
    asked_before: frozenset[str] = frozenset()
    orders: tuple[str, ...] = ()
    task: Mapping[str, Any] | None = None
    settled: bool = False
    number: int = 0

    @classmethod
    def after(cls, turns: Sequence[Turn]) -> "State":
        """Return the state after some turns."""
        if not turns:
            return cls()
        data = turns[-1].state
        return cls(
            constraints=Constraints.model_validate(data["constraints"]),
            window=tuple(data["window"]),
            earlier=tuple(tuple(ids) for ids in data["earlier"]),
            shown=tuple(data["shown"]),
            focus=tuple(data["focus"]),
            asked=data["asked"],
            asked_before=frozenset(data["asked_before"]),
            orders=tuple(data.get("orders", ())),
            task=data.get("task"),
            settled=data.get("settled", False),
            number=len(turns),
        )

    @property
    def shelves(self) -> tuple[tuple[str, ...], ...]:
        """What was shown, list by list, oldest first; single products make the first."""
        lists = (*reversed(self.earlier), self.window)
        listed = {id_ for ids in lists for id_ in ids}
        return (tuple(id_ for id_ in self.shown if id_ not in listed), *lists)

    def looking_at(self, product: str) -> "State":
        """Return the state of a shopper who has that product open: "it" is that one."""
        return replace(self, focus=(product,), window=self.window or (product,))

    def to_json(self) -> dict[str, Any]:
        """Return it as it is kept with a turn."""
        return {
            "constraints": self.constraints.model_dump(mode="json", exclude_defaults=True),
            "window": list(self.window),
            "earlier": [list(ids) for ids in self.earlier],
            "shown": list(self.shown),
            "focus": list(self.focus),
            "asked": self.asked,
            "asked_before": sorted(self.asked_before),
            "orders": list(self.orders),
            "task": None if self.task is None else dict(self.task),
            "settled": self.settled,
        }
