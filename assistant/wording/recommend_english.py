"""What the shop says when it recommends, and of what it remembers of a shopper, in English."""

from types import MappingProxyType
from typing import Final

__all__ = ["RECOMMEND_ENGLISH"]

RECOMMEND_ENGLISH: Final = MappingProxyType(
    {
        # openings of a scene; the records behind them are the events and the catalogue
        "scene_for_you": (
            "Going by what you took before, I would look at these {shown}:",
            "With what I know of your taste, these {shown} may suit you:",
        ),
        "scene_for_you_new": (
            "I do not know your taste yet, so I start with these {shown}:",
            "I have nothing to go by yet. To begin with, these {shown}:",
        ),
        "scene_goes_with": (
            "To go with it, have a look at these {shown}:",
            "These {shown} go with it:",
        ),
        "scene_complete_cart": (
            "With what is in your cart, have a look at these {shown}:",
            "To complete your cart, here are {shown}:",
        ),
        "scene_popular": (
            "Other shoppers often pick these {shown}{wish}:",
            "Other shoppers go for these {shown}{wish}:",
        ),
        "scene_new": ("New in the shop{wish}, here are {shown}:", "Just in{wish}, these {shown}:"),
        "scene_best_value": ("Good value{wish}: I would look at these {shown}.",),
        "scene_gifts": ("As a gift{wish}, I would look at these {shown}:",),
        "scene_on_sale": ("Reduced at the moment{wish}, here are {shown}:",),
        "scene_one": ("Have a look at this one:", "This one comes to mind:"),
        "scene_wish": (" for {wish}",),
        "scene_nothing": ("I have nothing to recommend there right now.",),
        "scene_nothing_new": ("Nothing new has come in for that lately.",),
        "scene_nothing_on_sale": ("Nothing of that is reduced at the moment.",),
        "scene_nothing_goes_with": ("I know of nothing in the shop that goes with it.",),
        "scene_empty_cart": ("Your cart is still empty. What are you looking for?",),
        "scene_with_what": ("Which product should it go with? Tell me its number or its name.",),
        # reasons on the shelf
        "why_bought_yours": ("often taken along with things of yours",),
        "why_bought_with": ("often taken along with it",),
        "why_compatible_with": ("made to fit",),
        "why_goes_with": ("goes well with it",),
        "why_used_for": ("useful along with it",),
        "why_session": ("near to what you looked at",),
        "why_interest": ("near to your own taste",),
        "why_interest_in": ("because of your interest in {kind}",),
        "why_popular": ("others often pick it",),
        "why_value": ("good value for its kind",),
        "why_discount": ("reduced at the moment",),
        "why_exploration": ("little known so far",),
        "sponsored": ("sponsored",),
        "sponsored_note": ("Sponsored: {title}.",),
        # offers and coupons
        "scene_offers": ("These {shown} are part of an offer{wish}:",),
        "scene_nothing_offers": ("Nothing of that is part of an offer at the moment.",),
        "offer_line": ("{name}: {off} {terms}.",),
        "offer_percent": ("{percent} % off",),
        "offer_amount": ("{amount} off",),
        "offer_goods": ("{goods}",),
        "offer_everything": ("everything",),
        "offer_minimum": (", when that comes to {least} or more",),
        "offer_until": (", until {day}",),
        "offer_code": (", with the code {code}",),
        "offer_none": ("There is no coupon and no offer at the moment.",),
        "offer_unknown": ("I know of no offer with the code {code} that runs at the moment.",),
        "cart_coupon_waits": (
            "The code {code} is noted. It counts once the cart has enough of what it is for.",
        ),
        "cart_coupon_less": ("The code {code} is noted, but another offer takes off as much.",),
        "cart_offer": ("{offer} takes off {off}.",),
        "cart_offer_code": ("{offer} takes off {off} with the code {code}.",),
        # what is remembered
        "profile_of": ("This is what I go by when I recommend something to you: {kinds}.",),
        "profile_values": ("You take {values} more than other things.",),
        "profile_empty": ("I remember nothing of your taste.",),
        "profile_say": ("You can take a product out of it, switch it off, or have it deleted.",),
        "profile_off": ("It is off: I neither use nor keep what you look at.",),
        "profile_on": ("It is on: I go by what you take and look at.",),
        "profile_deleted": ("It is deleted. What came before will not be used again.",),
        "profile_forgotten": ("I will no longer go by {title}.",),
        "profile_visitor": (
            "I keep no profile of visitors. Once you are identified, I can show you yours.",
        ),
    }
)
