import json
from datetime import UTC, datetime, timedelta

import pytest

from retrieval.behaviour import (
    Event,
    basket_pairs,
    co_purchase,
    event_pairs,
    partner_pairs,
    read_events,
    sessions,
)
from retrieval.errors import TrainingError

START = datetime(2026, 1, 1, tzinfo=UTC)


def event(minute, product, customer="c", kind="view", query=""):
    return Event(customer, product, START + timedelta(minutes=minute), kind, query)


def test_a_session_ends_at_a_long_pause_and_at_another_shopper():
    events = [event(0, "p1"), event(20, "p2"), event(60, "p3"), event(5, "p4", "d")]
    assert [[e.product_id for e in s] for s in sessions(events)] == [["p1", "p2"], ["p3"], ["p4"]]


def test_what_was_seen_after_what_becomes_pairs_each_once(catalog):
    events = [event(0, "p1"), event(1, "p2"), event(2, "p2"), event(100, "p1"), event(101, "p2")]
    (pair,) = event_pairs(events, catalog)
    assert (pair.kind, pair.product_id) == ("next", "p2")
    assert pair.query.startswith("Fell hiking boots")


def test_a_query_and_what_was_clicked_become_a_pair(catalog):
    (pair,) = event_pairs([event(0, "p7", query="keyboard")], catalog)
    assert (pair.kind, pair.query, pair.product_id) == ("click", "keyboard", "p7")


def test_events_are_read_in_order_and_of_known_products_only(catalog, tmp_path):
    lines = [
        {"customer": "c", "product": "p2", "time": "2026-01-02T00:00:00+00:00", "type": "view"},
        {"customer": "c", "product": "p1", "time": "2026-01-01T00:00:00+00:00", "type": "cart"},
        {"customer": "c", "product": "gone", "time": "2026-01-01T00:00:00+00:00", "type": "view"},
    ]
    path = tmp_path / "events.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)))
    assert [e.product_id for e in read_events(path, catalog)] == ["p1", "p2"]


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        "nonsense",
        '{"customer": "c"}',
        '{"customer":"c","product":"p1","time":"x","type":"view"}',
    ],
)
def test_a_bad_event_is_named_by_its_line(catalog, tmp_path, line):
    path = tmp_path / "events.jsonl"
    path.write_text(line)
    with pytest.raises(TrainingError, match="line 1"):
        read_events(path, catalog)


def test_what_is_bought_together_is_strong_and_symmetric(catalog):
    ids = [p.id for p in catalog]
    strength = co_purchase([["p1", "p2"], ["p1", "p2", "p3"], ["p3", "p4"]], ids, shrink=0)
    assert strength[0, 1] == pytest.approx(1)
    assert strength[0, 2] == pytest.approx(0.5)
    assert (strength == strength.T).all()
    assert not strength.diagonal().any()


def test_basket_pairs_stay_within_baskets_and_known_products(catalog):
    pairs = basket_pairs([["p1", "p2", "gone"], ["p3"]], catalog, 10)
    assert [(p.kind, p.product_id) for p in pairs] in ([("next", "p1")], [("next", "p2")])


def test_partner_pairs_name_what_is_bought_together_most(catalog):
    ids = [p.id for p in catalog]
    strength = co_purchase([["p1", "p2"], ["p1", "p2"], ["p1", "p3"]], ids)
    found = {(p.query.split(".")[0], p.product_id) for p in partner_pairs(strength, catalog, 9, 1)}
    assert ("Fell hiking boots", "p2") in found
    assert ("Fell hiking boots", "p3") not in found
