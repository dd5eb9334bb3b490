"""Draws the demo shop's products from the planned categories.

It knows how prices, stock, ratings and colours are spread over a range; what the products are is
in the tables. A product here is a plain dict in the form of one line of catalog.jsonl.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from assistant.shop.demo.generator.brands import BRANDS, Brand
from assistant.shop.demo.generator.dice import Dice
from assistant.shop.demo.generator.names import SERIES
from assistant.shop.demo.generator.plan import Category, Fact, Kind, Scalar, Span
from assistant.shop.demo.generator.supply import (
    AS_OF,
    NEW_DAYS,
    OLDEST_DAYS,
    Product,
    add_ratings,
    add_stock,
    shop_price,
    tags_of,
)
from assistant.shop.demo.generator.tables import RANGE
from assistant.shop.demo.generator.titles import book_titles
from assistant.shop.demo.generator.wording import eligible, expand, sentence, title_case

FIRST_NUMBER = 1000
BLOCK = 100
SELLERS = (
    "Bregenzer Handel",
    "Casa Lunetta",
    "Moorland Mercantile",
    "Petit Quai",
    "Westbay Traders",
)

_COLOUR_SENTENCES = (
    "This one is {colour}.",
    "The colour here is {colour}.",
    "Shown in {colour}.",
    "This is the {colour} version.",
    "In {colour}, as pictured.",
)

_SIZES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "@shoes": {
        "women": ("36", "37", "38", "39", "40", "41", "42"),
        "men": ("40", "41", "42", "43", "44", "45", "46"),
        "unisex": ("37", "38", "39", "40", "41", "42", "43", "44", "45"),
        "kids": ("28", "29", "30", "31", "32", "33", "34", "35"),
    },
    "@clothes": {
        "women": ("XS", "S", "M", "L", "XL"),
        "men": ("S", "M", "L", "XL", "XXL"),
        "unisex": ("XS", "S", "M", "L", "XL", "XXL"),
        "kids": ("98/104", "110/116", "122/128", "134/140", "146/152"),
    },
}


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
    books = iter(book_titles(category.name))
    while len(products) < category.count:
        kind = dice.weighted(category.kinds, [kind.share for kind in category.kinds])
        brand, name = next(fresh)
        if category.path[0] == "Books":
            name = next(books)
        room = category.count - len(products)
        model = _Model(category, kind, brand, name, spoken, dice)
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


class _Model:
    """One model of a brand: everything that its colourways share."""

    def __init__(
        self,
        category: Category,
        kind: Kind,
        brand: Brand,
        name: str,
        spoken: dict[str, int],
        dice: Dice,
    ) -> None:
        self.category, self.kind, self.brand, self.dice = category, kind, brand, dice
        self.facts = _draw_facts({**category.facts, **kind.facts}, dice)
        self.is_book = category.path[0] == "Books"
        self.unbranded = not self.is_book and dice.chance(0.03)
        self.price = self._draw_price()
        self.colour_is_option = dice.chance(category.colour_options)
        self.colours = self._draw_colours()
        self.colourways = 1 if self.colour_is_option else len(self.colours)
        self.title = self._title(name)
        self.added = _draw_added(dice)
        self.template = self._choose_sentences(spoken)
        self.seller = dice.pick(SELLERS) if dice.chance(0.14) else None

    def product(self, identity: str, n: int, ids: Sequence[str]) -> Product:
        """The n-th colourway as a line of the catalogue."""
        dice = self.dice
        facts = dict(self.facts)
        colour = self.colours[n] if self.colours else ""
        if colour and not self.colour_is_option:
            facts["colour"] = colour
        title = self.title
        if "colour" in facts and not self.is_book and (dice.chance(0.4) or self.unbranded):
            title = f"{title}, {title_case(colour)}"
        said = list(self.template)
        if "colour" in facts and not self.is_book and (len(ids) > 1 or dice.chance(0.15)):
            said.append(dice.pick(_COLOUR_SENTENCES))
        text = " ".join(sentence(template, facts, dice) for template in said)
        product: Product = {"id": identity, "title": title, "description": text}
        product["category"] = list(self.category.path)
        product["brand"] = None if self.unbranded else self.brand.name
        product |= {"price_minor": self.price, "currency": "EUR"}
        if dice.chance(0.15):
            product["compare_at_minor"] = shop_price(self.price / 100 / (0.6 + 0.3 * dice.share()))
        product["attributes"] = dict(sorted(facts.items()))
        add_stock(product, self._options(colour), self.category, dice)
        add_ratings(product, self.added, dice)
        product["picture"] = self._picture(colour)
        product["tags"] = tags_of(product, self.added)
        product["seller"] = self.seller
        product["parent"] = ids[0] if len(ids) > 1 else None
        product["added"] = self.added.isoformat()
        return product

    def _picture(self, colour: str) -> tuple[str, str, str]:
        pattern = str(self.facts.get("pattern", ""))
        drawing = self.kind.picture or self.category.picture
        return drawing, colour, "" if pattern == "plain" else pattern

    def _draw_price(self) -> int:
        low, high = self.kind.price
        spread = 0.25 + 0.5 * (self.brand.tier - 0.7) / 0.8 + 0.1 * self.dice.bell()
        if self.kind.driver:
            span = {**self.category.facts, **self.kind.facts}[self.kind.driver]
            spread = 0.4 * spread + 0.6 * _position(float(self.facts[self.kind.driver]), span)
        spread = max(0.0, min(1.0, spread - 0.12))
        for_kids = self.facts.get("audience") == "kids" and "Toys" not in self.category.path
        size = 0.7 if for_kids else 1.0
        return shop_price(size * (low + (high - low) * spread))

    def _draw_colours(self) -> list[str]:
        colours = self.dice.shuffled(self.kind.colours or self.category.colours)
        if self.colour_is_option:
            return colours[: self.dice.whole(2, 4)]
        number = 1 if self.is_book else self.dice.weighted((1, 2, 3), (84, 13, 3))
        return colours[:number]

    def _title(self, name: str) -> str:
        if self.is_book:
            return name
        title = expand(self.kind.title, self.facts, self.dice)
        return title if self.unbranded else " ".join(f"{self.brand.name} {name} {title}".split())

    def _choose_sentences(self, spoken: dict[str, int]) -> list[str]:
        """The lead, the first topic and one to three more, least used wordings first."""
        facts = {**self.facts, "colour": "" if self.colour_is_option else "any"}
        first, *others = self.category.topics
        count = self.dice.weighted((1, 2, 3), (30, 50, 20))
        order = sorted(self.dice.shuffled(range(len(others)))[:count])
        groups = [self.kind.leads, first, *(others[index] for index in order)]
        chosen: list[str] = []
        for group in groups:
            open_ones = self.dice.shuffled(eligible(group, facts))
            if open_ones:
                best = min(open_ones, key=lambda text: spoken.get(text, 0))
                spoken[best] = spoken.get(best, 0) + 1
                chosen.append(best)
        return chosen

    def _options(self, colour: str) -> dict[str, tuple[str, ...]]:
        planned = self.category.options if self.kind.options is None else self.kind.options
        options: dict[str, tuple[str, ...]] = {}
        for name, values in planned.items():
            if values[0] in _SIZES:
                values = _SIZES[values[0]][str(self.facts["audience"])]
            options[name] = values
        if self.colour_is_option:
            options["colour"] = tuple(self.colours)
        return options


def _draw_facts(planned: Mapping[str, Fact], dice: Dice) -> dict[str, Scalar]:
    facts: dict[str, Scalar] = {}
    for name, fact in planned.items():
        if fact is None:
            continue
        if isinstance(fact, Span):
            steps = round((fact.high - fact.low) / fact.step)
            value = round(fact.low + fact.step * dice.whole(0, steps), 3)
            facts[name] = int(value) if float(fact.step).is_integer() else value
        else:
            facts[name] = dice.pick(fact) if isinstance(fact, tuple) else fact
    return facts


def _position(value: float, fact: Fact) -> float:
    """Where a value lies in its range, 0 to 1."""
    if isinstance(fact, Span):
        low, high = fact.low, fact.high
    else:
        numbers = [float(item) for item in fact] if isinstance(fact, tuple) else [value]
        low, high = min(numbers), max(numbers)
    return (value - low) / (high - low) if high > low else 0.5


def _draw_added(dice: Dice) -> date:
    days = dice.whole(0, NEW_DAYS) if dice.chance(0.05) else dice.whole(NEW_DAYS + 1, OLDEST_DAYS)
    return AS_OF - timedelta(days=days)
