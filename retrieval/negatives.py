"""Hard negatives: for each pair a product that is like an answer and is none.

Two kinds. A product near the right one that lacks a word of the query: "red boots" and the blue
ones. And a lookalike, which says the name without being the thing: "camera" and the bag for it,
which BM25 ranks as high. It knows vectors and words, no model.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog import Catalog, fold
from retrieval.pairs import Pair, product_terms
from retrieval.phrases import mine_phrases
from retrieval.text import product_text
from retrieval.tokens import terms

__all__ = ["Lookalikes", "add_hard_negatives"]

NEIGHBOURS = 40
BLOCK = 256
LOOKALIKE_SHARE = 0.5
# Fewer things of a name do not say what it means.
LEAST_CALLED = 5
# A lookalike is farther from the name's middle than this share of the things so called.
FARTHER_THAN = 0.95


def add_hard_negatives(
    pairs: Sequence[Pair], catalog: Catalog, vectors: NDArray[np.float32], seed: int = 0
) -> list[Pair]:
    """Return the pairs, each with a hard negative where there is one.

    Args:
        pairs: any.
        catalog: of their products.
        vectors: (n, d) unit rows of the untuned index, in the catalogue's order.
        seed: of the choice among several.
    """
    rng = random.Random(seed)
    lookalikes = Lookalikes(catalog, vectors)
    places = [catalog.position(pair.product_id) for pair in pairs]
    neighbours = _neighbours(vectors, sorted(set(places)))
    words: dict[int, frozenset[str]] = {}
    found = []
    for pair, at in zip(pairs, places, strict=True):
        choice = lookalikes.of(pair.name) if rng.random() < LOOKALIKE_SHARE else []
        choice = choice or _lacking(pair, catalog, neighbours[at], words)
        if choice:
            negative = product_text(catalog.products[rng.choice(choice)], catalog.facets)
            pair = replace(pair, negative=negative)
        found.append(pair)
    return found


class Lookalikes:
    """Products that say a name in their titles without being what it names."""

    def __init__(self, catalog: Catalog, vectors: NDArray[np.float32]) -> None:
        """Reads titles and categories.

        Args:
            catalog: n products.
            vectors: (n, d) unit rows in the catalogue's order.
        """
        self._vectors = vectors
        self._called: dict[str, set[int]] = defaultdict(set)
        self._said: dict[str, set[int]] = defaultdict(set)
        self._known: dict[str, list[int]] = {}
        for at, (product, phrases) in enumerate(zip(catalog, mine_phrases(catalog), strict=True)):
            for name in (*phrases.called, *(fold(node) for node in product.category)):
                self._called[_key(name)].add(at)
            for term in set(terms(product.title)):
                self._said[term].add(at)

    def of(self, name: str) -> list[int]:
        """Return the positions of a name's lookalikes, in order; [] for a name of few products."""
        key = _key(name)
        if key not in self._known:
            self._known[key] = self._find(key)
        return self._known[key]

    def _find(self, key: str) -> list[int]:
        called = sorted(self._called.get(key, ()))
        if len(called) < LEAST_CALLED:
            return []
        said = set.intersection(*(self._said.get(term, set()) for term in key.split()))
        rows = sorted(said.difference(called))
        middle = self._vectors[called].mean(axis=0)
        limit = np.quantile(self._vectors[called] @ middle, 1 - FARTHER_THAN)
        return [row for row in rows if self._vectors[row] @ middle < limit]


def _key(name: str) -> str:
    return " ".join(terms(name))


def _lacking(
    pair: Pair, catalog: Catalog, neighbours: Sequence[int], words: dict[int, frozenset[str]]
) -> list[int]:
    """Return neighbours that lack a word of the query, those of the same category if there are."""
    for near in neighbours:
        if near not in words:
            words[near] = product_terms(catalog.products[near])
    asked = frozenset(terms(pair.query))
    lacking = [near for near in neighbours if not asked <= words[near]]
    narrow = catalog.get(pair.product_id).category[-1:]
    alike = [near for near in lacking if catalog.products[near].category[-1:] == narrow]
    return sorted(alike or lacking)


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
