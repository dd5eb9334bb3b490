"""The customer's own business: who they are, yes or no to a proposal, a person, an invoice."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from assistant.conversation import Conversation
from ui.api.bodies import CustomerBody, HandoverBody, IdentityBody, IdPath, WishBody
from ui.api.problems import documented
from ui.api.routes.conversations import handover_of
from ui.api.services import Services

__all__ = ["build_customer"]

PDF = {200: {"description": "The invoice", "content": {"application/pdf": {}}}}
MOST_SHOWN = 12
After = Annotated[int, Query(ge=0, description="Only lines after this one's id")]


def build_customer(services: Services) -> APIRouter:
    """Make the routes under /conversations/{id} that concern the customer."""
    router = APIRouter(prefix="/conversations/{conversation_id}", tags=["customer"])
    opened = Depends(services.access.open)

    @router.post("/identity", responses=documented(401, 404, 409, 410))
    def identify(
        conversation_id: IdPath, conversation: Annotated[Conversation, opened], body: IdentityBody
    ) -> CustomerBody:
        """Say who the shopper is, by a token that the shop's site signed; good for an hour."""
        desk = services.desks.at(conversation.id)
        found = desk.identification.by_token(body.token)
        return CustomerBody.model_validate(found.record)

    @router.get("/handover", responses=documented(401, 410))
    def handover(
        conversation_id: IdPath, conversation: Annotated[Conversation, opened], after: After = 0
    ) -> HandoverBody:
        """Who has the conversation, and what a person wrote."""
        return handover_of(services, conversation.id, after)

    @router.post("/handover", responses=documented(401, 404, 409, 410))
    def ask(
        conversation_id: IdPath, conversation: Annotated[Conversation, opened], body: WishBody
    ) -> HandoverBody:
        """Ask for a person, who gets to know the wish, what was looked for and what was shown."""
        shown = {
            item.id: item.title for turn in conversation.turns for item in turn.reply.shelf.items
        }
        summary = {
            "wish": body.wish,
            "constraints": conversation.constraints.to_json(),
            "shown": [{"id": i, "title": title} for i, title in shown.items()][-MOST_SHOWN:],
        }
        conversation.desk().care.hand_over("asked_for", summary)
        return handover_of(services, conversation.id)

    @router.get(
        "/invoices/{order_id}",
        response_class=Response,
        responses={**PDF, **documented(401, 404, 409, 410)},  # type: ignore[dict-item]
    )
    def invoice(
        conversation_id: IdPath, order_id: IdPath, conversation: Annotated[Conversation, opened]
    ) -> Response:
        """The invoice of an order of the customer who was identified here."""
        record, pdf = services.desks.at(conversation.id).lookups.invoice(order_id)
        disposition = f'attachment; filename="{record.record["file"]}"'
        return Response(
            pdf, media_type="application/pdf", headers={"Content-Disposition": disposition}
        )

    return router
