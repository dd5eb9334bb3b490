"""Availability (yes, no or unknown) and units left."""

import re
from collections.abc import Sequence

from assistant.grounding.reading.text import lower, stem, words
from assistant.grounding.records.facts import ProductFacts
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["IN_STOCK", "SOLD_OUT", "check_stock"]

_UNKNOWN = re.compile(
    r"\b(?:(?:don't|do not|can't|cannot|couldn't|not able to|unable to) (?:know|say|tell|"
    r"confirm|see|verify|guarantee|check)|not (?:sure|certain|known|listed|recorded)|"
    r"unknown|unclear|no (?:information|data|details|word)|isn't (?:listed|recorded|"
    r"known))\b[^.;]{0,50}\b(?:stock|availab\w+)"
    r"|\b(?:stock|availability)\b[^.;]{0,30}\b(?:unknown|unclear|not (?:known|listed|"
    r"recorded|sure)|isn't (?:known|listed|recorded))"
)


SOLD_OUT = re.compile(
    r"\b(?:out of stock|(?:don't|do not|didn't|no longer) (?:currently )?have (?:any|the|a|"
    r"more|this|that|it|them)\b[^;!?\n]{0,140}?\b(?:left|in stock|any ?more|available|"
    r"remaining)|sold[- ]out|un-?available|(?:not|isn't|aren't|no longer|wasn't|not "
    r"currently) (?:currently |presently |right now |in |on )?(?:available|stock(?:ed)?|"
    r"obtainable|for sale|on sale any)|no longer (?:sell|stock|carry|have|available)|none "
    r"(?:left|in stock|available|remaining)|no (?:stock|more (?:in )?stock|units|more left|"
    r"longer in)|(?:all|completely|they're|it's|is|are) gone(?=\W*$|\W*[.,;!?\n])|"
    r"(?:on )?back-?order(?:ed)?|"
    r"(?:run|ran|running|has run|are) out(?: of)?(?: stock)?\b|unobtainable|"
    r"temporarily out|zero (?:left|in stock|units)|(?:can't|cannot|can not) (?:be "
    r"(?:ordered|bought|purchased|had|shipped|delivered|supplied)|order|buy|get (?:it|this|"
    r"them))|(?:we're|we are) (?:fresh |all )?out of|not orderable|in supply|awaiting (?:re)?stock|"
    r"restock(?:ed|ing)? (?:soon|next|expected|is)|waiting ?list|pre-?order|nicht (?:auf "
    r"lager|verfügbar|lieferbar)|ausverkauft|en rupture|épuisé|agotado|esaurito|sin "
    r"stock)\b|缺货|售罄|无货|没有货"
)


_LOW = re.compile(
    r"\b(?:(?:only |just )?a (?:few|handful|couple|small number)(?: \w+)? (?:left|remain\w*|"
    r"in stock|still available)|(?:very )?few (?:left|remain\w*)|low (?:in |on )?stock|"
    r"stock is (?:low|limited|running)|limited (?:stock|quantit\w+|availability|supply|"
    r"numbers)|(?:almost|nearly) (?:gone|sold[- ]out|out of stock)|selling (?:fast|out|"
    r"quickly)|(?:the )?(?:very )?last (?:one|pair|piece|unit|few|item|ones|pieces|"
    r"pairs)(?: left| in stock| available)?|running (?:low|out)|while stocks? lasts?|going "
    r"fast|in short supply|hurry|before (?:it's|they're) gone|(?<!-)one left|don't miss out|act "
    r"fast|(?:in )?high demand|won't last)\b"
)


_PLENTY = re.compile(
    r"\b(?:plenty|lots|loads|tons|ample|well stocked|fully stocked|huge stock|large stock|"
    r"dozens|hundreds)\b[^.;]{0,20}\b(?:stock(?:ed)?|left|available|units)\b|"
    r"\bwell[- ]stocked\b|\bplenty left\b"
)


IN_STOCK = re.compile(
    r"\b(?:in[- ]stock|available|on hand|there(?:'s| is)(?: still)? stock|orderable|ready "
    r"to (?:ship|go|be shipped|send)|ships? (?:today|now|immediately|right away|straight "
    r"away)|have (?:it|them|this|these|one|some) (?:in|on hand|ready)|in the warehouse|can "
    r"be (?:ordered|shipped|bought)|obtainable|you can (?:still |now |already )?"
    r"(?:order|buy|get) (?:it|them|this)|"
    r"you can (?:still |now |already )?(?:order|buy) (?:the|our|both|all|any|one)\b|"
    r"can (?:still |now |both |all |each )*be (?:ordered|bought|had|purchased|shipped|delivered)|"
    r"(?:is|are) there(?= to|,|$)|ready for (?:you|shipping|dispatch|delivery)|up for grabs|"
    r"up for sale|for immediate|to hand|auf lager|lieferbar|"
    r"vorrätig|verfügbar|en stock|disponible|disponibile)\b|(?<!没)(?<!保证)有货|现货|(?<!没)有库存"
)


_WE_HAVE = re.compile(
    r"\bwe(?:'ve| do| still| also| currently| certainly)*(?: still| got| currently| "
    r"do)*\s+(?:have|got|stock)\s+(?:the|a|this|that|it|them|these|some|both)\b(?! (?:few|"
    r"couple|range|selection|lot|wide|look|great))"
)


_COUNT_AFTER = re.compile(
    r"^\W{0,3}(?:(?:more|of (?:them|it|these|those)|\w+) ){0,2}?(?:left(?! (?:a|an|their|us|"
    r"some|behind|over)\b)|in stock|remain(?:s|"
    r"ing)?|units?|pieces|available|on hand|still (?:in stock|available|left)|to go|copies|"
    r"in the warehouse|in store|on the shelf|items? left|pairs? left|pcs)\b"
)


_COUNT_OF = re.compile(
    r"^\W{0,3}(?:more )?(?:of|pieces of|units of|pairs of|items of|copies of) (?:the |these "
    r"|those |our |it |them )*\W*(?:(?:are|is|still|currently|now|only)\W+)*(?:left|in "
    r"stock|remain\w*|available|on hand|in the warehouse|to go)\b"
)


_COUNT_BEFORE = re.compile(
    r"\bstock\b.*\b(?:is|at|to|of|stands at)\W+(?:down to |only |just |exactly |at )*$|"
    r"\b(?:stock(?: level| count)?(?: of| is|:)?|units(?: left)?:?|quantity(?: left)?:?|"
    r"inventory:?|have|remaining:?|left:?)\W{0,3}(?:only |just |exactly )?$"
)


def check_stock(segment: Segment) -> None:
    """Judge what is said of availability; an unknown stock makes yes and no unbacked alike."""
    if segment.mode in ("question", "offer", "echo") and not (segment.explicit and segment.strict):
        for pattern in (_UNKNOWN, SOLD_OUT, _LOW, IN_STOCK):
            for match in segment.find_all(pattern):
                segment.cover(match.start(), match.end())
        return
    _check_counts(segment)
    have = segment.find(_WE_HAVE)
    if (
        have
        and segment.mentions
        and segment.mode == "statement"
        and not any(f.kind == "stock" for f in segment.findings)
    ):
        yes = segment.find(IN_STOCK) or segment.find(SOLD_OUT)
        size = re.search(r"\bsizes?\b", segment.low)
        if not yes and not size:
            _judge(segment, have, "yes")
    for pattern, kind in (
        (_UNKNOWN, "unknown"),
        (_LOW, "low"),
        (_PLENTY, "plenty"),
        (SOLD_OUT, "no"),
        (IN_STOCK, "yes"),
    ):
        for match in segment.find_all(pattern):
            if not segment.is_covered(match.start(), match.end()) and match.group():
                _judge(segment, match, kind)


def _judge(segment: Segment, match: "re.Match[str]", kind: str) -> None:
    if segment.mode == "missing" and not segment.mentions and not segment.explicit:
        segment.cover(match.start(), match.end())
        return
    products = segment.gather(segment.near(match.start()))
    if not products and "商品" in segment.low:  # "the products that fit"
        products = segment.gather(segment.book.group())
    if not products:
        if re.match(r"available", match.group()) and not segment.strict:
            segment.cover(match.start(), match.end())
            return
        segment.add(Finding("stock", match.start(), match.end(), False))
        return
    if (
        match.group() == "available"
        and _IN_WHAT.match(segment.text, match.end(), segment.end)
        and all(p.in_stock is None for p in products)
    ):
        segment.cover(match.start(), match.end())
        return
    negated = segment.is_negated(match.start())
    value = kind
    if kind in ("yes", "no") and negated:
        value = "no" if kind == "yes" else "yes"
    option = _option_words(segment, products)
    verdicts = [_verdict(p, value, option) for p in products]
    segment.add(
        Finding(
            "stock",
            match.start(),
            match.end(),
            segment.holds(verdicts),
            products[0].source,
            "in_stock",
            "; ".join(f"{p.title}: {stock_words(p)}" for p in products),
            tuple(p.id for p in products),
            _fix(segment, match, products, negated or bool(option)),
        )
    )


_IN_WHAT = re.compile(r"\s+in\s+(?!stock)")


def _fix(
    segment: Segment, match: "re.Match[str]", products: Sequence[ProductFacts], other: bool
) -> str:
    """Return the words to put for "in stock" where they can stand in the same place."""
    plain = match.group() in ("in stock", "out of stock", "sold out", "available", "unavailable")
    if (
        other
        or not plain
        or len(products) != 1
        or products[0].in_stock is None
        or segment.quantifier
    ):
        return ""
    return stock_words(products[0])


def stock_words(product: ProductFacts) -> str:
    """Return "in stock", "out of stock" or "availability unknown"."""
    if product.in_stock is None:
        return "availability unknown"
    return "in stock" if product.in_stock else "out of stock"


def _option_words(segment: Segment, products: Sequence[ProductFacts]) -> list[tuple[str, str]]:
    """Return the (option, value) pairs that the segment names, such as (size, 42)."""
    said = {stem(t.low) for t in segment.tokens}
    pairs: list[tuple[str, str]] = []
    for product in products:
        for source in (product.options, product.sold_out):
            for name, values in source.items():
                for value in values:
                    if _says_value(segment, name, value, said):
                        pairs.append((name, value))
    return list(dict.fromkeys(pairs))


def _says_value(segment: Segment, name: str, value: str, said: set[str]) -> bool:
    parts = [stem(w) for w in words(value)]
    if not parts or not all(part in said for part in parts):
        return False
    short = len(value) <= 2 or value.replace(".", "").isdigit()
    return not short or bool(
        re.search(
            rf"\b(?:{re.escape(lower(name))}s?|eu|uk|us|in|"
            rf"a)\b[^.;]{{0,30}}?(?<![\w.]){re.escape(lower(value))}(?![\w.]*\w)",
            segment.low,
        )
    )


def _verdict(product: ProductFacts, value: str, option: list[tuple[str, str]]) -> bool | None:
    if value == "unknown":
        return product.in_stock is None
    if option and value in ("yes", "no"):
        there = [v in product.options.get(n, []) for n, v in option]
        gone = [v in product.sold_out.get(n, []) for n, v in option]
        if product.in_stock is None:
            return None
        return (
            all(there) and product.in_stock if value == "yes" else all(gone) or not product.in_stock
        )
    if product.in_stock is None:
        return None
    if value == "low":
        return product.stock is not None and 0 < product.stock <= 5
    if value == "plenty":
        return product.stock is not None and product.stock >= 10
    return product.in_stock == (value == "yes")


def _check_counts(segment: Segment) -> None:
    for figure in segment.open_figures("number"):
        after = segment.unnamed(figure.end, segment.end)
        before = segment.unnamed(segment.start, figure.start)[-50:]
        match = _COUNT_AFTER.match(after)
        of_it = _COUNT_OF.match(after)
        stocked = re.search(
            r"\b(?:stock|left|units|inventory|quantity|remaining|remain|supply)\b", before
        )
        if match and "on the shelf" in match.group() and not segment.mentions:
            continue
        if not match and not of_it and not (_COUNT_BEFORE.search(before) and stocked):
            continue
        match = (
            match
            if match and match.end() <= segment.end - figure.end and not segment.mentions
            else None
        )
        products = segment.gather(segment.near(figure.start))
        if not products and re.search(r"\b(?:options?|products?|items?|results?)\b", after[:25]):
            continue
        verdicts: list[bool | None] = [
            None if p.stock is None else p.stock in figure.values for p in products
        ]
        end = figure.end + (match.end() if match else 0)
        segment.take([figure])
        segment.add(
            Finding(
                "stock",
                figure.start,
                end,
                segment.holds(verdicts),
                products[0].source if products else None,
                "stock",
                "; ".join(f"{p.title}: {stock_words(p)}" for p in products),
                segment.subject,
            )
        )
