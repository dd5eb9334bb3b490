"""Hard constraints hold, look ahead, and give way by the least that is needed, by name."""

import itertools
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ranking import Constraints, Facets, Ranker
from ranking.lookahead import find_list
from tests.ranking.requests_to_rank import make

pytestmark = pytest.mark.usefixtures("engine")


def rank(facets, k, relevance=None, **constraints):
    n = facets.size
    relevance = np.linspace(0.9, 0.1, n) if relevance is None else relevance
    return Ranker().rank(
        [f"p{i:02d}" for i in range(n)],
        relevance,
        k,
        facets=facets,
        constraints=Constraints(near_duplicate=None, **constraints),
    )


def counts(facets, ranking, facet):
    number = facets.number_of(facet)
    shown = [
        v for i in ranking.items for v in facets.of(i).tolist() if facets.facet_of[v] == number
    ]
    return {facets.values[v]: shown.count(v) for v in set(shown)}


def test_caps_hold_and_items_without_a_value_are_not_limited():
    facets = Facets.from_lists({"brand": ["x", "x", "x", None, None, "y"]}, {"brand": 0.0})
    ranking = rank(facets, 4, caps={"brand": 1})
    assert ranking.ids == ("p00", "p03", "p04", "p05")
    assert ranking.relaxations == ()
    assert ranking.notes[0] == ("1 of at most 1 with brand x",)
    assert str(ranking.why_not("p01")) == "there are as many with brand x as may be shown"


def test_a_cap_may_be_of_one_value_only():
    facets = Facets.from_lists({"brand": ["x", "x", "y", "y"]}, {"brand": 0.0})
    assert rank(facets, 3, caps={"brand": {"x": 1}}).ids == ("p00", "p02", "p03")
    assert rank(facets, 2, caps={"brand": {"x": 0}}).ids == ("p02", "p03")


def test_look_ahead_avoids_a_dead_end_of_two_families_of_caps():
    # Greedy takes p00 (brand x, category s); then neither p01 nor p02 fits beside it.
    facets = Facets.from_lists(
        {"brand": ["x", "x", "y"], "category": ["s", "t", "s"]}, {"brand": 0.0, "category": 0.0}
    )
    ranking = rank(facets, 2, [0.9, 0.5, 0.5], caps={"brand": 1, "category": 1})
    assert ranking.ids == ("p01", "p02")
    assert ranking.relaxations == ()


def test_minimums_are_met_even_if_an_item_serves_two():
    facets = Facets.from_lists(
        {"a": ["x", "x", None, "y"], "b": [None, None, "z", "z"]}, {"a": 0.0, "b": 0.0}
    )
    ranking = rank(facets, 2, minimums={"a": {"y": 1, "x": 1}, "b": {"z": 1}})
    assert set(ranking.ids) == {"p00", "p03"}
    assert ranking.relaxations == ()


@pytest.mark.parametrize(
    ("constraints", "name", "kind", "asked", "used"),
    [
        ({"caps": {"brand": 1}}, "brand", "cap", 1, 2),
        ({"caps": {"brand": 0}}, "brand", "cap", 0, 2),
        ({"minimums": {"brand": {"z": 3}}}, "brand=z", "minimum", 3, 1),
        ({"minimums": {"brand": {"q": 1}}}, "brand=q", "minimum", 1, 0),
        ({"parents": ["m"] * 4 + ["n"]}, "near_duplicate", "near_duplicate", None, np.inf),
    ],
)
def test_the_smallest_relaxation_is_named(constraints, name, kind, asked, used):
    facets = Facets.from_lists({"brand": ["x", "x", "y", "y", "z"]})
    ranking = rank(facets, 4, **constraints)
    assert len(ranking) == 4
    (relaxation,) = ranking.relaxations
    assert (relaxation.name, relaxation.kind, relaxation.used) == (name, kind, used)
    assert asked is None or relaxation.asked == asked
    assert ranking.relaxed == name
    assert str(relaxation)


def test_two_constraints_give_way_only_where_one_alone_cannot():
    facets = Facets.from_lists({"a": ["x"] * 3, "b": ["y"] * 3}, {"a": 0.0, "b": 0.0})
    ranking = rank(facets, 2, caps={"a": 1, "b": 1})
    assert [(r.name, r.used) for r in ranking.relaxations] == [("a", 2), ("b", 2)]
    assert len(ranking) == 2


def test_pins_come_first_in_their_order_and_bans_never():
    facets = Facets.from_lists({"brand": ["x"] * 5})
    ranking = rank(facets, 4, pinned=["p04", "p02"], banned=["p00", "no candidate"])
    assert ranking.ids[:2] == ("p04", "p02")
    assert "p00" not in ranking.ids
    assert ranking.why_not("p00").kind == "banned"
    assert str(ranking.why("p04")) == "placed here by the shop"
    assert ranking.notes[0] == ("pinned",)


def test_pins_that_break_a_cap_relax_it_by_name():
    facets = Facets.from_lists({"brand": ["x", "x", "y", "y"]})
    ranking = rank(facets, 3, pinned=["p00", "p01"], caps={"brand": 1})
    assert set(ranking.ids[:2]) == {"p00", "p01"}
    assert ranking.relaxed == "brand"


def test_banning_everything_shows_nothing():
    facets = Facets.from_lists({"brand": ["x", "y"]})
    ranking = rank(facets, 2, banned=["p00", "p01"])
    assert ranking.ids == ()


def test_lookalikes_and_variants_of_one_parent_are_shown_once():
    rows = np.array([[1.0, 0.0], [0.999, np.sqrt(1 - 0.999**2)], [0.0, 1.0], [-1.0, 0.0]])
    ids, relevance = list("abcd"), [0.9, 0.8, 0.7, 0.1]
    ranking = Ranker().rank(ids, relevance, 3, embeddings=rows, constraints=Constraints())
    assert "b" not in ranking.ids
    missing = ranking.why_not("b")
    assert (missing.kind, missing.rival) == ("twin", "a")
    free = Ranker().rank(
        ids,
        relevance,
        2,
        embeddings=rows,
        constraints=Constraints(near_duplicate=0.9995),
        method="relevance",
    )
    assert free.ids == ("a", "b")
    parents = Constraints(parents=["m", None, "m", None])
    ranking = Ranker().rank(ids, relevance, 3, constraints=parents)
    assert ranking.ids == ("a", "b", "d")


def test_twins_are_shown_only_where_nothing_else_is_left():
    rows = np.array([[1.0, 0.0]] * 3)
    ranking = Ranker().rank(
        list("abc"), [0.3, 0.2, 0.1], 2, embeddings=rows, constraints=Constraints()
    )
    assert len(ranking) == 2
    assert ranking.relaxed == "near_duplicate"


def brute(facets, size, caps, least):
    """Whether any list of the size satisfies the caps and the minimum of red."""
    red = facets.find("colour", "red")
    for items in itertools.combinations(range(facets.size), size):
        shown = [v for i in items for v in facets.of(i).tolist()]
        if red is not None and shown.count(red) < least:
            continue
        if all(shown.count(v) <= caps[facets.names[facets.facet_of[v]]] for v in set(shown)):
            return True
    return False


@settings(max_examples=80, deadline=None)
@given(
    st.integers(0, 10**6), st.integers(2, 8), st.integers(1, 5), st.integers(0, 3),
    st.integers(0, 3), st.integers(0, 2),
)  # fmt: skip
def test_a_constraint_gives_way_exactly_when_no_list_satisfies_all(
    seed, n, k, brand, colour, least
):
    request = make(seed, n, embeddings=False)
    facets = request.facets
    caps = {"brand": brand, "colour": colour}
    given_ = {"caps": caps}
    if facets.find("colour", "red") is not None:
        given_["minimums"] = {"colour": {"red": least}}
    ranking = Ranker().rank(
        request.ids,
        request.relevance,
        k,
        facets=facets,
        constraints=Constraints(near_duplicate=None, **given_),
    )
    assert len(ranking) == min(n, k)
    assert (ranking.relaxations == ()) == brute(facets, min(n, k), caps, least)
    if not ranking.relaxations:
        for facet, cap in caps.items():
            assert max(counts(facets, ranking, facet).values(), default=0) <= cap


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 7), st.integers(1, 4), st.integers(0, 2))
def test_the_search_without_scipy_agrees_with_the_integer_program(seed, n, k, cap):
    request = make(seed, n, embeddings=False)
    ranking = Ranker().rank(
        request.ids,
        request.relevance,
        k,
        facets=request.facets,
        certify=None,
        constraints=Constraints(caps={"brand": cap, "colour": cap}, near_duplicate=None),
    )
    first = Ranker().rank(request.ids, request.relevance, k, facets=request.facets, certify=None)
    problem = first.what_if(Constraints(caps={"brand": cap, "colour": cap})).problem
    with_scipy = find_list(problem)
    hidden = {name: sys.modules.pop(name) for name in list(sys.modules) if name == "scipy.optimize"}
    sys.modules["scipy.optimize"] = None
    try:
        without = find_list(problem)
    finally:
        del sys.modules["scipy.optimize"]
        sys.modules.update(hidden)
    assert (with_scipy is None) == (without is None)
    assert len(ranking) == min(n, k)


def test_the_exact_optimum_obeys_constraints_and_bounds_the_list():
    for seed in range(6):
        request = make(seed, 25)
        constraints = Constraints(caps={"brand": 1}, minimums={"colour": {"blue": 2}})
        exact = Ranker().rank(
            request.ids,
            request.relevance,
            4,
            **request.given(),
            constraints=constraints,
            certify="exact",
        )
        dual = Ranker().rank(
            request.ids, request.relevance, 4, **request.given(), constraints=constraints
        )
        assert dual.value <= exact.value + 1e-6 <= dual.bound + 2e-6
        assert exact.certificate == pytest.approx(1.0, abs=1e-5)
        assert max(counts(request.facets, exact, "brand").values()) == 1
        assert counts(request.facets, exact, "colour").get("blue", 0) >= 2
