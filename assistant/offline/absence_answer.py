"""Words why a product is not on the shelf. Code made each line of records, so each is a claim."""

from assistant.offline.shelf_answer import say_item
from assistant.reply import Claim
from assistant.shelf.absence import Absence
from assistant.shelf.why import say_value, say_wanted
from assistant.turn.context import TurnContext
from assistant.wording import Phrases
from assistant.wording.wish import say_constraint, say_wish

__all__ = ["answer_absence"]

MOST_VALUES = 2


def answer_absence(context: TurnContext, absence: Absence, phrases: Phrases) -> list[str]:
    """Return the line that answers "why not the blue one?", and those of the products in it."""
    line = _line(context, absence, phrases)
    source = "shop" if absence.product is None else absence.product.id
    context.worded.append(Claim(line, "comparison", source, None, ok=True))
    return [line, *(say_item(context.floor, item, phrases) for item in context.shelf.items)]


def _line(context: TurnContext, absence: Absence, phrases: Phrases) -> str:
    floor, held = context.floor, context.requests[0].constraints
    facets, currency = floor.catalog.facet_names, floor.settings.currency
    if absence.product is None:
        wanted = [say_wanted(name, value, facets, phrases) for name, value in absence.values]
        if not wanted:
            return phrases.say("why_not_unknown")
        return phrases.say("why_not_none", wanted=phrases.all_of(wanted))
    failed = [item for facet in absence.facets if (item := held.get(facet)) is not None]
    broken = [say_constraint(item, phrases, floor.price, currency) for item in failed]
    values = [words for pair in absence.values if (words := say_value(*pair, facets))][:MOST_VALUES]
    # What the page cannot name, such as a price band, is no reason to a shopper.
    unsaid = absence.kind in ("cap", "covered") and not values
    return phrases.say(
        f"why_not_{'relevance' if unsaid and absence.rival else 'far' if unsaid else absence.kind}",
        title=absence.product.title,
        rival="" if absence.rival is None else absence.rival.title,
        wish=phrases.all_of(broken) or say_wish(held, "", phrases, floor.price, currency),
        values=phrases.all_of(values),
    )
