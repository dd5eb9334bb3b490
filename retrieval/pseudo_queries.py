"""Queries without logs: what a shopper might type, made from the catalogue itself.

Names of things, attribute values before them, spans of titles and of descriptions become queries.
It knows no model and no loss.
"""

import random
from collections.abc import Callable, Mapping, Sequence

from retrieval.catalog import Catalog, Product, fold
from retrieval.pairs import Pair
from retrieval.phrases import mine_phrases
from retrieval.text import product_text
from retrieval.tokens import terms

__all__ = ["PseudoQueries"]

# How often each kind is made.
KINDS = {"facets": 5, "name": 4, "title": 2, "description": 1}
WORDS_OF_TITLE = (2, 5)
WORDS_OF_DESCRIPTION = (3, 8)
DESCRIPTION_READ = 300
LONGEST_VALUE = 24
MARKS = ",.;:-()"
BRAND_WEIGHT = 1.0
# In how many pairs the query's words are taken out of the product's text, so that the vector must
# tell from the rest what BM25 cannot (Lee, Chang and Toutanova 2019, inverse cloze task).
CLOZE_SHARE = 0.4

Made = tuple[str, str]


class PseudoQueries:
    """Makes queries from products."""

    def __init__(self, catalog: Catalog, seed: int = 0) -> None:
        """Reads what the catalogue calls its products.

        Args:
            catalog: whole, so that what products share is known.
            seed: the same seed makes the same queries.
        """
        self.catalog = catalog
        self.seed = seed
        self._phrases = mine_phrases(catalog)
        self._makers: Mapping[str, Callable[[Product, random.Random], Made]] = {
            "facets": self._facets,
            "name": self._name_alone,
            "title": self._title,
            "description": self._description,
        }

    def pairs(self, count: int, products: Sequence[Product] | None = None) -> list[Pair]:
        """Return `count` pairs, going round the products; fewer where they say too little.

        Args:
            count: how many are wanted.
            products: which products to ask; None for all.
        """
        chosen = list(self.catalog.products if products is None else products)
        rng = random.Random(self.seed)
        rng.shuffle(chosen)
        found: list[Pair] = []
        seen: set[tuple[str, str]] = set()
        for turn in range(max(4, 4 * count // max(1, len(chosen)))):
            for product in chosen:
                if len(found) >= count:
                    return found
                kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
                query, name = self._makers[kind](product, rng)
                if query and (query, product.id) not in seen:
                    seen.add((query, product.id))
                    if kind in ("name", "description") and rng.random() < CLOZE_SHARE:
                        product = _without(query, product)
                    text = product_text(product, self.catalog.facets)
                    found.append(Pair(query, product.id, kind, text, name))
            if turn >= 3 and not found:
                break
        return found

    def halves(self, count: int, products: Sequence[Product]) -> list[Pair]:
        """Return pairs of a product's title and the rest of its text: the warm-up.

        Needs no guess at what shoppers type, only that both halves are of one thing.
        """
        rng = random.Random(self.seed + 1)
        chosen = [p for p in products if len(p.description) > 20 or p.attributes or p.category]
        rng.shuffle(chosen)
        pairs = []
        for product in chosen[:count]:
            rest = product.model_copy(update={"title": "-", "brand": None})
            text = product_text(rest, self.catalog.facets).lstrip("-. ")
            if text:
                pairs.append(Pair(product.title, product.id, "halves", text))
        return pairs

    def name(self, product: Product, rng: random.Random) -> str:
        """Return what the product is called: its narrowest category, or by its title."""
        called = self._phrases[self.catalog.position(product.id)].called
        if product.category and (not called or rng.random() < 0.5):
            return fold(product.category[-1])
        return rng.choice(called) if called else ""

    def _name_alone(self, product: Product, rng: random.Random) -> Made:
        name = self.name(product, rng)
        return name, name

    def _facets(self, product: Product, rng: random.Random) -> Made:
        name = self.name(product, rng)
        said = [(v, weight) for v, weight in self._sayings(product) if v not in name]
        wanted = min(len(said), rng.choice((0, 1, 1, 2)))
        # Weighted sampling without replacement (Efraimidis and Spirakis 2006).
        said.sort(key=lambda entry: -(rng.random() ** (1 / entry[1])))
        return " ".join([*(value for value, _ in said[:wanted]), name]).strip(), name

    def _sayings(self, product: Product) -> list[tuple[str, float]]:
        """Return what may be said before a name, "black" or "65 l", and how likely it is."""
        found = [(fold(product.brand), BRAND_WEIGHT)] if product.brand else []
        for facet in self.catalog.facets:
            if facet.name in ("category", "brand") or facet.weight <= 0:
                continue
            for value in product.own_values(facet.name)[:2]:
                if value == "true":
                    found.append((fold(facet.label), facet.weight))
                elif facet.kind == "text" and value != "false" and len(value) <= LONGEST_VALUE:
                    found.append((fold(value), facet.weight))
                elif facet.kind == "number" and facet.unit:
                    found.append((f"{value} {facet.unit}", facet.weight))
        return found

    def _title(self, product: Product, rng: random.Random) -> Made:
        """Return words of the title up to a name, if there is one: "camera" is cut off no bag."""
        words = product.title.split()
        called = self._phrases[self.catalog.position(product.id)].called
        lasts = {name.rpartition(" ")[2] for name in called}
        ends = [at for at, word in enumerate(words, 1) if fold(word).strip(MARKS) in lasts]
        if not ends:
            return _span(words, WORDS_OF_TITLE, rng), ""
        end = rng.choice(ends)
        size = min(end, rng.randint(*WORDS_OF_TITLE))
        return fold(" ".join(words[end - size : end]).strip(MARKS)), ""

    def _description(self, product: Product, rng: random.Random) -> Made:
        words = product.description[:DESCRIPTION_READ].split()
        enough = len(words) >= WORDS_OF_DESCRIPTION[0] + 2
        return (_span(words, WORDS_OF_DESCRIPTION, rng) if enough else ""), ""


def _span(words: Sequence[str], sizes: tuple[int, int], rng: random.Random) -> str:
    """Return so many words that follow each other, in lower case."""
    low, high = (min(size, len(words)) for size in sizes)
    size = rng.randint(low, high)
    start = rng.randint(0, len(words) - size)
    return fold(" ".join(words[start : start + size]).strip(MARKS))


def _without(query: str, product: Product) -> Product:
    """Return the product with the query's words taken out of title and description."""
    unwanted = set(terms(query))

    def cut(text: str) -> str:
        return " ".join(word for word in text.split() if not unwanted & set(terms(word)))

    title = cut(product.title)
    description = cut(product.description)
    if len(title.split()) + len(description.split()) < 3:
        return product
    return product.model_copy(update={"title": title or "-", "description": description})
