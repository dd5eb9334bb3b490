"""Draws the demo shop's whole range from the planned categories.

A product here is a plain dict in the form of one line of catalog.jsonl, with its picture's parts.
"""

from collections.abc import Iterator, Mapping
from functools import partial

from assistant.shop.demo.generator.brands import BRANDS, Brand
from assistant.shop.demo.generator.dice import Dice
from assistant.shop.demo.generator.model import Model
from assistant.shop.demo.generator.names import SERIES
from assistant.shop.demo.generator.plan import Category, Scalar
from assistant.shop.demo.generator.supply import Product
from assistant.shop.demo.generator.tables import RANGE
from assistant.shop.demo.generator.titles import BookTitles

FIRST_NUMBER = 1000
BLOCK = 100


def draw_range() -> list[Product]:
    """Draw the whole range, category by category, each in its own block of a hundred numbers."""
    return [
        product
        for place, category in enumerate(RANGE)
        for product in draw_category(category, FIRST_NUMBER + BLOCK * place)
    ]


def draw_category(category: Category, first_number: int) -> list[Product]:
    """Draw all of a category's products, numbered from `first_number`."""
    dice = Dice("/".join(category.path))
    fresh = _fresh_names(category, dice)
    products: list[Product] = []
    spoken: dict[str, int] = {}
    books = BookTitles(category.name) if category.path[0] == "Books" else None
    while len(products) < category.count:
        kind = dice.weighted(category.kinds, [kind.share for kind in category.kinds])
        brand, name = next(fresh)
        names = books.take if books else partial(_constant, name)
        room = category.count - len(products)
        model = Model(category, kind, brand, names, spoken, dice)
        ids = [f"p{first_number + len(products) + n}" for n in range(min(model.colourways, room))]
        products += [model.product(identity, n, ids) for n, identity in enumerate(ids)]
    return products


def _fresh_names(category: Category, dice: Dice) -> Iterator[tuple[Brand, str]]:
    """Brand and series name, never the same pair twice in a category while any is left."""
    brands = [brand for brand in BRANDS if category.path[0] in brand.departments]
    names = SERIES[category.path[0]]
    pairs = dice.shuffled([(brand, name) for brand in brands for name in names])
    used: dict[str, int] = {}
    # Brands sell unequally, as in a real shop, but every brand of the department appears.
    appetite = {brand.name: 0.6 + dice.share() for brand in brands}
    while True:
        pairs.sort(key=lambda pair: used.get(pair[0].name, 0) / appetite[pair[0].name])
        brand, name = pairs.pop(0)
        used[brand.name] = used.get(brand.name, 0) + 1
        yield brand, name
        if not pairs:
            pairs = [(brand, name) for brand in brands for name in names]


def _constant(name: str, facts: Mapping[str, Scalar]) -> str:
    """The name, whatever the facts are."""
    return name
