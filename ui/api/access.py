"""Who may use a conversation: whoever holds its token, and nobody else.

The token is the conversation's id signed with the server's secret, so that no worker has to keep
it; without the secret it cannot be made or guessed. It travels in a header and never in an
address, because addresses are logged.
"""

import hashlib
from typing import Annotated

from fastapi import Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from itsdangerous import Signer

from assistant.conversation import Assistant, Conversation
from ui.api.problems import ProblemError

__all__ = ["Access"]

BEARER = HTTPBearer(auto_error=False, description="The conversation's token")
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="conversation"'}
Credentials = Annotated[HTTPAuthorizationCredentials | None, Security(BEARER)]


class Access:
    """Opens the conversations of one shop."""

    def __init__(self, assistant: Assistant, secret: str) -> None:
        """Open conversations of `assistant`; `secret` signs their tokens."""
        self._assistant = assistant
        self._signer = Signer(secret, salt="vitrine.conversation", digest_method=hashlib.sha256)

    def token(self, conversation_id: str) -> str:
        """Make the token of a conversation."""
        return self._signer.get_signature(conversation_id).decode()

    def open(self, conversation_id: str, credentials: Credentials) -> Conversation:
        """Return the conversation, as a dependency of a route.

        A conversation that does not exist is refused as one with the wrong token is.

        Raises:
            ProblemError: 401 when the token is missing or not that conversation's; 410 when the
                conversation was deleted.
        """
        given = credentials.credentials if credentials else ""
        # compares in constant time
        if not self._signer.verify_signature(conversation_id.encode(), given.encode()):
            raise ProblemError(
                401, "This needs the conversation's own token as Bearer.", headers=CHALLENGE
            )
        if not self._assistant.has_conversation(conversation_id):
            raise ProblemError(410, "That conversation is no longer kept. Begin a new one.")
        return self._assistant.start(conversation_id)
