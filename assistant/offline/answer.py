"""Words what the tools returned: one part per request of the message, then at most one question."""

from dataclasses import dataclass
from typing import Any

from assistant.offline.plan import MOST_REQUESTS, ORDERS, Call, must_ask, plan_one
from assistant.offline.product_answer import answer_cart, answer_comparison, answer_product
from assistant.offline.shelf_answer import answer_finding, say_question
from assistant.offline.talk_answer import answer_policy, answer_talk, answer_unclear
from assistant.shelf.finding import Finding
from assistant.turn.context import Request, TurnContext
from assistant.wording import Phrases

__all__ = ["Result", "write_answer"]


@dataclass(frozen=True, slots=True)
class Result:
    """What one tool call came to.

    Attributes:
        name: the tool.
        artifact: what it found, as it is; None for an error.
        text: what it told the model; the sentence, for an error.
    """

    name: str
    artifact: Any
    text: str


def write_answer(context: TurnContext, results: list[Result]) -> str:
    """Return the reply to a message, one thought a line.

    Args:
        context: the turn; `context.asked` is set to the question that the answer ends with.
        results: of the calls that `plan_calls` made, in that order.
    """
    phrases = Phrases(context.language, f"{context.number}/{context.said}")
    left, done = list(results), list[Call]()
    lines: list[str] = []
    requests = context.requests[:MOST_REQUESTS]
    telling = [r for r in requests if r.reading.intent != "smalltalk"] or list(requests[:1])
    for request in telling:
        call = plan_one(context, request)
        if call is not None and call in done:
            continue
        result = left.pop(0) if call is not None and left else None
        if call is not None:
            done.append(call)
        lines += _answer(context, request, result, phrases, first=not lines)
    if context.may_ask and context.question is not None and context.asked is None:
        lines.append(say_question(context.question, context.floor, phrases))
        context.asked = context.question
    return "\n".join(lines)


def _answer(
    context: TurnContext, request: Request, result: Result | None, phrases: Phrases, *, first: bool
) -> list[str]:
    reading = request.reading
    if must_ask(request):
        context.asked = reading.clarify
        return [reading.clarify.question] if reading.clarify else []
    if result is None or result.artifact is None:
        if result is None and reading.intent not in ("ask_product", "compare", "cart"):
            return answer_talk(context, request, phrases)
        return answer_unclear(context, request, phrases)
    if isinstance(result.artifact, Finding):
        return answer_finding(context, result.artifact, phrases, first=first)
    if result.name == "read_policy":
        return answer_policy(
            context, request, result.artifact, phrases, orders=reading.intent in ORDERS
        )
    if reading.intent == "cart":
        return answer_cart(context, result.artifact, phrases)
    if result.name == "get_product":
        return answer_product(context, request, result.artifact[0], phrases)
    return answer_comparison(context, request, result.artifact, phrases)
