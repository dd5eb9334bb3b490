"""Recommending in a conversation: whose taste, what is updated within a turn, what is deleted."""

import json
import logging
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from assistant.conversation import Assistant
from assistant.recommend.recommender import Recommender, Shopper
from assistant.search import ShelfSearch
from assistant.shop.folder import ShopFolder
from retrieval.encoder import HashEncoder
from retrieval.index import build_index
from retrieval.search import Retriever

WHO = "c-secret-shopper"
NOW = datetime(2026, 6, 1, tzinfo=UTC)


def event(customer, product, day, kind="purchase"):
    time = (NOW - timedelta(days=day)).isoformat()
    return {"customer": customer, "product": product, "time": time, "type": kind}


ADDRESS = {"line1": "1 Main Street", "city": "Cork", "postcode": "T12", "country": "IE"}
CUSTOMER = {
    "id": WHO, "first_name": "Ada", "last_name": "Berg", "email": "a@b.example",
    "address": ADDRESS, "payment_methods": [],
}  # fmt: skip
EVENTS = [
    *(event(f"v{n}", product, n) for n in range(4) for product in ("p100", "p310")),
    event(WHO, "p201", 3),
    event(WHO, "p202", 5, "view"),
]


@pytest.fixture(scope="module")
def folder(shop_folder, tmp_path_factory):
    """The small shop with events, rules and one customer."""
    path = tmp_path_factory.mktemp("recommending") / "shop"
    shutil.copytree(shop_folder.path, path)
    (path / "events.jsonl").write_text("".join(json.dumps(e) + "\n" for e in EVENTS))
    rules = '[[goes_with]]\ncategory = "Tents"\nalso = ["Hiking Boots"]\n'
    (path / "knowledge.toml").write_text(rules)
    (path / "customers.json").write_text(json.dumps([CUSTOMER]))
    opened = ShopFolder.open(path)
    build_index(opened.catalog(), opened.index_dir, HashEncoder(256))
    return opened


@pytest.fixture(scope="module")
def retriever(folder):
    return Retriever.open(folder.catalog(), folder.index_dir, HashEncoder(256))


@pytest.fixture(scope="module")
def recommender(folder, retriever):
    return Recommender(folder, ShelfSearch(retriever, folder.settings))


def test_for_you_follows_what_was_taken_and_leaves_it_out(recommender):
    known = recommender.recommend("for_you", Shopper(WHO))
    stranger = recommender.recommend("for_you", Shopper())
    assert known.personal
    assert not stranger.personal
    kinds = [product.category[-1] for product in known.found.products]
    assert "Rain Jackets" in kinds
    assert known.found.products != stranger.found.products
    assert all(known.found.signals[i] for i in known.found.shelf.ids)


def test_what_is_put_in_the_cart_counts_within_the_turn(recommender):
    before = recommender.recommend("for_you", Shopper())
    after = recommender.recommend("for_you", Shopper(cart=("p100",)))
    assert "p100" not in after.found.shelf.ids
    assert after.found.signals != before.found.signals
    assert "bought_together" in after.found.signals[after.found.shelf.ids[0]]


def test_what_goes_with_a_tent_is_what_the_rules_and_baskets_say(recommender):
    told = recommender.recommend("goes_with", Shopper(), product_ids=["p310"])
    assert [product.id for product in told.anchors] == ["p310"]
    assert {p.category[-1] for p in told.found.products} == {"Hiking Boots"}
    assert "p100" in told.found.shelf.ids
    assert not recommender.recommend("goes_with", Shopper()).found.products


def test_a_shop_may_switch_profiles_off(folder, retriever):
    off = folder.settings.recommend.model_copy(update={"profile": False})
    settings = folder.settings.model_copy(update={"recommend": off})
    shut = ShopFolder(folder.path, settings, folder.state_dir)
    closed = Recommender(shut, ShelfSearch(retriever, settings))
    assert closed.touches_of(Shopper(WHO)) == ()


def test_a_deleted_profile_is_gone_from_database_index_and_logs(
    folder, retriever, caplog, tmp_path
):
    caplog.set_level(logging.DEBUG)
    database = tmp_path / "conversations.db"
    assistant = Assistant.open(
        folder, model="offline", retriever=retriever, database_url=f"sqlite:///{database}"
    )
    conversation = assistant.start(customer_id=WHO)
    conversation.send("show me tents")
    conversation.send("tell me about the first one")
    profiles, shopper = assistant.floor.recommender.profiles, Shopper(WHO)
    kept = profiles.touches(WHO, datetime.now(UTC))
    assert [touch.kind for touch in kept] == ["view"]
    assert assistant.floor.recommender.interest_of(shopper).liked.keys() > {kept[0].product_id}
    reply = conversation.send("forget everything you know about me")
    assert [use.name for use in reply.tools] == ["change_profile"]
    assert assistant.floor.recommender.touches_of(shopper) == ()
    assert assistant.floor.recommender.interest_of(shopper).is_empty
    assistant.close()
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT COUNT(*) FROM profile_touches").fetchone() == (0,)
    files = [p for p in tmp_path.iterdir() if p.is_file()]
    assert not any(WHO.encode() in p.read_bytes() for p in files)
    index = [p for p in folder.index_dir.rglob("*") if p.is_file()]
    assert index
    assert not any(WHO.encode() in p.read_bytes() for p in index)
    assert WHO not in caplog.text
