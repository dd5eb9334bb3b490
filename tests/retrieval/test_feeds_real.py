"""Real merchants' files, from the folder of public data; skipped where it is absent."""

import json
import time
from functools import cache

import numpy as np
import pytest

from retrieval.catalog import Catalog, infer_facets, load_catalog, write_products
from retrieval.feeds import Feed, read_feed
from retrieval.filters import FilterColumns, SearchFilter, parse_filters, tool_filter_model

pytestmark = pytest.mark.slow


@cache
def read(path, currency=None) -> Feed:
    return read_feed(path, currency=currency)


@pytest.fixture
def boutique(shared_data):
    return read(shared_data / "womens_fashion" / "products.parquet")


@pytest.fixture
def groceries(shared_data):
    return read(shared_data / "bigbasket" / "products.parquet")


@pytest.fixture
def electronics(shared_data):
    return read(shared_data / "chorus_icecat" / "products.parquet")


def test_a_boutique(boutique):
    assert (len(boutique.products), boutique.bad, boutique.currency) == (2766, (), "USD")
    columns = boutique.mapping.fields
    assert columns["price"] == ("price_min_usd",)
    assert columns["category"][0] == "category_full_path"
    assert columns["availability"] == ("in_stock_any",)
    assert columns["image"] == ("featured_image_url",)
    assert all(p.rating is None or 0 < p.rating <= 5 for p in boutique.products)
    facets = {facet.name: facet for facet in infer_facets(boutique.products)}
    assert {"category", "colour", "material", "sleeve", "neckline", "pattern"} <= set(facets)
    assert {"white", "black", "blue"} <= set(facets["colour"].values[:6])


def test_colours_of_a_boutique_are_those_of_its_tags_and_titles(boutique):
    named = {p.id: f"{p.title} {' '.join(p.tags)}".casefold() for p in boutique.products}
    white = [p for p in boutique.products if "white" in p.values("colour")]
    assert len(white) > 150
    assert all("white" in named[p.id] for p in white)
    assert all("colour" in p.inferred for p in white)
    tagged = [p for p in boutique.products if {"white"} & {tag.casefold() for tag in p.tags}]
    found = sum("white" in p.values("colour") for p in tagged)
    assert found > 0.8 * len(tagged), "a title that names another colour stands before the tags"


def test_groceries_have_a_path_of_three_and_say_that_their_currency_is_assumed(groceries):
    assert len(groceries.products) == 6079
    assert groceries.mapping.fields["category"] == ("category", "sub_category", "type")
    assert "assumed" in groceries.currency_source
    oil = groceries.products[0]
    assert oil.category == ("Beauty & Hygiene", "Hair Care", "Hair Oil & Serum")
    reduced = sum(p.compare_at_minor is not None for p in groceries.products)
    assert reduced > 1000
    assert all(p.compare_at_minor is None or p.compare_at_minor > p.price_minor
               for p in groceries.products)  # fmt: skip
    assert not any(p.inferred for p in groceries.products), "orange juice is no colour"


def test_groceries_in_rupees(shared_data):
    feed = read(shared_data / "bigbasket" / "products.parquet", "INR")
    assert (feed.currency, feed.products[0].price_minor) == ("INR", 22000)


def test_electronics_have_typed_attributes_with_readable_names(electronics):
    assert (len(electronics.products), electronics.currency) == (19_406, "USD")
    toner = next(p for p in electronics.products if p.id == "3920564")
    assert toner.price_minor == 4995
    assert toner.attributes["print_technology"] == "Laser printing"
    assert toner.attributes["black_toner_page_yield"] == 23000
    names = {name for p in electronics.products for name in p.attributes}
    prefixed = {name for name in names if name.startswith(("t_", "n_", "b_"))}
    assert prefixed == {"n_up_printing"}, "printing n pages on one sheet"
    silver = next(p for p in electronics.products if "Silver" in p.values("colour"))
    assert isinstance(silver.attributes["colour"], tuple)
    facets = {facet.name: facet for facet in infer_facets(electronics.products)}
    assert facets["colour"].kind == "text"
    assert not any("package" in name or "pallet" in name for name in facets)


def test_a_chinese_shop(shared_data):
    feed = read(shared_data / "zh_litemall" / "goods.jsonl")
    assert (len(feed.products), feed.currency, feed.locale) == (239, "CNY", "zh_CN")
    quilt = next(p for p in feed.products if p.id == "1006007")
    assert (quilt.price_minor, quilt.compare_at_minor) == (45900, 47900)
    assert quilt.category == ("居家", "被枕")
    assert quilt.attributes["material"] == "100%棉"
    choice = next(p for p in feed.products if len(p.variants) > 1)
    assert all(v.options and v.stock is not None for v in choice.variants)
    assert choice.price_minor == min(v.price_minor or choice.price_minor for v in choice.variants)


def test_items_of_dialogues(shared_data):
    files = sorted((shared_data / "mg_shopdial").glob("*_items.json"))
    feeds = [read(path) for path in files]
    assert sum(len(feed.products) for feed in feeds) == 57
    assert all(feed.currency == "USD" and not feed.bad for feed in feeds)
    assert all(p.image and p.description for feed in feeds for p in feed.products)


def test_a_large_catalogue_loads_fast_once_it_is_known(electronics, tmp_path):
    path = tmp_path / "catalog.jsonl"
    with path.open("wb") as file:
        write_products(electronics.products, file)
    checked = load_catalog(path, cache_dir=tmp_path)
    spent = []
    for _ in range(3):
        began = time.process_time()
        trusted = load_catalog(path, cache_dir=tmp_path)
        spent.append(time.process_time() - began)
    assert trusted.products == checked.products
    assert trusted.facets == checked.facets
    assert min(spent) < 1.0


def test_a_mask_over_a_large_catalogue_takes_well_under_a_millisecond(electronics):
    catalog = Catalog(electronics.products, "USD", infer_facets(electronics.products))
    columns = FilterColumns(catalog)
    where = parse_filters(["price=10..100", "colour=black|white", "brand!=HP"], catalog)
    mask = columns.mask(where)
    assert 100 < mask.sum() < 19_000
    assert mask.tolist() == [where.matches(p) for p in catalog]
    spent = []
    for _ in range(200):
        began = time.perf_counter()
        columns.mask(where)
        spent.append(time.perf_counter() - began)
    assert np.median(spent) < 0.001


def test_columns_agree_with_matches_on_real_products(boutique):
    catalog = Catalog(boutique.products, "USD", infer_facets(boutique.products))
    columns = FilterColumns(catalog)
    for facet in catalog.facets:
        for value in facet.values[:12]:
            for where in (
                SearchFilter(include={facet.name: (value,)}, in_stock=True),
                SearchFilter(exclude={facet.name: (value,)}, price_max_minor=4000),
            ):
                assert columns.mask(where).tolist() == [where.matches(p) for p in catalog]


def test_the_tool_of_a_large_catalogue_stays_small(electronics):
    schema = tool_filter_model(infer_facets(electronics.products)).model_json_schema()
    assert len(json.dumps(schema)) < 16_000
