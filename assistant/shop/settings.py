"""What a shop's owner sets in shop.toml. Unknown keys are refused, by name.

It knows the file's form; it reads no environment.
"""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from assistant.errors import ShopError
from assistant.shop.policy import OrderPolicy
from assistant.shop.recommend_settings import RecommendSettings, SponsoredSettings
from assistant.shop.toml_file import load_toml
from retrieval.catalog import FacetSettings

__all__ = [
    "ExposureSettings",
    "HandoverSettings",
    "LimitSettings",
    "ShelfSettings",
    "ShopSettings",
    "WidgetSettings",
    "read_settings",
]

# What is left to the shop's own choice, at least, is the other half of a shelf.
MOST_FLOORS = 0.5
_GROUP = re.compile(r"^(?:new|old|price:(?:low|middle|high)|(?:brand|seller):.+)$")
_STRICT = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class ShelfSettings(BaseModel):
    """How a shelf is filled.

    Attributes:
        size: products shown at once.
        max_per_brand: at most so many of one brand, where there is a choice; None for no cap.
        max_per_category: likewise for the narrowest category.
        widen: how much more a shelf covers as a conversation's shelves grow alike; 0 for not at
            all.
    """

    model_config = _STRICT

    size: int = Field(default=6, ge=1, le=24)
    max_per_brand: int | None = Field(default=2, ge=1)
    max_per_category: int | None = Field(default=None, ge=1)
    widen: float = Field(default=1.0, ge=0, le=1)


class HandoverSettings(BaseModel):
    """Who takes over when a shopper needs a person.

    Attributes:
        email: where the summary goes.
        phone: as it is told to shoppers.
        hours: in words, such as "Monday to Friday, 9:00 to 17:00".
        timezone: of the hours, an IANA name such as "Europe/Dublin".
    """

    model_config = _STRICT

    email: str | None = None
    phone: str | None = None
    hours: str | None = None
    timezone: str = "UTC"

    @field_validator("timezone")
    @classmethod
    def _is_known(cls, value: str) -> str:
        from zoneinfo import ZoneInfo

        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise ValueError(f"{value!r} is no IANA time zone such as Europe/Dublin") from None
        return value


class ExposureSettings(BaseModel):
    """How much the shelf makes up for what has been shown too seldom.

    Attributes:
        weight: 0 for not at all.
        by: whose exposure is balanced.
        floors: the least share of the places of shelves that a group is given where it has
            products: "new", "brand:NAME", "seller:NAME", "price:low" (or middle, high).
    """

    model_config = _STRICT

    weight: float = Field(default=0.0, ge=0, le=10)
    by: str = Field(default="brand", pattern=r"^(brand|seller|product)$")
    floors: dict[str, float] = {}

    @field_validator("floors")
    @classmethod
    def _leave_room(cls, value: dict[str, float]) -> dict[str, float]:
        for group, share in value.items():
            if not _GROUP.match(group):
                raise ValueError(
                    f"{group!r} is no group; allowed are new, old, brand:NAME, seller:NAME,"
                    " price:low, price:middle and price:high"
                )
            if not 0 < share <= MOST_FLOORS:
                raise ValueError(f"the floor of {group!r} is {share}; above 0, at most 0.5")
        if sum(value.values()) > MOST_FLOORS:
            raise ValueError("all floors together take more than half of the places")
        return value


class WidgetSettings(BaseModel):
    """Where the widget may stand, and what it says first.

    Attributes:
        allowed_origins: of the shop's own pages, such as "https://www.shop.example"; "*" for any.
            The server's own origin is always allowed.
        greeting: the first line; the interface's own words if left out.
    """

    model_config = _STRICT

    allowed_origins: tuple[str, ...] = ()
    greeting: str | None = Field(default=None, max_length=500)

    @field_validator("allowed_origins")
    @classmethod
    def _are_origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for origin in value:
            parts = urlsplit(origin)
            if origin != "*" and (
                parts.scheme not in {"http", "https"}
                or origin != f"{parts.scheme}://{parts.netloc}"
            ):
                raise ValueError(f"{origin!r} is no origin such as https://www.shop.example")
        return value


class LimitSettings(BaseModel):
    """How often the API may be asked before it says 429; counted by each server process.

    Attributes:
        requests_per_minute: of one address, of any kind.
        messages_per_minute: in one conversation.
        address_messages_per_minute: of one address, in all its conversations.
        conversations_per_hour: begun by one address.
    """

    model_config = _STRICT

    requests_per_minute: int = Field(default=600, ge=1)
    messages_per_minute: int = Field(default=20, ge=1)
    address_messages_per_minute: int = Field(default=60, ge=1)
    conversations_per_hour: int = Field(default=120, ge=1)


class ShopSettings(BaseModel):
    """A shop as its owner describes it.

    Attributes:
        name: as shoppers know it.
        currency: ISO 4217 code of every price.
        locale: how prices and dates are written, such as "en_IE".
        facets: name -> settings, in the order in which they matter; empty infers them.
    """

    model_config = _STRICT

    name: str = Field(default="Shop", min_length=1, max_length=200)
    currency: str = Field(default="USD", pattern=r"^[A-Z]{3}$")
    locale: str = Field(default="en_US", min_length=2, max_length=35)
    shelf: ShelfSettings = ShelfSettings()
    facets: dict[str, FacetSettings] = {}
    handover: HandoverSettings = HandoverSettings()
    exposure: ExposureSettings = ExposureSettings()
    orders: OrderPolicy = OrderPolicy()
    recommend: RecommendSettings = RecommendSettings()
    sponsored: SponsoredSettings = SponsoredSettings()
    widget: WidgetSettings = WidgetSettings()
    limits: LimitSettings = LimitSettings()


def read_settings(path: Path) -> ShopSettings:
    """Read a shop.toml.

    Raises:
        ShopError: it is missing, is no TOML, or has an unknown key or a value that is not
            allowed; one line that names the file and the key.
    """
    try:
        data: dict[str, Any] = load_toml(path)
    except FileNotFoundError:
        raise ShopError(
            f"No shop.toml in {path.parent}. "
            f"Make a shop: vitrine init {path.parent} --catalog FILE."
        ) from None
    try:
        return ShopSettings.model_validate(data)
    except ValidationError as error:
        raise ShopError(f"{path}: {_first_problem(error)}") from None


def _first_problem(error: ValidationError) -> str:
    """Say the first thing that is wrong, with the key as the owner wrote it."""
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"]) or "the file"
    if first["type"] != "extra_forbidden":
        return f"{key} = {first['input']!r} is not allowed: {first['msg']}."
    allowed = _keys_at(first["loc"][:-1])
    return f"unknown key {key}. Allowed there: {', '.join(allowed)}."


def _keys_at(parents: tuple[int | str, ...]) -> list[str]:
    model: type[BaseModel] = ShopSettings
    for parent in parents:
        if model is ShopSettings and parent == "facets":
            model = FacetSettings
        elif (field := model.model_fields.get(str(parent))) is not None:
            kind = field.annotation
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                model = kind
    return list(model.model_fields)
