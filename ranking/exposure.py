"""Exposure of sellers, or of the long tail, across requests.

Prices are the multipliers of "a seller gets at least its target share", learned request by request
with a projected subgradient step, in the style of P-MMF (Xu et al., WWW 2023, algorithm 1): the
price of those shown less than their target rises, of those shown more it falls.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ranking.errors import RankingError
from ranking.facets import Facets

if TYPE_CHECKING:
    from ranking.result import Ranking

__all__ = ["ExposurePrices"]


@dataclass(frozen=True, slots=True)
class ExposurePrices:
    """The price q_s of each value of one facet; pass it to `Ranker.rank(exposure=...)`.

    Attributes:
        facet: whose values share the exposure: "seller", "brand", or the item itself.
        step: the learning rate in (0, 1]: a list that shows only one value lowers its price by this
            much. At 0.1 a shop needs some hundred requests for the same to learn.
        start: the price of a value never seen, in [0, 1].
        share_power: a value's target is its share of the candidates to this power, rescaled to 1.
            1 = in proportion to what it offers, 0 = every value alike.
        prices: value -> q_s in [0, 1].
    """

    facet: str
    step: float = 0.5
    start: float = 0.5
    share_power: float = 0.5
    prices: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuses prices and steps outside their range.

        Raises:
            RankingError: names the setting and its value.
        """
        if not 0 < self.step <= 1:
            raise RankingError(f"step is {self.step!r}; it must lie in (0, 1]")
        if not 0 <= self.share_power <= 4:
            raise RankingError(f"share_power is {self.share_power!r}; it must lie in 0..4")
        for value, price in [("start", self.start), *self.prices.items()]:
            if not 0 <= price <= 1:
                raise RankingError(f"the exposure price {value!r} is {price!r}; allowed are 0 to 1")

    def of_columns(self, facets: Facets) -> NDArray[np.float64]:
        """(V,) q_s of the facet's columns, 0 elsewhere.

        Raises:
            RankingError: the facet is not among those given.
        """
        q = np.zeros(len(facets.values))
        for column in self._columns(facets):
            q[column] = self.prices.get(facets.values[column], self.start)
        return q

    def after(self, ranking: "Ranking") -> "ExposurePrices":
        """The prices once a list has been shown; values that were no candidates keep theirs."""
        facets = ranking.problem.facets
        if facets is None or not len(ranking.items):
            return self
        columns = self._columns(facets)
        offered = facets.counts()[columns].astype(np.float64)
        target = offered**self.share_power
        target /= max(float(target.sum()), 1e-12)
        shown = np.zeros(len(facets.values))
        for item in ranking.items.tolist():
            shown[facets.of(item)] += 1.0
        share = shown[columns] / len(ranking.items)
        prices = dict(self.prices)
        for column, gap in zip(columns.tolist(), (target - share).tolist(), strict=True):
            value = facets.values[column]
            price = prices.get(value, self.start) + self.step * gap
            prices[value] = min(1.0, max(0.0, price))
        return replace(self, prices=prices)

    def _columns(self, facets: Facets) -> NDArray[np.int64]:
        return np.flatnonzero(facets.facet_of == facets.number_of(self.facet))
