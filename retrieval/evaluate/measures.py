"""Measures of one ranking against judgments, and their mean with an interval.

As trec_eval has them, checked against ir-measures in the tests: gains are the grades, a document
without a judgment has grade 0 except in the condensed measure, which leaves it out (Sakai 2007,
"Alternatives to Bpref"). It knows ids and grades only.
"""

from collections.abc import Mapping, Sequence

import numpy as np

__all__ = ["MEASURES", "interval", "score_ranking"]

MEASURES = ("nDCG@10", "condensed_nDCG@10", "R@100", "judged@10")
RELEVANT = 2
RESAMPLES = 2000


def score_ranking(ranking: Sequence[str], grades: Mapping[str, int]) -> dict[str, float]:
    """Return every measure of one query.

    Args:
        ranking: ids, best first; 100 or more unless fewer were found.
        grades: id -> grade of every judged document, 0 for not relevant.

    Returns:
        Measure -> value in [0, 1]. "R@100" counts grades of RELEVANT and above, and is missing
        where the query has no document of such a grade.
    """
    scores = {
        "nDCG@10": _ndcg(ranking, grades),
        "condensed_nDCG@10": _ndcg([i for i in ranking if i in grades], grades),
        "judged@10": sum(i in grades for i in ranking[:10]) / 10,
    }
    relevant = {i for i, grade in grades.items() if grade >= RELEVANT}
    if relevant:
        scores["R@100"] = len(relevant & set(ranking[:100])) / len(relevant)
    return scores


def _ndcg(ranking: Sequence[str], grades: Mapping[str, int]) -> float:
    ideal = _dcg(sorted(grades.values(), reverse=True))
    return _dcg([grades.get(i, 0) for i in ranking[:10]]) / ideal if ideal else 0.0


def _dcg(grades: Sequence[int]) -> float:
    gains = np.maximum(np.array(grades[:10], dtype=float), 0)
    return float((gains / np.log2(np.arange(2, len(gains) + 2))).sum())


def interval(values: Sequence[float], seed: int = 0) -> dict[str, float]:
    """Return the mean and its 95% interval, by bootstrap over the queries.

    Args:
        values: one a query; NaN mean and bounds for none.
        seed: of the RESAMPLES resamples.
    """
    if not len(values):
        return {"mean": float("nan"), "low": float("nan"), "high": float("nan")}
    array = np.asarray(values, dtype=float)
    rng = np.random.default_rng(seed)
    means = array[rng.integers(0, len(array), (RESAMPLES, len(array)))].mean(axis=1)
    low, high = np.percentile(means, (2.5, 97.5))
    return {"mean": float(array.mean()), "low": float(low), "high": float(high)}
