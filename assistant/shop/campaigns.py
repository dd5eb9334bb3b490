"""What a shop's owner runs for a time: sponsored products, offers and coupons (campaigns.toml).

It knows the file's form and its dates. Who is shown is decided in `assistant.recommend`.
"""

from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.errors import ShopError
from assistant.shop.toml_file import load_toml
from retrieval.catalog import Product, fold

__all__ = ["Campaigns", "Offer", "Sponsorship", "read_campaigns"]


class _Dated(BaseModel):
    """Something that runs from a day to a day, both included; for ever where none is named."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, validate_by_name=True
    )

    name: str = Field(min_length=1, max_length=80)
    since: date | None = Field(default=None, alias="from")
    until: date | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "_Dated":
        if self.since and self.until and self.until < self.since:
            raise ValueError(f"{self.name!r} ends on {self.until}, before it begins")
        return self

    def runs_on(self, day: date) -> bool:
        """Whether it runs on a day."""
        return (self.since or day) <= day <= (self.until or day)


class Sponsorship(_Dated):
    """Products that somebody pays for to have shown.

    Attributes:
        products: ids; those that are no longer sold are passed over.
        bid_minor: what a thousand showings are worth to the payer, in minor units.
        day_budget_minor: of one day, in minor units.
    """

    products: tuple[str, ...] = Field(min_length=1)
    bid_minor: int = Field(ge=1, le=10_000_000)
    day_budget_minor: int = Field(ge=0, le=1_000_000_000)


class Offer(_Dated):
    """Money off, for everybody or for who names the code.

    Attributes:
        code: of a coupon; None for an offer that needs none.
        percent: off the goods that it is for; or
        amount_minor: off them, once a cart.
        categories: by any name of their path; with brands and products empty too, all goods.
        brands: of the goods.
        products: ids of the goods.
        minimum_minor: what the goods that it is for must come to.
        with_reduced: whether goods whose price is reduced already are among them.
    """

    code: str | None = Field(default=None, pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{1,31}$")
    percent: int | None = Field(default=None, ge=1, le=100)
    amount_minor: int | None = Field(default=None, ge=1)
    categories: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    minimum_minor: int = Field(default=0, ge=0)
    with_reduced: bool = True

    @model_validator(mode="after")
    def _takes_off_one_thing(self) -> "Offer":
        if (self.percent is None) == (self.amount_minor is None):
            raise ValueError(f"{self.name!r} needs one of percent and amount_minor")
        return self

    def is_for(self, product: Product) -> bool:
        """Whether a product is among its goods."""
        if not self.with_reduced and (product.compare_at_minor or 0) > product.price_minor:
            return False
        if not (self.categories or self.brands or self.products):
            return True
        kinds = {fold(name) for name in self.categories}
        return (
            product.id in self.products
            or fold(product.brand or "") in {fold(brand) for brand in self.brands}
            or any(fold(name) in kinds for name in product.category)
        )

    def taken_off(self, goods_minor: int) -> int:
        """Return what comes off goods of some worth, in minor units, rounded down."""
        if goods_minor < max(self.minimum_minor, 1):
            return 0
        if self.percent is not None:
            return goods_minor * self.percent // 100
        return min(self.amount_minor or 0, goods_minor)


class Campaigns(BaseModel):
    """All of a shop's, as its campaigns.toml lists them; names and codes are not used twice."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sponsored: tuple[Sponsorship, ...] = ()
    offer: tuple[Offer, ...] = ()

    @model_validator(mode="after")
    def _are_told_apart(self) -> "Campaigns":
        for what, keys in (
            ("sponsored name", [each.name for each in self.sponsored]),
            ("offer name", [each.name for each in self.offer]),
            ("code", [each.code.upper() for each in self.offer if each.code]),
        ):
            if twice := [key for at, key in enumerate(keys) if key in keys[:at]]:
                raise ValueError(f"the {what} {twice[0]!r} stands twice")
        return self

    def sponsored_on(self, day: date) -> tuple[Sponsorship, ...]:
        """Return the sponsorships that run on a day."""
        return tuple(each for each in self.sponsored if each.runs_on(day))

    def offers_on(self, day: date) -> tuple[Offer, ...]:
        """Return the offers that run on a day, in the file's order."""
        return tuple(each for each in self.offer if each.runs_on(day))


def read_campaigns(path: Path) -> Campaigns:
    """Read a campaigns.toml; nothing runs where there is no such file.

    Raises:
        ShopError: it is no TOML, or a key or value of it is not allowed; one line.
    """
    try:
        return Campaigns.model_validate(load_toml(path))
    except FileNotFoundError:
        return Campaigns()
    except ValidationError as error:
        raise ShopError(f"{path}: {_first_problem(error)}") from None


def _first_problem(error: ValidationError) -> str:
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"]) or "the file"
    if first["type"] != "extra_forbidden":
        return f"{key}: {first['msg']}"
    forms: dict[str, type[BaseModel]] = {"sponsored": Sponsorship, "offer": Offer}
    model = forms.get(str(first["loc"][0]), Campaigns) if len(first["loc"]) > 1 else Campaigns
    known = (info.alias or name for name, info in model.model_fields.items())
    return f"unknown key {key}. Allowed there: {', '.join(known)}."
