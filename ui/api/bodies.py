"""What requests and responses of the API hold; OpenAPI is written from it."""

from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import Path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from assistant.feedback import Thumb
from assistant.turn.message import clean_message

__all__ = [
    "Answer",
    "Begun",
    "CartBody",
    "CartLineBody",
    "CartLines",
    "CustomerBody",
    "FeedbackBody",
    "HandoverBody",
    "HistoryBody",
    "IdPath",
    "IdentityBody",
    "MESSAGE_LIMIT",
    "MessageBody",
    "NumberedReply",
    "PersonLine",
    "ProductBody",
    "ReplyBody",
    "ShopBody",
    "TurnBody",
    "WishBody",
]

MESSAGE_LIMIT = 4000  # characters; what `clean_message` keeps whole
MOST_LINES = 100

IdPath = Annotated[str, Path(min_length=1, max_length=128, pattern=r"^[^\x00-\x1f\x7f]+$")]
Id = Annotated[str, Field(min_length=1, max_length=128, pattern=r"^[^\x00-\x1f\x7f]+$")]
Clean = AfterValidator(clean_message)


class _Given(BaseModel):
    """What comes in: nothing but what is named."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class _Said(BaseModel):
    """What goes out; more keys may come later."""

    model_config = ConfigDict(extra="allow", frozen=True)


class MessageBody(_Given):
    """What a shopper says."""

    text: Annotated[str, Field(min_length=1, max_length=MESSAGE_LIMIT)]
    product: Id | None = Field(None, description="Id of the product that the shopper has open")


class FeedbackBody(_Given):
    """What a shopper thinks of a reply."""

    thumb: Thumb
    reason: Annotated[str, Field(max_length=500), Clean] = ""


class CartLineBody(_Given):
    """Units of a product for the cart."""

    product_id: Id
    option: Annotated[str, Field(max_length=200), Clean] | None = Field(
        None, description='An item id, or the words of its options: "size 42"'
    )
    quantity: int = Field(1, ge=1, le=99)


class CartLines(_Given):
    """A whole cart."""

    lines: list[CartLineBody] = Field(max_length=MOST_LINES)


class Answer(_Given):
    """Yes or no to what was proposed."""

    answer: Literal["yes", "no"]


class WishBody(_Given):
    """What a person is wanted for."""

    wish: Annotated[str, Field(max_length=1000), Clean] = ""


class IdentityBody(_Given):
    """Who the shopper is, as the shop's own site signed it."""

    token: str = Field(min_length=1, max_length=2000)


class ShopBody(_Said):
    """What a widget shows before anything is said."""

    name: str
    locale: str = Field(description="Of prices and dates")
    language: str = Field(description="Of the words and suggestions")
    words: dict[str, str | list[str]] = Field(description="The interface's own")
    currency: str
    greeting: str | None
    suggestions: list[str]
    hours: str | None = Field(description="When a person is there, in the shop's words")
    message_limit: int


class Begun(_Said):
    """A conversation that was begun; whoever holds the token may use it."""

    id: str
    token: str


class ReplyBody(_Said):
    """A reply; every fact in its text was checked against the shop's records."""

    text: str
    language: str
    intent: str
    model: str
    shelf: list[dict[str, Any]]
    suggestions: list[str]
    confirmation: dict[str, Any] | None
    handover: dict[str, Any] | None


class NumberedReply(_Said):
    """A reply and the number of its turn."""

    number: int
    reply: ReplyBody


class TurnBody(NumberedReply):
    """A message, its answer and what was thought of it."""

    text: str
    at: datetime | None
    thumb: Thumb | None = None


class PersonLine(_Said):
    """What a person of the shop wrote."""

    id: int
    sender: str
    text: str
    at: datetime


class HandoverBody(_Said):
    """Who has the conversation, and what the person wrote."""

    state: Literal["bot", "waiting", "agent", "closed"]
    takes_a_message: bool = False
    lines: list[PersonLine]


class HistoryBody(_Said):
    """A conversation so far, oldest first."""

    id: str
    turns: list[TurnBody]
    handover: HandoverBody
    confirmation: dict[str, Any] | None


class CartBody(_Said):
    """What was put aside."""

    lines: list[dict[str, Any]]
    count: int
    total_minor: int
    currency: str | None
    goods_minor: int | None = Field(None, description="Before the offer")
    off_minor: int | None = Field(None, description="What the offer takes off")
    offer: str | None = None
    code: str | None = None


class ProductBody(_Said):
    """A product as the shelf shows it."""

    id: str
    title: str
    price_minor: int
    currency: str
    in_stock: bool | None


class CustomerBody(_Said):
    """Who the shopper is now known to be."""

    first_name: str
    name: str
