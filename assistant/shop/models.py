"""Customers, orders, payments and carts as the shop keeps them.

Plain frozen data with its own consistency; it knows neither the rules (assistant.shop.rules) nor
where it is stored (assistant.shop.sql_shop). Money is an integer in minor units of the order's
currency, times are aware and in UTC.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

__all__ = [
    "Address",
    "Cart",
    "CartLine",
    "Customer",
    "Fulfilment",
    "FulfilmentEvent",
    "Item",
    "Order",
    "OrderLine",
    "OrderStatus",
    "Payment",
    "PaymentMethod",
    "Request",
    "Utc",
]

OrderStatus = Literal[
    "pending",
    "processed",
    "shipped",
    "delivered",
    "cancelled",
    "return requested",
    "exchange requested",
    "returned",
    "exchanged",
]


def _in_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


Utc = Annotated[datetime, AfterValidator(_in_utc)]
"""A moment in UTC; one without a zone is read as UTC."""


class Record(BaseModel):
    """Base of the records here: frozen, and a key that is not known is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Address(Record):
    """Where something is sent. `region` is a state or province, "" where there is none."""

    line1: str = Field(min_length=1, max_length=200)
    line2: str = Field(default="", max_length=200)
    city: str = Field(min_length=1, max_length=100)
    region: str = Field(default="", max_length=100)
    postcode: str = Field(min_length=1, max_length=20)
    country: str = Field(min_length=1, max_length=100)

    def one_line(self) -> str:
        """The address as one line of text, empty parts left out."""
        place = " ".join(part for part in (self.region, self.postcode) if part)
        parts = (self.line1, self.line2, self.city, place, self.country)
        return ", ".join(part for part in parts if part)


class PaymentMethod(Record):
    """A card, a PayPal-like account or a gift card with a balance."""

    id: str = Field(min_length=1)
    kind: Literal["card", "account", "gift_card"]
    brand: str | None = None
    last_four: str | None = Field(default=None, pattern=r"^\d{4}$")
    balance_minor: int | None = Field(
        default=None, ge=0, description="gift cards only, and always there"
    )

    @model_validator(mode="after")
    def _balance_is_a_gift_cards(self) -> Self:
        if (self.kind == "gift_card") != (self.balance_minor is not None):
            raise ValueError("balance_minor belongs to a gift_card, and every gift_card has one")
        return self

    @property
    def is_gift_card(self) -> bool:
        """Whether it is paid from a balance that the shop keeps."""
        return self.kind == "gift_card"

    @property
    def label(self) -> str:
        """Words for the method: "Visa card ending in 4242", "PayPal account", "gift card"."""
        if self.kind == "gift_card":
            return f"gift card {self.id}"
        brand = {"paypal": "PayPal"}.get(self.brand or "", (self.brand or "").capitalize())
        name = f"{brand} {self.kind}".strip()
        return f"{name} ending in {self.last_four}" if self.last_four else name


class Customer(Record):
    """A customer of the shop. Payment methods have ids unique within the customer."""

    id: str = Field(min_length=1)
    first_name: str
    last_name: str
    email: str = Field(pattern=r"^[^@\s]+@[^@\s]+$")
    phone: str | None = None
    address: Address
    payment_methods: tuple[PaymentMethod, ...] = ()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        ids = [method.id for method in self.payment_methods]
        if len(set(ids)) != len(ids):
            raise ValueError(f"payment method ids repeat: {sorted(ids)}")
        return self

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()

    def method(self, method_id: str) -> PaymentMethod | None:
        """The customer's payment method of that id, None if it is not theirs."""
        return next((m for m in self.payment_methods if m.id == method_id), None)


class Item(Record):
    """One thing that can be sold: a variant, or a product without variants (id = product_id).

    `stock` None means that the number is not known; then `available` alone decides. What is not
    `returnable` is not taken back, unless it is faulty, which a person looks at.
    """

    product_id: str
    id: str
    title: str
    options: dict[str, str] = {}
    price_minor: int = Field(ge=0)
    currency: str = "USD"
    stock: int | None = Field(default=None, ge=0)
    available: bool = True
    returnable: bool = True

    def can_supply(self, units: int) -> bool:
        """Whether that many units can be taken now."""
        return self.available and (self.stock is None or self.stock >= units)


class OrderLine(Record):
    """Units of one item in an order, at the price paid for one."""

    product_id: str
    item_id: str
    title: str
    options: dict[str, str] = {}
    quantity: int = Field(default=1, ge=1)
    price_minor: int = Field(ge=0)
    returned: int = Field(default=0, ge=0, description="units that came back")

    @model_validator(mode="after")
    def _no_more_back_than_sent(self) -> Self:
        if self.returned > self.quantity:
            raise ValueError(f"returned {self.returned} of {self.quantity} units of {self.item_id}")
        return self

    @property
    def kept(self) -> int:
        """Units that did not come back."""
        return self.quantity - self.returned


class Payment(Record):
    """Money that moved: in (payment) or out (refund). A pending one is on its way."""

    kind: Literal["payment", "refund"]
    amount_minor: int = Field(ge=0)
    payment_method_id: str
    at: Utc
    state: Literal["settled", "pending"] = "settled"
    expected_on: date | None = None

    @property
    def signed_minor(self) -> int:
        """The amount, negative for a refund."""
        return self.amount_minor if self.kind == "payment" else -self.amount_minor


class FulfilmentEvent(Record):
    """One step of a parcel's way."""

    at: Utc
    text: str
    place: str = ""


class Fulfilment(Record):
    """A parcel and the items in it; item ids stay as they were when it was packed."""

    carrier: str = ""
    tracking_ids: tuple[str, ...] = ()
    item_ids: tuple[str, ...] = ()
    status: str = ""
    events: tuple[FulfilmentEvent, ...] = ()


class Request(Record):
    """A return or an exchange that was asked for.

    `item_ids` repeats an id once per unit; `new_item_ids` and `new_prices_minor` (as promised on
    the day) stand in the same order. The difference is what the customer pays (negative: gets
    back) when an exchange is carried out; the fee is kept from a return's refund.
    """

    kind: Literal["return", "exchange"]
    item_ids: tuple[str, ...]
    new_item_ids: tuple[str, ...] = ()
    new_prices_minor: tuple[int, ...] = ()
    payment_method_id: str
    difference_minor: int = 0
    fee_minor: int = Field(default=0, ge=0)
    at: Utc
    state: Literal["requested", "settled"] = "requested"


class Order(Record):
    """An order with its lines, parcels, payments and after-sales requests."""

    id: str = Field(min_length=1)
    customer_id: str
    status: OrderStatus
    currency: str = "USD"
    placed_at: Utc
    shipped_at: Utc | None = None
    delivered_at: Utc | None = None
    expected_on: date | None = None
    address: Address
    lines: tuple[OrderLine, ...]
    shipping_minor: int = Field(default=0, ge=0)
    fees_minor: int = Field(default=0, ge=0, description="kept from refunds, such as return labels")
    payments: tuple[Payment, ...] = ()
    fulfilments: tuple[Fulfilment, ...] = ()
    cancel_reason: str | None = None
    items_changed: bool = False
    requests: tuple[Request, ...] = ()

    @property
    def total_minor(self) -> int:
        """What the lines and the delivery cost at the order's prices, returned units included."""
        return sum(line.price_minor * line.quantity for line in self.lines) + self.shipping_minor

    @property
    def kept_minor(self) -> int:
        """The value of what the customer keeps, with delivery and fees; none when cancelled."""
        if self.status == "cancelled":
            return 0
        goods = sum(line.price_minor * line.kept for line in self.lines)
        return goods + self.shipping_minor + self.fees_minor

    @property
    def paid_minor(self) -> int:
        """Payments less refunds, those on their way included."""
        return sum(payment.signed_minor for payment in self.payments)

    @property
    def balanced(self) -> bool:
        """The law of the ledger: paid - refunded = value of what is kept, to the cent."""
        return self.paid_minor == self.kept_minor

    def paid_by_method(self) -> dict[str, int]:
        """What each payment method has paid net, in order of first use, zeros included."""
        net: dict[str, int] = {}
        for payment in self.payments:
            known = net.get(payment.payment_method_id, 0)
            net[payment.payment_method_id] = known + payment.signed_minor
        return net

    def units(self) -> Iterator[OrderLine]:
        """The units that the customer has, each as a line of quantity 1, in line order."""
        for line in self.lines:
            one = line.model_copy(update={"quantity": 1, "returned": 0})
            yield from (one for _ in range(line.kept))

    def open_request(self) -> Request | None:
        """The return or exchange under way, if any."""
        return next((r for r in self.requests if r.state == "requested"), None)


class CartLine(Record):
    """Units of one item in a cart, at today's price."""

    product_id: str
    item_id: str
    title: str
    options: dict[str, str] = {}
    quantity: int = Field(ge=1, le=999)
    price_minor: int = Field(ge=0)
    currency: str = "USD"


class Cart(Record):
    """What a conversation has put aside to buy."""

    conversation_id: str
    lines: tuple[CartLine, ...] = ()
    coupon: str | None = None
    offer: str | None = None
    code: str | None = None
    off_minor: int = Field(default=0, ge=0, description="what the offer takes off the goods")

    @property
    def goods_minor(self) -> int:
        """The sum of the lines."""
        return sum(line.price_minor * line.quantity for line in self.lines)

    @property
    def total_minor(self) -> int:
        """The sum of the lines less what an offer takes off, without delivery."""
        return self.goods_minor - self.off_minor
