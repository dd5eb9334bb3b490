"""The reply's JSON shape, which pages, scripts and the API rely on."""

import json

from assistant.reply import Claim, Reply, Shelf, ShelfItem, ToolUse

KEYS = {
    "text",
    "language",
    "intent",
    "model",
    "tools",
    "constraints",
    "shelf",
    "certificate",
    "relaxed",
    "uncovered",
    "claims",
    "suggestions",
    "confirmation",
    "handover",
    "timings_ms",
}


def test_an_empty_reply_has_every_key_of_the_design():
    assert set(Reply("Hello").to_json()) >= KEYS


def test_a_reply_is_plain_json_with_its_parts_in_the_design_s_shape():
    item = ShelfItem({"id": "7", "title": "Tent", "price_minor": 100}, why="lightest")
    reply = Reply(
        "Tent",
        tools=(ToolUse("search_products", {"query": "tent"}),),
        shelf=Shelf((item,), certificate=0.97, relaxed="colour", uncovered=("red",)),
        claims=(Claim("$1.00", "price", "7", "price_minor", True),),
        constraints={"price": {"max": 2}},
    )
    data = json.loads(json.dumps(reply.to_json()))
    assert data["tools"] == [{"name": "search_products", "arguments": {"query": "tent"}}]
    assert data["shelf"] == [{"id": "7", "title": "Tent", "price_minor": 100, "why": "lightest"}]
    assert (data["certificate"], data["relaxed"], data["uncovered"]) == (0.97, "colour", ["red"])
    assert data["claims"] == [
        {"text": "$1.00", "kind": "price", "source": "7", "field": "price_minor", "ok": True}
    ]
    assert reply.shelf.ids == ("7",)
