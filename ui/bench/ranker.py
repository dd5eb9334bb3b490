"""`vitrine bench ranker`: the ranker beside its peers, in one process, as ratios with intervals.

Ours and a peer's run take turns, so both meet the same machine; one BLAS thread for all. Facets are
built before timing, as the peers' vectors and kernels are. What a peer cannot do is said in `note`.
"""

import contextlib
import os
import platform
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np

from ranking import Ranker, RankerConfig, warm
from ranking.kernels import without_loops
from ui.bench.peers import PEERS
from ui.bench.quality import measure_quality
from ui.bench.requests import Request, make_request
from ui.bench.timing import compare

__all__ = ["run"]

K = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison: a mode of ours against a peer, and the ratio it must stay under."""

    mode: str
    n: int
    peer: str
    limit: float | None
    repeats: int = 30
    loops: bool = True


ROWS = (
    Row("facets only", 1000, "pyversity mmr", 0.25),
    Row("facets only", 1000, "submodlib set cover", 1 / 14),
    Row("facets only", 1000, "pyversity mmr", 1.0, loops=False),
    Row("full", 1000, "pyversity mmr", 2.0),
    Row("full", 1000, "pyversity mmr", 6.0, loops=False),
    Row("full", 1000, "pyversity dpp", None),
    Row("full", 1000, "pyversity ssd", None, 15),
    Row("full", 1000, "pyversity cover", None, 10),
    Row("full", 1000, "submodlib facility location", 0.1, 15),
    Row("full", 1000, "apricot facility location", None, 3),
    Row("full", 1000, "langchain mmr, lists", None, 5),
    Row("full", 1000, "langchain mmr, array", None, 10),
    Row("full", 1000, "divsel gist", None, 10),
    Row("full, explained", 1000, "ours: full", 1.1),
    Row("full, certified", 1000, "ours: full", None),
    Row("full, certified and repaired", 1000, "ours: full", None),
    Row("full", 200, "pyversity mmr", None),
    Row("full", 10_000, "pyversity cover", 1 / 200, 3),
)
# Milliseconds that a mode may take, or may add to "ours: full".
MOST_MS = {("full", 10_000): 15.0}
MOST_EXTRA_MS = {"full, certified": 2.0}


def run(quick: bool = False) -> dict[str, Any]:
    """Times every row and measures every quality gate.

    Args:
        quick: fewer repeats, and no row whose peer takes seconds.

    Returns:
        {"machine", "rows": [{"mode", "n", "k", "ours_ms", "peer", "peer_ms", "ratio", "low",
        "high", "limit", "ok", "numba", "note"}], "quality": [{"gate", "value", "low", "high",
        "limit", "ok", "note"}]}. A peer that is not installed has null figures and says why in
        "note".
    """
    fast = warm()
    # Peers use what newer SciPy and NumPy deprecate; that is theirs to say.
    with _one_thread() as threads, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rows = [
            _measure(row, quick)
            for row in ROWS
            if (fast or not row.loops) and not (quick and row.repeats < 5)
        ]
        quality = measure_quality(quick)
    return {"machine": _machine(threads, fast), "rows": rows, "quality": quality}


def _measure(row: Row, quick: bool) -> dict[str, Any]:
    request = make_request(0, row.n)
    report: dict[str, Any] = {
        "mode": row.mode, "n": row.n, "k": K, "ours_ms": None, "peer": row.peer, "peer_ms": None,
        "ratio": None, "low": None, "high": None, "limit": row.limit, "ok": None,
        "numba": row.loops, "note": "",
    }  # fmt: skip
    try:
        theirs = _peer(row.peer, request)
        theirs()
    except Exception as error:  # A peer that cannot be imported or run is a row, not a crash.
        reason = str(error).strip() or "no message"
        report["note"] = f"{type(error).__name__}: {reason.splitlines()[0]}"
        return report
    repeats = max(3, row.repeats // 5) if quick else row.repeats
    with contextlib.nullcontext() if row.loops else without_loops():
        timed = compare(_ours(row.mode, request), theirs, repeats)
    report |= timed
    met = [row.limit is None or timed["ratio"] <= row.limit]
    if (row.mode, row.n) in MOST_MS:
        report["limit_ms"] = MOST_MS[row.mode, row.n]
        met.append(timed["ours_ms"] <= report["limit_ms"])
    if row.mode in MOST_EXTRA_MS:
        report["limit_extra_ms"] = MOST_EXTRA_MS[row.mode]
        met.append(timed["ours_ms"] - timed["peer_ms"] <= report["limit_extra_ms"])
    limited = row.limit is not None or len(met) > 1
    return report | {"ok": all(met) if limited else None}


def _ours(mode: str, request: Request) -> Callable[[], object]:
    certify = "dual" if "certified" in mode else None
    config = RankerConfig() if "repaired" in mode else RankerConfig(repair_below=0.0)
    ranker = Ranker(config)
    embeddings = None if mode == "facets only" else request.embeddings

    def rank() -> object:
        ranking = ranker.rank(
            request.ids,
            request.relevance,
            K,
            embeddings=embeddings,
            facets=request.facets,
            certify=certify,
        )
        return ranking.steps if mode == "full, explained" else ranking.items

    return rank


def _peer(name: str, request: Request) -> Callable[[], object]:
    if name == "ours: full":
        return _ours("full", request)
    return PEERS[name](request, K)


@contextlib.contextmanager
def _one_thread() -> Iterator[int | None]:
    """One BLAS thread where threadpoolctl can see to it; None where it is not installed."""
    try:
        threadpoolctl = import_module("threadpoolctl")
    except ImportError:
        yield None
        return
    with threadpoolctl.threadpool_limits(limits=1):
        yield 1


def _machine(threads: int | None, fast: bool) -> dict[str, Any]:
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "blas_threads": threads,
        "numba": fast,
        "clock": "process CPU time",
    }
