"""Puts the Gradio pages onto the web application: the shop's at `/`, the owner's at `/owner`."""

from pathlib import Path
from typing import Any, Final

import gradio as gr
from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse

from ui.api.services import Services
from ui.console.export import require_owner
from ui.page.owner import build_owner_page
from ui.page.page import build_page

__all__ = ["PAGE_CSS", "mount_pages"]

PAGE_CSS: Final = Path(__file__).parent / "page.css"


def mount_pages(app: FastAPI, services: Services) -> None:
    """Mount both pages; nothing may be routed after this, since the shop's page takes the rest."""
    theme = gr.themes.Base(
        primary_hue="emerald",
        neutral_hue="stone",
        font=["ui-sans-serif", "system-ui", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"],
        font_mono=["ui-monospace", "monospace"],
    )
    look: dict[str, Any] = {
        "css_paths": PAGE_CSS,
        "theme": theme,
        "footer_links": [],
        "run_history": False,
        "ssr_mode": False,
        "show_error": False,
        "max_file_size": 0,
        "enable_monitoring": False,
    }

    def owner(request: Request) -> str:
        return require_owner(services, request)

    @app.get("/owner", include_in_schema=False)
    def with_slash() -> RedirectResponse:
        return RedirectResponse("/owner/")

    gr.mount_gradio_app(
        app, build_owner_page(services.assistant), path="/owner", auth_dependency=owner, **look
    )
    gr.mount_gradio_app(app, build_page(services), path="/", **look)
