"""The ranker's quality gates: coverage and relevance against DPP, stability, relevance, TREC."""

import os
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ranking import Facets, Ranker, RankerConfig
from ranking.measures import diversity_measures, facet_coverage, jaccard
from ranking.objective import evaluate
from ui.bench.requests import Request, make_request
from ui.bench.timing import bootstrap

__all__ = ["measure_quality", "rank_trec"]

K = 10
JITTER = 0.01
# One draw a request leaves the mean uncertain by 0.03.
DRAWS = 10
QRELS = Path("trec_web_diversity", "qrels.diversity.txt")


def measure_quality(quick: bool = False) -> list[dict[str, Any]]:
    """Every gate with its value, 95 % interval over requests, limit and whether it is met."""
    count = 6 if quick else 24
    requests = [make_request(seed, 200 if seed % 2 else 1000) for seed in range(count)]
    return [
        *_against_dpp(requests),
        *_stability(requests),
        _permutation(requests),
        _representatives(requests),
        *_certificates(requests),
        _trec(),
    ]


def _rank(request: Request, relevance: NDArray[np.float64] | None = None, **given: Any) -> Any:  # noqa: ANN401
    config = given.pop("config", None)
    return Ranker(config).rank(
        request.ids,
        request.relevance if relevance is None else relevance,
        K,
        embeddings=request.embeddings,
        facets=request.facets,
        **given,
    )


def _gate(
    gate: str, values: object, limit: float | None, note: str = "", *, low: bool = True
) -> dict[str, Any]:
    found = np.asarray(values, np.float64)
    ends = bootstrap(found) if found.size > 1 else (float(found.mean()),) * 2
    mean = float(found.mean())
    met = None if limit is None else mean >= limit if low else mean <= limit
    return {
        "gate": gate,
        "value": round(mean, 4),
        "low": round(ends[0], 4),
        "high": round(ends[1], 4),
        "limit": limit,
        "ok": met,
        "note": note,
    }


def _against_dpp(requests: list[Request]) -> list[dict[str, Any]]:
    try:
        from pyversity import diversify
    except ImportError as error:
        gates = ("facet coverage / pyversity dpp", "mean relevance / pyversity dpp")
        return [_missing(gate, str(error)) for gate in gates]
    coverage, relevance = [], []
    for request in requests:
        ours = _rank(request).items
        scores = request.relevance.astype(np.float32)
        theirs = np.asarray(diversify(request.embeddings, scores, K, "dpp").indices)
        coverage.append(
            facet_coverage(request.facets, ours) / facet_coverage(request.facets, theirs)
        )
        relevance.append(request.relevance[ours].mean() / request.relevance[theirs].mean())
    return [
        _gate("facet coverage / pyversity dpp", coverage, 1.2),
        _gate("mean relevance / pyversity dpp", relevance, 0.92),
    ]


def _stability(requests: list[Request]) -> list[dict[str, Any]]:
    plain, kept, swapped = [], [], []
    rng = np.random.default_rng(11)
    for request in requests:
        before = _rank(request).ids
        shaken = np.clip(request.relevance + rng.normal(0, JITTER, (DRAWS, len(request.ids))), 0, 1)
        plain.append(np.mean([jaccard(before, _rank(request, s).ids) for s in shaken]))
        again = [_rank(request, s, previous=before).ids for s in shaken]
        kept.append(np.mean([jaccard(before, ids) for ids in again]))
        order = rng.permutation(len(request.ids))
        other = Request(
            [request.ids[i] for i in order],
            request.relevance[order],
            request.embeddings[order],
            request.query,
            request.facets.take(order),
        )
        swapped.append(float(_rank(other).ids == before))
    note = f"Jaccard under jitter of sd {JITTER} in the relevance"
    return [
        _gate("stability", kept, 0.85, note + ", given what the previous turn showed"),
        _gate("stability without the previous list", plain, 0.85, note),
        _gate("input-order invariance", swapped, 1.0, "share of requests"),
    ]


def _permutation(requests: list[Request]) -> dict[str, Any]:
    rng = np.random.default_rng(13)
    changed = []
    for request in requests:
        other = _rank(request, rng.permutation(request.relevance)).ids
        changed.append(1 - len(set(other) & set(_rank(request).ids)) / K)
    return _gate("picks changed by permuting the relevance", changed, 0.8)


def _representatives(requests: list[Request]) -> dict[str, Any]:
    """What the sampled facility location keeps of the value of one over every candidate."""
    kept = []
    for request in requests:
        all_of_them = RankerConfig(representatives=len(request.ids))
        full = _rank(request, config=all_of_them, certify=None)
        sampled = _rank(request, certify=None)
        kept.append(evaluate(full.problem, sampled.items) / full.value)
    return _gate("value kept with 128 representatives", kept, 0.997)


def _certificates(requests: list[Request]) -> list[dict[str, Any]]:
    plain = RankerConfig(repair_below=0.0)
    dual = [_rank(request, config=plain).certificate for request in requests]
    repaired = [_rank(request).certificate for request in requests]
    online = [_rank(request, config=plain, certify="online").certificate for request in requests]
    return [
        _gate("dual certificate, 30 iterations", dual, None),
        _gate("dual certificate after repair", repaired, None),
        _gate("online certificate", online, None, "the fallback; CELF's bound or tighter"),
    ]


def _trec() -> dict[str, Any]:
    gate = "alpha-nDCG@10, TREC web diversity, judged subtopics as facets"
    root = Path(__file__).resolve().parents[2]
    folder = Path(os.environ.get("VITRINE_SHARED_DATA", root.parent / "shared" / "data"))
    if not (folder / QRELS).is_file():
        return _missing(gate, f"no {QRELS.name}: set VITRINE_SHARED_DATA to the public data")
    try:
        values = rank_trec(folder / QRELS)
    except ValueError as error:
        return _missing(gate, str(error))
    return _gate(gate, list(values.values()), 0.99, f"{len(values)} topics")


def rank_trec(qrels: Path) -> dict[str, float]:
    """alpha-nDCG@10 per topic of lists ranked with the judged subtopics as the one facet.

    Args:
        qrels: lines of "topic subtopic document judgment".
    """
    topics: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for line in qrels.read_text(encoding="utf-8").splitlines():
        topic, subtopic, document, judgment = line.split()
        found = topics[topic].setdefault(document, [])
        if int(judgment) > 0:
            found.append(subtopic)
    # Coverage alone, every subtopic as wanted as another, and alpha-nDCG's own alpha as depth.
    ranker = Ranker(RankerConfig(relevance_weight=0, similarity_weight=0, depth=0.5, share_power=0))
    runs: dict[str, list[str]] = {}
    for topic, documents in topics.items():
        ids = sorted(documents)
        facets = Facets.from_lists({"subtopic": [documents[id_] for id_ in ids]})
        runs[topic] = [
            str(id_) for id_ in ranker.rank(ids, np.zeros(len(ids)), K, facets=facets).ids
        ]
    judged = {topic: docs for topic, docs in topics.items() if any(docs.values())}
    return diversity_measures(judged, runs, ["alpha_nDCG@10"])["alpha_nDCG@10"]


def _missing(gate: str, reason: str) -> dict[str, Any]:
    return {
        "gate": gate, "value": None, "low": None, "high": None, "limit": None, "ok": None,
        "note": reason,
    }  # fmt: skip
