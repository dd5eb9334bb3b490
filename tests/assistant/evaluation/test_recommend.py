"""`evaluate recommend` splits by time, and measures every system on the same customers."""

import json
from datetime import datetime, timedelta

import numpy as np
import pytest

from assistant.errors import ConfigError
from assistant.evaluation.discovery import Discovery, give_way
from assistant.evaluation.intervals import jackknife
from assistant.evaluation.purchases import choose_windows, read_purchases, split_at
from assistant.evaluation.recommend import evaluate_recommend
from retrieval.catalog import Catalog, Product
from retrieval.evaluate.baskets import Basket

START = datetime(2026, 1, 1)
KINDS, EACH, DAYS = 6, 20, 100
SYSTEMS = {"popularity", "item_item", "als", "content", "blend", "blend_coverage"}


def products(count):
    made = [
        Product(id=f"p{i:03}", title=f"thing {i}", price_minor=100, currency="EUR")
        for i in range(count)
    ]
    return Catalog(made, "EUR")


@pytest.fixture(scope="module")
def shop():
    """Customers of one kind each buy of it; one product of each kind sells only at the end."""
    dice = np.random.default_rng(3)
    catalog = products(KINDS * EACH)
    baskets = []
    for customer in range(150):
        kind = customer % KINDS
        starts = 0 if customer < 140 else DAYS - 9
        for day in sorted(dice.choice(np.arange(starts, DAYS), 7, replace=False).tolist()):
            sold = EACH if day > DAYS - 10 else EACH - 1
            taken = {kind * EACH + int(i) for i in dice.choice(sold, 2)}
            ids = tuple(f"p{i:03}" for i in sorted(taken))
            baskets.append(Basket(str(customer), START + timedelta(days=day), ids))
    kinds = np.repeat(np.eye(KINDS), EACH, axis=0) + dice.normal(0, 0.2, (KINDS * EACH, KINDS))
    vectors = kinds / np.linalg.norm(kinds, axis=1, keepdims=True)
    return catalog, baskets, vectors.astype(np.float32)


@pytest.fixture(scope="module")
def figures(shop):
    return evaluate_recommend(*shop)


def test_every_system_has_every_measure_with_an_interval(figures):
    json.dumps(figures)
    assert set(figures["systems"]) == SYSTEMS
    for system in figures["systems"].values():
        assert set(system) == {"recall@20", "nDCG@20", "catalogue_coverage", "exposure_gini"}
        for value in system.values():
            assert value["low"] <= value["mean"] <= value["high"]


def test_taste_is_found_where_popularity_knows_none(figures):
    recall = {name: s["recall@20"]["mean"] for name, s in figures["systems"].items()}
    assert recall["blend"] > 2 * recall["popularity"]
    assert figures["gates"]["recall@20, blend / best part"]["value"] > 0.97
    assert set(figures["without"]) == set(figures["blend"]["weights"])


def test_cold_products_and_cold_customers_are_told_apart(figures):
    items, users = figures["cold_items"], figures["cold_users"]
    assert items["products"] == KINDS
    assert items["systems"]["als"]["recall@20"]["mean"] == 0
    assert items["systems"]["blend"]["recall@20"]["mean"] > 0.5
    assert users["customers"] >= 5
    assert users["systems"]["item_item"]["recall@20"]["mean"] == 0
    assert users["systems"]["blend"]["recall@20"]["mean"] > 0


def test_weights_know_nothing_of_the_test_window(shop, figures):
    catalog, baskets, vectors = shop
    test = choose_windows(baskets).test
    shuffled = [
        b if b.time < test else Basket(b.customer, b.time, b.product_ids[::-1][:1]) for b in baskets
    ]
    again = evaluate_recommend(catalog, shuffled, vectors)
    assert again["blend"] == figures["blend"]
    assert again["systems"] != figures["systems"]


def test_what_was_had_is_neither_wanted_nor_in_the_future_of_the_past(shop):
    catalog, baskets, _ = shop
    windows = choose_windows(baskets)
    split = split_at(baskets, catalog, windows.test, windows.end)
    assert split.past.ages.min() > 0
    for case in split.cases:
        assert case.wanted
        assert not case.wanted & set(case.had.tolist())


def test_seats_are_given_to_what_others_were_not_shown():
    ordered = [(list(range(40)), list(np.linspace(1, 0.1, 40)))] * 10
    plain = {i for own in give_way(ordered, Discovery(0), 40) for i in own}
    wide = give_way(ordered, Discovery(2), 40)
    assert len(plain) == 20
    assert len({i for own in wide for i in own}) == 18 + 20
    assert all(own[:18] == list(range(18)) and len(set(own)) == 20 for own in wide)


def test_windows_that_are_empty_or_unordered_are_refused(shop):
    _, baskets, _ = shop
    with pytest.raises(ConfigError, match="not one after the other"):
        choose_windows(baskets, START - timedelta(days=3))
    with pytest.raises(ConfigError, match="at least 10"):
        choose_windows(baskets[:3])


def test_events_of_another_shop_name_their_own_products(tmp_path):
    line = {"customer": "c", "product": "x1", "time": "2026-01-01T00:00:00", "title": "A cup"}
    path = tmp_path / "events.jsonl"
    bought, seen = {**line, "type": "purchase"}, {**line, "type": "view", "product": "x2"}
    path.write_text("\n".join(map(json.dumps, (bought, seen))))
    catalog, baskets = read_purchases(path, products(3))
    assert [(p.id, p.title) for p in catalog] == [("x1", "A cup")]
    assert [b.product_ids for b in baskets] == [("x1",)]
    path.write_text(json.dumps({**bought, "product": "p001"}) + "\n" + json.dumps(bought))
    catalog, baskets = read_purchases(path, products(3))
    assert len(catalog) == 3
    assert [b.product_ids for b in baskets] == [("p001",)]


def test_a_figure_of_all_parts_has_an_interval_around_it():
    told = jackknife([1.0, 2.0, 3.0, 4.0], lambda parts: sum(parts) / len(parts))
    assert told["mean"] == 2.5
    assert told["low"] < 2.5 < told["high"]
    assert jackknife([1.0], lambda parts: parts[0]) == {"mean": 1.0, "low": 1.0, "high": 1.0}
