"""How good a list is at worst: an upper bound on what any list of its length could reach.

The Lagrangian dual of the objective as an integer program. Multipliers lambda_u >= 0 price the
assignment of a representative to one item, mu_v >= 0 the link between a value and its items,
nu_g >= 0 the caps:

    UB = sum_u lambda_u + sum_v sum_t max(0, w_vt - mu_v) + sum_g nu_g cap_g
       + topk_j [ m_j + sum_u max(0, s_uj - lambda_u) + sum_{v in j} mu_v - sum_{g in j} nu_g ]

Every choice of multipliers gives a bound (Geoffrion 1974); Polyak steps (Polyak 1969) tighten it.
At lambda = what the list reaches and mu = the next marginal it is the online bound of CELF
(Leskovec 2007), which is therefore where it starts.
"""

import numpy as np
from numpy.typing import NDArray

from ranking.constraints import NO_CAP
from ranking.objective import Problem, evaluate

__all__ = ["dual_bound", "online_bound"]

# Room for float rounding in a bound, so that it never falls below the optimum.
SLACK = 1e-9

Floats = NDArray[np.float64]


class Dual:
    """The multipliers and one evaluation of the bound and its subgradient."""

    def __init__(self, problem: Problem, items: NDArray[np.int64]) -> None:
        """Starts at the multipliers of the online bound of a list."""
        self._problem = problem
        facets = problem.facets
        n = len(problem.ids)
        self._columns = np.empty(0, np.int32) if facets is None else facets.columns
        self._rows = (
            np.empty(0, np.int64)
            if facets is None
            else np.repeat(np.arange(n), np.diff(facets.indptr))
        )
        width = len(problem.marginal)
        counts = np.bincount(_columns_of(problem, items), minlength=width)
        self.mu = _next_marginals(problem.marginal, counts)
        self.nu = np.zeros(width)
        self._caps = _finite_caps(problem)
        self.lam = np.zeros(0)
        if problem.sims is not None:
            self._sims = problem.sims * problem.unit
            floor = problem.floor * problem.unit
            self._base = float(floor.sum())
            self.lam = np.maximum(floor, self._sims[:, items].max(axis=1, initial=0.0))
            self._floor = floor
        self._forced, self._barred = _fixed_items(problem)

    def evaluate(self) -> tuple[float, tuple[Floats, Floats, Floats]]:
        """The bound at the present multipliers, and the subgradient in lambda, mu, nu."""
        problem = self._problem
        values = problem.modular.copy()
        if len(self.mu):
            price = self.mu - np.where(self._caps < NO_CAP, self.nu, 0.0)
            values += np.bincount(self._rows, price[self._columns], len(values))
        bound = 0.0
        if problem.sims is not None:
            values += np.maximum(self._sims, self.lam[:, None]).sum(axis=0) - self.lam.sum()
            bound += float(self.lam.sum()) - self._base
        top = self._best_items(values)
        bound += float(values[top].sum())
        above = problem.marginal - self.mu[:, None]
        bound += float(np.maximum(above, 0.0).sum())
        capped = self._caps < NO_CAP
        bound += float((self.nu * self._caps)[capped].sum())
        counts = np.bincount(_columns_of(problem, top), minlength=len(self.mu))
        slopes = (
            1.0 - (self._sims[:, top] > self.lam[:, None]).sum(axis=1)
            if problem.sims is not None
            else np.zeros(0)
        )
        slope_nu = np.where(capped, self._caps - counts, 0.0)
        return bound, (slopes, counts - (above > 0).sum(axis=1), slope_nu)

    def step(self, gap: float, slopes: tuple[Floats, Floats, Floats]) -> bool:
        """A Polyak step towards the value of the list; False where the subgradient is zero."""
        length = sum(float(slope @ slope) for slope in slopes)
        if length == 0 or gap <= 0:
            return False
        size = gap / length
        self.mu = np.maximum(0.0, self.mu - size * slopes[1])
        self.nu = np.maximum(0.0, self.nu - size * slopes[2])
        if len(self.lam):
            # A representative cannot be worth less than what was shown before already gives it.
            self.lam = np.maximum(self._floor, self.lam - size * slopes[0])
        return True

    def _best_items(self, values: Floats) -> NDArray[np.int64]:
        size = self._problem.size
        values[self._barred] = -np.inf
        keys = values
        if len(self._forced):
            keys = values.copy()
            keys[self._forced] = np.inf
        if size >= len(keys):
            return np.flatnonzero(keys > -np.inf)
        return np.argpartition(-keys, size - 1)[:size]


def dual_bound(problem: Problem, items: NDArray[np.int64], iterations: int) -> float:
    """The least bound met on the way; at most the online bound.

    Args:
        problem: the request.
        items: the list, whose value steers the steps.
        iterations: evaluations of the dual.
    """
    if not problem.size:
        return 0.0
    dual = Dual(problem, items)
    value = evaluate(problem, items)
    best, slopes = dual.evaluate()
    bound = best
    # Half steps settle the zigzag that full Polyak steps keep up where the optimum is above F.
    for _ in range(iterations - 1):
        if not dual.step(bound - value, slopes):
            break
        bound, slopes = dual.evaluate()
        best = min(best, bound)
    return max(value, best + SLACK)


def online_bound(problem: Problem, items: NDArray[np.int64]) -> float:
    """F(S) plus the k largest gains given S (Leskovec 2007, theorem 4), caps aside."""
    return dual_bound(problem, items, 1)


def _columns_of(problem: Problem, items: NDArray[np.int64]) -> NDArray[np.int32]:
    facets = problem.facets
    if facets is None or not len(items):
        return np.empty(0, np.int32)
    return np.concatenate([facets.of(int(item)) for item in items])


def _next_marginals(marginal: Floats, counts: NDArray[np.int64]) -> Floats:
    padded = np.column_stack([marginal, np.zeros(len(marginal))])
    return padded[np.arange(len(counts)), np.minimum(counts, marginal.shape[1])]


def _finite_caps(problem: Problem) -> NDArray[np.int64]:
    if problem.limits is None or not len(problem.limits.caps):
        return np.full(len(problem.marginal), NO_CAP, np.int64)
    return problem.limits.caps


def _fixed_items(problem: Problem) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Positions that every list must include, and those it cannot."""
    limits = problem.limits
    if limits is None:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    return np.asarray(limits.pinned, np.int64), np.flatnonzero(limits.banned)
