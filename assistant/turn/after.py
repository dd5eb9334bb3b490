"""What the next turn needs to know, once this one's reply is settled."""

from collections.abc import Mapping
from typing import Any

from assistant.memory import Constraints
from assistant.reply import Evidence
from assistant.shop.desk import ASKS_BACK
from assistant.turn.context import TurnContext
from assistant.turn.counter import orders_spoken_of
from assistant.turn.drafting import Settled
from assistant.turn.hearing import SHOPPING
from assistant.turn.state import State

__all__ = ["LISTING", "next_state"]

EARLIER_WINDOWS = 4
# What puts a list in front of the shopper, which "the second one" counts.
LISTING = frozenset({"search_products", "recommend_products"})
# Refusals that another detail may turn into a yes.
TO_BE_MENDED = ASKS_BACK | {"cancel_reason"}


def next_state(context: TurnContext, state: State, settled: Settled, *, settled_one: bool) -> State:
    """Return what the next turn needs to know.

    Args:
        context: the turn.
        state: before it.
        settled: its answer.
        settled_one: whether it was a yes or a no to something proposed.
    """
    ids = settled.shelf.ids
    names = {use.name for use in context.uses}
    searched = bool(names & LISTING) and bool(ids)
    window, earlier = state.window, state.earlier
    if searched or (ids and not window):
        window = ids
        if state.window:
            earlier = (state.window, *earlier)[:EARLIER_WINDOWS]
    talked = ids if ids and not searched else ids if len(ids) == 1 else ()
    handled = _handled_at_desk(context)
    asked = context.asked
    if (
        asked is None
        and context.question is not None
        and settled.text.rstrip().endswith(("?", "？"))
    ):
        asked = context.question
    facets = {asked.facet} if asked is not None else set()
    return State(
        constraints=_memory(context, state),
        window=window,
        earlier=earlier,
        shown=tuple(dict.fromkeys((*state.shown, *ids))),
        focus=talked if ids else handled or state.focus,
        asked=asked.facet if asked is not None else "",
        asked_before=state.asked_before | facets,
        orders=orders_spoken_of(context),
        task=None if settled_one or _is_refused(context) else context.task,
        settled=settled_one,
        number=state.number + 1,
    )


def _is_refused(context: TurnContext) -> bool:
    """Whether a rule stands in the way, which no further detail would change."""
    return any(
        found.record.get("status") == "refused" and found.record.get("rule") not in TO_BE_MENDED
        for found in context.evidence
    )


def _handled_at_desk(context: TurnContext) -> tuple[str, ...]:
    """Return the one product that a proposal is about: then "it" is that one; () for several."""
    shown: list[Mapping[str, Any]] = [
        line
        for found in context.evidence
        if found.record.get("status") == "pending"
        for key in ("lines", "swaps")
        for line in _details_of(found).get(key, ())
    ]
    ids = tuple(dict.fromkeys(str(line["product_id"]) for line in shown))
    return ids if len(ids) == 1 and ids[0] in context.floor.catalog else ()


def _details_of(found: Evidence) -> Mapping[str, Any]:
    details = found.record.get("details")
    return details if isinstance(details, Mapping) else {}


def _memory(context: TurnContext, state: State) -> Constraints:
    """Return the constraints of the message's first request that is about shopping."""
    shopping = [r for r in context.requests if r.reading.intent in SHOPPING]
    return (shopping or list(context.requests))[0].constraints
