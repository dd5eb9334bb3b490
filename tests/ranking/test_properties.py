"""What must hold of every request: the objective, the greedy value, the bound, the invariances."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ranking import (
    Constraints,
    Demand,
    ExposurePrices,
    Facets,
    Ranker,
    RankerConfig,
    Session,
)
from ranking.objective import evaluate
from tests.ranking.requests_to_rank import make, requests

COMMON = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CONFIGS = st.sampled_from(
    [
        RankerConfig(),
        RankerConfig(relevance_weight=0.0, similarity_weight=0.0),
        RankerConfig(relevance_weight=1.0, coverage_weight=0.0),
        RankerConfig(coverage_weight=2.0, depth=0.0, share_power=0.0),
        RankerConfig(representatives=3),
    ]
)


def rank(request, k, config=None, **given):
    return Ranker(config).rank(request.ids, request.relevance, k, **request.given(), **given)


def value_of(problem, items):
    return evaluate(problem, np.asarray(items, np.int64))


def earlier(request):
    """A session after some other list of the same items."""
    return Session().after(rank(request, 2, certify=None))


@COMMON
@given(requests(least=3), CONFIGS, st.booleans(), st.data())
def test_the_objective_is_monotone_with_diminishing_returns(request, config, later, data):
    session = earlier(request) if later else None
    exposure = ExposurePrices("brand") if request.facets is not None else None
    problem = rank(request, 3, config, session=session, exposure=exposure, certify=None).problem
    order = data.draw(st.permutations(range(len(request.ids))))
    item, rest = order[0], order[1:4]
    gains = []
    for m in range(min(len(rest), 2) + 1):
        gains.append(value_of(problem, [*rest[:m], item]) - value_of(problem, rest[:m]))
    assert min(gains) >= -1e-9
    assert all(later <= first + 1e-9 for first, later in itertools.pairwise(gains))
    assert value_of(problem, []) == 0.0


@COMMON
@given(requests(least=1), CONFIGS, st.integers(1, 4))
def test_greedy_reaches_its_share_of_the_best_and_bounds_are_above_it(request, config, k):
    ranking = rank(request, k, config, certify=None)
    problem = ranking.problem
    best = max(
        value_of(problem, items)
        for items in itertools.combinations(range(len(request.ids)), problem.size)
    )
    assert ranking.value >= (1 - 1 / np.e) * best - 1e-9
    for certify in ("dual", "online", "exact"):
        certified = rank(request, k, config, certify=certify)
        assert certified.bound >= best - 1e-7
        assert certified.value <= best + 1e-7
        assert certified.value >= ranking.value - 1e-9
        if certify == "exact":
            assert certified.bound == pytest.approx(best, abs=1e-6)
            assert certified.certificate >= 1 - 1e-5 or best < 1e-6


@COMMON
@given(requests(least=4, most=8), st.integers(1, 2), st.integers(2, 4))
def test_bounds_and_values_hold_under_one_cap(request, cap, k):
    if request.facets is None:
        return
    constraints = Constraints(caps={"brand": cap}, near_duplicate=None)
    ranking = rank(request, k, constraints=constraints, certify="dual")
    if ranking.relaxations:
        return
    problem = ranking.problem
    counts = [len(request.facets.of(i)) for i in range(len(request.ids))]
    assert max(counts) > 0 or True
    lists = [
        items
        for items in itertools.combinations(range(len(request.ids)), problem.size)
        if within_caps(request.facets, items, cap)
    ]
    best = max(value_of(problem, items) for items in lists)
    assert within_caps(request.facets, ranking.items.tolist(), cap)
    assert best / 2 - 1e-9 <= ranking.value <= best + 1e-9
    assert ranking.bound >= best - 1e-7


def within_caps(facets, items, cap):
    brand = facets.number_of("brand")
    shown = [v for i in items for v in facets.of(i).tolist() if facets.facet_of[v] == brand]
    return all(shown.count(v) <= cap for v in shown)


@COMMON
@given(requests(), CONFIGS, st.integers(0, 12), st.booleans())
def test_gains_sum_to_the_value(request, config, k, later):
    session = earlier(request) if later else None
    ranking = rank(request, k, config, session=session)
    assert ranking.gains.shape == (min(k, len(request.ids)), len(ranking.terms))
    assert ranking.gains.sum() == pytest.approx(ranking.value, abs=1e-6)
    assert ranking.value == pytest.approx(value_of(ranking.problem, ranking.items), abs=1e-6)
    assert ranking.gains.min(initial=0.0) >= 0.0
    assert ranking.value <= sum(
        [config.relevance_weight, config.coverage_weight, config.similarity_weight]
    ) * (1 + 1e-3)


@COMMON
@given(requests(least=1, most=14), CONFIGS, st.integers(1, 6), st.data())
def test_the_order_of_the_input_changes_nothing(request, config, k, data):
    order = np.asarray(data.draw(st.permutations(range(len(request.ids)))))
    constraints = data.draw(
        st.sampled_from(
            [None, Constraints()]
            + (
                [Constraints(caps={"brand": 1}, minimums={"colour": {"red": 1}})]
                if request.facets is not None
                else []
            )
        )
    )
    weights = {"colour": 2.0}
    if request.facets is not None:
        request = replace(request, facets=Facets.from_lists(request.lists, weights))
    other = request.permuted(order)
    if other.facets is not None:
        lists = {f: [v[i] for i in order] for f, v in request.lists.items()}
        other = replace(other, facets=Facets.from_lists(lists, weights))
    for method in ("coverage", "relevance", "mmr"):
        if method == "mmr" and request.embeddings is None:
            continue
        first = rank(request, k, config, constraints=constraints, method=method)
        second = rank(other, k, config, constraints=constraints, method=method)
        assert first.ids == second.ids
        assert first.gains == pytest.approx(second.gains, abs=0)


@COMMON
@given(requests(), st.integers(0, 5))
def test_asking_for_more_than_there_is_gives_everything_once(request, extra):
    n = len(request.ids)
    ranking = rank(request, n + extra)
    assert sorted(ranking.ids) == sorted(request.ids)
    assert ranking.relaxations == ()
    assert ranking.certificate is None or ranking.certificate >= 1 - 1e-6


@COMMON
@given(requests(least=1), st.integers(0, 3))
def test_the_same_request_gives_the_same_list(request, k):
    first, second = rank(request, k), rank(request, k)
    assert first.ids == second.ids
    assert first.config_hash == second.config_hash
    assert np.array_equal(first.gains, second.gains)


@COMMON
@given(requests(least=2), st.integers(1, 4))
def test_every_item_is_explained(request, k):
    ranking = rank(request, k, demand=Demand(values={"colour": {"black": 1.0}}))
    assert len(ranking.steps) == len(ranking)
    for place, id_ in enumerate(ranking.ids):
        why = ranking.why(id_)
        assert why.position == place
        assert str(why)
        assert sum(why.gains.values()) == pytest.approx(ranking.gains[place].sum())
        assert ranking.why_not(id_).kind == "shown"
    for id_ in set(request.ids) - set(ranking.ids):
        assert ranking.why_not(id_).kind in ("covered", "relevance")
    assert [str(u) for u in ranking.uncovered] == ["nothing with colour black"]


def test_a_thousand_candidates_are_ranked_alike_in_any_order_and_dimension():
    for d in (16, 384):
        request = make(5, 1000, d)
        order = np.random.default_rng(1).permutation(1000)
        lists = {f: [v[i] for i in order] for f, v in request.lists.items()}
        other = replace(request.permuted(order), facets=Facets.from_lists(lists, {"colour": 2.0}))
        first, second = rank(request, 10), rank(other, 10)
        assert first.ids == second.ids
        assert np.array_equal(first.gains, second.gains)
