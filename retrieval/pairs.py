"""Training pairs: what a shopper might type, and the product that answers it.

Without logs the catalogue itself is asked: attribute values, categories, shared title phrases and
sentences become queries. Each pair may name a hard negative: a product near the right one that
lacks a word of the query. It knows no model and no loss.
"""

import csv
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray

from retrieval.catalog import Catalog, Product, fold
from retrieval.errors import TrainingError
from retrieval.phrases import mine_phrases
from retrieval.text import product_fields, product_text
from retrieval.tokens import terms

__all__ = ["Pair", "PseudoQueries", "add_hard_negatives", "product_terms", "read_pairs"]

WORDS_IN_SPAN = (3, 8)
NEIGHBOURS = 40
BLOCK = 256
# In how many pairs the query's words are taken out of the product's text, so that the vector must
# tell from the rest what BM25 cannot (Lee, Chang and Toutanova 2019, inverse cloze task).
CLOZE_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Pair:
    """One training example.

    Attributes:
        query: what is looked for; of kind "next", the text of the product seen before.
        product_id: the answer.
        kind: "facets", "phrase", "title", "description", "halves", "click" or "next".
        text: the answer's text as it is trained on.
        negative: text of a product that is no answer, or "" for none.
    """

    query: str
    product_id: str
    kind: str
    text: str
    negative: str = ""


def product_terms(product: Product) -> frozenset[str]:
    """Return every term that the lexical channel finds the product by."""
    fields = product_fields(product)
    return frozenset(
        terms(
            " . ".join(
                (
                    fields.title,
                    fields.brand,
                    fields.category,
                    fields.attributes,
                    fields.description,
                )
            )
        )
    )


class PseudoQueries:
    """Makes queries from products."""

    def __init__(self, catalog: Catalog, seed: int = 0) -> None:
        """Reads the catalogue's shared phrases.

        Args:
            catalog: whole, so that what products share is known.
            seed: the same seed makes the same queries.
        """
        self.catalog = catalog
        self.seed = seed
        self._phrases = mine_phrases(catalog.products)
        self._makers: Mapping[str, Callable[[Product, random.Random], str]] = {
            "facets": self._facets,
            "phrase": self._phrase,
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
                kind = rng.choices(("facets", "phrase", "title", "description"), (5, 3, 2, 2))[0]
                query = self._makers[kind](product, rng)
                if query and (query, product.id) not in seen:
                    seen.add((query, product.id))
                    found.append(self._pair(query, product, kind, rng))
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

    def _pair(self, query: str, product: Product, kind: str, rng: random.Random) -> Pair:
        if kind in ("phrase", "description") and rng.random() < CLOZE_SHARE:
            product = _without(query, product)
        return Pair(query, product.id, kind, product_text(product, self.catalog.facets))

    def name(self, product: Product, rng: random.Random) -> str:
        """Return what the product is called: its narrowest category, else a shared phrase."""
        if product.category and rng.random() < 0.7:
            return fold(product.category[-1])
        return self._phrase(product, rng) or (
            fold(product.category[-1]) if product.category else ""
        )

    def _facets(self, product: Product, rng: random.Random) -> str:
        name = self.name(product, rng)
        said = [value for value in self._sayings(product) if value not in name]
        chosen = rng.sample(said, min(len(said), rng.choice((0, 1, 1, 2))))
        return " ".join([*chosen, name]).strip()

    def _sayings(self, product: Product) -> list[str]:
        """Return what may be said of a product before its name: "black", "waterproof", "65 l"."""
        found = [fold(product.brand)] if product.brand else []
        for facet in self.catalog.facets:
            if facet.name in ("category", "brand"):
                continue
            for value in product.own_values(facet.name)[:2]:
                if value == "true":
                    found.append(fold(facet.label))
                elif facet.kind == "text" and value != "false" and len(value) <= 24:
                    found.append(fold(value))
                elif facet.kind == "number" and facet.unit:
                    found.append(f"{value} {facet.unit}")
        return found

    def _phrase(self, product: Product, rng: random.Random) -> str:
        phrases = self._phrases[self.catalog.position(product.id)]
        if not phrases:
            return ""
        return rng.choices(phrases, [1.0 + 2 * phrase.count(" ") for phrase in phrases])[0]

    def _title(self, product: Product, rng: random.Random) -> str:
        words = product.title.split()
        low, high = min(2, len(words)), min(len(words), 5)
        size = rng.randint(low, high)
        start = rng.randint(0, len(words) - size)
        return fold(" ".join(words[start : start + size]).strip(",.;:-()"))

    def _description(self, product: Product, rng: random.Random) -> str:
        words = product.description[:300].split()
        if len(words) < WORDS_IN_SPAN[0] + 2:
            return ""
        size = min(rng.randint(*WORDS_IN_SPAN), len(words))
        start = rng.randint(0, len(words) - size)
        return fold(" ".join(words[start : start + size]).strip(",.;:-()"))


def _without(query: str, product: Product) -> Product:
    """Return the product with the query's words taken out of title and description."""
    unwanted = set(terms(query))

    def cut(text: str) -> str:
        return " ".join(word for word in text.split() if not unwanted & set(terms(word)))

    title = cut(product.title)
    description = cut(product.description)
    if len(title.split()) + len(description.split()) < 3:
        return product
    changed = {"title": title or "-", "description": description}
    return product.model_copy(update=changed)


def add_hard_negatives(
    pairs: Sequence[Pair], catalog: Catalog, vectors: NDArray[np.float32], seed: int = 0
) -> list[Pair]:
    """Return the pairs, each with a product like the right one that lacks a word of the query.

    Args:
        pairs: any.
        catalog: of their products.
        vectors: (n, d) unit rows of the untuned index, in the catalogue's order.
        seed: of the choice among the neighbours.
    """
    rng = random.Random(seed)
    places = [catalog.position(pair.product_id) for pair in pairs]
    neighbours = _neighbours(vectors, sorted(set(places)))
    words: dict[int, frozenset[str]] = {}
    found = []
    for pair, at in zip(pairs, places, strict=True):
        for near in neighbours[at]:
            if near not in words:
                words[near] = product_terms(catalog.products[near])
        asked = frozenset(terms(pair.query))
        lacking = [n for n in neighbours[at] if not asked <= words[n]]
        narrow = catalog.products[at].category[-1:]
        alike = [n for n in lacking if catalog.products[n].category[-1:] == narrow]
        choice = sorted(alike or lacking)
        if choice:
            negative = product_text(catalog.products[rng.choice(choice)], catalog.facets)
            pair = replace(pair, negative=negative)
        found.append(pair)
    return found


def _neighbours(vectors: NDArray[np.float32], rows: Sequence[int]) -> dict[int, list[int]]:
    """Return the NEIGHBOURS nearest rows of each of the rows, itself left out."""
    count = min(NEIGHBOURS, len(vectors) - 1)
    found: dict[int, list[int]] = {}
    for start in range(0, len(rows) if count > 0 else 0, BLOCK):
        block = list(rows[start : start + BLOCK])
        cosines = vectors[block] @ vectors.T
        cosines[np.arange(len(block)), block] = -2.0
        nearest = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
        found.update(zip(block, nearest.tolist(), strict=True))
    return {row: found.get(row, []) for row in rows}


def read_pairs(path: Path, catalog: Catalog) -> list[Pair]:
    """Read query-product pairs from a file.

    Args:
        path: CSV or TSV with columns query and product (or product_id), or JSON lines with these
            keys.
        catalog: what the products must be in.

    Raises:
        TrainingError: the file is missing, empty, no such table, or names an unknown product.
    """
    pairs = []
    for number, row in _rows(path):
        query = str(row.get("query") or "").strip()
        product_id = str(row.get("product") or row.get("product_id") or row.get("id") or "").strip()
        if not query or not product_id:
            raise TrainingError(f"{path}, line {number}: a pair needs a query and a product.")
        if product_id not in catalog:
            raise TrainingError(
                f"{path}, line {number}: product {product_id!r} is not in the catalogue of "
                f"{len(catalog)} products."
            )
        text = product_text(catalog.get(product_id), catalog.facets)
        pairs.append(Pair(query, product_id, "click", text))
    if not pairs:
        raise TrainingError(f"{path} holds no pairs. Each line needs a query and a product.")
    return pairs


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise TrainingError(f"Cannot read the pairs in {path}: {reason}.") from None
    if path.suffix.lower() in (".jsonl", ".json", ".ndjson"):
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield number, _json_row(line, path, number)
        return
    first = text.partition("\n")[0]
    rows = csv.DictReader(text.splitlines(), delimiter="\t" if "\t" in first else ",")
    names = {fold(name) for name in rows.fieldnames or ()}
    if text.strip() and not ("query" in names and names & {"product", "product_id", "id"}):
        raise TrainingError(
            f"{path}: its first line must name the columns query and product; it is {first!r}."
        )
    for number, row in enumerate(rows, 2):
        yield number, {fold(str(name)): value for name, value in row.items()}


def _json_row(line: str, path: Path, number: int) -> Mapping[str, object]:
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError:
        row = None
    if not isinstance(row, dict):
        raise TrainingError(f"{path}, line {number}: not a JSON object.")
    return row
