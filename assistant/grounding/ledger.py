"""The claim ledger: what a draft states, sentence by sentence, with the verdict on each claim."""

from dataclasses import dataclass

from assistant.grounding.reading.text import Piece
from assistant.grounding.subjects.scene import Finding, Segment
from assistant.reply import Claim

__all__ = ["Ledger", "Sentence", "repair_request"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, list item or table row of a draft.

    Attributes:
        text: as written, without its list marker.
        ok: whether all its claims are backed.
        unbacked: the claims that are not.
        piece, segments, findings: where it stands and what was found, for the repair.
    """

    text: str
    ok: bool
    unbacked: tuple[Claim, ...]
    piece: Piece
    segments: tuple[Segment, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that a draft states.

    Attributes:
        text: the draft, without zero-width characters.
        claims: all claims in the order of the text.
        sentences: all sentences in the order of the text.
        named_ids: ids of the products that the text names, in the order of their first mention.
    """

    text: str
    claims: tuple[Claim, ...]
    sentences: tuple[Sentence, ...]
    named_ids: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether every claim is backed."""
        return all(sentence.ok for sentence in self.sentences)

    @property
    def unbacked(self) -> tuple[Claim, ...]:
        """The claims without a record, in the order of the text."""
        return tuple(claim for claim in self.claims if not claim.ok)


def repair_request(ledger: Ledger) -> str:
    """Return one message to the model that names each unbacked claim and what the record says."""
    lines = ["Some statements in your answer are not backed by the records of this turn:"]
    for sentence in ledger.sentences:
        for finding in sentence.findings:
            if finding.ok:
                continue
            said = ledger.text[finding.start : finding.end].strip()
            known = finding.truth or "the records say nothing of it"
            lines.append(f'- "{said}" ({finding.kind}) in "{sentence.text}": {known}')
    lines.append(
        "Write the whole answer again. Correct these statements by the records or leave them out;"
        " state nothing else that the records do not say."
    )
    return "\n".join(lines)
