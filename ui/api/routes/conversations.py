"""Conversations: begin one, and read what was said in it."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from assistant.conversation import Conversation
from ui.api.bodies import Begun, HandoverBody, HistoryBody, IdPath
from ui.api.problems import documented
from ui.api.services import Services

__all__ = ["build_conversations", "handover_of"]


def build_conversations(services: Services) -> APIRouter:
    """Make the routes under /conversations."""
    router = APIRouter(tags=["conversations"])
    opened = Depends(services.access.open)

    @router.post("/conversations", status_code=201)
    def begin(request: Request, response: Response) -> Begun:
        """Begin a conversation. Keep the token: it is the only key to it."""
        services.limits.count_conversation(request)
        conversation = services.assistant.start()
        response.headers["Location"] = f"conversations/{conversation.id}"
        return Begun(id=conversation.id, token=services.access.token(conversation.id))

    @router.get("/conversations/{conversation_id}", responses=documented(401, 410))
    def history(
        conversation_id: IdPath, conversation: Annotated[Conversation, opened]
    ) -> HistoryBody:
        """What was said so far, oldest first, and who has the conversation now."""
        thumbs = services.feedback.of(conversation.id)
        turns = [
            {
                "number": number,
                "text": turn.text,
                "reply": turn.reply.to_json(),
                "at": turn.said_at,
                "thumb": thumbs[number].thumb if number in thumbs else None,
            }
            for number, turn in enumerate(conversation.turns, start=1)
        ]
        data: dict[str, Any] = {
            "id": conversation.id,
            "turns": turns,
            "handover": handover_of(services, conversation.id),
            "confirmation": conversation.confirmation,
        }
        return HistoryBody.model_validate(data)

    return router


def handover_of(services: Services, conversation_id: str, after: int = 0) -> HandoverBody:
    """Return who has a conversation, and what people of the shop wrote after a line."""
    status = services.desks.at(conversation_id).care.status()
    lines = [
        {"id": line.id, "sender": line.sender, "text": line.text, "at": line.at}
        for line in services.desks.console.answers(conversation_id)
        if line.id > after
    ]
    data = {
        "state": status["state"] if status else "bot",
        "takes_a_message": bool(status and status["takes_a_message"]),
        "lines": lines,
    }
    return HandoverBody.model_validate(data)
