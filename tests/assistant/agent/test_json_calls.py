"""A server without native tool calling is driven through JSON steps, by the same tools."""

import json

import pytest
from langchain_core.messages import AIMessage

FALLBACK = "offline (fallback)"
SEARCH = json.dumps({"step": {"tool": "search_products", "arguments": {"query": "hiking boots"}}})


def reply(text):
    return json.dumps({"step": {"reply": text}})


@pytest.fixture
def honest(open_assistant):
    """What an honest model would say of the shelf that "hiking boots" leads to."""
    shelf = open_assistant(database="honest.db").start().send("hiking boots").shelf
    return "Here are some boots:\n" + "\n".join(f"• {item.title}" for item in shelf.items)


@pytest.fixture
def said(open_assistant, scripted):
    """Sends "hiking boots" to an assistant whose model says these steps."""

    def send(*steps, message="hiking boots", **settings):
        model = scripted(*steps)
        made = open_assistant(model, **{"tool_calls": "json", "model_retries": 0, **settings})
        return model, made.start().send(message)

    return send


def test_a_step_is_a_tool_call_and_then_a_reply(said, honest):
    model, answer = said(SEARCH, reply(honest))
    assert answer.model == "scripted"
    assert [(use.name, dict(use.arguments)["query"]) for use in answer.tools] == [
        ("search_products", "hiking boots")
    ]
    assert answer.text == honest
    assert answer.shelf.items
    assert "step" not in answer.text


def test_the_model_reads_tools_results_and_its_own_steps_as_words(said, honest):
    model, answer = said(SEARCH, reply(honest))
    first, second = model.heard
    assert "- search_products(" in first[0].text
    assert "exclude_colour" not in first[0].text
    assert [message.type for message in second] == ["system", "human", "ai", "human"]
    assert json.loads(second[2].text) == json.loads(SEARCH)
    assert not second[2].tool_calls
    assert second[3].text.startswith("Result of search_products:")
    assert answer.shelf.ids[0] in second[3].text


def test_the_schema_offers_each_tool_or_a_reply(said, scripted, open_assistant, monkeypatch):
    seen = []
    model = scripted(reply("Hello there, how can I help?"))
    bound = type(model).bind
    monkeypatch.setattr(
        type(model), "bind", lambda self, **more: seen.append(more) or bound(self, **more)
    )
    open_assistant(model, tool_calls="json").start().send("hello")
    form = seen[-1]["response_format"]
    assert form["type"] == "json_schema"
    schema = form["json_schema"]["schema"]
    assert schema["type"] == "object"
    choices = schema["properties"]["step"]["anyOf"]
    named = {c["properties"]["tool"]["const"]: c for c in choices if "tool" in c["properties"]}
    assert {"search_products", "get_product", "compare_products", "read_policy"} <= set(named)
    assert choices[-1]["required"] == ["reply"]
    arguments = named["search_products"]["properties"]["arguments"]["properties"]
    assert {"query", "sort", "more", "similar_to", "price_max"} <= set(arguments)
    assert "colour" not in arguments
    assert "null" not in json.dumps(form)


@pytest.mark.parametrize(
    "answer", ['{"step": {"tool": "nothing"}}', '{"step": 1}', "{}", '{"step"}', "{]"]
)
def test_json_that_is_no_step_is_a_bad_answer(said, answer):
    _, answered = said(answer)
    assert answered.model == FALLBACK
    assert answered.shelf.items


def test_words_are_a_reply_where_a_server_ignores_the_schema(said, honest):
    _, answered = said(SEARCH, honest)
    assert answered.model == "scripted"
    assert answered.text == honest


def test_an_answer_that_was_cut_off_counts_as_far_as_it_goes(said, honest):
    _, answered = said(SEARCH, reply(honest + "\nAnd th")[:-6])
    assert answered.model == "scripted"
    assert answered.shelf.items


def test_arguments_that_a_tool_refuses_go_back_as_a_sentence(said, honest):
    wrong = json.dumps({"step": {"tool": "get_product", "arguments": {"product_id": "none"}}})
    empty = json.dumps({"step": {"tool": "get_product", "arguments": []}})
    model, answered = said(wrong, empty, SEARCH, reply(honest))
    assert "There is no product" in model.heard[1][-1].text
    assert answered.text == honest


def test_the_same_call_over_and_over_ends_in_the_fallback(said):
    _, answered = said(SEARCH)
    assert answered.model == FALLBACK
    assert answered.shelf.items


def test_a_model_that_is_stuck_is_offered_only_a_reply(
    open_assistant, scripted, honest, monkeypatch
):
    seen = []
    model = scripted(SEARCH, SEARCH, reply(honest))
    bound = type(model).bind
    monkeypatch.setattr(
        type(model), "bind", lambda self, **more: seen.append(more) or bound(self, **more)
    )
    answered = open_assistant(model, tool_calls="json").start().send("hiking boots")
    offered = [
        len(more["response_format"]["json_schema"]["schema"]["properties"]["step"]["anyOf"])
        for more in seen
    ]
    assert offered[0] == offered[1] > 1
    assert offered[2] == 1
    assert (answered.model, answered.text) == ("scripted", honest)


def test_either_asks_the_server_once_which_it_can(open_assistant, scripted, honest):
    """The first step answers the probe; a model that calls nothing then is asked for JSON."""
    model = scripted("I am ready.", SEARCH, reply(honest))
    conversation = open_assistant(model, tool_calls="native,json").start()
    answered = conversation.send("hiking boots")
    assert (answered.model, answered.text) == ("scripted", honest)
    assert len(model.heard) == 3
    conversation.send("thanks")
    assert "- search_products(" in model.heard[-1][0].text


def test_either_leaves_native_calls_alone(open_assistant, scripted, honest):
    call = [("search_products", {"query": "hiking boots"})]
    model = scripted([("ready", {})], call, honest)
    answered = open_assistant(model, tool_calls="native,json").start().send("hiking boots")
    assert (answered.model, answered.text) == ("scripted", honest)
    assert "- search_products(" not in model.heard[1][0].text


def test_a_server_that_refuses_tools_gets_json(open_assistant, scripted, honest):
    class RefusedError(Exception):
        status_code = 400

    model = scripted(RefusedError("tools are not supported"), SEARCH, reply(honest))
    answered = open_assistant(model, tool_calls="native,json").start().send("hiking boots")
    assert (answered.model, answered.text) == ("scripted", honest)


def test_a_server_that_is_away_is_asked_again_next_time(open_assistant, scripted, honest):
    model = scripted(ConnectionError("nobody there"), [("ready", {})], AIMessage("Hello."))
    conversation = open_assistant(model, tool_calls="native,json").start()
    assert conversation.send("hello").model == FALLBACK
    assert conversation.send("hello").model == "scripted"
