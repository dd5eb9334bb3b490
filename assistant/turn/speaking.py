"""Says a draft's sentences as they come, up to the first one that the records do not back.

It checks and holds back; it writes nothing of its own. What becomes of the rest of the draft is
decided when the draft is complete.
"""

import re
from collections.abc import Sequence

from assistant.grounding import Grounder
from assistant.reply import Evidence

__all__ = ["Speaker"]

# A line's end, or the end of a sentence that is followed by another.
_ENDS = re.compile(r"\n+|(?<=[.!?。！？…])[\"'”)\]]*(?:\s+(?=\S)|(?<=[。！？]))")
_SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|approx|incl|max|min|vs|etc|no|mr|mrs|dr|st)\.|\b\d{1,2}\.|\b[A-Z]\.)\s*$"
)


class Speaker:
    """One message of a model, heard sentence by sentence.

    Attributes:
        blocked: whether an unbacked sentence was met; nothing is said after it.
    """

    def __init__(
        self, grounder: Grounder, evidence: Sequence[Evidence], shelf_ids: Sequence[str]
    ) -> None:
        """Takes what the records say by now; a later tool call needs a new speaker."""
        self._examiner = grounder.examiner(evidence, shelf_ids)
        self._checked = ""
        self._waiting = ""
        self._space = ""
        self.blocked = False

    def feed(self, piece: str) -> str:
        """Take the next piece of the draft; return what of it may be said now, "" for nothing."""
        if self.blocked:
            return ""
        self._waiting += piece
        said = ""
        while not self.blocked and (end := self._end()):
            sentence, self._waiting = self._waiting[:end], self._waiting[end:]
            # The whole text so far is read, so that "it" and "the second one" mean what they do.
            if self._examiner.read(self._checked + sentence).ok:
                self._checked += sentence
                # White space waits for the next sentence, which may never be said.
                body = sentence.rstrip()
                said += self._space + body
                self._space = sentence[len(body) :]
            else:
                self.blocked = True
        return said

    def _end(self) -> int:
        for match in _ENDS.finditer(self._waiting):
            if "\n" in match.group() or not _SHORT.search(self._waiting[: match.start()]):
                return match.end()
        return 0
