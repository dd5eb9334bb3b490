"""Whether a message asks why something is not on the shelf, and what: "why not the blue one?"."""

import re

__all__ = ["why_not_of"]

_SHOWN = r"(?:show\w*|pick\w*|choose|chosen?|recommend\w*|suggest\w*|includ\w*|list\w*|here|there)"
_ASKED = re.compile(
    rf"\bwhy (?:not(?! (?:show|pick|recommend|suggest|include)\b)|"
    rf"(?:did|do|have|would) ?(?:n['’]?t|not)? ?you (?:not )?{_SHOWN}(?: me)?|"
    rf"(?:is|are|was|were) ?(?:n['’]?t|not)|(?:is|are) there no(?:t| )|no|"
    rf"not {_SHOWN}(?: me)?|(?:is|are|was|were)(?=.*\bnot {_SHOWN}))\b(?P<what>.*)"
    r"|为什么(?:没有|不推荐|不显示|不选)(?P<zh>.*)",
    re.IGNORECASE | re.DOTALL,
)
# "Why did you show me this?" asks why it is there.
_DENIES = re.compile(r"n['’]?t\b|\bnot?\b|没|不", re.IGNORECASE)
_AROUND = re.compile(
    rf"^[\W_]*(?:the|a|an|any|me|that|those|some)?\b|\b(?:not )?(?:been )?(?:{_SHOWN}|"
    r"on (?:the|this|your) (?:list|shelf)|among them|instead|too|as well|please)\b"
    r"|[?？!.。呢的款]+",
    re.IGNORECASE,
)
# "Why isn't it waterproof?" is about a product that is there.
_POINTS = re.compile(r"(?:it|this|that|they|these|those|he|she)\b(?! one)", re.IGNORECASE)
_ORDERS = re.compile(
    r"\b(?:orders?|parcels?|packages?|refund\w*|money|deliver\w*|shipp\w*|paid|payment|account|"
    r"cancel\w*|return\w*|arriv\w*|work\w*)\b|订单|退款|快递",
    re.IGNORECASE,
)


def why_not_of(text: str) -> str | None:
    """Return the words for what is missed, such as "blue one"; None for any other message."""
    match = _ASKED.search(text)
    if match is None or _ORDERS.search(text) or not _DENIES.search(match.group()):
        return None
    said = (match["what"] or match["zh"] or "").strip()
    if _POINTS.match(said):
        return None
    return " ".join(_AROUND.sub(" ", said).split()) or None
