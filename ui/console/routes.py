"""The console's pages: drawn on the server, changed by plain forms, kept fresh by a small script.

What a person may do here is the desk's Console; who may is the owner's token. It decides nothing.
"""

from http import HTTPStatus
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import FileResponse, RedirectResponse

from assistant.errors import RefusedError
from ui.api.problems import ProblemError
from ui.api.services import Services
from ui.console.case import describe_case
from ui.templating import render

__all__ = ["build_console"]

FOLDER = Path(__file__).parent
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
}
FILES = {"console.css": "text/css", "console.js": "text/javascript"}
Name = Annotated[str, Form(min_length=1, max_length=60, pattern=r"^[^\x00-\x1f\x7f]+$")]
Text = Annotated[str, Form(max_length=4000)]
Token = Annotated[str, Form(max_length=500)]


def build_console(services: Services) -> APIRouter:
    """Make the routes under /console."""
    router = APIRouter(prefix="/console", include_in_schema=False)
    pages = _Pages(services)
    agent_known = Depends(pages.agent)

    @router.get("/{name}", name="console file")
    def file(name: str) -> Response:
        if name not in FILES:
            raise ProblemError(404, f"The console has no {name!r}.")
        return FileResponse(FOLDER / name, media_type=FILES[name])

    @router.get("")
    def overview(request: Request) -> Response:
        agent = services.owner.name_of(request)
        return pages.door() if agent is None else pages.overview(agent)

    @router.post("/login")
    def login(request: Request, name: Name, token: Token) -> Response:
        services.limits.count_login(request)
        _require_own_form(request)
        if not services.owner.accepts(token):
            return pages.door("That is not the owner's token.")
        response = RedirectResponse("/console", HTTPStatus.SEE_OTHER)
        services.owner.admit(name.strip(), response, secure=request.url.scheme == "https")
        return response

    @router.post("/logout")
    def logout(request: Request) -> Response:
        _require_own_form(request)
        response = RedirectResponse("/console", HTTPStatus.SEE_OTHER)
        services.owner.dismiss(response)
        return response

    @router.get("/conversations/{conversation_id}")
    def case(conversation_id: str, agent: Annotated[str, agent_known]) -> Response:
        return pages.case(conversation_id, agent)

    @router.post("/conversations/{conversation_id}/{deed}")
    def act(
        request: Request,
        conversation_id: str,
        deed: str,
        agent: Annotated[str, agent_known],
        text: Text = "",
    ) -> Response:
        _require_own_form(request)
        try:
            pages.act(conversation_id, agent, deed, text.strip())
        except RefusedError as refusal:
            return pages.case(conversation_id, agent, refusal=str(refusal))
        return RedirectResponse(f"/console/conversations/{conversation_id}", HTTPStatus.SEE_OTHER)

    return router


def _require_own_form(request: Request) -> None:
    """Refuse a form that another site sends with the person's cookie.

    Raises:
        ProblemError: 403.
    """
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise ProblemError(403, "This form was sent by another site.")


class _Pages:
    def __init__(self, services: Services) -> None:
        self._services = services

    def agent(self, request: Request) -> str:
        """Return the name of the person who asks, as a dependency of a route."""
        name = self._services.owner.name_of(request)
        if name is None:
            raise ProblemError(401, "Log in at /console first.")
        return name

    def door(self, problem: str = "") -> Response:
        """Draw the way in."""
        set_up = self._services.owner.is_set_up
        return self._draw("door.html", 403, problem=problem, set_up=set_up)

    def overview(self, agent: str) -> Response:
        """Draw who waits and who is being helped."""
        console = self._services.desks.console
        return self._draw(
            "overview.html", agent=agent, waiting=console.waiting(), taken=console.taken()
        )

    def case(self, conversation_id: str, agent: str, refusal: str = "") -> Response:
        """Draw one conversation with all that its person needs."""
        self._require_known(conversation_id)
        found = describe_case(self._services, conversation_id)
        status = HTTPStatus.CONFLICT if refusal else HTTPStatus.OK
        return self._draw("case.html", status, case=found, agent=agent, refusal=refusal)

    def act(self, conversation_id: str, agent: str, deed: str, text: str) -> None:
        """Do what a button says.

        Raises:
            RefusedError: the conversation is not in a state for it.
            ProblemError: there is no such conversation or no such deed.
        """
        self._require_known(conversation_id)
        console = self._services.desks.console
        match deed:
            case "take":
                console.take(conversation_id, agent)
            case "answer":
                if not text:
                    raise RefusedError("Write an answer first.")
                console.answer(conversation_id, agent, text)
            case "give-back":
                console.give_back(conversation_id)
            case "close":
                console.close(conversation_id)
            case _:
                raise ProblemError(404, f"{deed!r} cannot be done.")

    def _require_known(self, conversation_id: str) -> None:
        if not self._services.assistant.has_conversation(conversation_id):
            raise ProblemError(404, "There is no such conversation.")

    def _draw(self, name: str, status: int = 200, **values: object) -> Response:
        shop = self._services.assistant.folder.settings.name
        text = render(name, FOLDER, shop=shop, **values)
        return Response(text, status, media_type="text/html", headers=HEADERS)
