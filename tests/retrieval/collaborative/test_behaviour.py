import numpy as np
import pytest
from scipy import sparse

from retrieval.collaborative import (
    SIGNALS,
    Behaviour,
    Blend,
    Histories,
    content_neighbours,
    fit_blend,
    item_item,
)
from retrieval.collaborative.blend import best_places

DICE = np.random.default_rng(7)
SHOPPERS, PRODUCTS = 60, 12


def unit(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def two_tastes():
    """Even shoppers take of the first six products, odd ones of the rest; the last is unsold."""
    rows, items = [], []
    for shopper in range(SHOPPERS):
        low = 0 if shopper % 2 == 0 else 6
        for item in DICE.choice(6 if low == 0 else 5, 3, replace=False):
            rows.append(shopper)
            items.append(low + int(item))
    ages = np.linspace(0, 100, len(rows))
    shape = (SHOPPERS, PRODUCTS)
    return Histories(np.array(rows), np.array(items), ages, shape)


@pytest.fixture(scope="module")
def past():
    return two_tastes()


@pytest.fixture(scope="module")
def vectors():
    kinds = np.eye(4)[[0] * 6 + [1] * 6]
    return unit(kinds + DICE.normal(0, 0.05, (PRODUCTS, 4)))


@pytest.fixture(scope="module")
def behaviour(past, vectors):
    return Behaviour.learn(past, vectors)


def test_an_old_taking_counts_half_after_the_half_life():
    past = Histories(np.array([0, 0]), np.array([0, 1]), np.array([0.0, 10.0]), (1, 2))
    assert past.popularity(10.0).tolist() == [1.0, 0.5]
    assert past.counts.toarray().tolist() == [[1.0, 1.0]]


def test_a_purchase_can_say_more_than_a_view():
    strengths = np.array([1.0, 5.0])
    past = Histories(np.array([0, 0]), np.array([0, 1]), np.zeros(2), (1, 2), strengths)
    assert past.popularity(10.0).tolist() == [1.0, 5.0]


def test_pairs_that_one_shopper_alone_made_can_be_left_out():
    taken = sparse.csr_array(np.array([[1, 1, 0], [1, 1, 0], [0, 1, 1]]))
    every, kept = item_item(taken).toarray(), item_item(taken, least=2).toarray()
    assert every[1, 2] > 0
    assert kept[1, 2] == 0
    assert kept[0, 1] == pytest.approx(2 / (np.sqrt(6) + 10))


def test_only_the_strongest_neighbours_are_kept():
    taken = sparse.csr_array(np.array([[1, 1, 0], [1, 1, 1], [1, 1, 0]]))
    kept = item_item(taken, kept=1).toarray()
    assert (kept[0] > 0).tolist() == [False, True, False]
    assert (np.count_nonzero(kept, axis=1) == 1).all()


def test_alike_texts_are_neighbours_and_none_is_its_own(vectors):
    near = content_neighbours(vectors, kept=3).toarray()
    assert not near.diagonal().any()
    assert (np.count_nonzero(near, axis=1) == 3).all()
    assert not near[:6, 6:].any()


def test_no_product_has_no_neighbours():
    assert content_neighbours(np.empty((0, 4), np.float32)).shape == (0, 0)


def test_signals_prefer_the_shoppers_own_kind(behaviour, past):
    columns = behaviour.columns(past.counts[[0]], past.decayed(60)[[0]])
    assert tuple(columns) == SIGNALS
    for name in ("item_item", "als", "content"):
        assert columns[name][0, :6].mean() > 2 * columns[name][0, 6:].mean()
        assert columns[name].max() == pytest.approx(1)
        assert columns[name].min() >= 0


def test_a_stranger_has_popularity_and_nothing_else(behaviour):
    nothing = sparse.csr_array((1, PRODUCTS))
    columns = behaviour.columns(nothing, nothing)
    assert columns["popularity"].max() == 1
    assert not any(columns[name].any() for name in ("item_item", "als", "content"))


def test_factors_hold_no_shopper_and_fold_one_in_alone(behaviour, past):
    assert behaviour.factors.items.shape[0] == PRODUCTS
    together = behaviour.factors.fold_in(past.counts)
    alone = behaviour.factors.fold_in(past.counts[[3]])
    assert np.allclose(together[3], alone[0])


def test_what_is_learned_twice_is_the_same(behaviour, past, vectors):
    again = Behaviour.learn(past, vectors)
    assert (again.factors.items == behaviour.factors.items).all()


def test_a_product_nobody_took_speaks_by_its_content(behaviour, past):
    cold = 11
    assert behaviour.support[cold] == 0
    columns = behaviour.columns(past.counts[[1]], past.decayed(60)[[1]])
    scores = Blend({"als": 0.8, "content": 0.2}).scores(columns, behaviour.support)
    assert scores[0, cold] == pytest.approx(columns["content"][0, cold])
    assert scores[0, cold] > 0


def test_doubt_gives_content_the_word_where_few_took_a_product():
    columns = {
        name: np.full((1, 2), level, np.float32) for name, level in (("als", 0), ("content", 1))
    }
    scores = Blend({"als": 1.0, "content": 0.0}, doubt=4.0).scores(columns, np.array([1, 996]))
    assert scores[0].tolist() == pytest.approx([0.8, 0.004], rel=1e-4)


def test_a_blend_is_fitted_to_what_was_taken_next_and_can_lose_a_signal():
    good, bad = DICE.random((40, 30)).astype(np.float32), DICE.random((40, 30)).astype(np.float32)
    columns = {"popularity": bad, "item_item": bad, "als": good, "content": bad}
    had = [np.empty(0, np.int64)] * 40
    wanted = [frozenset(row.tolist()) for row in best_places(good, had, 10)]
    blend, recall = fit_blend(columns, np.full(30, 9), had, wanted)
    assert blend.weights["als"] > 0.4
    assert recall > 0.9
    assert sum(blend.weights.values()) == pytest.approx(1)
    off = blend.without("als")
    assert "als" not in off.weights
    assert sum(off.weights.values()) == pytest.approx(1)


def test_best_places_leave_out_what_was_had_and_break_ties_by_position():
    scores = np.array([[0.5, 0.9, 0.5, 0.5]], np.float32)
    assert best_places(scores, [np.array([1])], 3).tolist() == [[0, 2, 3]]
    assert best_places(scores, [np.array([], int)], 9).tolist() == [[1, 0, 2, 3]]
