"""What a conversation takes from outside the shop's records: the time, and ids nobody can guess.

A run of dialogue tests brings its own, so that it comes out the same every time.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

__all__ = ["Outside", "utc_now"]


def utc_now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Outside:
    """Where the time and new ids come from.

    Attributes:
        clock: the moment, with its zone.
        new_id: so many random bytes as hexadecimal digits.
    """

    clock: Callable[[], datetime] = utc_now
    new_id: Callable[[int], str] = secrets.token_hex
