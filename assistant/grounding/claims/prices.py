"""Money in figures or words: prices and totals."""

import re

from assistant.grounding.claims.amounts import (
    PAID,
    entries_for,
    entry_amount,
    find_elsewhere,
    is_amount,
    price_finding,
    shown_price,
    text_after,
    text_before,
)
from assistant.grounding.claims.bounds import (
    LOWER,
    UPPER,
    WAS_FROM,
    is_range,
    judge_bound,
    judge_range,
    read_bound,
)
from assistant.grounding.claims.discounts import judge_difference, judge_saving, judge_was
from assistant.grounding.reading.quantities import Quantity
from assistant.grounding.records.facts import ProductFacts
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["check_prices"]

_WAS = re.compile(
    r"(?:\b(?:was|were|had been|used to (?:be|cost)|originally|previously|formerly|normally|"
    r"usually|"
    r"typically|regular(?:ly)?|once|list(?:ed)? price|rrp|msrp|srp|uvp|retail price|"
    r"original|before|full price|old price|previous|initial|former|usual|compared? (?:at|"
    r"to)|crossed out|strike-?through|before the (?:sale|discount)|earlier|worth|valued at|"
    r"instead of|rather than|(?:down|reduced|marked down|discounted|cut|slashed|dropped|"
    r"lowered|fell|fallen|knocked down|came down) from|price drop from|from (?:its|an? "
    r")?(?:original|usual|regular|list))\b|~~|原价)\W*(?:(?:a|the|its|of|at|price|for|original|"
    r"usual|regular|list|retail|full|old|cost|costs|priced|sold|selling|sells|going|and|"
    r"just|to|from|is|was|in|tag|an)\W+){0,4}$"
)


_OFF_BEFORE = re.compile(
    r"\bdiscount\b.*\b(?:amounts to|is|of|comes to|worth)\W+$|\b(?:saves?|saving(?:s)?(?: "
    r"you)?(?: of)?|save you|discount(?:ed)?(?: of| by)|reduced by|cut by|slashed by|down "
    r"by|knocks?|knocked|shav\w+|dropped by|lowered by|off by|marked down by|less by|"
    r"takes?)\W+(?:(?:a|an|you|about|a full|exactly|of|by|up to|another|whopping|on|"
    r"the|is)\W+){0,4}$"
)


_OFF_AFTER = re.compile(
    r"^\W{0,3}(?:off|(?:has|have|was|were) (?:been )?(?:taken|knocked|cut|shaved) off|"
    r"discount|saving|savings|reduction|price cut|markdown|rebate|price drop|less than "
    r"(?:usual|before|normal|the (?:original|regular|usual|list))|cheaper than (?:usual|"
    r"before|normal)|below (?:the )?(?:rrp|msrp|list|retail|usual|original)|under (?:rrp|"
    r"msrp|list))\b"
)


_DIFFERENCE = re.compile(
    r"^\W{0,3}between\b|^\W{0,3}(?:\w+\W+)?(?:cheaper|less|more|pricier|dearer|extra|difference|"
    r"apart|lower|"
    r"higher|costlier|on top|over|under|below|above)\b(?!\s+for\b)"
)


_GAP = re.compile(
    r"\bbetween\b[^.;]*\b(?:of|is)\W+$|\badds?\W+(?:another )?$|\bkeep\W+$|"
    r"\b(?:cheaper|less|dearer|pricier|(?:more|less) expensive) by\W+$|"
    r"\bdifference between\b.*\bis\W+$|\bthan\b.*\bby\W+$|\b(?:difference (?:of|is)|gap of|"
    r"gap is|apart by)\W+$|\b(?:over|instead of|rather "
    r"than) .*\bsaves? you\W+$"
)


_FORMER = re.compile(
    r"\b(?:original|old|former|list|regular|previous|rrp|msrp|usual|normal) (?:price|cost)|\bwas\b"
)


_EARLIER = re.compile(
    r"^\W*(?:earlier|until (?:now|recently|today)|before(?! you)|previously|originally|"
    r"until recently|in the past|last "
    r"(?:week|month|year))\b"
)


_TOTAL = re.compile(
    r"\b(?:in total|total(?:s|ling|ing)?|together|altogether|combined|in all|sum|all in|adding|for "
    r"(?:both|the (?:two|pair|three|set|lot)|all)|add(?:s)? up|comes? to|both for|plus|as a "
    r"(?:set|bundle))\b|\s[+=]\s"
)


_APPROX = re.compile(
    r"\b(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|some|close to|"
    r"near(?:ly)?|almost|just (?:under|over|below|above|shy of)|a little (?:under|over|more "
    r"than|less than)|or so)\W+(?:the\W+)?$|~\s*$"
)


_PRICE_CUE = re.compile(
    r"\b(?:costs?|priced?|prices?|pay|sells?|selling|goes for|going for|retails?|yours for|"
    r"get it for|for (?:just|only)|only|just|at|set you back|worth|comes in at|listed at|"
    r"buy it for|available for|tag|cheap at)\W+(?:(?:of|is|at|for|just|only|about|around|"
    r"exactly|now|you|a|mere|the|are|was|currently|in|to)\W+){0,3}$"
)


_NOT_PRICE_AFTER = re.compile(
    r"^\W{0,2}(?:stars?|reviews?|ratings?|out of|left|in stock|pieces|units|options?|"
    r"colou?rs?|sizes?|of them|times|people|others?|more|pockets?|products?|items?)\b"
)


def check_prices(segment: Segment) -> None:
    """Judge every amount of money, and every bare figure that stands where a price does."""
    figures = segment.open_figures("money")
    figures += [q for q in segment.open_figures("number") if _looks_like_price(segment, q)]
    figures.sort(key=lambda q: q.start)
    done: set[int] = set()
    for index, figure in enumerate(figures):
        if figure.start in done:
            continue
        following = figures[index + 1] if index + 1 < len(figures) else None
        if following and is_range(segment, figure, following):
            done.add(following.start)
            segment.add(judge_range(segment, figure, following))
            segment.take([figure, following])
            continue
        segment.take([figure])
        segment.add(_judge(segment, figure))


def _looks_like_price(segment: Segment, figure: Quantity) -> bool:
    before, after = text_before(segment, figure), text_after(segment, figure)
    if _NOT_PRICE_AFTER.match(after):
        return False
    if figure.in_words and figure.values[0] < 3:
        return False
    if re.search(r"\b(?:price|cost)", segment.hint):
        return True
    if re.search(r"\bsizes?\W+(?:\w+\W+){0,2}$|\boptions?\W+$|\bnumber\W+$", before):
        return False
    if _PRICE_CUE.search(before) and (
        figure.decimals == 2
        or re.search(
            r"\b(?:costs?|priced?|prices?|pay|sells?|goes for|going for|retails?|yours for|set "
            r"you back|tag)\b",
            before,
        )
    ):
        return True
    spoken = len(figure.values) == 2 and figure.in_words
    bounded = (UPPER.search(before) or LOWER.search(before)) and not re.match(
        r"\W{0,2}[a-z]", after
    )
    return figure.decimals == 2 or spoken or bool(bounded) or bool(_WAS.search(before))


def _judge(segment: Segment, figure: Quantity) -> Finding:
    before, after = text_before(segment, figure), text_after(segment, figure)
    products = segment.gather(segment.near(figure.start))
    change = _judge_change(segment, figure, products, before, after)
    if change:
        return change
    added = _SUM.search(segment.text, segment.start, figure.start) or _TOTAL.search(segment.low)
    summed = segment.products if added and figure.start not in segment.pairs else products
    if added and not segment.mentions and set(segment.rivals) < set(segment.book.group()):
        summed = segment.gather(segment.rivals)  # "together they cost $20: the A and the B"
    if _TOGETHER.match(segment.text, figure.end, segment.sentence_start + len(segment.sentence)):
        summed = segment.gather(segment.rivals)
    total = _judge_total(segment, figure, summed)
    if total:
        return total
    bound = read_bound(before, after)
    if (
        bound
        and not re.match(r"\w+:(?:no|not|does|doesn't|don't|won't)\b", bound)
        and _FLIP.search(before)
    ):
        bound = "upper:up to" if bound.startswith("lower") else "lower:at least"
    if bound:
        return judge_bound(segment, figure, products, bound)
    approximate = bool(_APPROX.search(before)) or after.startswith((" or so", "-ish", "ish"))
    return _judge_price(segment, figure, products, approximate)


def _judge_change(
    segment: Segment, figure: Quantity, products: list[ProductFacts], before: str, after: str
) -> Finding | None:
    """Judge an amount that is a saving, a difference or a former price; None when it is none."""
    several = len(segment.book.products) > 1
    if _GAP.search(before) and segment.others:
        return judge_difference(segment, figure, products)
    if _OFF_BEFORE.search(before) or _OFF_AFTER.match(after):
        return judge_saving(segment, figure, products)
    if (_GAP.search(before) and several) or (
        _DIFFERENCE.match(after) and (segment.others or several)
    ):
        return judge_difference(segment, figure, products)
    if segment.entry and not products:
        return None
    if _FORMER.search(segment.hint):
        return judge_was(segment, figure, products)
    struck = segment.text.count("~~", segment.start, figure.start) % 2 == 1
    if struck or _EARLIER.match(after) or _WAS.search(before) or WAS_FROM.search(before):
        return judge_was(segment, figure, products)
    return None


_FLIP = re.compile(
    r"\b(?:won't|will not|doesn't|does not|don't|do not|isn't|is not|aren't|never|not|can't|"
    r"cannot|wouldn't|nothing|no)\b(?:\W+\w+){0,5}?\W+(?:more than|over|above|exceed(?:s|"
    r"ing)?|beyond|under|below|less than|cheaper than|dearer than|pricier than|up to)\W*$"
)


def _judge_price(
    segment: Segment, figure: Quantity, products: list[ProductFacts], approximate: bool
) -> Finding:
    paid = bool(PAID.search(segment.sentence))
    if products:
        verdicts: list[bool | None] = [
            any(is_amount(figure, price, p.currency, approximate) for price in p.prices)
            or (
                paid
                and any(
                    is_amount(figure, price, p.currency)
                    for price in segment.book.paid.get(p.id, ())
                )
            )
            for p in products
        ]
        ok = segment.holds(verdicts) and not _denied(segment, figure, "price")
        if ok or not (paid or segment.entry):
            other = None if ok else find_elsewhere(segment, figure)
            if other:
                return other
            truth = "; ".join(
                f"{p.title}: {shown_price(p, p.price, segment.locale)}" for p in products
            )
            fix = "" if approximate else shown_price(products[0], products[0].price, segment.locale)
            return price_finding(
                segment, figure, "price", ok, products, "price_minor", truth, fix=fix
            )
    other = find_elsewhere(segment, figure)
    if other:
        return other
    return Finding("price", figure.start, figure.end, False)


_TOGETHER = re.compile(
    r"\W*for (?:both )?the\b[^;\n]*\b(?:together|in total|altogether|combined)\b"
)
_SUM = re.compile(r"\s[+&]\s.*\s=\s*$|\bplus\b.*\b(?:makes?|is|are|comes? to|costs?)\W+$")


def _denied(segment: Segment, figure: Quantity, _: str) -> bool:
    return bool(
        re.search(
            r"\b(?:not|isn't|doesn't|never)\b(?:\W+\w+){0,2}\W+$", text_before(segment, figure)
        )
    )


def _judge_total(
    segment: Segment, figure: Quantity, products: list[ProductFacts]
) -> Finding | None:
    told = _TOTAL.search(segment.sentence if len(products) > 1 else segment.low)
    if not told or (len(products) == 1 and not segment.book.order_entries()):
        return None
    if segment.entry and not products:
        return None
    for entry in entries_for(segment):
        field = entry_amount(segment, figure, entry)
        if field:
            return Finding("order", figure.start, figure.end, True, entry.source, field)
    if len(products) < 2:
        return None
    prices = [p.price for p in products]
    known = [p for p in prices if p is not None]
    total = sum(known)
    ok = len(known) == len(prices) and is_amount(figure, total, products[0].currency)
    return price_finding(
        segment,
        figure,
        "price",
        ok,
        products,
        "price_minor",
        f"together {shown_price(products[0], total, segment.locale)}",
    )
