"""Made-up requests from a seed: embeddings, relevance and facets that hang together."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ranking import Facets

__all__ = ["Request", "make_request"]

CLUSTERS = 24
COLOURS = 12


@dataclass(frozen=True, slots=True)
class Request:
    """One request for every ranker.

    Attributes:
        ids: (n,).
        relevance: (n,) float64 in [0, 1].
        embeddings: (n, d) float32 unit rows.
        query: (d,) float32 unit vector that relevance was made from.
        facets: of the items: brand, category, colour (none, one or two), material, price band.
    """

    ids: list[str]
    relevance: NDArray[np.float64]
    embeddings: NDArray[np.float32]
    query: NDArray[np.float32]
    facets: Facets


def make_request(seed: int, n: int, d: int = 384) -> Request:
    """Items in clusters of looks, whose category and brand follow the cluster, others less so.

    Relevance is the cosine to a query plus noise, stretched to [0, 1].
    """
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(CLUSTERS, d))
    cluster = rng.integers(CLUSTERS, size=n)
    rows = centres[cluster] + 0.9 * rng.normal(size=(n, d))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    query = centres[0] + centres[1] + 0.6 * rng.normal(size=d)
    query /= np.linalg.norm(query)
    score = rows @ query + 0.08 * rng.normal(size=n)
    relevance = (score - score.min()) / max(float(np.ptp(score)), 1e-9)
    brand = np.where(rng.random(n) < 0.5, cluster, rng.zipf(1.4, n) % 40)
    colour = rng.zipf(1.5, (n, 2)) % COLOURS
    colours = rng.integers(3, size=n)
    material = np.where(rng.random(n) < 0.6, cluster % 8, rng.integers(15, size=n))
    price = np.clip(np.digitize(rng.lognormal(3.5, 0.8, n), [15, 25, 40, 70, 120]), 0, 5)
    lists = {
        "brand": [[f"brand {b}"] for b in brand],
        "category": [[f"category {c // 3}", f"category {c // 3}.{c}"] for c in cluster],
        "colour": [[f"colour {c}" for c in colour[i, : colours[i]]] for i in range(n)],
        "material": [[f"material {m}"] if rng.random() < 0.9 else [] for m in material],
        "price band": [[f"band {p}"] for p in price],
    }
    return Request(
        [f"p{i:05d}" for i in range(n)],
        relevance,
        rows.astype(np.float32),
        query.astype(np.float32),
        Facets.from_lists(lists),
    )
