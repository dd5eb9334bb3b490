"""Answers what was asked at the service desk, and asks for what a wish still lacks."""

from collections.abc import Sequence
from typing import Any

from assistant.offline.desk_answer import say_found, say_question
from assistant.offline.order_items import choose_items
from assistant.offline.order_task import Task
from assistant.offline.result import Result
from assistant.reply import Claim, Evidence, Record
from assistant.shop.desk import option_words
from assistant.turn.context import TurnContext
from assistant.wording import Phrases

__all__ = ["answer_desk", "say_lack"]

MOST_OPTIONS = 8


def answer_desk(context: TurnContext, results: Sequence[Result], phrases: Phrases) -> list[str]:
    """Return the lines for the calls of one request, in their order.

    What was looked up only to ask for a detail is not told whole: the question is enough.
    """
    lines: list[Claim] = []
    task = Task.from_json(context.task)
    for result in _latest_carts(results):
        evidence: tuple[Evidence, ...] = result.artifact
        is_refused = any(found.record.get("status") == "refused" for found in evidence)
        asks = task is not None and task.lacks and not is_refused
        if asks and result.name in ("order_details", "my_account"):
            told = say_lack(context, phrases, evidence)
        else:
            _show_choice(context, result, is_refused=is_refused)
            told = say_found(evidence, phrases, context.floor, result.name)
        lines += told
    found = [evidence for result in results for evidence in result.artifact]
    lines += say_question(found, phrases)
    context.worded += lines
    return [claim.text for claim in lines]


def _show_choice(context: TurnContext, result: Result, *, is_refused: bool) -> None:
    """Show the product that comes in several options, so that they can be looked at."""
    product_id = str((context.task or {}).get("product_id", ""))
    if is_refused and result.name == "add_to_cart" and product_id in context.floor.catalog:
        product = context.floor.catalog.get(product_id)
        context.show_products([product], Phrases(context.language).say("why_asked"))


def _latest_carts(results: Sequence[Result]) -> list[Result]:
    """Leave out a cart that a later call of the same message has changed again."""
    carts = [at for at, result in enumerate(results) if result.artifact[0].kind == "cart"]
    return [result for at, result in enumerate(results) if at not in carts[:-1]]


def say_lack(
    context: TurnContext, phrases: Phrases, evidence: Sequence[Evidence] = ()
) -> list[Claim]:
    """Return the question for what the wish lacks; [] when it lacks nothing."""
    task = Task.from_json(context.task)
    if task is None or not task.lacks or task.turn != context.number:
        return []
    choices = _choices(context, task, phrases, evidence[0].record if evidence else {})
    source = evidence[0].source if evidence else None
    return [Claim(phrases.say(f"lacks_{task.lacks}", **choices), "order", source, None, True)]


def _choices(context: TurnContext, task: Task, phrases: Phrases, record: Record) -> dict[str, str]:
    """Return what there is to choose from, in the words of the records."""
    if task.lacks == "reason":
        reasons = context.floor.settings.orders.cancel_reasons
        return {"reasons": phrases.any_of([phrases.term(reason) for reason in reasons])}
    if task.lacks == "payment_method":
        methods = [method["label"] for method in _listed(record, "payment_methods")]
        return {"methods": phrases.any_of(methods)}
    if task.lacks == "items":
        titles = dict.fromkeys(str(line["title"]) for line in _listed(record, "lines"))
        return {"order_id": str(record["id"]), "items": phrases.any_of([*titles])}
    if task.lacks == "new_items":
        return _other_options(context, task, phrases, _listed(record, "lines"))
    return {}


def _other_options(
    context: TurnContext, task: Task, phrases: Phrases, lines: Sequence[dict[str, Any]]
) -> dict[str, str]:
    """Return the options of the item chosen that it does not have yet, and can be supplied."""
    chosen = [item for said in task.said for item in choose_items({"lines": lines}, said)]
    line = next((line for line in lines if line["item_id"] in chosen), lines[0])
    others = [
        option_words(item)
        for item in context.desk.case.shop.items(line["product_id"])
        if item.id != line["item_id"] and item.can_supply(1)
    ]
    return {"title": str(line["title"]), "options": phrases.any_of(others[:MOST_OPTIONS])}


def _listed(record: Record, key: str) -> Sequence[dict[str, Any]]:
    found = record.get(key)
    return found if isinstance(found, list) else []
