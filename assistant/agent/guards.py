"""What stands between the agent and a chat model that fails: middleware for LangChain's agent.

It knows how models misbehave: silence, repetition, endless tool calls, the wrong language, slow
tokens. What is said instead is the conversation's to decide.
"""

import re
import time
import zlib
from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

from langchain.agents.middleware import (
    AgentMiddleware,
    AgentState,
    ModelCallLimitMiddleware,
    ModelRequest,
    ModelResponse,
    ModelRetryMiddleware,
    ToolCallLimitMiddleware,
)
from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage

from assistant.config import Settings
from assistant.turn.context import TurnContext
from assistant.understanding.words.language import detect_language

__all__ = ["AnswerGuard", "BadAnswerError", "Deadline", "DeadlineError", "guard_middleware"]

MODEL_CALLS = 8
TOOL_CALLS = 12
SAME_CALLS = 2
FIRST_DELAY_S = 0.5
LONGEST_DELAY_S = 4.0
SENTENCE_REPEATS = 4
DENSE = 0.12  # text that deflate packs below this share of its size says the same over and over
LONG_TEXT = 800
_SENTENCES = re.compile(r"[^.!?\n。！？]{12,}[.!?\n。！？]")


class BadAnswerError(Exception):
    """A model's answer that nobody should see; says why."""

    def __init__(self, reason: str, *, worth_retrying: bool = True) -> None:
        """Keeps why, and whether asking again may help."""
        super().__init__(reason)
        self.worth_retrying = worth_retrying


class DeadlineError(Exception):
    """The model took longer than a shopper would wait."""


def guard_middleware(
    settings: Settings, first_delay_s: float = FIRST_DELAY_S
) -> list[AgentMiddleware[Any, TurnContext, Any]]:
    """Return the middleware around an LLM: bounded calls, and retries with growing pauses."""
    return [
        ModelCallLimitMiddleware(run_limit=MODEL_CALLS, exit_behavior="error"),
        ToolCallLimitMiddleware(run_limit=TOOL_CALLS, exit_behavior="continue"),
        ModelRetryMiddleware(
            max_retries=settings.model_retries,
            retry_on=is_worth_retrying,
            on_failure="error",
            initial_delay=first_delay_s,
            max_delay=LONGEST_DELAY_S,
            jitter=first_delay_s > 0,
        ),
        AnswerGuard(),
    ]


def is_worth_retrying(error: Exception) -> bool:
    """Whether the same request may well succeed a moment later."""
    if isinstance(error, BadAnswerError):
        return error.worth_retrying
    if isinstance(error, DeadlineError):
        return False
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        return status in (408, 409, 425, 429) or status >= 500
    return True


class AnswerGuard(AgentMiddleware[AgentState[Any], TurnContext, Any]):
    """Refuses an answer that is empty, repeats itself, loops, or is in the wrong language."""

    def wrap_model_call(
        self,
        request: ModelRequest[TurnContext],
        handler: Callable[[ModelRequest[TurnContext]], ModelResponse[Any]],
    ) -> ModelResponse[Any]:
        """Look at the answer before anyone else does.

        Raises:
            BadAnswerError: it is not fit to be used.
        """
        response = handler(request)
        answer = response.result[0]
        if isinstance(answer, AIMessage):
            check_answer(answer, request.messages, request.runtime.context.language)
        return response


def check_answer(answer: AIMessage, before: list[AnyMessage], language: str) -> None:
    """Refuse a bad answer.

    Args:
        answer: the model's.
        before: the messages that it answers.
        language: of the shopper.

    Raises:
        BadAnswerError: says what is wrong with it.
    """
    calls = [(c["name"], repr(sorted(c["args"].items()))) for c in answer.tool_calls]
    if answer.invalid_tool_calls and not calls:
        raise BadAnswerError("calls a tool with arguments that are no JSON object")
    if calls:
        made = Counter(_calls_made(before))
        if any(made[call] >= SAME_CALLS for call in calls):
            raise BadAnswerError(f"calls {calls[0][0]} over and over", worth_retrying=False)
        return
    if _is_cut_off(answer):
        raise BadAnswerError("breaks off")
    text = answer.text.strip()
    if not text:
        raise BadAnswerError("says nothing")
    if _repeats(text):
        raise BadAnswerError("repeats itself")
    if _is_foreign(text, language):
        raise BadAnswerError(f"does not answer in {language!r}")


def _is_cut_off(answer: AIMessage) -> bool:
    """Whether a stream ended without saying why, as every complete one of this protocol does."""
    about = answer.response_metadata
    return about.get("model_provider") == "openai" and not about.get("finish_reason")


def _calls_made(messages: list[AnyMessage]) -> list[tuple[str, str]]:
    made: list[tuple[str, str]] = []
    for message in reversed(messages):
        if isinstance(message, HumanMessage):
            break
        if isinstance(message, AIMessage):
            made += [(c["name"], repr(sorted(c["args"].items()))) for c in message.tool_calls]
    return made


def _repeats(text: str) -> bool:
    sentences = Counter(s.strip().casefold() for s in _SENTENCES.findall(text))
    if any(count >= SENTENCE_REPEATS for count in sentences.values()):
        return True
    raw = text.encode()
    return len(raw) >= LONG_TEXT and len(zlib.compress(raw)) < DENSE * len(raw)


def _is_foreign(text: str, language: str) -> bool:
    """Whether a text is plainly in another script than the language asked for."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 30:
        return False
    chinese = sum("一" <= c <= "鿿" for c in letters) / len(letters)
    if language == "zh":
        # Product titles may well be English in a Chinese answer.
        return chinese < 0.05
    return chinese > 0.5 or (language == "en" and detect_language(text) not in ("en", language))


class Deadline(BaseCallbackHandler):
    """Stops a model that takes too long in all; the time limit of one request does not see it."""

    raise_error = True

    def __init__(self, seconds: float) -> None:
        """Starts the clock."""
        self.ends = time.monotonic() + seconds

    def on_chat_model_start(self, *_: Any, **__: Any) -> None:  # noqa: ANN401
        """Ask nothing more when the time is over.

        Raises:
            DeadlineError: it is.
        """
        self._check()

    def on_llm_new_token(
        self,
        token: str | list[str | dict[str, Any]],
        *,
        chunk: Any = None,  # noqa: ANN401
        run_id: UUID,
        parent_run_id: UUID | None = None,
        tags: list[str] | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Stop when the time is over.

        Raises:
            DeadlineError: it is.
        """
        self._check()

    def _check(self) -> None:
        if time.monotonic() > self.ends:
            raise DeadlineError("the model took too long")
