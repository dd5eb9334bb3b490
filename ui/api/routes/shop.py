"""The shop itself: what a widget shows first, and single products of the catalogue."""

from typing import Annotated

from fastapi import APIRouter, Query

from assistant.records import product_record
from ui.api.bodies import MESSAGE_LIMIT, IdPath, ProductBody, ShopBody
from ui.api.problems import ProblemError, documented
from ui.api.services import Services
from ui.widget.words import widget_words

__all__ = ["build_shop"]

Locale = Annotated[str, Query(max_length=35, description="Of the interface, such as zh-CN")]


def build_shop(services: Services) -> APIRouter:
    """Make the routes /shop and /products/{id}."""
    router = APIRouter(tags=["shop"])
    assistant = services.assistant

    @router.get("/shop")
    def shop(locale: Locale = "") -> ShopBody:
        """What is shown before anything is said, with the interface's words in a language."""
        settings = assistant.folder.settings
        language, words = widget_words(locale or settings.locale)
        return ShopBody(
            name=settings.name,
            locale=settings.locale,
            language=language,
            words=words,
            currency=settings.currency,
            greeting=settings.widget.greeting,
            suggestions=list(assistant.opening_suggestions(language)),
            hours=settings.handover.hours,
            message_limit=MESSAGE_LIMIT,
        )

    @router.get("/products/{product_id:path}", responses=documented(404))
    def product(product_id: IdPath) -> ProductBody:
        """One product's card."""
        if product_id not in assistant.catalog:
            raise ProblemError(404, "The shop has no product of that id.")
        return ProductBody.model_validate(product_record(assistant.catalog.get(product_id)))

    return router
