"""The shelf widens as a conversation's shelves grow alike, and only then."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.recommend.recommender import Recommender, Shopper
from assistant.search import ShelfSearch
from assistant.shelf.breadth import RECENT, narrowness, ranker_for
from ranking import RankerConfig
from retrieval.catalog import Product


def product(at, kind, brand):
    return Product(
        id=f"p{at}", title=f"thing {at}", category=("All", kind), brand=brand,
        price_minor=100, currency="EUR",
    )  # fmt: skip


def shown(kinds, brands):
    return [product(at, *pair) for at, pair in enumerate(zip(kinds, brands, strict=True))]


VARIED = shown("abcdefgh", "ABCDEFGH")
ALIKE = shown("aaaaaaaa", "AAAAAAAA")


def test_one_kind_and_brand_is_narrow_and_all_different_is_not():
    assert narrowness(ALIKE) == 1
    assert narrowness(VARIED) == 0
    assert narrowness([]) == 0
    assert 0 < narrowness(shown("aaaabcde", "ABCDEFGH")) < 1


def test_what_the_shopper_settled_is_no_bubble():
    tents = shown("aaaaaaaa", "ABCDEFGH")
    assert narrowness(tents) > 0
    assert narrowness(tents, frozenset({"category"})) == 0


def test_what_was_shown_long_ago_is_forgotten():
    assert narrowness([*VARIED, *ALIKE * (RECENT // len(ALIKE))]) == 1


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("AB")), max_size=40))
def test_narrowness_lies_between_0_and_1(pairs):
    assert 0 <= narrowness(shown(*zip(*pairs, strict=True))) <= 1 if pairs else True


def test_the_usual_ranker_is_used_until_the_session_narrows():
    assert ranker_for(0.0).config == RankerConfig()
    assert ranker_for(1.0).config.coverage_weight > RankerConfig().coverage_weight
    assert ranker_for(1.0) is ranker_for(2.0)


def test_shelves_of_one_shopper_change_kinds_where_widening_is_on(shop_folder, shop_retriever):
    def kinds_over(search):
        recommender, seen = Recommender(shop_folder, search), ()
        for _ in range(4):
            shelf = recommender.recommend("for_you", Shopper(seen=seen)).found.shelf.ids
            seen = (*seen, *shelf)
        return narrowness([search.catalog.get(i) for i in seen])

    settings = shop_folder.settings
    off = settings.model_copy(update={"shelf": settings.shelf.model_copy(update={"widen": 0.0})})
    wide = kinds_over(ShelfSearch(shop_retriever, settings))
    assert wide <= kinds_over(ShelfSearch(shop_retriever, off))
