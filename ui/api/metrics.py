"""What Prometheus is told: requests, turns and what they took, and who was refused."""

from time import perf_counter

from prometheus_client import Counter, Gauge, Histogram
from prometheus_client.registry import CollectorRegistry
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.reply import Reply

__all__ = ["Metrics", "RequestMeter"]


class Metrics:
    """The figures of one server process."""

    def __init__(self) -> None:
        """Begin at zero."""
        self.registry = CollectorRegistry()
        self.turns = Counter(
            "vitrine_turns", "Turns answered.", ["intent", "model"], registry=self.registry
        )
        self.failed = Counter(
            "vitrine_turns_failed", "Turns that ended in an error.", registry=self.registry
        )
        self.running = Gauge("vitrine_turns_running", "Turns going on.", registry=self.registry)
        self.stage_seconds = Histogram(
            "vitrine_stage_seconds", "Time by stage of a turn.", ["stage"], registry=self.registry
        )
        self.requests = Counter(
            "vitrine_requests",
            "Requests of the API.",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self.request_seconds = Histogram(
            "vitrine_request_seconds",
            "Time until a response began.",
            ["route"],
            registry=self.registry,
        )
        self.limited = Counter(
            "vitrine_limited",
            "Requests refused for their number.",
            ["limit"],
            registry=self.registry,
        )

    def count_reply(self, reply: Reply) -> None:
        """Count an answered turn and what its stages took."""
        self.turns.labels(reply.intent, reply.model).inc()
        for stage, milliseconds in reply.timings_ms.items():
            self.stage_seconds.labels(stage).observe(milliseconds / 1000)


class RequestMeter:
    """Counts requests by route, so that ids in paths make no series of their own."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        """Stand before `app`."""
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and count it as its response begins."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = perf_counter()

        async def send_counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = getattr(scope.get("route"), "path", "none")
                self.metrics.requests.labels(scope["method"], route, message["status"]).inc()
                self.metrics.request_seconds.labels(route).observe(perf_counter() - started)
            await send(message)

        await self.app(scope, receive, send_counted)
