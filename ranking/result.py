"""A ranked list with its gains, its certificate and its reasons.

What is cheap is stored; explanations are worked out when first asked for, from the request that
the list keeps.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ranking.constraints import Constraints, Relaxation
from ranking.demand import Uncovered, find_uncovered
from ranking.explain import Step, Why, WhyNot, explain_absence, explain_item, trace
from ranking.greedy import Rivals
from ranking.objective import TERMS, Problem, split_gains

__all__ = ["Ranking"]


@dataclass(frozen=True, eq=False)
class Ranking:
    """The chosen items, best first.

    Attributes:
        ids: (m,) the chosen ids in the order to show them.
        items: (m,) int64, their positions in the input.
        bound: an upper bound on F of any list under the same constraints; None if not certified.
        certified_by: "dual", "online", "exact" or None.
        relaxations: the constraints that gave way; empty if all are satisfied.
        repaired: whether exchanges improved the greedy list.
        method: "coverage", "relevance" or "mmr".
        config_hash: of the configuration: `RankerConfig.digest()`.
        problem: the request as arrays.
        rerank: ranks the same request under other constraints.
        beaten: the rivals as the selection met them, or None; spares `steps` a replay.
    """

    ids: tuple[Hashable, ...]
    items: NDArray[np.int64]
    bound: float | None
    certified_by: str | None
    relaxations: tuple[Relaxation, ...]
    repaired: bool
    method: str
    config_hash: str
    problem: Problem
    rerank: Callable[[Constraints], "Ranking"]
    beaten: Rivals | None = None

    def __len__(self) -> int:
        """How many items were chosen."""
        return len(self.ids)

    @property
    def terms(self) -> tuple[str, ...]:
        """The names of the columns of `gains`."""
        return TERMS

    @cached_property
    def gains(self) -> NDArray[np.float64]:
        """(m, 5) what each item added to those before it, by term; they sum to `value`."""
        return split_gains(self.problem, self.items)

    @cached_property
    def value(self) -> float:
        """F of the list."""
        return float(self.gains.sum())

    @property
    def relevance(self) -> NDArray[np.float64]:
        """(m,) the relevance of each item, as given."""
        return self.problem.relevance[self.items]

    @property
    def certificate(self) -> float | None:
        """F / bound in [0, 1]: no list of this length has more than F / certificate. Or None."""
        if self.bound is None:
            return None
        return min(1.0, self.value / self.bound) if self.bound > 0 else 1.0

    @property
    def relaxed(self) -> str | None:
        """The name of what was relaxed, or None."""
        return self.relaxations[0].name if self.relaxations else None

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Per item: the values it newly covers or deepens, its best rival and the margin."""
        return trace(self.problem, self.items, self.gains, self.beaten)

    @property
    def new_values(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """Per item, the (facet, value) pairs that it is the first of the list to show."""
        return tuple(step.new_values for step in self.steps)

    @property
    def deepened(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """Per item, the (facet, value) pairs that the list showed already."""
        return tuple(step.deepened for step in self.steps)

    @property
    def rivals(self) -> tuple[Hashable | None, ...]:
        """Per item, the id of the best item that is not on the list at that place, or None."""
        return tuple(step.rival for step in self.steps)

    @property
    def margins(self) -> NDArray[np.float64]:
        """(m,) by how much each item's gain exceeds its rival's; NaN without a rival.

        Negative where a pin or a later exchange put the item there.
        """
        return np.asarray([step.margin for step in self.steps])

    @property
    def notes(self) -> tuple[tuple[str, ...], ...]:
        """Per item, what the constraints had to do with it."""
        return tuple(step.notes for step in self.steps)

    @cached_property
    def uncovered(self) -> tuple[Uncovered, ...]:
        """The wanted values that no item of the list has, the most wanted first."""
        facets = self.problem.facets
        demand = self.problem.demand
        if facets is None:
            wanted = demand.values if demand is not None else {}
            return tuple(
                Uncovered(facet, value, 0)
                for facet, entries in sorted(wanted.items())
                for value, weight in sorted(entries.items())
                if weight > 0
            )
        shown = np.zeros(len(facets.values), np.bool_)
        for item in self.items.tolist():
            shown[facets.of(item)] = True
        return find_uncovered(facets, demand, shown)

    def why(self, id_: Hashable) -> Why:
        """Why an item is on the list.

        Raises:
            RankingError: it is not.
        """
        return explain_item(self.problem, self.items, self.steps, self.gains, id_)

    def why_not(self, id_: Hashable) -> WhyNot:
        """Why a candidate is not on the list (or that it is).

        Raises:
            RankingError: it was no candidate.
        """
        return explain_absence(self.problem, self.items, id_)

    def what_if(self, constraints: Constraints) -> "Ranking":
        """The list that other constraints would have given, all else alike."""
        return self.rerank(constraints)

    def grid(self, facet: str) -> dict[str, tuple[bool, ...]]:
        """Value -> which items of the list have it, the values most candidates have first.

        Raises:
            RankingError: no such facet.
        """
        facets = self.problem.facets
        if facets is None:
            return {}
        columns = np.flatnonzero(facets.facet_of == facets.number_of(facet))
        counts = facets.counts()
        order = sorted(columns.tolist(), key=lambda v: (-int(counts[v]), facets.values[v]))
        have = [set(facets.of(item).tolist()) for item in self.items.tolist()]
        return {facets.values[v]: tuple(v in columns_ for columns_ in have) for v in order}
