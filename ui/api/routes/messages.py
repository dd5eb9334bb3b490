"""Messages: each is answered as a stream of events, and once, however often it is sent."""

import secrets
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Request, Response
from fastapi.responses import StreamingResponse

from assistant.conversation import Conversation
from assistant.feedback import Opinion
from assistant.turn.message import clean_message
from ui.api.bodies import Answer, FeedbackBody, IdPath, MessageBody
from ui.api.problems import ProblemError, documented
from ui.api.services import Services
from ui.api.turns import Busy, Message, Run

__all__ = ["build_messages"]

RETRY_AFTER = {"Retry-After": "5"}
EVENT = {
    "type": "object",
    "required": ["id", "event", "data"],
    "properties": {
        "id": {"type": "string"},
        "event": {"enum": ["progress", "delta", "reply", "error"]},
        "data": {"type": "string", "contentMediaType": "application/json"},
    },
}
STREAM = {
    200: {
        "description": (
            "Server-sent events: `progress` {text}, `delta` {text}, and at the end `reply` (a "
            "reply with its `number`) or `error` {detail}. Send the message again with the same "
            "Idempotency-Key and the last event's id as Last-Event-ID to go on after a lost "
            "connection; ids of another beginning than before mean that the text begins anew."
        ),
        "content": {"text/event-stream": {"schema": EVENT}},
        "headers": {"Idempotency-Key": {"schema": {"type": "string"}}},
    }
}
Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=128,
        pattern=r"^[\x21-\x7e]+$",
        description="The sender's own name for the message; made here if left out",
    ),
]
LastEventId = Annotated[str, Header(alias="Last-Event-ID", max_length=64)]
Proposal = Annotated[str, Path(min_length=1, max_length=64, pattern=r"^[\x21-\x7e]+$")]
Number = Annotated[int, Path(ge=1, le=1_000_000)]


def build_messages(services: Services) -> APIRouter:
    """Make the routes under /conversations/{id}/messages."""
    router = APIRouter(tags=["messages"])
    opened = Depends(services.access.open)

    def respond(
        request: Request, conversation: Conversation, message: Message, last_event_id: str
    ) -> StreamingResponse:
        if not last_event_id:
            services.limits.count_message(request, conversation.id)
        run = _begin(services, conversation, message)
        return StreamingResponse(
            _encoded(run, last_event_id),
            media_type="text/event-stream",
            headers={"Idempotency-Key": message.key, "X-Accel-Buffering": "no"},
        )

    @router.post(
        "/conversations/{conversation_id}/messages",
        response_class=StreamingResponse,
        responses={**STREAM, **documented(401, 410, 503)},  # type: ignore[dict-item]
    )
    def send(
        request: Request,
        conversation_id: IdPath,
        conversation: Annotated[Conversation, opened],
        message: MessageBody,
        key: Key = None,
        last_event_id: LastEventId = "",
    ) -> StreamingResponse:
        """Say something; the answer comes as events while it is made."""
        named = Message(key or secrets.token_urlsafe(12), message.text, message.product)
        return respond(request, conversation, named, last_event_id)

    @router.post(
        "/conversations/{conversation_id}/confirmations/{proposal_id}",
        response_class=StreamingResponse,
        responses={**STREAM, **documented(401, 410, 503)},  # type: ignore[dict-item]
    )
    def confirm(
        request: Request,
        conversation_id: IdPath,
        proposal_id: Proposal,
        conversation: Annotated[Conversation, opened],
        answer: Answer,
        last_event_id: LastEventId = "",
    ) -> StreamingResponse:
        """Say yes or no to what was proposed; said again, it is done once."""
        message = Message.answering(proposal_id, answer.answer)
        return respond(request, conversation, message, last_event_id)

    @router.put(
        "/conversations/{conversation_id}/messages/{number}/feedback",
        status_code=204,
        responses=documented(401, 404, 410),
    )
    def judge(
        conversation_id: IdPath,
        number: Number,
        conversation: Annotated[Conversation, opened],
        feedback: FeedbackBody,
    ) -> Response:
        """Say what is thought of a message's answer; said again, the last one counts."""
        if number > len(conversation.turns):
            raise ProblemError(404, f"There is no message {number} in this conversation.")
        opinion = Opinion(conversation.id, number, feedback.thumb, feedback.reason)
        services.feedback.give(opinion)
        return Response(status_code=204)

    return router


def _begin(services: Services, conversation: Conversation, message: Message) -> Run:
    """Begin the turn, or join the one that answers this message already.

    Raises:
        ProblemError: 422 when the key was another message's, 503 when no turn can be begun.
    """
    answered = conversation.answered(message.key)
    try:
        run = services.turns.begin(conversation, message)
    except Busy:
        raise ProblemError(503, "Too busy for another message now.", headers=RETRY_AFTER) from None
    said = answered.text if answered else clean_message(run.message.text)
    if message.proposal is None and said != clean_message(message.text):
        raise ProblemError(422, "This Idempotency-Key was used for another message.")
    return run


async def _encoded(run: Run, last_event_id: str) -> AsyncIterator[bytes]:
    async for frame in run.follow(last_event_id):
        yield frame.encode() if frame else b": waiting\n\n"
