"""From a shopper's message to what it means: intent, constraints, references, language.

Knows the catalogue's words; knows no tools, no orders and no chat model.
"""

from assistant.understanding.intent.model import fitting_encoder
from assistant.understanding.reader import Reader
from assistant.understanding.reading import (
    INTENTS,
    Clarify,
    Reading,
    ReadingContext,
    Reference,
)

__all__ = [
    "INTENTS",
    "Clarify",
    "Reader",
    "Reading",
    "ReadingContext",
    "Reference",
    "fitting_encoder",
]
