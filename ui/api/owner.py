"""The shop's own people: let in by the owner's token once, known by a signed cookie afterwards.

The cookie holds a name and no secret; it is good for a working day, and no longer when the token
was changed.
"""

import hashlib
import hmac

from fastapi import Response
from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import HTTPConnection

__all__ = ["Owner"]

COOKIE = "vitrine-owner"
DAY_S = 12 * 3600


class Owner:
    """Who may see the console and the figures."""

    def __init__(self, token: str | None, secret: str) -> None:
        """Admit whoever has `token`; nobody when there is none."""
        self._token = token
        # With the token in the key, a changed token ends every session.
        key = hmac.new(secret.encode(), (token or "").encode(), hashlib.sha256).hexdigest()
        self._signer = URLSafeTimedSerializer(key, salt="vitrine.owner")

    @property
    def is_set_up(self) -> bool:
        """Whether there is a token, so that anybody can be let in."""
        return bool(self._token)

    def accepts(self, token: str) -> bool:
        """Whether that is the token; compared in constant time."""
        return self._token is not None and hmac.compare_digest(token.encode(), self._token.encode())

    def admit(self, name: str, response: Response, *, secure: bool) -> None:
        """Make the response leave a cookie that names the person."""
        response.set_cookie(
            COOKIE,
            self._signer.dumps(name),
            max_age=DAY_S,
            httponly=True,
            secure=secure,
            samesite="strict",
        )

    def dismiss(self, response: Response) -> None:
        """Make the response take the cookie away."""
        response.delete_cookie(COOKIE, httponly=True, samesite="strict")

    def name_of(self, request: HTTPConnection) -> str | None:
        """Return the name of the person who asks; None when they were not let in."""
        if not self.is_set_up:
            return None
        try:
            name = self._signer.loads(request.cookies.get(COOKIE, ""), max_age=DAY_S)
        except BadSignature:
            return None
        return str(name)
