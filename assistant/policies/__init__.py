"""A shop's written policies: read, cut into passages, and found by what is asked.

It knows passages, not rules: what the shop does is decided in code elsewhere.
"""

from assistant.policies.passages import Passage
from assistant.policies.search import Policies

__all__ = ["Passage", "Policies"]
