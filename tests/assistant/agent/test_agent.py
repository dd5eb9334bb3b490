"""Whatever a chat model does, the shopper gets a grounded, labelled answer."""

import pytest
from langchain_core.messages import AIMessage

from assistant.conversation import Delta, Done
from assistant.errors import ModelError

SEARCH = [("search_products", {"query": "hiking boots"})]
FALLBACK = "offline (fallback)"


class HttpError(Exception):
    def __init__(self, status_code):
        super().__init__(f"status {status_code}")
        self.status_code = status_code


def titles(reply):
    return [item.title for item in reply.shelf.items]


def answer_about(assistant, message="hiking boots"):
    """What an honest model would say of the shelf that this message leads to."""
    shelf = assistant.start().send(message).shelf
    return "Here are some boots:\n" + "\n".join(f"• {item.title}" for item in shelf.items)


@pytest.fixture
def honest(open_assistant):
    return answer_about(open_assistant(database="honest.db"))


def test_an_llm_that_uses_the_tools_is_heard(open_assistant, scripted, honest):
    model = scripted(SEARCH, honest)
    reply = open_assistant(model).start().send("hiking boots")
    assert reply.model == "scripted"
    assert reply.text == honest
    assert [use.name for use in reply.tools] == ["search_products"]
    assert reply.shelf.items


def test_its_prompt_has_the_rules_the_constraints_and_the_shelf(open_assistant, scripted, honest):
    model = scripted(SEARCH, honest, "Noted.")
    conversation = open_assistant(model).start()
    first = conversation.send("hiking boots under 130 euros")
    conversation.send("thanks")
    system = model.heard[-1][0].text
    assert "Hill & Dale" in system
    assert "up to 130" in system
    assert all(i in system for i in first.shelf.ids)
    said = [m.text for m in model.heard[-1][1:]]
    assert said[0] == "hiking boots under 130 euros"
    assert said[-1] == "thanks"


def test_its_sentences_are_streamed_as_they_come_and_add_up(open_assistant, scripted, honest):
    model = scripted(SEARCH, honest)
    events = list(open_assistant(model).start().stream("hiking boots"))
    pieces = [event.text for event in events if isinstance(event, Delta)]
    assert len(pieces) > 1
    assert "".join(pieces) == events[-1].reply.text


def test_a_false_price_is_repaired_once_and_never_said(open_assistant, scripted, honest):
    model = scripted(SEARCH, honest + "\nThey all cost 1 euro.", honest)
    events = list(open_assistant(model).start().stream("hiking boots"))
    reply = events[-1].reply
    assert len(model.heard) == 3
    assert "1 euro" in model.heard[2][-1].text
    assert reply.text == honest
    assert "1 euro" not in "".join(e.text for e in events if isinstance(e, Delta))


def test_a_false_price_that_stays_is_left_out(open_assistant, scripted, honest):
    model = scripted(SEARCH, honest + "\nThey all cost 1 euro.")
    reply = open_assistant(model).start().send("hiking boots")
    assert "1 euro" not in reply.text
    assert all(title in reply.text for title in titles(reply))
    assert all(claim.ok for claim in reply.claims)


@pytest.mark.parametrize(
    "failure",
    [
        HttpError(429),
        HttpError(500),
        TimeoutError("slow"),
        ConnectionError("gone"),
        ValueError("?"),
    ],
    ids=lambda e: f"{type(e).__name__}{getattr(e, 'status_code', '')}",
)
def test_a_failing_model_is_asked_again_a_bounded_number_of_times(
    open_assistant, scripted, failure
):
    model = scripted(failure)
    reply = open_assistant(model, model_retries=2).start().send("hiking boots")
    assert len(model.heard) == 3
    assert reply.model == FALLBACK
    assert reply.shelf.items
    assert all(title in reply.text for title in titles(reply))


def test_a_refused_key_is_not_tried_again(open_assistant, scripted):
    model = scripted(HttpError(401))
    reply = open_assistant(model).start().send("hiking boots")
    assert len(model.heard) == 1
    assert reply.model == FALLBACK


def test_a_model_that_recovers_answers(open_assistant, scripted, honest):
    model = scripted(HttpError(500), SEARCH, TimeoutError("slow"), honest)
    reply = open_assistant(model).start().send("hiking boots")
    assert reply.model == "scripted"
    assert reply.text == honest


@pytest.mark.parametrize(
    "nonsense",
    [
        "",
        "   \n",
        "I see. I see what you mean there. " * 60,
        "好的，我来帮您找一双合适的徒步靴，请稍等片刻，我马上就回来给您看看店里都有什么样的靴子。",
    ],
    ids=["empty", "blank", "repeating", "wrong language"],
)
def test_an_answer_nobody_should_see_is_not_seen(open_assistant, scripted, nonsense):
    model = scripted(nonsense)
    reply = open_assistant(model, model_retries=1).start().send("hiking boots")
    assert len(model.heard) == 2
    assert reply.model == FALLBACK
    assert nonsense.strip() == "" or nonsense not in reply.text


def test_an_endless_tool_loop_is_ended(open_assistant, scripted):
    model = scripted(SEARCH)
    reply = open_assistant(model).start().send("hiking boots")
    assert len(model.heard) <= 8
    assert reply.model == FALLBACK
    assert reply.shelf.items


def test_a_loop_of_ever_new_calls_is_ended(open_assistant, scripted):
    steps = [[("search_products", {"query": f"boots {n}"})] for n in range(40)]
    model = scripted(*steps)
    reply = open_assistant(model).start().send("hiking boots")
    assert len(model.heard) <= 8
    assert reply.model == FALLBACK


def test_an_unknown_tool_and_wrong_arguments_are_told_to_the_model(
    open_assistant, scripted, honest
):
    model = scripted(
        [("buy_everything", {})],
        [("search_products", {"colour": ["invisible"]})],
        [("search_products", {"query": "hiking boots", "customer_id": "c-7"})],
        [("get_product", {"product_id": "p-none"})],
        SEARCH,
        honest,
    )
    reply = open_assistant(model).start().send("hiking boots")
    assert reply.model == "scripted"
    assert reply.text == honest
    told = [m.text for m in model.heard[-1] if m.type == "tool"]
    assert "buy_everything" in told[0]
    assert "customer_id" in told[2]
    assert "p-none" in told[3]


def test_arguments_that_are_no_json_are_told_to_the_model(open_assistant, scripted, honest):
    broken = AIMessage(
        content="",
        invalid_tool_calls=[
            {
                "name": "search_products",
                "args": '{"query": ',
                "id": "b1",
                "error": "bad",
                "type": "invalid_tool_call",
            }
        ],
    )
    model = scripted(broken, SEARCH, honest)
    reply = open_assistant(model).start().send("hiking boots")
    assert reply.shelf.items
    assert reply.text.strip()


def test_a_stream_cut_in_the_middle_ends_in_one_whole_reply(open_assistant, scripted, honest):
    model = scripted(SEARCH, honest, cut_at=60)
    events = list(open_assistant(model, model_retries=1).start().stream("hiking boots"))
    reply = events[-1].reply
    assert isinstance(events[-1], Done)
    assert "".join(e.text for e in events if isinstance(e, Delta)) == reply.text
    assert all(title in reply.text for title in titles(reply))
    assert reply.model == FALLBACK


def test_slow_tokens_run_into_a_deadline(open_assistant, scripted, honest, monkeypatch):
    from assistant.agent import guards

    clock = iter(range(0, 100_000, 10))
    monkeypatch.setattr(guards.time, "monotonic", lambda: float(next(clock)))
    model = scripted(SEARCH, honest, size=1)
    reply = open_assistant(model, model_timeout_s=1.0).start().send("hiking boots")
    assert reply.model == FALLBACK
    assert len(model.heard) < 4


@pytest.mark.parametrize(
    "arguments",
    [
        {"query": "hiking boots", "price_max": 9999},
        {"query": "hiking boots", "colour": ["red"]},
        {"query": "tent", "category": ["Tents"], "price_min": 150},
        {"query": ""},
    ],
)
def test_a_model_cannot_loosen_what_the_shopper_asked_for(open_assistant, scripted, arguments):
    model = scripted([("search_products", arguments)], "Here you are.")
    reply = open_assistant(model).start().send("brown hiking boots under 130 euros")
    assert reply.shelf.items
    for item in reply.shelf.items:
        assert item.record["attributes"]["colour"] == "brown"
        assert item.record["price_minor"] <= 13000
        assert "Hiking Boots" in item.record["category"]


def test_what_a_model_adds_narrows_the_search(open_assistant, scripted):
    model = scripted([("search_products", {"query": "boots", "brand": ["Brook"]})], "Here you are.")
    reply = open_assistant(model).start().send("brown hiking boots")
    assert {item.record["brand"] for item in reply.shelf.items} == {"Brook"}


def test_an_unknown_model_is_one_line(shop_folder, shop_retriever, tmp_path):
    from assistant.conversation import Assistant

    with pytest.raises(ModelError, match="nonsense"):
        Assistant.open(shop_folder, model="nonsense", retriever=shop_retriever)


def test_a_bug_in_a_tool_is_not_hidden_from_the_offline_model(open_assistant, monkeypatch):
    from assistant.agent import tools

    def broken(*_args):
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(tools, "find", broken)
    with pytest.raises(ZeroDivisionError):
        open_assistant().start().send("hiking boots")


def test_tools_called_together_are_shown_in_the_order_called(open_assistant, scripted):
    calls = [
        ("search_products", {"query": "tents"}),
        ("search_products", {"query": "hiking boots"}),
        ("read_policy", {"question": "returns"}),
    ]
    orders = set()
    for at in range(8):
        model = scripted(calls, "Here is what I found.")
        assistant = open_assistant(model, database=f"{at}.db")
        reply = assistant.start().send("tents, boots, and may I return them?")
        orders.add((tuple(use.arguments.get("query") for use in reply.tools), reply.shelf.ids))
    assert len(orders) == 1
    assert orders.pop()[0] == ("tents", "hiking boots", None)
