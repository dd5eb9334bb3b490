"""Measures of lists: how different, how broad, how fairly shown, how stable.

Those of the TREC web track come from ir-measures with pyndeval and are computed by them.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from importlib import import_module

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ranking.errors import RankingError
from ranking.facets import Facets

__all__ = [
    "catalogue_coverage",
    "diversity_measures",
    "entropy",
    "facet_coverage",
    "gini",
    "intra_list_distance",
    "jaccard",
    "ndcg",
]

Positions = Sequence[int] | NDArray[np.integer]


def intra_list_distance(embeddings: ArrayLike, items: Positions) -> float:
    """The mean of 1 - cosine over the pairs of a list (Ziegler et al. 2005); 0 below two items.

    Args:
        embeddings: (n, d) unit rows.
        items: (m,) positions.

    Returns:
        In [0, 2], higher = more different.
    """
    rows = np.asarray(embeddings, np.float64)[np.asarray(items, np.int64)]
    m = len(rows)
    if m < 2:
        return 0.0
    total = rows.sum(axis=0)
    # The sum over pairs from the norm of the sum: |sum|^2 = sum of squares + 2 * sum of pairs.
    pairs = (float(total @ total) - float((rows * rows).sum())) / 2
    return 1.0 - pairs / (m * (m - 1) / 2)


def facet_coverage(
    facets: Facets, items: Positions, k: int | None = None, *, settled: Iterable[str] = ()
) -> float:
    """Subtopic recall (Zhai, Cohen and Lafferty 2003) of the first k items, meaned over facets.

    The share of a facet's values among the candidates that the items show, weighted by facet.

    Args:
        facets: of all the candidates.
        items: positions, best first.
        k: how many of them count; all if None.
        settled: facets left out.

    Returns:
        In [0, 1]; 1 where no facet has a value.
    """
    shown = np.zeros(len(facets.values))
    for item in np.asarray(items, np.int64)[:k].tolist():
        shown[facets.of(item)] = 1.0
    total = np.bincount(facets.facet_of, minlength=len(facets.names))
    found = np.bincount(facets.facet_of, shown, len(facets.names))
    left_out = np.asarray([name in set(settled) for name in facets.names], np.bool_)
    weights = np.where((total > 0) & ~left_out, facets.weights, 0.0)
    if not weights.sum():
        return 1.0
    return float((weights * found / np.maximum(total, 1)).sum() / weights.sum())


def catalogue_coverage(lists: Iterable[Iterable[Hashable]], size: int) -> float:
    """The share of a catalogue's items on at least one list (Herlocker et al. 2004).

    Args:
        lists: ids shown, one list per request.
        size: items in the catalogue, or that were ever candidates.
    """
    shown = {item for items in lists for item in items}
    if size < len(shown):
        raise RankingError(f"size is {size}, but {len(shown)} different items were shown")
    return len(shown) / size if size else 0.0


def gini(counts: ArrayLike) -> float:
    """The Gini index of exposure: 0 = all alike, towards 1 = one has everything.

    sum_i (2i - n - 1) x_i / (n sum x), x ascending (Gini 1912; Fleder and Hosanagar 2009).

    Args:
        counts: (n,) >= 0, exposure of each item or seller, the never shown included.
    """
    x = np.sort(_read_counts(counts))
    n, total = len(x), float(x.sum())
    if not total:
        return 0.0
    return float(((2 * np.arange(1, n + 1) - n - 1) * x).sum() / (n * total))


def entropy(counts: ArrayLike) -> float:
    """Shannon's entropy of exposure in bits (Shannon 1948); log2 n = all alike.

    Args:
        counts: (n,) >= 0.
    """
    x = _read_counts(counts)
    total = float(x.sum())
    if not total:
        return 0.0
    p = x[x > 0] / total
    return max(0.0, float(-(p * np.log2(p)).sum()))


def jaccard(first: Iterable[Hashable], second: Iterable[Hashable]) -> float:
    """The overlap of two lists as sets (Jaccard 1912): |both| / |either|; 1 if both are empty."""
    a, b = set(first), set(second)
    return len(a & b) / len(a | b) if a | b else 1.0


def diversity_measures(
    subtopics: Mapping[str, Mapping[str, Iterable[str]]],
    runs: Mapping[str, Sequence[str]],
    names: Sequence[str] = ("alpha_nDCG@10", "ERR_IA@10", "StRecall@10", "NRBP"),
) -> dict[str, dict[str, float]]:
    """alpha-nDCG (Clarke 2008), ERR-IA (Chapelle 2009), subtopic recall and NRBP (Clarke 2009).

    Args:
        subtopics: query -> document -> the subtopics it is about.
        runs: query -> documents, best first.
        names: measures as ir-measures writes them.

    Returns:
        Measure -> query -> value in [0, 1]; a query with no run has 0.

    Raises:
        RankingError: ir-measures or pyndeval is missing.
    """
    try:
        import ir_measures

        # ir-measures finds it by itself, or says much later that no provider knows alpha-nDCG.
        import_module("pyndeval")
    except ImportError as error:
        raise RankingError(f"{error.name} is missing: pip install ir-measures pyndeval") from None
    measures = {name: ir_measures.parse_measure(name) for name in names}
    qrels = [
        ir_measures.Qrel(query, document, 1, subtopic)
        for query, documents in subtopics.items()
        for document, found in documents.items()
        for subtopic in found
    ]
    run = [
        ir_measures.ScoredDoc(query, document, float(-rank))
        for query, documents in runs.items()
        for rank, document in enumerate(documents)
    ]
    values: dict[str, dict[str, float]] = {name: dict.fromkeys(subtopics, 0.0) for name in names}
    written = {str(measure): name for name, measure in measures.items()}
    for metric in ir_measures.iter_calc(list(measures.values()), qrels, run):
        values[written[str(metric.measure)]][metric.query_id] = float(metric.value)
    return values


def _read_counts(counts: ArrayLike) -> NDArray[np.float64]:
    x = np.asarray(counts, np.float64)
    if x.ndim != 1 or (x.size and not (x.min() >= 0 and x.max() < np.inf)):
        raise RankingError(f"counts have shape {x.shape}; expected (n,) finite numbers >= 0")
    return x


def ndcg(grades: Mapping[str, float], items: Sequence[str], k: int = 10) -> float:
    """Normalised discounted cumulative gain (Jarvelin and Kekalainen 2002), gains linear.

    Args:
        grades: document -> grade >= 0 (trec_eval's gain); those not named count as 0.
        items: documents, best first.
        k: how many of them count.

    Returns:
        In [0, 1]; 0 where nothing has a grade above 0.
    """
    discounts = 1.0 / np.log2(np.arange(2, k + 2))
    best = np.sort(np.asarray(list(grades.values()), np.float64))[::-1][:k]
    ideal = float((best * discounts[: len(best)]).sum())
    found = np.asarray([grades.get(item, 0.0) for item in items[:k]], np.float64)
    return float((found * discounts[: len(found)]).sum()) / ideal if ideal > 0 else 0.0
