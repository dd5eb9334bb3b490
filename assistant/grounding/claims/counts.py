"""How many: "I found 12 tents", "these three", "the only one", "in two colours"."""

import re
from collections.abc import Iterable

from assistant.grounding.reading.quantities import Quantity
from assistant.grounding.reading.text import stem
from assistant.grounding.reading.word_lists import word_list
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["check_counts"]

_THINGS = frozenset(
    stem(w)
    for w in word_list("""
option product item result match pick choice suggestion recommendation alternative model piece
style candidate find possibility one more other hit article thing listing favourite favorite
contender idea design pair
""")
)
_ALL_MATCHING = re.compile(
    r"\b(?:found|have|carry|stock|sell|offer|match\w*|there (?:are|were|would be)|would fit|"
    r"there's|catalogue|"
    r"catalog|range|in (?:total|all)|total|search|results?|altogether|turned up|came (?:up|"
    r"back)|returned|fit|meet|available)\b"
)
_SHOWN = re.compile(
    r"\b(?:here|these|those|below|above|top|following|picked|shortlist\w*|selected|chose\w*|"
    r"show\w*|first|my|suggest\w*|recommend\w*|of them|listed|narrowed|the)\b"
)
_ONLY = re.compile(
    r"\b(?:the only (?:one|option|product|item|match|\w+ (?:we|that|i|in))|only one "
    r"(?:option|product|item|match|result|\w+ (?:match\w*|fits|meets|left that))|just one "
    r"(?:option|product|item|match|result)|a single (?:option|product|item|match|result))\b"
)
_VAGUE = re.compile(
    r"\b(?P<word>a couple of|a pair of|a few|several|dozens of|hundreds of|thousands of|a "
    r"dozen|a handful of|lots of|tons of|plenty of|many) (?:\w+ ){0,3}?(?P<noun>\w+s)\b"
)
_MORE = re.compile(r"^\W{0,2}(?:more|others?|additional|further)\b")
_LEAST = {
    "dozens of": 24,
    "hundreds of": 200,
    "thousands of": 2000,
    "several": 3,
    "a few": 2,
    "a couple of": 2,
    "a handful of": 3,
}


_PICKED = re.compile(
    r"\b(?:picked|chose|chosen|selected|found|shortlisted|got|gathered|top|these|those|"
    r"following)\s+$"
)
_FOR_YOU = re.compile(r"\W*(?:$|[:.!]|for (?:you|your)\b|that\b|to\b|should\b|are worth\b)")
_OF_THEM = re.compile(
    r"\W{0,2}of (?:those|these|them)\b(?! (?:left|in stock|remain))|"
    r"\W{0,2}on (?:the|your) (?:shelf|list)\b"
)


def check_counts(segment: Segment) -> None:
    """Judge numbers of products shown or found, and of an option's values."""
    for figure in segment.open_figures("number"):
        noun = _counted(segment, figure)
        if noun:
            _judge(segment, figure, noun)
    single = len(segment.subject) == 1 and segment.explicit
    for match in () if single else segment.find_all(_ONLY):
        if segment.is_covered(match.start(), match.end()):
            continue
        totals = _matching(segment)
        ok = totals == {1} if totals else len(segment.book.group()) == 1
        segment.take(q for q in segment.figures if match.start() <= q.start < match.end())
        segment.add(_finding(segment, match.start(), match.end(), ok))
    for match in segment.find_all(_VAGUE):
        _judge_vague(segment, match)


def _finding(segment: Segment, start: int, end: int, ok: bool, right: int = 0) -> Finding:
    source = segment.book.searches[-1][0] if segment.book.searches else "shelf"
    total = right or len(segment.book.shelf)
    return Finding("count", start, end, ok, source, "matching", f"{total}" if total else "")


def _matching(segment: Segment) -> set[int]:
    return {
        n for _, record in segment.book.searches if isinstance(n := record.get("matching"), int)
    }


def _counted(segment: Segment, figure: Quantity) -> str:
    """Return the stem of the plural noun that the figure counts, if products or values are."""
    after = segment.text[figure.end : segment.end]
    picked = _PICKED.search(segment.text, segment.start, figure.start)
    if _OF_THEM.match(after) or (picked and _FOR_YOU.match(after)):
        return stem("ones")
    match = re.match(
        r"\W{0,2}((?:[\w'-]+[ ,/]+){0,6}?)([\w'-]+s|more|others?|ones|people)\b", after
    )
    words = re.findall(r"[\w']+", after[:70])[:7]
    for word in words:
        stemmed = stem(word)
        if stemmed in _THINGS or _is_kind(segment, stemmed, word):
            return stemmed
        if word in ("is", "are", "that", "for", "in", "with", "and", "at", "from", "to"):
            break
    return stem(match.group(2)) if match and _option_name(segment, stem(match.group(2))) else ""


def _is_kind(segment: Segment, stemmed: str, word: str) -> bool:
    if not word.endswith("s"):
        return False
    kinds: set[str] = set(segment.book.request.stems)
    for product in segment.book.products.values():
        kinds |= product.category_stems
        kinds.update(stem(w) for w in product.title_words[-2:])
    for _, record in segment.book.searches:
        kinds.update(stem(w) for w in re.findall(r"\w+", str(record.get("query") or "").lower()))
    return stemmed in kinds


def _option_name(segment: Segment, stemmed: str) -> str:
    for product in segment.products:
        for name in (*product.options, *product.values):
            if (
                stem(name.lower()) == stemmed
                or stemmed in ("color", "colour")
                and name.lower() in ("color", "colour")
            ):
                return name
    return ""


def _judge(segment: Segment, figure: Quantity, noun: str) -> None:
    if figure.in_words and figure.values[0] == 1:
        return
    name = _option_name(segment, noun) if segment.strict else ""
    if name and noun not in _THINGS:
        verdicts: list[bool | None] = [
            len(p.options.get(name, [])) in figure.values
            or len(p.options.get(name, [])) + len(p.sold_out.get(name, [])) in figure.values
            for p in segment.products
        ]
        segment.take([figure])
        segment.add(
            Finding(
                "count",
                figure.start,
                figure.end,
                segment.holds(verdicts),
                segment.products[0].source,
                "options",
                "",
                segment.subject,
            )
        )
        return
    if segment.mode in ("echo", "question", "offer") and _said(segment, figure):
        segment.take([figure])
        return
    segment.take([figure])
    ordered = segment.names_order or (not segment.products and _ORDERED.search(segment.low))
    if segment.entry and ordered and segment.entry.counts and not segment.mentions:
        entry = segment.entry
        found = any(v in entry.counts for v in figure.values)
        segment.add(Finding("order", figure.start, figure.end, found, entry.source, "lines"))
        return
    allowed = _allowed(segment, figure)
    ok = any(v in allowed for v in figure.values)
    segment.add(_finding(segment, figure.start, figure.end, ok, max(allowed, default=0)))


_ORDERED = re.compile(r"\b(?:orders?|ordered|parcel|basket|cart|contains?|includes?|holds|has)\b")


def _said(segment: Segment, figure: Quantity) -> bool:
    request = segment.book.request
    return any(v in figure.values for q in request.figures for v in q.values)


def _allowed(segment: Segment, figure: Quantity) -> set[int]:
    shown, matching = len(segment.book.shelf), _matching(segment)
    after = segment.text[figure.end : segment.end]
    if _MORE.match(after):
        return {n - shown for n in matching}
    low = segment.low
    if segment.mode == "missing":
        return matching
    if re.search(r"\b(?:search|turned up|came (?:back|up))\b", low):
        return matching | _nonzero([shown])
    if _SHOWN.search(low) and not re.search(
        r"\b(?:we (?:have|carry)|in (?:total|all)|match\w*|catalogue|there (?:are|would be))\b", low
    ):
        return _nonzero([shown or len(segment.book.group()), _named_in(segment)])
    if _ALL_MATCHING.search(low):
        return matching | _nonzero([shown])
    return _nonzero([shown or len(segment.book.group())]) | matching


def _named_in(segment: Segment) -> int:
    return len(set(segment.subject)) if segment.mentions else 0


def _nonzero(values: Iterable[int]) -> set[int]:
    return {v for v in values if v}


def _judge_vague(segment: Segment, match: "re.Match[str]") -> None:
    if segment.is_covered(match.start(), match.end()) or segment.mode in (
        "question",
        "offer",
        "echo",
    ):
        return
    noun = stem(match["noun"])
    if noun not in _THINGS and not _is_kind(segment, noun, match["noun"]):
        return
    totals = _matching(segment) | _nonzero([len(segment.book.group())])
    word = match["word"]
    ok = max(totals, default=0) >= _LEAST.get(word, 4)
    if word in ("a couple of", "a pair of"):
        ok = 2 in totals
    if word == "a dozen":
        ok = 12 in totals
    segment.take(q for q in segment.figures if match.start() <= q.start < match.end())
    segment.add(_finding(segment, match.start(), match.start() + len(word), ok))
