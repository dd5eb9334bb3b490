"""What the after-sales tools may be told. None of it says whose order it is."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "AddArguments",
    "AddressArguments",
    "CancelArguments",
    "ComplaintArguments",
    "DefaultAddressArguments",
    "EmailArguments",
    "HandoverArguments",
    "InCartArguments",
    "NameArguments",
    "NoArguments",
    "OrderArguments",
    "PaymentArguments",
    "QuantityArguments",
    "ReturnArguments",
    "SwapArguments",
]

_ORDER = "The order's number, such as 'V-10023'; left out for the only one that fits"
_METHOD = (
    "How to settle: a payment method's id or words for it such as 'gift card'; "
    "left out for the way the order was paid"
)
_ITEM = "ids or titles of items in the order, an item once per unit, such as ['p1001-42']"
_NEW = "for each item in the same place, the new item's id or what changes, such as ['size 43']"


class NoArguments(BaseModel):
    """Nothing to say. What is not asked for is left unread: LangChain's runtime is among it."""

    model_config = ConfigDict(extra="ignore")


class EmailArguments(NoArguments):
    """The e-mail address of an account."""

    email: str = Field(max_length=320, description="As the customer wrote it: 'ada@example.com'")


class NameArguments(NoArguments):
    """Name and postcode of an account."""

    first_name: str = Field(max_length=200, description="Such as 'Ada'")
    last_name: str = Field(max_length=200, description="Such as 'Berg'")
    postcode: str = Field(max_length=20, description="Of the account's address, such as '20457'")


class OrderArguments(NoArguments):
    """Which order."""

    order_id: str | None = Field(default=None, max_length=60, description=_ORDER)


class CancelArguments(OrderArguments):
    """Which order and why."""

    reason: str = Field(
        max_length=200,
        description="'no longer needed' or 'ordered by mistake', as the customer said",
    )


class DefaultAddressArguments(NoArguments):
    """Where new orders go to."""

    line1: str = Field(max_length=200, description="Street and number, such as '1 Harbour Road'")
    line2: str = Field(default="", max_length=200, description="Flat or floor, '' for none")
    city: str = Field(max_length=100, description="Such as 'Hamburg'")
    region: str = Field(default="", max_length=100, description="State or province, '' for none")
    postcode: str = Field(max_length=20, description="Such as '20457'")
    country: str = Field(max_length=100, description="Such as 'DE'")


class AddressArguments(DefaultAddressArguments, OrderArguments):
    """Which order and where to."""


class PaymentArguments(OrderArguments):
    """Which order and how to pay it."""

    payment_method: str = Field(
        max_length=60, description="A payment method's id or words for it such as 'gift card'"
    )


class ReturnArguments(OrderArguments):
    """Which order, which items, where the money goes."""

    items: list[str] = Field(max_length=50, description=_ITEM)
    payment_method: str | None = Field(default=None, max_length=60, description=_METHOD)


class SwapArguments(ReturnArguments):
    """Which order, which items, what for, how to settle."""

    new_items: list[str] = Field(max_length=50, description=_NEW)


class InCartArguments(NoArguments):
    """What in the cart."""

    product_id: str = Field(max_length=200, description="The product's id, such as 'p1001'")
    option: str | None = Field(
        default=None, max_length=200, description="An item's id or its options, such as 'size 42'"
    )


class AddArguments(InCartArguments):
    """What to put into the cart."""

    quantity: int = Field(default=1, ge=1, le=99, description="Units, such as 1")


class CouponArguments(NoArguments):
    """Which coupon."""

    code: str = Field(max_length=40, description="The coupon's code, such as 'WELCOME5'")


class QuantityArguments(InCartArguments):
    """How many of it there should be."""

    quantity: int = Field(ge=0, le=99, description="Units there should be; 0 takes it out")


class ComplaintArguments(OrderArguments):
    """What is wrong."""

    text: str = Field(max_length=5000, description="The complaint in the customer's words")
    order_id: str | None = Field(
        default=None, max_length=60, description="The order it is about, such as 'V-10023', if any"
    )


class HandoverArguments(NoArguments):
    """What a person needs to know."""

    wish: str = Field(max_length=1000, description="What the customer wants, in one sentence")
    reason: Literal["asked_for", "angry", "out_of_policy"] = Field(
        default="asked_for", description="Why a person: 'out_of_policy' when no rule covers it"
    )
