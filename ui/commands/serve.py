"""`vitrine serve`: the page, the API and the pictures of one shop."""

from typing import Annotated

import typer

from ui.commands.options import ModelOption, RankerOption, ShopOption, print_line

__all__ = ["serve"]


def serve(
    shop: ShopOption = None,
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 7860,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    model: ModelOption = None,
    ranker: RankerOption = "coverage",
) -> None:
    """Serve a shop's page at /, its API at /api/v1 and its pictures.

    Builds the index first if there is none for this catalogue.

    Example: vitrine serve --shop my-shop --port 8000
    """
    import uvicorn

    from assistant.conversation import Assistant
    from assistant.masking import mask_logs
    from assistant.shop.folder import ShopFolder
    from ui.api.services import Services
    from ui.commands.index import ensure_index
    from ui.commands.ports import claim_port
    from ui.server import build_app

    listener = claim_port(host, port)
    folder = ShopFolder.open(shop)
    mask_logs()
    assistant = Assistant.open(folder, model=model, retriever=ensure_index(folder), ranker=ranker)
    app = build_app(Services.open(assistant))
    print_line(f"{folder.settings.name} is open at http://{host}:{port}/  (Ctrl+C closes it)")
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=20))
    server.run(sockets=[listener])
