"""Superlatives: "the cheapest", "best rated", "best seller", among the shown or all that match."""

import re
from collections.abc import Callable

from assistant.grounding.claims.attributes import supports
from assistant.grounding.claims.compare import tell_values
from assistant.grounding.claims.forms import forms_in, sense_of
from assistant.grounding.reading.text import stem
from assistant.grounding.records.extremes import measure_of, rank_before, top_value
from assistant.grounding.records.facts import ProductFacts
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["check_superlatives"]

_SHOP_WIDE = re.compile(
    r"\b(?:our|we (?:have|carry|sell|stock|offer|do)|in (?:the|our) (?:shop|store|range|"
    r"catalogue|catalog|collection|assortment|line-?up)|on (?:the|our) (?:site|market|"
    r"website)|anywhere|overall|ever|in town|in the world|around|of all|across|we've got)\b"
)


_HERE = re.compile(
    r"\b(?:of (?:these|those|them|the (?:two|three|four|five|six|lot|bunch|group|list|shelf|"
    r"options|picks))|here|on (?:the|this|my) (?:list|shelf)|among|between|in this (?:list|"
    r"selection)|listed|shown|above|below|i found|i've found|i picked)\b"
)


# "The cheapest that is waterproof", "the lowest price of those in wool".
_AMONG = re.compile(
    r"(?: (?:one|price|pick|option))?(?: of (?:the ones|those))? (?:that (?:is|are)|in|with) "
    r"(?P<what>[^;,.:!?\n]+)"
)


_ONE_OF = re.compile(r"\b(?:one of|among) (?:the|our|my)\s*$")


def check_superlatives(segment: Segment) -> None:
    """Judge "cheapest", "best rated", "best seller" and the like."""
    for match in forms_in(segment):
        name, sign, superlative = sense_of(segment, match.group())
        if not superlative or segment.is_covered(match.start(), match.end()):
            continue
        wished = segment.mode == "offer" and segment.subject and segment.rivals
        if segment.mode in ("question", "offer", "echo") and not (segment.mentions or wished):
            segment.cover(match.start(), match.end())
            continue
        segment.add(_judge_superlative(segment, match, name, sign))


def _judge_superlative(segment: Segment, match: "re.Match[str]", name: str, sign: int) -> Finding:
    subject = segment.products
    source = subject[0].source if subject else None
    ids = tuple(p.id for p in subject)
    truth = tell_values(segment, subject, name)
    tagged = bool(subject) and all(_is_tagged(p, match.group()) for p in subject)
    rank = rank_before(segment.text, match.start())
    scope: Callable[[], bool]
    if _SHOP_WIDE.search(segment.low) and not _HERE.search(segment.low):
        scope = lambda: rank == 1 and _tops_search(segment, subject, name, sign)  # noqa: E731
    else:
        scope = lambda: _tops_group(segment, subject, name, sign, match.end(), rank)  # noqa: E731
    ok = bool(subject) and (tagged or scope()) and not segment.is_negated(match.start())
    return Finding("superlative", match.start(), match.end(), ok, source, name, truth, ids)


def _is_tagged(product: ProductFacts, phrase: str) -> bool:
    """Whether the record itself calls it so, as a tag or a yes/no attribute."""
    joined = stem(re.sub(r"[^a-z]", "", phrase))
    names = {stem(re.sub(r"[^a-z]", "", n.lower())) for n, on in product.switches.items() if on}
    tags = product.record.get("tags")
    if isinstance(tags, list | tuple):
        names |= {stem(re.sub(r"[^a-z]", "", str(t).lower())) for t in tags}
    return joined in names


def _narrow(
    segment: Segment, group: list[ProductFacts], subject: list[ProductFacts], after: int
) -> list[ProductFacts]:
    """Leave out those whose record denies what the superlative is said to hold among."""
    among = _AMONG.match(segment.text.lower(), after, segment.end)
    words = [stem(word) for word in re.findall(r"[\w-]+", among["what"])] if among else []
    told = [w for w in words if all(supports(segment, p, w) for p in subject)]
    return [p for p in group if not any(supports(segment, p, word) is False for word in told)]


def _tops_group(
    segment: Segment, subject: list[ProductFacts], name: str, sign: int, after: int, rank: int
) -> bool:
    ids = dict.fromkeys((*segment.rivals, *segment.subject))
    group = _narrow(segment, segment.gather(ids), subject, after)
    values = [measure_of(p, name) for p in group]
    if len(group) < 2 or any(v is None for v in values):
        return len(group) == 1 and _tops_search(segment, subject, name, sign)
    known = [v for v in values if v is not None]
    top = top_value(known, sign, rank)
    if _ONE_OF.search(segment.text[segment.start : segment.end].split(" ")[0]) and len(known) > 2:
        top = sorted(known, reverse=sign > 0)[1]
    return all(measure_of(p, name) == top for p in subject)


def _tops_search(segment: Segment, subject: list[ProductFacts], name: str, sign: int) -> bool:
    """Whether the search record, which speaks of all matching products, says so."""
    if name != "price_minor" or not segment.book.searches:
        return False
    record = segment.book.searches[-1][1]
    bound = record.get("price_min_minor" if sign < 0 else "price_max_minor")
    return isinstance(bound, int) and all(measure_of(p, name) == bound for p in subject)
