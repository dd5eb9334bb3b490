"""BM25, the base encoder, the tuned one, and both of them fused, on the same queries.

It knows rankings and judgments; what the systems are made of is `Retriever`'s.
"""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np

from retrieval.errors import RetrievalError
from retrieval.evaluate.measures import MEASURES, interval, score_ranking
from retrieval.rerank import Reranker
from retrieval.search import Retriever

__all__ = ["Evaluation", "evaluate_systems", "retrieval_systems"]

DEPTH = 200

System = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Measures of systems on the same queries.

    Attributes:
        queries: how many have a relevant product and so count.
        systems: system -> measure -> {"mean", "low", "high"}, 95% intervals.
        by_query: system -> query id -> measure -> value.
    """

    queries: int
    systems: dict[str, dict[str, dict[str, float]]]
    by_query: dict[str, dict[str, dict[str, float]]]

    def to_json(self) -> dict[str, object]:
        """Return what `vitrine evaluate retrieval --json` prints."""
        return {"queries": self.queries, "systems": self.systems}


def retrieval_systems(
    base: Retriever, tuned: Retriever | None, reranker: Reranker | None = None
) -> dict[str, System]:
    """Return the systems that are compared, by name.

    Args:
        base: with the base encoder.
        tuned: with the tuned one; None leaves "tuned" out, and "hybrid" is the base's.
        reranker: None leaves "reranked" out.
    """
    systems: dict[str, System] = {"bm25": lambda query: lexical_ranking(base, query)}
    systems["base"] = lambda query: dense_ranking(base, query)
    if tuned is not None:
        systems["tuned"] = lambda query: dense_ranking(tuned, query)
    systems["hybrid_base"] = lambda query: hybrid_ranking(base, query)
    systems["hybrid"] = lambda query: hybrid_ranking(tuned or base, query)
    if reranker is not None:
        reranking = copy(tuned or base)
        reranking.reranker = reranker
        systems["reranked"] = lambda query: hybrid_ranking(reranking, query)
    return systems


def lexical_ranking(retriever: Retriever, query: str) -> list[str]:
    """Return the ids of the DEPTH best by BM25; fewer where fewer have a word of the query."""
    scores = retriever.lexical.scores(query)
    best = np.argsort(-scores, kind="stable")[:DEPTH]
    return [retriever.catalog.products[at].id for at in best.tolist() if scores[at] > 0]


def dense_ranking(retriever: Retriever, query: str) -> list[str]:
    """Return the ids of the DEPTH nearest, by an exact product."""
    scores = retriever.vectors @ retriever.encoder.encode_queries([query])[0]
    best = np.argsort(-scores, kind="stable")[:DEPTH]
    return [retriever.catalog.products[at].id for at in best.tolist()]


def hybrid_ranking(retriever: Retriever, query: str) -> list[str]:
    """Return the ids that search gives."""
    return [hit.id for hit in retriever.search(query, k=DEPTH).hits]


def evaluate_systems(
    systems: Mapping[str, System],
    queries: Mapping[str, str],
    qrels: Mapping[str, Mapping[str, int]],
) -> Evaluation:
    """Measure systems on the queries that have a relevant product.

    Args:
        systems: name -> query text to ids, best first.
        queries: query id -> text.
        qrels: query id -> product id -> grade.

    Raises:
        RetrievalError: no query has a relevant product.
    """
    counted = [i for i in queries if any(grade > 0 for grade in qrels.get(i, {}).values())]
    if not counted:
        raise RetrievalError("None of the queries has a product judged relevant (grade 1 or more).")
    by_query = {
        name: {i: score_ranking(rank(queries[i]), qrels[i]) for i in counted}
        for name, rank in systems.items()
    }
    summary = {
        name: {
            measure: interval([v[measure] for v in values.values() if measure in v])
            for measure in MEASURES
        }
        for name, values in by_query.items()
    }
    return Evaluation(len(counted), summary, by_query)
