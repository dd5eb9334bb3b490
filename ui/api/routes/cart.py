"""The cart of a conversation: look, put in, and take over the cart of the shop's own page."""

from typing import Annotated

from fastapi import APIRouter, Depends

from assistant.conversation import Conversation
from assistant.reply import Evidence
from ui.api.bodies import CartBody, CartLineBody, CartLines, IdPath
from ui.api.problems import documented
from ui.api.services import Services

__all__ = ["build_cart"]


def build_cart(services: Services) -> APIRouter:
    """Make the routes under /conversations/{id}/cart."""
    router = APIRouter(prefix="/conversations/{conversation_id}/cart", tags=["cart"])
    opened = Depends(services.access.open)

    @router.get("", responses=documented(401, 410))
    def look(conversation_id: IdPath, conversation: Annotated[Conversation, opened]) -> CartBody:
        """The cart at today's prices."""
        return _body(services.desks.at(conversation.id).cart.view())

    @router.post("/lines", responses=documented(401, 404, 409, 410))
    def add(
        conversation_id: IdPath, conversation: Annotated[Conversation, opened], line: CartLineBody
    ) -> CartBody:
        """Put units of a product in, beside what is there."""
        cart = services.desks.at(conversation.id).cart
        return _body(cart.add(line.product_id, line.option, line.quantity))

    @router.put("", responses=documented(401, 404, 409, 410))
    def replace(
        conversation_id: IdPath, conversation: Annotated[Conversation, opened], lines: CartLines
    ) -> CartBody:
        """Make the cart hold these lines and nothing else, as the shop's own page has them."""
        cart = services.desks.at(conversation.id).cart
        for held in cart.cart().lines:
            cart.remove(held.product_id, held.item_id)
        for line in lines.lines:
            cart.add(line.product_id, line.option, line.quantity)
        return _body(cart.view())

    return router


def _body(found: Evidence) -> CartBody:
    return CartBody.model_validate(found.record)
