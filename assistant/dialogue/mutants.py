"""All ways of breaking the assistant on purpose, to see whether a suite would notice."""

from assistant.dialogue.broken_parts import BROKEN_PARTS
from assistant.dialogue.broken_replies import BROKEN_REPLIES

__all__ = ["MUTANTS"]

MUTANTS = (*BROKEN_REPLIES, *BROKEN_PARTS)
