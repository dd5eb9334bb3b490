"""What cannot be ranked is refused in one line that names the value and its index."""

import numpy as np
import pytest

from ranking import (
    Constraints,
    Demand,
    ExposurePrices,
    Facets,
    Ranker,
    RankerConfig,
    RankingError,
    Session,
    best_question,
)
from tests.ranking.requests_to_rank import make

UNIT = np.eye(3)


def rank(ids=("a", "b", "c"), relevance=(0.5, 0.5, 0.5), k=2, **given):
    return Ranker().rank(list(ids), relevance, k, **given)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, -0.1, 1.5])
def test_a_score_outside_0_to_1_is_refused_with_its_index(value):
    with pytest.raises(RankingError, match=r"relevance\[2\] is") as caught:
        rank(relevance=[0.1, 0.2, value])
    assert str(np.float64(value)) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_vector_that_is_not_finite_is_refused_with_its_index(value):
    rows = UNIT.copy()
    rows[1, 2] = value
    with pytest.raises(RankingError, match=rf"embeddings\[1, 2\] is {value}"):
        rank(embeddings=rows)


@pytest.mark.parametrize("factor", [0.0, 0.9, 1.1, 1e20])
def test_a_vector_not_of_unit_length_is_refused_with_its_length(factor):
    rows = UNIT.copy()
    rows[1] *= factor
    with pytest.raises(RankingError, match=r"embeddings\[1\]"):
        rank(embeddings=rows)


def test_vectors_of_half_precision_are_taken():
    request = make(1, 20, 32)
    ranking = rank(request.ids, request.relevance, embeddings=request.embeddings.astype(np.float16))
    assert len(ranking) == 2


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"relevance": [0.1, 0.2]}, r"relevance has shape \(2,\); expected \(3,\)"),
        ({"relevance": ["x", "y", "z"]}, "not an array of numbers"),
        ({"ids": ["a", "b", "a"]}, "id 'a' at index 2 is already at index 0"),
        ({"k": -1}, "k is -1"),
        ({"k": 1.5}, "k is 1.5"),
        ({"k": True}, "k is True"),
        ({"embeddings": np.eye(2)}, r"embeddings have shape \(2, 2\)"),
        ({"embeddings": np.array([["a"], ["b"], ["c"]])}, "numbers"),
        ({"facets": Facets.from_lists({"a": [["x"]]})}, "facets describe 1 items; there are 3"),
        ({"certify": "maybe"}, "certify is 'maybe'"),
        ({"method": "best"}, "method is 'best'; it is one of coverage, relevance, mmr"),
        ({"method": "mmr"}, "mmr"),
        ({"constraints": Constraints(pinned=["z"])}, "pinned id 'z' is not among the 3"),
        ({"constraints": Constraints(pinned=["a", "b"]), "k": 1}, "2 items are pinned; k is 1"),
        ({"constraints": Constraints(caps={"brand": 1})}, "'brand', but no facets"),
        ({"constraints": Constraints(parents=["p"])}, "parents have 1 entries; expected 3"),
        ({"exposure": ExposurePrices("seller")}, "'seller'; give facets"),
    ],
)
def test_input_that_does_not_fit_is_refused(given, message):
    with pytest.raises(RankingError, match=message):
        rank(**given)


def test_exact_certificates_are_for_few_candidates():
    request = make(1, 61)
    with pytest.raises(RankingError, match="at most 60 candidates; there are 61"):
        rank(request.ids, request.relevance, certify="exact")


@pytest.mark.parametrize(
    ("make_it", "message"),
    [
        (lambda: RankerConfig(depth=1.0), "depth is 1.0"),
        (lambda: RankerConfig(coverage_weight=-1), "coverage_weight is -1"),
        (lambda: RankerConfig(relevance_weight=float("nan")), "relevance_weight is nan"),
        (lambda: RankerConfig(representatives=0), "representatives is 0"),
        (lambda: RankerConfig(iterations=True), "iterations is True"),
        (lambda: Constraints(caps={"brand": -1}), "cap on brand=.* is -1"),
        (lambda: Constraints(caps={"brand": {"x": 1.5}}), "cap on brand=x is 1.5"),
        (lambda: Constraints(minimums={"brand": {"x": -2}}), "minimum of brand=x is -2"),
        (lambda: Constraints(near_duplicate=1.5), "near_duplicate is 1.5"),
        (lambda: Constraints(pinned=["a"], banned=["a"]), "'a' is both pinned and banned"),
        (lambda: Constraints(pinned=["a", "a"]), "twice"),
        (lambda: Demand(values={"f": {"v": -1.0}}), "demand for f=v is -1.0"),
        (lambda: Demand(interest={"f": {"v": float("inf")}}), "demand for f=v is inf"),
        (lambda: Session(decay=1.5), "decay is 1.5"),
        (lambda: ExposurePrices("s", step=0), "step is 0"),
        (lambda: ExposurePrices("s", start=2), "is 2; allowed are 0 to 1"),
        (lambda: ExposurePrices("s", share_power=-1), "share_power is -1"),
        (lambda: Facets.from_lists({"a": [["x"], [3]]}), "'a' has the value 3 at index 1"),
        (lambda: Facets.from_lists({"a": [[]], "b": [[], []]}), "'b' has 2 entries; expected 1"),
        (lambda: Facets.from_lists({"a": "xyz"}), "is the text 'xyz'"),
        (lambda: Facets.from_lists({"a": [[]]}, {"b": 1.0}), "'b', which is not a facet"),
        (lambda: Facets.from_lists({"a": [[]]}, {"a": -1.0}), "weight -1.0"),
        (lambda: Facets.from_lists({"a": [[]]}, numbers={"p": [1, 2]}), r"shape \(2,\)"),
        (lambda: Facets.from_lists({"a": [[]]}).take([1]), r"position 1 at index 0"),
        (lambda: Facets.from_lists({"a": [[]]}).find("b", "x"), "no facet named 'b'; there are: a"),
        (lambda: best_question(Facets.from_lists({"a": [[]]}), weights=[-1.0]), "weights"),
    ],
)
def test_settings_outside_their_range_are_refused(make_it, message):
    with pytest.raises(RankingError, match=message):
        make_it()


def test_no_candidates_give_an_empty_list():
    for given in ({}, {"embeddings": np.empty((0, 4))}, {"facets": Facets.from_lists({"a": []})}):
        for certify in ("dual", "online", "exact", None):
            ranking = rank([], [], 3, certify=certify, constraints=Constraints(), **given)
            assert ranking.ids == ()
            assert ranking.value == 0.0
            assert ranking.certificate in (None, 1.0)
            assert ranking.steps == ()
            assert ranking.uncovered == ()


def test_ids_that_cannot_be_compared_are_refused_when_they_tie():
    with pytest.raises(RankingError, match="ids must be all text or all numbers"):
        rank(ids=["a", 1, "b"])


def test_whole_numbers_and_arrays_serve_as_ids():
    assert rank(ids=np.array([30, 10, 20])).ids == (10, 20)
