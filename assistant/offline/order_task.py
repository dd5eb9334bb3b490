"""A wish about orders that goes on from message to message until it is whole.

What was said of it is kept, and read anew each time against the customer's own records: the
account may become known later than the wish, and a later message may take a detail back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.offline.order_items import choose_items, choose_order, find_options, name_items
from assistant.offline.order_words import find_address, find_payment_method, find_reason, names_all
from assistant.shop.refusals import Refusal
from assistant.turn.context import TurnContext

__all__ = ["SWAPS", "WITHOUT_ORDER", "Call", "Task"]

Call = tuple[str, dict[str, Any]]
Order = Mapping[str, Any]

SWAPS = ("exchange_items", "change_order_items")
ADDRESSES = ("change_order_address", "change_default_address")
WITHOUT_ORDER = ("my_orders", "my_account", "change_default_address", "hand_over")
BEFORE_DELIVERY = ("pending", "processed", "shipped")
# A complaint of no more words than this does not say yet what is wrong.
FEW_WORDS = 5
# tool -> the states in which an order that is not named can be meant
STATES: Mapping[str, tuple[str, ...]] = {
    "track_order": BEFORE_DELIVERY,
    "cancel_order": ("pending",),
    "change_order_address": ("pending",),
    "change_order_items": ("pending",),
    "change_order_payment": ("pending",),
    "return_items": ("delivered",),
    "exchange_items": ("delivered",),
}
INTENTS = {
    "track_order": "order_status",
    "order_details": "order_status",
    "my_orders": "order_status",
    "cancel_order": "cancel_order",
    "refund_status": "refund_status",
    "order_invoice": "invoice",
    "return_items": "return_exchange",
    "exchange_items": "return_exchange",
    "my_account": "account",
    "change_default_address": "account",
    "file_complaint": "complaint",
    "hand_over": "human",
}


@dataclass(frozen=True, slots=True)
class Task:
    """One wish at the desk.

    Attributes:
        tool: that it will come to.
        said: the messages about it, oldest first; a later one overrides.
        order_id: as it was said; None when none was.
        lacks: what was asked for last; "" for nothing.
        turn: in which it was last spoken of.
    """

    tool: str
    said: tuple[str, ...]
    order_id: str | None = None
    lacks: str = ""
    turn: int = 0

    @property
    def intent(self) -> str:
        """The intent that the wish belongs to."""
        return INTENTS.get(self.tool, "change_order")

    def to_json(self) -> dict[str, Any]:
        """Return it as it is kept with a turn."""
        return {
            "tool": self.tool,
            "said": list(self.said),
            "order_id": self.order_id,
            "lacks": self.lacks,
            "turn": self.turn,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> "Task | None":
        """Read what `to_json` wrote; None for what is no wish about orders."""
        if data is None or "said" not in data:
            return None
        return cls(**{**data, "said": tuple(data["said"])})

    def calls(self, context: TurnContext) -> tuple["Task", list[Call]]:
        """Return the tool calls that the wish needs now, with what it still lacks.

        Where something must be asked first, that is a look at what there is to choose from.
        """
        orders = _orders_of(context)
        order = choose_order(orders, self.order_id, " ".join(self.said), STATES.get(self.tool, ()))
        task = self._fitting(order)
        arguments, lacks = task._arguments(context, order)
        task = replace(task, lacks=lacks)
        if lacks == "payment_method" and orders:
            return task, [("my_account", {})]
        if lacks and order is not None:
            return task, [("order_details", {"order_id": order["id"]})]
        if lacks in ("text", "address"):
            return task, []
        return task, [(task.tool, arguments)]

    def supplies(self, context: TurnContext, text: str) -> bool:
        """Whether a message says something of what this wish can take."""
        alone = replace(self, said=(text,))
        orders = _orders_of(context)
        order = choose_order(orders, self.order_id, " ".join((*self.said, text)), ())
        found = alone._details(context, order)
        if order is not None and not names_all(text) and not name_items(order["lines"], text):
            found.pop("items", None)  # the only item there is was not spoken of
        return bool(found)

    def _fitting(self, order: Order | None) -> "Task":
        """Swap what is on its way by a change and what has arrived by an exchange."""
        if order is None or self.tool not in SWAPS:
            return self
        if order["status"] in BEFORE_DELIVERY:
            return replace(self, tool="change_order_items")
        return replace(self, tool="exchange_items") if order["delivered_on"] else self

    def _arguments(self, context: TurnContext, order: Order | None) -> tuple[dict[str, Any], str]:
        """Return what the tool is called with, and what it lacks."""
        arguments: dict[str, Any] = {}
        order_id = order["id"] if order is not None else self.order_id
        if order_id and self.tool not in WITHOUT_ORDER:
            arguments["order_id"] = order_id
        if self.tool == "hand_over":
            return {"wish": self.said[-1][:1000], "reason": "out_of_policy"}, ""
        arguments |= self._details(context, order)
        if self.tool == "cancel_order":
            return _with_reason(order, arguments)
        if self.tool in ADDRESSES:
            return _with_address(context, order, arguments)
        if self.tool == "change_order_payment":
            return _with_method(order, arguments)
        if self.tool in (*SWAPS, "return_items"):
            return self._with_items(order, arguments)
        if self.tool == "file_complaint" and "text" not in arguments:
            return arguments, "text"
        return arguments, ""

    def _details(self, context: TurnContext, order: Order | None) -> dict[str, Any]:
        """Return what the messages say for this tool, the latest of each."""
        found: dict[str, Any] = {}
        for text in self.said:
            found |= self._read(context, order, text)
        return found

    def _read(self, context: TurnContext, order: Order | None, text: str) -> dict[str, Any]:
        if self.tool == "cancel_order":
            reason = find_reason(text, context.floor.settings.orders.cancel_reasons)
            return {"reason": reason} if reason else {}
        if self.tool in ADDRESSES:
            return find_address(text)
        if self.tool == "file_complaint":
            return {"text": text[:5000]} if len(text.split()) > FEW_WORDS else {}
        found: dict[str, Any] = {}
        if self.tool in ("change_order_payment", "return_items"):
            method = find_payment_method(text)
            found = {"payment_method": method} if method else {}
        if order is not None and self.tool in (*SWAPS, "return_items"):
            items = choose_items(order, text)
            found |= {"items": items} if items else {}
        if order is not None and self.tool in SWAPS:
            found |= _read_options(context, order, found.get("items", ()), text)
        return found

    def _with_items(
        self, order: Order | None, arguments: dict[str, Any]
    ) -> tuple[dict[str, Any], str]:
        options = arguments.pop("options", {})
        items = arguments.setdefault("items", [])
        possible = order is not None and order["status"] in ("pending", "delivered")
        if self.tool not in SWAPS:
            return arguments, "" if items or not possible else "items"
        if not items and len(options) == 1:
            items += [next(iter(options))]  # the only one that comes in what was named
        arguments["new_items"] = [options[item] for item in items if item in options]
        if not possible:
            return arguments, ""  # the desk says what is in the way
        if not items:
            return arguments, "items"
        return arguments, "" if len(arguments["new_items"]) == len(items) else "new_items"


def _orders_of(context: TurnContext) -> Sequence[Order]:
    """Return the customer's own orders; () when nobody is identified."""
    try:
        record: Mapping[str, Any] = context.desk.lookups.my_orders().record
    except Refusal:
        return ()
    return tuple(record["orders"])


def _read_options(
    context: TurnContext, order: Order, items: Sequence[str], text: str
) -> dict[str, Any]:
    """Return item id -> the other options named for it, for the items named or for any."""
    named: dict[str, str] = {}
    for line in order["lines"]:
        if items and line["item_id"] not in items:
            continue
        others = context.desk.case.shop.items(line["product_id"])
        options = find_options(others, text, line["options"])
        if options:
            named[line["item_id"]] = options
    return {"options": named} if named else {}


def _with_reason(order: Order | None, arguments: dict[str, Any]) -> tuple[dict[str, Any], str]:
    if "reason" in arguments:
        return arguments, ""
    possible = order is not None and order["status"] == "pending" and not order["items_changed"]
    return {**arguments, "reason": ""}, "reason" if possible else ""


def _with_address(
    context: TurnContext, order: Order | None, arguments: dict[str, Any]
) -> tuple[dict[str, Any], str]:
    """Fill in the country that an address within it leaves out."""
    customer = context.desk.identification.current()
    if "country" not in arguments and customer is not None:
        arguments["country"] = customer.address.country
    whole = all(arguments.get(part) for part in ("line1", "city", "postcode"))
    if whole or customer is None:
        parts = dict.fromkeys(("line1", "city", "postcode", "country"), "")
        return {**parts, **arguments}, ""
    return arguments, "address"


def _with_method(order: Order | None, arguments: dict[str, Any]) -> tuple[dict[str, Any], str]:
    if "payment_method" in arguments:
        return arguments, ""
    if order is not None:
        return arguments, "payment_method"
    return {**arguments, "payment_method": ""}, ""
