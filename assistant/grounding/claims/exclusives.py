"""What is said of one product alone: "only the Skyline is waterproof", "the only one in stock"."""

import re

from assistant.grounding.claims.attributes import supports
from assistant.grounding.claims.forms import forms_in
from assistant.grounding.reading.text import stem
from assistant.grounding.records.facts import ProductFacts
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["check_exclusives"]

_ONLY = re.compile(
    r"\b(?:the only (?:one|other|option|product|item|pick|choice|model|pair|\w+)|the sole \w+|"
    r"no other (?:one|option|product|item|pick|model)|nothing else|none of the others?|"
    r"unlike (?:the|all(?: the)?) (?:others?|rest)|alone (?:is|has|comes|offers))\b"
)
_BEFORE_NAME = re.compile(r"\b(?:only|just|solely|exclusively)\s+(?:the\s+|our\s+)?$")


def check_exclusives(segment: Segment) -> None:
    """Judge that nothing else on the shelf has what one product is said to have."""
    if segment.mode != "statement" or len(segment.subject) != 1:
        return
    if forms_in(segment):
        return
    match = segment.find(_ONLY) or _before_name(segment)
    if match is None or segment.is_covered(match.start(), match.end()):
        return
    others = segment.gather(i for i in segment.book.group() if i not in segment.subject)
    told = [f for f in segment.findings if f.ok and f.kind in ("attribute", "stock")]
    ok = bool(told) and bool(others) and all(_lacks(segment, p, f) for p in others for f in told)
    source = segment.products[0].source if segment.products else None
    ids = segment.subject
    segment.add(
        Finding("superlative", match.start(), match.end(), ok, source, "attributes", "", ids)
    )


def _before_name(segment: Segment) -> "re.Match[str] | None":
    for mention in segment.mentions:
        match = _BEFORE_NAME.search(segment.text, segment.start, mention.start)
        if match:
            return match
    return None


def _lacks(segment: Segment, product: ProductFacts, finding: Finding) -> bool:
    """Whether a product's record denies what a finding says of another one."""
    if finding.kind == "stock":
        return product.in_stock is False
    return supports(segment, product, stem(segment.text[finding.start : finding.end])) is False
