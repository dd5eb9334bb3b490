"""The words in which the demo shop's range is planned: categories, kinds, facts and number spans.

The tables under `tables` are made of these. A plan holds no product: `products` draws them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Scalar = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Span:
    """A number drawn from low to high, both included, in steps."""

    low: float
    high: float
    step: float


# A fixed value, one of several values (repeat a value to make it likelier), a span of
# numbers; None takes away what the category says.
Fact = Scalar | tuple[Scalar, ...] | Span | None


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of product within a category; its facts belong together, so its text can name them.

    title is a template over the product's facts. price is the usual range in euros, of a brand of
    the middle tier. driver names the number that makes a product of this kind dearer.
    """

    title: str
    price: tuple[float, float]
    leads: tuple[str, ...]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    driver: str = ""
    share: int = 1
    colours: tuple[str, ...] = ()
    options: Mapping[str, tuple[str, ...]] | None = None
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """A leaf of the category tree and what is said about its products.

    topics are groups of alternative sentences: the first group is always spoken to, others by
    draw, at most one sentence each. A sentence may start with conditions on facts, such as
    "<waterproof> ", "<!waterproof> " or "<material:wool,linen> ".
    options maps an option's name to its values; "@shoes" and "@clothes" depend on the audience.
    packaging says that the colours are those of a box or a label, so they are no attribute.
    surcharge is what each further option value adds, as a share of the price.
    """

    path: tuple[str, ...]
    picture: str
    count: int
    colours: tuple[str, ...]
    kinds: tuple[Kind, ...]
    topics: tuple[tuple[str, ...], ...]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    surcharge: float = 0.0
    colour_options: float = 0.0
    packaging: bool = False
    goes_with: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The leaf's name, such as "Hiking Boots"."""
        return self.path[-1]
