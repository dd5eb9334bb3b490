"""A run of the agent that waits for a person's answer, as bytes that outlive the process.

LangGraph keeps a paused run in a checkpointer. A run that is not paused need not be kept, so each
has one in memory that packs nothing, and only what is paused is written down.
"""

from typing import Any

from langchain_core.messages import ToolMessage
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.memory import InMemorySaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer

__all__ = ["THREAD", "keep_run", "open_saver", "restore_run"]

THREAD: RunnableConfig = {"configurable": {"thread_id": "run", "checkpoint_ns": ""}}
_SERDE = JsonPlusSerializer()


class _Held:
    """Holds values as they are: a run in memory needs no packing."""

    def dumps_typed(self, obj: Any) -> tuple[str, Any]:  # noqa: ANN401 - LangGraph's protocol
        """Return the value itself."""
        return "held", obj

    def loads_typed(self, data: tuple[str, Any]) -> Any:  # noqa: ANN401 - LangGraph's protocol
        """Return the value itself."""
        return None if data[0] == "empty" else data[1]


def open_saver() -> InMemorySaver:
    """Return a checkpointer for one run."""
    return InMemorySaver(serde=_Held())


def keep_run(saver: InMemorySaver, details: dict[str, Any]) -> bytes:
    """Return a paused run as bytes, with whatever is needed to go on with it.

    What tools returned for code's use is left out; what they told the model stays.

    Raises:
        ValueError: there is no run in the saver.
    """
    kept = saver.get_tuple(THREAD)
    if kept is None:
        raise ValueError("no run was kept")
    run = {
        "checkpoint": kept.checkpoint,
        "metadata": kept.metadata,
        "writes": [list(write) for write in kept.pending_writes or ()],
        "details": details,
    }
    kind, data = _SERDE.dumps_typed(_told(run))
    return kind.encode() + b"\n" + data


def restore_run(data: bytes) -> tuple[InMemorySaver, dict[str, Any]]:
    """Return a checkpointer that holds the run, and the details kept with it."""
    kind, _, packed = data.partition(b"\n")
    run = _SERDE.loads_typed((kind.decode(), packed))
    saver = open_saver()
    checkpoint = run["checkpoint"]
    at = saver.put(THREAD, checkpoint, run["metadata"], checkpoint["channel_versions"])
    by_task: dict[str, list[tuple[str, Any]]] = {}
    for task, channel, value in run["writes"]:
        by_task.setdefault(task, []).append((channel, value))
    for task, writes in by_task.items():
        saver.put_writes(at, writes, task)
    return saver, run["details"]


def _told(value: Any) -> Any:  # noqa: ANN401 - any part of a run
    """Return a part of a run without what tools returned for code's use."""
    if isinstance(value, ToolMessage):
        return value.model_copy(update={"artifact": None})
    if isinstance(value, dict):
        return {key: _told(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_told(inner) for inner in value]
    return value
