"""Releases a streamed draft sentence by sentence, each one checked and settled before it goes."""

import re
from collections.abc import Sequence

from assistant.grounding.grounder import Grounder
from assistant.grounding.settle import Settler
from assistant.grounding.subjects.thread import Thread
from assistant.reply import Claim, Evidence, Shelf

__all__ = ["SentenceStream"]

_BREAK = re.compile(r"\n|(?<=[.!?…])[\"')\]*_]*\s+(?=\S)|(?<=[。！？])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|approx|incl|max|min|vs|etc|mr|mrs|dr|st|no|inc|ltd|co)\.|(?:^|"
    r"[.:;!?]\s+|\n\s*)\d{1,2}\.|\b[A-Z]\.)$",
    re.IGNORECASE,
)


class SentenceStream:
    """Feeds on a model's deltas; gives out only text in which every claim is backed."""

    def __init__(
        self, grounder: Grounder, evidence: Sequence[Evidence], shelf: Shelf | Sequence[str] = ()
    ) -> None:
        """Take the evidence of the turn; what tools return later needs a new stream."""
        ids = shelf.ids if isinstance(shelf, Shelf) else tuple(shelf)
        self._settler = Settler(grounder.examiner(evidence, ids))
        self._thread = Thread()
        self._waiting = ""
        self._line = 0
        self._released: list[str] = []

    def feed(self, delta: str) -> list[str]:
        """Take the next piece of the draft; return the sentences that are complete and checked."""
        self._waiting += delta
        pieces: list[str] = []
        while cut := self._cut():
            chunk, self._waiting = self._waiting[:cut], self._waiting[cut:]
            pieces += self._release(chunk)
        return pieces

    def close(self) -> list[str]:
        """Take the end of the draft; return what is left of it, and the names still missing."""
        chunk, self._waiting = self._waiting, ""
        pieces = self._release(chunk) if chunk.strip() else []
        tail = self._settler.missing("".join(self._released))
        if tail:
            self._released.append(tail)
            pieces.append(tail)
        return pieces

    def finish(self) -> tuple[str, tuple[str, ...], tuple[Claim, ...]]:
        """Return the whole text, the ids of exactly the products it names, and its claims."""
        text = "".join(self._released)
        judged = self._settler.examiner.read(text)
        if judged.ok and text.strip():
            return text, self._settler.shown(judged), tuple(c for c in judged.claims if c.ok)
        return self._settler.settle(judged)

    def _cut(self) -> int:
        for match in _BREAK.finditer(self._waiting):
            before = self._waiting[: match.start()]
            if "\n" in match.group() or not _ABBREVIATED.search(before):
                return match.end()
        return 0

    def _release(self, chunk: str) -> list[str]:
        body = chunk.rstrip()
        space = chunk[len(body) :]
        ledger = self._settler.examiner.read(body, self._thread, self._line)
        self._line += chunk.count("\n")
        text = body if ledger.ok else self._settler.rewrite(ledger)
        if not ledger.ok and text.strip():
            again = self._settler.examiner.read(text)
            if not again.ok:
                text = self._settler.rewrite(ledger, 1)
                again = self._settler.examiner.read(text)
            text = text if again.ok else self._settler.rewrite(again, 2)
        if body.strip() and not re.search(r"\w", text):
            return []
        self._released.append(text + space)
        return [text + space]
