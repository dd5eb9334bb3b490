"""LangChain's human in the loop, with the database as the one who knows.

HumanInTheLoopMiddleware pauses the graph at a proposing tool, and a checkpointer keeps the pause
over a restart. The pause carries no authority: the tool makes the proposal before it, the yes is
given to the desk by code, and the tool, when it runs after the pause, tells what became of it. An
"approve" without that yes therefore writes nothing, and neither does a tool without a pause.
"""

from typing import Any

from langchain.agents.middleware import HumanInTheLoopMiddleware, InterruptOnConfig
from langchain.agents.middleware.types import ToolCallRequest

from assistant.order_tools.tools import WRITING_TOOLS, propose, read_arguments, waits
from assistant.reply import Evidence

__all__ = ["confirmation_middleware"]


def confirmation_middleware() -> HumanInTheLoopMiddleware[Any, Any, Any]:
    """Middleware that pauses at each proposal, to be listed before any that retries tools.

    The interrupt's value is LangChain's ToolApprovalRequest; show `desk.proposals.confirmation()`
    with it. To go on, `desk.proposals.confirm(id)` or `.decline(id)` first, and then
    `Command(resume={interrupt_id: {"type": "approve"}})`; or resume with "respond" and a message
    to leave the proposal open and talk about something else.
    """
    decisions: InterruptOnConfig = {
        "allowed_decisions": ["approve", "respond"],
        "description": "The customer's yes is needed.",
        "when": _is_proposed,
    }
    return HumanInTheLoopMiddleware(
        interrupt_on=dict.fromkeys(WRITING_TOOLS, decisions), interrupt_mode="per_call"
    )


def _is_proposed(request: ToolCallRequest) -> bool:
    """Whether the call made a proposal; a refusal needs no answer, so the tool just tells it.

    Runs again on resuming and says the same, whatever became of the proposal meanwhile.
    """
    call = request.tool_call
    context: Any = request.runtime.context
    key = context.call_key(call["id"])
    if context.desk.proposals.of_call(key) is not None:
        return True
    given = read_arguments(call["name"], call["args"])
    if given is None:
        return False
    found = propose(context.desk, call["name"], key, given)
    evidence = (found,) if isinstance(found, Evidence) else tuple(found)
    if not any(waits(each) for each in evidence):
        return False
    context.record_use(call["name"], {k: v for k, v in call["args"].items() if v})
    context.add_evidence(*evidence)
    return True
