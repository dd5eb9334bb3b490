"""`evaluate fairness` audits exposure, and the floors of shop.toml are kept by the ranker."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import ConfigError, ShopError
from assistant.evaluation.fairness import evaluate_fairness
from assistant.search import ShelfSearch
from assistant.shelf.floors import groups_of, places_for
from assistant.shop.settings import ExposureSettings, read_settings
from retrieval.catalog import Catalog, Product
from retrieval.filters import SearchFilter

BOOTS = SearchFilter(include={"category": ("Hiking Boots",)})


def with_floors(settings, **floors):
    return settings.model_copy(update={"exposure": ExposureSettings(floors=floors)})


@pytest.fixture(scope="module")
def settings(shop_folder):
    return with_floors(shop_folder.settings, **{"brand:Elgin": 0.34, "price:high": 0.15})


@pytest.fixture(scope="module")
def figures(shop_retriever, settings, tmp_path_factory):
    return evaluate_fairness(shop_retriever, settings, tmp_path_factory.mktemp("plots"))


def test_exposure_is_measured_by_group_for_every_system(figures):
    json.dumps(figures)
    assert set(figures["systems"]) == {"relevance", "ours, no floors", "ours"}
    for dimensions in figures["systems"].values():
        # All products are as old, and the shop has no sellers.
        assert set(dimensions) == {"brand", "price"}
        for told in dimensions.values():
            assert sum(group["exposure"] for group in told["groups"].values()) == pytest.approx(1)
            assert sum(group["eligible"] for group in told["groups"].values()) == pytest.approx(1)
            assert told["least"]["ratio"] == min(g["ratio"] for g in told["groups"].values())
    assert len(figures["plots"]) == 2


def test_floors_are_kept(figures):
    for floor in figures["floors"].values():
        assert floor["ok"]
    assert figures["floors"]["brand:Elgin"]["given"] >= 0.3


def test_a_shelf_has_the_places_of_a_floor_and_the_same_search_the_same_shelf(
    shop_retriever, settings
):
    search = ShelfSearch(shop_retriever, settings)
    found = search.search("boots", BOOTS)
    assert sum(product.brand == "Elgin" for product in found.products) == 2
    assert found.shelf.ids == ShelfSearch(shop_retriever, settings).search("boots", BOOTS).shelf.ids
    assert "floor" not in found.shelf.grid


def test_a_floor_never_brings_back_what_a_wish_rules_out(shop_retriever, settings):
    where = SearchFilter(include=BOOTS.include, exclude={"brand": ("Elgin",)})
    found = ShelfSearch(shop_retriever, settings).search("boots", where)
    assert found.products
    assert all(product.brand != "Elgin" for product in found.products)


@given(st.floats(0.01, 0.5), st.integers(1, 24), st.integers(0, 40), st.text(max_size=6))
def test_places_lie_at_the_share_up_to_one_and_within_the_candidates(share, size, count, key):
    places = places_for({"new": share}, {"new": count}, size, key).get("new", 0)
    assert places <= count
    assert places <= size
    if count >= size:
        assert share * size - 1 < places < share * size + 1


def test_a_floor_below_a_place_is_met_on_average():
    given_ = [places_for({"new": 0.1}, {"new": 9}, 6, str(n)).get("new", 0) for n in range(2000)]
    assert sum(given_) / (6 * 2000) == pytest.approx(0.1, abs=0.01)


def test_new_is_what_came_in_lately():
    products = [
        Product(id=i, title=i, price_minor=1, currency="EUR", seller="S", added=added)
        for i, added in (("a", date(2026, 6, 1)), ("b", date(2026, 1, 1)), ("c", None))
    ]
    assert groups_of(products, [("low",), (), ()]) == [
        ("seller:S", "price:low", "new"),
        ("seller:S", "old"),
        ("seller:S", "old"),
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("colour = 0.1", "is no group"),
        ("new = 0.6", "at most 0.5"),
        ("new = 0.3\nold = 0.3", "more than half"),
    ],
    ids=["group", "share", "sum"],
)
def test_a_wrong_floor_is_told_in_one_line(tmp_path, line, told):
    path = tmp_path / "shop.toml"
    path.write_text(f"[exposure.floors]\n{line}\n")
    with pytest.raises(ShopError, match=told) as raised:
        read_settings(path)
    assert "\n" not in str(raised.value)


def test_a_shop_without_a_choice_is_refused(shop_retriever, settings, monkeypatch):
    monkeypatch.setattr(shop_retriever, "catalog", Catalog([], "EUR"))
    with pytest.raises(ConfigError, match="No category"):
        evaluate_fairness(shop_retriever, settings)
