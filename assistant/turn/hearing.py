"""A message heard in its conversation: what is asked for, and what holds from now on.

The reader reads words; this knows what the assistant asked or offered last, so that "yes" and
"no" mean something. It changes nothing: it returns the requests with their constraints.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from assistant.memory import ConstraintEdit, Constraints
from assistant.turn.context import Request
from assistant.turn.recommending import hear_recommendation
from assistant.turn.state import State
from assistant.understanding import Reader, Reading, ReadingContext
from assistant.understanding.intent.talk import is_only_talk
from assistant.understanding.intent.why_not import why_not_of
from assistant.wording import Phrases
from retrieval.catalog import Catalog, Product

__all__ = ["OFFER", "SHOPPING", "hear", "hear_button", "hear_removal", "products_of"]

OFFER = "without:"
SHOPPING = ("search", "refine", "recommend")

# An address, a number or an "ok" is the same in every language.
_WORDLESS = re.compile(r"\S*[@\d]\S*|\bok(?:ay)?\b", re.IGNORECASE)


def hear(
    reader: Reader, catalog: Catalog, state: State, said: str, usual_language: str
) -> tuple[Request, ...]:
    """Return what a message asks for, the conversation's own request first.

    Args:
        reader: of the shop.
        catalog: of the shop; products that left it since are forgotten.
        state: of the conversation.
        said: the cleaned message.
        usual_language: for a message without a word in it.
    """
    told = _context(catalog, state)
    recommending = hear_recommendation(reader, told, state.constraints, said)
    if recommending is not None:
        return (recommending,)
    reading = reader.read(said, told)
    if not any(c.isalpha() for c in _WORDLESS.sub("", said)):
        reading = replace(reading, language=usual_language)
    if state.window and why_not_of(said) is not None:
        # It asks about the shelf: "blue" in it is no new wish.
        reading = replace(reading, intent="ask_product", edits=(), requests=(), clarify=None)
    if is_only_talk(said):
        reading = replace(reading, intent="smalltalk", edits=(), requests=(), clarify=None)
    if reading.intent == "recommend" and state.window and _says_only_need(reading):
        # "Which one would you pick?" asks about the shelf; it says nothing new of the need.
        reading = replace(reading, edits=(), query=state.constraints.need)
    agreed = _agreed(catalog, state, reading)
    if agreed is not None:
        return (agreed,)
    return tuple(_requests(reading, state))


def hear_removal(state: State, key: str, language: str) -> tuple[Request, ...]:
    """Return the request that is left when the shopper takes a constraint off."""
    held = state.constraints.remove(key)
    reading = Reading("", "refine", 1.0, query=held.need, language=language)
    return (Request(reading, held),)


def hear_button(state: State, word: Literal["yes", "no"], language: str) -> tuple[Request, ...]:
    """Return the request that a button's yes or no is."""
    said = Phrases(language).say(f"say_{word}")
    reading = Reading(said, "smalltalk", 1.0, language=language, confirmation=word)
    return (Request(reading, state.constraints),)


def products_of(catalog: Catalog, ids: tuple[str, ...]) -> tuple[Product, ...]:
    """Return the products of some ids, without those that are no longer sold."""
    return tuple(catalog.get(i) for i in ids if i in catalog)


def _context(catalog: Catalog, state: State) -> ReadingContext:
    asks = state.asked if state.asked and not state.asked.startswith(OFFER) else None
    return ReadingContext(
        constraints=state.constraints,
        shelf=products_of(catalog, state.window),
        previous=tuple(products_of(catalog, ids) for ids in state.earlier),
        focus=tuple(i for i in state.focus if i in catalog),
        last_question="confirm" if state.asked.startswith(OFFER) else asks,
        turn=state.number + 1,
    )


def _agreed(catalog: Catalog, state: State, reading: Reading) -> Request | None:
    """Return the request that a plain "yes" stands for, if one was offered."""
    if reading.confirmation != "yes" or not state.asked:
        return None
    facet = catalog.facet_names.get(state.asked)
    if state.asked.startswith(OFFER):
        held = state.constraints.remove(state.asked.removeprefix(OFFER))
    elif facet is not None and facet.kind == "bool":
        edit = ConstraintEdit("replace", facet.name, "true")
        held = state.constraints.apply([edit], state.number + 1)
    else:
        return None
    return Request(replace(reading, intent="refine", query=held.need, edits=(), requests=()), held)


def _says_only_need(reading: Reading) -> bool:
    return all(edit.facet == "need" for edit in reading.edits)


def _requests(reading: Reading, state: State) -> Iterator[Request]:
    """Yield the requests of a message; only the first that is about shopping moves the memory."""
    turn = state.number + 1
    first = state.constraints.apply(reading.edits, turn)
    moved = reading.intent in SHOPPING
    yield Request(reading, first)
    for further in reading.requests:
        own = Constraints().apply(further.edits, turn)
        if not moved and further.intent in SHOPPING:
            moved = True
        yield Request(further, own)
