"""The time and the ids of a run: the same for the same script, trial and turn, every time.

The clock begins anew with each dialogue, at noon of the day that the shop's orders are of, and
goes on by a little with each reading, so that what happened later is later.
"""

import hashlib
from datetime import UTC, date, datetime, time, timedelta

from assistant.outside import Outside

__all__ = ["Repeatable"]

NOON = time(12, tzinfo=UTC)
STEP = timedelta(milliseconds=1)


class Repeatable:
    """Where a run's time and ids come from; begun anew before each dialogue."""

    def __init__(self, day: date) -> None:
        """Stand at noon, UTC, of a day."""
        self._start = datetime.combine(day, NOON)
        self.outside = Outside(self._clock, self._new_id)
        self.begin("")

    def begin(self, key: str) -> None:
        """Put the clock back; ids follow from `key`."""
        self._now, self._key, self._made = self._start, key, 0

    def _clock(self) -> datetime:
        self._now += STEP
        return self._now

    def _new_id(self, size: int) -> str:
        self._made += 1
        return hashlib.sha256(f"{self._key}\0{self._made}".encode()).hexdigest()[: 2 * size]
