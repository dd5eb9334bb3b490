"""The after-sales tools as LangChain has them: thin, and none of them writes an order.

Each works at the desk of the turn's runtime context (`context.desk`), adds what it returns to the
turn's evidence and tells the model in JSON. A tool that would change an order only proposes; the
yes goes to the desk from code (`desk.proposals.confirm`), never from a model.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from langchain.tools import ToolRuntime
from langchain_core.tools import BaseTool, StructuredTool
from pydantic import BaseModel, ValidationError

from assistant.order_tools import arguments as a
from assistant.reply import Evidence
from assistant.shop.desk import Desk

__all__ = ["WRITING_TOOLS", "Runtime", "build_order_tools"]

Runtime = ToolRuntime[Any, Any]
Found = Evidence | Iterable[Evidence]
Work = Callable[..., Found]

WAITING = (
    "Nothing has been changed yet. Show the customer every detail and ask for a yes. "
    "Do not call this tool again for the same wish."
)

# name -> (what the model reads, what it may say, what the desk does)
_READING: dict[str, tuple[str, type[BaseModel], Work]] = {
    "identify_by_email": (
        "Find the customer's account by e-mail, once, before anything about orders. Returns the"
        " account. Example: email 'ada@example.com'.",
        a.EmailArguments,
        lambda desk, email: desk.identification.by_email(email),
    ),
    "identify_by_name": (
        "Find the customer's account by first name, last name and postcode when they have no"
        " e-mail at hand. Example: 'Ada', 'Berg', '20457'.",
        a.NameArguments,
        lambda desk, first_name, last_name, postcode: desk.identification.by_name(
            first_name, last_name, postcode
        ),
    ),
    "my_account": (
        "The customer's own account: name, default address, payment methods with balances.",
        a.NoArguments,
        lambda desk: desk.lookups.account(),
    ),
    "my_orders": (
        "The customer's orders, newest first, with state, lines and total.",
        a.NoArguments,
        lambda desk: desk.lookups.my_orders(),
    ),
    "order_details": (
        "Everything about one order: lines with item ids, address, payments, parcels, what can be"
        " done with it. Example: order_id 'V-10023'.",
        a.OrderArguments,
        lambda desk, order_id=None: desk.lookups.order(order_id),
    ),
    "track_order": (
        "Where an order is and when it should arrive. Example: order_id 'V-10023'.",
        a.OrderArguments,
        lambda desk, order_id=None: desk.lookups.track(order_id),
    ),
    "refund_status": (
        "What is being paid back, to which method, and when; of one order or of all."
        " Example: order_id 'V-10023'.",
        a.OrderArguments,
        lambda desk, order_id=None: desk.lookups.refund_status(order_id),
    ),
    "order_invoice": (
        "The invoice of an order as a PDF; returns the link to it. Example: order_id 'V-10023'.",
        a.OrderArguments,
        lambda desk, order_id=None: desk.lookups.invoice(order_id)[0],
    ),
    "view_cart": (
        "What is in the cart, with today's prices and the total.",
        a.NoArguments,
        lambda desk: desk.cart.view(),
    ),
    "use_coupon": (
        "Count the cart with a coupon's code that the customer names. Returns the cart. Example:"
        " code 'WELCOME5'.",
        a.CouponArguments,
        lambda desk, code: desk.cart.use_coupon(code),
    ),
    "add_to_cart": (
        "Put a product into the cart; needs no confirmation. Returns the cart. Example:"
        " product_id 'p1001', option 'size 42', quantity 1.",
        a.AddArguments,
        lambda desk, product_id, option=None, quantity=1: desk.cart.add(
            product_id, option, quantity
        ),
    ),
    "change_cart": (
        "Set how many of something in the cart there should be. Returns the cart. Example:"
        " product_id 'p1001', quantity 2.",
        a.QuantityArguments,
        lambda desk, product_id, quantity, option=None: desk.cart.change(
            product_id, quantity, option
        ),
    ),
    "remove_from_cart": (
        "Take something out of the cart. Returns the cart. Example: product_id 'p1001'.",
        a.InCartArguments,
        lambda desk, product_id, option=None: desk.cart.remove(product_id, option),
    ),
    "file_complaint": (
        "Keep a complaint as a ticket that a person will read. Returns its number. Example: text"
        " 'The box was open', order_id 'V-10023'.",
        a.ComplaintArguments,
        lambda desk, text, order_id=None: desk.care.complain(text, order_id),
    ),
    "hand_over": (
        "Ask for a person: when the customer wants one, or when no tool and no policy covers their"
        " wish. Example: wish 'wants a refund to a friend's card'.",
        a.HandoverArguments,
        lambda desk, wish, reason="asked_for": desk.care.hand_over(reason, {"wish": wish}),
    ),
}

_PROPOSING: dict[str, tuple[str, type[BaseModel], Work]] = {
    "cancel_order": (
        "Propose to cancel an order that is not packed yet. Example: order_id 'V-10023', reason"
        " 'no longer needed'.",
        a.CancelArguments,
        lambda desk, call_id, reason, order_id=None: desk.orders.cancel(order_id, reason, call_id),
    ),
    "change_order_address": (
        "Propose to send a pending order to another address. Example: order_id 'V-10023', line1"
        " '1 Harbour Road', city 'Hamburg', postcode '20457', country 'DE'.",
        a.AddressArguments,
        lambda desk, call_id, order_id=None, **address: desk.orders.change_address(
            order_id, desk.orders.read_address(**address), call_id
        ),
    ),
    "change_order_items": (
        "Propose to swap items of a pending order for other options of the same products; possible"
        " once, so name all of them. Example: order_id 'V-10023', items ['p1001-42'], new_items"
        " ['size 43'].",
        a.SwapArguments,
        lambda desk, call_id, items, new_items, order_id=None, payment_method=None: (
            desk.orders.change_items(order_id, items, new_items, payment_method, call_id)
        ),
    ),
    "change_order_payment": (
        "Propose to pay a pending order with another of the customer's payment methods. Example:"
        " order_id 'V-10023', payment_method 'gift card'.",
        a.PaymentArguments,
        lambda desk, call_id, payment_method, order_id=None: desk.orders.change_payment(
            order_id, payment_method, call_id
        ),
    ),
    "return_items": (
        "Propose to send items of a delivered order back; possible once, so name all of them."
        " Example: order_id 'V-10023', items ['p1001-42'].",
        a.ReturnArguments,
        lambda desk, call_id, items, order_id=None, payment_method=None: desk.orders.return_items(
            order_id, items, payment_method, call_id
        ),
    ),
    "exchange_items": (
        "Propose to exchange items of a delivered order for other options of the same products;"
        " possible once, so name all of them. Example: order_id 'V-10023', items ['p1001-42'],"
        " new_items ['size 43'].",
        a.SwapArguments,
        lambda desk, call_id, items, new_items, order_id=None, payment_method=None: (
            desk.orders.exchange_items(order_id, items, new_items, payment_method, call_id)
        ),
    ),
    "change_default_address": (
        "Propose another default address of the account; orders already placed keep theirs."
        " Example: line1 '1 Harbour Road', city 'Hamburg', postcode '20457', country 'DE'.",
        a.DefaultAddressArguments,
        lambda desk, call_id, **address: desk.orders.change_default_address(
            desk.orders.read_address(**address), call_id
        ),
    ),
    "checkout": (
        "Propose to take the cart to the check-out; after the yes there is a link.",
        a.NoArguments,
        lambda desk, call_id: desk.proposals.propose_checkout(call_id),
    ),
}

WRITING_TOOLS = tuple(_PROPOSING)
"""Names of the tools whose proposal waits for a yes."""


def build_order_tools() -> list[BaseTool]:
    """The after-sales tools; the same for every shop, since the desk is in the runtime context."""
    reading = [_tool(name, *parts, proposes=False) for name, parts in _READING.items()]
    return reading + [_tool(name, *parts, proposes=True) for name, parts in _PROPOSING.items()]


def propose(desk: Desk, name: str, call_id: str, given: dict[str, Any]) -> Found:
    """Do what a proposing tool does; the same call again gives what became of it."""
    known = desk.proposals.of_call(call_id)
    return known or desk.run(name, lambda: _PROPOSING[name][2](desk, call_id, **given))


def read_arguments(name: str, given: dict[str, Any]) -> dict[str, Any] | None:
    """A proposing tool's arguments as it will get them; None when they are not its arguments."""
    try:
        return _PROPOSING[name][1].model_validate(given).model_dump()
    except ValidationError:
        return None


def _tool(
    name: str, description: str, schema: type[BaseModel], work: Work, *, proposes: bool
) -> BaseTool:
    def call(runtime: Runtime, **given: Any) -> tuple[str, Any]:  # noqa: ANN401 - the schema's
        context = runtime.context
        given = {k: v for k, v in given.items() if k in schema.model_fields}  # a dict's are open
        context.record_use(name, {k: v for k, v in given.items() if v not in (None, "", [])})
        desk: Desk = context.desk
        if proposes:
            found = propose(desk, name, context.call_key(runtime.tool_call_id), given)
        else:
            found = desk.run(name, lambda: work(desk, **given))
        evidence = (found,) if isinstance(found, Evidence) else tuple(found)
        context.add_evidence(*evidence)
        return _tell(evidence), evidence

    return StructuredTool.from_function(
        call,
        name=name,
        description=description,
        # LangChain drops the runtime of a tool whose model has no fields, not that of a dict
        args_schema=schema if schema.model_fields else schema.model_json_schema(),
        infer_schema=False,
        response_format="content_and_artifact",
        handle_tool_error=True,
    )


def waits(found: Evidence) -> bool:
    """Whether it is a proposal that waits for a yes (an order may be pending too)."""
    return found.kind == "action" and found.record.get("status") == "pending"


def _tell(evidence: tuple[Evidence, ...]) -> str:
    """The records as the model reads them, and what to do with a proposal."""
    told: dict[str, Any] = {"records": [dict(found.record) for found in evidence]}
    if any(waits(found) for found in evidence):
        told["next"] = WAITING
    return json.dumps(told, ensure_ascii=False)
