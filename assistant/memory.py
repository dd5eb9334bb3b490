"""What the shopper has asked for so far: typed, with the turn each came from, edited by code only.

Knows how edits combine; knows nothing of how a message is read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from retrieval.catalog import Catalog
from retrieval.filters import SearchFilter
from retrieval.prices import minor_units

__all__ = ["Constraint", "ConstraintEdit", "Constraints"]

EditOp = Literal["add", "replace", "remove", "reset"]

# Facets that say something about the purchase, not about a product: they never filter.
SPOKEN_FACETS = frozenset({"need", "quantity", "recipient", "occasion"})


@dataclass(frozen=True, slots=True)
class ConstraintEdit:
    """One change to what the shopper has asked for so far.

    Attributes:
        op: `add` keeps the facet's other values, `replace` drops them, `remove` takes one value
            (or, with no value, the facet) away, `reset` empties the facet, or all with facet "*".
        facet: "price", "category", "brand", an attribute, "in_stock", "quantity", "recipient",
            "occasion", "need" (the words to search for) or "*".
        value: a facet value as the catalogue spells it; None for a range.
        negated: the value is not wanted.
        minimum: lower bound, inclusive; major units for a price, the facet's unit otherwise.
        maximum: upper bound, inclusive.
        hard: False when the shopper would rather give this up than see nothing.
        span: where in the message it was read, [start, end).
    """

    op: EditOp
    facet: str
    value: str | float | None = None
    negated: bool = False
    minimum: float | None = None
    maximum: float | None = None
    hard: bool = True
    span: tuple[int, int] = (0, 0)


class Constraint(BaseModel):
    """One facet of what is wanted.

    Attributes:
        facet: "price", "category", "brand", "in_stock", an attribute, or one of SPOKEN_FACETS.
        values: any of these is good; () when only bounds or exclusions were said.
        excluded: none of these is good.
        minimum: lower bound, inclusive; price in major units, others in the facet's unit.
        maximum: upper bound, inclusive.
        hard: never relaxed.
        turn: the message in which it was last changed, from 1.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    facet: str
    values: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    hard: bool = True
    turn: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked any more."""
        return not (self.values or self.excluded) and self.minimum is None and self.maximum is None

    def to_json(self) -> Any:  # noqa: ANN401 - a string, a bool, a list or a dict
        """Returns the facet's value in DESIGN.md's "constraints" shape."""
        if self.minimum is not None or self.maximum is not None:
            return {"min": _plain(self.minimum), "max": _plain(self.maximum)}
        wanted = [_json_value(self.facet, value) for value in self.values]
        if self.excluded:
            unwanted = {"not": [_json_value(self.facet, value) for value in self.excluded]}
            return unwanted | ({"in": wanted} if wanted else {})
        return wanted[0] if len(wanted) == 1 else wanted

    def label(self, currency: str = "") -> str:
        """Returns a short text for a chip, such as "colour: brown or black, not red"."""
        if self.minimum is not None or self.maximum is not None:
            said = _range_text(self.minimum, self.maximum)
            return f"{self.facet}: {said} {currency if self.facet == 'price' else ''}".strip()
        name = self.facet.replace("_", " ")
        if self.values in (("true",), ("yes",)):
            return name
        parts = [" or ".join(self.values)] if self.values else []
        if self.excluded in (("true",), ("yes",)):
            return f"not {name}"
        if self.excluded:
            parts.append("not " + ", ".join(self.excluded))
        return f"{name}: {', '.join(parts)}"


class Constraints(BaseModel):
    """All that is wanted, in the order it was first said; immutable."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    items: tuple[Constraint, ...] = ()

    def get(self, facet: str) -> Constraint | None:
        """Returns the facet's constraint, or None."""
        return next((item for item in self.items if item.facet == facet), None)

    @property
    def need(self) -> str:
        """The words to search for, kept through refinements; "" when none were said."""
        found = self.get("need")
        return found.values[0] if found and found.values else ""

    @property
    def soft(self) -> tuple[str, ...]:
        """Facets that filter and may be relaxed, latest said first."""
        kept = [i for i in self.items if not i.hard and i.facet not in SPOKEN_FACETS]
        return tuple(item.facet for item in sorted(kept, key=lambda item: -item.turn))

    def apply(self, edits: Iterable[ConstraintEdit], turn: int) -> "Constraints":
        """Returns the constraints after one message.

        Several `replace` edits of one facet in the same message are alternatives: all are kept.
        A price bound joins the earlier bound on the other side unless the two contradict.
        """
        held = {item.facet: item for item in self.items}
        replaced: set[tuple[str, bool]] = set()
        for edit in edits:
            _apply_edit(held, edit, turn, replaced)
        return Constraints(items=tuple(item for item in held.values() if not item.is_empty))

    def remove(self, key: str) -> "Constraints":
        """Returns the constraints without one chip; `key` is as in `chips`. Unknown: unchanged."""
        facet, separator, value = key.partition("=")
        kept = []
        for item in self.items:
            if item.facet != facet:
                kept.append(item)
            elif separator:
                values = tuple(each for each in item.values if each != value)
                excluded = tuple(each for each in item.excluded if f"!{each}" != value)
                rest = item.model_copy(update={"values": values, "excluded": excluded})
                kept += [] if rest.is_empty else [rest]
        return Constraints(items=tuple(kept))

    def chips(self, currency: str = "") -> tuple[tuple[str, str], ...]:
        """Returns (key, label) of every constraint that a shopper may take off."""
        return tuple(
            (item.facet, item.label(currency)) for item in self.items if item.facet != "need"
        )

    def to_json(self) -> dict[str, Any]:
        """Returns DESIGN.md's "constraints" shape; the need is not among them."""
        return {item.facet: item.to_json() for item in self.items if item.facet != "need"}

    def describe(self) -> str:
        """Returns one line a constraint for the model's prompt; "none" when nothing was said."""
        lines = [
            f"- {item.label()} ({'must' if item.hard else 'wish'}, said in turn {item.turn})"
            for item in self.items
        ]
        return "\n".join(lines) or "none"

    def to_filter(self, catalog: Catalog) -> SearchFilter:
        """Returns what the index can check; facets that the catalogue lacks are left out."""
        known = {facet.name for facet in catalog.facets} | {"category", "brand"}
        include: dict[str, tuple[str, ...]] = {}
        exclude: dict[str, tuple[str, ...]] = {}
        ranges: dict[str, tuple[float | None, float | None]] = {}
        price = self.get("price") or Constraint(facet="price")
        for item in self.items:
            if item.facet not in known:
                continue
            if item.values:
                include[item.facet] = item.values
            if item.excluded:
                exclude[item.facet] = item.excluded
            if item.minimum is not None or item.maximum is not None:
                ranges[item.facet] = (item.minimum, item.maximum)
        stock = self.get("in_stock")
        return SearchFilter(
            price_min_minor=minor(price.minimum, catalog.currency),
            price_max_minor=minor(price.maximum, catalog.currency),
            include=include,
            exclude=exclude,
            ranges=ranges,
            in_stock=True if stock and stock.values == ("true",) else None,
        )


def minor(major: float | None, currency: str) -> int | None:
    """Returns an amount in minor units, rounded half up; None stays None."""
    return None if major is None else minor_units(major, currency)


def _apply_edit(
    held: dict[str, Constraint], edit: ConstraintEdit, turn: int, replaced: set[tuple[str, bool]]
) -> None:
    facet = edit.facet
    if edit.op == "reset":
        if facet == "*":
            held.clear()
        held.pop(facet, None)
        return
    old = held.get(facet) or Constraint(facet=facet)
    value = None if edit.value is None else _text(edit.value)
    if edit.op == "remove":
        if value is None:
            held.pop(facet, None)
            return
        held[facet] = old.model_copy(
            update={
                "values": tuple(v for v in old.values if v != value),
                "excluded": tuple(v for v in old.excluded if v != value),
                "turn": turn,
            }
        )
        return
    key = (facet, edit.negated)
    fresh = edit.op == "replace" and key not in replaced
    replaced.add(key)
    held[facet] = _joined(old, edit, value, fresh=fresh).model_copy(
        update={"hard": edit.hard or edit.negated, "turn": turn}
    )


def _joined(old: Constraint, edit: ConstraintEdit, value: str | None, *, fresh: bool) -> Constraint:
    if edit.minimum is not None or edit.maximum is not None:
        low, high = edit.minimum, edit.maximum
        if low is None and old.minimum is not None and high is not None and old.minimum < high:
            low = old.minimum
        if high is None and old.maximum is not None and low is not None and low < old.maximum:
            high = old.maximum
        return old.model_copy(update={"minimum": low, "maximum": high, "values": ()})
    if value is None:
        return old
    if edit.negated:
        return old.model_copy(
            update={
                "values": tuple(v for v in old.values if v != value),
                "excluded": (*(v for v in old.excluded if v != value), value),
            }
        )
    before = () if fresh else tuple(v for v in old.values if v != value)
    return old.model_copy(
        update={
            "values": (*before, value),
            "excluded": tuple(v for v in old.excluded if v != value),
            "minimum": None,
            "maximum": None,
        }
    )


def _text(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def _plain(number: float | None) -> float | int | None:
    return int(number) if number is not None and number == int(number) else number


def _json_value(facet: str, value: str) -> str | bool | int:
    if value in {"true", "false"}:
        return value == "true"
    return int(value) if facet == "quantity" and value.isdigit() else value


def _range_text(low: float | None, high: float | None) -> str:
    if low is None:
        return f"up to {_plain(high)}"
    return f"from {_plain(low)}" if high is None else f"{_plain(low)} to {_plain(high)}"
