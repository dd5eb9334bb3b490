"""What the shopper wants covered, and what of it the list could not cover."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ranking.errors import RankingError
from ranking.facets import Facets
from ranking.kernels import compiled

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
    pi = facets.shares**share_power
    settled = demand.settled if demand is not None else frozenset()
    if demand is not None:
        for weights in (demand.values, demand.interest):
            _multiply(pi, facets, weights)
    shares = facets.weights
    if settled:
        shares = np.where([name in settled for name in facets.names], 0.0, shares)
    loops = compiled()
    if loops is not None:
        loops.input.scale_demand(pi, facets.spans, shares, k)
    else:
        _scale(pi, facets.spans, shares, k)
    return pi


def _scale(
    pi: NDArray[np.float64], spans: NDArray[np.int64], weights: NDArray[np.float64], k: int
) -> None:
    """Scales pi facet by facet. `loops_input.scale_demand` does the same, compiled."""
    # Values that nobody wants still take their facet's share, so that the others keep theirs.
    total = 0.0
    for weight, size in zip(weights.tolist(), spans[:, 1].tolist(), strict=True):
        total += weight if size else 0.0
    for weight, (low, size, most) in zip(weights.tolist(), spans.tolist(), strict=True):
        own = pi[low : low + size]
        if size:
            counted = np.sort(own)[-k * most :] if size > k * most else own
            # From first to last, as the loop adds; NumPy's own sum goes pairwise.
            mass = float(np.add.accumulate(counted)[-1])
            own *= weight / (total * mass) if total > 0 and mass > 0 else 0.0


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
