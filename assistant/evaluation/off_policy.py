"""What a new ranker would earn, estimated from the shelves that an old one showed.

Each logged product carries the probability with which it was shown there and the chance that its
place was looked at. Estimators: inverse propensity (Horvitz and Thompson 1952), self-normalised
(Swaminathan and Joachims 2015) and doubly robust (Dudik, Langford and Li 2011); places are weighed
as in Joachims, Swaminathan and Schnabel 2017. It knows arrays; `simulate` makes logs whose truth is
known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.evaluation.purchases import Case
from retrieval.evaluate.measures import interval

__all__ = ["Log", "check_estimates", "estimate", "simulate"]

Floats = NDArray[np.float64]
PLACES = 6
ACTIONS = 50
ROUNDS = 20
# How sharply the rankers of the simulation prefer what they score high, and how much of the old
# one's choice is even: without it some products would never be logged.
SHARPNESS = 8.0
EVEN = 0.3


@dataclass(frozen=True, eq=False)
class Log:
    """What an old ranker showed: t products to each of u customers.

    Attributes:
        rewards: (u, t) 1 = taken, 0 = not.
        shown: (u, t) in (0, 1], the old ranker's probability of showing it.
        looked: (u, t) in (0, 1], the chance that its place was looked at.
        wanted: (u, t) in [0, 1], the new ranker's probability of showing it.
        believed: (u, t) in [0, 1], a model's reward of it, were it looked at.
        promised: (u, t) in [0, 1], that model's mean reward of the new ranker for this request.
    """

    rewards: Floats
    shown: Floats
    looked: Floats
    wanted: Floats
    believed: Floats
    promised: Floats


def estimate(log: Log) -> dict[str, dict[str, float]]:
    """Return the new ranker's reward per product shown and looked at, by each estimator.

    Returns:
        "ips", "self_normalised", "doubly_robust", and "ips_places_ignored", which takes a product
        that nobody looked at for one that nobody wanted: {"mean", "low", "high"}.
    """
    weights = log.wanted / log.shown
    seen = log.rewards / log.looked
    ips = weights * seen
    robust = log.promised + weights * (seen - log.believed)
    return {
        "ips": _over_customers(ips),
        "self_normalised": _over_customers(ips / weights.mean()),
        "doubly_robust": _over_customers(robust),
        "ips_places_ignored": _over_customers(weights * log.rewards),
    }


def simulate(
    ordered: Sequence[tuple[list[int], list[float]]],
    popular: Floats,
    cases: Sequence[Case],
    seed: int = 0,
) -> tuple[Log, float]:
    """Return a log of a ranker by popularity, and the true reward of one by the blend.

    What customers really took is known, so is what each would have taken of any shelf. A place k
    is looked at with probability 1 / k.

    Args:
        ordered: per customer, the blend's products best first, and their scores.
        popular: (n,) popularity in [0, 1].
        cases: the same customers.
        seed: of the shelves.
    """
    dice = np.random.default_rng(seed)
    parts: list[tuple[Floats, ...]] = []
    truths = []
    for (products, scores), case in zip(ordered, cases, strict=True):
        actions = np.array(products[:ACTIONS])
        likes = np.array(scores[:ACTIONS])
        taken = np.isin(actions, list(case.wanted)).astype(float)
        new = _soft(likes)
        old = (1 - EVEN) * _soft(popular[actions]) + EVEN / len(actions)
        truths.append(float(new @ taken))
        drawn = dice.choice(len(actions), ROUNDS, p=old)
        looked = 1.0 / dice.integers(1, PLACES + 1, ROUNDS)
        rewards = taken[drawn] * (dice.random(ROUNDS) < looked)
        promised = np.full(ROUNDS, float(new @ likes))
        parts.append((rewards, old[drawn], looked, new[drawn], likes[drawn], promised))
    columns = [np.stack(column) for column in zip(*parts, strict=True)]
    rewards, shown, looked, wanted, believed, promised = columns
    # The model of the reward: the score, brought to the level of what was taken. Each half of the
    # log is believed by the level of the other, so that no reward speaks for itself.
    half = np.arange(len(rewards)) % 2 == 0
    level = np.where(half, _level(columns, ~half), _level(columns, half))[:, None]
    log = Log(rewards, shown, looked, wanted, level * believed, level * promised)
    return log, float(np.mean(truths))


def check_estimates(log: Log, truth: float) -> dict[str, Any]:
    """Return the estimates beside the truth, and whether each interval holds it."""
    estimates = estimate(log)
    return {
        "truth": truth,
        "logged": log.rewards.size,
        "estimates": estimates,
        "holds": {name: e["low"] <= truth <= e["high"] for name, e in estimates.items()},
    }


def _over_customers(values: Floats) -> dict[str, float]:
    """Return the mean with its interval; what one customer was shown is one observation."""
    return interval(values.mean(axis=1).tolist())


def _soft(scores: Floats) -> Floats:
    powers = np.exp(SHARPNESS * (scores - scores.max()))
    found: Floats = powers / powers.sum()
    return found


def _level(columns: Sequence[Floats], part: NDArray[np.bool_]) -> float:
    rewards, _, looked, _, believed, _ = (column[part] for column in columns)
    total = float(believed.sum())
    return float((rewards / looked).sum()) / total if total > 0 else 0.0
