"""Measures against values worked out by hand."""

import numpy as np
import pytest

from ranking import ExposurePrices, Facets, Ranker, RankerConfig, RankingError, best_question
from ranking.measures import (
    catalogue_coverage,
    diversity_measures,
    entropy,
    facet_coverage,
    gini,
    intra_list_distance,
    jaccard,
    ndcg,
)
from ranking.question import information_gain


def test_intra_list_distance_is_the_mean_over_pairs():
    rows = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]])
    assert intra_list_distance(rows, [0, 1, 2]) == pytest.approx((1 + 2 + 1) / 3)
    assert intra_list_distance(rows, [0, 0]) == pytest.approx(0.0)
    assert intra_list_distance(rows, [0]) == intra_list_distance(rows, []) == 0.0


def test_facet_coverage_is_subtopic_recall_meaned_over_facets():
    facets = Facets.from_lists(
        {"colour": [["red"], ["blue"], ["red", "green"]], "size": [["s"], ["s"], ["m"]]},
        {"colour": 3.0},
    )
    assert facet_coverage(facets, [0]) == pytest.approx((3 * 1 / 3 + 1 / 2) / 4)
    assert facet_coverage(facets, [0, 2], 1) == facet_coverage(facets, [0])
    assert facet_coverage(facets, [0], settled=["colour"]) == pytest.approx(1 / 2)
    assert facet_coverage(facets, [0, 1, 2]) == 1.0
    assert facet_coverage(Facets.from_lists({}, size=2), [0]) == 1.0


def test_exposure_measures_by_hand():
    assert gini([1, 1, 1, 1]) == 0.0
    assert gini([0, 0, 0, 4]) == pytest.approx(0.75)
    assert gini([1, 3]) == pytest.approx(0.25)
    assert gini([]) == gini([0, 0]) == 0.0
    assert entropy([1, 1, 1, 1]) == pytest.approx(2.0)
    assert entropy([5, 0]) == entropy([]) == 0.0
    assert catalogue_coverage([["a", "b"], ["b"]], 4) == 0.5
    assert catalogue_coverage([], 0) == 0.0
    assert jaccard("ab", "bc") == pytest.approx(1 / 3)
    assert jaccard([], []) == 1.0


@pytest.mark.parametrize("counts", [[-1], [np.nan], [[1, 2]], [np.inf]])
def test_counts_that_are_none_are_refused(counts):
    with pytest.raises(RankingError, match="counts"):
        gini(counts)


def test_more_shown_than_there_is_is_refused():
    with pytest.raises(RankingError, match="size is 1, but 2"):
        catalogue_coverage([["a", "b"]], 1)


def test_ndcg_by_hand():
    grades = {"a": 3, "b": 2}
    assert ndcg(grades, ["a", "b"]) == 1.0
    best = 3 + 2 / np.log2(3)
    assert ndcg(grades, ["b", "x", "a"]) == pytest.approx((2 + 3 / 2) / best)
    assert ndcg(grades, ["x", "a"], 1) == 0.0
    assert ndcg({}, ["a"]) == ndcg({"a": 0}, ["a"]) == 0.0


def test_alpha_ndcg_agrees_with_a_list_worked_out_by_hand():
    pytest.importorskip("pyndeval")
    subtopics = {"q": {"d1": ["a", "b"], "d2": ["a"], "d3": ["c"]}}
    found = diversity_measures(subtopics, {"q": ["d2", "d1", "d3"]}, ["alpha_nDCG@3", "StRecall@1"])
    # alpha 0.5: gains 1, 0.5 + 1, 1 against the ideal order d1, d3, d2: 2, 1, 0.5.
    discount = 1 / np.log2([2, 3, 4])
    expected = ([1, 1.5, 1] * discount).sum() / ([2, 1, 0.5] * discount).sum()
    assert found["alpha_nDCG@3"]["q"] == pytest.approx(expected, abs=1e-6)
    assert found["StRecall@1"]["q"] == pytest.approx(1 / 3)


def test_a_query_without_a_run_counts_as_nothing():
    pytest.importorskip("pyndeval")
    subtopics = {"q": {"d": ["a"]}, "none": {"d": ["a"]}}
    found = diversity_measures(subtopics, {"q": ["d"]}, ["StRecall@1"])
    assert found == {"StRecall@1": {"q": 1.0, "none": 0.0}}


@pytest.mark.slow
def test_trec_web_diversity_is_near_ideal_with_judged_subtopics(shared_data):
    pytest.importorskip("pyndeval")
    from ui.bench.quality import QRELS, rank_trec

    values = rank_trec(shared_data / QRELS)
    assert len(values) >= 95
    assert np.mean(list(values.values())) >= 0.99


def test_the_question_asked_splits_the_candidates_best():
    facets = Facets.from_lists(
        {
            "colour": ["red", "blue", "red", "blue"],
            "size": ["s", "s", "s", "m"],
            "brand": ["x"] * 4,
        },
        {"size": 0.5},
    )
    question = best_question(facets)
    assert (question.facet, question.options) == ("colour", ("blue", "red"))
    assert question.gain == pytest.approx(1.0)
    second = best_question(facets, answered=["colour"])
    assert (second.facet, second.options) == ("size", ("s", "m"))
    assert second.gain == pytest.approx(2 - 0.75 * np.log2(3))
    assert best_question(facets, answered={"colour", "size"}) is None


def test_likely_candidates_decide_what_is_worth_asking():
    facets = Facets.from_lists({"a": ["x", "x", "y", "y"], "b": ["u", "v", "u", "v"]})
    weights = [0.5, 0.5, 0.0, 0.0]
    assert best_question(facets, weights=weights).facet == "b"
    assert information_gain(facets, "a", weights)[0] == pytest.approx(0.0)


def test_a_question_that_names_few_values_tells_no_more_than_another():
    # Eight values alike: "a, b or another?" has the chances 1/8, 1/8 and 3/4.
    many = Facets.from_lists({"model": list("abcdefgh"), "kind": list("xxxxyyyy")})
    assert information_gain(many, "model")[0] == pytest.approx(3.0)
    expected = 2 * 3 / 8 + 0.75 * np.log2(4 / 3)
    assert information_gain(many, "model", named=2)[0] == pytest.approx(expected)
    assert information_gain(many, "kind", named=2)[0] == pytest.approx(1.0)
    assert best_question(many).facet == "model"
    assert best_question(many, named=1).facet == "kind"
    # An item with two values outside those named gives the one answer "another".
    both = Facets.from_lists({"colour": [["a"], ["a"], ["b", "c"], ["b", "d"]]})
    assert information_gain(both, "colour", named=1)[0] == pytest.approx(1.0)


def test_missing_and_several_values_tell_less():
    whole = Facets.from_lists({"a": ["x", "x", "y", "y"]})
    part = Facets.from_lists({"a": ["x", "x", None, None]})
    several = Facets.from_lists({"a": ["x", "x", "y", ["x", "y"]]})
    gains = [information_gain(f, "a")[0] for f in (whole, part, several)]
    assert gains[0] == pytest.approx(1.0)
    assert 0 < gains[1] < gains[0]
    assert 0 < gains[2] < gains[0]
    assert information_gain(Facets.from_lists({"a": [None, None]}), "a")[0] == 0.0


def test_prices_rise_for_sellers_shown_less_than_their_share():
    facets = Facets.from_lists({"seller": ["big"] * 4 + ["small"]}, {"seller": 0.0})
    ids, relevance = list("abcde"), [0.9, 0.8, 0.7, 0.6, 0.55]
    ranker = Ranker(RankerConfig(exposure_weight=0.3))
    prices = ExposurePrices("seller")
    shown = []
    for _ in range(30):
        ranking = ranker.rank(ids, relevance, 2, facets=facets, exposure=prices)
        after = prices.after(ranking)
        shown.append("e" in ranking.ids)
        prices = after
    plain = ranker.rank(ids, relevance, 2, facets=facets)
    assert "e" not in plain.ids
    assert any(shown)
    assert set(prices.prices) == {"big", "small"}
    assert all(0 <= price <= 1 for price in prices.prices.values())


def test_prices_of_sellers_that_were_no_candidates_stay():
    facets = Facets.from_lists({"seller": ["x"]})
    ranking = Ranker().rank(["a"], [1.0], 1, facets=facets)
    prices = ExposurePrices("seller", prices={"other": 0.3})
    assert prices.after(ranking).prices["other"] == 0.3
    assert prices.after(ranking) is not prices


def test_taking_candidates_is_building_them_anew():
    lists = {"colour": [["red"], ["blue", "red"], [], ["green"]], "brand": ["x", "y", "x", None]}
    numbers = {"price": [1.0, 2.0, np.nan, 4.0]}
    taken = Facets.from_lists(lists, {"brand": 2.0}, numbers).take([3, 1])
    fresh = Facets.from_lists(
        {f: [v[3], v[1]] for f, v in lists.items()}, {"brand": 2.0}, {"price": [4.0, 2.0]}
    )
    for name in ("facet_of", "indptr", "columns", "column_indptr", "members", "weights"):
        assert np.array_equal(getattr(taken, name), getattr(fresh, name)), name
    assert taken.values == fresh.values
    assert taken.numbers["price"].tolist() == [4.0, 2.0]


def test_an_item_with_two_values_is_told_half_by_each():
    facets = Facets.from_lists({"a": [["x", "y"], ["y"]]})
    gain, chance = information_gain(facets, "a")
    assert chance == pytest.approx([0.25, 0.75])
    # 1/4 log2(1 / 1/2) + 3/4 KL((1/3, 2/3) || (1/2, 1/2))
    assert gain == pytest.approx(
        0.25 + 0.75 * (np.log2(2 / 3) / 3 + 2 / 3 * np.log2(4 / 3)), abs=1e-9
    )


def test_a_facet_of_no_weight_is_never_asked_about():
    facets = Facets.from_lists({"seller": ["x", "y"]}, {"seller": 0.0})
    assert best_question(facets) is None


def test_the_share_a_seller_is_due_grows_with_the_root_of_what_it_offers():
    facets = Facets.from_lists({"seller": ["x"] * 4 + ["y"]}, {"seller": 0.0})
    ranking = Ranker().rank(list("abcde"), [0.9, 0.1, 0.1, 0.1, 0.8], 2, facets=facets)
    assert set(ranking.ids) == {"a", "e"}
    prices = ExposurePrices("seller", step=1.0, start=0.5).after(ranking).prices
    # Due 2/3 and 1/3, shown 1/2 and 1/2.
    assert prices == pytest.approx({"x": 0.5 + 1 / 6, "y": 0.5 - 1 / 6})
