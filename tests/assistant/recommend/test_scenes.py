from datetime import UTC, date, datetime, timedelta
from typing import get_args

import numpy as np
import pytest

from assistant.recommend.interest import Interest, Touch, learn_interest
from assistant.recommend.knowledge import KnowledgeRules
from assistant.recommend.scenes import SCENES, SceneName, score_scene
from assistant.recommend.signals import NEW_DAYS, learn_signals
from assistant.shop.recommend_settings import RecommendSettings
from retrieval.behaviour import Event
from retrieval.catalog import Catalog, Product

NOW = datetime(2026, 6, 1, tzinfo=UTC)
KINDS = ("Tents", "Mats", "Mugs")


def product(at):
    """Six of a kind; the cheaper ones of each are rated better, the last is reduced and new."""
    return Product(
        id=f"p{at}", title=f"thing {at}", category=("All", KINDS[at // 6]),
        price_minor=1000 + 100 * (at % 6), currency="EUR", rating=5 - 0.5 * (at % 6),
        rating_count=100, compare_at_minor=3000 if at % 6 == 5 else None,
        added=date(2026, 5, 30) if at % 6 == 5 else date(2025, 1, 1),
    )  # fmt: skip


CATALOG = Catalog([product(i) for i in range(18)], "EUR")
NOBODY = Interest(np.zeros(18, np.float32))


def events():
    """Three visits buy p0 with p6; p1 was popular long ago."""
    found = [
        Event(f"c{v}", i, NOW - timedelta(days=v), "purchase")
        for v in range(3)
        for i in ("p0", "p6")
    ]
    found += [Event(f"d{v}", "p1", NOW - timedelta(days=200), "purchase") for v in range(9)]
    return sorted(found, key=lambda e: (e.time, e.customer, e.product_id))


@pytest.fixture(scope="module")
def signals():
    return learn_signals(CATALOG, events(), KnowledgeRules())


def best(signals, scene, settings=RecommendSettings(), anchors=None, **more):  # noqa: B008
    taste = {"interest": NOBODY, "session": NOBODY, **more}
    scored = score_scene(scene, signals, settings, CATALOG, anchors=anchors or {}, **taste)
    return scored, [f"p{at}" for at in np.argsort(-scored.tilt.scores, kind="stable")]


def test_every_scene_that_has_a_name_has_weights_of_signals_that_can_be_set():
    assert set(SCENES) == set(get_args(SceneName))
    known = set(RecommendSettings.model_fields)
    for scene in SCENES.values():
        assert set(scene.weights) <= known


def test_what_sells_now_is_more_popular_than_what_sold_long_ago(signals):
    assert signals.popularity[0] > 2 * signals.popularity[1] > 0
    assert best(signals, "popular")[1][:2] == ["p0", "p6"]


def test_one_shoppers_basket_does_not_show_in_what_is_bought_together(signals):
    alone = learn_signals(CATALOG, [e for e in events() if e.customer == "c1"], KnowledgeRules())
    assert signals.bought_with({0: 1.0})[6] == 1.0
    assert not alone.bought_with({0: 1.0}).any()


def test_only_what_goes_with_the_product_is_shown_beside_it(signals):
    scored, order = best(signals, "goes_with", anchors={"p0": 1.0})
    assert order[0] == "p6"
    assert scored.partners["p6"][0].kind == "bought_with"
    kinds = {at // 6 for at in np.flatnonzero(scored.tilt.scores)}
    assert kinds == {1}


def test_new_and_reduced_show_nothing_else(signals):
    for scene in ("new", "on_sale"):
        scored, _ = best(signals, scene)
        assert set(np.flatnonzero(scored.tilt.scores)) == {5, 11, 17}
    old = learn_signals(CATALOG, [], KnowledgeRules()).novelty
    assert old[0] == 0 < old[5] <= 1
    assert NEW_DAYS > 0


def test_value_is_a_low_price_and_a_high_rating_among_its_kind(signals):
    scored, order = best(signals, "best_value")
    assert set(order[:3]) == {"p0", "p6", "p12"}
    assert scored.tilt.scores[5] == 0


def test_taste_and_session_move_for_you_and_what_was_had_is_left_out(signals):
    vectors = np.repeat(np.eye(3, dtype=np.float32), 6, axis=0)
    mugs = learn_interest([Touch("p12", "purchase")], CATALOG, vectors)
    _, order = best(signals, "for_you", interest=mugs, had=["p12"])
    assert {int(i[1:]) // 6 for i in order[:5]} == {2}
    assert order[-1] == "p12"


def test_a_signal_that_is_switched_off_says_nothing(signals):
    scored, order = best(signals, "best_value", RecommendSettings(value=0))
    assert "value" not in scored.tilt.signals
    assert order[:2] == ["p0", "p6"]  # by popularity alone
    nothing, _ = best(signals, "popular", RecommendSettings(popularity=0, interest=0))
    assert (nothing.tilt.scores > 0).all()


def test_the_owner_is_told_what_each_signal_added(signals):
    scored, _ = best(signals, "popular")
    told = scored.tilt.explain(0)
    assert set(told) == {"popularity"}
    assert sum(told.values()) == pytest.approx(float(scored.tilt.scores[0]), abs=0.01)
