"""One model of a brand: its facts, price, words and colourways.

What the products are is in the tables; this draws from them. It knows nothing of the range.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from assistant.shop.demo.generator.brands import Brand
from assistant.shop.demo.generator.dice import Dice
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
from assistant.shop.demo.generator.wording import eligible, expand, sentence, title_case

Names = Callable[[Mapping[str, Scalar]], str]

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


class Model:
    """One model of a brand: everything that its colourways share."""

    def __init__(
        self,
        category: Category,
        kind: Kind,
        brand: Brand,
        names: Names,
        spoken: dict[str, int],
        dice: Dice,
    ) -> None:
        """Draw a model of this kind.

        names makes its name of its facts; spoken counts the sentences said in the category so far.
        """
        self.category, self.kind, self.brand, self.dice = category, kind, brand, dice
        self.facts = _draw_facts({**category.facts, **kind.facts}, dice)
        self.is_book = category.path[0] == "Books"
        self.colour_is_told = not category.packaging
        self.unbranded = not self.is_book and dice.chance(0.03)
        self.price = self._draw_price()
        self.colour_is_option = dice.chance(category.colour_options)
        self.colours = self._draw_colours()
        self.colourways = 1 if self.colour_is_option else len(self.colours)
        self.title = self._title(names(self.facts))
        self.added = _draw_added(dice)
        self.template = self._choose_sentences(spoken)
        self.seller = dice.pick(SELLERS) if dice.chance(0.14) else None

    def product(self, identity: str, n: int, ids: Sequence[str]) -> Product:
        """The n-th colourway as a line of the catalogue."""
        dice = self.dice
        facts = dict(self.facts)
        colour = self.colours[n]
        if self.colour_is_told and not self.colour_is_option:
            facts["colour"] = colour
        product: Product = {"id": identity, **self._words(facts, one_of_many=len(ids) > 1)}
        product["category"] = list(self.category.path)
        product["brand"] = None if self.unbranded else self.brand.name
        product |= {"price_minor": self.price, "currency": "EUR"}
        if dice.chance(0.15):
            product["compare_at_minor"] = shop_price(self.price / 100 / (0.6 + 0.3 * dice.share()))
        product["attributes"] = dict(sorted(facts.items()))
        add_stock(product, self._options(), self.category, dice)
        add_ratings(product, self.added, dice)
        product["picture"] = self._picture(colour)
        product["tags"] = tags_of(product, self.added)
        product["seller"] = self.seller
        product["parent"] = ids[0] if len(ids) > 1 else None
        product["added"] = self.added.isoformat()
        return product

    def _words(self, facts: dict[str, Scalar], *, one_of_many: bool) -> dict[str, str]:
        dice, title, said = self.dice, self.title, list(self.template)
        if facts.get("colour", "natural") != "natural":
            if dice.chance(0.4) or self.unbranded:
                title = f"{title}, {title_case(str(facts['colour']))}"
            if one_of_many or dice.chance(0.15):
                said.append(dice.pick(_COLOUR_SENTENCES))
        text = " ".join(sentence(template, facts, dice) for template in said)
        return {"title": title, "description": text}

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
        number = 1 if self.category.packaging else self.dice.weighted((1, 2, 3), (84, 13, 3))
        return colours[:number]

    def _title(self, name: str) -> str:
        if self.is_book:
            return name
        title = expand(self.kind.title, self.facts, self.dice)
        return title if self.unbranded else " ".join(f"{self.brand.name} {name} {title}".split())

    def _choose_sentences(self, spoken: dict[str, int]) -> list[str]:
        """The lead, the first topic and one to three more, least used wordings first."""
        first, *others = self.category.topics
        count = self.dice.weighted((1, 2, 3), (30, 50, 20))
        order = sorted(self.dice.shuffled(range(len(others)))[:count])
        groups = [self.kind.leads, first, *(others[index] for index in order)]
        chosen: list[str] = []
        for group in groups:
            open_ones = self.dice.shuffled(eligible(group, self.facts))
            if open_ones:
                best = min(open_ones, key=lambda text: spoken.get(text, 0))
                spoken[best] = spoken.get(best, 0) + 1
                chosen.append(best)
        return chosen

    def _options(self) -> dict[str, tuple[str, ...]]:
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
