"""Turns come back as they were, after a restart too, and no number is used twice."""

import pytest

from assistant.errors import StoreError
from assistant.reply import Claim, Reply, Shelf, ShelfItem, ToolUse
from assistant.transcript import Transcript, Turn

REPLY = Reply(
    text="Zwei Stiefel: “Ridge” und “Peak” 🥾",
    intent="search",
    tools=(ToolUse("search_products", {"query": "boots", "price_max": 150.0}),),
    constraints={"price": {"min": None, "max": 150}},
    shelf=Shelf(
        (ShelfItem({"id": "p1", "title": "Ridge"}, "the best match"),), 0.97, None, ("red",)
    ),
    claims=(Claim("$120", "price", "p1", "price_minor", True),),
    suggestions=("Something cheaper",),
    timings_ms={"total": 12.5},
)


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path}/conversations.db"


def test_turns_come_back_equal_after_a_restart(url):
    first = Transcript(url)
    first.begin("c1")
    turns = [Turn(f"message {n}", REPLY, {"asked": "colour"}) for n in range(3)]
    for number, turn in enumerate(turns, start=1):
        assert first.add("c1", number, turn)
    first.close()
    again = Transcript(url)
    assert again.has("c1")
    assert again.turns("c1") == turns
    assert again.turns("c1", after=2) == turns[2:]
    again.close()


def test_a_taken_number_is_refused_and_the_first_turn_stays(url):
    store = Transcript(url)
    assert store.add("c1", 1, Turn("first", REPLY))
    assert not store.add("c1", 1, Turn("second", REPLY))
    assert [turn.text for turn in store.turns("c1")] == ["first"]
    store.close()


def test_a_key_is_stored_with_its_turn_and_only_once(url):
    store = Transcript(url)
    assert store.number_of("c1", "k") is None
    assert store.add("c1", 1, Turn("first", REPLY), key="k")
    assert store.number_of("c1", "k") == 1
    assert store.number_of("c2", "k") is None
    assert not store.add("c1", 2, Turn("again", REPLY), key="k")
    assert [turn.text for turn in store.turns("c1")] == ["first"]
    assert store.turns("c1")[0].said_at.tzinfo is not None
    store.close()


def test_an_unknown_conversation_is_unknown(url):
    store = Transcript(url)
    assert store.has("nobody") is False
    assert store.turns("nobody") == []
    store.close()


def test_a_database_that_cannot_be_opened_is_one_clear_error(tmp_path):
    with pytest.raises(StoreError, match="missing"):
        Transcript(f"sqlite:///{tmp_path}/missing/conversations.db")
