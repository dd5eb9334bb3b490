"""Serves the widget's two scripts and a host page to try it on."""

import secrets
from pathlib import Path

from fastapi import APIRouter, Request, Response

from ui.templating import render
from ui.widget import scripts

__all__ = ["build_widget"]

FOLDER = Path(__file__).parent
HEADERS = {
    "Content-Type": "text/javascript; charset=utf-8",
    "Cache-Control": "public, max-age=600",
    "Vary": "Accept-Encoding",
    # Any page may fetch the scripts; what they may do there is decided by the API's allow-list.
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def build_widget(shop_name: str) -> APIRouter:
    """Make the routes /widget.js, /widget/panel.js and /widget-demo."""
    router = APIRouter(include_in_schema=False)

    @router.get("/widget.js")
    def loader(request: Request) -> Response:
        return _send(scripts.loader(), request)

    @router.get("/widget/panel.js")
    def panel(request: Request) -> Response:
        return _send(scripts.panel(), request)

    @router.get("/widget-demo")
    def demo() -> Response:
        """A page with a strict Content Security Policy and Trusted Types, as a shop may have."""
        nonce = secrets.token_urlsafe(16)
        text = render("demo.html", FOLDER, shop=shop_name, nonce=nonce)
        policy = (
            f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; "
            "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            "frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
        )
        headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
        return Response(text, media_type="text/html", headers=headers)

    return router


def _send(script: scripts.Script, request: Request) -> Response:
    headers = {**HEADERS, "ETag": script.tag}
    if request.headers.get("if-none-match") == script.tag:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(script.compressed, headers={**headers, "Content-Encoding": "gzip"})
    return Response(script.plain, headers=headers)
