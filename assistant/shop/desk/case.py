"""What the parts of a service desk share for one message of one conversation.

Who the customer is comes from the conversation's row and from nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.outside import Outside
from assistant.shop.desk.states import Conversation
from assistant.shop.desk.store import DeskStore
from assistant.shop.models import Customer
from assistant.shop.offers import Offers
from assistant.shop.policy import OrderPolicy
from assistant.shop.protocol import Shop
from assistant.shop.refusals import Refusal

__all__ = ["Case"]

IDENTIFY = (
    "say the e-mail address of the account",
    "say first name, last name and postcode",
)


@dataclass(slots=True)
class Case:
    """One conversation at the desk.

    Attributes:
        shop: customers, orders and items; ours or the merchant's.
        store: what the desk itself keeps.
        secret: signs identity tokens and check-out links; None when the operator set none.
        passages: "file.md#Heading" -> text, the shop's written policies.
        outside: the time, and new ids.
        offers: what may come off a cart; None for nothing.
        counted: refusals counted for this message; one at most asks for a person.
    """

    shop: Shop
    store: DeskStore
    conversation_id: str
    policy: OrderPolicy = field(default_factory=OrderPolicy)
    secret: str | None = None
    passages: Mapping[str, str] = field(default_factory=dict)
    outside: Outside = field(default_factory=Outside)
    offers: Offers | None = None
    counted: bool = False

    def conversation(self) -> Conversation:
        """The conversation as it is in the database now."""
        return self.store.conversation(self.conversation_id)

    def refuse(self, rule: str, reason: str, possible: tuple[str, ...] = ()) -> Refusal:
        """A refusal under this shop's written policy, to be raised."""
        return Refusal(rule, reason, possible, self.policy.passage(rule))

    def require_bot(self) -> Conversation:
        """The conversation, if the bot may act in it.

        Raises:
            Refusal: a person has it or is asked for, or it is locked.
        """
        conversation = self.conversation()
        if conversation.locked:
            raise self.refuse(
                "identity",
                "Too many details did not match, so only a person can go on here.",
                ("wait for a person",),
            )
        if not conversation.bot_may_speak:
            raise self.refuse(
                "handover", "A person has this conversation.", ("wait for their answer",)
            )
        return conversation

    def require_customer(self) -> Customer:
        """The customer whose conversation it is.

        Raises:
            Refusal: they have not identified, or the bot may not act.
        """
        conversation = self.require_bot()
        if conversation.customer_id is None:
            raise self.refuse("identity", "I do not know yet whose orders these are.", IDENTIFY)
        customer = self.shop.customer(conversation.customer_id)
        if customer is None:
            raise self.refuse(
                "identity", "This account is no longer there.", ("speak to a person",)
            )
        return customer
