"""What a mutant is: one way of breaking the assistant on purpose, at one seam.

A seam is a function that a turn goes through, or the reply that comes out.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from assistant.reply import Reply
from retrieval.catalog import Catalog

__all__ = ["Alter", "Mutant", "Replied", "Wrap", "broken"]


@dataclass(frozen=True, slots=True)
class Replied:
    """A reply on its way out, with what surrounds it."""

    reply: Reply
    before: Reply | None
    catalog: Catalog


Alter = Callable[[Replied], Reply]
Wrap = Callable[[Callable[..., Any]], Callable[..., Any]]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One way of being broken.

    Attributes:
        name: short.
        breaks: what goes wrong, in words.
        alter: changes replies as they come out.
        seam: (class, method, wrapper) for what is broken inside.
        forgets: every message starts a new conversation.
    """

    name: str
    breaks: str
    alter: Alter | None = None
    seam: tuple[type, str, Wrap] | None = None
    forgets: bool = False


@contextmanager
def broken(mutant: Mutant | None) -> Iterator[None]:
    """Break the seam while the block runs."""
    if mutant is None or mutant.seam is None:
        yield
        return
    home, name, wrap = mutant.seam
    whole = home.__dict__[name]
    setattr(home, name, wrap(whole))
    try:
        yield
    finally:
        setattr(home, name, whole)
