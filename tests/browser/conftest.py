"""A real server and a real Chromium; both are skipped with a reason where there is no Chromium."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.browser.shop_page import open_page
from tests.ui.conftest import OWNER_TOKEN
from ui.commands.ports import free_port

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def server(demo_index, tmp_path_factory):
    """The demo shop, served by the command that people use."""
    port = free_port()
    folder = tmp_path_factory.mktemp("server")
    shop = demo_without_limits(demo_index.parent, folder / "shop")
    log = folder / "log.txt"
    with log.open("w") as output:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "ui", "serve", "--port", str(port)),
                *("--shop", str(shop), "--model", "offline"),
            ],
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=Path(__file__).resolve().parents[2],
            env={
                **os.environ,
                "VITRINE_DATABASE_URL": f"sqlite:///{folder / 'shop.db'}",
                "VITRINE_OWNER_TOKEN": OWNER_TOKEN,
            },
        )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_until_open(process, url, log)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=30)


def demo_without_limits(demo, path):
    """The demo shop's folder, in which one address may say as much as all these tests do."""
    path.mkdir()
    for part in demo.iterdir():
        if part.name != "shop.toml":
            (path / part.name).symlink_to(part)
    limits = "messages_per_minute = 1000\naddress_messages_per_minute = 10000\n"
    settings = (demo / "shop.toml").read_text(encoding="utf-8")
    (path / "shop.toml").write_text(f"{settings}\n[limits]\n{limits}", encoding="utf-8")
    return path


def _wait_until_open(process, url, log, *, limit_s=180):
    end = time.monotonic() + limit_s
    while time.monotonic() < end:
        if process.poll() is not None:
            pytest.fail(f"the server ended: {log.read_text()}")
        try:
            if httpx.get(f"{url}/healthz", timeout=2).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    pytest.fail(f"the server did not open: {log.read_text()}")


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine; install Debian's package chromium")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=[(1440, 900), (390, 844)], ids=["desktop", "phone"])
def page(chromium, server, request):
    """The shop's page, fresh, at a desktop's and at a phone's width."""
    width, height = request.param
    context = chromium.new_context(viewport={"width": width, "height": height})
    context.set_default_timeout(20_000)
    tab = context.new_page()
    problems = []
    tab.on("pageerror", lambda error: problems.append(str(error)))
    open_page(tab, server)
    yield tab
    context.close()
    assert problems == []
