"""Amounts of money beside the records: equality, currency, and where else an amount may stand."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.grounding.reading.quantities import Quantity
from assistant.grounding.records.book import Entry, money_minor
from assistant.grounding.records.facts import ProductFacts
from assistant.grounding.subjects.scene import Finding, Segment
from assistant.money import format_price

__all__ = [
    "PAID",
    "discount_of",
    "entries_for",
    "entry_amount",
    "find_elsewhere",
    "is_amount",
    "price_finding",
    "same_currency",
    "shown_price",
    "text_after",
    "text_before",
]

_BUDGET = re.compile(
    r"\b(?:budget|limit|ceiling|price range|asked|wanted|mentioned|said|requested|looking "
    r"for|your (?:max|maximum|price|request|filter)|searched)\b"
)


PAID = re.compile(r"\b(?:paid|ordered|bought|purchased|charged|order|invoice|refund\w*|billed)\b")


def shown_price(product: ProductFacts, minor: int | None, locale: str) -> str:
    """Return the price as the shop's locale writes it; "" when it is unknown."""
    return "" if minor is None else format_price(minor, product.currency, locale)


def text_before(segment: Segment, figure: Quantity) -> str:
    """Return up to 60 characters before a figure, product names left out."""
    return segment.unnamed(segment.start, figure.start)[-60:]


def text_after(segment: Segment, figure: Quantity) -> str:
    """Return up to 40 characters after a figure, product names left out."""
    return segment.unnamed(figure.end, segment.end)[:40]


def price_finding(
    segment: Segment,
    figure: Quantity,
    kind: str,
    ok: bool,
    products: Sequence[ProductFacts],
    field: str,
    truth: str = "",
    end: int | None = None,
    fix: str = "",
) -> Finding:
    """Make the finding of an amount; `fix` counts only where it is about one product."""
    single = len({p.id for p in products}) == 1 and not segment.quantifier
    return Finding(
        kind,
        figure.start,
        end or figure.end,
        ok,
        products[0].source if products else None,
        field if products else None,
        truth,
        tuple(p.id for p in products),
        fix if single else "",
    )


def same_currency(figure: Quantity, currency: str) -> bool:
    """Whether the figure names no currency or this one."""
    return not figure.currencies or currency in figure.currencies


def is_amount(
    figure: Quantity, minor: int | None, currency: str, approximate: bool = False
) -> bool:
    """Whether the figure is this amount, or within 3 % of it when it is told as approximate."""
    if minor is None or not same_currency(figure, currency):
        return False
    amounts = money_minor(figure, currency)
    if approximate:
        return any(abs(a - minor) * 33 <= minor for a in amounts)
    return minor in amounts


def find_elsewhere(segment: Segment, figure: Quantity) -> Finding | None:
    """Find the amount in an order, a cart or the request, where the words are about that."""
    for entry in entries_for(segment):
        match = entry_amount(segment, figure, entry)
        if match:
            return Finding("order", figure.start, figure.end, True, entry.source, match)
    request = segment.book.request
    said = {v for q in request.figures for v in q.values} | request.numbers
    if segment.mode in ("echo", "missing", "question", "offer") or _BUDGET.search(segment.low):
        if any(v in said for v in figure.values) and not segment.mentions:
            return Finding("number", figure.start, figure.end, True, "request", "text")
        if any(v in said for v in figure.values) and _BUDGET.search(text_before(segment, figure)):
            return Finding("number", figure.start, figure.end, True, "request", "text")
    return None


def entries_for(segment: Segment) -> list[Entry]:
    """Return the order spoken of, or all records of the turn that are no product."""
    entries = segment.book.order_entries()
    return [segment.entry] if segment.entry in entries and segment.entry else entries


_ROLES = (
    "shipping",
    "refund",
    "discount",
    "tax",
    "subtotal",
    "total",
    "balance",
    "fee",
    "delivery",
)


def entry_amount(segment: Segment, figure: Quantity, entry: Entry) -> str | None:
    """Return the field of the entry that holds the amount, if its role fits the words."""
    if not (
        PAID.search(segment.sentence)
        or re.search(
            r"\b(?:total|cart|basket|balance|gift card|subtotal|shipping|delivery|discount|fee|"
            r"tax|card|amount|due|sum)\b",
            segment.sentence,
        )
        or (not segment.products and segment.entry)
    ):
        return None
    roles = [r for r in _ROLES if re.search(rf"\b{r}", segment.low)]
    known = [r for r in roles if any(r in "_".join(p).lower() for p, _, _ in entry.amounts)]
    for path, minor, currency in entry.amounts:
        joined = "_".join(path).lower()
        if known and not any(role in joined for role in known):
            continue
        if not known and "total" in roles and "total" not in joined:
            continue
        if is_amount(figure, minor, currency):
            return path[-1]
    return None


def discount_of(product: ProductFacts) -> Decimal:
    """Return the discount in percent, from the price before and the price now."""
    if product.compare_at is None or product.price is None or product.compare_at <= product.price:
        return Decimal(0)
    return Decimal(100 * (product.compare_at - product.price)) / product.compare_at
