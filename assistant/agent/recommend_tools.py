"""The tools of recommending: a shelf for a scene, and a shopper's say over their own profile.

Whose taste it is comes from the session. An expected error becomes a sentence for the model.
"""

import json
from collections.abc import Callable
from typing import Any, Literal

from langgraph.runtime import Runtime
from pydantic import BaseModel, ConfigDict, Field

from assistant.agent.telling import tell_product
from assistant.recommend.profile_view import ProfileView, view_profile
from assistant.recommend.recommender import Recommendation
from assistant.recommend.scenes import BESIDE, SceneName
from assistant.records import product_record
from assistant.reply import Evidence
from assistant.turn.context import TurnContext
from assistant.turn.shopper import shopper_of
from assistant.wording import Phrases
from retrieval.filters import SearchFilter

__all__ = ["RECOMMENDING"]

RECOMMEND = (
    "Recommend products for a scene and put them on the shelf: for_you (the shopper's own taste),"
    " goes_with (what goes with a product), complete_cart, popular, new, best_value, gifts,"
    " on_sale, offers (campaigns and coupons that run). Returns them with why each is recommended."
    " Example: scene 'goes_with', product_ids ['p1001']."
)
SHOW_PROFILE = (
    "What is remembered of this shopper's taste and used for recommendations. Takes no arguments."
)
CHANGE_PROFILE = (
    "Change what is remembered of this shopper's taste, when they ask for it: off, on, delete (all"
    " of it, for good), or forget one product. Example: change 'forget', product_id 'p1001'."
)
# So many of a kind stand for it, where no product of it is pointed at.
OF_A_KIND = 3
Change = Literal["off", "on", "delete", "forget"]


class RecommendArguments(BaseModel):
    """Arguments of `recommend_products`."""

    model_config = ConfigDict(extra="forbid")

    scene: SceneName = Field(description="What kind of recommendation is asked for")
    product_ids: list[str] = Field(
        default_factory=list, max_length=6, description="For goes_with: ids such as ['p1001']"
    )
    query: str = Field(
        default="", max_length=300, description="The kind of thing wanted, such as 'tents'; or ''"
    )


class ShowProfileArguments(BaseModel):
    """Arguments of `show_profile`: none."""

    model_config = ConfigDict(extra="forbid")


class ProfileChange(BaseModel):
    """Arguments of `change_profile`."""

    model_config = ConfigDict(extra="forbid")

    change: Change = Field(description="off, on, delete or forget")
    product_id: str | None = Field(default=None, description="For forget: the product's id")


def recommend_products(
    runtime: Runtime[TurnContext],
    scene: SceneName,
    product_ids: list[str] | None = None,
    query: str = "",
) -> tuple[str, Recommendation]:
    """See RECOMMEND."""
    context = runtime.context
    phrases = Phrases(context.language, context.said)
    runtime.stream_writer(phrases.say("progress_search", count=f"{len(context.floor.catalog):,}"))
    held = context.requests[0].constraints
    beside = scene in BESIDE
    where = None if beside else held.to_filter(context.floor.catalog)
    ids = [i for i in product_ids or () if i in context.floor.catalog]
    if scene == "goes_with" and query and not ids:
        ids = list(context.floor.search.search(query, SearchFilter(), k=OF_A_KIND).shelf.ids)
    recommendation = context.floor.recommender.recommend(
        scene,
        shopper_of(context),
        query="" if beside else query,
        where=where,
        product_ids=ids,
        phrases=phrases,
        sponsor=context.sponsor,
    )
    _keep(context, recommendation)
    return _tell(context, recommendation), recommendation


def show_profile(runtime: Runtime[TurnContext]) -> tuple[str, ProfileView]:
    """See SHOW_PROFILE."""
    view = view_profile(runtime.context.floor.recommender, shopper_of(runtime.context))
    runtime.context.add_evidence(Evidence("profile", "request", view.to_json()))
    return json.dumps(view.to_json(), ensure_ascii=False), view


def change_profile(
    runtime: Runtime[TurnContext], change: Change, product_id: str | None = None
) -> tuple[str, ProfileView]:
    """See CHANGE_PROFILE."""
    context = runtime.context
    shopper, profiles = shopper_of(context), context.floor.recommender.profiles
    if profiles is not None and shopper.customer_id is not None:
        now = context.floor.outside.clock()
        if change == "delete":
            profiles.delete(shopper.customer_id, now)
        elif change == "forget" and product_id is not None:
            profiles.forget(shopper.customer_id, product_id, now)
        elif change in ("off", "on"):
            profiles.switch(shopper.customer_id, off=change == "off")
    view = view_profile(context.floor.recommender, shopper, change)
    context.add_evidence(Evidence("profile", "request", view.to_json()))
    return json.dumps(view.to_json(), ensure_ascii=False), view


def _keep(context: TurnContext, recommendation: Recommendation) -> None:
    """Add what was found to the evidence, and its products to the shelf."""
    found = recommendation.found
    number = sum(1 for each in context.evidence if each.kind == "search") + 1
    record = {**found.record(), "scene": recommendation.scene}
    context.add_evidence(Evidence(f"search-{number}", "search", record))
    context.add_evidence(*(Evidence(i.id, "product", i.record) for i in found.shelf.items))
    context.add_evidence(
        *(Evidence(p.id, "product", product_record(p)) for p in recommendation.anchors),
        *recommendation.offers,
    )
    context.show(found.shelf)
    context.showing = context.showing or found.showing
    for stage, spent in found.timings_ms.items():
        context.add_milliseconds(stage, spent)


def _tell(context: TurnContext, recommendation: Recommendation) -> str:
    found = recommendation.found
    told: dict[str, Any] = {
        "scene": recommendation.scene,
        "shown": [
            tell_product(product, context.floor, why=item.why)
            for product, item in zip(found.products, found.shelf.items, strict=True)
        ],
        "signals": found.signals,
    }
    if recommendation.scene == "offers":
        told["offers"] = [dict(offer.record) for offer in recommendation.offers]
    if recommendation.scene == "for_you" and not recommendation.personal:
        told["note"] = "Nothing is known of this shopper's taste. Say so."
    if not found.products:
        told["note"] = "Nothing to recommend in this scene. Say so; show nothing."
    return json.dumps(told, ensure_ascii=False)


# name -> (what the model reads, what it may say, what is done)
RECOMMENDING: dict[str, tuple[str, type[BaseModel], Callable[..., tuple[str, Any]]]] = {
    "recommend_products": (RECOMMEND, RecommendArguments, recommend_products),
    "show_profile": (SHOW_PROFILE, ShowProfileArguments, show_profile),
    "change_profile": (CHANGE_PROFILE, ProfileChange, change_profile),
}
