"""Words what needs no product: policies, orders, small talk, and what was not understood."""

from collections.abc import Sequence

from assistant.offline.plan import referred_ids
from assistant.offline.shelf_answer import say_item
from assistant.policies import Passage
from assistant.records import product_record
from assistant.reply import Claim, Evidence
from assistant.turn.context import Request, TurnContext
from assistant.understanding import Clarify
from assistant.understanding.intent.talk import talk_of
from assistant.wording import Phrases

__all__ = ["answer_policy", "answer_talk", "answer_unclear"]

MOST_LINES = 6


def answer_talk(context: TurnContext, request: Request, phrases: Phrases) -> list[str]:
    """Return the lines for small talk, for what is out of scope, and for a call for a person."""
    reading = request.reading
    shop = context.floor.settings.name
    if reading.intent == "human":
        return _person(context, phrases)
    if not context.has_sense and reading.intent == "out_of_scope":
        return [phrases.say("gibberish")]
    if not any(c.isalnum() for c in context.said):
        return [phrases.say("gibberish" if context.said.strip() else "empty")]
    if (occasion := talk_of(reading.text)) is not None:
        return _talk(context, request, occasion, phrases)
    if reading.confirmation is not None:
        return [phrases.say(f"{reading.confirmation}_what")]
    if reading.intent == "out_of_scope":
        return [phrases.say("out_of_scope", shop=shop), *_offer(context, phrases)]
    if reading.intent in ("search", "refine", "recommend"):
        occasion = "forgotten" if _was_reset(reading.edits) else "ask_need"
        return [phrases.say(occasion)]
    if reading.intent == "smalltalk":
        return [phrases.say("greeting" if context.number == 1 else "gibberish")]
    return [phrases.say("gibberish"), *_person(context, phrases)]


def _talk(context: TurnContext, request: Request, occasion: str, phrases: Phrases) -> list[str]:
    if occasion == "sell":
        return _offer(context, phrases) or [phrases.say("ask_need")]
    if occasion == "why":
        return _reasons(context, request, phrases) or [phrases.say("ask_need")]
    if occasion == "who":
        return [phrases.say("who", shop=context.floor.settings.name)]
    return [phrases.say(occasion)]


def _reasons(context: TurnContext, request: Request, phrases: Phrases) -> list[str]:
    """Say why the product pointed at, the one talked about or the first shown was chosen.

    What set it apart on its shelf cannot be checked against this turn's records: code took the
    words from that shelf, so they stand as they are.
    """
    shown = [product.id for product in context.shelf_before]
    for product_id in (*referred_ids(context, request.reading), *context.focus, *shown):
        why = context.why_before.get(product_id)
        product = next((p for p in context.shelf_before if p.id == product_id), None)
        if why and product is not None:
            context.add_evidence(Evidence(product.id, "product", product_record(product)))
            context.show_products([product])
            line = phrases.say("why_shown", title=product.title, why=why)
            context.worded.append(Claim(line, "comparison", product.id, None, ok=True))
            return [line, *(say_item(context.floor, item, phrases) for item in context.shelf.items)]
    return []


def answer_policy(
    context: TurnContext,
    request: Request,
    passages: Sequence[Passage],
    phrases: Phrases,
) -> list[str]:
    """Return the passage that answers, with its heading; a person where there is none."""
    if not passages:
        return [phrases.say("policy_none"), *_person(context, phrases)]
    passage = passages[0]
    lines = passage.text.splitlines()[:MOST_LINES]
    lines.append(phrases.say("policy_from", heading=passage.heading))
    if request.reading.intent == "payment_issue":
        lines += _person(context, phrases)
    return lines


def answer_unclear(context: TurnContext, request: Request, phrases: Phrases) -> list[str]:
    """Return the question that is asked when it is not clear which product is meant."""
    seen = bool(context.shelf_before)
    if request.reading.intent == "cart" and not request.reading.references:
        occasion = "lacks_product"
    elif request.reading.intent == "compare" and len(context.shelf_before) > 1:
        occasion = "ask_two"
    else:
        occasion = "ask_which" if seen else "ask_which_unseen"
    options = phrases.all_for("suggest_nth")[: len(context.shelf_before)]
    context.asked = Clarify("which", "", options)
    return [phrases.say(occasion)]


def _person(context: TurnContext, phrases: Phrases) -> list[str]:
    contact = context.floor.settings.handover
    ways = [way for way in (contact.email, contact.phone) if way]
    if not ways:
        return [phrases.say("no_person")]
    hours = f" ({contact.hours})" if contact.hours else ""
    return [phrases.say("person", contact=phrases.any_of(ways) + hours)]


def _offer(context: TurnContext, phrases: Phrases) -> list[str]:
    topics = context.floor.topics[:4]
    return [phrases.say("we_do_have", topics=phrases.all_of(topics))] if topics else []


def _was_reset(edits: Sequence[object]) -> bool:
    return any(getattr(edit, "op", "") == "reset" for edit in edits)
