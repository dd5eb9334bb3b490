"""How recommendations are made and paid for, as an owner sets it in shop.toml."""

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["RecommendSettings", "SponsoredSettings"]


class RecommendSettings(BaseModel):
    """How much each signal says; 0 switches it off.

    A scene has its own proportions of the signals; these multiply them.

    Attributes:
        bought_together: what is bought with what the shopper has, or with the product asked about.
        compatible: what the product knowledge says goes with it: rules, fitting parts, uses.
        session: what was looked at and asked for in this conversation.
        interest: what the shopper's own purchases and views say, recent ones more.
        popularity: what other shoppers take, recent takings more.
        novelty: how new a product is in the shop.
        value: price beside comparable products, and ratings.
        discount: how much of an earlier price is off.
        exploration: how much little-known and new products are tried out; at 1, as much as a
            fifth of the bestseller's popularity.
        offer: how much a campaign of campaigns.toml takes off.
        profile: whether a known shopper's own purchases and views are used at all.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    bought_together: float = Field(default=1.0, ge=0, le=10)
    compatible: float = Field(default=1.0, ge=0, le=10)
    session: float = Field(default=1.0, ge=0, le=10)
    interest: float = Field(default=1.0, ge=0, le=10)
    popularity: float = Field(default=1.0, ge=0, le=10)
    novelty: float = Field(default=1.0, ge=0, le=10)
    value: float = Field(default=1.0, ge=0, le=10)
    discount: float = Field(default=1.0, ge=0, le=10)
    exploration: float = Field(default=1.0, ge=0, le=10)
    offer: float = Field(default=1.0, ge=0, le=10)
    profile: bool = True


class SponsoredSettings(BaseModel):
    """The one place of a shelf that may be paid for, under [sponsored].

    Attributes:
        on: whether there is one; campaigns.toml says who pays.
        relevance_floor: of a sponsored product's relevance, as a share of the mean of what is on
            the shelf by its own merit.
        reserve_minor: the least that a thousand showings cost, in minor units.
        ahead: share of a day's budget that may be spent at once; the rest is spread over the day.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    on: bool = True
    relevance_floor: float = Field(default=0.7, ge=0, le=1)
    reserve_minor: int = Field(default=100, ge=1)
    ahead: float = Field(default=0.1, ge=0, le=1)
