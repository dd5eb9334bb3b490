"""When the shop's people are there, read from the words in shop.toml's [handover] hours.

"Monday to Friday, 9:00 to 17:00; Saturday 10-14" is understood; words that are not leave the
answer open (None), and then the words themselves are what a shopper is told.
"""

import re
from datetime import datetime, time
from zoneinfo import ZoneInfo

__all__ = ["is_open"]

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_TIME = r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?"
_TO = r"\s*(?:-|–|to|until|through)\s*"
_DAY_SPAN = re.compile(rf"{_DAY}(?:{_TO}{_DAY})?")
_TIME_SPAN = re.compile(rf"\b{_TIME}{_TO}{_TIME}\b")
_EVERY_DAY = re.compile(r"\b(daily|every day|7 days)\b")


def is_open(hours: str | None, timezone: str, now: datetime) -> bool | None:
    """Whether somebody is there now; None when the words do not tell, True when there are none."""
    if not hours:
        return True
    local = now.astimezone(ZoneInfo(timezone))
    understood = False
    for part in re.split(r"[;\n]", hours.casefold()):
        days, spans = _days(part), _TIME_SPAN.findall(part)
        if not days or not spans:
            continue
        understood = True
        if local.weekday() in days and any(_covers(span, local.time()) for span in spans):
            return True
    return False if understood else None


def _days(part: str) -> set[int]:
    if _EVERY_DAY.search(part):
        return set(range(7))
    days: set[int] = set()
    for first, last in _DAY_SPAN.findall(part):
        start = _DAYS.index(first)
        end = _DAYS.index(last) if last else start
        days |= {(start + step) % 7 for step in range((end - start) % 7 + 1)}
    return days


def _covers(span: tuple[str, ...], moment: time) -> bool:
    start, end = _minutes(*span[:3]), _minutes(*span[3:])
    return start <= moment.hour * 60 + moment.minute < end


def _minutes(hour: str, minute: str, half: str) -> int:
    hours = int(hour) % 12 + (12 if half == "pm" else 0) if half else int(hour)
    return hours * 60 + int(minute or 0)
