"""Which after-sales tool the offline model calls, with what the message and the talk before say.

What was begun and lacks something (whose account, which reason, which size) is kept as a task, so
that the next message can supply it, or take a detail back. Only the customer's own records are
looked at, through the desk.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from assistant.offline.order_task import SWAPS, WITHOUT_ORDER, Call, Task
from assistant.offline.order_words import find_name, is_correction, order_tool
from assistant.turn.context import Request, TurnContext
from assistant.understanding import Reading
from assistant.understanding.intent.signals import is_question

__all__ = ["plan_after_identifying", "plan_order"]

# intent -> the tool for it where the wording names none
BY_INTENT = {
    "order_status": "track_order",
    "cancel_order": "cancel_order",
    "refund_status": "refund_status",
    "account": "my_account",
    "invoice": "order_invoice",
    "return_exchange": "return_items",
    "change_order": "change_order_items",
}
# After so many turns about other things a wish is forgotten.
PATIENCE = 4
SHOPPING = ("search", "refine", "recommend")
FEW_WORDS = 6
_IT = re.compile(r"\b(?:it|that|this|the) (?:one|order|parcel|package)\b|\bit\b|它", re.IGNORECASE)
# A question about how it is done in general is answered by the policies, not from an account.
_IN_GENERAL = re.compile(r"\bin general\b|\bgenerally\b|\busually\b|\bnormally\b", re.IGNORECASE)
_PERSONAL = re.compile(
    r"\bmy (?:\w+ ){0,2}?(?:orders?|parcel|package|delivery|refund|money|return|exchange|invoice"
    r"|account|address|card|payment|purchase|stuff|things|items|goods|details)\b"
    r"|\b(?:for|about|on) (?:me|us)\b|\bon file\b"
    r"|\bi (?:have |had |'ve )?(?:just )?(?:bought|ordered|received|got|purchased"
    r"|returned|sent back)\b|\bthis order\b|\bthe order\b|我的|我买|我订",
    re.IGNORECASE,
)
_COMPLAINT = re.compile(r"\b(?:i )?(?:want|like|need|have) to complain\b|\bcomplaint\b|投诉", re.I)
# A question in between is not about what was begun: "wait, first: do you have it in red?"
_ASIDE = re.compile(
    r"\b(?:do|does|did) (?:you|it|they|that) (?:have|sell|come|stock)\b|\b(?:is|are) there\b"
    r"|\bhow much\b|\bwait,? first\b|\bby the way\b|\bbefore that\b|有没有",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[,;.]\s|\band\b|\bthen\b|，|。", re.IGNORECASE)
_EXCEPTION = re.compile(
    r"\b(?:make|making) an exception\b|\bexceptions?\b|\bjust this once\b|\bcompensat\w+"
    r"|\bgood ?will\b|\bas a gesture\b|\bbend the rules?\b|破例|通融|补偿",
    re.IGNORECASE,
)


def plan_order(context: TurnContext, request: Request) -> list[Call] | None:
    """Return the calls that a message about orders needs now; None when it is about none.

    `context.task` is set to what was begun, for the next message to go on with.
    """
    reading = request.reading
    tasks = _continued(context, reading) or _begun(context, reading)
    if not tasks:
        return _only_identify(context, request)
    context.task = tasks[-1].to_json()
    context.take_up(request, tasks[0].intent)
    identify = _identify(reading)
    if identify and _is_news(context, reading):
        return identify
    return [call for task in tasks for call in _calls(context, task)]


def plan_after_identifying(context: TurnContext) -> list[Call]:
    """Return the calls that waited for the customer to be known."""
    task = Task.from_json(context.task)
    return _calls(context, task) if task is not None else []


def _calls(context: TurnContext, task: Task) -> list[Call]:
    task, calls = task.calls(context)
    context.task = task.to_json()
    return calls


def _continued(context: TurnContext, reading: Reading) -> list[Task]:
    """Return the wish begun before that this message goes on with: a detail, or another one."""
    task = Task.from_json(context.task)
    if task is None or context.number - task.turn > PATIENCE or reading.confirmation:
        return []
    text, tool = reading.text, order_tool(reading.text)
    told = replace(task, said=(*task.said, text), turn=context.number)
    if reading.order_ids:
        if tool is not None and task.order_id not in (None, _bare(reading.order_ids[0])):
            return []
        told = replace(told, order_id=_bare(reading.order_ids[0]))
    if task.lacks == "text" or (_waits_for_account(context, task) and _is_short(reading, tool)):
        return [told]
    if _identify(reading) and _is_news(context, reading) and tool in (None, task.tool):
        return [replace(task, turn=context.number)]
    if not task.lacks and _ASIDE.search(text):
        return []
    other = tool not in (None, task.tool) and not (tool in SWAPS and task.tool in SWAPS)
    if other and not is_correction(text):
        return []
    supplied = task.supplies(context, text) or (bool(reading.order_ids) and tool is None)
    short = len(text.split()) <= FEW_WORDS and not is_question(text)
    return [told] if supplied and (task.lacks or is_correction(text) or short) else []


def _begun(context: TurnContext, reading: Reading) -> list[Task]:
    """Return the wishes that a message begins: one for each order that it names."""
    text, intent, tool = reading.text, reading.intent, order_tool(reading.text)
    known = [_bare(order_id) for order_id in reading.order_ids]
    if not known and context.orders_before and _IT.search(text):
        known = [context.orders_before[-1]]
    begin = partial(Task, said=(text,), turn=context.number)
    first = known[0] if known else None
    if _EXCEPTION.search(text) and first is not None:
        return [begin("hand_over")]
    if intent == "complaint" or _COMPLAINT.search(text):
        return [begin("file_complaint", order_id=first)]
    if intent == "payment_issue" and not reading.order_ids:
        return []
    points = context.at_desk and bool(known) and intent not in SHOPPING
    about_orders = tool is not None and (reading.order_ids or _is_personal(reading) or points)
    if not about_orders and (intent not in BY_INTENT or _is_general(reading)):
        return []
    usual = tool or BY_INTENT.get(intent, "order_details")
    if len(known) < 2:  # noqa: PLR2004
        return [begin(usual, order_id=first)]
    return _begin_each(begin, text, known, usual)


def _begin_each(
    begin: Callable[..., Task], text: str, order_ids: Sequence[str], usual: str
) -> list[Task]:
    """Return a wish for each order named: the same for all, or what its own clause asks for."""
    clauses = {i: next(part for part in _CLAUSES.split(text) if i in part) for i in order_ids}
    tools = {i: order_tool(clause) for i, clause in clauses.items()}
    if len({tool for tool in tools.values() if tool}) < 2:  # noqa: PLR2004
        return [begin(usual, order_id=order_id) for order_id in order_ids]
    return [begin(tools[i] or usual, order_id=i, said=(clauses[i],)) for i in order_ids]


def _is_personal(reading: Reading) -> bool:
    return _PERSONAL.search(reading.text) is not None


def _is_general(reading: Reading) -> bool:
    if _IN_GENERAL.search(reading.text):
        return True
    return is_question(reading.text) and not _is_personal(reading)


def _waits_for_account(context: TurnContext, task: Task) -> bool:
    """Whether details cannot be looked up yet, because nobody knows whose orders these are."""
    return task.tool not in WITHOUT_ORDER and context.desk.identification.current() is None


def _is_short(reading: Reading, tool: str | None) -> bool:
    """Whether a message is a remark on what was begun: few words, no wish, no question."""
    few = len(reading.text.split()) <= FEW_WORDS and tool is None and not is_question(reading.text)
    return few and not _identify(reading) and reading.intent not in ("smalltalk", *SHOPPING)


def _only_identify(context: TurnContext, request: Request) -> list[Call] | None:
    """Return the call for a message that only says who the customer is."""
    reading = request.reading
    identify = _identify(reading) if _is_news(context, reading) else []
    if not identify:
        return None
    context.take_up(request, "account")
    return identify


def _identify(reading: Reading) -> list[Call]:
    if reading.email:
        return [("identify_by_email", {"email": reading.email})]
    if name := find_name(reading.text):
        return [("identify_by_name", dict(name))]
    return []


def _is_news(context: TurnContext, reading: Reading) -> bool:
    """Whether the message says who the customer is and we do not know that yet."""
    known = context.desk.identification.current()
    if known is None:
        return True
    return reading.email is not None and reading.email.casefold() != known.email.casefold()


def _bare(order_id: str) -> str:
    return order_id.lstrip("#")
