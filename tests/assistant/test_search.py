"""Retrieval meets ranking: what must hold holds, the shelf varies, and it says why."""

import pytest

from assistant.search import RANKERS, ShelfSearch
from assistant.shelf.report import report_search
from ranking import Demand
from ranking.errors import RankingError
from retrieval.filters import SearchFilter

BOOTS = SearchFilter(include={"category": ("Hiking Boots",)})


@pytest.fixture(scope="module")
def search(shop_retriever, shop_folder):
    return ShelfSearch(shop_retriever, shop_folder.settings)


@pytest.mark.parametrize("ranker", RANKERS)
def test_every_product_meets_the_filter(search, ranker):
    where = SearchFilter(
        price_max_minor=13000, include={"category": ("Hiking Boots",)}, exclude={"colour": ("red",)}
    )
    found = search.search("boots", where, ranker=ranker)
    assert found.products
    assert all(where.matches(product) for product in found.products)
    assert found.matching == sum(where.matches(p) for p in search.catalog)


def test_the_shelf_varies_in_what_was_not_asked_for(search):
    found = search.search("boots", BOOTS)
    assert len({p.brand for p in found.products}) >= 3
    assert len({p.attributes["colour"] for p in found.products}) >= 3
    assert 0 < found.shelf.certificate <= 1


def test_a_settled_brand_is_not_capped(search):
    where = SearchFilter(include={"category": ("Hiking Boots",), "brand": ("Brook",)})
    found = search.search("boots", where, demand=Demand(settled=frozenset({"brand", "category"})))
    assert len(found.products) == 4


def test_what_is_sold_out_is_shown_only_when_nothing_else_is_left(search):
    sold_out = "p143"
    assert sold_out not in search.search("boots", BOOTS, k=24).shelf.ids
    only = SearchFilter(only_ids=(sold_out,))
    assert search.search("boots", only).shelf.ids == (sold_out,)


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        ("price_low", lambda p: p.price_minor),
        ("price_high", lambda p: -p.price_minor),
        ("rating", lambda p: -p.rating),
    ],
)
def test_a_sorted_shelf_is_sorted(search, sort, key):
    keys = [key(p) for p in search.search("boots", BOOTS, sort=sort).products]
    assert keys == sorted(keys)


def test_an_impossible_filter_gives_an_empty_shelf(search):
    found = search.search("boots", SearchFilter(price_max_minor=1))
    assert found.matching == 0
    assert found.shelf.items == ()
    assert found.prices is None


def test_an_unknown_ranker_is_named(search):
    with pytest.raises(RankingError, match="coverage, relevance, mmr"):
        search.search("boots", BOOTS, ranker="magic")


def test_a_query_is_encoded_once(search, monkeypatch):
    calls = []
    encoder = search.retriever.encoder
    encode = encoder.encode_queries
    monkeypatch.setattr(
        encoder, "encode_queries", lambda texts: calls.append(list(texts)) or encode(texts)
    )
    for _ in range(3):
        search.search("sturdy boots", BOOTS)
    assert len(calls) == 1


def test_reasons_are_true(search):
    found = search.search("boots", BOOTS)
    prices = [p.price_minor for p in found.products]
    for product, item in zip(found.products, found.shelf.items, strict=True):
        assert item.why
        if "the lowest price" in item.why:
            assert product.price_minor == min(prices)
        if "the highest price" in item.why:
            assert product.price_minor == max(prices)
        if "the best rated" in item.why:
            assert product.rating == max(p.rating for p in found.products)


def test_the_report_has_the_documented_shape(search):
    found = search.search("boots", BOOTS)
    report = report_search(found, "coverage")
    assert {
        "query", "filters", "candidates", "shelf", "certificate", "uncovered", "ranker"
    } <= report.keys()  # fmt: skip
    assert {"id", "score", "dense", "lexical"} == report["candidates"][0].keys()
    gains = [sum(item["gains"].values()) for item in report["shelf"]]
    assert sum(gains) == pytest.approx(found.ranking.value, abs=1e-4)
