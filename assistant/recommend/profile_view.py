"""What a shopper sees of their profile: the kinds of things behind it, and whether it is on."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from assistant.recommend.recommender import Recommender, Shopper

__all__ = ["ProfileView", "view_profile"]

MOST_KINDS = 5
MOST_VALUES = 3


@dataclass(frozen=True, slots=True)
class ProfileView:
    """A profile, as it is shown.

    Attributes:
        known: whether there is a profile at all: a visitor has none.
        on: whether it is used and kept.
        change: what was just done to it; "" for nothing.
        kinds: the narrowest categories taken most, the first first.
        values: facet values taken more than others.
        products: product id -> strength, the strongest first.
        price: in [-1, 1]; above 0 = takes the lower prices of a kind.
    """

    known: bool
    on: bool = True
    change: str = ""
    kinds: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    products: tuple[tuple[str, float], ...] = ()
    price: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON."""
        return {
            "known": self.known,
            "on": self.on,
            "change": self.change,
            "kinds": list(self.kinds),
            "values": list(self.values),
            "products": {product_id: round(strength, 3) for product_id, strength in self.products},
            "price": round(self.price, 3),
        }


def view_profile(recommender: Recommender, shopper: Shopper, change: str = "") -> ProfileView:
    """Return a shopper's profile as it is now.

    Args:
        recommender: the shop's.
        shopper: whose; by the word of the session.
        change: what was just done.
    """
    profiles, customer = recommender.profiles, shopper.customer_id
    if profiles is None or customer is None:
        return ProfileView(known=False, change=change)
    taste = recommender.interest_of(shopper)
    catalog = recommender.catalog
    kinds: dict[str, float] = defaultdict(float)
    for product_id, strength in taste.liked.items():
        for kind in catalog.get(product_id).category[-1:]:
            kinds[kind] += strength
    shares = sorted(
        ((weight, value) for own in taste.values.values() for value, weight in own.items()),
        key=lambda pair: (-pair[0], pair[1]),
    )
    return ProfileView(
        known=True,
        on=not profiles.choice(customer).off,
        change=change,
        kinds=tuple(sorted(kinds, key=lambda kind: (-kinds[kind], kind))[:MOST_KINDS]),
        values=tuple(value for _, value in shares[:MOST_VALUES]),
        products=tuple(sorted(taste.liked.items(), key=lambda pair: (-pair[1], pair[0]))),
        price=taste.cheap,
    )
