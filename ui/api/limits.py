"""How often the API may be asked; decided before anything that costs is begun.

Counted in this process's memory by a moving window: a shop with several workers allows each of
them as much. It knows addresses and conversations only as keys.
"""

import math
import time
from ipaddress import IPv6Address, ip_address, ip_network

from fastapi import Request
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from prometheus_client import Counter

from assistant.shop.settings import LimitSettings
from ui.api.problems import ProblemError

__all__ = ["Limits"]

LOGINS_PER_MINUTE = 10


class Limits:
    """The limits of one shop."""

    def __init__(self, settings: LimitSettings, refused: Counter) -> None:
        """Count for `settings`; `refused` has one label, the limit's name."""
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._refused = refused
        self._items: dict[str, RateLimitItem] = {
            "requests": RateLimitItemPerMinute(settings.requests_per_minute),
            "messages": RateLimitItemPerMinute(settings.messages_per_minute),
            "address messages": RateLimitItemPerMinute(settings.address_messages_per_minute),
            "conversations": RateLimitItemPerHour(settings.conversations_per_hour),
            "logins": RateLimitItemPerMinute(LOGINS_PER_MINUTE),
        }

    def count_request(self, request: Request) -> None:
        """Count a request of any kind.

        Raises:
            ProblemError: 429, with the seconds to wait.
        """
        self._count("requests", address_of(request))

    def count_message(self, request: Request, conversation_id: str) -> None:
        """Count a message.

        Raises:
            ProblemError: 429, with the seconds to wait.
        """
        self._count("messages", conversation_id)
        self._count("address messages", address_of(request))

    def count_conversation(self, request: Request) -> None:
        """Count a conversation begun.

        Raises:
            ProblemError: 429, with the seconds to wait.
        """
        self._count("conversations", address_of(request))

    def count_login(self, request: Request) -> None:
        """Count a try at the owner's token.

        Raises:
            ProblemError: 429, with the seconds to wait.
        """
        self._count("logins", address_of(request))

    def _count(self, name: str, key: str) -> None:
        item = self._items[name]
        if self._limiter.hit(item, name, key):
            return
        self._refused.labels(name).inc()
        reset = self._limiter.get_window_stats(item, name, key).reset_time
        wait_s = max(1, math.ceil(reset - time.time()))
        detail = f"Too many {name.split()[-1]}: {item.amount} are allowed. Wait {wait_s} s."
        raise ProblemError(429, detail, headers={"Retry-After": str(wait_s)})


def address_of(request: Request) -> str:
    """Return whom to count: the client's address, of IPv6 the /64 that one subscriber has."""
    host = request.client.host if request.client else "unknown"
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return host
