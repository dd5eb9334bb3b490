"""Which tools the offline model calls for what was understood, and with what arguments.

The arguments are those that an LLM would write from the same message.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from assistant.memory import Constraints
from assistant.offline.cart_plan import plan_cart
from assistant.offline.order_plan import plan_after_identifying, plan_order
from assistant.offline.recommend_plan import coupon_of, plan_recommendation
from assistant.turn.context import Request, TurnContext
from assistant.understanding import Reading
from assistant.understanding.intent.why_not import why_not_of
from retrieval.filters import ToolFilter

__all__ = ["Call", "must_ask", "plan_calls", "plan_further", "referred_ids"]

Call = tuple[str, dict[str, Any]]

SHOPPING = frozenset({"search", "refine", "recommend"})
POLICY = frozenset(
    {
        "policy",
        "return_exchange",
        "refund_status",
        "payment_issue",
        "invoice",
        "account",
        "order_status",
        "change_order",
        "cancel_order",
    }
)
MOST_REQUESTS = 3
MOST_COMPARED = 4
MOST_PICKED = 6
SORTS = {
    ("price", "least"): "price_low",
    ("price", "most"): "price_high",
    ("rating", "most"): "rating",
}


def plan_calls(context: TurnContext) -> list[Call]:
    """Return the tool calls for a message; [] to answer without. They are noted in `plans`."""
    context.plans.clear()
    place = 0
    while place < min(len(context.requests), MOST_REQUESTS):
        request = context.requests[place]
        calls = plan_at_desk(context, request)
        if place == 0 and calls is not None:
            _keep_wish_whole(context)
        _note(context, place, _plan(context, request) if calls is None else calls)
        place += 1
    return [call for _, call in context.plans]


def plan_at_desk(context: TurnContext, request: Request) -> list[Call] | None:
    """Return the calls for a request that the service desk answers; None for another."""
    if request.reading.scene or request.reading.profile:
        return None  # "what do you know about me" asks for no account
    if not context.has_sense and len(context.said.split()) > 1:
        context.take_up(request, "out_of_scope")  # noise is no need to be remembered
        return []
    cart = plan_cart(context, request, referred_ids(context, request.reading))
    return plan_order(context, request) if cart is None else cart


def _keep_wish_whole(context: TurnContext) -> None:
    """Leave out parts of a message that only go on with its wish, which has the whole text.

    What else the message asks for stays.
    """
    others = [r for r in context.requests[1:] if r.reading.intent in (*SHOPPING, "policy")]
    context.requests = (context.requests[0], *others)


def plan_further(context: TurnContext, found: Sequence[Sequence[Any]]) -> list[Call]:
    """Return the calls that waited for the first ones: for an account to be found.

    Args:
        context: the turn.
        found: what each call came to, in the order of `plans`.
    """
    done = len(context.plans)
    for (place, (name, _)), evidence in zip(context.plans[:done], found, strict=False):
        if name.startswith("identify_") and any(e.kind == "customer" for e in evidence):
            _note(context, place, plan_after_identifying(context))
    return [call for _, call in context.plans[done:]]


def _note(context: TurnContext, place: int, calls: list[Call]) -> None:
    known = [call for _, call in context.plans]
    context.plans += [(place, call) for call in calls if call not in known]


def referred_ids(context: TurnContext, reading: Reading) -> tuple[str, ...]:
    """Return the products that a message is about: those it points at, else the one talked of."""
    named = [i for each in reading.references for i in _one_of_a_title(context, each.product_ids)]
    if named:
        return tuple(dict.fromkeys(named))
    if reading.references:
        return ()
    if len(context.focus) == 1:
        return context.focus
    return (context.shelf_before[0].id,) if len(context.shelf_before) == 1 else ()


def _one_of_a_title(context: TurnContext, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Of namesakes that one reference means, return the one on the shelf, else the first."""
    catalog = context.floor.catalog
    if len({catalog.get(i).title for i in ids if i in catalog}) != 1:
        return ids
    on_shelf = {product.id for product in context.shelf_before}
    return (next((i for i in ids if i in on_shelf), ids[0]),)


def must_ask(request: Request) -> bool:
    """Whether the reader's question is asked before anything is done.

    Looking is cheaper than asking: with words to search for, or a policy that may answer, an
    unsure reading is tried out; small talk needs no question at all.
    """
    reading = request.reading
    if reading.clarify is None or reading.intent in ("smalltalk", "out_of_scope"):
        return False
    if reading.clarify.facet != "intent":
        return True
    if reading.intent in SHOPPING:
        return not (reading.query or request.constraints.items)
    return reading.intent not in POLICY


def _plan(context: TurnContext, request: Request) -> list[Call]:
    """Return the call for one request of the message that the shop answers, not the desk."""
    ids = referred_ids(context, request.reading)
    if context.shelf_before and (missed := why_not_of(request.reading.text)) is not None:
        return [("why_not_shown", {"product": missed[:300]})]
    if code := coupon_of(context, request):
        return [("use_coupon", {"code": code})]
    if call := plan_recommendation(request, ids):
        return [call]
    found = None if must_ask(request) else _plan_in_shop(context, request)
    return [found] if found is not None else []


def _plan_in_shop(context: TurnContext, request: Request) -> Call | None:
    reading = request.reading
    if reading.intent in SHOPPING:
        return _plan_shopping(context, request)
    if reading.intent == "ask_product":
        return _plan_question(context, request)
    if reading.intent == "compare":
        return _plan_comparison(context, reading)
    if reading.intent in POLICY:
        return "read_policy", {"question": reading.text[:500]}
    return None


def _plan_shopping(context: TurnContext, request: Request) -> Call | None:
    reading = request.reading
    if reading.intent == "recommend" and context.shelf_before and not reading.edits:
        ids = referred_ids(context, reading) if reading.references else ()
        chosen = ids or tuple(p.id for p in context.shelf_before)
        if len(chosen) > 1:
            return "compare_products", {"product_ids": list(chosen[:MOST_PICKED])}
    if not (request.constraints.items or reading.query or reading.more or reading.similar):
        return None
    return "search_products", search_arguments_of(context, request)


def _plan_question(context: TurnContext, request: Request) -> Call | None:
    ids = referred_ids(context, request.reading)
    if len(ids) > 1:
        return "compare_products", {"product_ids": list(ids[:MOST_COMPARED])}
    if ids:
        return "get_product", {"product_id": ids[0]}
    if request.reading.references or context.shelf_before:
        return None
    return _plan_shopping(context, request)


def _plan_comparison(context: TurnContext, reading: Reading) -> Call | None:
    ids = tuple(dict.fromkeys(i for r in reading.references for i in r.product_ids))
    if len(ids) == 1 and any(r.kind == "superlative" for r in reading.references):
        return "get_product", {"product_id": ids[0]}
    if len(ids) == 1:
        ids = (*ids, *(i for i in context.focus if i not in ids))[:2]
    if len(ids) < 2 and not reading.references:
        ids = tuple(p.id for p in context.shelf_before)
    if len(ids) < 2:
        return None
    return "compare_products", {"product_ids": list(ids[:MOST_COMPARED])}


def search_arguments_of(context: TurnContext, request: Request) -> dict[str, Any]:
    """Write a request's constraints as arguments of the search tool."""
    reading, held = request.reading, request.constraints
    arguments: dict[str, Any] = {}
    if query := held.need or reading.query:
        arguments["query"] = query
    arguments.update(_filters(held, context.floor.search_arguments))
    if reading.comparative in SORTS:
        arguments["sort"] = SORTS[reading.comparative]
    if reading.similar and (alike := referred_ids(context, reading)):
        arguments["similar_to"] = alike[0]
    elif reading.more:
        pointed = [r for r in reading.references if r.kind not in ("all", "last") and r.product_ids]
        if pointed:
            arguments["similar_to"] = pointed[0].product_ids[0]
        else:
            arguments["more"] = True
    return arguments


def _filters(held: Constraints, model: type[ToolFilter]) -> Iterator[tuple[str, Any]]:
    price = held.get("price")
    if price is not None and price.minimum is not None:
        yield "price_min", price.minimum
    if price is not None and price.maximum is not None:
        yield "price_max", price.maximum
    if held.get("in_stock") is not None:
        yield "in_stock", True
    for name, argument in model.arguments.items():
        item = held.get(argument.facet.name)
        if item is None:
            continue
        value = {
            "include": list(item.values),
            "exclude": list(item.excluded),
            "low": item.minimum,
            "high": item.maximum,
            "bool": (item.values == ("true",)) if item.values else None,
        }[argument.role]
        if value not in (None, []):
            yield name, value
