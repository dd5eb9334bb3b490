"""Thompson sampling on the long tail: reproducible, bounded, and it lets new products be seen."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.recommend.exploring import explore
from assistant.recommend.recommender import Recommender, Shopper
from assistant.search import ShelfSearch
from assistant.shop.folder import ShopFolder
from retrieval.encoder import HashEncoder

counts = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=30)


@given(counts, st.text(max_size=8), st.randoms(use_true_random=False))
def test_a_draw_lies_in_its_range_and_hangs_on_the_seed_and_the_product_alone(pairs, seed, dice):
    ids = [f"p{n}" for n in range(len(pairs))]
    taken = np.array([min(pair) for pair in pairs], np.float32)
    seen = np.array([max(pair) for pair in pairs], np.float32)
    popularity = taken / max(float(taken.max()), 1.0)
    column = explore(ids, seen, taken, popularity, seed)
    assert column.min() >= 0
    assert column.max() <= 1
    assert (column == explore(ids, seen, taken, popularity, seed)).all()
    order = list(range(len(ids)))
    dice.shuffle(order)
    shuffled = explore([ids[n] for n in order], seen[order], taken[order], popularity[order], seed)
    assert shuffled == pytest.approx(column[order])


def test_what_is_known_not_to_be_taken_stays_back_and_what_is_new_is_tried():
    ids = ["known", "new", "bestseller"]
    seen, taken = np.array([400, 0, 400], np.float32), np.array([2, 0, 200], np.float32)
    popularity = np.array([0.01, 0.0, 1.0], np.float32)
    draws = np.array([explore(ids, seen, taken, popularity, str(n)) for n in range(200)])
    known, new, best = draws.mean(axis=0)
    assert new > 5 * known
    assert best == 0


def test_conversations_try_out_different_products_and_each_the_same_again(shop_folder, shelf):
    recommender = Recommender(shop_folder, shelf)
    shelves = {
        seed: recommender.recommend("for_you", Shopper(seed=seed)).found.shelf.ids
        for seed in "abcdefgh"
    }
    assert len(set(shelves.values())) > 1
    for seed, shelf_ids in shelves.items():
        again = Recommender(shop_folder, shelf).recommend("for_you", Shopper(seed=seed))
        assert again.found.shelf.ids == shelf_ids


def test_exploration_is_off_where_the_owner_says_so(shop_folder, shelf, tmp_path):
    text = (shop_folder.path / "shop.toml").read_text() + "[recommend]\nexploration = 0\n"
    (tmp_path / "shop.toml").write_text(text)
    off = Recommender(ShopFolder.open(tmp_path), shelf)
    shelves = {off.recommend("for_you", Shopper(seed=seed)).found.shelf.ids for seed in "abcdefgh"}
    assert len(shelves) == 1


@pytest.fixture(scope="module")
def shelf(shop_folder, shop_retriever):
    assert isinstance(shop_retriever.encoder, HashEncoder)
    return ShelfSearch(shop_retriever, shop_folder.settings)
