"""What is said when a run of the agent waits for a yes: by code, with every detail."""

from langchain_core.messages import AIMessage, ToolMessage

from assistant.agent.agent import Draft
from assistant.offline.answer import write_answer
from assistant.offline.desk_answer import say_found, say_question
from assistant.offline.result import Result
from assistant.reply import Evidence
from assistant.turn.context import TurnContext
from assistant.wording import Phrases

__all__ = ["word_pause"]


def word_pause(context: TurnContext, draft: Draft) -> str:
    """Return the answer of a paused run, and keep the run for the proposals it waits for.

    The offline model words what its other calls found; any other model would have to go on for
    that, so what it put on the shelf is named plainly.
    """
    waiting = {
        call: context.desk.proposals.of_call(context.call_key(call)) for call in draft.waiting
    }
    found = {call: evidence for call, evidence in waiting.items() if evidence is not None}
    for evidence in found.values():
        context.desk.keep_pause(str(evidence.record["id"]), draft.run)
    if context.plans:
        return write_answer(context, _results(draft, found))
    phrases = Phrases(context.language, f"{context.number}/{context.said}")
    told = [claim for each in found.values() for claim in say_found([each], phrases, context.floor)]
    context.worded += [*told, *say_question([*found.values()], phrases)]
    shelf = [
        phrases.say("item", title=item.title, facts=context.floor.price(item.price_minor))
        for item in context.shelf.items
    ]
    return "\n".join([*shelf, *(claim.text for claim in context.worded)])


def _results(draft: Draft, found: dict[str, Evidence]) -> list[Result]:
    """Return what each tool call came to, in the order of the calls."""
    told = {m.tool_call_id: m for m in draft.messages if isinstance(m, ToolMessage)}
    calls = [c for m in draft.messages if isinstance(m, AIMessage) for c in m.tool_calls]
    results = []
    for call in calls:
        call_id = str(call["id"])
        if call_id in found:
            results.append(Result(call["name"], (found[call_id],), ""))
        elif call_id in told:
            message = told[call_id]
            results.append(Result(call["name"], message.artifact, message.text))
    return results
