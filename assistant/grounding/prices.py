"""Money and percentages: prices, bounds, discounts, totals, differences, in figures or words."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.grounding.book import Entry, money_minor
from assistant.grounding.facts import ProductFacts
from assistant.grounding.quantities import Quantity
from assistant.grounding.scene import Finding, Segment
from assistant.money import format_price, minor_units

__all__ = ["check_percentages", "check_price_words", "check_prices"]

_UPPER = re.compile(
    r"\b(under|below|less than|(?:doesn't|don't|does not|won't|not) (?:exceed|go over|go "
    r"above|top|pass)|cheaper than|up to|at most|no(?:t)? (?:more|over|higher) than|not "
    r"(?:over|above|exceeding|more than)|max(?:imum)?(?: of)?|within|beneath|south of|lower "
    r"than|doesn't exceed|don't exceed|doesn't go over|until|sub)[\s:-]*(?:a |an |the |your "
    r"|budget of |price of |limit of |mark of |just )*$|[<≤]\s*$"
)
_UPPER_AFTER = re.compile(
    r"^\s*(?:or (?:less|under|below|cheaper)|and (?:under|below)|max(?:imum)?\b|tops\b|at "
    r"most)"
)
_LOWER = re.compile(
    r"\b(over|above|more than|at least|from|starting (?:at|from)|starts? (?:at|from)|"
    r"min(?:imum)?(?: of)?|upwards of|upward of|exceed(?:s|ing)?|north of|higher than|"
    r"beyond|not (?:under|below|less than)|no less than|begin(?:s|ning)? at)[\s:-]*(?:a |an "
    r"|the |just |only )*$|[>≥]\s*$"
)
_LOWER_AFTER = re.compile(
    r"^\s*(?:or (?:more|over|above)|and (?:up|over|above|more)|\+|plus\b(?! ))"
)
_START = ("from", "starting", "start", "begin")
_STRICT_UPPER = ("under", "below", "less", "cheaper", "beneath", "south", "lower", "<", "sub")
_WAS = re.compile(
    r"(?:\b(?:was|were|used to (?:be|cost)|originally|previously|formerly|normally|usually|"
    r"typically|regular(?:ly)?|once|list(?:ed)? price|rrp|msrp|srp|uvp|retail price|"
    r"original|before|full price|old price|previous|initial|former|usual|compared? (?:at|"
    r"to)|crossed out|strike-?through|before the (?:sale|discount)|earlier|worth|valued at|"
    r"instead of|rather than|(?:down|reduced|marked down|discounted|cut|slashed|dropped|"
    r"lowered|fell|fallen|knocked down|came down) from|price drop from|from (?:its|an? "
    r")?(?:original|usual|regular|list))\b|~~)\W*(?:(?:a|the|its|of|at|price|for|original|"
    r"usual|regular|list|retail|full|old|cost|costs|priced|sold|selling|sells|going|and|"
    r"just|to|from|is|was|in|tag|an)\W+){0,4}$"
)
_WAS_FROM = re.compile(
    r"\b(?:reduced|dropped|cut|slashed|marked down|down|discounted|lowered|fell|fallen|drop|"
    r"reduction|went)\b[^.]*?\bfrom\W+$"
)
_OFF_BEFORE = re.compile(
    r"\bdiscount\b.*\b(?:amounts to|is|of|comes to|worth)\W+$|\b(?:saves?|saving(?:s)?(?: "
    r"you)?(?: of)?|save you|discount(?:ed)?(?: of| by)|reduced by|cut by|slashed by|down "
    r"by|knocks?|knocked|shav\w+|dropped by|lowered by|off by|marked down by|less by|"
    r"takes?)\W+(?:(?:a|an|you|about|a full|exactly|of|by|up to|another|whopping)\W+){0,3}$"
)
_OFF_AFTER = re.compile(
    r"^\W{0,3}(?:off|(?:has|have|was|were) (?:been )?(?:taken|knocked|cut|shaved) off|"
    r"discount|saving|savings|reduction|price cut|markdown|rebate|price drop|less than "
    r"(?:usual|before|normal|the (?:original|regular|usual|list))|cheaper than (?:usual|"
    r"before|normal)|below (?:the )?(?:rrp|msrp|list|retail|usual|original)|under (?:rrp|"
    r"msrp|list))\b"
)
_DIFFERENCE = re.compile(
    r"^\W{0,3}(?:\w+\W+)?(?:cheaper|less|more|pricier|dearer|extra|difference|apart|lower|"
    r"higher|costlier|on top|over|under|below|above)\b(?!\s+for\b)"
)
_GAP = re.compile(
    r"\b(?:difference (?:of|is)|gap of|gap is|apart by)\W+$|\b(?:over|instead of|rather "
    r"than) .*\bsaves? you\W+$"
)
_EARLIER = re.compile(
    r"^\W*(?:earlier|before(?! you)|previously|originally|until recently|in the past|last "
    r"(?:week|month|year))\b"
)
_TOTAL = re.compile(
    r"\b(?:in total|total(?:s|ling|ing)?|together|altogether|combined|in all|sum|all in|for "
    r"(?:both|the (?:two|pair|three|set|lot)|all)|add(?:s)? up|comes? to|both for|as a "
    r"(?:set|bundle))\b"
)
_RANGE = re.compile(r"\b(?:rang(?:e|es|ing)|from|between|vary|varies|span)\b")
_BUDGET = re.compile(
    r"\b(?:budget|limit|ceiling|price range|asked|wanted|mentioned|said|requested|looking "
    r"for|your (?:max|maximum|price|request|filter)|searched)\b"
)
_APPROX = re.compile(
    r"\b(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|some|close to|"
    r"near(?:ly)?|almost|just (?:under|over|below|above|shy of)|a little (?:under|over|more "
    r"than|less than)|or so)\W+(?:the\W+)?$|~\s*$"
)
_PAID = re.compile(r"\b(?:paid|ordered|bought|purchased|charged|order|invoice|refund\w*|billed)\b")
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
_FRACTIONS = re.compile(
    r"\b(?P<half>half(?:[- ]price| (?:the|its|their|of the|off|of its) ?(?:\w+ "
    r"){0,2}(?:price|cost)?|[- ]off)|50/50 off)|\b(?P<twice>(?:twice|double|two times|2x) "
    r"(?:the|its|as|of the) ?(?:\w+ ){0,2}(?:price|cost|much|expensive)?)|\b(?P<third>(?:a |"
    r"one )?(?:third|quarter|fifth) (?:off|of the (?:price|cost)|cheaper|less))|"
    r"\b(?P<bogo>(?:buy|get) (?:one|two|1|2|three|3),? get (?:one|two|1|another|a "
    r"second)\w*(?: free)?|(?:two|2|three|3) for (?:one|1|two|2|the price of)|bogo|second "
    r"(?:one )?(?:half price|free))|\b(?P<triple>(?:three|four|five|ten|\d+) times (?:the "
    r"price|as (?:expensive|much)|cheaper|more))"
)
_SALE = re.compile(
    r"\b(?:on sale|on offer|on (?:special|promotion|promo|clearance)|discounted|reduced|"
    r"marked down|price cut|price drop|special (?:offer|price|deal)|(?:clearance|flash|"
    r"summer|winter|black friday|limited[- ]time) (?:sale|deal|offer)|markdown|for a "
    r"limited time|today only|sale price|in the sale|slashed|(?:big|huge|massive|great|"
    r"steep|deep|nice|good) (?:discount|savings?|reduction)|at a discount|cut[- ]price|"
    r"bargain price|price (?:has|was) (?:dropped|been (?:cut|reduced))|with a (?:discount|"
    r"saving)|(?:part of|in) (?:our|the|a) (?:\w+ )?sale|(?:a|some|any|currently a) "
    r"discount on|there's a discount|been (?:reduced|discounted|marked down|cut)|lower than "
    r"usual|less than usual|(?:costs? )?less than (?:it|they) used to|price(?: of "
    r"[^.;:]{1,140})? (?:has |have )?(?:come down|came down|gone down|fallen|fell|dropped|"
    r"been (?:cut|reduced|lowered))|(?:come|came|gone) down in price|cheaper than usual)\b"
)
_SALE_WORDS = frozenset(
    "sale offer special promotion promo clearance discounted reduced marked price markdown "
    "limited today slashed discount"
    " savings saving reduction cut bargain usual used down".split()
)
_FULL_PRICE = re.compile(
    r"\b(?:at (?:its )?full price|not (?:currently )?(?:on sale|discounted|reduced)|no "
    r"discount|not (?:part of|in) (?:our|the|a) sale)\b"
)
_FREE = re.compile(
    r"\b(?:for free|free of charge|costs? nothing|at no (?:extra |additional )?(?:cost|"
    r"charge)|complimentary|on the house|(?:is|are|it's|completely|absolutely|totally) "
    r"free(?! (?:of|from))|a free [\w-]+|free (?:gift|sample|case|bag|accessor\w+|batteries|"
    r"trial))\b"
)


def _shown(product: ProductFacts, minor: int | None, locale: str) -> str:
    return "" if minor is None else format_price(minor, product.currency, locale)


def _before(segment: Segment, figure: Quantity) -> str:
    return segment.unnamed(segment.start, figure.start)[-60:]


def _after(segment: Segment, figure: Quantity) -> str:
    return segment.unnamed(figure.end, segment.end)[:40]


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
        if following and _is_range(segment, figure, following):
            done.add(following.start)
            segment.add(_judge_range(segment, figure, following))
            segment.take([figure, following])
            continue
        segment.take([figure])
        segment.add(_judge(segment, figure))


def _looks_like_price(segment: Segment, figure: Quantity) -> bool:
    before, after = _before(segment, figure), _after(segment, figure)
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
    bounded = (_UPPER.search(before) or _LOWER.search(before)) and not re.match(
        r"\W{0,2}[a-z]", after
    )
    return figure.decimals == 2 or spoken or bool(bounded) or bool(_WAS.search(before))


def _finding(
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


def _same_currency(figure: Quantity, currency: str) -> bool:
    return not figure.currencies or currency in figure.currencies


def _equals(figure: Quantity, minor: int | None, currency: str, approximate: bool = False) -> bool:
    if minor is None or not _same_currency(figure, currency):
        return False
    amounts = money_minor(figure, currency)
    if approximate:
        return any(abs(a - minor) * 33 <= minor for a in amounts)
    return minor in amounts


def _judge(segment: Segment, figure: Quantity) -> Finding:
    before, after = _before(segment, figure), _after(segment, figure)
    products = segment.gather(segment.near(figure.start))
    approximate = bool(_APPROX.search(before)) or after.startswith((" or so", "-ish", "ish"))
    if _GAP.search(before) and segment.others:
        return _judge_difference(segment, figure, products)
    if _OFF_BEFORE.search(before) or _OFF_AFTER.match(after):
        return _judge_saving(segment, figure, products)
    if _GAP.search(before) and len(segment.book.products) > 1:
        return _judge_difference(segment, figure, products)
    if _DIFFERENCE.match(after) and (segment.others or len(segment.book.products) > 1):
        return _judge_difference(segment, figure, products)
    struck = segment.text.count("~~", segment.start, figure.start) % 2 == 1
    if segment.entry and not products:
        return _judge_price(segment, figure, products, approximate)
    if struck or _EARLIER.match(after) or _WAS.search(before) or _WAS_FROM.search(before):
        return _judge_was(segment, figure, products)
    if _TOTAL.search(segment.low) and (
        len(products) > 1 or not products or segment.book.order_entries()
    ):
        total = _judge_total(segment, figure, products)
        if total:
            return total
    bound = _bound(before, after)
    if bound and not re.match(r"\w+:(?:no|not|doesn't|don't)\b", bound) and _FLIP.search(before):
        bound = "upper:up to" if bound.startswith("lower") else "lower:at least"
    if bound:
        return _judge_bound(segment, figure, products, bound)
    return _judge_price(segment, figure, products, approximate)


_FLIP = re.compile(
    r"\b(?:won't|will not|doesn't|does not|don't|do not|isn't|is not|aren't|never|not|can't|"
    r"cannot|wouldn't|nothing|no)\b(?:\W+\w+){0,5}?\W+(?:more than|over|above|exceed(?:s|"
    r"ing)?|beyond|under|below|less than|up to)\W*$"
)


def _judge_price(
    segment: Segment, figure: Quantity, products: list[ProductFacts], approximate: bool
) -> Finding:
    paid = bool(_PAID.search(segment.sentence))
    if products:
        verdicts: list[bool | None] = [
            any(_equals(figure, price, p.currency, approximate) for price in p.prices)
            or (paid and any(_equals(figure, price, p.currency) for price in segment.book.paid.get(p.id, ())))
            for p in products
        ]
        ok = segment.holds(verdicts) and not _denied(segment, figure, "price")
        if ok or not (paid or segment.entry):
            other = None if ok else _elsewhere(segment, figure)
            if other:
                return other
            truth = "; ".join(f"{p.title}: {_shown(p, p.price, segment.locale)}" for p in products)
            fix = "" if approximate else _shown(products[0], products[0].price, segment.locale)
            return _finding(segment, figure, "price", ok, products, "price_minor", truth, fix=fix)
    other = _elsewhere(segment, figure)
    if other:
        return other
    return Finding("price", figure.start, figure.end, False)


def _denied(segment: Segment, figure: Quantity, _: str) -> bool:
    return bool(
        re.search(r"\b(?:not|isn't|doesn't|never)\b(?:\W+\w+){0,2}\W+$", _before(segment, figure))
    )


def _elsewhere(segment: Segment, figure: Quantity) -> Finding | None:
    """Find the amount in an order, a cart or the request, where the words are about that."""
    for entry in _entries(segment):
        match = _entry_amount(segment, figure, entry)
        if match:
            return Finding("order", figure.start, figure.end, True, entry.source, match)
    request = segment.book.request
    said = {v for q in request.figures for v in q.values} | request.numbers
    if segment.mode in ("echo", "missing", "question", "offer") or _BUDGET.search(segment.low):
        if any(v in said for v in figure.values) and not segment.mentions:
            return Finding("number", figure.start, figure.end, True, "request", "text")
        if any(v in said for v in figure.values) and _BUDGET.search(_before(segment, figure)):
            return Finding("number", figure.start, figure.end, True, "request", "text")
    return None


def _entries(segment: Segment) -> list[Entry]:
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


def _entry_amount(segment: Segment, figure: Quantity, entry: Entry) -> str | None:
    """Return the field of the entry that holds the amount, if its role fits the words."""
    if not (
        _PAID.search(segment.sentence)
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
        if _equals(figure, minor, currency):
            return path[-1]
    return None


def _judge_saving(segment: Segment, figure: Quantity, products: list[ProductFacts]) -> Finding:
    verdicts: list[bool | None] = []
    truths = []
    for p in products:
        saving = None if p.compare_at is None or p.price is None else p.compare_at - p.price
        verdicts.append(bool(saving and saving > 0) and _equals(figure, saving, p.currency))
        if saving and saving > 0:
            before = _shown(p, p.compare_at, segment.locale)
            truths.append(
                f"{p.title}: reduced by {_shown(p, saving, segment.locale)} from {before}"
            )
        else:
            truths.append(f"{p.title}: {_shown(p, p.price, segment.locale)}, no discount")
    ok = segment.holds(verdicts)
    if not ok and segment.others:
        return _judge_difference(segment, figure, products)
    return _finding(
        segment, figure, "discount", ok, products, "compare_at_minor", "; ".join(truths)
    )


def _judge_difference(segment: Segment, figure: Quantity, products: list[ProductFacts]) -> Finding:
    others = segment.gather(
        i for i in (segment.others or segment.rivals) if i not in segment.subject
    )
    after = _after(segment, figure)
    more = bool(
        re.search(r"\b(?:more|pricier|dearer|extra|higher|costlier|over|above|on top)\b", after)
    )
    apart = bool(re.search(r"\b(?:difference|apart)\b", after))
    apart = apart or "difference" in _before(segment, figure) or "gap" in _before(segment, figure)
    if len({p.id for p in products}) == 2 and not others and not apart:
        apart = True
    if apart and len(products) == 2 and not others:
        products, others = products[:1], products[1:]
    ok = (
        bool(products)
        and bool(others)
        and all(
            a.price is not None
            and b.price is not None
            and _equals(figure, abs(a.price - b.price), a.currency)
            and (apart or (a.price > b.price) == more)
            for a in products
            for b in others
        )
    )
    both = [*products, *others]
    truth = "; ".join(f"{p.title}: {_shown(p, p.price, segment.locale)}" for p in both)
    return _finding(segment, figure, "comparison", ok, both, "price_minor", truth)


def _judge_was(segment: Segment, figure: Quantity, products: list[ProductFacts]) -> Finding:
    verdicts: list[bool | None] = [
        p.compare_at is not None
        and p.price is not None
        and p.compare_at > p.price
        and _equals(figure, p.compare_at, p.currency)
        for p in products
    ]
    truth = "; ".join(
        f"{p.title}: {_shown(p, p.price, segment.locale)}"
        + (f", before {_shown(p, p.compare_at, segment.locale)}" if p.compare_at else "")
        for p in products
    )
    on_sale = bool(products) and _discount(products[0]) > 0
    fix = _shown(products[0], products[0].compare_at, segment.locale) if on_sale else ""
    return _finding(
        segment,
        figure,
        "discount",
        segment.holds(verdicts),
        products,
        "compare_at_minor",
        truth,
        fix=fix,
    )


def _judge_total(
    segment: Segment, figure: Quantity, products: list[ProductFacts]
) -> Finding | None:
    for entry in _entries(segment):
        field = _entry_amount(segment, figure, entry)
        if field:
            return Finding("order", figure.start, figure.end, True, entry.source, field)
    if len(products) < 2:
        return None
    prices = [p.price for p in products]
    known = [p for p in prices if p is not None]
    total = sum(known)
    ok = len(known) == len(prices) and _equals(figure, total, products[0].currency)
    return _finding(
        segment,
        figure,
        "price",
        ok,
        products,
        "price_minor",
        f"together {_shown(products[0], total, segment.locale)}",
    )


def _bound(before: str, after: str) -> str:
    """Return the bounding word ("under", "from") around an amount, or ""."""
    if re.search(r"\b(?:add(?:s|ing)?|comes|sums) up to\W*$", before):
        return ""
    upper = _UPPER.search(before)
    if upper:
        return "upper:" + (upper.group(1) or upper.group().strip()[0])
    lower = _LOWER.search(before)
    if lower:
        return "lower:" + (lower.group(1) or lower.group().strip()[0])
    if _UPPER_AFTER.match(after):
        return "upper:up to"
    if _LOWER_AFTER.match(after):
        return "lower:at least"
    return ""


def _judge_bound(
    segment: Segment, figure: Quantity, products: list[ProductFacts], bound: str
) -> Finding:
    if segment.mode in ("echo", "missing", "question", "offer") and not segment.mentions:
        echo = _elsewhere(segment, figure)
        if echo:
            return echo
        if segment.mode in ("question", "offer") and not figure.currencies - {
            segment.book.currency
        }:
            return Finding("number", figure.start, figure.end, False)
    group = products or segment.gather(segment.book.shelf)
    if not group:
        return _elsewhere(segment, figure) or Finding("price", figure.start, figure.end, False)
    start = bound.startswith("lower") and bound[6:].startswith(_START)
    if start:
        ok = _starts_at(segment, figure, group)
    else:
        ok = segment.holds([_within(figure, p, bound) for p in group])
    truth = "; ".join(f"{p.title}: {_shown(p, p.price, segment.locale)}" for p in group)
    return _finding(segment, figure, "price", ok, group, "price_minor", truth)


def _starts_at(segment: Segment, figure: Quantity, group: list[ProductFacts]) -> bool:
    prices = [min(p.prices) for p in group if p.prices]
    lows = {min(prices)} if prices else set()
    if not segment.explicit or len(group) > 1:
        lows |= {
            low
            for _, record in segment.book.searches
            if isinstance(low := record.get("price_min_minor"), int)
        }
    return any(_equals(figure, low, group[0].currency) for low in lows)


def _within(figure: Quantity, product: ProductFacts, bound: str) -> bool | None:
    if not product.prices:
        return None
    if not _same_currency(figure, product.currency):
        return False
    limit = money_minor(figure, product.currency)[0]
    side, word = bound.split(":", 1)
    if side == "upper":
        strict = word.startswith(_STRICT_UPPER)
        return all(p < limit if strict else p <= limit for p in product.prices)
    strict = word.startswith(("over", "above", "more", "beyond", "exceed", "north", "higher", ">"))
    return all(p > limit if strict else p >= limit for p in product.prices)


def _is_range(segment: Segment, left: Quantity, right: Quantity) -> bool:
    gap = segment.text[left.end : right.start]
    joined = re.fullmatch(r"\s*(?:-|–|—|to|and|bis)\s*", gap)
    if not joined or left.start in segment.pairs:
        return False
    if _WAS_FROM.search(_before(segment, left)) or re.search(
        r"\b(?:reduced|dropped|cut|slashed|marked|went|fell|lowered)\b", segment.low
    ):
        return False
    return gap.strip() != "and" or bool(re.search(r"\bbetween\W+$", _before(segment, left)))


def _judge_range(segment: Segment, left: Quantity, right: Quantity) -> Finding:
    if segment.mode in ("echo", "question", "missing", "offer") and not segment.mentions:
        echo = _elsewhere(segment, left), _elsewhere(segment, right)
        return Finding("number", left.start, right.end, all(echo), "request", "text")
    group = segment.products or segment.gather(segment.book.group())
    prices = [p for product in group for p in product.prices]
    currency = group[0].currency if group else segment.book.currency
    low, high = minor_units(left.values[0], currency), minor_units(right.values[0], currency)
    ok = bool(prices) and _same_currency(left, currency) and _same_currency(right, currency)
    if _RANGE.search(_before(segment, left)) and "between" not in _before(segment, left):
        spans = {(min(prices), max(prices))} if prices else set()
        spans |= {
            (a, b)
            for _, r in segment.book.searches
            if isinstance(a := r.get("price_min_minor"), int)
            and isinstance(b := r.get("price_max_minor"), int)
        }
        ok = ok and (low, high) in spans
    else:
        ok = ok and low <= min(prices) and max(prices) <= high
    truth = "; ".join(f"{p.title}: {_shown(p, p.price, segment.locale)}" for p in group)
    return _finding(segment, left, "price", ok, group, "price_minor", truth, right.end)


def _discount(product: ProductFacts) -> Decimal:
    if product.compare_at is None or product.price is None or product.compare_at <= product.price:
        return Decimal(0)
    return Decimal(100 * (product.compare_at - product.price)) / product.compare_at


def check_percentages(segment: Segment) -> None:
    """Judge percentages: of a discount by the two prices; others by the record's own text."""
    for figure in segment.open_figures("percent"):
        near = _before(segment, figure)[-30:] + _after(segment, figure)
        off = re.search(
            r"\b(?:off|discount|reduc\w+|sav\w+|cheaper|less|lower|sale|cut|knock\w*|"
            r"slash\w*|markdown|drop\w*|down|below|under|marked|fell|fallen)\b|-\s*$",
            near,
        )
        products = segment.gather(segment.near(figure.start))
        if not off:
            continue
        up_to = bool(
            re.search(r"up to\W+$|more than\W+$|over\W+$|at least\W+$", _before(segment, figure))
        )
        verdicts: list[bool | None] = [_is_discount(figure, p) and not up_to for p in products]
        ok = segment.holds(verdicts)
        if not ok and (not segment.explicit or not products) and _in_policy(segment, figure):
            continue
        truth = "; ".join(
            f"{p.title}: {round(_discount(p))} % off" if _discount(p) else f"{p.title}: no discount"
            for p in products
        )
        segment.take([figure])
        share = round(_discount(products[0])) if products else 0
        segment.add(
            _finding(
                segment,
                figure,
                "discount",
                ok,
                products,
                "compare_at_minor",
                truth,
                fix=f"{share}%" if share and not up_to else "",
            )
        )


def _is_discount(figure: Quantity, product: ProductFacts) -> bool:
    real = _discount(product)
    return real > 0 and any(
        abs(real - v) < (Decimal(1) if v == int(v) else Decimal("0.06"))
        and abs(round(real) - v) < 1
        or v == int(real)
        for v in figure.values
    )


def _in_policy(segment: Segment, figure: Quantity) -> bool:
    return any(
        q.kind == "percent" and q.values[0] in figure.values
        for passage in segment.book.passages
        for q in passage.figures
    )


def check_price_words(segment: Segment) -> None:
    """Judge prices told without a figure: "half the price", "on sale", "free"."""
    for match in segment.find_all(_FRACTIONS):
        segment.add(_judge_fraction(segment, match))
        segment.take(q for q in segment.figures if match.start() <= q.start < match.end())
    for match in segment.find_all(_FULL_PRICE):
        _judge_sale(segment, match, on_sale=False)
    for match in segment.find_all(_SALE, _SALE_WORDS):
        if not segment.is_covered(match.start(), match.end()):
            _judge_sale(segment, match, on_sale=not segment.is_negated(match.start()))
    for match in segment.find_all(_FREE):
        if segment.products and not segment.book.passages:
            segment.add(
                Finding(
                    "price",
                    match.start(),
                    match.end(),
                    False,
                    segment.products[0].source,
                    "price_minor",
                    "",
                    segment.subject,
                )
            )
    _check_budget(segment)


_BUDGET_FIT = re.compile(
    r"\b(?:within|under|inside|below|fits?(?: (?:in|into|within|nicely in|well within))?|"
    r"meets?|matches|respects?|stays? (?:within|under|in)|in|on) (?:your|the|that|my) "
    r"(?:budget|price (?:limit|range)|limit|ceiling)\b"
)


def _check_budget(segment: Segment) -> None:
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
        truth = "; ".join(f"{p.title}: {_shown(p, p.price, segment.locale)}" for p in products)
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


def _judge_fraction(segment: Segment, match: "re.Match[str]") -> Finding:
    products, others = segment.products, segment.gather(segment.others)
    word = match.group()
    ratio = Decimal(2) if match["twice"] else Decimal("0.5") if match["half"] else None
    ok = False
    if ratio is not None and products and others:
        ok = all(
            a.price is not None
            and b.price is not None
            and abs(Decimal(a.price) - ratio * b.price) * 50 <= ratio * b.price
            for a in products
            for b in others
        )
    elif products and (match["half"] or "off" in word or match["third"]):
        share = (
            50
            if match["half"]
            else {"third": 33, "quarter": 25, "fifth": 20}[
                next(w for w in ("third", "quarter", "fifth") if w in word)
            ]
        )
        ok = all(abs(_discount(p) - share) <= 1 for p in products)
    truth = "; ".join(
        f"{p.title}: {_shown(p, p.price, segment.locale)}" for p in [*products, *others]
    )
    source = products[0].source if products else None
    return Finding(
        "discount",
        match.start(),
        match.end(),
        ok,
        source,
        "compare_at_minor",
        truth,
        tuple(p.id for p in [*products, *others]),
    )


def _judge_sale(segment: Segment, match: "re.Match[str]", on_sale: bool) -> None:
    products = segment.products
    if segment.mode in ("question", "offer", "echo") and not segment.mentions:
        segment.cover(match.start(), match.end())
        return
    ok = segment.holds([(_discount(p) > 0) == on_sale for p in products])
    truth = "; ".join(
        f"{p.title}: {_shown(p, p.price, segment.locale)}"
        + (", reduced" if _discount(p) else ", not reduced")
        for p in products
    )
    segment.add(
        Finding(
            "discount",
            match.start(),
            match.end(),
            ok,
            products[0].source if products else None,
            "compare_at_minor",
            truth,
            segment.subject,
        )
    )
