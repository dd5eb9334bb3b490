"""`vitrine bench serve`: what the server and the widget add to the model's own time."""

from typing import Annotated

import typer

from ui.commands.options import (
    JsonOption,
    OutOption,
    ShopOption,
    print_json,
    print_line,
    save_result,
)

__all__ = ["bench_serve"]


def bench_serve(
    shop: ShopOption = None,
    messages: Annotated[
        int, typer.Option("--messages", min=2, max=500, help="Messages, each a conversation.")
    ] = 20,
    as_json: JsonOption = False,
    out: OutOption = None,
) -> None:
    """Weigh the widget, and time launcher, first token and reply as ratios to the model's time.

    The rows of the browser are left out where there is no Chromium or no Playwright.

    Example: vitrine bench serve --messages 40 --json
    """
    from tempfile import TemporaryDirectory

    from assistant.config import Settings
    from assistant.conversation import Assistant
    from assistant.models import OFFLINE
    from assistant.shop.folder import ShopFolder
    from ui.api.services import Services
    from ui.bench.machine import describe_machine
    from ui.bench.serve import measure_browser, measure_bytes, measure_http, serving
    from ui.bench.turn import dialogues
    from ui.commands.index import ensure_index
    from ui.server import build_app

    folder = ShopFolder.open(shop)
    retriever = ensure_index(folder)
    with TemporaryDirectory() as scratch:
        settings = Settings(database_url=f"sqlite:///{scratch}/all.db")
        assistant = Assistant.open(folder, model=OFFLINE, retriever=retriever, settings=settings)
        said = [script[0] for script in dialogues(assistant.catalog, messages)]
        try:
            with serving(build_app(Services.open(assistant, settings))) as address:
                rows = measure_bytes()
                rows += measure_http(address, assistant, said)
                rows += measure_browser(address, assistant, said)
        finally:
            assistant.close()
    report = {"machine": describe_machine(), "rows": rows}
    if out is not None:
        save_result(report, out, "bench_serve")
    if as_json:
        print_json(report)
        return
    for row in rows:
        if "ours_bytes" in row:
            print_line(f"{row['mode']}: {row['ours_bytes']:,} of {row['limit_bytes']:,} bytes")
        else:
            print_line(
                f"{row['mode']}: {row['ours_ms']:.1f} ms, {row['ratio']:.2f} times the model's own "
                f"{row['peer_ms']:.1f} ms ({row['low']:.2f} to {row['high']:.2f})"
            )
