"""Whatever a server that speaks OpenAI's protocol does, the reply is grounded and labelled."""

import json
from time import monotonic

import pytest

from assistant.dialogue.invariants import Scene, check_invariants
from tests.assistant.agent.misbehaving_server import (
    MisbehavingServer,
    calls,
    calls_without_end,
    cuts_the_stream,
    drops_the_connection,
    fails,
    says,
    says_slowly,
)

FAKE, FALLBACK = "openai:fake", "offline (fallback)"
SEARCH = ("search_products", json.dumps({"query": "hiking boots"}))
LIES = "The Aldgate Ridge boots cost €1.00 today, and 4,000 of them are in stock."


@pytest.fixture(scope="module")
def server():
    with MisbehavingServer() as running:
        yield running


@pytest.fixture
def answer(server, open_assistant, monkeypatch):
    """Sends a message while the server plays its acts; checks what must always hold."""
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)

    def send(*acts, message="hiking boots", **settings):
        server.cue(*acts)
        assistant = open_assistant(FAKE, **{"model_retries": 1, **settings})
        reply = assistant.start().send(message)
        standing = [
            {"heading": p.heading, "text": p.text} for p in assistant.floor.policies.passages
        ]
        scene = Scene(said=message, last=message, records=[*standing, assistant.floor.shop_record])
        broken = [c for c in check_invariants(scene, reply, assistant.catalog) if not c.ok]
        assert not broken, broken
        assert "on cue" not in reply.text
        return reply

    return send


@pytest.fixture
def honest(open_assistant):
    """What an honest model would say of the shelf that "hiking boots" leads to."""
    shelf = open_assistant(database="honest.db").start().send("hiking boots").shelf
    return "Here are some boots:\n" + "\n".join(f"• {item.title}" for item in shelf.items)


def test_the_fake_itself_is_understood(answer, honest):
    reply = answer(calls(SEARCH), says(honest))
    assert (reply.model, reply.text) == (FAKE, honest)
    assert [use.name for use in reply.tools] == ["search_products"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_one_error_is_got_over(answer, honest, status):
    reply = answer(fails(status), calls(SEARCH), says(honest))
    assert (reply.model, reply.text) == (FAKE, honest)


@pytest.mark.parametrize(
    "act",
    [
        fails(429, Retry_After="0"),
        fails(500),
        fails(400),
        fails(401),
        drops_the_connection,
        cuts_the_stream("Here are"),
        says(""),
        says("   \n"),
        calls(("search_products", "{query: boots")),
        calls(("search_products", "[1, 2]")),
        calls(("launch_rocket", "{}")),
        calls(SEARCH),
        calls_without_end("search_products", "query"),
        calls_without_end("get_product", "product_id"),
        calls_without_end("launch_rocket", "speed"),
    ],
    ids=[
        "429", "500", "400", "401", "no answer", "cut stream", "empty", "blank",
        "invalid arguments", "arguments of another shape", "unknown tool", "the same call for ever",
        "searches for ever", "looks up for ever", "unknown tool for ever",
    ],
)  # fmt: skip
def test_a_server_that_stays_bad_is_replaced(answer, server, act):
    reply = answer(act)
    assert reply.model == FALLBACK
    assert reply.shelf.items
    assert all("boots" in item.title for item in reply.shelf.items)
    assert 1 <= len(server.heard) <= 20


@pytest.mark.parametrize("arguments", ["{query: boots", "[1]", '{"query": 7, "colour": "x"}'])
def test_one_bad_call_is_corrected(answer, server, honest, arguments):
    reply = answer(calls(("search_products", arguments)), calls(SEARCH), says(honest))
    assert (reply.model, reply.text) == (FAKE, honest)


def test_one_unknown_tool_is_corrected(answer, server, honest):
    reply = answer(calls(("launch_rocket", "{}")), calls(SEARCH), says(honest))
    assert (reply.model, reply.text) == (FAKE, honest)
    told = server.heard[1]["messages"][-1]
    assert told["role"] == "tool"
    assert "search_products" in told["content"]


def test_slow_tokens_end_in_time(answer):
    started = monotonic()
    reply = answer(calls(SEARCH), says_slowly("boots " * 400, 0.1), model_timeout_s=0.5)
    assert monotonic() - started < 15
    assert reply.model == FALLBACK
    assert reply.shelf.items


def test_a_cut_in_the_middle_of_a_true_answer_keeps_what_was_said(answer, honest):
    first = "".join(honest.splitlines(keepends=True)[:3])
    reply = answer(calls(SEARCH), cuts_the_stream(first), model_retries=0)
    assert reply.text
    assert reply.shelf.items
    assert all(item.title in reply.text for item in reply.shelf.items)


def test_parallel_calls_are_made_in_their_order(answer):
    policy = ("read_policy", json.dumps({"question": "returns"}))
    asked = ("get_product", json.dumps({"product_id": "p100"}))
    reply = answer(calls(SEARCH, policy, asked), says("Returns are free for 30 days."))
    assert [use.name for use in reply.tools][:3] == [
        "search_products",
        "read_policy",
        "get_product",
    ]


@pytest.mark.parametrize(
    "text", ["I'm sorry, but I can't help with that.", "As an AI I must decline."]
)
def test_a_refusal_says_nothing_untrue(answer, text):
    reply = answer(says(text, refusal=text))
    assert reply.model in (FAKE, FALLBACK)
    assert reply.text.strip()
    assert not reply.shelf.items or reply.model == FALLBACK


def test_lies_are_not_passed_on(answer):
    reply = answer(calls(SEARCH), says(LIES))
    assert "1.00" not in reply.text
    assert "4,000" not in reply.text
    assert reply.shelf.items


def test_json_mode_gets_over_the_same(answer, honest):
    asked = {"query": "hiking boots"}
    step = json.dumps({"step": {"tool": "search_products", "arguments": asked}})
    said = says(json.dumps({"step": {"reply": honest}}))
    good = answer(fails(429), says(step), said, tool_calls="json")
    assert (good.model, good.text) == (FAKE, honest)
    assert answer(says('{"step": {"tool": "launch_rocket"}}'), tool_calls="json").model == FALLBACK
    assert answer(says_slowly(step, 0.02), tool_calls="json", model_timeout_s=0.5).model == FALLBACK
