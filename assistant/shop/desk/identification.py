"""Finding out whose conversation it is.

By e-mail, by name and postcode, or by a token that the merchant's site signed. One customer per
conversation; after as many wrong tries as the policy allows only a person can go on.
"""

from dataclasses import replace

from assistant.reply import Evidence
from assistant.shop.desk.case import Case
from assistant.shop.desk.identity import read_identity_token
from assistant.shop.desk.states import Conversation, ask
from assistant.shop.desk.views import customer_evidence
from assistant.shop.models import Customer

__all__ = ["Identification"]


class Identification:
    """Identifies the customer of one conversation."""

    def __init__(self, case: Case) -> None:
        """Identify for `case`."""
        self._case = case

    def by_email(self, email: str) -> Evidence:
        """By the e-mail address of the account.

        Raises:
            Refusal: no account has it; the try counts.
        """
        self._case.require_bot()
        return self._settle(self._case.shop.find_customer(email=email.strip()))

    def by_name(self, first_name: str, last_name: str, postcode: str) -> Evidence:
        """By first name, last name and the postcode of the account's address.

        Raises:
            Refusal: no account fits all three; the try counts.
        """
        self._case.require_bot()
        return self._settle(
            self._case.shop.find_customer(
                first_name=first_name.strip(),
                last_name=last_name.strip(),
                postcode=postcode.strip(),
            )
        )

    def by_token(self, token: str) -> Evidence:
        """By a token that the merchant's site signed for a customer who is logged in there.

        Raises:
            Refusal: the signature or the account is not good; the try counts.
        """
        self._case.require_bot()
        customer_id = read_identity_token(token, self._case.secret)
        return self._settle(self._case.shop.customer(customer_id) if customer_id else None)

    def trust(self, customer_id: str) -> Evidence:
        """By the word of the program that opened the conversation, such as a page behind a login.

        Never to be called with what a shopper or a model wrote.

        Raises:
            Refusal: there is no such customer, or the conversation is another's.
        """
        return self._settle(self._case.shop.customer(customer_id))

    def current(self) -> Customer | None:
        """The customer identified, None before."""
        customer_id = self._case.conversation().customer_id
        return self._case.shop.customer(customer_id) if customer_id else None

    def _settle(self, found: Customer | None) -> Evidence:
        """Bind the conversation to the customer found, or count the try.

        Somebody else than the one already identified is refused in the words of nobody, so that
        the answer does not tell whether that account exists.
        """
        settled: list[Customer] = []

        def step(before: Conversation) -> Conversation:
            settled.clear()
            if found is not None and before.customer_id in (None, found.id):
                settled.append(found)
                return replace(before, customer_id=found.id, wrong_identifications=0)
            return self._count(before)

        after = self._case.store.change(self._case.conversation_id, step)
        if settled:
            return customer_evidence(settled[0])
        if after.locked:
            raise self._case.refuse(
                "identity",
                "That does not match either; too many details did not, so a person will go on.",
                ("wait for a person",),
            )
        left = self._case.policy.identification_attempts - after.wrong_identifications
        if after.customer_id is not None:
            raise self._case.refuse(
                "one_customer",
                "This conversation can only be about the account it began with.",
                ("start a new conversation for another account",),
            )
        raise self._case.refuse(
            "identity",
            f"No account matches those details; {left} more {'try' if left == 1 else 'tries'}.",
            ("check the e-mail address", "give first name, last name and postcode"),
        )

    def _count(self, before: Conversation) -> Conversation:
        wrong = before.wrong_identifications + 1
        after = replace(before, wrong_identifications=wrong)
        if wrong < self._case.policy.identification_attempts:
            return after
        summary = {"wrong_identifications": wrong}
        return replace(
            ask(after, "identification", summary, self._case.outside.clock()), locked=True
        )
