"""Times the server and the widget against the model's own time: what the way to a shopper adds.

The model's own time is that of the same message given to a conversation in this process. Each
message goes both ways in turns, each time in a conversation of its own.
"""

import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter, sleep
from typing import Any

import httpx
import numpy as np
import uvicorn
from starlette.types import ASGIApp

from assistant.conversation import Assistant, Delta
from ui.bench.timing import bootstrap
from ui.commands.ports import free_port
from ui.widget import scripts

__all__ = [
    "FIRST_BYTES",
    "WHOLE_BYTES",
    "measure_browser",
    "measure_bytes",
    "measure_http",
    "serving",
]

FIRST_BYTES = 2 * 1024  # what the widget may weigh before it is opened, compressed
WHOLE_BYTES = 12 * 1024
FLAGS = ("--no-sandbox", "--disable-gpu")


@contextmanager
def serving(app: ASGIApp, port: int | None = None) -> Iterator[str]:
    """Serve an application from a thread of this process, on a free port if none is given.

    Gives its address.

    Raises:
        RuntimeError: it cannot be served on that port.
    """
    port = port or free_port()
    config = uvicorn.Config(app, port=port, log_level="error", timeout_graceful_shutdown=5)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        if not thread.is_alive():
            raise RuntimeError(f"nothing can be served on port {port}")
        sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)


def measure_bytes() -> list[dict[str, Any]]:
    """Weigh the widget's scripts as they are sent, against what they may weigh."""
    first = len(scripts.loader().compressed)
    whole = first + len(scripts.panel().compressed)
    return [
        {"mode": mode, "ours_bytes": ours, "limit_bytes": limit, "ratio": round(ours / limit, 4)}
        for mode, ours, limit in (
            ("widget before it is opened", first, FIRST_BYTES),
            ("widget whole", whole, WHOLE_BYTES),
        )
    ]


def measure_http(
    address: str, assistant: Assistant, messages: Sequence[str]
) -> list[dict[str, Any]]:
    """Time the first token and the whole reply over HTTP, in milliseconds of wall time."""
    with httpx.Client(base_url=f"{address}/api/v1/", timeout=120) as client:
        ours = lambda text: _over_http(client, text)  # noqa: E731 - one of two ways
        times = _in_turns(ours, lambda text: _in_process(assistant, text), messages)
    return [
        _row("first token over HTTP", times[:, 0, 0], times[:, 1, 0]),
        _row("whole reply over HTTP", times[:, 0, 1], times[:, 1, 1]),
    ]


def measure_browser(
    address: str, assistant: Assistant, messages: Sequence[str]
) -> list[dict[str, Any]]:
    """Time launcher and first token in Chromium; no rows where there is none."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return []
    if chromium is None:
        return []
    launchers: list[float] = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=[*FLAGS])

        def ours(text: str) -> tuple[float, float]:
            page = browser.new_context().new_page()
            page.goto(f"{address}/widget-demo")
            page.locator("vitrine-widget .launcher").wait_for()
            launchers.append(page.evaluate(LAUNCHER))
            page.locator(".launcher").click()
            page.locator(".panel textarea").fill(text)
            first, whole = page.evaluate(FIRST_TOKEN)
            page.context.close()
            return first, whole

        times = _in_turns(ours, lambda text: _in_process(assistant, text), messages)
        browser.close()
    return [
        _row("launcher in Chromium", np.array(launchers), times[:, 1, 1]),
        _row("first token in Chromium", times[:, 0, 0], times[:, 1, 0]),
    ]


# From the page's first byte to the launcher: when the script was there and had run.
LAUNCHER = """() => {
  const script = performance.getEntriesByName(new URL("/widget.js", location).href)[0];
  const [page] = performance.getEntriesByType("navigation");
  return script.responseEnd - page.responseStart;
}"""
# From the click on Send to the first words of the answer, and to its end.
FIRST_TOKEN = """() => new Promise((resolve) => {
  const panel = document.querySelector("vitrine-widget").shadowRoot.querySelector(".panel");
  const started = performance.now();
  let first = 0;
  new MutationObserver(() => {
    const answer = panel.querySelector(".turn [aria-busy]");
    if (!first && answer?.querySelector(".text:not(.busy)")) first = performance.now() - started;
    if (answer?.ariaBusy === "false") resolve([first, performance.now() - started]);
  }).observe(panel, { subtree: true, childList: true, attributes: true, characterData: true });
  panel.querySelector("form").requestSubmit();
})"""


def _in_turns(
    ours: Callable[[str], tuple[float, float]],
    peer: Callable[[str], tuple[float, float]],
    messages: Sequence[str],
) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return (n, 2, 2) milliseconds: message, ours or the model's own, first token or whole."""
    ours(messages[0]), peer(messages[0])  # caches warm
    return np.array([[ours(text), peer(text)] for text in messages])


def _in_process(assistant: Assistant, text: str) -> tuple[float, float]:
    conversation, first, started = assistant.start(), 0.0, perf_counter()
    for event in conversation.stream(text):
        if isinstance(event, Delta) and not first:
            first = perf_counter() - started
    return first * 1000, (perf_counter() - started) * 1000


def _over_http(client: httpx.Client, text: str) -> tuple[float, float]:
    begun = client.post("conversations").json()
    first, started = 0.0, perf_counter()
    headers = {"Authorization": f"Bearer {begun['token']}"}
    path = f"conversations/{begun['id']}/messages"
    with client.stream("POST", path, headers=headers, json={"text": text}) as response:
        for line in response.iter_lines():
            if line == "event: delta" and not first:
                first = perf_counter() - started
    return first * 1000, (perf_counter() - started) * 1000


def _row(
    mode: str,
    ours: np.ndarray[Any, np.dtype[np.float64]],
    peer: np.ndarray[Any, np.dtype[np.float64]],
) -> dict[str, Any]:
    ratios = ours[-len(peer) :] / peer
    low, high = bootstrap(ratios, np.median)
    return {
        "mode": mode,
        "n": len(ratios),
        "ours_ms": round(float(np.median(ours)), 3),
        "peer": "the model's own time",
        "peer_ms": round(float(np.median(peer)), 3),
        "ratio": round(float(np.median(ratios)), 4),
        "low": round(low, 4),
        "high": round(high, 4),
    }
