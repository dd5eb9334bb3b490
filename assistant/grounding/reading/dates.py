"""Dates and promises of time in a text: "2026-03-12", "12 March", "tomorrow", "by Friday"."""

import re
from collections.abc import Iterator

from assistant.grounding.reading.text import lower

__all__ = ["Day", "read_days"]

# (year, month, day) with None for what is not written; or a word such as "friday"
Day = tuple[int | None, int | None, int | None] | str

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar",
            "february feb",
            "march mar märz",
            "april apr",
            "may mai",
            "june jun juni",
            "july jul juli",
            "august aug",
            "september sep sept",
            "october oct oktober",
            "november nov",
            "december dec dezember",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_PATTERN = re.compile(
    rf"\b(?P<y1>\d{{4}})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})(?:T[\d:.+Z-]*)?"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\.?[ -](?:of "
    rf")?(?P<m2>{_MONTH})\b\.?(?:,?[ -](?P<y2>\d{{4}}))?"
    rf"|\b(?P<m3>{_MONTH})\b\.? (?:the )?(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\.\d)(?:,? "
    rf"(?P<y3>\d{{4}}))?"
    rf"|\b(?P<d4>\d{{1,2}})[/.](?P<m4>\d{{1,2}})[/.](?P<y4>\d{{4}}|\d{{2}})\b"
    rf"|\b(?P<m5>january|february|april|june|july|august|september|october|november|december|"
    rf"march(?= \d{{4}}))"
    rf"(?: (?P<y5>\d{{4}}))?\b"
    r"|\b(?P<word>(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tomorrow|yesterday|today|tonight"
    r"|(?:next|this|last|within the|in a|the next|the following) (?:week|month|year|weekend|"
    r"day|business day"
    r"|working day|couple of days|few days|fortnight)s?|over(?:night| the weekend)|"
    r"same[- ]day|next[- ]day"
    r"|christmas|easter|black friday|valentine's day|new year|the weekend|a few days|a "
    r"couple of days"
    r"|any day now|within days|within hours|in no time|24/7|around the clock|noon|midnight)\b"
)


def read_days(text: str) -> Iterator[tuple[int, int, Day]]:
    """Yield (start, end, day) of every date of a folded text; 03/04/2026 yields both readings."""
    for match in _PATTERN.finditer(lower(text)):
        for day in _readings(match):
            yield match.start(), match.end(), day


def _readings(match: "re.Match[str]") -> Iterator[Day]:
    if match["word"]:
        word = match["word"].replace("-", " ")
        yield word.removesuffix("s") if word.endswith("days") and " " not in word else word
        return
    if match["m5"]:
        yield (_year(match["y5"]), _MONTHS[match["m5"]], None)
        return
    group = next(n for n in "1234" if match[f"d{n}"])
    year, day = _year(match[f"y{group}"]), int(match[f"d{group}"])
    month = _MONTHS[match[f"m{group}"]] if group in "23" else int(match[f"m{group}"])
    if month <= 12 and day <= 31:
        yield (year, month, day)
    if group == "4" and day <= 12 and day != month:
        yield (year, day, month)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) + (2000 if len(text) == 2 else 0)
