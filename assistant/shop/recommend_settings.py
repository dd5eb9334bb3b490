"""How recommendations are made, as an owner sets it in shop.toml under [recommend]."""

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["RecommendSettings"]


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
    profile: bool = True
