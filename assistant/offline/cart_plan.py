"""Which cart tool the offline model calls, for which product, option and quantity.

The product put aside last is remembered as a task, for "make that three" and "size M".
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.offline.order_items import find_options, name_items
from assistant.shop.folding import fold
from assistant.turn.context import Request, TurnContext
from assistant.understanding.words.numbers import NUMBER, parse_number
from retrieval.catalog import Product

__all__ = ["plan_cart"]

Call = tuple[str, dict[str, Any]]

_CART = r"(?:cart|basket|bag|trolley)"
_ADD = re.compile(
    rf"\b(?:add|put|place|throw|pop)\b.{{0,160}}\b(?:to|in|into)\b.{{0,20}}\b{_CART}\b"
    r"|(?:加入|放进|放到|加到).{0,4}购物车",
    re.IGNORECASE,
)
_CHECKOUT = re.compile(
    r"\bcheck(?:ing)? ?-?out\b|\bpay (?:now|for (?:it|this|them|everything))\b"
    r"|\b(?:like|want|ready|how do i|where do i) (?:to )?pay\b|\bplace (?:the|my|this) order\b"
    r"|\bproceed to pay\w*|结账|结算|付款",
    re.IGNORECASE,
)
_VIEW = re.compile(
    rf"\bwhat(?:'s| is| do i have| have i (?:got)?)? ?(?:in|inside)\b.{{0,12}}\b{_CART}\b"
    rf"|\b(?:show|view|see|open|look at)\b.{{0,24}}\b{_CART}\b|^\W*(?:my )?{_CART}\W*$"
    r"|\bhow much\b.{0,24}\b(?:in total|altogether|all together)\b|\bwhat(?:'s| is) the total\b"
    r"|(?:看|查看).{0,4}购物车|购物车里|一共多少",
    re.IGNORECASE,
)
_REMOVE = re.compile(
    rf"\b(?:remove|delete|drop)\b|\btake\b.{{0,100}}\b(?:out|off|from)\b|\b(?:empty|clear)\b.{{0,12}}"
    rf"\b{_CART}\b|移出|删掉|拿掉|清空",
    re.IGNORECASE,
)
_EMPTY = re.compile(rf"\b(?:empty|clear)\b.{{0,12}}\b{_CART}\b|\beverything\b|\ball\b|清空", re.I)
_COUNT = re.compile(
    rf"\b(?:make (?:that|it|them)|change (?:that|it|the quantity)(?: to)?|only|just)\s+({NUMBER})"
    rf"|\bquantity\b.{{0,12}}?({NUMBER})"
    rf"|\b({NUMBER})\s+(?:of (?:them|those|it|these)|instead|pieces)"
    rf"|\b(?:i(?:'d| would)? (?:want|need|like|take)|give me)\s+({NUMBER})\W*$"
    rf"|(?:要|改成|改为)({NUMBER})",
    re.IGNORECASE,
)
_ADD_COUNT = re.compile(
    rf"\b(?:add|put|place|buy|order|want|take|get|need)(?: me| in)?\s+({NUMBER})"
    rf"\s+(?!mah|cm|mm|kg|g\b|l\b|ml|inch|of those)|(?:加|放|买|要)({NUMBER})",
    re.IGNORECASE,
)
_ALSO = re.compile(r"^\W*(?:and|plus)\b|\b(?:too|also|as well)\b|还要|也要", re.IGNORECASE)
_MORE = re.compile(r"\b(?:another|one more|more of)\b|再(?:来|加)", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+")
MOST_SHOWN = 4
FEW_WORDS = 6
PATIENCE = 3


def plan_cart(
    context: TurnContext, request: Request, product_ids: Sequence[str]
) -> list[Call] | None:
    """Return the cart calls of a message; None when it is about no cart.

    Args:
        context: the turn; its task remembers the product put aside last.
        request: one request of the message.
        product_ids: the products that the message is about; () when it names none.
    """
    text, cart = request.reading.text, request.reading.intent == "cart"
    last = _last(context)
    if cart and _CHECKOUT.search(text):
        return [("checkout", {})]
    if _VIEW.search(text) and (cart or (last is not None and context.at_desk)):
        context.take_up(request, "cart")
        return [("view_cart", {})]
    removal = _plan_removal(context, request, last) if _REMOVE.search(text) else []
    if not removal and last and (goes_on := _go_on(context, request, last)):
        context.take_up(request, "cart")
        return goes_on
    if not (cart or removal or _ADD.search(text)):
        return None
    context.take_up(request, "cart")
    if removal or not product_ids:
        return removal
    quantity = request.reading.quantity or _number(_ADD_COUNT, text) or 1
    # One is meant by "it" and by a title, however many it may be.
    one = [r for r in request.reading.references if r.kind in ("title", "last")]
    if unsure := next((r for r in one if len(r.product_ids) > 1), None):
        return _plan_choice(context, request, unsure.product_ids, quantity)
    return [_add(context, request, product_id, quantity) for product_id in product_ids[:4]]


def _plan_choice(
    context: TurnContext, request: Request, product_ids: Sequence[str], quantity: int
) -> list[Call]:
    """Return the calls for a title that several products have: told apart by words, or shown."""
    chosen = _told_apart(context, request.reading.text, product_ids)
    if len(chosen) == 1:
        return [_add(context, request, chosen[0], quantity)]
    shown = [*product_ids][:MOST_SHOWN]
    context.task = {
        "tool": "add_to_cart",
        "product_ids": shown,
        "quantity": quantity,
        "lacks": "product",
        "turn": context.number,
    }
    return [("compare_products", {"product_ids": shown})]


def _told_apart(context: TurnContext, text: str, product_ids: Sequence[str]) -> list[str]:
    """Return the products that have what a message names and the others have not."""
    catalog = context.floor.catalog
    own = {i: _attribute_words(catalog.get(i)) for i in product_ids if i in catalog}
    said = set(WORD.findall(fold(text)))
    return [
        i
        for i, words in own.items()
        if said & words.difference(*(others for other, others in own.items() if other != i))
    ]


def _attribute_words(product: Product) -> set[str]:
    values = [value for name in product.attributes for value in product.values(name)]
    return set(WORD.findall(fold(" ".join(values))))


def _go_on(context: TurnContext, request: Request, last: dict[str, Any]) -> list[Call]:
    """Return the call for a message about the product put aside last: an option, a quantity."""
    text = request.reading.text
    if last.get("lacks") == "product":
        pointed = [i for r in request.reading.references for i in r.product_ids]
        pointed = pointed or _told_apart(context, text, last["product_ids"])
        chosen = [i for i in dict.fromkeys(pointed) if i in last["product_ids"]]
        return (
            [_add(context, request, i, last["quantity"]) for i in chosen]
            if len(chosen) == 1
            else []
        )
    product = {name: last[name] for name in ("product_id", "option") if last.get(name)}
    if last.get("lacks") == "option":
        option = find_options(context.desk.case.shop.items(last["product_id"]), text)
        if option is not None and len(text.split()) <= 2 * FEW_WORDS:
            return [_add(context, request, last["product_id"], last["quantity"])]
        return []
    others = _others(request, last["product_id"])
    if others:
        adds = _ALSO.search(text) and len(others) == 1
        return [_add(context, request, others[0], _number(_ADD_COUNT, text) or 1)] if adds else []
    count = _number(_COUNT, text)
    if count is not None:
        return [("change_cart", product | {"quantity": count})]
    if _MORE.search(text) and request.reading.intent == "cart":
        return [("add_to_cart", product | {"quantity": 1})]
    return []


def _add(context: TurnContext, request: Request, product_id: str, quantity: int) -> Call:
    items = context.desk.case.shop.items(product_id)
    option = find_options(items, request.reading.text) or _held_option(context, items)
    arguments: dict[str, Any] = {"product_id": product_id, "quantity": quantity}
    if option is not None:
        arguments["option"] = option
    lacks = "" if option is not None or len(items) < 2 else "option"  # noqa: PLR2004
    context.task = {"tool": "add_to_cart", **arguments, "lacks": lacks, "turn": context.number}
    return "add_to_cart", arguments


def _held_option(context: TurnContext, items: Sequence[Any]) -> str | None:
    """Return the options that the shopper has asked for before: "size 42"."""
    said = " ".join(value for held in context.held.items for value in held.values)
    return find_options(items, f"size {said}") if said else None


def _plan_removal(
    context: TurnContext, request: Request, last: Mapping[str, Any] | None
) -> list[Call]:
    """Return the calls that take out what is named, pointed at, or was put in last."""
    text, inside = request.reading.text, context.desk.cart.cart().lines
    named = name_items([line.model_dump() for line in inside], text)
    if not named and request.reading.intent != "cart":
        return []
    pointed = {i for reference in request.reading.references for i in reference.product_ids}
    latest = (last or {}).get("product_id")
    lines = (
        [line for line in inside if line.item_id in named]
        or [line for line in inside if line.product_id in pointed]
        or [line for line in inside if _EMPTY.search(text)]
        or [line for line in inside if line.product_id == latest or len(inside) == 1]
    )
    return [_remove(line.product_id, line.item_id) for line in lines]


def _remove(product_id: str, item_id: str) -> Call:
    option = {"option": item_id} if item_id != product_id else {}
    return "remove_from_cart", {"product_id": product_id, **option}


def _others(request: Request, product_id: str) -> list[str]:
    """Return the products that a message points at, apart from one."""
    pointed = [i for reference in request.reading.references for i in reference.product_ids]
    return [i for i in dict.fromkeys(pointed) if i != product_id]


def _last(context: TurnContext) -> dict[str, Any] | None:
    task = context.task
    if task is None or task.get("tool") != "add_to_cart":
        return None
    return dict(task) if context.number - int(task["turn"]) <= PATIENCE else None


def _number(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    value = parse_number(next(group for group in found.groups() if group)) if found else None
    return int(value) if value is not None and 0 <= value <= 99 else None  # noqa: PLR2004
