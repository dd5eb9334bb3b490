"""Discounts and differences: percentages, savings, former prices, "half the price", "on sale"."""

import re
from decimal import Decimal

from assistant.grounding.claims.amounts import (
    discount_of,
    is_amount,
    price_finding,
    shown_price,
    text_after,
    text_before,
)
from assistant.grounding.claims.bounds import check_budget
from assistant.grounding.reading.quantities import Quantity
from assistant.grounding.reading.word_lists import word_set
from assistant.grounding.records.facts import ProductFacts
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = [
    "check_percentages",
    "check_price_words",
    "judge_difference",
    "judge_saving",
    "judge_was",
]

_FRACTIONS = re.compile(
    r"\b(?P<half>(?:a )?half(?:[- ]price| (?:that of|of (?:the|what|a|that of)|"
    r"as (?:much|expensive|costly|"
    r"dear)|the|its|their|off|of its) ?(?:\w+ "
    r"){0,2}(?:price|cost)?|[- ]off)|50/50 off)|\b(?P<twice>(?:twice|double|two times|2x) "
    r"(?:the|its|as|of the|what) ?(?:\w+ ){0,2}(?:price|cost|much|expensive)?)|\b(?P<third>(?:a |"
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
    r"been (?:cut|reduced|lowered))|(?:come|came|gone) down in price|cheaper than (?:usual|"
    r"before|normal|"
    r"(?:it|they) used to be))\b"
)


_SALE_WORDS = word_set(
    "sale offer special promotion promo clearance discounted reduced marked price markdown "
    "limited today slashed discount"
    " savings saving reduction cut bargain usual used down before normal"
)


_FULL_PRICE = re.compile(
    r"\b(?:at (?:its )?full price|not (?:currently )?(?:on sale|discounted|reduced)|no "
    r"discount|not (?:part of|in) (?:our|the|a) sale)\b"
)


_FREE = re.compile(
    r"\b(?:for free|free of charge|costs? nothing|at no (?:extra |additional )?(?:cost|"
    r"charge)|complimentary"
    r"|on the house|(?:is|are|it's|they're|completely|absolutely|totally|comes?) free(?! "
    r"(?:of|from))"
    r"|(?:a|the|with|plus|get) free [\w-]+)\b"
)


_FREE_WORDS = frozenset({"free", "nothing", "no", "complimentary", "house"})


_TERMS = word_set(
    "shipping delivery returns return refunds exchange exchanges postage warranty repair repairs"
)


def judge_saving(segment: Segment, figure: Quantity, products: list[ProductFacts]) -> Finding:
    """Judge "$20 off" by the price before and the price now."""
    verdicts: list[bool | None] = []
    truths = []
    for p in products:
        saving = None if p.compare_at is None or p.price is None else p.compare_at - p.price
        verdicts.append(bool(saving and saving > 0) and is_amount(figure, saving, p.currency))
        if saving and saving > 0:
            before = shown_price(p, p.compare_at, segment.locale)
            truths.append(
                f"{p.title}: reduced by {shown_price(p, saving, segment.locale)} from {before}"
            )
        else:
            truths.append(f"{p.title}: {shown_price(p, p.price, segment.locale)}, no discount")
    ok = segment.holds(verdicts)
    if not ok and segment.others:
        return judge_difference(segment, figure, products)
    return price_finding(
        segment, figure, "discount", ok, products, "compare_at_minor", "; ".join(truths)
    )


def judge_difference(segment: Segment, figure: Quantity, products: list[ProductFacts]) -> Finding:
    """Judge "$20 cheaper than" by the two prices."""
    if "between" in segment.low:
        products = segment.products
    others = segment.gather(
        i for i in (segment.others or segment.rivals) if i not in segment.subject
    )
    after = text_after(segment, figure)
    more = bool(
        re.match(
            r"(?:\W*\w+){0,2}?\W*\b(?:more|pricier|dearer|extra|higher|costlier|over|above|"
            r"on top)\b",
            after,
        )
    )
    before = text_before(segment, figure)
    more = more or bool(re.search(r"\b(?:more expensive|dearer|pricier) by\W+$", before))
    apart = bool(re.search(r"\b(?:difference|apart)\b", after))
    apart = (
        apart
        or "difference" in text_before(segment, figure)
        or "gap" in text_before(segment, figure)
    )
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
            and is_amount(figure, abs(a.price - b.price), a.currency)
            and (apart or (a.price > b.price) == more)
            for a in products
            for b in others
        )
    )
    both = [*products, *others]
    truth = "; ".join(f"{p.title}: {shown_price(p, p.price, segment.locale)}" for p in both)
    return price_finding(segment, figure, "comparison", ok, both, "price_minor", truth)


def judge_was(segment: Segment, figure: Quantity, products: list[ProductFacts]) -> Finding:
    """Judge "was $80" by the price before."""
    verdicts: list[bool | None] = [
        p.compare_at is not None
        and p.price is not None
        and p.compare_at > p.price
        and is_amount(figure, p.compare_at, p.currency)
        for p in products
    ]
    truth = "; ".join(
        f"{p.title}: {shown_price(p, p.price, segment.locale)}"
        + (f", before {shown_price(p, p.compare_at, segment.locale)}" if p.compare_at else "")
        for p in products
    )
    on_sale = bool(products) and discount_of(products[0]) > 0
    fix = shown_price(products[0], products[0].compare_at, segment.locale) if on_sale else ""
    return price_finding(
        segment,
        figure,
        "discount",
        segment.holds(verdicts),
        products,
        "compare_at_minor",
        truth,
        fix=fix,
    )


def check_percentages(segment: Segment) -> None:
    """Judge percentages: of a discount by the two prices; others by the record's own text."""
    for figure in segment.open_figures("percent"):
        near = text_before(segment, figure)[-30:] + text_after(segment, figure)
        off = re.search(
            r"\b(?:off|discount\w*|reduc\w+|sav\w+|cheaper|less|lower|sale|cut|knock\w*|"
            r"slash\w*|markdown|drop\w*|down|below|under|marked|fell|fallen)\b|-\s*$",
            near,
        )
        products = segment.gather(segment.near(figure.start))
        if not off:
            continue
        if segment.others and _THAN_OTHER.match(text_after(segment, figure)):
            segment.take([figure])
            segment.add(_judge_share(segment, figure, products))
            continue
        up_to = bool(
            re.search(
                r"up to\W+$|more than\W+$|over\W+$|at least\W+$", text_before(segment, figure)
            )
        )
        verdicts: list[bool | None] = [_is_discount(figure, p) and not up_to for p in products]
        ok = segment.holds(verdicts)
        if not ok and (not segment.explicit or not products) and _in_policy(segment, figure):
            continue
        truth = "; ".join(
            f"{p.title}: {round(discount_of(p))} % off"
            if discount_of(p)
            else f"{p.title}: no discount"
            for p in products
        )
        segment.take([figure])
        share = round(discount_of(products[0])) if products else 0
        segment.add(
            price_finding(
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


_THAN_OTHER = re.compile(r"\W*(?:cheaper|less|more|dearer|pricier|lower|higher|below|above)\b")


def _judge_share(segment: Segment, figure: Quantity, products: list[ProductFacts]) -> Finding:
    """Judge "20 % cheaper than the other" by the two prices."""
    others = segment.gather(segment.others)
    more = re.match(r"\W*(?:more|dearer|pricier|higher|above)\b", text_after(segment, figure))
    sign = -1 if more else 1
    ok = bool(products) and all(
        a.price is not None
        and b.price is not None
        and any(
            abs(sign * Decimal(b.price - a.price) * 100 / b.price - v) < 1 for v in figure.values
        )
        for a in products
        for b in others
    )
    both = [*products, *others]
    truth = "; ".join(f"{p.title}: {shown_price(p, p.price, segment.locale)}" for p in both)
    return price_finding(segment, figure, "comparison", ok, both, "price_minor", truth)


def _is_discount(figure: Quantity, product: ProductFacts) -> bool:
    real = discount_of(product)
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


_ORIGINAL = re.compile(r"\boriginal(?= (?:price|cost))|\boriginally\b")


def check_price_words(segment: Segment) -> None:
    """Judge prices told without a figure: "half the price", "on sale", "free"."""
    for match in segment.find_all(_FRACTIONS):
        if segment.is_covered(match.start(), match.start() + 1):
            continue
        segment.add(_judge_fraction(segment, match))
        segment.take(q for q in segment.figures if match.start() <= q.start < match.end())
    for match in segment.find_all(_ORIGINAL, frozenset({"original", "originally"})):
        segment.cover(match.start(), match.end())
    for match in segment.find_all(_FULL_PRICE):
        _judge_sale(segment, match, on_sale=False)
    for match in segment.find_all(_SALE, _SALE_WORDS):
        if not segment.is_covered(match.start(), match.end()):
            _judge_sale(segment, match, on_sale=not segment.is_negated(match.start()))
    for match in segment.find_all(_FREE, _FREE_WORDS):
        if segment.products and not segment.lows & _TERMS:
            ok = all(p.price == 0 for p in segment.products)
            segment.add(
                Finding(
                    "price",
                    match.start(),
                    match.end(),
                    ok,
                    segment.products[0].source,
                    "price_minor",
                    "",
                    segment.subject,
                )
            )
    check_budget(segment)


def _judge_fraction(segment: Segment, match: "re.Match[str]") -> Finding:
    after = [m.ids[0] for m in segment.mentions if m.start > match.start() and m.ids]
    others = segment.gather(segment.others or after)
    products = [p for p in segment.products if p not in others]
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
        ok = all(abs(discount_of(p) - share) <= 1 for p in products)
    truth = "; ".join(
        f"{p.title}: {shown_price(p, p.price, segment.locale)}" for p in [*products, *others]
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
    ok = segment.holds([(discount_of(p) > 0) == on_sale for p in products])
    truth = "; ".join(
        f"{p.title}: {shown_price(p, p.price, segment.locale)}"
        + (", reduced" if discount_of(p) else ", not reduced")
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
