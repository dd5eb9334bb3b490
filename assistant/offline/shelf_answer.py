"""Words a search: what was found, product by product, or why there is nothing."""

from assistant.reply import ShelfItem
from assistant.shelf.facets import PRICE
from assistant.shelf.finding import BROWSE, Finding
from assistant.turn.context import TurnContext
from assistant.turn.floor import Floor
from assistant.understanding import Clarify
from assistant.wording import Phrases
from assistant.wording.wish import say_constraint, say_wish

__all__ = ["answer_finding", "say_item", "say_question"]

# Above this a count no longer helps to choose; "2,766 fit" only says that nothing was asked for.
WORTH_COUNTING = 500
TOPICS = 4


def answer_finding(
    context: TurnContext, finding: Finding, phrases: Phrases, *, first: bool
) -> list[str]:
    """Return the lines that tell what a search found."""
    if finding.found.products:
        opening = _opening(context, finding, phrases, first=first)
        missing = _missing(context, finding, phrases)
        return [
            *missing,
            opening,
            *(say_item(context.floor, i, phrases) for i in finding.found.shelf.items),
        ]
    wish = _wish(context, finding, phrases)
    context.question = None
    if finding.exhausted:
        return [phrases.say("no_more", wish=wish)]
    if not finding.carried:
        return [phrases.say("not_carried", wish=wish), *_topics(context, phrases)]
    lines = [phrases.say("none", wish=wish)]
    blocker = finding.blocker
    if blocker is None:
        return lines + _topics(context, phrases)
    context.asked = Clarify(f"without:{blocker.facet}", "", (phrases.say("suggest_yes"),))
    if blocker.facet == PRICE and blocker.matching:
        lowest = context.floor.price(blocker.prices[0])
        lines.append(phrases.say("none_price", matching=f"{blocker.matching:,}", lowest=lowest))
    else:
        left_out = _constraint(context, finding, blocker.facet, phrases)
        occasion = "none_without" if blocker.matching else "none_but"
        lines.append(phrases.say(occasion, left_out=left_out, matching=f"{blocker.matching:,}"))
    return lines


def _missing(context: TurnContext, finding: Finding, phrases: Phrases) -> list[str]:
    """Say which brand or colour of those asked for the shop has none of, before the nearest."""
    names = finding.request.reading.missing
    if not names:
        return []
    context.echoes.extend(names)
    said = phrases.any_of(names)
    wish = said if phrases.language == "zh" else f"“{said}”"
    return [phrases.say("not_carried", wish=wish)]


def say_question(question: Clarify, floor: Floor, phrases: Phrases) -> str:
    """Word the question about a facet, naming its most frequent values."""
    if question.facet == PRICE:
        return phrases.say("ask_price")
    options = phrases.any_of(question.options)
    if question.facet == "category":
        return phrases.say("ask_category", options=options)
    facet = floor.catalog.facet_names[question.facet]
    label = facet.label.lower()
    if facet.kind == "bool":
        return phrases.say("ask_bool", facet=label)
    if label == "for":  # whom or what it suits: no name that "a preference for" could take
        return phrases.say("ask_for", options=options)
    return phrases.say("ask_facet", facet=label, options=options)


def _opening(context: TurnContext, finding: Finding, phrases: Phrases, *, first: bool) -> str:
    """Word what is shown, and in what way it is less than what was asked for."""
    found, asked = finding.found, finding.asked
    shown = len(found.products)
    wish = _wish(context, finding, phrases)
    if all(item.record["in_stock"] is False for item in found.shelf.items) and not asked.more:
        return phrases.say("found_sold_out", wish=wish)
    if finding.left_out:
        left_out = _constraint(context, finding, finding.left_out, phrases)
        relaxed = "relaxed_one" if shown == 1 else "relaxed"
        return phrases.say(relaxed, left_out=left_out, shown=str(shown))
    if asked.similar_to is not None:
        return phrases.say("found_similar", shown=str(shown))
    if not first:
        return phrases.say("second_search", wish=wish)
    if len(context.requests) > 1:
        return phrases.say("first_search", wish=wish)
    if asked.more:
        return phrases.say("found_more_one" if shown == 1 else "found_more", wish=wish)
    if asked.sort != "fit":
        kind = {"price_low": "cheapest", "price_high": "dearest", "rating": "best_rated"}
        return phrases.say(f"found_{kind[asked.sort]}", wish=wish)
    return _plain_opening(context, finding, phrases, wish)


def _plain_opening(context: TurnContext, finding: Finding, phrases: Phrases, wish: str) -> str:
    """Word a shelf that is just what was asked for, with a count where that helps to choose."""
    found = finding.found
    shown, matching = len(found.products), found.matching
    if wish == phrases.say("your_wish"):
        return phrases.say("found_anything", shown=str(shown))
    if shown == 1 and matching == 1:
        return phrases.say("found_one", wish=wish)
    if shown == 1:
        return phrases.say("found_just_one", wish=wish)
    # A shelf that is not full shows all that can be had; a larger count would promise more.
    full = shown >= context.floor.settings.shelf.size
    # Words of the need are not filtered by: without a category, more match than are about it.
    named = "category" in found.where.include or not finding.request.constraints.need
    counted = full and named and not found.where.is_empty and shown < matching <= WORTH_COUNTING
    if shown == matching and not found.where.is_empty:
        return phrases.say("found_all", wish=wish, matching=str(matching))
    refined = finding.request.reading.intent == "refine" and bool(context.shelf_before)
    occasion = f"found{'_refined' if refined else ''}{'_counted' if counted else ''}"
    return phrases.say(occasion, matching=f"{matching:,}", shown=str(shown), wish=wish)


def say_item(floor: Floor, item: ShelfItem, phrases: Phrases) -> str:
    """Return the line of one product: title, price, what one must know, why it is shown."""
    facts = [floor.price(int(str(item.record["price_minor"])))]
    if item.record["in_stock"] is False:
        facts.append(phrases.say("sold_out"))
    if item.why:
        facts.append(item.why)
    comma = "，" if phrases.language == "zh" else ", "
    return phrases.say("item", title=item.title, facts=comma.join(facts))


def _wish(context: TurnContext, finding: Finding, phrases: Phrases) -> str:
    request, floor = finding.request, context.floor
    anything = finding.asked.query == BROWSE
    wish = say_wish(
        request.constraints.remove("need") if anything else request.constraints,
        "" if anything else finding.asked.query or request.reading.query,
        phrases,
        floor.price,
        floor.settings.currency,
    )
    context.echoes.append(wish.strip("“”"))
    return wish


def _constraint(context: TurnContext, finding: Finding, facet: str, phrases: Phrases) -> str:
    item = finding.request.constraints.get(facet)
    floor = context.floor
    said = facet.replace("_", " ")
    if item is not None:
        said = say_constraint(item, phrases, floor.price, floor.settings.currency)
    context.echoes.append(said)
    return said if phrases.language == "zh" else f"“{said}”"


def _topics(context: TurnContext, phrases: Phrases) -> list[str]:
    """Say what the shop does have, by its broadest categories."""
    topics = context.floor.topics[:TOPICS]
    return [phrases.say("we_do_have", topics=phrases.all_of(topics))] if topics else []
