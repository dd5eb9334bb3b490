"""Web addresses, e-mail addresses, telephone numbers, order numbers and codes."""

import re
from collections.abc import Iterator

from assistant.grounding.reading.text import lower
from assistant.grounding.records.book import Book
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["check_contacts", "contact_spans"]

_CONTACT = re.compile(
    r"(?P<url>\bhttps?://[^\s)\]>*\"']+|\bwww\.[^\s)\]>*\"']+|"
    r"(?<![\w@.])(?:[\w-]+\.)+(?:com|org|net|shop|store|io|co|de|uk|eu|info|biz|cn|fr|app|"
    r"dev|example|test)(?:/[^\s)\]>*\"']*)?(?![\w@]))"
    r"|(?P<email>[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<phone>(?<![\w$€£.,])(?:\+\d{1,3}[ .-]?)?(?:\(\d{1,4}\)[ .-]?|"
    r"\d{2,5}[ .-])\d{2,4}(?:[ .-]\d{2,4}){1,3}(?![\w%])|(?<![\w$€£.,#])(?:\+\d{8,15}|"
    r"0800[\d -]{5,9}|1-800-[\w-]+|\d{3}-\d{4})(?![\w-]))"
    r"|(?P<code>#\s?[a-z]{0,4}\d{2,}\b|"
    r"\b(?=[a-z-]*\d)(?=\d*[a-z])[a-z]{1,8}-?\d{3,}[a-z\d-]*\b|\b\d{6,}\b)"
)
_ISO_DAY = re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d")
_PROMO = re.compile(
    r"\b(?:code|coupon|voucher|promo(?:tion)?(?: code)?|tracking(?: number)?|reference|"
    r"order(?: number| id| no\.?)?)\W{1,4}(?:is\W+|number\W+|"
    r"code\W+)?[\"'“*`]*(?P<code>[A-Za-z]*\d[\w-]{2,}|[A-Z][A-Z\d-]{3,})\b"
)


def contact_spans(low: str, original: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, kind) of every address, number and code of a draft."""
    for match in _CONTACT.finditer(low):
        if _ISO_DAY.match(match.group()):
            continue
        end = match.end()
        while low[end - 1] in ".,;:!?":
            end -= 1
        yield match.start(), end, str(match.lastgroup)
    for match in _PROMO.finditer(original):
        yield match.start("code"), match.end("code"), "code"


def check_contacts(segment: Segment, spans: list[tuple[int, int, str]]) -> None:
    """Judge each address and number: it must stand in the evidence or in the request."""
    for start, end, kind in spans:
        if start < segment.start or end > segment.end or segment.is_covered(start, end):
            continue
        if any(m.start <= start and end <= m.end for m in segment.mentions):
            continue
        found = _source(segment, segment.text[start:end], kind)
        if kind == "code" and found is None and _is_measure(segment, start, end):
            continue
        segment.take(q for q in segment.figures if start <= q.start < end)
        segment.add(
            Finding(
                "contact" if kind != "code" else "order", start, end, found is not None, found, None
            )
        )


def _is_measure(segment: Segment, start: int, end: int) -> bool:
    """Whether a bare row of digits belongs to an amount of money or a measure."""
    return any(q.start <= start and end <= q.end and q.kind != "number" for q in segment.figures)


def _source(segment: Segment, text: str, kind: str) -> str | None:
    """Return the source of the evidence that holds the text, or None."""
    wanted = _plain(text)
    for source, raw in _raw_texts(segment.book):
        hay = _plain(raw)
        if kind in ("url", "email", "phone"):
            if wanted in hay:
                return source
        elif wanted.lstrip("#") and re.search(
            rf"(?<![a-z0-9]){re.escape(wanted.lstrip('#'))}(?![a-z0-9])", hay
        ):
            return source
    return None


def _plain(text: str) -> str:
    low = lower(text).replace("(at)", "@").replace("[at]", "@")
    return (
        re.sub(r"[\s()]", "", low).rstrip("/")
        if "@" in low or re.match(r"[\d+(]", low)
        else low.rstrip("/")
    )


def _raw_texts(book: Book) -> Iterator[tuple[str, str]]:
    for product in book.products.values():
        for key in ("id", "url", "image", "title"):
            yield product.source, str(product.record.get(key) or "")
    for entry in book.entries:
        for text in entry.ids:
            yield entry.source, text
    for text in book.raw:
        yield "evidence", text
    for passage in book.passages:
        yield passage.source, passage.text
    yield "request", book.request.text
