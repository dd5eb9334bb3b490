"""One search as plain JSON: the candidates, the shelf with its gains, the certificate."""

from typing import Any

from assistant.search import Found

__all__ = ["report_search"]


def report_search(found: Found, ranker: str) -> dict[str, Any]:
    """Return DESIGN.md's shape of `vitrine search --json`.

    A shelf item's "gains" are what it added to the objective, by term; {} where nothing was
    ranked.
    """
    ranking = found.ranking
    shelf = []
    for at, item in enumerate(found.shelf.items):
        gains = (
            {}
            if ranking is None
            else dict(
                zip(ranking.terms, (round(float(g), 6) for g in ranking.gains[at]), strict=True)
            )
        )
        shelf.append({**item.to_json(), "gains": gains})
    return {
        "query": found.query,
        "filters": found.where.model_dump(mode="json", exclude_defaults=True),
        "matching": found.matching,
        "candidates": [
            {
                "id": hit.id,
                "score": round(hit.score, 6),
                "dense": None if hit.dense is None else round(hit.dense, 6),
                "lexical": None if hit.lexical is None else round(hit.lexical, 6),
            }
            for hit in found.candidates.hits
        ],
        "shelf": shelf,
        "certificate": found.shelf.certificate,
        "uncovered": list(found.shelf.uncovered),
        "grid": found.shelf.grid_json(),
        "ranker": ranker,
        "timings_ms": {stage: round(spent, 3) for stage, spent in found.timings_ms.items()},
    }
