"""Which cart tool the offline model calls, for which product, option and quantity.

The product put aside last is remembered as a task, for "make that three" and "size M".
"""

import re
from collections.abc import Sequence
from typing import Any

from assistant.offline.order_items import find_options
from assistant.shop.folding import fold
from assistant.turn.context import Request, TurnContext
from assistant.understanding.words.numbers import NUMBER, parse_number

__all__ = ["plan_cart"]

Call = tuple[str, dict[str, Any]]

_CART = r"(?:cart|basket|bag|trolley)"
_ADD = re.compile(
    rf"\b(?:add|put|place|throw|pop)\b.{{0,160}}\b(?:to|in|into)\b.{{0,20}}\b{_CART}\b"
    r"|(?:加入|放进|放到|加到).{0,4}购物车",
    re.IGNORECASE,
)
_CHECKOUT = re.compile(
    r"\bcheck(?:ing)? ?-?out\b|\bpay (?:now|for (?:it|this|them))\b|结账|结算", re.I
)
_VIEW = re.compile(
    rf"\bwhat(?:'s| is| do i have| have i (?:got)?)? ?(?:in|inside)\b.{{0,12}}\b{_CART}\b"
    rf"|\b(?:show|view|see|open|look at)\b.{{0,24}}\b{_CART}\b|^\W*(?:my )?{_CART}\W*$"
    r"|(?:看|查看).{0,4}购物车|购物车里",
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
_MORE = re.compile(r"\b(?:another|one more|more of)\b|再(?:来|加)", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+")
MOST_SHOWN = 4
FEW_WORDS = 6
PATIENCE = 3


def plan_cart(context: TurnContext, request: Request, product_ids: Sequence[str]) -> list[Call]:
    """Return the cart calls of a message; [] when it is about no cart.

    Args:
        context: the turn; its task remembers the product put aside last.
        request: one request of the message.
        product_ids: the products that the message is about; () when it names none.
    """
    text, cart = request.reading.text, request.reading.intent == "cart"
    last = _last(context)
    if cart and _CHECKOUT.search(text):
        return [("checkout", {})]
    if cart and _VIEW.search(text):
        return [("view_cart", {})]
    if last and (goes_on := _go_on(context, request, last)):
        context.take_up("cart")
        return goes_on
    if not (cart or _ADD.search(text)):
        return []
    context.take_up("cart")
    if _REMOVE.search(text):
        return _plan_removal(context, text, product_ids)
    if not product_ids:
        return []
    quantity = request.reading.quantity or _number(_ADD_COUNT, text) or 1
    same = [r for r in request.reading.references if r.kind == "title" and len(r.product_ids) > 1]
    if same:
        return _plan_choice(context, request, same[0].product_ids, quantity)
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
    products = [context.floor.catalog.get(i) for i in product_ids if i in context.floor.catalog]
    said = set(WORD.findall(fold(text)))
    found = []
    for product in products:
        own = {
            w
            for name in product.attributes
            for v in product.values(name)
            for w in WORD.findall(fold(v))
        }
        others = {
            w
            for other in products
            if other is not product
            for name in other.attributes
            for v in other.values(name)
            for w in WORD.findall(fold(v))
        }
        if said & (own - others):
            found.append(product.id)
    return found


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
    if request.reading.references and not _points_at(context, request, last["product_id"]):
        return []
    if _REMOVE.search(text) and not _EMPTY.search(text) and len(text.split()) <= FEW_WORDS:
        return [("remove_from_cart", product)]
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


def _plan_removal(context: TurnContext, text: str, product_ids: Sequence[str]) -> list[Call]:
    inside = context.desk.cart.cart().lines
    if _EMPTY.search(text) and not product_ids:
        return [_remove(line.product_id, line.item_id) for line in inside]
    if product_ids:
        return [_remove(product_id) for product_id in product_ids]
    return [_remove(inside[0].product_id, inside[0].item_id)] if len(inside) == 1 else []


def _remove(product_id: str, option: str | None = None) -> Call:
    return "remove_from_cart", {"product_id": product_id} | ({"option": option} if option else {})


def _points_at(context: TurnContext, request: Request, product_id: str) -> bool:
    pointed = {i for reference in request.reading.references for i in reference.product_ids}
    return not pointed or pointed == {product_id}


def _last(context: TurnContext) -> dict[str, Any] | None:
    task = context.task
    if task is None or task.get("tool") != "add_to_cart":
        return None
    return dict(task) if context.number - int(task["turn"]) <= PATIENCE else None


def _number(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    value = parse_number(next(group for group in found.groups() if group)) if found else None
    return int(value) if value is not None and 0 <= value <= 99 else None  # noqa: PLR2004
