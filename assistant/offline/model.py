"""The offline chat model: reads with the shop's reader, asks tools as an LLM would, words results.

To LangChain it is a chat model like any other. It needs the turn in progress, which the agent
binds to it; a model of another make never gets to see that.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import LanguageModelInput
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    BaseMessage,
    HumanMessage,
    ToolCall,
    ToolCallChunk,
    ToolMessage,
)
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool

from assistant.offline.answer import write_answer
from assistant.offline.plan import plan_calls, plan_further
from assistant.offline.result import Result
from assistant.turn.context import TurnContext

__all__ = ["OfflineModel"]

_PIECES = re.compile(r"[^\n]*\n|[^\n]+")


class OfflineModel(BaseChatModel):
    """Plans its tool calls from the reading of the message, and words what they returned."""

    @property
    def _llm_type(self) -> str:
        return "vitrine-offline"

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],
        *,
        tool_choice: str | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """Remember which tools there are; it calls no others."""
        names = [tool.name for tool in tools if isinstance(tool, BaseTool)]
        return self.bind(tools=names, **kwargs)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> ChatResult:
        message = _answer(messages, **kwargs)
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> Iterator[ChatGenerationChunk]:
        message = _answer(messages, **kwargs)
        calls = [
            ToolCallChunk(name=call["name"], args=json.dumps(call["args"]), id=call["id"], index=at)
            for at, call in enumerate(message.tool_calls)
        ]
        if calls:
            yield ChatGenerationChunk(message=AIMessageChunk(content="", tool_call_chunks=calls))
        for piece in _PIECES.findall(message.text):
            chunk = ChatGenerationChunk(message=AIMessageChunk(content=piece))
            if run_manager is not None:
                run_manager.on_llm_new_token(piece, chunk=chunk)
            yield chunk


def _answer(
    messages: list[BaseMessage],
    *,
    turn: TurnContext | None = None,
    tools: Sequence[str] = (),
    **_ignored: Any,  # noqa: ANN401
) -> AIMessage:
    if turn is None:
        raise ValueError("the offline model answers a turn; bind one: model.bind(turn=context)")
    results = _results(messages)
    calls = plan_further(turn, _evidence(results)) if results else plan_calls(turn)
    calls = [call for call in calls if call[0] in tools]
    if calls:
        return AIMessage(
            content="",
            tool_calls=[
                ToolCall(name=name, args=arguments, id=f"call-{at}")
                for at, (name, arguments) in enumerate(calls, start=len(results) + 1)
            ],
        )
    return AIMessage(content=write_answer(turn, results))


def _results(messages: list[BaseMessage]) -> list[Result]:
    """Return what the tools said since the shopper spoke, in the order of the calls."""
    results: list[Result] = []
    for message in reversed(messages):
        if isinstance(message, HumanMessage):
            break
        if isinstance(message, ToolMessage):
            results.append(Result(message.name or "", message.artifact, message.text))
    return results[::-1]


def _evidence(results: list[Result]) -> list[Sequence[Any]]:
    return [result.artifact if isinstance(result.artifact, tuple) else () for result in results]
