"""Bounds and ranges of prices: "under 50", "from 20", "between 20 and 40", "within your budget"."""

import re

from assistant.grounding.claims.amounts import (
    find_elsewhere,
    is_amount,
    price_finding,
    same_currency,
    shown_price,
    text_before,
)
from assistant.grounding.reading.quantities import SCORE, Quantity
from assistant.grounding.records.book import money_minor
from assistant.grounding.records.facts import ProductFacts
from assistant.grounding.subjects.scene import Finding, Segment
from assistant.money import minor_units

__all__ = [
    "LOWER",
    "UPPER",
    "WAS_FROM",
    "check_budget",
    "is_range",
    "judge_bound",
    "judge_range",
    "read_bound",
]

UPPER = re.compile(
    r"\b(under|below|less than|(?:doesn't|don't|does not|won't|not) (?:exceed|go over|go "
    r"above|top|pass)|cheaper than|up to|at most|no(?:t)? (?:more|over|higher) than|not "
    r"(?:over|above|exceeding|more than)|max(?:imum)?(?: of)?|within|beneath|south of|lower "
    r"than|doesn't exceed|don't exceed|doesn't go over|until|sub|"
    r"change (?:from|out of|for)|(?:fits|within|inside) (?:a |your )?budget of)[\s:-]*(?:a |an |"
    r"the |your "
    r"|budget of |price of |limit of |mark of |just )*$|(?<!=)[<≤]\s*$"
)


_UPPER_AFTER = re.compile(
    r"^\s*(?:you (?:can|could) afford\b|(?:is|are|would be) enough\b|in (?:hand|your pocket)\b|"
    r"or (?:less|under|below|"
    r"cheaper)|and (?:under|below)|max(?:imum)?\b|tops\b|at "
    r"most)"
)


LOWER = re.compile(
    r"\b(over|above|more than|at least|from|starting (?:at|from)|starts? (?:at|from)|"
    r"min(?:imum)?(?: of)?|upwards of|upward of|exceed(?:s|ing)?|north of|higher than|"
    r"beyond|not (?:under|below|less than)|no less than|begin(?:s|ning)? at)[\s:-]*(?:a |an "
    r"|the |just |only )*$|(?<![=-])[>≥]\s*$"
)


_LOWER_AFTER = re.compile(
    r"^\s*(?:or (?:more|over|above)|and (?:up|over|above|more)|\+|plus\b(?! ))"
)


_START = ("from", "starting", "start", "begin")


_STRICT_UPPER = ("under", "below", "less", "cheaper", "beneath", "south", "lower", "<", "sub")


WAS_FROM = re.compile(
    r"\b(?:reduced|dropped|cut|slashed|marked down|down|discounted|lowered|fell|fallen|drop|"
    r"reduction|went)\b[^;]{0,60}?\bfrom\W+$"
)


_RANGE = re.compile(r"\b(?:rang(?:e|es|ing)|from|between|vary|varies|span)\b")


def read_bound(before: str, after: str) -> str:
    """Return the bounding word ("under", "from") around an amount, or ""."""
    if re.search(r"\b(?:add(?:s|ing)?|comes|sums) up to\W*$", before):
        return ""
    upper = UPPER.search(before)
    if upper:
        return "upper:" + (upper.group(1) or upper.group().strip()[0])
    lower = LOWER.search(before)
    if lower:
        return "lower:" + (lower.group(1) or lower.group().strip()[0])
    if _UPPER_AFTER.match(after):
        return "upper:up to"
    if _LOWER_AFTER.match(after):
        return "lower:at least"
    return ""


def judge_bound(
    segment: Segment, figure: Quantity, products: list[ProductFacts], bound: str
) -> Finding:
    """Judge a bound by the prices of the subject, or by the request where it repeats that."""
    if segment.mode in ("echo", "missing", "question", "offer") and not segment.mentions:
        echo = find_elsewhere(segment, figure)
        if echo:
            return echo
        if segment.mode in ("question", "offer") and not figure.currencies - {
            segment.book.currency
        }:
            return Finding("number", figure.start, figure.end, False)
    group = products or segment.gather(segment.book.shelf)
    if not group:
        return find_elsewhere(segment, figure) or Finding("price", figure.start, figure.end, False)
    start = bound.startswith("lower") and bound[6:].startswith(_START)
    if start:
        ok = _starts_at(segment, figure, group)
    else:
        ok = segment.holds([_within(figure, p, bound) for p in group])
    truth = "; ".join(f"{p.title}: {shown_price(p, p.price, segment.locale)}" for p in group)
    return price_finding(segment, figure, "price", ok, group, "price_minor", truth)


def _starts_at(segment: Segment, figure: Quantity, group: list[ProductFacts]) -> bool:
    prices = [min(p.prices) for p in group if p.prices]
    lows = {min(prices)} if prices else set()
    if not segment.explicit or len(group) > 1:
        lows |= {
            low
            for _, record in segment.book.searches
            if isinstance(low := record.get("price_min_minor"), int)
        }
    return any(is_amount(figure, low, group[0].currency) for low in lows)


def _within(figure: Quantity, product: ProductFacts, bound: str) -> bool | None:
    price = product.price  # the one that is shown; a variant may cost more
    if price is None:
        return None
    if not same_currency(figure, product.currency):
        return False
    limit = money_minor(figure, product.currency)[0]
    side, word = bound.split(":", 1)
    if side == "upper":
        strict = word.startswith(_STRICT_UPPER)
        return price < limit if strict else price <= limit
    strict = word.startswith(("over", "above", "more", "beyond", "exceed", "north", "higher", ">"))
    return price > limit if strict else price >= limit


def is_range(segment: Segment, left: Quantity, right: Quantity) -> bool:
    """Whether two amounts are the ends of one range."""
    gap = segment.text[left.end : right.start]
    joined = re.fullmatch(r"\s*(?:-|–|—|to|up to|all the way to|and|bis)\s*", gap)
    scored = SCORE.match(segment.text, right.end)
    if not joined or scored or left.start in segment.pairs:
        return False
    if WAS_FROM.search(text_before(segment, left)) or re.search(
        r"\b(?:reduced|dropped|cut|slashed|marked|went|fell|lowered)\b", segment.low
    ):
        return False
    return gap.strip() != "and" or bool(re.search(r"\bbetween\W+$", text_before(segment, left)))


def judge_range(segment: Segment, left: Quantity, right: Quantity) -> Finding:
    """Judge a range: the exact span of prices, or bounds on all of them."""
    if segment.mode in ("echo", "question", "missing", "offer") and not segment.mentions:
        echo = find_elsewhere(segment, left), find_elsewhere(segment, right)
        return Finding("number", left.start, right.end, all(echo), "request", "text")
    group = segment.products or segment.gather(segment.book.group())
    prices = [p.price for p in group if p.price is not None]
    currency = group[0].currency if group else segment.book.currency
    low, high = minor_units(left.values[0], currency), minor_units(right.values[0], currency)
    ok = bool(prices) and same_currency(left, currency) and same_currency(right, currency)
    if _RANGE.search(text_before(segment, left)) and "between" not in text_before(segment, left):
        spans = {(min(prices), max(prices))} if prices else set()
        spans |= {
            (a, b)
            for _, r in segment.book.searches
            if isinstance(a := r.get("price_min_minor"), int)
            and isinstance(b := r.get("price_max_minor"), int)
        }
        ok = ok and (low, high) in spans
    elif left.decimals or right.decimals:  # an exact end is the price of a product
        ok = ok and (low, high) == (min(prices), max(prices))
    else:
        ok = ok and low <= min(prices) and max(prices) <= high
    truth = "; ".join(f"{p.title}: {shown_price(p, p.price, segment.locale)}" for p in group)
    return price_finding(segment, left, "price", ok, group, "price_minor", truth, right.end)


_BUDGET_FIT = re.compile(
    r"\b(?:within|under|inside|below|fits?(?: (?:in|into|within|nicely in|well within))?|"
    r"meets?|matches|respects?|stays? (?:within|under|in)|in|on) (?:your|the|that|my) "
    r"(?:budget|price (?:limit|range)|limit|ceiling)\b"
)


def check_budget(segment: Segment) -> None:
    """Judge "fits your budget" by the price constraint and the prices."""
    for match in segment.find_all(_BUDGET_FIT, frozenset({"budget", "limit", "range", "ceiling"})):
        request = segment.book.request
        products = segment.products
        if not products or segment.mode in ("question", "offer"):
            continue
        top, low = request.price_max, request.price_min
        verdicts: list[bool | None] = [
            None
            if (top is None and low is None) or p.price is None
            else (top is None or p.price <= minor_units(top, p.currency))
            and (low is None or p.price >= minor_units(low, p.currency))
            for p in products
        ]
        truth = "; ".join(f"{p.title}: {shown_price(p, p.price, segment.locale)}" for p in products)
        ok = segment.holds(verdicts) != segment.is_negated(match.start())
        segment.add(
            Finding(
                "price",
                match.start(),
                match.end(),
                ok and None not in verdicts,
                products[0].source,
                "price_minor",
                truth,
                segment.subject,
            )
        )
