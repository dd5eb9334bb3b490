"""What a turn yields while it is going on, to be shown at once."""

from dataclasses import dataclass

from assistant.reply import Reply

__all__ = ["Delta", "Done", "Event", "Progress"]


@dataclass(frozen=True, slots=True)
class Progress:
    """What is being done, in the shopper's language."""

    text: str


@dataclass(frozen=True, slots=True)
class Delta:
    """A checked piece of the reply's text."""

    text: str


@dataclass(frozen=True, slots=True)
class Done:
    """The reply, whose text is that of the deltas put together, and the number of its turn."""

    reply: Reply
    number: int = 0


Event = Progress | Delta | Done
