"""A shopper who adds, replaces, takes back and digresses, and who knows what must hold after each.

Made from a catalogue's own words with a seed; what is expected is kept in a plain dictionary, by
rules of its own and not by the reader's.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from assistant.understanding.words.entries import phrase_of
from assistant.understanding.words.vocabulary import Vocabulary
from retrieval.catalog import Catalog

DIGRESSIONS = (
    "how long does delivery take?",
    "where is my order V-10012?",
    "what is your return policy?",
    "thanks!",
    "I want to talk to a person",
)
PRICES = (45, 60, 75, 90, 120, 150, 200)


@dataclass
class Shopper:
    """Says one line a turn.

    Attributes:
        expected: what must be held after the line, in the form of `Constraints.to_json`.
        removed: the key of a chip taken off in this turn instead of a line; "" for none.
    """

    random: Random
    colours: list[str]
    brands: list[str]
    kinds: list[str]
    expected: dict[str, Any] = field(default_factory=dict)
    removed: str = ""
    digressions: tuple[str, ...] = DIGRESSIONS

    @classmethod
    def of(cls, catalog: Catalog, vocabulary: Vocabulary, seed: int) -> "Shopper":
        """Picks words that name one value each, so that what is expected is beyond doubt."""

        def plain(facet: str, values: list[str]) -> list[str]:
            said = [(v, vocabulary.lookup(phrase_of(v))) for v in values]
            return [v for v, e in said if e and e[0].facet == facet and e[0].values == (v,)]

        counts = Counter(p.category[-1] for p in catalog.products if p.category)
        leaves = [name for name, _ in counts.most_common(40)]
        known = {facet.name: list(facet.values) for facet in catalog.facets}
        kinds = [
            name
            for name in leaves
            if (e := vocabulary.lookup(phrase_of(name)))
            and e[0].role == "category"
            and e[0].values == (name,)
        ]
        return cls(
            Random(seed),
            plain("colour", known.get("colour", []))[:8],
            plain("brand", known.get("brand", []))[:6],
            kinds[:12],
        )

    def next_line(self) -> str:
        """Returns the next line, "" when a chip is taken off; `expected` is what holds then."""
        self.removed = ""
        if not self.expected:
            return self._open()
        moves: list[Callable[[], str]] = [
            self._colour, self._alternative, self._exclude, self._ceiling, self._correct,
            self._floor, self._forget, self._digress, self._digress, self._take_off, self._reset,
        ]  # fmt: skip
        return self.random.choice(moves)()

    def _open(self) -> str:
        kind = self.random.choice(self.kinds)
        self.expected = {"category": kind}
        return f"I need {kind.lower()}"

    def _colour(self) -> str:
        if not self.colours:
            return self._ceiling()
        colour = self.random.choice(self.colours)
        self.expected["colour"] = colour
        return self.random.choice(["in {} please", "make it {}", "{} instead"]).format(colour)

    def _alternative(self) -> str:
        held = self.expected.get("colour")
        others = [c for c in self.colours if c != held]
        if not isinstance(held, str) or not others:
            return self._digress()
        other = self.random.choice(others)
        self.expected["colour"] = [held, other]
        return f"also in {other}"

    def _exclude(self) -> str:
        ruled_out = self.expected.get("brand", {}).get("not", [])
        left = [b for b in self.brands if b not in ruled_out]
        if not left:
            return self._digress()
        brand = self.random.choice(left)
        self.expected["brand"] = {"not": [*ruled_out, brand]}
        return self.random.choice(["no {}", "not from {}", "anything but {}"]).format(brand)

    def _ceiling(self) -> str:
        price = self.random.choice(PRICES)
        low = self.expected.get("price", {}).get("min")
        self.expected["price"] = {"min": low if low and low < price else None, "max": price}
        return self.random.choice(["under {}", "at most {} please", "up to {}"]).format(price)

    def _correct(self) -> str:
        if "max" not in self.expected.get("price", {}) or not self.expected["price"]["max"]:
            return self._ceiling()
        line = self._ceiling()
        return self.random.choice(["sorry, I meant {}", "no wait, {}", "actually {}"]).format(line)

    def _floor(self) -> str:
        price = self.random.choice((10, 15, 20, 25))
        high = self.expected.get("price", {}).get("max")
        self.expected["price"] = {"min": price, "max": high if high and price < high else None}
        return f"over {price}"

    def _forget(self) -> str:
        if "price" in self.expected:
            del self.expected["price"]
            return self.random.choice(["forget the budget", "the price doesn't matter"])
        if "colour" in self.expected:
            del self.expected["colour"]
            return self.random.choice(["any colour is fine", "I don't care about the colour"])
        return self._digress()

    def _digress(self) -> str:
        return self.random.choice(self.digressions)

    def _take_off(self) -> str:
        keys = [key for key in self.expected if key != "category"]
        if not keys:
            return self._digress()
        self.removed = self.random.choice(keys)
        del self.expected[self.removed]
        return ""

    def _reset(self) -> str:
        if self.random.random() < 0.7:
            return self._digress()
        self.expected = {}
        return self.random.choice(["start over", "forget everything"])
