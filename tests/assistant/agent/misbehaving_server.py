"""A fake chat server on loopback that speaks OpenAI's protocol and misbehaves on cue.

It holds no model: each request is answered by the next act of its script, and the last act is
repeated. What a client makes of it is the test's question.
"""

import contextlib
import json
import threading
import time
from collections.abc import Callable, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = [
    "Act",
    "MisbehavingServer",
    "calls",
    "calls_without_end",
    "cuts_the_stream",
    "drops_the_connection",
    "fails",
    "says",
    "says_slowly",
]

Call = tuple[str, str]  # a tool's name and its arguments as they are sent, valid JSON or not
Body = dict[str, Any]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "MisbehavingServer"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.close_connection = True
        # The client may have given up, as it should.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.server.next_act(body)(self, body)

    def log_message(self, *_: object) -> None:
        """Say nothing on the terminal."""

    def send_json(self, status: int, data: Body, **headers: str) -> None:
        sent = json.dumps(data).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def send_deltas(
        self, deltas: Sequence[Body], *, reason: str | None, pause_s: float = 0.0
    ) -> None:
        """Stream deltas; without a reason the stream is cut before its end."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for delta in deltas:
            self._event(_completion({"delta": delta, "finish_reason": None}, "chunk"))
            time.sleep(pause_s)
        if reason is None:
            self.wfile.flush()
            self.connection.close()
            return
        self._event(_completion({"delta": {}, "finish_reason": reason}, "chunk"))
        self.wfile.write(b"data: [DONE]\n\n")

    def _event(self, data: Body) -> None:
        self.wfile.write(b"data: " + json.dumps(data).encode() + b"\n\n")
        self.wfile.flush()

    def answer(self, body: Body, message: Body, reason: str = "stop", pause_s: float = 0.0) -> None:
        """Give a whole message, as a stream where one was asked for."""
        if not body.get("stream"):
            time.sleep(pause_s * len(message.get("content") or ""))
            self.send_json(200, _completion({"message": message, "finish_reason": reason}))
            return
        text = message.get("content") or ""
        pieces: list[Body] = [{"role": "assistant", "content": ""}]
        pieces += [{"content": text[at : at + 8]} for at in range(0, len(text), 8)]
        for at, call in enumerate(message.get("tool_calls", ())):
            pieces.append({"tool_calls": [{"index": at, **call}]})
        if message.get("refusal"):
            pieces.append({"refusal": message["refusal"]})
        self.send_deltas(pieces, reason=reason, pause_s=pause_s)


Act = Callable[[_Handler, Body], None]


class MisbehavingServer(ThreadingHTTPServer):
    """Answers chat completions by its script.

    Attributes:
        heard: the bodies of all requests.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.heard: list[Body] = []
        self._acts: Sequence[Act] = ()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self.serve_forever, daemon=True)

    @property
    def url(self) -> str:
        """For OPENAI_BASE_URL."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    def cue(self, *acts: Act) -> None:
        """Begin a script of acts."""
        self.heard = []
        self._acts = acts

    def next_act(self, body: Body) -> Act:
        with self._lock:
            self.heard.append(body)
            return self._acts[min(len(self.heard), len(self._acts)) - 1]

    def __enter__(self) -> "MisbehavingServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()
        self._thread.join()


def says(text: str, **more: Any) -> Act:
    """A message; `refusal=...` adds OpenAI's field for it."""
    return lambda handler, body: handler.answer(
        body, {"role": "assistant", "content": text, **more}
    )


def says_slowly(text: str, pause_s: float) -> Act:
    """A message whose tokens take their time."""
    message = {"role": "assistant", "content": text}
    return lambda handler, body: handler.answer(body, message, pause_s=pause_s)


def calls(*made: Call) -> Act:
    """Tool calls, all in one message."""
    return lambda handler, body: handler.answer(body, _calling(made, 0), "tool_calls")


def calls_without_end(name: str, argument: str) -> Act:
    """The same tool for ever, each time with another value of an argument."""

    def act(handler: _Handler, body: Body) -> None:
        number = len(handler.server.heard)
        made = [(name, json.dumps({argument: f"{argument} {number}"}))]
        handler.answer(body, _calling(made, number), "tool_calls")

    return act


def fails(status: int, **headers: str) -> Act:
    """An HTTP error."""
    error = {"error": {"message": f"on cue: {status}", "type": "fake", "code": None}}
    return lambda handler, _: handler.send_json(status, error, **headers)


def cuts_the_stream(text: str) -> Act:
    """Some words, and then a stream that ends without an end."""
    deltas = [{"role": "assistant", "content": text}]
    return lambda handler, _: handler.send_deltas(deltas, reason=None)


def drops_the_connection(handler: _Handler, _: Body) -> None:
    """No answer at all."""
    handler.connection.close()


def _calling(made: Sequence[Call], number: int) -> Body:
    return {
        "role": "assistant",
        "content": None,
        "tool_calls": [
            {
                "id": f"call-{number}-{at}",
                "type": "function",
                "function": {"name": name, "arguments": arguments},
            }
            for at, (name, arguments) in enumerate(made)
        ],
    }


def _completion(choice: Body, kind: str = "") -> Body:
    return {
        "id": "chatcmpl-fake",
        "object": f"chat.completion{'.' + kind if kind else ''}",
        "created": 0,
        "model": "fake",
        "choices": [{"index": 0, "logprobs": None, **choice}],
    }
