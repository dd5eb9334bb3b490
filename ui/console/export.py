"""The owner's tables as files."""

import csv
import io

from fastapi import APIRouter, HTTPException, Request, Response

from assistant.insights import TABLES, Insights
from ui.api.problems import ProblemError
from ui.api.services import Services

__all__ = ["build_export", "require_owner"]

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def build_export(services: Services) -> APIRouter:
    """Make the route /owner/export/NAME.csv."""
    router = APIRouter(prefix="/owner/export", include_in_schema=False)
    assistant = services.assistant

    @router.get("/{name}.csv")
    def export(name: str, request: Request) -> Response:
        require_owner(services, request)
        if name not in TABLES:
            raise ProblemError(404, f"There is no table {name!r}. Tables: {', '.join(TABLES)}.")
        table = TABLES[name](Insights(assistant.transcript, assistant.desks, assistant.catalog))
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(table.columns)
        writer.writerows([_cell(value) for value in row] for row in table.rows)
        disposition = f'attachment; filename="{name}.csv"'
        headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
        return Response(text.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)

    return router


def require_owner(services: Services, request: Request) -> str:
    """Return the name of the person who asks; strangers are sent to the console's door.

    Raises:
        HTTPException: 303 to /console.
    """
    name = services.owner.name_of(request)
    if name is None:
        raise HTTPException(303, "Log in first.", headers={"Location": "/console"})
    return name


def _cell(value: object) -> object:
    """A value that a spreadsheet takes as text and not as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
