"""A chat model of our own: no network, no key, the same answer for the same input."""

from assistant.offline.model import OfflineModel

__all__ = ["OfflineModel"]
