"""Tool calls for servers and models that have none of their own.

Many local servers ignore `tools` and `tool_choice`, or their model was never taught to call tools,
yet they hold an answer to a JSON schema. The next step is then asked for as one JSON object, a
tool call or a reply, and read as the message that native tool calling would have given. Whether
the step makes sense is for the tools and the guards to say.
"""

import json
import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from langchain.agents.middleware import AgentMiddleware, AgentState, ModelRequest, ModelResponse
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import (
    AIMessage,
    AnyMessage,
    BaseMessage,
    HumanMessage,
    SystemMessage,
    ToolMessage,
)
from langchain_core.messages.tool import tool_call
from langchain_core.tools import BaseTool, StructuredTool
from langchain_core.utils.function_calling import convert_to_openai_tool
from langchain_core.utils.json import parse_partial_json

from assistant.agent.guards import BadAnswerError
from assistant.turn.context import TurnContext
from prompts import render

__all__ = ["JsonCalls", "calls_tools_natively"]

# What a server says that cannot take `tools` at all.
REFUSED_STATUS = (400, 404, 405, 415, 422, 501)


class JsonCalls(AgentMiddleware[AgentState[Any], TurnContext, Any]):
    """Asks for each step as JSON that a schema constrains, and reads it as tool calls."""

    def __init__(self, left_out: Collection[str] = (), *, always: bool = True) -> None:
        """Remember what is not offered, and whether native tool calling is tried first.

        Args:
            left_out: optional arguments that code fills anyway. A small model given forty of them
                fills in all forty.
            always: False leaves a model alone that calls tools natively; `are_needed` finds out.
        """
        super().__init__()
        self._left_out = frozenset(left_out)
        self._needed: bool | None = True if always else None

    def are_needed(self, model: BaseChatModel) -> bool:
        """Whether steps are asked for as JSON; asks the model once, if that is not settled yet.

        Raises:
            Exception: whatever the model's client raises when the server cannot be reached.
        """
        if self._needed is None:
            self._needed = not calls_tools_natively(model)
        return self._needed

    def wrap_model_call(
        self,
        request: ModelRequest[TurnContext],
        handler: Callable[[ModelRequest[TurnContext]], ModelResponse[Any]],
    ) -> ModelResponse[Any]:
        """Put the tools into the prompt and the schema, and the step back into a message.

        Raises:
            BadAnswerError: the answer is neither a step nor words.
        """
        if not self._needed:
            return handler(request)
        forms = [_form(tool, self._left_out) for tool in request.tools]
        listed = render("json_calls", tools="\n".join(_listed(form) for form in forms))
        # What never changes comes first: a server that keeps the prompt's beginning reads it once.
        system = SystemMessage(f"{listed}\n\n{request.system_prompt or ''}")
        wanted = _step_schema([] if _is_stuck(request.messages) else forms)
        response = handler(
            request.override(
                tools=[],
                system_message=system,
                messages=[_without_calls(message) for message in request.messages],
                model_settings={**request.model_settings, "response_format": wanted},
            )
        )
        names = {str(form["name"]) for form in forms}
        result = [
            _as_called(message, names) if isinstance(message, AIMessage) else message
            for message in response.result
        ]
        return replace(response, result=result)


def calls_tools_natively(model: BaseChatModel) -> bool:
    """Ask a model for a call that it must make; whether it made it.

    Raises:
        Exception: whatever the model's client raises when the server cannot be reached.
    """
    probe = StructuredTool.from_function(lambda: "", name="ready", description="Say you are ready.")
    try:
        bound = model.bind_tools([probe], tool_choice="any")
        answer = bound.invoke([HumanMessage("Call the tool.")])
    except Exception as error:  # each provider's client has errors of its own
        if getattr(error, "status_code", None) in REFUSED_STATUS:
            return False
        raise
    return bool(answer.tool_calls)


def _form(tool: BaseTool | dict[str, Any], left_out: frozenset[str]) -> dict[str, Any]:
    """Return a tool's name, description and the schema of the arguments that are offered."""
    function: dict[str, Any] = convert_to_openai_tool(tool)["function"]
    parameters = function.get("parameters") or {}
    required = list(parameters.get("required", ()))
    offered = {
        name: _bare(schema)
        for name, schema in parameters.get("properties", {}).items()
        if name in required or name not in left_out
    }
    schema = {
        "type": "object",
        "properties": offered,
        "required": required,
        "additionalProperties": False,
    }
    return {**function, "parameters": schema}


def _bare(schema: dict[str, Any]) -> dict[str, Any]:
    """Return an argument's schema without null, defaults and bounds, which slow grammars down.

    An argument that is not wanted is left out; bounds are the tool's own to check.
    """
    choices = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
    kept = {**schema, **choices[0]} if len(choices) == 1 else dict(schema)
    for key in ("default", "title", "minimum", "maximum", "maxLength", "maxItems", "minItems"):
        kept.pop(key, None)
    if len(choices) == 1:
        kept.pop("anyOf")
    return kept


def _listed(form: dict[str, Any]) -> str:
    arguments = ", ".join(form["parameters"]["properties"])
    return f"- {form['name']}({arguments}): {form['description']}"


def _step_schema(forms: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the response format: one step, which is a call of one of the tools or a reply."""
    reply = {
        "type": "object",
        "properties": {"reply": {"type": "string"}},
        "required": ["reply"],
        "additionalProperties": False,
    }
    calls = [
        {
            "type": "object",
            "properties": {"tool": {"const": form["name"]}, "arguments": form["parameters"]},
            "required": ["tool", "arguments"],
            "additionalProperties": False,
        }
        for form in forms
    ]
    schema = {
        "type": "object",
        # OpenAI's form wants an object, not a choice, at the root.
        "properties": {"step": {"anyOf": [*calls, reply]}},
        "required": ["step"],
        "additionalProperties": False,
    }
    return {"type": "json_schema", "json_schema": {"name": "step", "schema": schema}}


def _is_stuck(messages: Sequence[AnyMessage]) -> bool:
    """Whether the last two steps were the same call, so that only a reply can lead on."""
    steps = [m.tool_calls for m in messages if isinstance(m, AIMessage)][-2:]
    made = [[(call["name"], call["args"]) for call in calls] for calls in steps]
    return len(made) == 2 and bool(made[0]) and made[0] == made[1]


def _without_calls(message: AnyMessage) -> AnyMessage:
    """Return a message as a server without tool calling can read it."""
    if isinstance(message, ToolMessage):
        return HumanMessage(f"Result of {message.name or 'the tool'}:\n{message.text}")
    if isinstance(message, AIMessage) and message.tool_calls:
        steps = [
            json.dumps({"step": {"tool": c["name"], "arguments": c["args"]}}, ensure_ascii=False)
            for c in message.tool_calls
        ]
        return AIMessage("\n".join(steps))
    return message


def _as_called(message: AIMessage, names: Collection[str]) -> BaseMessage:
    """Read a step; words that are no JSON are a reply, since some servers ignore the schema.

    Raises:
        BadAnswerError: it is JSON, but no step.
    """
    text = message.text.strip()
    if not text.startswith("{"):
        return message
    try:
        # An answer that was cut off is read as far as it goes.
        data = parse_partial_json(text)
    except json.JSONDecodeError:
        data = None
    step = data.get("step", data) if isinstance(data, dict) else None
    if isinstance(step, dict) and step.get("tool") in names:
        given = step.get("arguments")
        call = tool_call(
            name=str(step["tool"]),
            args=given if isinstance(given, dict) else {},
            id=f"call-{uuid.uuid4().hex}",
        )
        return message.model_copy(update={"content": "", "tool_calls": [call]})
    if isinstance(step, dict) and isinstance(step.get("reply"), str):
        return message.model_copy(update={"content": step["reply"]})
    raise BadAnswerError("answers with JSON that is no step")
