"""What a shopper is interested in: several interests, each decayed, by facet and by meaning.

It is made of touches: products viewed, put aside, bought, liked. It keeps no shopper's name.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog import Catalog

__all__ = ["KINDS", "Interest", "Touch", "learn_interest"]

# What each touch says of taste; a thumb down or a dislike counts against.
KINDS: Mapping[str, float] = {
    "view": 1.0,
    "cart": 3.0,
    "purchase": 5.0,
    "like": 4.0,
    "dislike": -4.0,
}
HALF_LIFE_DAYS = 60.0
# Cosine from which two products are of one interest; calibrated on the demo shop's categories.
SAME_INTEREST = 0.55
MOST_INTERESTS = 5
MOST_VALUES = 12


@dataclass(frozen=True, slots=True)
class Touch:
    """One thing that a shopper did with a product: one of KINDS, `age_days` ago."""

    product_id: str
    kind: str
    age_days: float = 0.0

    @property
    def strength(self) -> float:
        """What it says now; below 0 for what was disliked."""
        return KINDS[self.kind] * math.exp2(-max(self.age_days, 0.0) / HALF_LIFE_DAYS)


@dataclass(frozen=True, eq=False)
class Interest:
    """One shopper's taste.

    Attributes:
        column: (n,) float32 in [0, 1], how near each product is to the nearest interest.
        values: facet -> value -> weight >= 1 of the values taken most; for the ranker's demand.
        nearest: (n,) the touched product, by position, that each product is most like.
        liked: product id -> strength > 0, what was touched.
        cheap: in [-1, 1]; above 0 = takes the lower prices of each kind: price-sensitive.
    """

    column: NDArray[np.float32]
    values: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    nearest: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    liked: Mapping[str, float] = field(default_factory=dict)
    cheap: float = 0.0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return not self.liked

    def because(self, position: int, catalog: Catalog) -> str | None:
        """Return the id of the touched product that speaks most for a product."""
        if self.is_empty or self.column[position] <= 0:
            return None
        return catalog.products[int(self.nearest[position])].id


def learn_interest(
    touches: Iterable[Touch],
    catalog: Catalog,
    vectors: NDArray[np.float32],
    dearness: NDArray[np.float32] | None = None,
) -> Interest:
    """Return the interests behind some touches.

    Args:
        touches: in any order; products that are no longer sold are passed over.
        catalog: n products.
        vectors: (n, d) unit rows.
        dearness: (n,) in [0, 1], the share of comparable products that cost less; None for not
            known.
    """
    strengths: dict[int, float] = defaultdict(float)
    for touch in touches:
        if touch.product_id in catalog:
            strengths[catalog.position(touch.product_id)] += touch.strength
    liked = {at: s for at, s in sorted(strengths.items()) if s > 0}
    if not liked:
        return Interest(np.zeros(len(catalog), np.float32))
    leaders = _leaders(liked, vectors)
    weights = np.array(list(leaders.values()), np.float32)
    cosines = np.maximum(vectors @ vectors[list(leaders)].T, 0.0)
    # The main interest leads, but a smaller one is not averaged away.
    worth = cosines**2 * np.sqrt(weights / weights.max())
    column = worth.max(axis=1)
    for at, strength in strengths.items():
        if strength < 0:
            column *= 1.0 - np.maximum(vectors @ vectors[at], 0.0) ** 4
    touched = np.array(list(liked))
    nearest = touched[(vectors @ vectors[touched].T).argmax(axis=1)]
    ids = {catalog.products[at].id: s for at, s in liked.items()}
    return Interest(
        np.clip(column, 0.0, 1.0).astype(np.float32),
        _values(liked, catalog),
        nearest,
        ids,
        _price_taste(liked, dearness),
    )


def _leaders(liked: Mapping[int, float], vectors: NDArray[np.float32]) -> dict[int, float]:
    """Return the strongest product of each interest, with the interest's strength.

    Leader clustering (Hartigan 1975): the strongest product not yet near a leader leads a new one.
    """
    leaders: dict[int, float] = {}
    for at, strength in sorted(liked.items(), key=lambda pair: (-pair[1], pair[0])):
        near = [leader for leader in leaders if vectors[leader] @ vectors[at] >= SAME_INTEREST]
        if near:
            best = max(near, key=lambda leader: float(vectors[leader] @ vectors[at]))
            leaders[best] += strength
        elif len(leaders) < MOST_INTERESTS:
            leaders[at] = strength
    return leaders


def _values(liked: Mapping[int, float], catalog: Catalog) -> dict[str, dict[str, float]]:
    """Return 1 + each value's share of the touches, for the facets that tell taste."""
    total = sum(liked.values())
    shares: dict[str, dict[str, float]] = {}
    for facet in catalog.facets:
        if facet.kind != "text" or facet.weight <= 0 or facet.name == "category":
            continue
        counts: dict[str, float] = defaultdict(float)
        for at, strength in liked.items():
            for value in catalog.products[at].own_values(facet.name):
                counts[value] += strength / total
        best = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_VALUES]
        if best:
            shares[facet.name] = {value: 1.0 + share for value, share in best}
    return shares


def _price_taste(liked: Mapping[int, float], dearness: NDArray[np.float32] | None) -> float:
    """Return 1 where only the lowest prices of each kind were taken, -1 for only the highest."""
    if dearness is None:
        return 0.0
    weights = np.array(list(liked.values()))
    return float(1.0 - 2.0 * (weights @ dearness[list(liked)]) / weights.sum())
