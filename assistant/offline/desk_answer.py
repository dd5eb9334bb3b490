"""Words what the service desk found or did: proposals with every detail, refusals, a hand-over."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from assistant.offline.record_answer import RecordWords
from assistant.reply import Claim, Evidence
from assistant.turn.floor import Floor
from assistant.wording import Phrases

__all__ = ["say_found", "say_handover", "say_question", "say_reminder"]

MOST_PASSAGE_LINES = 4
# Refusals that ask back: what is possible is the choice, and no policy stands behind it.
QUESTIONS = ("which_order", "items_chosen", "payment_method", "same_product", "cart")
UNQUOTED = (*QUESTIONS, "identity", "not_found", "address")
KINDS = {"policy": "policy", "action": "action"}


def say_found(
    evidence: Sequence[Evidence], phrases: Phrases, floor: Floor, tool: str = ""
) -> list[Claim]:
    """Return what one tool call, or one yes, came to: line by line, each with its record.

    Args:
        evidence: what the desk returned, in its order.
        phrases: of the turn.
        floor: the shop.
        tool: which tool was called; it decides how much of a record is told.
    """
    words = RecordWords(phrases, floor.settings, floor.outside.clock().date())
    actions = [e for e in evidence if e.kind == "action" and e.record["action"] != "handover"]
    rules = {e.record.get("rule") for e in actions}
    told: list[Claim] = []
    for found in evidence:
        if found.kind == "action":
            lines = _say_action(found.record, words) if found in actions else []
        elif found.kind == "policy":
            lines = [] if rules & set(UNQUOTED) else _say_passage(found.record, phrases)
        else:  # the order after a change is evidence, not news
            lines = [] if actions else _say_record(found, words, tool)
        told += _from(found, lines)
    return told


def say_question(evidence: Sequence[Evidence], phrases: Phrases) -> list[Claim]:
    """Return the question for a yes, if something in the evidence waits for one."""
    waiting = [e for e in evidence if e.kind == "action" and e.record["status"] == "pending"]
    if not waiting:
        return []
    ask = "ask_yes_checkout" if waiting[0].record["action"] == "checkout" else "ask_yes"
    return _from(waiting[0], [phrases.say(ask if len(waiting) == 1 else "ask_which_yes")])


def say_handover(status: Evidence, phrases: Phrases) -> list[Claim]:
    """Return what is said, once, when a person is asked for."""
    record = status.record
    reason = str(record["reason"])
    occasion = "handover" if reason == "asked_for" else f"handover_{reason}"
    lines = [phrases.say(occasion)]
    if record["takes_a_message"]:
        lines.append(phrases.say("handover_closed", hours=str(record["hours"])))
    ways = [str(record[way]) for way in ("email", "phone") if record[way]]
    if ways:
        lines.append(phrases.say("handover_or", contact=phrases.any_of(ways)))
    return _from(status, lines)


def _from(found: Evidence, lines: Iterable[str]) -> list[Claim]:
    """Return lines that code made of one record; what they state is what it says.

    The source of what is said of an order is its number, whatever record says it.
    """
    record: Mapping[str, Any] = found.record
    order_id = record.get("order_id") or record.get("details", {}).get("order_id")
    kind = KINDS.get(found.kind, "order")
    return [Claim(line, kind, order_id or found.source, None, True) for line in lines]


def say_reminder(waiting: Evidence, phrases: Phrases) -> list[Claim]:
    """Return the line that comes back to a proposal after something else was talked about."""
    record: Mapping[str, Any] = waiting.record
    order_id = str(record["details"].get("order_id", ""))
    return _from(waiting, [phrases.say(f"remind_{record['action']}", order_id=order_id)])


def _say_record(found: Evidence, words: RecordWords, tool: str) -> list[str]:
    record = found.record
    if found.kind == "customer":
        if tool == "my_account":
            return words.account(record)
        return [words.phrases.say("identified", name=str(record["first_name"]))]
    if found.kind == "cart":
        return words.cart(record)
    if found.kind == "return":
        return words.refunds(record, None if found.source == "refunds" else found.source)
    if found.kind == "order":
        return words.orders(record) if "orders" in record else words.order(record, tool)
    return []


def _say_action(record: Mapping[str, Any], words: RecordWords) -> list[str]:
    say, status = words.phrases.say, record["status"]
    if status == "refused":
        return _say_refusal(record, words.phrases)
    if status == "pending":
        head = [say("details_changed")] if record.get("details_changed") else []
        return [*head, *_say_proposal(record["action"], record["details"], words)]
    if status == "done":
        head = [say("done_already")] if record.get("already_done") else []
        return [*head, *_say_done(record, words)]
    return [say("declined" if status == "declined" else "expired")]


def _say_refusal(record: Mapping[str, Any], phrases: Phrases) -> list[str]:
    """Return the rule's own words and what is possible instead, or the choice that is open."""
    if record["rule"] == "identity" and not str(record["action"]).startswith("identify"):
        return [phrases.say("identify")]
    lines = [phrases.refusal(record["rule"], record["reason"], record.get("values", {}))]
    possible = [phrases.term(way) for way in record["possible"]]
    if possible:
        occasion = "which_of" if record["rule"] in QUESTIONS else "possible"
        lines.append(phrases.say(occasion, possible="; ".join(possible)))
    return lines


def _say_passage(record: Mapping[str, Any], phrases: Phrases) -> list[str]:
    text = str(record["text"]).splitlines()[:MOST_PASSAGE_LINES]
    return [*text, phrases.say("policy_from", heading=str(record["heading"]))]


def _say_proposal(action: str, details: Mapping[str, Any], words: RecordWords) -> list[str]:
    """Return a proposal with every detail that a yes would be given to."""
    return [
        words.phrases.say(f"propose_{action}", **_fields(details, words)),
        *_say_details(action, details, words),
    ]


def _say_details(action: str, details: Mapping[str, Any], words: RecordWords) -> Iterable[str]:
    say, term, currency = words.phrases.say, words.phrases.term, details.get("currency")
    if "lines" in details:
        yield from words.lines(details)
    for swap in details.get("swaps", ()):
        yield say(
            "swap",
            title=swap["title"],
            old=words.options(swap["options"]) or swap["item_id"],
            new=words.options(swap["new_options"]) or swap["new_item_id"],
            price=words.price(swap["new_price_minor"], currency),
        )
    if "reason" in details:
        yield say("propose_reason", reason=term(details["reason"]))
    if details.get("return_fee_minor"):
        yield say("propose_return_fee", fee=words.price(details["return_fee_minor"], currency))
    for amount, method, when in _moves_back(action, details):
        money = words.price(amount, currency)
        yield say("propose_refund", amount=money, method=method, when=term(when))
    if "difference_minor" in details:
        yield _say_difference(details, words)
    if action == "checkout":
        yield from words.reduction(details)
        yield say("cart_total", total=words.price(details["total_minor"], currency))
    if "next" in details:
        yield say("propose_next", next=term(details["next"]))


def _moves_back(action: str, details: Mapping[str, Any]) -> Iterable[tuple[int, str, str]]:
    """Yield (amount, method, when) of the money that comes back."""
    for refund in details.get("refunds", ()):
        yield refund["amount_minor"], refund["to"], refund["when"]
    if action == "return_items":
        yield details["refund_minor"], details["refund_to"], details["refund_when"]


def _say_difference(details: Mapping[str, Any], words: RecordWords) -> str:
    difference = int(details["difference_minor"])
    if not difference:
        return words.phrases.say("difference_none")
    return words.phrases.say(
        "difference_more" if difference > 0 else "difference_less",
        amount=words.price(abs(difference), details["currency"]),
        method=details["settled_with"],
        when=words.phrases.term(details["settled_when"]),
    )


def _say_done(record: Mapping[str, Any], words: RecordWords) -> list[str]:
    action = str(record["action"])
    if action == "invoice":
        total = words.price(record["total_minor"], record["currency"])
        return [
            words.phrases.say(
                "done_invoice", order_id=record["order_id"], total=total, url=record["url"]
            )
        ]
    if action == "complaint":
        return [words.phrases.say("done_complaint", ticket=record["ticket_id"])]
    details = record["details"]
    fields = _fields(details, words) | {"url": str(record.get("url", ""))}
    done = words.phrases.say(f"done_{action}", **fields)
    if action == "checkout":
        return [done]
    return [done, *(line for line in _say_details(action, details, words))]


def _fields(details: Mapping[str, Any], words: RecordWords) -> dict[str, str]:
    """Return the fields that the first sentence about an action may name."""
    fields = {
        "order_id": details.get("order_id"),
        "to": details.get("to"),
        "from_address": details.get("from"),
        "method": details.get("pay_with"),
    }
    named = {name: str(value) for name, value in fields.items() if value is not None}
    if "pay_minor" in details:
        named["amount"] = words.price(details["pay_minor"], details["currency"])
    return named
