"""What can be asked of a shop's orders, as data.

A command says what is wanted and of which order; whose order it is comes from the session and
is never part of it.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from assistant.shop.models import Address

__all__ = [
    "CancelOrder",
    "ChangeDefaultAddress",
    "ChangeItems",
    "ChangeOrderAddress",
    "ChangePayment",
    "Command",
    "ExchangeItems",
    "ReturnItems",
    "SettleRequest",
    "command_from_json",
]


class _Wish(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CancelOrder(_Wish):
    """Cancel a whole order that is not packed yet."""

    action: Literal["cancel_order"] = "cancel_order"
    order_id: str
    reason: str


class ChangeOrderAddress(_Wish):
    """Send an order that is not packed yet somewhere else."""

    action: Literal["change_order_address"] = "change_order_address"
    order_id: str
    address: Address


class ChangeItems(_Wish):
    """Swap units of an order that is not packed yet for other options of the same products.

    `item_ids` repeats an id once per unit; `new_item_ids` stands in the same order.
    """

    action: Literal["change_order_items"] = "change_order_items"
    order_id: str
    item_ids: tuple[str, ...]
    new_item_ids: tuple[str, ...]
    payment_method_id: str


class ChangePayment(_Wish):
    """Pay an order that is not packed yet with another of the customer's methods."""

    action: Literal["change_order_payment"] = "change_order_payment"
    order_id: str
    payment_method_id: str


class ReturnItems(_Wish):
    """Send units of a delivered order back for a refund."""

    action: Literal["return_items"] = "return_items"
    order_id: str
    item_ids: tuple[str, ...]
    payment_method_id: str


class ExchangeItems(_Wish):
    """Send units of a delivered order back for other options of the same products."""

    action: Literal["exchange_items"] = "exchange_items"
    order_id: str
    item_ids: tuple[str, ...]
    new_item_ids: tuple[str, ...]
    payment_method_id: str


class ChangeDefaultAddress(_Wish):
    """Change the address that new orders go to; orders already placed keep theirs."""

    action: Literal["change_default_address"] = "change_default_address"
    address: Address


class SettleRequest(_Wish):
    """The items of a return or an exchange are back: move the money. Only the shop's people ask."""

    action: Literal["settle_request"] = "settle_request"
    order_id: str


Command = Annotated[
    CancelOrder
    | ChangeOrderAddress
    | ChangeItems
    | ChangePayment
    | ReturnItems
    | ExchangeItems
    | ChangeDefaultAddress,
    Field(discriminator="action"),
]

_COMMAND: TypeAdapter[Command] = TypeAdapter(Command)


def command_from_json(data: object) -> Command:
    """Read a command back from plain JSON values.

    Raises:
        pydantic.ValidationError: the values are not a command.
    """
    return _COMMAND.validate_python(data)
