"""Chooses the few items that together cover the range of good answers, and certifies it.

Arrays in, a `Ranking` out. Knows no products, no vector store and no language model; needs NumPy,
uses numba and scipy where installed. Start at `Ranker.rank`.
"""

from ranking.auction import Award, Bid, open_budget, run_auction
from ranking.config import RankerConfig
from ranking.constraints import Constraints, Relaxation
from ranking.demand import Demand, Uncovered
from ranking.errors import RankingError
from ranking.explain import Reason, Step, Why, WhyNot
from ranking.exposure import ExposurePrices
from ranking.facets import Facets
from ranking.kernels import warm
from ranking.objective import TERMS
from ranking.question import Question, best_question
from ranking.ranker import METHODS, Ranker
from ranking.result import Ranking
from ranking.session import Session

__all__ = [
    "METHODS",
    "TERMS",
    "Award",
    "Bid",
    "Constraints",
    "Demand",
    "ExposurePrices",
    "Facets",
    "Question",
    "Ranker",
    "RankerConfig",
    "Ranking",
    "RankingError",
    "Reason",
    "Relaxation",
    "Session",
    "Step",
    "Uncovered",
    "Why",
    "WhyNot",
    "best_question",
    "open_budget",
    "run_auction",
    "warm",
]
