"""How long the sponsored place of a shelf takes: the auction with its books, and the placing."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from assistant.recommend.spending import Showing, Spending
from assistant.recommend.sponsoring import SponsoredPlace
from assistant.shelf.sponsored import make_room
from assistant.shop.campaigns import Campaigns
from assistant.shop.recommend_settings import SponsoredSettings
from assistant.transcript import Transcript
from ranking import Constraints, Ranker

__all__ = ["measure_sponsored"]

SHELF = 6
DIMENSION = 384
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
LIMIT_MS = 2.0


def measure_sponsored(candidates: int, campaigns: int, repeats: int) -> dict[str, Any]:
    """Time one auction among some candidates, and the shelf's being ranked around its winner.

    Args:
        candidates: of the search.
        campaigns: that have a product among them; each has its own books in SQLite.
        repeats: calls timed, in CPU time: neighbours on a busy machine do not count.

    Returns:
        {"mode", "n", "campaigns", "auction_ms", "auction_p99_ms", "placing_ms", "limit_ms"}.
    """
    dice = np.random.default_rng(5)
    ids = [f"p{n:05}" for n in range(candidates)]
    vectors = dice.normal(size=(candidates, DIMENSION)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    relevance = np.sort(dice.uniform(0.5, 1.0, candidates))[::-1].astype(np.float32)
    sponsored = [
        {
            "name": f"campaign {n}",
            "products": [ids[int(at)] for at in dice.choice(candidates, 5, replace=False)],
            "bid_minor": int(dice.integers(500, 3000)),
            "day_budget_minor": 1_000_000,
        }
        for n in range(campaigns)
    ]
    ranking = Ranker().rank(ids, relevance, SHELF, embeddings=vectors, constraints=Constraints())
    shown = [str(id_) for id_ in ranking.ids]
    with TemporaryDirectory() as scratch:
        transcript = Transcript(f"sqlite:///{Path(scratch) / 'c.db'}")
        spending = Spending(transcript)
        for each in sponsored:
            showing = Showing(str(each["name"]), ids[0], 100, 1000)
            spending.charge(showing, str(each["name"]), NOON.date())
        place = SponsoredPlace(
            Campaigns.model_validate({"sponsored": sponsored}),
            SponsoredSettings(),
            spending,
            clock=lambda: NOON,
        )
        auction = _timed(lambda: place.choose(ids, relevance.tolist(), shown), repeats)
        placing = _timed(lambda: make_room(ranking, Constraints(), place.choose, ids), repeats)
        transcript.close()
    return {
        "mode": "sponsored",
        "n": candidates,
        "campaigns": campaigns,
        "auction_ms": round(float(np.median(auction)), 4),
        "auction_p99_ms": round(float(np.percentile(auction, 99)), 4),
        "placing_ms": round(float(np.median(placing)), 4),
        "limit_ms": LIMIT_MS,
    }


def _timed(call: Callable[[], object], repeats: int) -> list[float]:
    call()
    spent = []
    for _ in range(repeats):
        started = time.process_time()
        call()
        spent.append((time.process_time() - started) * 1000)
    return spent
