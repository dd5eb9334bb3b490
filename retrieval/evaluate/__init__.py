"""How good retrieval is: judged queries, measures with intervals, systems side by side."""

from retrieval.evaluate.files import read_qrels, read_queries
from retrieval.evaluate.measures import MEASURES, interval, score_ranking
from retrieval.evaluate.systems import Evaluation, evaluate_systems, retrieval_systems

__all__ = [
    "MEASURES",
    "Evaluation",
    "evaluate_systems",
    "interval",
    "read_qrels",
    "read_queries",
    "retrieval_systems",
    "score_ranking",
]
