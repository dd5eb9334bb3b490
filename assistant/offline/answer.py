"""Words what the tools returned: one part per request of the message, then at most one question."""

from assistant.offline.absence_answer import answer_absence
from assistant.offline.order_answer import answer_desk, say_lack
from assistant.offline.plan import MOST_REQUESTS, must_ask
from assistant.offline.product_answer import answer_comparison, answer_product
from assistant.offline.recommend_answer import answer_scene
from assistant.offline.result import Result
from assistant.offline.shelf_answer import answer_finding, say_question
from assistant.offline.talk_answer import answer_policy, answer_talk, answer_unclear
from assistant.recommend.profile_view import ProfileView
from assistant.recommend.recommender import Recommendation
from assistant.reply import Evidence
from assistant.shelf.absence import Absence
from assistant.shelf.finding import Finding
from assistant.turn.context import Request, TurnContext
from assistant.wording import Phrases

__all__ = ["write_answer"]


def write_answer(context: TurnContext, results: list[Result]) -> str:
    """Return the reply to a message, one thought a line.

    Args:
        context: the turn; `context.asked` is set to the question that the answer ends with.
        results: of the calls that `plan_calls` and `plan_further` noted, in that order.
    """
    phrases = Phrases(context.language, f"{context.number}/{context.said}")
    if results and not context.plans:  # a run that waited for a yes goes on
        return "\n".join(answer_desk(context, [r for r in results if _is_of_desk(r)], phrases))
    lines: list[str] = []
    requests = list(enumerate(context.requests[:MOST_REQUESTS]))
    telling = [each for each in requests if each[1].reading.intent != "smalltalk"] or requests[:1]
    for place, request in telling:
        came_to = [
            result
            for (owner, _), result in zip(context.plans, results, strict=False)
            if owner == place
        ]
        lines += _answer(context, request, came_to, phrases, first=not lines)
    if context.may_ask and context.question is not None and context.asked is None:
        lines.append(say_question(context.question, context.floor, phrases))
        context.asked = context.question
    return "\n".join(lines)


def _answer(
    context: TurnContext,
    request: Request,
    results: list[Result],
    phrases: Phrases,
    *,
    first: bool,
) -> list[str]:
    reading = request.reading
    if results and all(_is_of_desk(result) for result in results):
        return answer_desk(context, results, phrases)
    if must_ask(request):
        context.asked = reading.clarify
        return [reading.clarify.question] if reading.clarify else []
    result = results[0] if results else None
    if result is None or result.artifact is None:
        if lack := say_lack(context, phrases):
            context.worded += lack
            return [claim.text for claim in lack]
        if result is None and reading.intent not in ("ask_product", "compare", "cart"):
            return answer_talk(context, request, phrases)
        return answer_unclear(context, request, phrases)
    if isinstance(result.artifact, Finding | Absence):
        return _answer_shelf(context, result.artifact, phrases, first=first)
    if isinstance(result.artifact, Recommendation | ProfileView):
        return answer_scene(context, request, result.artifact, phrases)
    if result.name == "read_policy":
        return answer_policy(context, request, result.artifact, phrases)
    if result.name == "get_product":
        return answer_product(context, request, result.artifact[0], phrases)
    lines = answer_comparison(context, request, result.artifact, phrases)
    return [*lines, phrases.say("ask_which")] if reading.intent == "cart" else lines


def _answer_shelf(
    context: TurnContext, artifact: Finding | Absence, phrases: Phrases, *, first: bool
) -> list[str]:
    if isinstance(artifact, Absence):
        return answer_absence(context, artifact, phrases)
    return answer_finding(context, artifact, phrases, first=first)


def _is_of_desk(result: Result) -> bool:
    found = result.artifact
    return isinstance(found, tuple) and bool(found) and isinstance(found[0], Evidence)
