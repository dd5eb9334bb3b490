"""What leaves the bot's hands: complaints that somebody will read, and handing over to a person."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.reply import Evidence
from assistant.shop.desk.case import Case
from assistant.shop.desk.hours import is_open
from assistant.shop.desk.references import find_order
from assistant.shop.desk.states import Conversation, HandoverReason, ask, reopen
from assistant.shop.desk.store import Ticket
from assistant.shop.rules import fingerprint
from assistant.shop.settings import HandoverSettings

__all__ = ["ASKS_BACK", "Care"]

MISUNDERSTANDINGS = 2
REFUSALS = 2
# Typing errors and questions back, not a policy that stands in somebody's way.
ASKS_BACK = frozenset(
    {
        "not_found",
        "which_order",
        "identity",
        "items_chosen",
        "item_counts_match",
        "payment_method",
        "cart",
        "address",
        "same_product",
        "different_item",
        "confirmation",
        "handover",
        "one_customer",
        "item_available",
    }
)


class Care:
    """Complaints and hand-over of one conversation."""

    def __init__(self, case: Case, settings: HandoverSettings) -> None:
        """Hand over for `case` to the people that `settings` describe."""
        self._case = case
        self._settings = settings

    def complain(self, text: str, order_id: str | None = None) -> Evidence:
        """Keep a complaint as a ticket; the same words in the same conversation are one ticket.

        Raises:
            Refusal: it is about an order that is not found in this account.
        """
        conversation = self._case.require_bot()
        if order_id:
            customer = self._case.require_customer()
            order_id = find_order(self._case, customer, order_id).id
        words = text.strip()
        ticket = self._case.store.add_ticket(
            Ticket(
                id=f"T-{self._case.outside.new_id(4)}",
                conversation_id=self._case.conversation_id,
                customer_id=conversation.customer_id,
                order_id=order_id,
                subject=(words.splitlines() or ["complaint"])[0][:100],
                text=words[:5000],
                state="open",
                created_at=self._case.outside.clock(),
            ),
            key=fingerprint([self._case.conversation_id, order_id, words]),
        )
        record = {
            "action": "complaint",
            "status": "done",
            "ticket_id": ticket.id,
            "order_id": ticket.order_id,
            "subject": ticket.subject,
        }
        return Evidence(f"ticket {ticket.id}", "action", record)

    def hand_over(
        self, reason: HandoverReason, summary: Mapping[str, Any] | None = None
    ) -> Evidence:
        """Ask for a person. Asked again, only the summary is brought up to date.

        Args:
            reason: why.
            summary: what the person needs: {"wish", "constraints", "shown", "orders", ...}; the
                customer and the open proposals are added here.
        """
        conversation = self._case.store.change(
            self._case.conversation_id,
            lambda before: ask(
                before, reason, self._complete(before, summary), self._case.outside.clock()
            ),
        )
        return self._evidence(conversation)

    def update(self, summary: Mapping[str, Any]) -> Evidence:
        """Bring what the person needs up to date, for a hand-over that was asked for."""
        conversation = self._case.store.change(
            self._case.conversation_id,
            lambda before: replace(
                before, summary={**before.summary, **self._complete(before, summary)}
            ),
        )
        return self._evidence(conversation)

    def note_misunderstood(self) -> Evidence | None:
        """The message was not understood; the second in a row asks for a person."""
        conversation = self._case.store.change(
            self._case.conversation_id,
            lambda before: replace(before, misunderstandings=before.misunderstandings + 1),
        )
        if conversation.misunderstandings < MISUNDERSTANDINGS or not conversation.bot_may_speak:
            return None
        return self.hand_over("misunderstood")

    def note_understood(self) -> None:
        """The message was understood; the count begins anew."""
        if self._case.conversation().misunderstandings:
            self._case.store.change(
                self._case.conversation_id, lambda before: replace(before, misunderstandings=0)
            )

    def note_refused(self, rule: str) -> Evidence | None:
        """An action was refused; the second message with a refusal asks for a person."""
        if rule in ASKS_BACK or self._case.counted:
            return None
        self._case.counted = True
        conversation = self._case.store.change(
            self._case.conversation_id,
            lambda before: replace(before, refusals=before.refusals + 1),
        )
        if conversation.refusals < REFUSALS or not conversation.bot_may_speak:
            return None
        return self.hand_over("refused_twice", {"refused_rule": rule})

    def status(self) -> dict[str, Any] | None:
        """Reply.handover: {"state", "summary", ...}; None while the bot has the conversation."""
        conversation = self._case.conversation()
        if conversation.state == "bot":
            return None
        return dict(self._evidence(conversation).record)

    def receive(self, text: str) -> bool:
        """Take a shopper's message in; False when it is a person's to answer and the bot is silent.

        A message for a person is kept for them; one after closing gives the bot the word again.
        """
        conversation = self._case.conversation()
        if conversation.state == "closed":
            conversation = self._case.store.change(
                self._case.conversation_id,
                lambda before: reopen(before, self._case.outside.clock()),
            )
        if conversation.bot_may_speak:
            return True
        self._case.store.add_message(self._case.conversation_id, "shopper", text)
        return False

    def announce(self) -> bool:
        """Whether the hand-over still has to be said; True exactly once per hand-over."""
        said: list[bool] = []

        def step(before: Conversation) -> Conversation:
            said[:] = [before.announced or before.bot_may_speak]
            return before if said[0] else replace(before, announced=True)

        self._case.store.change(self._case.conversation_id, step)
        return not said[0]

    def _complete(
        self, conversation: Conversation, summary: Mapping[str, Any] | None
    ) -> dict[str, Any]:
        waiting = self._case.store.open_proposals(self._case.conversation_id)
        return {
            "customer_id": conversation.customer_id,
            "open_proposals": [
                {"id": p.id, "action": p.action, "details": dict(p.details)} for p in waiting
            ],
            **(summary or {}),
        }

    def _evidence(self, conversation: Conversation) -> Evidence:
        there = is_open(self._settings.hours, self._settings.timezone, self._case.outside.clock())
        record: dict[str, Any] = {
            "action": "handover",
            "status": "done",
            "state": conversation.state,
            "reason": conversation.reason,
            "summary": dict(conversation.summary),
            "open_now": there,
            "takes_a_message": there is False,
            "hours": self._settings.hours,
            "email": self._settings.email,
            "phone": self._settings.phone,
        }
        return Evidence("handover", "action", record)
