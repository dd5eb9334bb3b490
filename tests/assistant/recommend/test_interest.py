import numpy as np
import pytest

from assistant.recommend.interest import HALF_LIFE_DAYS, Touch, learn_interest
from retrieval.catalog import Catalog, Product, infer_facets


def product(at, kind, colour):
    return Product(
        id=f"p{at}", title=f"{kind} {at}", category=("All", kind), price_minor=100 + at,
        currency="EUR", attributes={"colour": colour},
    )  # fmt: skip


PRODUCTS = [product(i, f"kind {i // 4}", ("red", "blue")[i % 2]) for i in range(12)]
CATALOG = Catalog(PRODUCTS, "EUR", infer_facets(PRODUCTS))
VECTORS = np.repeat(np.eye(3, dtype=np.float32), 4, axis=0)


def test_a_touch_says_half_as_much_after_the_half_life():
    fresh, old = Touch("p0", "purchase"), Touch("p0", "purchase", HALF_LIFE_DAYS)
    assert old.strength == pytest.approx(fresh.strength / 2)
    assert Touch("p0", "view").strength < Touch("p0", "cart").strength < fresh.strength


def test_several_interests_are_kept_and_not_averaged():
    touches = [Touch("p0", "purchase"), Touch("p1", "purchase"), Touch("p8", "cart")]
    column = learn_interest(touches, CATALOG, VECTORS).column
    assert column[:4].min() > 0.9
    assert column[8:].min() > 0.4
    assert column[4:8].max() == 0


def test_what_was_disliked_weighs_against_its_like():
    liked = learn_interest([Touch("p0", "view"), Touch("p4", "view")], CATALOG, VECTORS)
    torn = learn_interest(
        [Touch("p0", "view"), Touch("p4", "view"), Touch("p5", "dislike")], CATALOG, VECTORS
    )
    assert torn.column[6] < liked.column[6]
    assert torn.column[0] == liked.column[0]


def test_facet_values_taken_more_often_weigh_more():
    interest = learn_interest([Touch("p0", "view"), Touch("p2", "purchase")], CATALOG, VECTORS)
    assert interest.values["colour"] == {"red": 2.0}
    assert "category" not in interest.values


def test_every_product_knows_what_speaks_for_it():
    interest = learn_interest([Touch("p1", "view"), Touch("p9", "view")], CATALOG, VECTORS)
    assert interest.because(3, CATALOG) == "p1"
    assert interest.because(11, CATALOG) == "p9"


def test_low_prices_taken_make_a_price_sensitive_shopper():
    dearness = np.linspace(0, 1, 12, dtype=np.float32)
    assert learn_interest([Touch("p0", "view")], CATALOG, VECTORS, dearness).cheap == 1.0
    assert learn_interest([Touch("p11", "view")], CATALOG, VECTORS, dearness).cheap == -1.0


def test_nothing_known_and_products_no_longer_sold_make_no_interest():
    for touches in ([], [Touch("gone", "purchase")], [Touch("p0", "dislike")]):
        interest = learn_interest(touches, CATALOG, VECTORS)
        assert interest.is_empty
        assert not interest.column.any()
        assert interest.because(0, CATALOG) is None
