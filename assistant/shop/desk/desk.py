"""The service desk of one conversation: identify, look up, propose, confirm, hand over.

Start reading here. Make one Desk per message. Whose orders these are comes from the conversation's
row; nothing a model or a shopper writes can name another customer.
"""

from collections.abc import Callable, Iterable, Mapping

from assistant.reply import Evidence
from assistant.shop.desk.care import Care
from assistant.shop.desk.cart import CartDesk
from assistant.shop.desk.case import Case
from assistant.shop.desk.identification import Identification
from assistant.shop.desk.lookups import Lookups
from assistant.shop.desk.orders import OrderDesk
from assistant.shop.desk.proposals import Proposals
from assistant.shop.desk.store import DeskStore, Message
from assistant.shop.offers import Offers
from assistant.shop.protocol import Shop
from assistant.shop.refusals import Refusal
from assistant.shop.settings import ShopSettings

__all__ = ["Desk"]

Found = Evidence | Iterable[Evidence]


class Desk:
    """One conversation's desk.

    Attributes:
        identification: who the customer is.
        lookups: what they may read.
        orders: what they may have changed, as proposals.
        proposals: confirming and declining them.
        cart: what they have put aside.
        care: complaints and hand-over.
    """

    def __init__(
        self,
        shop: Shop,
        store: DeskStore,
        conversation_id: str,
        settings: ShopSettings | None = None,
        *,
        secret: str | None = None,
        passages: Mapping[str, str] | None = None,
        offers: Offers | None = None,
    ) -> None:
        """Open the desk.

        Args:
            shop: ours (SqlShop) or the merchant's (HttpShop).
            store: the desk's own records.
            conversation_id: which conversation.
            settings: the shop's.
            secret: signs identity tokens and check-out links.
            passages: "file.md#Heading" -> text of the written policies, quoted in refusals.
            offers: what may come off a cart; None for nothing.
        """
        settings = settings or ShopSettings()
        self.case = Case(
            shop,
            store,
            conversation_id,
            policy=settings.orders,
            secret=secret,
            passages=passages or {},
            outside=store.outside,
            offers=offers,
        )
        self.identification = Identification(self.case)
        self.lookups = Lookups(self.case, settings.name, settings.locale)
        self.cart = CartDesk(self.case)
        self.proposals = Proposals(self.case, self.cart)
        self.orders = OrderDesk(self.case, self.proposals)
        self.care = Care(self.case, settings.handover)

    def hear_person(self) -> tuple[Message, ...]:
        """What a person of the shop has written since; each line is given out once."""
        return self.case.store.undelivered(self.case.conversation_id)

    def keep_pause(self, proposal_id: str, run: bytes) -> None:
        """Keep the run of a model that waits for the answer to a proposal."""
        self.case.store.keep_pause(self.case.conversation_id, proposal_id, run)

    def take_pause(self, proposal_id: str) -> bytes | None:
        """Take out the run that waits for the answer to a proposal; None when there is none."""
        return self.case.store.take_pause(self.case.conversation_id, proposal_id)

    def run(self, action: str, work: Callable[[], Found]) -> tuple[Evidence, ...]:
        """Do something at the desk and give what may be said about it, refusals included.

        A refusal comes with its rule, what is possible instead and the policy's passage; the
        second message with one asks for a person.
        """
        try:
            found = work()
        except Refusal as refusal:
            return self.refused(action, refusal)
        return (found,) if isinstance(found, Evidence) else tuple(found)

    def refused(self, action: str, refusal: Refusal) -> tuple[Evidence, ...]:
        """A refusal as evidence."""
        evidence = [
            Evidence(
                f"refusal {refusal.rule}",
                "action",
                {"action": action, "status": "refused", **refusal.to_json()},
            )
        ]
        text = self.case.passages.get(refusal.passage or "")
        if text and refusal.passage:
            file, _, heading = refusal.passage.partition("#")
            record = {"file": file, "heading": heading, "text": text}
            evidence.append(Evidence(refusal.passage, "policy", record))
        if handed := self.care.note_refused(refusal.rule):
            evidence.append(handed)
        return tuple(evidence)
