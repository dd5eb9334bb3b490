"""The service side of a conversation as HTML: what waits for a yes, the cart, the orders.

It knows records, not Gradio, and makes no request.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from babel.dates import format_date

from assistant.money import format_price
from ui.templating import render
from ui.words import words_for

__all__ = ["confirmation_html", "counter_html"]

Record = Mapping[str, Any]


def confirmation_html(
    confirmation: Record | None, handover: Record | None, *, locale: str, language: str = "en"
) -> str:
    """Draws what was proposed, with every detail, yes and no; and who has the conversation.

    Args:
        confirmation: {"id", "action", "details"}, as in a reply.
        handover: {"state", "takes_a_message", ...}, as in a reply.
        locale: the shop's locale, for prices.
        language: of the interface's words.
    """
    words = words_for(language)
    details = confirmation["details"] if confirmation else {}
    rows = [
        (words[name], _lines_of(name, value, details, locale))
        for name, value in details.items()
        if name in words and value not in (None, "", [])
    ]
    return render(
        "confirmation.html",
        confirmation=confirmation,
        rows=rows,
        handover=_handover(handover, words),
        words=words,
    )


def counter_html(
    cart: Record, orders: Iterable[tuple[Record, str]], *, token: str, locale: str, language: str
) -> str:
    """Draws the cart and the orders that the reply speaks of.

    Args:
        cart: the record of a cart.
        orders: records of orders, each with the address of its invoice.
        token: the conversation's, with which an invoice is fetched.
        locale: the shop's locale, for prices and dates.
        language: of the interface's words.
    """
    currency = cart["currency"]
    lines = [{**line, "text": _line(line, currency, locale)} for line in cart["lines"]]
    return render(
        "counter.html",
        cart={**cart, "lines": lines},
        orders=[_order(order, invoice, locale) for order, invoice in orders],
        token=token,
        locale=locale,
        words=words_for(language),
    )


def _order(order: Record, invoice: str, locale: str) -> dict[str, Any]:
    currency = order["currency"]
    return {
        **order,
        "invoice": invoice,
        "placed": _day(order["placed_on"], locale),
        "lines": [{"text": _line(line, currency, locale)} for line in order["lines"]],
        "events": [
            " · ".join(filter(None, [_day(event["on"], locale), event["text"], event["place"]]))
            for parcel in order["tracking"]
            for event in parcel["events"][-2:]
        ],
    }


def _lines_of(name: str, value: object, details: Record, locale: str) -> list[str]:
    if name.endswith("_minor") and isinstance(value, int):
        return [format_price(value, details["currency"], locale)]
    if isinstance(value, list | tuple):
        return [
            _line(entry, details.get("currency"), locale)
            if isinstance(entry, Mapping)
            else str(entry)
            for entry in value
        ]
    return [str(value)]


def _line(entry: Record, currency: str | None, locale: str) -> str:
    """A line of an order or a cart, of a swap, or of a refund."""
    amount = entry.get("new_price_minor", entry.get("amount_minor", entry.get("price_minor")))
    currency = entry.get("currency") or currency
    parts = [
        f"{entry['quantity']} ×" if entry.get("quantity", 1) > 1 else "",
        entry.get("title") or entry.get("to") or "",
        ", ".join(map(str, (entry.get("options") or {}).values())),
        "→ " + ", ".join(map(str, entry["new_options"].values()))
        if entry.get("new_options")
        else "",
        format_price(amount, currency, locale) if amount is not None and currency else "",
        entry.get("when") or "",
    ]
    return " ".join(filter(None, parts))


def _handover(status: Record | None, words: Record) -> str | None:
    if status is None or status["state"] == "closed":
        return None
    if status["state"] == "agent":
        return str(words["agent"])
    return str(words["message_taken"] if status["takes_a_message"] else words["waiting"])


def _day(day: str, locale: str) -> str:
    return format_date(date.fromisoformat(day), "medium", locale)
