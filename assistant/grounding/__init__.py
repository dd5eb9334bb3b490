"""The claim ledger that no model gets past: every fact of a reply is checked against evidence."""

from assistant.grounding.grounder import Grounder
from assistant.grounding.ledger import Ledger, Sentence, repair_request
from assistant.grounding.stream import SentenceStream

__all__ = ["Grounder", "Ledger", "Sentence", "SentenceStream", "repair_request"]
