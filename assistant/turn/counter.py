"""The service desk's part in a turn: what code does itself, before any model and after it.

A yes or a no goes to what was proposed, a wish for a person to a person; a model has no say in
either. It words nothing of its own: `assistant.offline.desk_answer` does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.offline.desk_answer import say_found, say_handover, say_reminder
from assistant.reply import Claim, Evidence
from assistant.shop.desk import Desk, HandoverReason
from assistant.transcript import Turn
from assistant.turn.answers import WHICH, read_answer
from assistant.turn.context import TurnContext
from assistant.turn.hearing import OFFER
from assistant.turn.mood import is_angry, is_misunderstood
from assistant.understanding import Clarify
from assistant.wording import Phrases

__all__ = ["Counter", "orders_spoken_of"]

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Counter:
    """One turn at the desk.

    Attributes:
        desk: of this conversation, for this message.
        before: the turn before this one; None at the first.
        asked: what the turn before asked about that is no proposal; "" for nothing.
    """

    desk: Desk
    before: Turn | None
    asked: str

    def receive(self, said: str) -> bool:
        """Take the message in; False when a person has the conversation and the bot is silent."""
        return self.desk.care.receive(said)

    def hear_person(self) -> str:
        """Return what a person of the shop has said meanwhile; each line is given out once."""
        lines = self.desk.hear_person()
        return "\n".join(f"{line.sender}: {line.text}" for line in lines)

    def act(self, context: TurnContext) -> tuple[Evidence, ...]:
        """Do what a message asks of code itself; () when it is the agent's to answer."""
        if found := self._take_answer(context):
            return found
        if context.reading.intent == "human":
            return self._hand_over(context, "asked_for")
        if is_angry(context.said):
            return self._hand_over(context, "angry")
        return ()

    def settle(self, proposal_id: str, word: Literal["yes", "no"]) -> tuple[Evidence, ...]:
        """Take the answer that a button gives to one proposal."""
        proposals = self.desk.proposals
        return self.desk.run(
            "confirm",
            lambda: (
                proposals.confirm(proposal_id) if word == "yes" else proposals.decline(proposal_id)
            ),
        )

    def close(self, context: TurnContext) -> list[Claim]:
        """Return what is said at the end of any answer: a hand-over, what waits for a yes."""
        phrases = Phrases(context.language, f"{context.number}/{context.said}")
        lines = self._say_unsaid(context, phrases)
        self._count(context)
        if self.desk.care.announce():
            status = self.desk.care.update(self._summary(context))
            context.add_evidence(status)
            return [*lines, *say_handover(status, phrases)]
        return [*lines, *self._remind(context, phrases)]

    def _take_answer(self, context: TurnContext) -> tuple[Evidence, ...]:
        """Take a yes or a no to what was proposed; () when the message is none.

        Where something else was asked since, a yes may be to that: then nothing is done, and what
        waits is shown again. Without anything open, a yes right after a proposal was shown or
        answered asks what became of it: the answer may have been lost on its way.
        """
        reading, proposals = context.reading, self.desk.proposals
        waiting = proposals.open()
        if not waiting:
            again = reading.confirmation == "yes" and not self.asked and self._has_proposed()
            return proposals.latest() if again else ()
        answer = read_answer(reading, waiting, self.asked)
        if answer is None or (answer.word == "yes" and _can_be_yes_to(context, self.asked)):
            return ()
        unclear = not answer.proposals or self.asked not in ("", WHICH)
        if answer.word == "yes" and unclear:
            if len(waiting) > 1:
                context.asked = Clarify(WHICH, "")
            return tuple(proposals.evidence(each) for each in waiting)
        return tuple(
            found for each in answer.proposals for found in self.settle(each.id, answer.word)
        )

    def _has_proposed(self) -> bool:
        if self.before is None:
            return False
        return self.before.reply.confirmation is not None or bool(self.before.state.get("settled"))

    def _hand_over(self, context: TurnContext, reason: HandoverReason) -> tuple[Evidence, ...]:
        context.record_use("hand_over", {"wish": context.said})
        return (self.desk.care.hand_over(reason, {"wish": context.said}),)

    def _say_unsaid(self, context: TurnContext, phrases: Phrases) -> list[Claim]:
        """Say what was done since the last reply, if that reply still waited for the yes."""
        shown = self.before.reply.confirmation if self.before is not None else None
        if shown is None or _tells_of(context.evidence, str(shown["id"])):
            return []
        found = self.desk.proposals.outcome(str(shown["id"]))
        context.add_evidence(*found)
        return say_found(found, phrases, context.floor)

    def _count(self, context: TurnContext) -> None:
        if is_misunderstood(context):
            self.desk.care.note_misunderstood()
        else:
            self.desk.care.note_understood()

    def _remind(self, context: TurnContext, phrases: Phrases) -> list[Claim]:
        """Come back to what still waits for a yes, unless the answer is about it or asks itself."""
        if context.asked is not None:
            return []
        waiting = self.desk.proposals.open()
        if not waiting or any(_tells_of(context.evidence, each.id) for each in waiting):
            return []
        shown = self.desk.proposals.evidence(waiting[-1])
        context.add_evidence(shown)
        return say_reminder(shown, phrases)

    def _summary(self, context: TurnContext) -> dict[str, object]:
        """What a person needs to go on: what holds, what was shown, which orders it is about."""
        catalog = context.floor.catalog
        shown = dict.fromkeys((*context.shown_before, *context.shelf.ids))
        kept = [catalog.get(i) for i in [*shown][-MOST_SHOWN:] if i in catalog]
        return {
            "said": context.said,
            "language": context.language,
            "constraints": context.requests[0].constraints.to_json(),
            "shown": [{"id": product.id, "title": product.title} for product in kept],
            "orders": list(orders_spoken_of(context)),
        }


def _can_be_yes_to(context: TurnContext, asked: str) -> bool:
    """Whether what was asked last, other than a proposal, can be answered by a plain yes."""
    facet = context.floor.catalog.facet_names.get(asked)
    return asked.startswith(OFFER) or (facet is not None and facet.kind == "bool")


def orders_spoken_of(context: TurnContext) -> tuple[str, ...]:
    """Return the ids of the orders that this conversation has touched, oldest first."""
    found = [*context.orders_before]
    for evidence in context.evidence:
        details = evidence.record.get("details")
        named = details.get("order_id") if isinstance(details, dict) else None
        own = evidence.source if evidence.kind == "order" and "id" in evidence.record else None
        found += [str(i) for i in (own, named, evidence.record.get("order_id")) if i]
    return tuple(dict.fromkeys(found))


def _tells_of(evidence: Iterable[Evidence], proposal_id: str) -> bool:
    return any(found.record.get("id") == proposal_id for found in evidence)
