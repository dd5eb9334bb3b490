"""Several requests in one message: where one ends and the next begins.

Enumerations, separate sentences with prices of their own, and things joined by "and a".
"""

import re

from assistant.understanding.reading import ReadingContext
from assistant.understanding.wants.categories import HAVING
from assistant.understanding.wants.find import find_wants
from assistant.understanding.wants.prices import PriceBound, find_prices
from assistant.understanding.words.text import tokenize
from assistant.understanding.words.vocabulary import Vocabulary

__all__ = ["split_requests"]

# Items in one message, at most: a longer list is read up to here.
MAX_REQUESTS = 8
_NUMBERED = re.compile(r"(?:(?<=\s)|^)\(?(?:\d{1,2})\)\s*|(?:(?<=\s)|^)\d{1,2}\.\s+(?=[A-Za-z])")
_WORDED = re.compile(
    r"(?:(?<=[.;:,]\s)|^)(?:and\s+)?(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?"
    r"|fifth(?:ly)?|(?:(?<=[.;:]\s)(?:next|then|also|plus|in addition))|last(?:ly)?|finally"
    r"|another (?:one )?(?:should|is)|a (?:second|third|fourth) (?:should|is)|the (?:first"
    r"|second|third|fourth|other) (?:product|item|one)?|for the (?:first|second|third|fourth"
    r"|other)(?: (?:product|item|one))?)\b[,:]?\s*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<!\bmax)(?<!\bmin)(?<!\bapprox)[.!?;。！？；]+(?:\s+|$)|\n+")
_JOIN = re.compile(
    r"(?:;|\.|,)?\s*\b(?:and|also|plus|as well as|along with|together with)\s+(?:also\s+"
    r"|then\s+|now\s+)?(?=(?:i\s+(?:also\s+)?(?:need|want)\s+)?(?:an?|some|another|two|three"
    r"|four|my|the|matching)\s)"
    r"|,\s+(?=(?:and\s+)?(?:an?|some|another|two|three)\s)|;\s*|(?:\.|,)\s+(?:also|plus)\b,?\s*",
    re.IGNORECASE,
)
_BREAKS = (
    re.compile(r"[.;]\s+"),
    re.compile(
        r",?\s+(?:and|as well as|plus)\s+(?:also\s+)?(?=(?:an?|the|another|some|brown|selling"
        r"|one|a)\b)",
        re.IGNORECASE,
    ),
    re.compile(r",\s+and\s+"),
    re.compile(r",\s+"),
    re.compile(r"\s+and\s+"),
)
_MORE_OF_SAME = re.compile(
    r"\b(?:but|or|sorry|actually|i mean|rather|instead|ideally|preferably)\b", re.IGNORECASE
)
_TELLING = (
    r"(?:(?:and|also|then|oh|btw|plus|but|by the way|please|can you|could you|i(?:'d| would) like"
    r" to know|i (?:also )?want to know|tell me|let me know|explain|say)\b,?\s*)*"
)
_SERVICE = re.compile(
    rf"^{_TELLING}(?:where(?:'s| is| are) (?:my|the)|when (?:will|does|is|do)"
    r"|what(?:'s| is| are|) (?:your|the|is the|are the)? ?(?:return|refund|delivery|shipping"
    r"|warranty|exchange|payment)|what (?:delivery|shipping|returns?) (?:costs?|is|are)"
    r"|how (?:long|do i|can i|do you|much (?:is|are|does|do) (?:the )?(?:delivery|shipping"
    r"|returns?|postage)|(?:delivery|shipping|returns?) works?)"
    r"|(?:if|whether) (?:you|i can|i could|it can)"
    r"|can (?:i|you) (?:cancel|return|track|change|refund|exchange|send)|cancel|track|return"
    r"|(?:i (?:want|need|would like)|i'd like) to (?:cancel|return|track|change|exchange"
    r"|speak|talk)"
    r"|do you (?:ship|deliver|accept|take)|is (?:delivery|shipping|there free))\b",
    re.IGNORECASE,
)
_PIECE = re.compile(
    r"(?<=[.!?;])\s+|,?\s+(?:and|also|then|but|plus)\s+(?=(?:also|then|please|where|when|can|could"
    r"|how|cancel|track|return|what|if|whether|tell|let|i|do|is)\b)",
    re.IGNORECASE,
)


def split_requests(text: str, vocabulary: Vocabulary) -> list[str]:
    """Returns the requests of a message in order; one for most messages. Linear in its length."""
    listed = _split_list(text)
    if len(listed) > 1:
        return [part for item in listed for part in _split_by_price(item)][:MAX_REQUESTS]
    by_service = _split_service(text)
    if len(by_service) > 1:
        return by_service[:MAX_REQUESTS]
    by_price = _split_by_price(text)
    if len(by_price) > 1:
        return by_price[:MAX_REQUESTS]
    return _split_by_category(text, vocabulary)[:MAX_REQUESTS]


def _split_list(text: str) -> list[str]:
    for pattern, least in ((_NUMBERED, 2), (_WORDED, 2)):
        marks = list(pattern.finditer(text))
        if len(marks) < least:
            continue
        ends = [*(m.start() for m in marks[1:]), len(text)]
        parts = [text[m.end() : end].strip(" ,;") for m, end in zip(marks, ends, strict=True)]
        before = text[: marks[0].start()].strip(" ,;")
        parts = [part for part in [before if find_prices(before) else "", *parts] if len(part) > 3]
        if len(parts) > 1:
            return parts
    return [text]


def _split_service(text: str) -> list[str]:
    """Splits sentences (or "... and where is my order") by whether they ask for service."""
    pieces = [p.strip() for p in _PIECE.split(text) if p and p.strip()]
    if len(pieces) < 2:
        return [text]
    groups: list[list[str]] = [[pieces[0]]]
    kind = bool(_SERVICE.match(pieces[0]))
    for piece in pieces[1:]:
        now = bool(_SERVICE.match(piece))
        if now != kind and len(piece.split()) > 2:
            groups.append([])
            kind = now
        groups[-1].append(piece)
    return [" ".join(group) for group in groups]


def _split_by_price(text: str) -> list[str]:
    bounds = find_prices(text)
    if len(bounds) < 2:
        return [text]
    parts, start = [], 0
    for one, other in zip(bounds, bounds[1:], strict=False):
        between = text[one.span[1] : other.span[0]]
        if _complement(one, other, between):
            continue
        cut = _cut(between)
        if cut is None:
            continue
        parts.append(text[start : one.span[1] + cut[0]].strip(" ,;."))
        start = one.span[1] + cut[1]
    parts.append(text[start:].strip(" ,;"))
    return parts


def _complement(one: PriceBound, other: PriceBound, between: str) -> bool:
    """Whether two bounds are the ends of one range, or one corrects the other."""
    if len(between) > 30:
        return False
    opposite = (one.minimum is None) != (other.minimum is None)
    return (opposite and len(between.split()) <= 3) or _MORE_OF_SAME.search(between) is not None


def _cut(between: str) -> tuple[int, int] | None:
    for pattern in _BREAKS:
        if found := pattern.search(between):
            return found.span()
    return None


def _split_by_category(text: str, vocabulary: Vocabulary) -> list[str]:
    """Splits "a tent and a sleeping bag" where both sides ask for a category."""
    cuts = list(_JOIN.finditer(text))
    if not cuts:
        return [text]
    parts, start = [], 0
    for cut in cuts:
        left, right = text[start : cut.start()], text[cut.end() :]
        if _opens_with_category(right, vocabulary) and _asks_for_category(left, vocabulary):
            parts.append(left.strip(" ,;"))
            start = cut.end()
    parts.append(text[start:].strip(" ,;"))
    return parts


def _asks_for_category(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a category is asked for, not only named: "for my dog", "I have a dog" ask for none.

    One that is had ("I've a new hob and need a pan") is no request of its own.
    """
    wants = find_wants(text, vocabulary, ReadingContext())
    return bool(wants.wanted_categories) and not HAVING.search(text)


def _opens_with_category(text: str, vocabulary: Vocabulary) -> bool:
    tokens = tokenize(text)[:8]
    found = vocabulary.find(tokens, [False] * len(tokens))
    first = next((m for m in found if m.entries[0].role == "category"), None)
    if first is None:
        return False
    known = {t for m in found for t in range(m.start, m.end)}
    return sum(at not in known for at in range(first.start)) <= 3
