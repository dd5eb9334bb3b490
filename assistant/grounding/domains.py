"""Words of price, stock, rating and orders that no rule has made a claim of."""

from collections.abc import Sequence

from assistant.grounding.attributes import is_in_name
from assistant.grounding.lexicon import (
    DOMAINS,
)
from assistant.grounding.scene import Finding, Segment
from assistant.grounding.text import stem

__all__ = ["check_domains"]


def check_domains(segment: Segment, following: Sequence[Segment] = ()) -> None:
    """Judge words such as "discount" or "rating" that no rule has made a claim of.

    They state something of the subject in a wording that no rule reads, so it stays unbacked; the
    repair then tells the same matter by the record. `following` is what comes after a colon.
    """
    if not (segment.strict and segment.subject and segment.mode == "statement"):
        return
    if segment.sentence.rstrip(" *_").endswith("?"):
        return
    kinds = {f.kind for s in (segment, *following) for f in s.findings}
    for token in segment.tokens:
        explained = DOMAINS.get(token.low)
        if not explained or kinds & set(explained) or is_in_name(segment, token):
            continue
        if segment.is_covered(token.start, token.end) or stem(token.low) in _own_words(segment):
            continue
        segment.add(
            Finding(
                _DOMAIN_KIND.get(explained[0], explained[0]),
                token.start,
                token.end,
                False,
                segment.products[0].source if segment.products else None,
                None,
                "",
                tuple(dict.fromkeys((*segment.subject, *segment.others))),
            )
        )
        return


_DOMAIN_KIND = {"action": "action"}


def _own_words(segment: Segment) -> set[str]:
    """Return the names of the subject's attributes, which may be words such as "rating"."""
    return {w for p in segment.products for w in (*p.values.keys(), *p.switches.keys())}
