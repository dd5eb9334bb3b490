"""Proposal, confirmation, write: nothing is changed without a yes to exactly what was shown.

A proposal is a row in the database, so it outlives a restart; a yes is given to its id. The write
itself is the shop's, under the proposal's id as idempotency key: a second yes, a retry or another
process gets the first one's outcome. Where the process died between the shop's write and its own
note of it, the shop's answer decides.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from assistant.reply import Evidence
from assistant.shop.commands import Command, command_from_json
from assistant.shop.desk.cart import CHECKOUT, CartDesk
from assistant.shop.desk.case import Case
from assistant.shop.desk.store import Proposal
from assistant.shop.desk.views import order_evidence
from assistant.shop.models import Customer, Order
from assistant.shop.protocol import Changed, Outcome, Preview
from assistant.shop.refusals import Refusal
from assistant.shop.rules import fingerprint

__all__ = ["Proposals"]


class Proposals:
    """The proposals of one conversation."""

    def __init__(self, case: Case, cart: CartDesk) -> None:
        """Propose for `case`; `cart` is what a check-out is about."""
        self._case = case
        self._cart = cart

    def propose(self, command: Command, call_id: str | None = None) -> Evidence:
        """Show what a command would do and keep it for a yes.

        The same call, and the same command with the same details, is the same proposal.

        Raises:
            Refusal: nobody is identified, or the rules do not allow it.
        """
        known = self._of_call(call_id)
        if known is not None:
            return known
        customer = self._case.require_customer()
        preview = self._case.shop.preview(customer.id, command)
        data = command.model_dump(mode="json")
        return self._keep(customer.id, command.action, data, preview, call_id)

    def propose_checkout(self, call_id: str | None = None) -> Evidence:
        """Show the cart that a check-out link would lead to.

        Raises:
            Refusal: it is empty, or something in it is sold out.
        """
        known = self._of_call(call_id)
        if known is not None:
            return known
        conversation = self._case.require_bot()
        details = self._cart.checkout_details()
        preview = Preview(details, fingerprint(details))
        data = {"action": CHECKOUT}
        return self._keep(conversation.customer_id or "", CHECKOUT, data, preview, call_id)

    def confirm(self, proposal_id: str) -> tuple[Evidence, ...]:
        """The customer said yes to this proposal: do it, once.

        Gives what was done, or the new proposal when the details changed since it was shown.

        Raises:
            Refusal: it is no open proposal of this conversation, or the rules no longer allow it.
        """
        proposal = self._case.store.proposal(self._case.conversation_id, proposal_id)
        if proposal is None:
            raise self._case.refuse("confirmation", "There is nothing of that to confirm.")
        proposal = self._heir(self._reconcile(proposal))
        if proposal.state == "executed":
            return self._done(proposal, again=True)
        if proposal.state != "open":
            raise self._case.refuse(
                "confirmation",
                f"That proposal is {proposal.state}, so a yes to it does nothing.",
                ("ask for it again",),
            )
        conversation = self._case.require_bot()
        anyone = proposal.action == CHECKOUT
        if not anyone and conversation.customer_id != proposal.customer_id:
            raise self._case.refuse("confirmation", "There is nothing of that to confirm.")
        try:
            outcome = self._perform(proposal)
        except Changed as changed:
            self._case.store.finish_proposal(proposal.id, "superseded")
            data = dict(proposal.command)
            return (
                self._keep(
                    proposal.customer_id, proposal.action, data, changed.preview, None, changed=True
                ),
            )
        except Refusal:
            self._case.store.finish_proposal(proposal.id, "refused")
            raise
        self._case.store.finish_proposal(proposal.id, "executed", outcome)
        return self._done(replace(proposal, state="executed", outcome=outcome), again=False)

    def decline(self, proposal_id: str) -> Evidence:
        """The customer said no to this proposal; what was done already stays done."""
        proposal = self._case.store.proposal(self._case.conversation_id, proposal_id)
        if proposal is None:
            raise self._case.refuse("confirmation", "There is nothing of that to decline.")
        proposal = self._reconcile(proposal)
        if proposal.state == "executed":
            return self._done(proposal, again=True)[0]
        self._case.store.finish_proposal(proposal.id, "declined")
        return _evidence(replace(proposal, state="declined"), "declined")

    def answer(self, word: str) -> tuple[Evidence, ...]:
        """The customer said "yes" or "no" without saying to what.

        With one open proposal it is meant; with none, a yes repeats the last outcome; with
        several nothing is done and they are listed, to be asked which.
        """
        waiting = self.open()
        if len(waiting) == 1:
            return self.confirm(waiting[0].id) if word == "yes" else (self.decline(waiting[0].id),)
        return tuple(_evidence(proposal, "pending") for proposal in waiting) or self.latest()

    def latest(self) -> tuple[Evidence, ...]:
        """What the newest proposal has done, said again; () when it has done nothing."""
        last = self._case.store.last_proposal(self._case.conversation_id)
        if last is not None and (last := self._reconcile(last)).state == "executed":
            return self._done(last, again=True)
        return ()

    def open(self) -> tuple[Proposal, ...]:
        """Proposals that wait for an answer, oldest first, after a look at what really happened."""
        waiting = self._case.store.open_proposals(self._case.conversation_id)
        reconciled = [self._reconcile(proposal) for proposal in waiting]
        return tuple(proposal for proposal in reconciled if proposal.state == "open")

    def confirmation(self) -> dict[str, Any] | None:
        """The newest open proposal in the form of Reply.confirmation."""
        waiting = self.open()
        if not waiting:
            return None
        newest = waiting[-1]
        return {"id": newest.id, "action": newest.action, "details": dict(newest.details)}

    def evidence(self, waiting: Proposal) -> Evidence:
        """An open proposal as it was shown."""
        return _evidence(waiting, "pending")

    def outcome(self, proposal_id: str) -> tuple[Evidence, ...]:
        """What a proposal's yes has done; () when it has done nothing (yet)."""
        known = self._case.store.proposal(self._case.conversation_id, proposal_id)
        if known is None or (known := self._heir(self._reconcile(known))).state != "executed":
            return ()
        return self._done(known, again=False)

    def of_call(self, call_id: str) -> Evidence | None:
        """What became of the proposal that a tool call made; None when it made none."""
        return self._of_call(call_id)

    def _of_call(self, call_id: str | None) -> Evidence | None:
        if call_id is None:
            return None
        known = self._case.store.proposal_of_call(self._case.conversation_id, call_id)
        if known is None:
            return None
        known = self._reconcile(known)
        if known.state == "executed":
            return self._done(known, again=False)[0]
        return _evidence(known, "pending" if known.state == "open" else known.state)

    def _keep(
        self,
        customer_id: str,
        action: str,
        command: Mapping[str, Any],
        preview: Preview,
        call_id: str | None,
        *,
        changed: bool = False,
    ) -> Evidence:
        for waiting in self.open() if call_id is None else ():
            if waiting.fingerprint == preview.fingerprint and waiting.customer_id == customer_id:
                return _evidence(waiting, "pending", changed=changed)
        now = self._case.outside.clock()
        proposal = self._case.store.add_proposal(
            Proposal(
                id=self._case.outside.new_id(9),
                conversation_id=self._case.conversation_id,
                customer_id=customer_id,
                action=action,
                command=command,
                details=dict(preview.details),
                fingerprint=preview.fingerprint,
                state="open",
                created_at=now,
                expires_at=now + timedelta(minutes=self._case.policy.proposal_minutes),
                call_id=call_id,
            )
        )
        return _evidence(proposal, "pending", changed=changed)

    def _perform(self, proposal: Proposal) -> dict[str, Any]:
        if proposal.action == CHECKOUT:
            return self._cart.check_out(proposal.fingerprint)
        outcome = self._case.shop.perform(
            proposal.customer_id,
            command_from_json(dict(proposal.command)),
            key=proposal.id,
            fingerprint=proposal.fingerprint,
            actor=f"customer {proposal.customer_id}",
            conversation_id=self._case.conversation_id,
        )
        return _outcome_json(outcome)

    def _reconcile(self, proposal: Proposal) -> Proposal:
        """The proposal as it really is: the shop knows whether it was done, the clock the rest."""
        if proposal.state != "open":
            return proposal
        outcome = self._case.shop.outcome(proposal.id) if proposal.action != CHECKOUT else None
        if outcome is not None:
            done = _outcome_json(outcome)
            self._case.store.finish_proposal(proposal.id, "executed", done)
            return replace(proposal, state="executed", outcome=done)
        if self._case.outside.clock() >= proposal.expires_at:
            self._case.store.finish_proposal(proposal.id, "expired")
            return replace(proposal, state="expired")
        return proposal

    def _heir(self, proposal: Proposal) -> Proposal:
        """What a superseded proposal became where exactly the same was proposed again."""
        if proposal.state != "superseded":
            return proposal
        same = self._case.store.proposals_like(proposal.conversation_id, proposal.fingerprint)
        later = [self._reconcile(p) for p in same if p.created_at >= proposal.created_at]
        return next((p for p in later[::-1] if p.state in ("open", "executed")), proposal)

    def _done(self, proposal: Proposal, *, again: bool) -> tuple[Evidence, ...]:
        outcome = proposal.outcome or {}
        done = _evidence(proposal, "done", again=again, extra=outcome.get("result") or {})
        customer = self._case.shop.customer(proposal.customer_id) if proposal.customer_id else None
        order = self._order_now(customer, proposal)
        if customer is None or order is None:
            return (done,)
        return done, order_evidence(order, customer)

    def _order_now(self, customer: Customer | None, proposal: Proposal) -> Order | None:
        order_id = proposal.command.get("order_id")
        if customer is None or not isinstance(order_id, str):
            return None
        return self._case.shop.order(customer.id, order_id)


def _outcome_json(outcome: Outcome) -> dict[str, Any]:
    return {"at": outcome.at.isoformat(), "result": {}}


def _evidence(
    proposal: Proposal,
    status: str,
    *,
    again: bool = False,
    changed: bool = False,
    extra: Mapping[str, Any] | None = None,
) -> Evidence:
    record: dict[str, Any] = {
        "action": proposal.action,
        "status": status,
        "id": proposal.id,
        "details": dict(proposal.details),
        **(extra or {}),
    }
    if again:
        record["already_done"] = True
    if changed:
        record["details_changed"] = True
    return Evidence(f"proposal {proposal.id}", "action", record)
