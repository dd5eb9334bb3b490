"""Sizes: which can be had, which are sold out."""

import re
from collections.abc import Iterator

from assistant.grounding.claims.stock import IN_STOCK, SOLD_OUT
from assistant.grounding.reading.text import lower, stem, words
from assistant.grounding.records.facts import ProductFacts
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["check_sizes"]

_SIZE = re.compile(
    r"\b(?:sizes?|eu|uk|us|größe|taille|talla)\b[\s:#-]*(?:is|are|of|from|in|available|"
    r"include|run|range|like)?[\s:]*"
)


_LETTER = {
    "xxs": "xxs",
    "xs": "xs",
    "s": "s",
    "m": "m",
    "l": "l",
    "xl": "xl",
    "xxl": "xxl",
    "xxxl": "xxxl",
    "2xl": "2xl",
    "3xl": "3xl",
    "4xl": "4xl",
    "5xl": "5xl",
    "small": "s",
    "medium": "m",
    "large": "l",
    "x-small": "xs",
    "x-large": "xl",
    "extra-small": "xs",
    "extra-large": "xl",
    "xx-large": "xxl",
}


_SIZE_ITEM = re.compile(
    r"\s*(?:,|and|or|to|through|&|/|-|–|plus|up to|as well as)?\s*(?:(?:size|eu|uk|"
    r"us)\s+)?(?P<value>(?:extra[- ]|x+[- ])?(?:small|medium|large)|\d{0,1}x{1,3}[sl]|"
    r"[sml](?![\w'])|\d{1,3}(?:[.,]5)?(?![\d%])|one size)(?!\s*(?:stars?|%|kg|cm|mm|ml|g\b|"
    r"left|days?|reviews|in stock))"
)


_SPOKEN_SIZE = re.compile(
    r"\b(?P<value>extra[- ](?:small|large)|xx?-?(?:small|large)|[2-5]xl|xxs|xs|xl|xxl|"
    r"xxxl)\b|\b(?:in|a|an|comes in|the|our)\s+(?P<plain>small|medium|large|s|m|"
    r"l)(?=\s*(?:size|[.,;!?)]|and|or|to|$))"
)


_YOUR_SIZE = re.compile(
    r"\b(?:your|every|all|most|any|the full range of) sizes?\b(?! guide)|\b(?:full )?size "
    r"range\b|\bplus[- ]sizes?\b|\bkids'? sizes\b"
)


def check_sizes(segment: Segment) -> None:
    """Judge sizes: a size said to be had must be among the options that are not sold out."""
    if segment.mode in ("question", "offer", "echo") and not segment.explicit:
        _cover_wish(segment)
        return
    for match in segment.find_all(_SIZE):
        found = list(_listed(segment, match.end()))
        for start, end, value in found:
            _judge_size(segment, start, end, value)
        if found:
            segment.cover(match.start(), match.end())
    for start, end, value in _named_sizes(segment):
        _judge_size(segment, start, end, value)
    for match in segment.find_all(_SPOKEN_SIZE):
        group = "value" if match["value"] else "plain"
        if any(_sized(p) for p in segment.products):
            _judge_size(segment, *match.span(group), _canonical(match[group]))
    for match in segment.find_all(_YOUR_SIZE):
        if segment.products and segment.strict and not segment.is_covered(*match.span()):
            ok = match.group().startswith("your") and _has_request_size(segment)
            source = segment.products[0].source
            segment.add(Finding("size", *match.span(), ok, source, "options", "", segment.subject))


def _cover_wish(segment: Segment) -> None:
    """Pass the sizes of a question, and those that the shopper asked for."""
    for match in segment.find_all(_SIZE):
        for start, end, _ in _listed(segment, match.end()):
            if _in_request(segment, segment.text[start:end]) or segment.mode == "question":
                segment.cover(start, end)
                segment.take(q for q in segment.figures if start <= q.start < end)


def _named_sizes(segment: Segment) -> Iterator[tuple[int, int, str]]:
    """Yield the subject's own sizes that are named in words: "King", "One Size"."""
    sizes = {
        lower(size)
        for product in segment.products
        for source in (product.options, product.sold_out)
        for name, values in source.items()
        for size in values
        if "size" in lower(name) and len(size) > 2 and size[0].isalpha()
    }
    for size in sorted(sizes, key=lambda s: (-len(s), s)):
        for match in re.finditer(rf"(?<!\w){re.escape(size)}(?!\w)", segment.low):
            start, end = segment.start + match.start(), segment.start + match.end()
            if not any(m.start <= start < m.end for m in segment.mentions):
                yield start, end, _canonical(size)


def _listed(segment: Segment, at: int) -> Iterator[tuple[int, int, str]]:
    """Yield the sizes of a list that starts at an offset: "38, 39 and 40", "S to XL"."""
    while at < segment.end:
        match = _SIZE_ITEM.match(segment.text, at, segment.end)
        if not match:
            return
        yield match.start("value"), match.end("value"), _canonical(match["value"])
        at = match.end()


def _canonical(value: str) -> str:
    low = re.sub(r"[ -]+", "-", lower(value).strip()).replace(",", ".")
    return _LETTER.get(low, low)


def _sized(product: ProductFacts) -> bool:
    return any("size" in lower(n) for n in (*product.options, *product.sold_out, *product.values))


def _sizes(product: ProductFacts, source: dict[str, list[str]]) -> set[str]:
    return {_canonical(v) for name, values in source.items() for v in values if name}


def _judge_size(segment: Segment, start: int, end: int, value: str) -> None:
    if segment.is_covered(start, end):
        return
    products = segment.gather(segment.near(start))
    if not products and _in_request(segment, segment.text[start:end]):
        segment.cover(start, end)
        return
    negative = segment.is_negated(start) or _is_in_sold_out(segment, start)
    verdicts = [_size_verdict(p, value, negative) for p in products]
    truth = "; ".join(f"{p.title}: {_told_sizes(p)}" for p in products)
    segment.take(q for q in segment.figures if start <= q.start < end)
    segment.add(
        Finding(
            "size",
            start,
            end,
            segment.holds(verdicts),
            products[0].source if products else None,
            "options",
            truth,
            tuple(p.id for p in products),
        )
    )


def _is_in_sold_out(segment: Segment, at: int) -> bool:
    """Whether the last word on stock before a size denies it: "sold out in 28, 29 and 30"."""
    if SOLD_OUT.search(segment.low):
        return True
    before = segment.sentence_start, at
    denied = [m.start() for m in SOLD_OUT.finditer(segment.text, *before)]
    there = [m.start() for m in IN_STOCK.finditer(segment.text, *before)]
    return bool(denied) and denied[-1] >= (there[-1] if there else -1)


def _size_verdict(product: ProductFacts, value: str, negative: bool) -> bool | None:
    there, gone = _sizes(product, product.options), _sizes(product, product.sold_out)
    plain = {_canonical(str(v)) for n, v in _attributes(product) if "size" in lower(n)}
    if negative:
        return value in gone or (bool(there) and value not in there)
    if value in there:
        return product.in_stock is not False
    return value in plain and value not in gone


def _attributes(product: ProductFacts) -> Iterator[tuple[str, object]]:
    attributes = product.record.get("attributes")
    if isinstance(attributes, dict):
        for name, value in attributes.items():
            for item in value if isinstance(value, list | tuple) else [value]:
                yield str(name), item


def _told_sizes(product: ProductFacts) -> str:
    parts = [f"{name} {', '.join(values)}" for name, values in product.options.items() if values]
    return "available in " + "; ".join(parts) if parts else "no sizes recorded"


def _in_request(segment: Segment, value: str) -> bool:
    return lower(value).strip() in words(segment.book.request.text) or (
        stem(lower(value).strip()) in segment.book.request.stems
    )


def _has_request_size(segment: Segment) -> bool:
    said = {_canonical(w) for w in words(segment.book.request.text)}
    said |= {format(n.normalize(), "f") for n in segment.book.request.numbers}
    said |= {_canonical(s) for s in segment.book.request.stems}
    return all(said & _sizes(p, p.options) for p in segment.products)
