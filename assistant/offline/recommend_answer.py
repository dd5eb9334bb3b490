"""Words a recommendation and a profile. Lines that rest on signals are made of records by code."""

from assistant.offline.offer_answer import say_offers
from assistant.offline.shelf_answer import say_item
from assistant.recommend.profile_view import ProfileView
from assistant.recommend.recommender import Recommendation
from assistant.reply import Claim
from assistant.turn.context import Request, TurnContext
from assistant.wording import Phrases

__all__ = ["answer_scene"]

NOTHING = {
    "new": "scene_nothing_new",
    "on_sale": "scene_nothing_on_sale",
    "goes_with": "scene_nothing_goes_with",
    "offers": "scene_nothing_offers",
}


def answer_scene(
    context: TurnContext, request: Request, told: Recommendation | ProfileView, phrases: Phrases
) -> list[str]:
    """Return the lines that tell what is recommended, or why nothing is; or of the profile."""
    if isinstance(told, ProfileView):
        lines = _profile_lines(context, request, told, phrases)
        context.worded += [Claim(line, "action", "profile", None, ok=True) for line in lines]
        return lines
    offers = say_offers(context, told.offers, phrases) if told.scene == "offers" else []
    if not told.found.products:
        return offers or [_nothing(told, phrases)]
    opening = _opening(context, request, told, phrases)
    context.worded.append(Claim(opening, "count", "search-1", "shown", ok=True))
    items = [say_item(context.floor, item, phrases) for item in told.found.shelf.items]
    return [*offers, opening, *items]


def _opening(context: TurnContext, request: Request, told: Recommendation, phrases: Phrases) -> str:
    scene, shown = told.scene, str(len(told.found.products))
    query = request.reading.query
    wish = phrases.say("scene_wish", wish=query) if query else ""
    if len(told.found.products) == 1:
        return phrases.say("scene_one")
    unknown = scene == "for_you" and not told.personal
    return phrases.say(f"scene_{scene}{'_new' if unknown else ''}", shown=shown, wish=wish)


def _nothing(told: Recommendation, phrases: Phrases) -> str:
    if told.scene == "goes_with" and not told.anchors:
        return phrases.say("scene_with_what")
    if told.scene == "complete_cart" and not told.anchors:
        return phrases.say("scene_empty_cart")
    return phrases.say(NOTHING.get(told.scene, "scene_nothing"))


def _profile_lines(
    context: TurnContext, request: Request, view: ProfileView, phrases: Phrases
) -> list[str]:
    if not view.known:
        return [phrases.say("profile_visitor")]
    if view.change == "delete":
        return [phrases.say("profile_deleted")]
    if view.change == "forget":
        ids = [i for reference in request.reading.references for i in reference.product_ids]
        titles = [context.floor.catalog.get(i).title for i in (ids or context.focus)[:1]]
        return [phrases.say("profile_forgotten", title=titles[0])] if titles else [
            phrases.say("ask_which")
        ]  # fmt: skip
    if not view.on:
        return [phrases.say("profile_off")]
    if view.change == "on":
        return [phrases.say("profile_on")]
    if not view.kinds:
        return [phrases.say("profile_empty")]
    values = [phrases.say("profile_values", values=phrases.all_of(view.values))]
    return [
        phrases.say("profile_of", kinds=phrases.all_of(view.kinds)),
        *(values if view.values else []),
        phrases.say("profile_say"),
    ]
