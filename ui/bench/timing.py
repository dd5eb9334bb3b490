"""Two functions timed in turns, and the interval of their ratio.

The clock is the process's CPU time: on one thread it is what a quiet machine would take, and
neighbours on a busy one do not count.
"""

import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

__all__ = ["bootstrap", "compare"]

# Within a repeat the quickest of a few calls counts: cold caches only ever add time. Of short
# calls there are more, so that each side has a few milliseconds to warm up.
LEAST, MOST, TURN_S = 3, 20, 0.005
SLOW_S = 0.5


def compare(
    ours: Callable[[], object], theirs: Callable[[], object], repeats: int
) -> dict[str, float]:
    """Times both in turns.

    Args:
        ours: the function measured.
        theirs: what it is measured against.
        repeats: turns; one inner call each where a call takes half a second or more.

    Returns:
        Medians in milliseconds of CPU time, the median of the ratios ours / theirs, and its
        95 % interval by bootstrap over the turns.
    """
    once = [_time(ours), _time(theirs)]
    counts = [_count_calls(first) for first in once]
    times = np.empty((repeats, 2))
    for turn in range(repeats):
        # Who goes first alternates, so that neither always finds the cache warm.
        for side in (0, 1) if turn % 2 == 0 else (1, 0):
            call = (ours, theirs)[side]
            times[turn, side] = min(_time(call) for _ in range(counts[side]))
    ratios = times[:, 0] / times[:, 1]
    low, high = bootstrap(ratios, np.median)
    ours_ms, theirs_ms = np.median(times, axis=0) * 1e3
    return {
        "ours_ms": round(float(ours_ms), 4),
        "peer_ms": round(float(theirs_ms), 4),
        "ratio": round(float(np.median(ratios)), 5),
        "low": round(low, 5),
        "high": round(high, 5),
    }


def bootstrap(
    values: NDArray[np.float64],
    statistic: Callable[[NDArray[np.float64]], object] = np.mean,
    draws: int = 1000,
) -> tuple[float, float]:
    """The 95 % percentile interval of a statistic (Efron 1979), from a fixed seed."""
    rng = np.random.default_rng(0)
    samples = values[rng.integers(len(values), size=(draws, len(values)))]
    estimates = np.asarray([statistic(sample) for sample in samples], np.float64)
    low, high = np.percentile(estimates, [2.5, 97.5])
    return float(low), float(high)


def _count_calls(once_s: float) -> int:
    return 1 if once_s > SLOW_S else max(LEAST, min(MOST, int(TURN_S / max(once_s, 1e-6))))


def _time(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start
