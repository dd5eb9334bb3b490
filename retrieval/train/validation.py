"""Held-out products, and how well an encoder finds them.

It knows vectors and relevance, no trainer.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog import Catalog, Product
from retrieval.pairs import product_terms
from retrieval.pseudo_queries import PseudoQueries
from retrieval.text import product_text
from retrieval.tokens import terms

__all__ = ["HeldOut", "hold_out", "ndcg_at_10", "split_products"]

HELD_OUT_SHARE = 0.1
MOST_HELD_OUT = 250
OTHERS = 250
QUERIES = 150
DISCOUNTS = 1 / np.log2(np.arange(2, 12))

Encode = Callable[[Sequence[str]], NDArray[np.float32]]


def split_products(
    products: Sequence[Product], seed: int = 0
) -> tuple[list[Product], list[Product], list[Product]]:
    """Return products to train on, to validate with and to test with.

    Versions of one product (the same `parent`) stay together, so that a test product's twin is
    not among those trained on. The shares are 0.8, 0.1 and 0.1, the last two MOST_HELD_OUT at
    most.
    """
    families: dict[str, list[Product]] = {}
    for product in products:
        families.setdefault(product.parent or product.id, []).append(product)
    keys = sorted(families)
    random.Random(seed).shuffle(keys)
    wanted = min(MOST_HELD_OUT, int(HELD_OUT_SHARE * len(products)))
    parts: list[list[Product]] = [[], []]
    rest: list[Product] = []
    for key in keys:
        part = next((part for part in parts if len(part) < wanted), rest)
        part.extend(families[key])
    return rest, parts[0], parts[1]


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Queries from held-out products, and which products answer each.

    Attributes:
        queries: made from the held-out products alone.
        texts: of the products searched: all held-out ones and some others.
        relevant: for each query, the positions in `texts` of its answers: the product that it
            was made from, and all that say every word of it.
    """

    queries: tuple[str, ...]
    texts: tuple[str, ...]
    relevant: tuple[frozenset[int], ...]

    def score(self, encode: Encode) -> float:
        """Return the mean nDCG@10 of an encoder, in [0, 1]."""
        if not self.queries:
            return 0.0
        scores = encode(self.queries) @ encode(self.texts).T
        values = [
            ndcg_at_10(row, relevant) for row, relevant in zip(scores, self.relevant, strict=True)
        ]
        return float(np.mean(values))


def ndcg_at_10(scores: NDArray[np.float32], relevant: frozenset[int]) -> float:
    """Return binary nDCG@10 (Jarvelin and Kekalainen 2002); ties go to the lower position."""
    best = np.argsort(-scores, kind="stable")[:10].tolist()
    gains = np.array([at in relevant for at in best], dtype=float)
    ideal = DISCOUNTS[: min(10, len(relevant))].sum()
    return float((gains * DISCOUNTS[: len(gains)]).sum() / ideal) if ideal else 0.0


def hold_out(
    catalog: Catalog, products: Sequence[Product], seed: int = 0, queries: int = QUERIES
) -> HeldOut:
    """Make the queries and the small collection that they are asked of.

    Args:
        catalog: whole.
        products: the held-out ones.
        seed: of queries and collection.
        queries: at most so many.
    """
    rng = random.Random(seed)
    held = {product.id for product in products}
    others = [product for product in catalog if product.id not in held]
    searched = [*products, *rng.sample(others, min(OTHERS, len(others)))]
    places = {product.id: at for at, product in enumerate(searched)}
    said = [product_terms(product) for product in searched]
    pairs = PseudoQueries(catalog, seed + 7).pairs(queries, products)
    relevant = []
    for pair in pairs:
        asked = frozenset(terms(pair.query))
        answers = {at for at, words in enumerate(said) if asked and asked <= words}
        relevant.append(frozenset(answers | {places[pair.product_id]}))
    return HeldOut(
        tuple(pair.query for pair in pairs),
        tuple(product_text(product, catalog.facets) for product in searched),
        tuple(relevant),
    )
