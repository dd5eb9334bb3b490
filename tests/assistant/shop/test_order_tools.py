"""The tools as a chat model calls them: through LangChain's agent, with and without a pause."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from langchain.agents import create_agent
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, HumanMessage, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langgraph.checkpoint.sqlite import SqliteSaver
from langgraph.types import Command

from assistant.order_tools import WRITING_TOOLS, build_order_tools, confirmation_middleware
from assistant.reply import Evidence
from assistant.shop.desk import Desk


class ScriptedModel(BaseChatModel):
    """Answers with the messages it was given, in order."""

    script: list[AIMessage]
    said: int = 0

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> Any:
        return self

    def _generate(self, messages, stop=None, run_manager=None, **kwargs):
        message = self.script[min(self.said, len(self.script) - 1)]
        self.said += 1
        return ChatResult(generations=[ChatGeneration(message=message)])


@pytest.fixture
def place(sqlite_place):
    """One database is enough: what the tools do below is tested on both."""
    return sqlite_place


@dataclass
class Context:
    """What a turn's context offers to these tools."""

    desk: Desk
    evidence: list[Evidence] = field(default_factory=list)
    uses: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def add_evidence(self, *found: Evidence) -> None:
        self.evidence.extend(found)

    def call_key(self, call_id: str) -> str:
        return call_id

    def record_use(self, name: str, arguments: dict[str, Any]) -> None:
        self.uses.append((name, arguments))


def call(name, _id="call-1", **arguments):
    return AIMessage("", tool_calls=[{"name": name, "args": arguments, "id": _id}])


def talk(place, *script, desk=None):
    """One message through the agent; the context afterwards and the tools' answers."""
    context = Context(desk or place.desk())
    model = ScriptedModel(script=[*script, AIMessage("There you are.")])
    agent = create_agent(model, build_order_tools(), context_schema=Context)
    state = agent.invoke({"messages": [HumanMessage("please")]}, context=context)
    told = [m for m in state["messages"] if isinstance(m, ToolMessage)]
    return context, told


def arguments_of(tool):
    schema = tool.tool_call_schema
    return (schema if isinstance(schema, dict) else schema.model_json_schema())["properties"]


def test_no_tool_can_be_told_whose_order_it_is():
    for tool in build_order_tools():
        forbidden = {"customer_id", "customer", "user_id", "conversation_id", "call_id", "runtime"}
        assert not forbidden & set(arguments_of(tool))


def test_every_tool_says_what_it_does_and_gives_an_example_of_what_it_takes():
    for tool in build_order_tools():
        arguments = arguments_of(tool)
        assert len(tool.description) > 40
        if any(name not in ("order_id",) for name in arguments):
            assert "Example:" in tool.description
        assert all(part.get("description") for part in arguments.values())


def test_reading_tools_add_their_records_to_the_evidence(place):
    context, (told,) = talk(place, call("my_orders"))
    assert context.uses == [("my_orders", {})]
    assert [e.kind for e in context.evidence] == ["order"]
    assert json.loads(told.content)["records"][0]["count"] == 4
    assert told.artifact == tuple(context.evidence)


def test_looking_at_a_pending_order_is_no_proposal(place):
    _, (told,) = talk(place, call("order_details", order_id="V-1"))
    assert "Nothing has been changed" not in told.content


def test_identification_comes_first(place):
    desk = place.desk(customer=None)
    context, told = talk(
        place,
        call("track_order", "1", order_id="V-1"),
        call("identify_by_name", "2", first_name="ben", last_name="oz", postcode="10115"),
        call("track_order", "3", order_id="V-9"),
        desk=desk,
    )
    assert context.evidence[0].record["rule"] == "identity"
    assert context.evidence[1].record["name"] == "Ben Öz"
    assert context.evidence[2].record["id"] == "V-9"
    assert len(told) == 3


WISHES = [
    ("cancel_order", {"order_id": "V-1", "reason": "Ordered by mistake"}),
    (
        "change_order_address",
        {"order_id": "V-1", "line1": "2 Quay", "city": "Bremen", "postcode": "1", "country": "DE"},
    ),
    ("change_order_items", {"order_id": "V-1", "items": ["boot-42"], "new_items": ["size 43"]}),
    ("change_order_payment", {"order_id": "V-1", "payment_method": "gift-2"}),
    ("return_items", {"order_id": "V-2", "items": ["boot-42", "boot-42"]}),
    ("exchange_items", {"order_id": "V-2", "items": ["boot-42"], "new_items": ["41"]}),
    (
        "change_default_address",
        {"line1": "2 Quay", "city": "Bremen", "postcode": "28195", "country": "DE"},
    ),
    ("checkout", {}),
]


def state_of(place):
    customer = place.shop.customer("c-ada")
    return customer, place.shop.orders("c-ada"), place.shop.items("boot"), place.shop.items("mug")


@pytest.mark.parametrize(("name", "arguments"), WISHES, ids=[name for name, _ in WISHES])
def test_a_writing_tool_only_proposes_and_says_so(place, name, arguments):
    assert name in WRITING_TOOLS
    place.desk().cart.add("mug")
    before = state_of(place)
    context, (told,) = talk(place, call(name, **arguments))
    assert context.evidence, told.content
    assert context.evidence[0].record["status"] == "pending"
    assert "Nothing has been changed yet" in told.content
    assert state_of(place) == before
    confirmation = place.desk().proposals.confirmation()
    assert confirmation["id"] == context.evidence[0].record["id"]
    done = place.desk().proposals.confirm(confirmation["id"])
    assert done[0].record["status"] == "done"
    assert name == "checkout" or state_of(place) != before


def test_every_writing_tool_is_tried_above():
    assert {name for name, _ in WISHES} == set(WRITING_TOOLS)


def test_a_refusal_quotes_the_policy_and_says_what_is_possible(place):
    passage = "cancellation.md#Cancelling an order"
    place.passages = {passage: "Only what is not packed can be cancelled."}
    context, (told,) = talk(place, call("cancel_order", order_id="V-3", reason="no longer needed"))
    refusal, policy = context.evidence
    assert refusal.record["status"] == "refused"
    assert refusal.record["passage"] == passage
    assert refusal.record["possible"][0] == "track it"
    assert policy.record["heading"] == "Cancelling an order"
    assert "Only what is not packed" in told.content


def test_wrong_arguments_are_told_to_the_model_and_change_nothing(place):
    before = state_of(place)
    context, (told,) = talk(place, call("cancel_order", order_id="V-1", customer_id="c-ben"))
    assert context.evidence == []
    assert told.status == "error"
    assert state_of(place) == before


def paused(place, folder, message, model=None, context=None):
    """The agent with the pause, its checkpoints in a file as after a restart."""
    script = [
        call("cancel_order", order_id="V-1", reason="no longer needed"),
        AIMessage("That is how it is."),
    ]
    with SqliteSaver.from_conn_string(str(folder / "checkpoints.db")) as saver:
        agent = create_agent(
            model or ScriptedModel(script=script),
            build_order_tools(),
            middleware=[confirmation_middleware()],
            context_schema=Context,
            checkpointer=saver,
        )
        config = {"configurable": {"thread_id": "talk"}}
        return agent.invoke(message, config, context=context or Context(place.desk()))


CANCEL = {"messages": [HumanMessage("cancel V-1")]}
AFTER = [AIMessage("That is how it is.")]


def test_the_pause_outlives_a_restart_and_a_yes_then_writes_once(place, tmp_path):
    state = paused(place, tmp_path, CANCEL)
    (pause,) = state["__interrupt__"]
    assert pause.value["name"] == "cancel_order"
    confirmation = place.desk().proposals.confirmation()
    assert confirmation["details"]["refund_minor"] == 14_290
    place.desk().proposals.confirm(confirmation["id"])
    resume = Command(resume={pause.id: {"type": "approve"}})
    context = Context(place.desk())
    state = paused(place, tmp_path, resume, ScriptedModel(script=AFTER), context)
    assert "__interrupt__" not in state
    assert context.evidence[0].record["status"] == "done"
    assert len(place.order("V-1").payments) == 2


def test_an_approval_of_the_pause_alone_writes_nothing(place, tmp_path):
    (pause,) = paused(place, tmp_path, CANCEL)["__interrupt__"]
    resume = Command(resume={pause.id: {"type": "approve"}})
    context = Context(place.desk())
    paused(place, tmp_path, resume, ScriptedModel(script=AFTER), context)
    assert context.evidence[0].record["status"] == "pending"
    assert place.order("V-1").status == "pending"


def test_an_interruption_leaves_the_proposal_open(place, tmp_path):
    (pause,) = paused(place, tmp_path, CANCEL)["__interrupt__"]
    resume = Command(resume={pause.id: {"type": "respond", "message": "First: is it in red?"}})
    state = paused(place, tmp_path, resume, ScriptedModel(script=AFTER))
    assert state["messages"][-1].content == "That is how it is."
    assert place.desk().proposals.answer("yes")[0].record["status"] == "done"


def test_a_refusal_makes_no_pause(place, tmp_path):
    script = [call("cancel_order", order_id="V-3", reason="no longer needed"), *AFTER]
    context = Context(place.desk())
    state = paused(place, tmp_path, CANCEL, ScriptedModel(script=script), context)
    assert "__interrupt__" not in state
    assert context.evidence[0].record["status"] == "refused"
