"""The claim ledger that no model gets past: every fact of a reply is checked against evidence.

Its rooms, in the order in which a draft goes through them, each importing only those before it:

- `reading`: words, figures, dates and word lists; knows no product.
- `records`: the turn's evidence, indexed.
- `subjects`: what each stretch of the draft is about.
- `claims`: one module a kind of claim, with its wordings and its verdict.
- here: `examine` puts them together, `ledger` is the result, `settle` and `stream` make the final
  text, and `grounder` is the door.
"""

from assistant.grounding.grounder import Grounder
from assistant.grounding.ledger import Ledger, Sentence, repair_request
from assistant.grounding.stream import SentenceStream

__all__ = ["Grounder", "Ledger", "Sentence", "SentenceStream", "repair_request"]
