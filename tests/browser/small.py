"""A small shop served from this process, which a test may stop, cut off and start again."""

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ui.conftest import open_services_of
from ui.bench.serve import serving
from ui.server import build_app

# What the web framework, and pandas through the page's own, warn of is theirs: the first is
# silenced by FastAPI while it builds routes, which another thread's silence may undo.
WARNINGS = [
    pytest.mark.filterwarnings("ignore::pydantic.warnings.UnsupportedFieldAttributeWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

# Serves a shop, given by folder, database and port, until the process is ended.
RUN = """
import sys, time
from pathlib import Path
from assistant.shop.folder import ShopFolder
from tests.browser.small import serving_shop
folder, url, port = sys.argv[1:]
with serving_shop(ShopFolder.open(Path(folder)), url, port=int(port)):
    print("open", flush=True)
    time.sleep(600)
"""


@contextmanager
def serving_shop(folder, url, *, port=None, through=None, model="offline"):
    """All that a shop serves; `through` is put before it."""
    with open_services_of(folder, url, model) as services:
        app = build_app(services)
        with serving(through(app) if through else app, port) as address:
            yield address, services


def serve(shop, port, url):
    """The small shop's server as a process of its own, which can be killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, str(shop.path), url, str(port)],
        cwd=Path(__file__).resolve().parents[2],
        stdout=subprocess.PIPE,
    )
    assert process.stdout.readline() == b"open\n"
    return process


def kill(process):
    """Ends it as a power cut would."""
    process.kill()
    process.wait()
    process.stdout.close()


class Cutter:
    """Breaks the connection of the next answers of a path after so many events."""

    def __init__(self, app, path="/messages"):
        self.app = app
        self.path = path
        self.cuts = []

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or not scope["path"].endswith(self.path) or not self.cuts:
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
