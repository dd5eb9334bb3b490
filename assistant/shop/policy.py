"""The numbers and the written passages of a shop's after-sales policy.

The rules in code are assistant.shop.rules; this says how long, how often and which reasons, and
which passage of the shop's own policies/*.md stands behind each rule.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["DEFAULT_PASSAGES", "OrderPolicy", "RuleName"]

RuleName = Literal[
    "not_found",
    "which_order",
    "identity",
    "one_customer",
    "order_state_cancel",
    "order_state_change",
    "order_state_return",
    "order_state_exchange",
    "return_window",
    "exchange_window",
    "cancel_reason",
    "item_change_once",
    "items_chosen",
    "item_counts_match",
    "different_item",
    "same_product",
    "item_available",
    "payment_method",
    "single_payment",
    "same_payment_method",
    "gift_card_balance",
    "refund_method",
    "final_sale",
    "delivery_country",
    "address",
    "cart",
    "confirmation",
    "handover",
]

_CANCEL = "cancellation.md#Cancelling an order"
_CHANGE = "changes.md#Changing an order before it is sent"
_RETURN = "returns.md#Returning something"
_EXCHANGE = "exchanges.md#Exchanging something"
_GIFT = "payment.md#Gift cards"
_REFUND = "payment.md#Refunds"
_FINAL = "returns.md#What cannot be returned"
_ADDRESS = "changes.md#Changing the delivery address"
_PRIVACY = "privacy.md#Who may see an order"

DEFAULT_PASSAGES: dict[str, str] = {
    "not_found": _PRIVACY,
    "identity": _PRIVACY,
    "one_customer": _PRIVACY,
    "order_state_cancel": _CANCEL,
    "cancel_reason": _CANCEL,
    "order_state_change": _CHANGE,
    "item_change_once": _CHANGE,
    "different_item": _CHANGE,
    "same_product": _CHANGE,
    "item_available": _CHANGE,
    "single_payment": _CHANGE,
    "same_payment_method": _CHANGE,
    "order_state_return": _RETURN,
    "return_window": _RETURN,
    "order_state_exchange": _EXCHANGE,
    "exchange_window": _EXCHANGE,
    "final_sale": _FINAL,
    "delivery_country": _ADDRESS,
    "gift_card_balance": _GIFT,
    "refund_method": _REFUND,
    "payment_method": _REFUND,
}
"""Rule name -> "file.md#Heading" of the passage that a refusal quotes when it is there."""

_SWAPPING = ("different_item", "same_product", "item_available")

Days = Annotated[int, Field(ge=0, le=3650)]


class OrderPolicy(BaseModel):
    """What a shop decides about its after-sales service: shop.toml's [orders].

    Attributes:
        return_window_days: days after delivery in which a return may be asked for; None = no end.
        exchange_window_days: the same for an exchange.
        cancel_reasons: the reasons that allow a cancellation, in the words the shop records.
        refund_business_days: how long a refund to a card or an account takes, from and to.
        changes_after_items: whether the address and payment of a pending order may still be changed
            once its items were.
        delivery_countries: ISO codes of the countries delivered to; empty = anywhere.
        same_country_only: whether an order's address may only be changed within its country,
            because the delivery charge depends on it.
        final_sale: category nodes whose products are not taken back.
        return_fee_minor: what sending a return back costs, taken off its refund.
        return_free_in: ISO codes of countries from which that is free.
        proposal_minutes: how long a shown proposal waits for its yes.
        identification_attempts: wrong identifications after which only a person can help.
        checkout_url: where a check-out link leads; "{token}" is replaced by the signed cart.
        service_url: a service that speaks the contract in assistant/shop/openapi.json and keeps
            customers and orders instead of our own database.
        passages: rule name -> "file.md#Heading", over the defaults.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    return_window_days: Days | None = 30
    exchange_window_days: Days | None = 30
    cancel_reasons: tuple[str, ...] = ("no longer needed", "ordered by mistake")
    refund_business_days: tuple[Days, Days] = (5, 7)
    changes_after_items: bool = False
    delivery_countries: tuple[str, ...] = ()
    same_country_only: bool = True
    final_sale: tuple[str, ...] = ()
    return_fee_minor: int = Field(default=0, ge=0)
    return_free_in: tuple[str, ...] = ()
    proposal_minutes: int = Field(default=60, ge=1, le=43_200)
    identification_attempts: int = Field(default=5, ge=1, le=20)
    checkout_url: str = "/checkout?cart={token}"
    service_url: str | None = Field(default=None, pattern=r"^https?://")
    passages: dict[RuleName, str] = {}

    def passage(self, rule: str, *, arrived: bool = False) -> str | None:
        """The passage behind a rule as "file.md#Heading", None when there is none.

        Args:
            rule: its name.
            arrived: whether the order has been delivered, so that a swap is an exchange.
        """
        own = {str(name): passage for name, passage in self.passages.items()}
        usual = _EXCHANGE if arrived and rule in _SWAPPING else DEFAULT_PASSAGES.get(rule)
        return own.get(rule) or usual
