"""pass^k: how likely it is that k trials of a script all pass, with intervals.

For a script with c of n trials passed, C(c, k) / C(n, k) is the unbiased estimate (Yao et al. 2024,
tau-bench, section 4); the mean over scripts is pass^k. Intervals are bootstrapped over scripts.
"""

from collections.abc import Sequence
from math import comb

import numpy as np

from assistant.dialogue.outcome import ScriptResult

__all__ = ["pass_hat_k"]

RESAMPLES = 2000
LOW, HIGH = 2.5, 97.5


def pass_hat_k(results: Sequence[ScriptResult]) -> dict[str, dict[str, float]]:
    """Return {"pass^k": {"mean", "low", "high"}} for k = 1 ... trials; {} without scripts.

    low and high are the 95 % bootstrap interval over scripts, with a fixed seed.
    """
    if not results:
        return {}
    trials = len(results[0].trials)
    passed = [sum(not trial.failures for trial in result.trials) for result in results]
    dice = np.random.default_rng(0)
    draws = dice.integers(0, len(results), (RESAMPLES, len(results)))
    found = {}
    for k in range(1, trials + 1):
        estimates = np.array([comb(c, k) / comb(trials, k) for c in passed])
        low, high = np.percentile(estimates[draws].mean(axis=1), [LOW, HIGH])
        found[f"pass^{k}"] = {
            "mean": round(float(estimates.mean()), 4),
            "low": round(float(low), 4),
            "high": round(float(high), 4),
        }
    return found
