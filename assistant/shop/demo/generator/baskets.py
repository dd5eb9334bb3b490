"""What is bought together: an anchor by popularity, then what its category goes with."""

from datetime import date
from itertools import groupby
from typing import Any

from assistant.shop.demo.generator.dice import Dice
from assistant.shop.demo.generator.supply import Product
from assistant.shop.demo.generator.tables import RANGE

# What must agree for one thing to fit the other, where both state it.
_FIT = ("filter_mm", "animal", "audience")


class Market:
    """The range as shoppers meet it: popular things, and their companions."""

    def __init__(self, products: list[Product]) -> None:
        """Give every product a popularity; the few take most of it, as everywhere."""
        self.by_category = {
            name: list(group) for name, group in groupby(products, lambda p: str(p["category"][-1]))
        }
        self.products = {product["id"]: product for product in products}
        self.goes_with = {category.name: category.goes_with for category in RANGE}
        dice = Dice("popularity")
        self.popularity = {product["id"]: float(dice.long_tail(20, 1.1)) for product in products}

    def pick(self, category: str, day: date, dice: Dice) -> Product | None:
        """A popular product of a category that was on sale on that day."""
        return self._popular([p for p in self.by_category[category] if on_sale(p, day)], dice)

    def companion(self, product: Product, day: date, dice: Dice) -> Product | None:
        """Something that goes with it and fits it."""
        names = self.goes_with[product["category"][-1]]
        if not names:
            return None
        # The first named companion is the closest, so it is taken most often.
        name = dice.weighted(names, [2.0 ** (len(names) - n) for n in range(len(names))])
        return self._popular(
            [p for p in self.by_category[name] if on_sale(p, day) and fits(product, p)], dice
        )

    def anchor(self, day: date, dice: Dice) -> Product | None:
        """A popular product of any category."""
        names = list(self.by_category)
        # Departments with much to choose from draw more visitors than their share of the range.
        weights = [len(self.by_category[name]) ** 1.6 for name in names]
        return self.pick(dice.weighted(names, weights), day, dice)

    def _popular(self, products: list[Product], dice: Dice) -> Product | None:
        weights = [self.popularity[product["id"]] for product in products]
        return dice.weighted(products, weights) if products else None


def on_sale(product: Product, day: date) -> bool:
    """Whether the product was in the range on that day."""
    return date.fromisoformat(product["added"]) < day


def fits(one: Product, other: Product) -> bool:
    """Whether nothing that both state keeps them apart: thread, animal, audience."""
    ours, theirs = one["attributes"], other["attributes"]
    return all(
        ours[name] == theirs[name] or "unisex" in (ours[name], theirs[name])
        for name in _FIT
        if name in ours and name in theirs
    )


def price_then(product: Product, variant: dict[str, Any] | None, days_ago: int) -> int:
    """The price when it was ordered: reductions are at most six weeks old."""
    own = variant.get("price_minor") if variant else None
    if own is not None:
        return int(own)
    if days_ago > 42 and product.get("compare_at_minor"):
        return int(product["compare_at_minor"])
    return int(product["price_minor"])
