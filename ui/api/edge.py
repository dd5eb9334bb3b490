"""What every request passes before a route: an id, safe headers, an allowed origin, a bounded body.

Plain ASGI, so that a stream of events goes through it piece by piece. It knows no resource.
"""

import logging
import secrets
from collections.abc import Collection
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.api.problems import problem_response

__all__ = ["BodyLimit", "Guard", "OriginCheck", "RequestId"]

LOG = logging.getLogger(__name__)
API_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


class RequestId:
    """Gives each request an id, said in X-Request-ID, and headers that fit any response."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = request_id

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = request_id
                headers.setdefault("X-Content-Type-Options", "nosniff")
                headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
                if scope["scheme"] == "https":
                    headers.setdefault("Strict-Transport-Security", "max-age=31536000")
            await send(message)

        await self.app(scope, receive, send_with_headers)


class Guard:
    """Answers a bug with a problem instead of a traceback, and keeps responses out of caches."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def send_guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in API_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self.app(scope, receive, send_guarded)
        except Exception:
            # A bug: whoever runs the server reads it in the log, under the id that we answer with.
            LOG.exception("request %s failed", scope.get("state", {}).get("request_id"))
            if begun:
                raise
            detail = "Something went wrong here. It is noted; please try again."
            response = problem_response(scope, HTTPStatus.INTERNAL_SERVER_ERROR, detail)
            await response(scope, receive, send_guarded)


class OriginCheck:
    """Refuses requests that a browser makes for a page of another origin than those allowed."""

    def __init__(self, app: ASGIApp, allowed: Collection[str]) -> None:
        """Stand before `app`; `allowed` are origins, or "*" for all."""
        self.app = app
        self.allowed = frozenset(allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        headers = Headers(scope=scope) if scope["type"] == "http" else None
        if headers is None or self._may(headers.get("origin"), headers.get("host", "")):
            await self.app(scope, receive, send)
            return
        detail = "Pages of this origin may not use the API: add it to [widget] allowed_origins."
        await problem_response(scope, HTTPStatus.FORBIDDEN, detail)(scope, receive, send)

    def _may(self, origin: str | None, host: str) -> bool:
        if origin is None or "*" in self.allowed or origin in self.allowed:
            return True
        return urlsplit(origin).netloc == host


class BodyLimit:
    """Refuses bodies over a size, whether they say their length or not."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        """Stand before `app`; `most` is in bytes."""
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the body, within the limit, and pass the request on with it."""
        if scope["type"] != "http" or scope["method"] in {"GET", "HEAD", "OPTIONS"}:
            await self.app(scope, receive, send)
            return
        body = await self._read(Headers(scope=scope), receive)
        if body is None:
            detail = f"A request's body may have {self.most:,} bytes."
            too_large = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            await problem_response(scope, too_large, detail)(scope, receive, send)
            return
        given = False

        async def receive_body() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self.app(scope, receive_body, send)

    async def _read(self, headers: Headers, receive: Receive) -> bytes | None:
        """Return the whole body, None when it is too large."""
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > self.most:
            return None
        body: bytes = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if len(body) > self.most:
                return None
            if not message.get("more_body", False):
                return body
