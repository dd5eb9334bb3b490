"""The agent: a chat model in a loop with the shop's tools, as LangChain makes it.

The only module that builds a LangGraph graph; it is built once per shop and model. What the turn
is about comes in as its runtime context, which tools read and no model sees.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from langchain.agents import create_agent
from langchain.agents.middleware import AgentMiddleware, AgentState, ModelRequest, ModelResponse
from langchain.agents.middleware.types import InputAgentState, ToolCallRequest
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    AnyMessage,
    HumanMessage,
    SystemMessage,
)
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.memory import InMemorySaver
from langgraph.types import Command, Interrupt

from assistant.agent.guards import Deadline, guard_middleware
from assistant.agent.json_calls import JsonCalls
from assistant.agent.pause import THREAD, keep_run, open_saver, restore_run
from assistant.agent.telling import tell_shelf
from assistant.agent.tools import build_tools
from assistant.config import Settings
from assistant.models import OFFLINE
from assistant.offline import OfflineModel
from assistant.order_tools import build_order_tools, confirmation_middleware
from assistant.turn.context import TurnContext
from assistant.turn.floor import Floor
from prompts import render

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

__all__ = ["Agent", "Doing", "Draft", "Piece"]

# How many requests' worth of time one turn may take before the offline model takes over.
PATIENCE = 2.0
LANGUAGES = {"en": "English", "zh": "Chinese", "de": "German", "fr": "French", "es": "Spanish"}


@dataclass(frozen=True, slots=True)
class Doing:
    """What a tool is doing, for the shopper to see."""

    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a draft as the model writes it; not checked.

    Attributes:
        message_id: of the message it belongs to; a retry writes a new one.
        text: to be appended.
    """

    message_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The model's finished answer, and all messages of the run.

    Attributes:
        waiting: ids of the tool calls whose proposals wait for a yes; then there is no text.
        run: the paused run, to be gone on with; b"" when it is finished.
    """

    text: str
    messages: tuple[AnyMessage, ...]
    waiting: tuple[str, ...] = ()
    run: bytes = b""


class Agent:
    """One model with one shop's tools."""

    def __init__(
        self,
        floor: Floor,
        model: "BaseChatModel",
        name: str,
        settings: Settings,
        *,
        retry_delay_s: float | None = None,
    ) -> None:
        """Builds the graph.

        Args:
            floor: the shop.
            model: the chat model.
            name: as it is reported with a reply.
            settings: time limits and retries.
            retry_delay_s: the first pause before a retry; the usual one if left out.
        """
        self.name = name
        self.offline = isinstance(model, OfflineModel)
        self.settings = settings
        self._model = model
        self._json_calls: JsonCalls | None = None
        guards: list[AgentMiddleware[Any, TurnContext, Any]] = []
        if not self.offline:
            delay = {} if retry_delay_s is None else {"first_delay_s": retry_delay_s}
            guards = guard_middleware(settings, **delay)
            if settings.tool_calls != "native":
                self._json_calls = JsonCalls(
                    floor.search_arguments.arguments, always=settings.tool_calls == "json"
                )
                # Innermost, so that the guards see a step as the call or reply that it is.
                guards.append(self._json_calls)
        self._graph = create_agent(
            model,
            [*build_tools(floor), *build_order_tools()],
            middleware=[_TurnBinding(), confirmation_middleware(), *guards],
            context_schema=TurnContext,
        )

    def run(
        self, context: TurnContext, messages: Sequence[AnyMessage]
    ) -> Iterator[Doing | Piece | Draft]:
        """Answer the last of the messages; the draft comes last.

        Raises:
            Exception: whatever a model that failed for good raises. The offline model raises
                nothing but bugs.
        """
        yield from self._stream(context, {"messages": [*messages]}, open_saver(), [*messages])

    def resume(self, context: TurnContext, run: bytes) -> Iterator[Doing | Piece | Draft]:
        """Go on with a run that was paused at a proposal, now that it was answered.

        The tool is let through and tells what became of the proposal; the pause itself carries no
        authority.

        Raises:
            Exception: as `run` does.
        """
        saver, details = restore_run(run)
        context.run = details["run"]
        approved = {pause: {"type": "approve"} for pause in details["pauses"]}
        yield from self._stream(context, Command(resume=approved), saver, [])

    def _stream(
        self,
        context: TurnContext,
        given: InputAgentState | Command[Any],
        saver: InMemorySaver,
        said: list[AnyMessage],
    ) -> Iterator[Doing | Piece | Draft]:
        config: RunnableConfig = {**THREAD}
        modes: list[Literal["custom", "messages", "updates"]] = ["custom", "updates"]
        if not self.offline:
            if self._json_calls is None or not self._json_calls.are_needed(self._model):
                modes.append("messages")  # pieces of JSON are no words for a shopper
            config["callbacks"] = [Deadline(self.settings.model_timeout_s * PATIENCE)]
        graph = self._graph.copy({"checkpointer": saver})
        events = graph.stream(
            given, config=config, context=context, stream_mode=modes, durability="exit"
        )
        pauses: list[Interrupt] = []
        for mode, event in events:
            if mode == "custom":
                yield Doing(str(event))
            elif mode == "messages":
                chunk = event[0]
                if isinstance(chunk, AIMessageChunk) and chunk.text:
                    yield Piece(chunk.id or "", chunk.text)
            elif isinstance(event, dict):
                pauses += event.pop("__interrupt__", ())
                for update in event.values():
                    said += (update or {}).get("messages", [])
        if pauses:
            calls = tuple(str(pause.value["tool_call_id"]) for pause in pauses)
            details = {"run": context.run_id, "pauses": [pause.id for pause in pauses]}
            yield Draft("", tuple(said), calls, keep_run(saver, details))
            return
        last = said[-1] if said else None
        yield Draft(last.text if isinstance(last, AIMessage) else "", tuple(said))


class _TurnBinding(AgentMiddleware[AgentState[Any], TurnContext, Any]):
    """Tells an LLM of the turn in its system prompt; hands it to the offline model as it is."""

    def wrap_model_call(
        self,
        request: ModelRequest[TurnContext],
        handler: Callable[[ModelRequest[TurnContext]], ModelResponse[Any]],
    ) -> ModelResponse[Any]:
        context = request.runtime.context
        if isinstance(request.model, OfflineModel):
            return handler(request.override(model_settings={"turn": context}))
        return handler(request.override(system_message=SystemMessage(system_prompt(context))))

    def wrap_tool_call(
        self, request: ToolCallRequest, handler: Callable[[ToolCallRequest], Any]
    ) -> Any:  # noqa: ANN401 - what LangChain says a tool gives
        """Let tools that were called together work one after the other, as they were called.

        They run in threads, and the order of what is shown must not hang on which is quicker.
        """
        messages = request.state["messages"]
        calls = messages[-1].tool_calls if isinstance(messages[-1], AIMessage) else []
        ids = [call["id"] for call in calls]
        own = request.tool_call["id"]
        context: Any = request.runtime.context
        with context.in_order(len(messages), ids.index(own) if own in ids else 0):
            return handler(request)


def system_prompt(context: TurnContext) -> str:
    """Return the instructions for an LLM, with what holds in this turn at their end."""
    floor = context.floor
    return render(
        "system",
        shop=floor.settings.name,
        language=LANGUAGES.get(context.language, "the shopper's own language"),
        currency=floor.settings.currency,
        policies=", ".join(floor.policies.topics) or "nothing in writing",
        constraints=context.requests[0].constraints.describe(),
        shelf=tell_shelf(context.shelf_before, floor),
    )


def past_messages(turns: Sequence[tuple[str, str]], said: str) -> list[AnyMessage]:
    """Return the dialogue as chat messages, the shopper's new one last."""
    messages: list[AnyMessage] = []
    for asked, answered in turns:
        messages += [HumanMessage(asked or "…"), AIMessage(answered)]
    return [*messages, HumanMessage(said or "…")]


def is_offline(name: str) -> bool:
    """Whether a model's name is the offline one."""
    return name == OFFLINE
