"""The best list there is, by integer programming: for audits and tests of up to 60 candidates."""

import numpy as np
from numpy.typing import NDArray

from ranking.errors import RankingError
from ranking.lookahead import constraint_rows
from ranking.objective import Problem

__all__ = ["LIMIT", "solve_exactly"]

LIMIT = 60


def solve_exactly(problem: Problem) -> tuple[list[int], float]:
    """The optimal set and its F, by HiGHS through scipy.

    Variables: x_j an item is shown; y_vt its value is shown for the t-th time; z_uj item j stands
    for representative u. About 0.2 s at n = 60.

    Raises:
        RankingError: more than 60 candidates, or scipy is not installed.
    """
    n = len(problem.ids)
    if n > LIMIT:
        raise RankingError(f"certify='exact' takes at most {LIMIT} candidates; there are {n}")
    if not problem.size:
        return [], 0.0
    try:
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_matrix
    except ImportError:
        raise RankingError("certify='exact' needs scipy: pip install scipy") from None
    program = _Program(problem)
    matrix = csr_matrix(
        (program.entries, (program.rows, program.columns)), shape=(len(program.high), program.width)
    )
    solved = milp(
        c=-program.worth,
        constraints=LinearConstraint(matrix, program.low, program.high),
        integrality=np.concatenate([np.ones(n), np.zeros(program.width - n)]),
        bounds=Bounds(program.floor, program.ceiling),
        options={"mip_rel_gap": 0.0},
    )
    if solved.x is None:
        raise RankingError("no list satisfies the constraints")
    items = np.flatnonzero(solved.x[:n] > 0.5).tolist()
    return items, float(-solved.fun)


class _Program:
    """The coefficients: columns are x, then y by value, then z by representative."""

    def __init__(self, problem: Problem) -> None:
        n, k = len(problem.ids), problem.size
        places = min(k, problem.marginal.shape[1])
        values = len(problem.marginal)
        sims = self._excess(problem)
        reps = len(sims)
        self.width = n + values * places + reps * n
        self.worth = np.concatenate(
            [problem.modular, problem.marginal[:, :places].ravel(), sims.ravel()]
        )
        self.floor = np.zeros(self.width)
        self.ceiling = np.ones(self.width)
        if problem.limits is not None:
            self.floor[list(problem.limits.pinned)] = 1.0
            self.ceiling[np.flatnonzero(problem.limits.banned)] = 0.0
        rows, columns, self.low, self.high = constraint_rows(problem)
        self.rows, self.columns = list(rows), list(columns)
        self.entries = [1.0] * len(self.rows)
        for v in range(values):
            # sum_t y_vt <= the number of shown items that have v
            ys = range(n + v * places, n + (v + 1) * places)
            members = problem.facets.with_column(v).tolist() if problem.facets else []
            self._add([*ys, *members], [1.0] * places + [-1.0] * len(members))
        for u in range(reps):
            zs = range(n + values * places + u * n, n + values * places + (u + 1) * n)
            self._add(list(zs), [1.0] * n, 1.0)
            for j, z in enumerate(zs):
                self._add([z, j], [1.0, -1.0])

    def _add(self, columns: list[int], entries: list[float], high: float = 0.0) -> None:
        self.rows.extend([len(self.high)] * len(columns))
        self.columns.extend(columns)
        self.entries.extend(entries)
        self.low.append(-np.inf)
        self.high.append(high)

    @staticmethod
    def _excess(problem: Problem) -> NDArray[np.float64]:
        """(U, n) how much item j raises representative u above what was shown before."""
        if problem.sims is None:
            return np.zeros((0, len(problem.ids)))
        raised = np.maximum(problem.sims, problem.floor[:, None]) - problem.floor[:, None]
        return np.multiply(raised, problem.unit, dtype=np.float64)
