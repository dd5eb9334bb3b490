"""What the next turn needs to know, once this one's reply is settled."""

from assistant.memory import Constraints
from assistant.turn.context import TurnContext
from assistant.turn.counter import orders_spoken_of
from assistant.turn.drafting import Settled
from assistant.turn.hearing import SHOPPING
from assistant.turn.state import State

__all__ = ["next_state"]

EARLIER_WINDOWS = 4


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
    searched = "search_products" in names and bool(ids)
    window, earlier = state.window, state.earlier
    if searched or (ids and not window):
        window = ids
        if state.window:
            earlier = (state.window, *earlier)[:EARLIER_WINDOWS]
    talked = ids if ids and not searched else ids if len(ids) == 1 else ()
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
        focus=talked if ids else state.focus,
        asked=asked.facet if asked is not None else "",
        asked_before=state.asked_before | facets,
        orders=orders_spoken_of(context),
        task=None if settled_one else context.task,
        settled=settled_one,
        number=state.number + 1,
    )


def _memory(context: TurnContext, state: State) -> Constraints:
    """Return the constraints of the message's first request that is about shopping."""
    shopping = [r for r in context.requests if r.reading.intent in SHOPPING]
    return (shopping or list(context.requests))[0].constraints
