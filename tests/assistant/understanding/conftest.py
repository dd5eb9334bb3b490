"""A small outdoor shop, and a conversation that keeps its constraints, shelf and focus."""

from dataclasses import dataclass, field

import pytest

from assistant.memory import Constraints
from assistant.understanding import Reader, Reading, ReadingContext
from retrieval.catalog import Catalog, Product, Variant, infer_facets

_MODELS = ("Ridge", "Summit", "Vale", "Fjord", "Pine", "Brook")
_COLOURS = ("black", "brown", "red", "blue", "green")
_MATERIALS = ("leather", "nylon", "suede", "cotton", "polyester")
_KINDS = (
    (
        "Hiking boots",
        ("Footwear", "Hiking Boots"),
        ("Alpina", "Nordway", "Trailfox"),
        "40 41 42 43",
    ),
    ("Rain boots", ("Footwear", "Rain Boots"), ("Nordway", "Puddle"), "40 41 42 43"),
    ("Tent", ("Camping", "Tents"), ("Nordway", "Home"), ""),
    ("Sleeping bag", ("Camping", "Sleeping Bags"), ("Alpina", "Featherlite"), ""),
    ("Rain jacket", ("Clothing", "Rain Jackets"), ("Trailfox", "Nike"), "S M L XL"),
    ("Backpack", ("Bags", "Backpacks"), ("Nike", "Alpina"), ""),
    ("Headlamp", ("Camping", "Lights"), ("Lumen",), ""),
)


def make_catalog(currency: str = "EUR") -> Catalog:
    """84 products of 7 kinds; price, colour, material, weight and sizes follow from the number."""
    products = []
    for kind, (name, path, brands, sizes) in enumerate(_KINDS):
        for at in range(12):
            number = kind * 12 + at + 1
            attributes = {
                "colour": _COLOURS[at % 5],
                "material": _MATERIALS[(at // 2) % 5],
                "waterproof": at % 2 == 0,
                "weight_g": 300 + 50 * at + number,
                "style": "casual" if at % 3 else "light",
            }
            if name == "Backpack":
                attributes["capacity_l"] = 20 + 5 * at
            products.append(
                Product(
                    id=f"p{number}",
                    title=f"{brands[at % len(brands)]} {_MODELS[at % 6]} {name}",
                    description=f"A {name.lower()} for home and away.",
                    category=path,
                    brand=brands[at % len(brands)],
                    price_minor=2000 + 1500 * at + number,
                    currency=currency,
                    attributes=attributes,
                    variants=tuple(
                        Variant(id=f"p{number}-{size}", options={"size": size}, stock=3)
                        for size in sizes.split()
                    ),
                    stock=None if sizes else 5,
                    rating=3 + (at % 5) / 2.5,
                )
            )
    return Catalog(products, currency, infer_facets(products))


@dataclass
class Talk:
    """Says lines one after the other, as the assistant does: read, apply, search, remember."""

    reader: Reader
    constraints: Constraints = field(default_factory=Constraints)
    shelf: tuple[Product, ...] = ()
    previous: tuple[tuple[Product, ...], ...] = ()
    focus: tuple[str, ...] = ()
    question: str | None = None
    turn: int = 0

    def say(self, text: str) -> Reading:
        self.turn += 1
        context = ReadingContext(
            constraints=self.constraints,
            shelf=self.shelf,
            previous=self.previous,
            focus=self.focus,
            last_question=self.question,
            turn=self.turn,
        )
        reading = self.reader.read(text, context)
        self.constraints = self.constraints.apply(reading.edits, self.turn)
        pointed = [i for reference in reading.references for i in reference.product_ids]
        self.focus = tuple(pointed) or self.focus
        if reading.intent in {"search", "refine"} and not reading.references:
            where = self.constraints.to_filter(self.reader.catalog)
            found = tuple(p for p in self.reader.catalog if where.matches(p))[:6]
            self.previous = (self.shelf, *self.previous) if self.shelf else self.previous
            self.shelf, self.focus = found, ()
        self.question = reading.clarify.facet if reading.clarify else None
        return reading

    @property
    def wanted(self) -> dict:
        return self.constraints.to_json()


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return make_catalog()


@pytest.fixture(scope="session")
def reader(catalog: Catalog) -> Reader:
    return Reader(catalog)


@pytest.fixture
def talk(reader: Reader) -> Talk:
    return Talk(reader)
