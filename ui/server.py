"""The web server: the page at `/`, the API at `/api/v1`, the shop's pictures, health and metrics.

It turns requests into turns of a conversation and holds no state of its own, so any number of
workers can stand behind a load balancer.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import gradio as gr
from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.staticfiles import StaticFiles
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Histogram, generate_latest
from prometheus_client.registry import CollectorRegistry
from pydantic import BaseModel, ConfigDict, Field
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.middleware.base import RequestResponseEndpoint

from assistant.conversation import Assistant, Conversation, Delta, Done, Progress
from ui.page import PAGE_CSS, build_page

__all__ = ["MESSAGE_LIMIT", "build_app"]

MESSAGE_LIMIT = 20_000  # characters of one message


class Message(BaseModel):
    """What a shopper says."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=MESSAGE_LIMIT)]


class _Metrics:
    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.turns = Counter(
            "vitrine_turns", "Turns answered.", ["intent", "model"], registry=self.registry
        )
        self.seconds = Histogram(
            "vitrine_stage_seconds", "Time by stage of a turn.", ["stage"], registry=self.registry
        )

    def count(self, event: Done) -> None:
        reply = event.reply
        self.turns.labels(reply.intent, reply.model).inc()
        for stage, milliseconds in reply.timings_ms.items():
            self.seconds.labels(stage).observe(milliseconds / 1000)


def build_app(assistant: Assistant) -> FastAPI:
    """Builds the application for one shop."""
    app = FastAPI(title=f"{assistant.folder.settings.name}: Vitrine", version="1")
    metrics = _Metrics()
    _add_health(app, metrics)
    _add_pictures(app, assistant.folder.path / "images")
    _add_conversations(app, assistant, metrics)
    page = build_page(assistant)
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        css_paths=PAGE_CSS,
        theme=gr.themes.Base(
            primary_hue="emerald",
            neutral_hue="stone",
            font=["ui-sans-serif", "system-ui", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"],
            font_mono=["ui-monospace", "monospace"],
        ),
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        show_error=False,
        max_file_size=0,
        enable_monitoring=False,
    )
    return app


def _add_health(app: FastAPI, metrics: _Metrics) -> None:
    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        """Answers as soon as the server can take requests."""
        return {"status": "ok"}

    @app.get("/metrics", include_in_schema=False)
    def metrics_page() -> Response:
        return Response(generate_latest(metrics.registry), media_type=CONTENT_TYPE_LATEST)


def _add_pictures(app: FastAPI, folder: Path) -> None:
    if not folder.is_dir():
        return
    files = StaticFiles(directory=folder)

    @app.middleware("http")
    async def guard_pictures(request: Request, call_next: RequestResponseEndpoint) -> Response:
        # A picture opened by itself is a document: a script inside a merchant's SVG must not run.
        response = await call_next(request)
        if request.url.path.startswith("/images/"):
            response.headers["Content-Security-Policy"] = (
                "default-src 'none'; style-src 'unsafe-inline'; sandbox"
            )
            response.headers["X-Content-Type-Options"] = "nosniff"
            response.headers["Cache-Control"] = "public, max-age=86400"
        return response

    app.mount("/images", files, name="images")


def _add_conversations(app: FastAPI, assistant: Assistant, metrics: _Metrics) -> None:
    @app.post("/api/v1/conversations", status_code=201)
    def start() -> dict[str, str]:
        """Starts a conversation; its id is the only key to it."""
        return {"id": assistant.start().id}

    @app.get("/api/v1/conversations/{conversation_id}")
    def history(conversation_id: str) -> dict[str, object]:
        """What was said so far, oldest first."""
        conversation = _known(assistant, conversation_id)
        turns = [{"text": turn.text, "reply": turn.reply.to_json()} for turn in conversation.turns]
        return {"id": conversation.id, "turns": turns}

    @app.post("/api/v1/conversations/{conversation_id}/messages")
    def send(conversation_id: str, message: Message) -> EventSourceResponse:
        """Answers one message as server-sent events: progress, delta, and the final reply."""
        conversation = _known(assistant, conversation_id)
        return EventSourceResponse(_events(conversation, message.text, metrics))


def _events(conversation: Conversation, text: str, metrics: _Metrics) -> Iterator[ServerSentEvent]:
    for event in conversation.stream(text):
        if isinstance(event, Progress):
            yield ServerSentEvent(json.dumps({"text": event.text}), event="progress")
        elif isinstance(event, Delta):
            yield ServerSentEvent(json.dumps({"text": event.text}), event="delta")
        else:
            metrics.count(event)
            yield ServerSentEvent(json.dumps(event.reply.to_json()), event="reply")


def _known(assistant: Assistant, conversation_id: str) -> Conversation:
    if not assistant.has_conversation(conversation_id):
        raise HTTPException(404, "No such conversation. Start one: POST /api/v1/conversations")
    return assistant.start(conversation_id)
