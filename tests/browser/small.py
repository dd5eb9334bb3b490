"""A small shop served from this process, which a test may stop, cut off and start again."""

from contextlib import contextmanager

from fastapi import FastAPI
from starlette.types import ASGIApp

from tests.ui.conftest import open_services_of
from ui.api.app import build_api
from ui.api.edge import RequestId
from ui.api.problems import add_problem_handlers
from ui.bench.serve import serving
from ui.console.routes import build_console
from ui.pictures import Pictures
from ui.widget.routes import build_widget


@contextmanager
def serving_shop(folder, url, *, port=None, through=None, model="offline"):
    """The API, the widget and the console of a shop; `through` is put before them."""
    with open_services_of(folder, url, model) as services:
        app: ASGIApp = FastAPI(openapi_url=None)
        app.add_middleware(RequestId)
        add_problem_handlers(app)
        app.include_router(build_widget(folder.settings.name))
        app.include_router(build_console(services))
        app.mount("/api/v1", build_api(services))
        app.mount("/images", Pictures(directory=folder.path / "images"))
        with serving(through(app) if through else app, port) as address:
            yield address, services


class Cutter:
    """Breaks the connection of the next answers after so many events."""

    def __init__(self, app):
        self.app = app
        self.cuts = []

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or not scope["path"].endswith("/messages") or not self.cuts:
            await self.app(scope, receive, send)
            return
        left = self.cuts.pop(0)

        async def cut(message):
            nonlocal left
            if message["type"] == "http.response.body":
                left -= 1
                if left < 0:
                    raise ConnectionAbortedError("cut by the test")
            await send(message)

        await self.app(scope, receive, cut)
