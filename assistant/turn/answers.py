"""Which proposal a message says yes or no to.

A yes is plain: it names nothing new. "Yes, but to another address" is a wish, not a yes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.shop.desk import Proposal
from assistant.understanding import Reading
from assistant.understanding.words.lexicon import word_set

__all__ = ["WHICH", "Answer", "read_answer"]

# What `State.asked` holds after several proposals were listed.
WHICH = "proposal"
LONGEST_NO = 10
_YES = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|oh|well|then|so|alright|please)\W+)*"
    r"(?:yes|yeah|yep|yup|sure|ok(?:ay)?|confirm(?:ed)?|go ahead|go for it|please do|do it)\b",
    re.IGNORECASE,
)
# What may follow a yes without naming anything new.
_PLAIN = word_set(
    "yes yeah yep yup ok okay sure please thanks thank you do it that this them all so go ahead for"
    " the my an a order now then i confirm confirmed want to me would like cancel return exchange"
    " change send pay swap make proceed with both exactly right correct is fine good great perfect"
    " cancellation returning first second third last one and of these those everything let's lets"
    " place checkout check out"
)
_NO = re.compile(
    r"^\W*(?:(?:no|nope|actually|wait|oh|hmm|sorry|please|ok(?:ay)?|well)\W+)*"
    r"(?:don'?t|do not|never ?mind|forget (?:it|about it|that)|leave (?:it|that|everything)|stop\b"
    r"|i(?:'ve| have)? changed my mind|i(?:'d| would) rather (?:not|keep)|keep (?:it|the|them|my)"
    r"|let it be|rather not|not any ?more)\b|算了|先不|别(?:取消|退|换|改)",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:both|all(?: of (?:it|them))?|everything)\b|都|全部", re.IGNORECASE)
_PLACES = (
    re.compile(r"\bfirst\b|第一", re.IGNORECASE),
    re.compile(r"\bsecond\b|第二", re.IGNORECASE),
    re.compile(r"\bthird\b|第三", re.IGNORECASE),
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_NOT_ID = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True, slots=True)
class Answer:
    """A yes or a no.

    Attributes:
        word: which of the two.
        proposals: what it is said to; () when it is not clear to which.
    """

    word: Literal["yes", "no"]
    proposals: tuple[Proposal, ...] = ()


def read_answer(reading: Reading, waiting: Sequence[Proposal], asked: str) -> Answer | None:
    """Return what a message answers to the open proposals; None when it is something else.

    Args:
        reading: of the message.
        waiting: the open proposals, oldest first; at least one.
        asked: what the assistant asked last; WHICH when it listed them.
    """
    word = _word(reading)
    if len(waiting) == 1:
        return Answer(word, (waiting[0],)) if word is not None else None
    chosen = _chosen(reading, waiting)
    if word is None and not (asked == WHICH and chosen and _is_plain(reading)):
        return None
    if word == "no" and not chosen:
        chosen = tuple(waiting)
    return Answer(word or "yes", chosen)


def _word(reading: Reading) -> Literal["yes", "no"] | None:
    if reading.confirmation is not None:
        return reading.confirmation
    text = reading.text
    if _NO.search(text) and len(text.split()) <= LONGEST_NO and not re.search(r"\d", text):
        return "no"
    return "yes" if _YES.match(text) and _is_plain(reading) else None


def _is_plain(reading: Reading) -> bool:
    """Whether a message has no other words than those that a yes comes with."""
    text = reading.text
    for order_id in reading.order_ids:
        text = text.replace(order_id, " ")
    return all(word.casefold() in _PLAIN for word in _WORD.findall(text))


def _chosen(reading: Reading, waiting: Sequence[Proposal]) -> tuple[Proposal, ...]:
    named = {_plain_id(order_id) for order_id in reading.order_ids}
    if named:
        return tuple(p for p in waiting if _plain_id(p.details.get("order_id")) in named)
    if _ALL.search(reading.text):
        return tuple(waiting)
    places = zip(_PLACES, waiting, strict=False)
    return tuple(proposal for place, proposal in places if place.search(reading.text))


def _plain_id(order_id: object) -> str:
    return _NOT_ID.sub("", str(order_id).casefold())
