"""Dates, delivery promises and spans of time that no policy or order speaks of."""

import re

from assistant.grounding.reading.dates import Day, read_days
from assistant.grounding.reading.text import fold, lower
from assistant.grounding.records.book import Entry
from assistant.grounding.subjects.scene import Finding, Segment

__all__ = ["check_times"]

_TIMELY = re.compile(
    r"\b(?:arriv\w*|deliver\w*|ship\w*|dispatch\w*|receiv\w*|refund\w*|ready|restock\w*|"
    r"back|ends?|ending|starts?|until|valid|expires?|opens?|closes?|reach\w*|comes?|coming|"
    r"get it|get them|yours|sale|offer|only|launched|released|made|since|order(?:ed)?|by|"
    r"before|hours?|pick(?:ed)? up|processed|cancel\w*|place[ds]?|send|sent|return\w*|on "
    r"its way)\b"
)
_TODAY = re.compile(
    r"\b(?:arriv\w*|deliver\w*|ship\w*|dispatch\w*|refund\w*|sale|offer|ends?|only|price|"
    r"expires?|receiv\w*|yours|with you|brings?|sent|restock\w*|comes?)\b"
)
_HARMLESS = re.compile(
    r"\b(?:help|assist|for you|looking for|can i (?:do|get|find)|shopping for|how are|"
    r"brings you|welcome)\b"
)


def check_times(segment: Segment) -> None:
    """Judge dates and words such as "tomorrow": an order, a policy or the shop must say them."""
    for start, end, day in read_days(segment.text[segment.start : segment.end]):
        begin, stop = segment.start + start, segment.start + end
        if segment.is_covered(begin, stop) or _in_mention(segment, begin, stop):
            continue
        if isinstance(day, str) and not _states_time(segment, day):
            segment.cover(begin, stop)
            continue
        source = _day_source(segment, day, segment.text[begin:stop])
        if source is None and not isinstance(day, str) and _second_reading(segment, begin, day):
            continue
        segment.take(q for q in segment.figures if begin <= q.start < stop)
        segment.add(
            Finding("date", begin, stop, source is not None, source, "date" if source else None)
        )


def _in_mention(segment: Segment, start: int, end: int) -> bool:
    return any(m.start <= start and end <= m.end for m in segment.mentions)


def _states_time(segment: Segment, day: str) -> bool:
    if day in ("today", "tonight") and (
        segment.mode in ("question", "offer")
        or _HARMLESS.search(segment.sentence)
        or not _TODAY.search(segment.sentence)
    ):
        return False
    return bool(_TIMELY.search(segment.sentence)) or segment.strict


def _second_reading(segment: Segment, begin: int, day: Day) -> bool:
    """Whether 03/04/2026 has another reading still to be tried."""
    readings = [
        d
        for s, _, d in read_days(segment.text[segment.start : segment.end])
        if segment.start + s == begin
    ]
    return day != readings[-1] or any(_day_source(segment, d, "") for d in readings)


def _day_source(segment: Segment, day: Day, text: str) -> str | None:
    book = segment.book
    if isinstance(day, str):
        return _word_source(segment, text)
    entries = [segment.entry] if segment.entry else book.entries
    for entry in entries:
        role = _role_of(segment, entry)
        if any(_same(day, known) and _has_role(key, role) for key, known in entry.days):
            return entry.source
    for passage in book.passages:
        if any(_same(day, known) for _, _, known in read_days(fold(passage.text))):
            return passage.source
    for product in segment.products:
        if any(
            _same(day, known)
            for _, _, known in read_days(fold(str(product.record.get("description") or "")))
        ):
            return product.source
    if segment.mode in ("echo", "question", "missing") and any(
        _same(day, d) for d in book.request.days
    ):
        return "request"
    return None


# what a date of an order is of -> how the words say it, how a record's key does
_ROLES: tuple[tuple["re.Pattern[str]", "re.Pattern[str]"], ...] = (
    (
        re.compile(
            r"\b(?:placed|ordered|bought|purchased|made|dates? (?:from|back|of)|dated|"
            r"order date|is from)\b"
        ),
        re.compile(r"placed|created|ordered|bought|purchase"),
    ),
    (
        re.compile(r"\b(?:expected|due|should (?:arrive|be)|will (?:arrive|be|reach)|estimated)\b"),
        re.compile(r"expect|due|estimat|promis"),
    ),
    (
        re.compile(r"\b(?:shipped|dispatched|sent|left|handed|posted)\b"),
        re.compile(r"ship|dispatch|sent|^at$"),
    ),
    (
        re.compile(r"\b(?:delivered|arrived|received|reached)\b"),
        re.compile(r"deliver|arriv|receiv|^at$"),
    ),
)


def _role_of(segment: Segment, entry: Entry) -> "re.Pattern[str] | None":
    """Return which of an order's dates the words speak of; None when they do not say."""
    if entry.kind != "order":
        return None
    return next((keys for said, keys in _ROLES if said.search(segment.sentence)), None)


def _has_role(key: str, role: "re.Pattern[str] | None") -> bool:
    return role is None or bool(role.search(key))


def _word_source(segment: Segment, text: str) -> str | None:
    """Find "next working day" or "Friday" word for word in a policy, an order or the shop's."""
    pattern = re.compile(rf"\b{re.escape(lower(text))}\b")
    for passage in segment.book.passages:
        if pattern.search(lower(fold(passage.text))):
            return passage.source
    for entry in segment.book.entries:
        if any(pattern.search(lower(str(v))) for v in _texts(entry.record)):
            return entry.source
    if segment.mode in ("echo", "question") and pattern.search(lower(segment.book.request.text)):
        return "request"
    return None


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [t for inner in value.values() for t in _texts(inner)]
    if isinstance(value, list | tuple):
        return [t for inner in value for t in _texts(inner)]
    return [str(value)] if isinstance(value, str) else []


def _same(said: Day, known: Day) -> bool:
    """Whether two dates agree in every part that is said: "3 March" and 2026-03-03 do."""
    if isinstance(said, str) or isinstance(known, str):
        return said == known
    return (
        all(a is None or a == b for a, b in zip(said, known, strict=True)) and said[1] is not None
    )
