"""How good a list is at worst: an upper bound on what any list of its length could reach.

The Lagrangian dual of the objective as an integer program. Multipliers lambda_u >= 0 price the
assignment of a representative to one item, mu_v >= 0 the link between a value and its items,
nu_g >= 0 the caps:

    UB = sum_u lambda_u + sum_v sum_t max(0, w_vt - mu_v) + sum_g nu_g cap_g
       + topk_j [ m_j + sum_u max(0, s_uj - lambda_u) + sum_{v in j} mu_v - sum_{g in j} nu_g ]

Every choice of multipliers gives a bound (Geoffrion 1974); Polyak steps (Polyak 1969) tighten it.
It starts at lambda = what the list reaches and mu = the next marginal, where it is at most the
online bound of CELF (Leskovec 2007).
"""

import numpy as np
from numpy.typing import NDArray

from ranking.constraints import NO_CAP
from ranking.kernels import compiled
from ranking.objective import Problem, evaluate

__all__ = ["dual_bound", "online_bound"]

# Room for float rounding in a bound, so that it never falls below the optimum.
SLACK = 1e-9
MOST = 2**30

Floats = NDArray[np.float64]
Longs = NDArray[np.int64]


def dual_bound(
    problem: Problem, items: Longs, iterations: int, value: float | None = None
) -> float:
    """The least bound met on the way.

    Args:
        problem: the request.
        items: the list, whose value steers the steps.
        iterations: evaluations of the dual.
        value: F of the list where it is known.
    """
    if not problem.size:
        return 0.0
    value = evaluate(problem, items) if value is None else value
    dual = Dual(problem, items)
    loops = compiled()
    if loops is None:
        best = dual.descend(value, iterations)
    else:
        sims = problem.sims if problem.sims is not None else np.empty((0, 0), np.int32)
        best = loops.dual.descend(
            problem.modular, dual.ranks, *dual.layout, problem.marginal, sims, problem.floor,
            problem.unit, dual.caps, dual.forced, dual.barred, dual.mu, dual.nu, dual.lam,
            value, problem.size, iterations,
        )  # fmt: skip
    return max(value, float(best) * (1.0 + SLACK))


def online_bound(problem: Problem, items: Longs, value: float | None = None) -> float:
    """The bound at the starting multipliers: F(S) plus the k largest gains given S, or less.

    Leskovec 2007, theorem 4; less where items of S are among the k, as their own gain counts once.
    """
    return dual_bound(problem, items, 1, value)


class Dual:
    """The multipliers, in whole numbers for the representatives, and the steps in NumPy."""

    def __init__(self, problem: Problem, items: Longs) -> None:
        """Starts at the multipliers of the online bound of a list."""
        self._problem = problem
        facets, limits, n = problem.facets, problem.limits, len(problem.ids)
        empty = np.empty(0, np.int32)
        self.layout = (empty, empty) if facets is None else (facets.indptr, facets.columns)
        width, places = problem.marginal.shape
        counts = self._count(items)
        following = np.column_stack([problem.marginal, np.zeros(width)])
        self.mu: Floats = following[np.arange(width), np.minimum(counts, places)]
        self.nu: Floats = np.zeros(width)
        self.caps = np.full(width, NO_CAP, np.int64)
        self.forced, self.barred = np.zeros(n, np.bool_), np.zeros(n, np.bool_)
        if limits is not None:
            if len(limits.caps) == width:
                self.caps = limits.caps
            self.forced[list(limits.pinned)] = True
            self.barred = limits.banned
        self.lam: Longs = problem.floor.astype(np.int64)
        if problem.sims is not None and len(items):
            self.lam = np.maximum(self.lam, problem.sims[:, items].max(axis=1))
        self.ranks = problem.ranks

    def descend(self, value: float, iterations: int) -> float:
        """Evaluates and steps; the least bound. `loops_dual.descend` does the same, compiled."""
        problem, best = self._problem, np.inf
        capped = self.caps < NO_CAP
        for _ in range(iterations):
            top, bound = self._evaluate()
            shown = self._count(top)
            above = (problem.marginal > self.mu[:, None]).sum(axis=1)
            slope_mu = shown - above
            slope_nu = np.where(capped, self.caps - shown, 0)
            slope_lam = np.zeros(0, np.int64)
            if problem.sims is not None:
                slope_lam = 1 - (problem.sims[:, top] > self.lam[:, None]).sum(axis=1)
            best = min(best, bound)
            length = int((slope_mu**2).sum() + (slope_nu**2).sum() + (slope_lam**2).sum())
            if length == 0 or bound <= value:
                break
            step = (bound - value) / length
            self.mu = np.maximum(0.0, self.mu - step * slope_mu)
            self.nu = np.maximum(0.0, self.nu - step * slope_nu)
            if len(slope_lam):
                moved = np.rint(self.lam - step / problem.unit * slope_lam)
                self.lam = np.clip(moved, problem.floor, MOST).astype(np.int64)
        return best

    def _evaluate(self) -> tuple[Longs, float]:
        """The best items at the present multipliers, and the bound."""
        problem = self._problem
        values = problem.modular.copy()
        indptr, columns = self.layout
        if len(columns):
            rows = np.repeat(np.arange(len(values)), np.diff(indptr))
            values += np.bincount(rows, (self.mu - self.nu)[columns], len(values))
        spare = 0
        if problem.sims is not None:
            over = np.maximum(problem.sims - self.lam.astype(np.int32)[:, None], 0)
            values += np.add.reduce(over, axis=0, dtype=np.int32) * problem.unit
            spare = int(self.lam.sum() - problem.floor.sum(dtype=np.int64))
        top = self._take_top(values)
        bound = _in_order(values[top]) + spare * problem.unit
        excess = problem.marginal - self.mu[:, None]
        bound += _in_order(excess[excess > 0])
        capped = self.caps < NO_CAP
        for term in (self.nu[capped] * self.caps[capped]).tolist():
            bound += term
        return top, bound

    def _take_top(self, values: Floats) -> Longs:
        """The largest values, forced items first, ties to the lower rank."""
        keys = np.where(self.forced, np.inf, values)
        keys[self.barred] = -np.inf
        size = self._problem.size
        if size < len(keys):
            least = np.partition(keys, len(keys) - size)[len(keys) - size]
            pool = np.flatnonzero(keys >= least)
        else:
            pool = np.flatnonzero(keys > -np.inf)
        order = np.lexsort((self.ranks[pool], -values[pool], ~self.forced[pool]))
        return pool[order[:size]]

    def _count(self, items: Longs) -> Longs:
        """(V,) how many of the items have each value."""
        facets, width = self._problem.facets, len(self._problem.marginal)
        if facets is None or not len(items):
            return np.zeros(width, np.int64)
        columns = np.concatenate([facets.of(item) for item in items.tolist()])
        return np.bincount(columns, minlength=width)


def _in_order(terms: Floats) -> float:
    """The sum from first to last, as the compiled loop adds; NumPy's own sum goes pairwise."""
    return float(np.add.accumulate(terms)[-1]) if len(terms) else 0.0
