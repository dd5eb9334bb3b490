"""What a list promises: ties, settled facets, sessions, explanations, baselines."""

import numpy as np
import pytest

from ranking import (
    METHODS,
    Constraints,
    Demand,
    ExposurePrices,
    Facets,
    Ranker,
    RankerConfig,
    RankingError,
    Session,
)
from ranking.greedy import find_rivals
from ranking.measures import facet_coverage
from ranking.vectors import choose_representatives, read_vectors
from tests.ranking.requests_to_rank import make

pytestmark = pytest.mark.usefixtures("engine")


def test_ties_go_to_relevance_and_then_to_the_lowest_id():
    facets = Facets.from_lists({"colour": [["red"]] * 4})
    ranking = Ranker().rank(["d", "b", "c", "a"], [0.5, 0.5, 0.5, 0.5], 3, facets=facets)
    assert ranking.ids == ("a", "b", "c")
    config = RankerConfig(relevance_weight=0.0)
    ranking = Ranker(config).rank(["d", "b", "c", "a"], [0.1, 0.5, 0.9, 0.5], 4, facets=facets)
    assert ranking.ids == ("c", "a", "b", "d")


def test_gains_that_differ_by_rounding_noise_are_ties():
    ranking = Ranker().rank(["b", "a"], [0.5 + 1e-12, 0.5], 1)
    assert ranking.ids == ("b",)
    ranking = Ranker(RankerConfig(relevance_weight=1e-4)).rank(["b", "a"], [0.5, 0.5 + 1e-7], 1)
    assert ranking.ids == ("a",)


def test_open_facets_are_varied_and_settled_ones_are_not():
    colours = [["red"], ["red"], ["blue"], ["green"]]
    facets = Facets.from_lists({"colour": colours})
    relevance = [0.9, 0.89, 0.75, 0.75]
    varied = Ranker().rank(list("abcd"), relevance, 3, facets=facets)
    assert set(varied.ids) == set("acd")
    settled = Ranker().rank(
        list("abcd"), relevance, 3, facets=facets, demand=Demand(settled=frozenset({"colour"}))
    )
    assert settled.ids == ("a", "b", "c")
    assert settled.gains[:, 1].sum() == 0.0


def test_demand_moves_coverage_to_what_is_wanted():
    facets = Facets.from_lists({"colour": [["red"], ["blue"], ["green"]]})
    wanted = Demand(values={"colour": {"green": 3.0}}, interest={"colour": {"blue": 2.0}})
    ranking = Ranker().rank(list("abc"), [0.5, 0.5, 0.5], 3, facets=facets, demand=wanted)
    assert ranking.ids == ("c", "b", "a")


def test_uncovered_demand_is_named_the_most_wanted_first():
    facets = Facets.from_lists({"price": [["over 50"], ["over 50"]], "colour": [["red"], ["blue"]]})
    demand = Demand(values={"price": {"under 50": 2.0}, "colour": {"blue": 1.0, "red": 1.0}})
    ranking = Ranker().rank(["a", "b"], [0.9, 0.1], 1, facets=facets, demand=demand)
    assert [str(u) for u in ranking.uncovered] == [
        "nothing with price under 50",
        "colour blue is not shown (1 available)",
    ]
    assert [u.candidates for u in ranking.uncovered] == [0, 1]


def test_a_session_widens_the_range_and_is_not_changed_itself():
    request = make(3, 60)
    first = Ranker().rank(request.ids, request.relevance, 4, **request.given())
    before = Session()
    session = before.after(first)
    assert before.shown == ()
    assert session.shown == first.ids
    more = Ranker().rank(
        request.ids,
        request.relevance,
        4,
        **request.given(),
        session=session,
        constraints=Constraints(banned=session.shown),
    )
    assert not set(more.ids) & set(first.ids)
    without = Ranker().rank(
        request.ids,
        request.relevance,
        4,
        **request.given(),
        constraints=Constraints(banned=session.shown),
    )
    assert more.value < without.value
    both = facet_coverage(request.facets, [*first.items, *more.items])
    assert both >= facet_coverage(request.facets, [*first.items, *without.items])


def test_a_session_forgets_with_its_decay():
    facets = Facets.from_lists({"colour": [["red"], ["blue"]]})
    ranking = Ranker().rank(["a", "b"], [1.0, 0.0], 1, facets=facets)
    once = Session(decay=0.5).after(ranking)
    assert once.seen == {("colour", "red"): 1.0}
    twice = once.after(ranking)
    assert twice.seen == {("colour", "red"): 1.5}
    other = Ranker().rank(["b"], [1.0], 1, facets=facets.take([1]))
    session = once
    for _ in range(8):
        session = session.after(other)
    assert 0 < session.seen["colour", "red"] < 0.01
    assert session.shown == ("a", "b")


def test_what_looked_like_this_before_gains_less():
    rows = np.eye(4)
    ids, relevance = list("abcd"), np.full(4, 0.5)
    first = Ranker().rank(ids, relevance, 1, embeddings=rows)
    assert first.ids == ("a",)
    again = Ranker().rank(ids, relevance, 1, embeddings=rows, session=Session().after(first))
    assert again.ids == ("b",)


def test_the_previous_list_is_kept_a_little_more_readily():
    ids, relevance = ["a", "b"], [0.50, 0.51]
    assert Ranker().rank(ids, relevance, 1).ids == ("b",)
    kept = Ranker().rank(ids, relevance, 1, previous=["a"])
    assert kept.ids == ("a",)
    assert kept.gains[0, 4] == pytest.approx(0.03)
    assert Ranker().rank(ids, [0.50, 0.60], 1, previous=["a"]).ids == ("b",)


@pytest.mark.parametrize("method", METHODS)
def test_every_method_obeys_the_same_constraints(method):
    request = make(5, 80)
    ranking = Ranker().rank(
        request.ids,
        request.relevance,
        6,
        **request.given(),
        constraints=Constraints(
            caps={"brand": 2},
            pinned=[request.ids[7]],
            banned=[request.ids[3]],
            minimums={"colour": {"blue": 3}},
        ),
        method=method,
    )
    assert ranking.ids[0] == request.ids[7]
    assert request.ids[3] not in ranking.ids
    blue = request.facets.find("colour", "blue")
    assert sum(blue in request.facets.of(i) for i in ranking.items) >= 3
    assert 0 < ranking.certificate <= 1
    assert ranking.method == method


def test_relevance_is_plain_sorting():
    request = make(6, 40)
    ranking = Ranker().rank(request.ids, request.relevance, 5, method="relevance")
    assert ranking.items.tolist() == np.argsort(-request.relevance)[:5].tolist()


def test_mmr_is_carbonell_and_goldsteins():
    rows = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    ranking = Ranker().rank(["a", "b", "c"], [0.9, 0.8, 0.3], 2, embeddings=rows, method="mmr")
    # 0.5 * 0.8 - 0.5 * 1 = -0.1 for b, 0.5 * 0.3 - 0 = 0.15 for c.
    assert ranking.ids == ("a", "c")


def test_a_list_says_why_and_why_not():
    facets = Facets.from_lists(
        {
            "material": [["wool"], ["cotton"], ["cotton"], ["cotton"]],
            "waterproof": [["yes"], ["yes"], ["no"], ["no"]],
        },
        numbers={"price": [30.0, 20.0, 15.0, 10.0]},
    )
    ranking = Ranker().rank(list("abcd"), [0.9, 0.8, 0.7, 0.1], 3, facets=facets)
    assert set(ranking.ids) == set("abc")
    reasons = {id_: [str(r) for r in ranking.why(id_).reasons] for id_ in ranking.ids}
    assert "the only one with material wool" in reasons["a"]
    assert "the closest match" in reasons["a"]
    assert "the lowest price" in reasons["c"]
    assert "the lowest price of those with waterproof yes" in reasons["b"]
    assert "the lowest price" not in reasons["a"] + reasons["b"]
    # Of all, so of the cotton ones too: said once.
    assert "the lowest price of those with material cotton" not in reasons["c"]
    missing = ranking.why_not("d")
    assert missing.kind in ("relevance", "covered")
    assert missing.margin > 0
    assert ranking.why_not("a").kind == "shown"
    with pytest.raises(RankingError, match="'z' was not among the 4 candidates"):
        ranking.why_not("z")
    with pytest.raises(RankingError, match="'d' is not on the list"):
        ranking.why("d")


def test_a_brand_not_seen_yet_is_a_reason():
    facets = Facets.from_lists({"brand": [["x"], ["y"], ["x"]]})
    first = Ranker().rank(["a", "b", "c"], [0.9, 0.1, 0.5], 1, facets=facets)
    session = Session().after(first)
    more = Ranker().rank(
        ["a", "b", "c"],
        [0.9, 0.5, 0.5],
        2,
        facets=facets,
        session=session,
        constraints=Constraints(banned=["a"], near_duplicate=None),
    )
    assert "a brand not seen yet: y" in [str(r) for r in more.why("b").reasons]
    assert "unseen" not in [r.kind for r in more.why("c").reasons]


def test_unknown_numbers_are_never_compared():
    facets = Facets.from_lists({"a": [["x"], ["y"]]}, numbers={"price": [10.0, np.nan]})
    ranking = Ranker().rank(["a", "b"], [0.9, 0.5], 2, facets=facets)
    kinds = {r.kind for id_ in ranking.ids for r in ranking.why(id_).reasons}
    assert not kinds & {"lowest", "highest"}


def test_what_if_ranks_again_under_other_constraints():
    request = make(8, 50)
    ranking = Ranker().rank(request.ids, request.relevance, 4, **request.given())
    other = ranking.what_if(Constraints(banned=ranking.ids[:1], near_duplicate=None))
    assert ranking.ids[0] not in other.ids
    fresh = Ranker().rank(
        request.ids,
        request.relevance,
        4,
        **request.given(),
        constraints=Constraints(banned=ranking.ids[:1], near_duplicate=None),
    )
    assert other.ids == fresh.ids
    assert other.what_if(Constraints(near_duplicate=None)).ids == ranking.ids


def test_a_grid_shows_which_item_has_which_value():
    facets = Facets.from_lists({"colour": [["red"], ["red", "blue"], []]})
    ranking = Ranker().rank(["a", "b", "c"], [0.9, 0.8, 0.7], 3, facets=facets)
    grid = ranking.grid("colour")
    assert list(grid) == ["red", "blue"]
    assert sum(grid["red"]) == 2
    with pytest.raises(RankingError, match="no facet named 'size'"):
        ranking.grid("size")


def test_the_configuration_is_known_by_its_hash():
    assert RankerConfig().digest() == RankerConfig().digest()
    assert RankerConfig().digest() != RankerConfig(depth=0.4).digest()
    assert Ranker().rank(["a"], [1.0], 1).config_hash == RankerConfig().digest()


def test_a_list_frees_its_arrays_without_the_collector():
    import gc
    import weakref

    gc.disable()
    try:
        ranking = Ranker().rank(["a", "b"], [0.5, 0.4], 1)
        gone = weakref.ref(ranking)
        del ranking
        assert gone() is None
    finally:
        gc.enable()


def test_low_certificates_are_repaired():
    weak = 0
    for seed in range(30):
        rng = np.random.default_rng(seed)
        facets = Facets.from_lists(
            {"tag": [[f"t{t}" for t in rng.choice(24, 5, replace=False)] for _ in range(40)]}
        )
        ids, relevance = [f"p{i}" for i in range(40)], np.zeros(40)
        ranker = Ranker(RankerConfig(relevance_weight=0.0, depth=0.0))
        plain = ranker.rank(ids, relevance, 5, facets=facets, certify=None)
        mended = ranker.rank(ids, relevance, 5, facets=facets)
        assert mended.value >= plain.value - 1e-9
        weak += mended.repaired
        if mended.repaired:
            assert mended.value > plain.value
            rivals, gains = find_rivals(mended.problem, mended.items)
            assert mended.rivals == tuple(ids[i] for i in rivals)
            assert mended.margins == pytest.approx(mended.gains.sum(axis=1) - gains)
    assert weak > 0


def test_the_dual_bound_is_tighter_than_the_online_one():
    gaps = []
    for seed in range(20):
        request = make(seed, 100, 32)
        bounds = [
            Ranker(RankerConfig(repair_below=0.0))
            .rank(request.ids, request.relevance, 8, **request.given(), certify=name)
            .bound
            for name in ("dual", "online")
        ]
        gaps.append(bounds[1] - bounds[0])
    assert min(gaps) >= 0
    assert np.mean(gaps) > 0.005


def test_values_shown_before_count_for_what_the_depth_leaves_of_them():
    facets = Facets.from_lists({"colour": [["red"], ["blue"]]})
    config = RankerConfig(relevance_weight=0.0, coverage_weight=1.0, depth=0.5)
    ids, relevance = ["a", "b"], [0.5, 0.4]
    fresh = Ranker(config).rank(ids, relevance, 2, facets=facets)
    session = Session(seen={("colour", "red"): 2.0})
    later = Ranker(config).rank(ids, relevance, 2, facets=facets, session=session)
    assert later.ids == ("b", "a")
    assert later.gains[0, 1] == pytest.approx(fresh.gains[1, 1])
    assert later.gains[1, 1] == pytest.approx(fresh.gains[0, 1] * 0.5**2)


def test_a_seller_shown_again_gains_the_next_step_of_the_root():
    facets = Facets.from_lists({"seller": ["x", "x"]}, {"seller": 0.0})
    prices = ExposurePrices("seller", prices={"x": 1.0})
    ranking = Ranker(RankerConfig(exposure_weight=0.2)).rank(
        ["a", "b"], [0.5, 0.4], 2, facets=facets, exposure=prices
    )
    assert ranking.gains[:, 3] == pytest.approx([0.1, 0.1 * (np.sqrt(2) - 1)])


def test_a_facet_of_many_values_is_measured_by_what_the_list_can_cover():
    facets = Facets.from_lists({"brand": [f"b{i}" for i in range(8)]})
    config = RankerConfig(relevance_weight=0.0, coverage_weight=1.0, depth=0.0)
    ranking = Ranker(config).rank(list("abcdefgh"), np.full(8, 0.5), 2, facets=facets)
    assert ranking.value == pytest.approx(1.0)


def test_gains_below_the_grid_are_ties_that_relevance_decides():
    facets = Facets.from_lists({"colour": [["red"], [], []]})
    config = RankerConfig(relevance_weight=0.0, similarity_weight=0.0, coverage_weight=1e-10)
    ranking = Ranker(config).rank(["a", "b", "c"], [0.1, 0.5, 0.9], 1, facets=facets)
    assert ranking.ids == ("c",)


def test_twins_in_looks_are_told_apart_by_relevance_then_id():
    # 300 copies for 2 representatives: the sample is the most relevant, whatever the order.
    rows = np.tile([[1.0, 0.0]], (300, 1))
    relevance = np.full(300, 0.5)
    relevance[[7, 200]] = 0.9
    order = np.random.default_rng(0).permutation(300)
    config = RankerConfig(representatives=3)
    ids = [f"p{i:03d}" for i in range(300)]
    for at in (np.arange(300), order):
        grid = read_vectors(rows, 300)
        chosen = choose_representatives(grid, relevance[at], [ids[i] for i in at], 3)
        assert [ids[at[i]] for i in chosen] == ["p007", "p200", "p000"]
    assert Ranker(config).rank(ids, relevance, 1, embeddings=rows).ids == ("p007",)


def test_looks_shown_long_ago_count_less():
    rows = np.eye(4)
    ids, relevance = list("abcd"), np.full(4, 0.5)
    first = Ranker().rank(ids, relevance, 1, embeddings=rows, certify=None)
    other = Ranker().rank(["d"], [0.5], 1, embeddings=rows[3:], certify=None)
    session = Session(decay=0.5).after(first).after(other)
    assert session.strengths == pytest.approx([0.5, 1.0])
    gains = Ranker().rank(ids, relevance, 4, embeddings=rows, session=session).problem.floor
    assert sorted(np.rint(gains / gains.max() * 2).tolist()) == [0, 0, 1, 2]


def test_an_equal_number_is_not_the_lowest():
    facets = Facets.from_lists({"a": [["x"], ["y"]]}, numbers={"price": [10.0, 10.0]})
    ranking = Ranker().rank(["a", "b"], [0.9, 0.5], 2, facets=facets)
    kinds = {r.kind for id_ in ranking.ids for r in ranking.why(id_).reasons}
    assert not kinds & {"lowest", "highest"}


def test_what_is_left_out_for_relevance_is_not_said_to_be_covered():
    facets = Facets.from_lists({"colour": [["red"], ["blue"], ["red"], ["green"]]})
    ranking = Ranker().rank(list("abcd"), [0.9, 0.7, 0.79, 0.0], 2, facets=facets)
    assert ranking.ids == ("a", "b")
    assert ranking.why_not("c").kind == "covered"
    assert ranking.why_not("c").detail == (("colour", "red"),)
    assert ranking.why_not("d").kind == "relevance"
    alike = Facets.from_lists({"colour": [["red"], ["red"], ["red"]]})
    ranking = Ranker().rank(list("abc"), [0.9, 0.8, 0.0], 2, facets=alike)
    assert ranking.why_not("c").kind == "relevance"
