"""What a customer may have changed, each as a proposal that waits for a yes.

Takes ids or words; what they mean is settled here, before the rules decide, and shown back.
"""

from collections.abc import Sequence

from pydantic import ValidationError

from assistant.reply import Evidence
from assistant.shop.commands import (
    CancelOrder,
    ChangeDefaultAddress,
    ChangeItems,
    ChangeOrderAddress,
    ChangePayment,
    ExchangeItems,
    ReturnItems,
)
from assistant.shop.desk.case import Case
from assistant.shop.desk.proposals import Proposals
from assistant.shop.desk.references import find_item, find_method, find_new_item, find_order
from assistant.shop.folding import fold
from assistant.shop.models import Address, Customer, Order

__all__ = ["OrderDesk"]

CHANGEABLE = ("pending",)
RETURNABLE = ("delivered",)


class OrderDesk:
    """Proposes changes for the customer of one conversation; writes nothing itself."""

    def __init__(self, case: Case, proposals: Proposals) -> None:
        """Propose for `case` through `proposals`."""
        self._case = case
        self._proposals = proposals

    def cancel(self, order_id: str | None, reason: str, call_id: str | None = None) -> Evidence:
        """Propose to cancel an order that is not packed yet.

        Raises:
            Refusal: it is not found, not pending any more, or that is not a reason.
        """
        order, _ = self._find(order_id, CHANGEABLE)
        known = {fold(allowed): allowed for allowed in self._case.policy.cancel_reasons}
        command = CancelOrder(order_id=order.id, reason=known.get(fold(reason), reason))
        return self._proposals.propose(command, call_id)

    def change_address(
        self, order_id: str | None, address: Address, call_id: str | None = None
    ) -> Evidence:
        """Propose to send a pending order to another address.

        Raises:
            Refusal: it is not found or not pending any more.
        """
        order, _ = self._find(order_id, CHANGEABLE)
        command = ChangeOrderAddress(order_id=order.id, address=address)
        return self._proposals.propose(command, call_id)

    def change_payment(
        self, order_id: str | None, payment_method: str, call_id: str | None = None
    ) -> Evidence:
        """Propose to pay a pending order with another of the customer's methods.

        Raises:
            Refusal: it is not found, not pending any more, or the method does not do.
        """
        order, customer = self._find(order_id, CHANGEABLE)
        method = find_method(self._case, customer, payment_method)
        command = ChangePayment(order_id=order.id, payment_method_id=method)
        return self._proposals.propose(command, call_id)

    def change_items(
        self,
        order_id: str | None,
        items: Sequence[str],
        new_items: Sequence[str],
        payment_method: str | None = None,
        call_id: str | None = None,
    ) -> Evidence:
        """Propose to swap items of a pending order for other options of the same products.

        Raises:
            Refusal: something is not found, or the rules do not allow it.
        """
        order, customer = self._find(order_id, CHANGEABLE, items)
        olds, news = self._swaps(order, items, new_items)
        command = ChangeItems(
            order_id=order.id,
            item_ids=olds,
            new_item_ids=news,
            payment_method_id=self._method(customer, payment_method, order, CHANGEABLE),
        )
        return self._proposals.propose(command, call_id)

    def return_items(
        self,
        order_id: str | None,
        items: Sequence[str],
        payment_method: str | None = None,
        call_id: str | None = None,
    ) -> Evidence:
        """Propose to send items of a delivered order back.

        Raises:
            Refusal: something is not found, or the rules do not allow it.
        """
        order, customer = self._find(order_id, RETURNABLE, items)
        command = ReturnItems(
            order_id=order.id,
            item_ids=tuple(find_item(self._case, order, words) for words in items),
            payment_method_id=self._method(customer, payment_method, order, RETURNABLE),
        )
        return self._proposals.propose(command, call_id)

    def exchange_items(
        self,
        order_id: str | None,
        items: Sequence[str],
        new_items: Sequence[str],
        payment_method: str | None = None,
        call_id: str | None = None,
    ) -> Evidence:
        """Propose to exchange items of a delivered order for other options of the same products.

        Raises:
            Refusal: something is not found, or the rules do not allow it.
        """
        order, customer = self._find(order_id, RETURNABLE, items)
        olds, news = self._swaps(order, items, new_items)
        command = ExchangeItems(
            order_id=order.id,
            item_ids=olds,
            new_item_ids=news,
            payment_method_id=self._method(customer, payment_method, order, RETURNABLE),
        )
        return self._proposals.propose(command, call_id)

    def change_default_address(self, address: Address, call_id: str | None = None) -> Evidence:
        """Propose another default address; orders already placed keep theirs.

        Raises:
            Refusal: nobody is identified.
        """
        return self._proposals.propose(ChangeDefaultAddress(address=address), call_id)

    def read_address(self, **parts: str) -> Address:
        """An address from its parts.

        Raises:
            Refusal: a part that every address has is missing or too long.
        """
        try:
            return Address.model_validate(parts)
        except ValidationError as error:
            wrong = sorted({str(problem["loc"][0]) for problem in error.errors()})
            raise self._case.refuse(
                "address",
                f"The address is not complete: {', '.join(wrong)}.",
                ("give street, city, postcode and country",),
            ) from None

    def _find(
        self, order_id: str | None, states: Sequence[str], holding: Sequence[str] = ()
    ) -> tuple[Order, Customer]:
        customer = self._case.require_customer()
        return find_order(self._case, customer, order_id, states, holding), customer

    def _method(
        self, customer: Customer, words: str | None, order: Order, states: Sequence[str]
    ) -> str:
        """The id of the payment method meant; "" where the order's state decides first anyway."""
        if order.status not in states and not words:
            return ""
        return find_method(self._case, customer, words, order)

    def _swaps(
        self, order: Order, items: Sequence[str], new_items: Sequence[str]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        olds = tuple(find_item(self._case, order, words) for words in items)
        lines = {line.item_id: line for line in order.lines}
        if len(olds) != len(new_items):
            return olds, tuple(new_items)  # the rules say what is wrong with that
        news = tuple(
            find_new_item(self._case, lines[old], words)
            for old, words in zip(olds, new_items, strict=True)
        )
        return olds, news
