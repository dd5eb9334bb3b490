"""The sentences that code says, by language and occasion."""

from assistant.wording.phrases import LANGUAGES, Phrases

__all__ = ["LANGUAGES", "Phrases"]
