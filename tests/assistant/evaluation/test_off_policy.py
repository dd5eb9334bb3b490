"""Off-policy estimates against a truth that is known because the log is made up."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.evaluation.off_policy import Log, check_estimates, estimate, simulate
from assistant.evaluation.purchases import Case

PRODUCTS = 30


def customers(count, seed):
    """Customers who want what the blend scores high, more often than not."""
    dice = np.random.default_rng(seed)
    ordered, cases = [], []
    for row in range(count):
        scores = np.sort(dice.random(PRODUCTS))[::-1]
        products = dice.permutation(PRODUCTS)
        wanted = frozenset(products[dice.random(PRODUCTS) < 0.5 * scores].tolist()) or {0}
        ordered.append((products.tolist(), scores.tolist()))
        cases.append(Case(row, np.empty(0, np.int64), frozenset(wanted)))
    return ordered, dice.random(PRODUCTS), cases


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_estimates_come_near_the_truth_and_places_may_not_be_ignored(seed):
    log, truth = simulate(*customers(800, seed), seed)
    told = estimate(log)
    for name in ("ips", "self_normalised", "doubly_robust"):
        assert told[name]["mean"] == pytest.approx(truth, rel=0.15)
    assert told["ips_places_ignored"]["mean"] < 0.6 * truth


def test_the_intervals_hold_the_truth_about_as_often_as_they_say():
    held = [check_estimates(*simulate(*customers(60, seed), seed))["holds"] for seed in range(30)]
    for name in ("ips", "doubly_robust"):
        assert sum(each[name] for each in held) >= 25


def test_doubly_robust_is_the_surer_the_better_its_model():
    dice = np.random.default_rng(5)
    shape = (300, 20)
    taken, shown = dice.random(shape), dice.uniform(0.05, 1, shape)
    wanted, ones = dice.random(shape), np.ones(shape)
    rewards = (dice.random(shape) < taken).astype(float)
    promised = np.full(shape, (wanted * taken / shown).mean())
    told = estimate(Log(rewards, shown, ones, wanted, taken, promised))
    width = {name: e["high"] - e["low"] for name, e in told.items()}
    assert width["doubly_robust"] < width["ips"]


@given(st.integers(0, 10_000))
@settings(max_examples=20, deadline=None)
def test_a_ranker_judged_by_its_own_log_earns_what_the_log_earned(seed):
    dice = np.random.default_rng(seed)
    size = 50
    rewards, shown = dice.integers(0, 2, (size, 1)).astype(float), dice.uniform(0.1, 1, (size, 1))
    ones, zeros = np.ones((size, 1)), np.zeros((size, 1))
    told = estimate(Log(rewards, shown, ones, shown, zeros, zeros))
    for name in told:
        assert told[name]["mean"] == pytest.approx(rewards.mean())


def test_a_model_that_is_right_needs_no_weights():
    shown, wanted = np.array([[0.9, 0.1]]), np.array([[0.2, 0.8]])
    rewards = np.array([[0.0, 1.0]])
    log = Log(rewards, shown, np.ones((1, 2)), wanted, rewards, np.full((1, 2), 0.8))
    assert estimate(log)["doubly_robust"]["mean"] == pytest.approx(0.8)
