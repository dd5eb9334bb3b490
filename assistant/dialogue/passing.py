"""Shares with intervals: of trials that pass, and pass^k, how likely k trials all pass.

For a script with c of n trials passed, C(c, k) / C(n, k) is the unbiased estimate (Yao et al. 2024,
tau-bench, section 4); the mean over scripts is pass^k. Intervals are bootstrapped over scripts.
"""

from collections.abc import Sequence
from math import comb

import numpy as np

from assistant.dialogue.outcome import ScriptResult

__all__ = ["pass_hat_k", "share"]

RESAMPLES = 2000
LOW, HIGH = 2.5, 97.5


def share(values: Sequence[float]) -> dict[str, float]:
    """Return {"mean", "low", "high"} of values in [0, 1], at least one.

    low and high are the 95 % bootstrap interval, with a fixed seed.
    """
    held = np.asarray(values, dtype=np.float64)
    draws = np.random.default_rng(0).integers(0, len(held), (RESAMPLES, len(held)))
    low, high = np.percentile(held[draws].mean(axis=1), [LOW, HIGH])
    mean = float(held.mean())
    return {"mean": round(mean, 4), "low": round(float(low), 4), "high": round(float(high), 4)}


def pass_hat_k(results: Sequence[ScriptResult]) -> dict[str, dict[str, float]]:
    """Return {"pass^k": {"mean", "low", "high"}} for k = 1 ... trials; {} without scripts."""
    if not results:
        return {}
    trials = len(results[0].trials)
    passed = [sum(not trial.failures for trial in result.trials) for result in results]
    return {
        f"pass^{k}": share([comb(c, k) / comb(trials, k) for c in passed])
        for k in range(1, trials + 1)
    }
