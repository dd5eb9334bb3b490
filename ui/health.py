"""Whether the server lives, whether it should be sent requests, and its figures."""

from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from ui.api.services import Services

__all__ = ["build_health"]


def build_health(services: Services) -> APIRouter:
    """Make the routes /healthz, /readyz and /metrics."""
    router = APIRouter(include_in_schema=False)

    @router.get("/healthz")
    def healthz() -> dict[str, str]:
        """Answers as soon as the process can take requests."""
        return {"status": "ok"}

    @router.get("/readyz")
    def readyz() -> JSONResponse:
        """Whether turns can be answered: the databases are there and no stop is under way."""
        checks = {
            "conversations": _answers(services.assistant.transcript.engine),
            "orders": _answers(services.desks.store.database.engine),
            "open": not services.turns.draining,
        }
        ready = all(checks.values())
        return JSONResponse({"ready": ready, **checks}, 200 if ready else 503)

    @router.get("/metrics")
    def metrics() -> Response:
        """The figures, in Prometheus's text form."""
        figures = generate_latest(services.metrics.registry)
        return Response(figures, media_type=CONTENT_TYPE_LATEST)

    return router


def _answers(engine: Any) -> bool:  # noqa: ANN401 - an SQLAlchemy engine
    try:
        with engine.connect() as connection:
            connection.execute(select(1))
    except SQLAlchemyError:
        return False
    return True
