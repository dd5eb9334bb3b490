"""The web server: page at `/`, API at `/api/v1`, widget, pictures, health and metrics.

It puts the parts together and holds no state of its own, so any number of workers can stand
behind a load balancer.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

from ui.api.app import build_api
from ui.api.edge import RequestId
from ui.api.problems import add_problem_handlers
from ui.api.services import Services
from ui.console.export import build_export
from ui.console.routes import build_console
from ui.health import build_health
from ui.page import mount_pages
from ui.pictures import Pictures
from ui.widget.routes import build_widget

__all__ = ["SHUTDOWN_S", "build_app"]

SHUTDOWN_S = 30  # how long turns going on may take to end when the server is stopped


def build_app(services: Services) -> FastAPI:
    """Builds the application of one shop."""
    folder = services.assistant.folder

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(services.turns.drain, SHUTDOWN_S)

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=life)
    app.add_middleware(RequestId)
    app.include_router(build_health(services))
    app.include_router(build_widget(folder.settings.name))
    app.include_router(build_console(services))
    app.include_router(build_export(services))
    add_problem_handlers(app)
    app.mount("/api/v1", build_api(services))
    pictures = folder.path / "images"
    if pictures.is_dir():
        app.mount("/images", Pictures(directory=pictures), name="images")
    mount_pages(app, services)
    return app
