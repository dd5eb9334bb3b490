"""Errors as RFC 9457 problem details: one form for every refusal of the API, with a request id."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.types import Scope

from assistant.shop.refusals import Refusal

__all__ = ["Problem", "ProblemError", "add_problem_handlers", "documented", "problem_response"]

MEDIA_TYPE = "application/problem+json"


class FieldProblem(BaseModel):
    """One value that is not allowed."""

    model_config = ConfigDict(extra="forbid")

    pointer: str = Field(description="Where it stands: a JSON pointer, or the parameter's name")
    detail: str


class Problem(BaseModel):
    """What went wrong, after RFC 9457."""

    model_config = ConfigDict(extra="forbid")

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    request_id: str = Field(description="To be quoted to whoever runs the server")
    errors: list[FieldProblem] | None = None
    rule: str | None = Field(None, description="The shop's rule that refused an action")
    possible: list[str] | None = Field(None, description="What can be done instead")


class ProblemError(Exception):
    """Raised by a route to answer with a problem."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        **members: Any,  # noqa: ANN401 - further members of Problem
    ) -> None:
        """Keep what `problem_response` needs."""
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers
        self.members = members


def problem_response(
    scope: Scope,
    status: int,
    detail: str,
    headers: Mapping[str, str] | None = None,
    **members: Any,  # noqa: ANN401 - further members of Problem
) -> JSONResponse:
    """Make the response to a request that cannot be served."""
    problem = Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        request_id=scope.get("state", {}).get("request_id", ""),
        **members,
    )
    return JSONResponse(
        problem.model_dump(exclude_none=True),
        status,
        headers=dict(headers or {}),
        media_type=MEDIA_TYPE,
    )


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the OpenAPI entries of these statuses, for a route's `responses`."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": schema}},
        }
        for status in statuses
    }


def add_problem_handlers(app: FastAPI) -> None:
    """Answer with problems wherever a route refuses or does not exist."""

    @app.exception_handler(ProblemError)
    def refuse(request: Request, error: ProblemError) -> JSONResponse:
        return problem_response(
            request.scope, error.status, error.detail, error.headers, **error.members
        )

    @app.exception_handler(Refusal)
    def refuse_action(request: Request, error: Refusal) -> JSONResponse:
        status = HTTPStatus.NOT_FOUND if error.rule == "not_found" else HTTPStatus.CONFLICT
        return problem_response(
            request.scope, status, error.reason, rule=error.rule, possible=list(error.possible)
        )

    @app.exception_handler(HTTPException)
    def say(request: Request, error: HTTPException) -> JSONResponse:
        return problem_response(request.scope, error.status_code, error.detail, error.headers)

    @app.exception_handler(RequestValidationError)
    def point(request: Request, error: RequestValidationError) -> JSONResponse:
        found = [{"pointer": _pointer(e["loc"]), "detail": e["msg"]} for e in error.errors()]
        detail = f"{found[0]['pointer']}: {found[0]['detail']}" if found else "Not allowed."
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return problem_response(request.scope, status, detail, errors=found)


def _pointer(location: tuple[int | str, ...]) -> str:
    where, *parts = location
    if where != "body":
        return str(parts[0] if parts else where)
    return "#" + "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in parts)
