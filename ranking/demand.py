"""What the shopper wants covered, and what of it the list could not cover."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ranking.errors import RankingError
from ranking.facets import Facets

__all__ = ["Demand", "Uncovered"]

Weights = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Demand:
    """The query's intent and the shopper's interest, as weights of facet values.

    Attributes:
        settled: facets that the shopper has named; nothing is gained by varying them.
        values: facet -> value -> weight >= 0 of the query's intent; 1 where not named. A value
            named here that the list cannot show is reported as uncovered.
        interest: the same for what is known of the shopper; multiplies `values`.
    """

    settled: frozenset[str] = frozenset()
    values: Weights = field(default_factory=dict)
    interest: Weights = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuses weights that are negative or not finite.

        Raises:
            RankingError: names the facet, the value and the weight.
        """
        for weights in (self.values, self.interest):
            for facet, entries in weights.items():
                for value, weight in entries.items():
                    if not 0 <= weight < np.inf:
                        raise RankingError(
                            f"the demand for {facet}={value} is {weight!r}; it must be >= 0"
                        )


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A wanted value that the list does not show.

    Attributes:
        facet: its facet.
        value: the value.
        candidates: how many candidates have it; 0 = there is nothing of the kind.
    """

    facet: str
    value: str
    candidates: int

    def __str__(self) -> str:
        """Such as "nothing with price under 50"."""
        if self.candidates:
            return f"{self.facet} {self.value} is not shown ({self.candidates} available)"
        return f"nothing with {self.facet} {self.value}"


def demand_columns(
    facets: Facets, demand: Demand | None, share_power: float, k: int
) -> NDArray[np.float64]:
    """w_f pi_fv of every column, scaled so that no k items can cover more than 1 in all.

    pi_fv is intent x interest x share ** share_power. The weights of the facets in play sum
    to 1. Within a facet the scale is the mass of its k * L largest columns, L being the most
    values one item has: more than that k items cannot cover. So the term lies in [0, 1]
    however many values a facet has.

    Returns:
        (V,) float64 >= 0.
    """
    counts = facets.counts()
    pi = (counts / max(facets.size, 1)) ** share_power if share_power else np.ones(counts.size)
    settled = demand.settled if demand is not None else frozenset()
    if demand is not None:
        for weights in (demand.values, demand.interest):
            _multiply(pi, facets, weights)
    lows, sizes, most = facets.spans
    in_play = np.where(most > 0, facets.weights, 0.0)
    if settled:
        in_play[[name in settled for name in facets.names]] = 0.0
    total = float(in_play.sum())
    if not total:
        return np.zeros(counts.size)
    masses = np.zeros(len(sizes))
    filled = sizes > 0
    masses[filled] = np.add.reduceat(pi, lows[filled])
    for f in np.flatnonzero(sizes > k * most).tolist():
        largest = np.sort(pi[lows[f] : lows[f] + sizes[f]])[-k * int(most[f]) :]
        masses[f] = largest.sum()
    in_play[masses <= 0] = 0.0
    masses[masses <= 0] = 1.0
    scaled: NDArray[np.float64] = pi * (in_play / (total * masses))[facets.facet_of]
    return scaled


def find_uncovered(
    facets: Facets, demand: Demand | None, shown: NDArray[np.bool_]
) -> tuple[Uncovered, ...]:
    """The values that the intent names and that no shown item has, the most wanted first.

    Args:
        facets: of the candidates.
        demand: whose `values` are looked for.
        shown: (V,) which columns the list covers.
    """
    missing: list[tuple[float, Uncovered]] = []
    counts = facets.counts()
    for facet, entries in (demand.values if demand is not None else {}).items():
        for value, weight in entries.items():
            if weight <= 0:
                continue
            column = facets.find(facet, value) if facet in facets.names else None
            if column is None:
                missing.append((weight, Uncovered(facet, value, 0)))
            elif not shown[column]:
                missing.append((weight, Uncovered(facet, value, int(counts[column]))))
    missing.sort(key=lambda pair: (-pair[0], pair[1].facet, pair[1].value))
    return tuple(found for _, found in missing)


def _multiply(pi: NDArray[np.float64], facets: Facets, weights: Weights) -> None:
    for facet, entries in weights.items():
        if facet not in facets.names:
            continue
        for value, weight in entries.items():
            column = facets.find(facet, value)
            if column is not None:
                pi[column] *= weight
