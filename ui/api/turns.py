"""Turns going on, each in a thread of its own, and their events for whoever follows.

A turn does not depend on the connection that asked for it: when that is lost it goes on, and the
sender may follow again from the last event it saw. It knows events, not HTTP.
"""

import asyncio
import json
import logging
import secrets
import threading
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.conversation import Conversation, Delta, Done, Event, Progress
from ui.api.metrics import Metrics

__all__ = ["Busy", "Frame", "Message", "Run", "Turns", "Word"]

Word = Literal["yes", "no"]

LOG = logging.getLogger(__name__)
WORKERS = 32
MOST_WAITING = 256
HEARTBEAT_S = 15.0
FAILED = "Something went wrong here. Your message is safe to send again."


class Busy(Exception):  # noqa: N818 - a state of the server that passes
    """No further turn can be begun now."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it came in, or a click on a proposal's yes or no.

    Attributes:
        key: the sender's name for it, under which it is answered once.
        text: what was said; "yes" or "no" to a proposal.
        product: id of the product that the shopper has open.
        proposal: id of the proposal that is answered.
    """

    key: str
    text: str
    product: str | None = None
    proposal: str | None = None

    @classmethod
    def answering(cls, proposal: str, word: Word) -> "Message":
        """Make the message of a click; the same answer to a proposal, however given, is one."""
        return cls(f"{proposal}:{word}", word, proposal=proposal)

    def put_to(self, conversation: Conversation) -> Iterator[Event]:
        """Have it answered.

        What a person of the shop wrote is asked for beside the messages, so that an answer does
        not say it again.
        """
        conversation.hear_person()
        if self.proposal is None:
            return conversation.stream(self.text, key=self.key, product=self.product)
        word: Word = "yes" if self.text == "yes" else "no"
        return conversation.answer_proposal(self.proposal, word, key=self.key)


@dataclass(frozen=True, slots=True)
class Frame:
    """One event: `kind` is "progress", "delta", "reply" or "error"; `id` is "RUN-NUMBER"."""

    id: str
    kind: str
    data: dict[str, Any]

    def encode(self) -> bytes:
        """Return it as a server-sent event."""
        data = json.dumps(self.data, ensure_ascii=False, separators=(",", ":"))
        return f"id: {self.id}\nevent: {self.kind}\ndata: {data}\n\n".encode()


@dataclass(slots=True)
class Run:
    """One turn going on."""

    message: Message
    name: str = field(default_factory=lambda: secrets.token_hex(4))
    frames: list[Frame] = field(default_factory=list)
    over: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _followers: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = field(default_factory=set)

    def add(self, kind: str, data: dict[str, Any], *, last: bool = False) -> None:
        """Add an event, from the turn's thread, and wake the followers."""
        with self._lock:
            self.frames.append(Frame(f"{self.name}-{len(self.frames) + 1}", kind, data))
            self.over = last
            for loop, news in self._followers:
                loop.call_soon_threadsafe(news.set)

    async def follow(self, last_event_id: str = "") -> AsyncIterator[Frame | None]:
        """Yield the events after one, to the end; None as a sign of life while nothing happens.

        Args:
            last_event_id: the last one seen. An id of another run of the same message, such as
                one before a restart, says nothing of this one: then all events are given.
        """
        news = asyncio.Event()
        follower = (asyncio.get_running_loop(), news)
        with self._lock:
            self._followers.add(follower)
        at = self._seen(last_event_id)
        try:
            while True:
                news.clear()
                over, frames = self.over, self.frames[at:]
                for frame in frames:
                    yield frame
                at += len(frames)
                if over:
                    return
                try:
                    await asyncio.wait_for(news.wait(), HEARTBEAT_S)
                except TimeoutError:
                    yield None
        finally:
            with self._lock:
                self._followers.discard(follower)

    def _seen(self, last_event_id: str) -> int:
        name, _, number = last_event_id.partition("-")
        return int(number) if name == self.name and number.isdecimal() else 0


class Turns:
    """The turns going on in this process."""

    def __init__(self, metrics: Metrics) -> None:
        """Begin with none."""
        self._metrics = metrics
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="turn")
        self._running: dict[tuple[str, str], Run] = {}
        self._lock = threading.Lock()
        self._futures: set[Any] = set()
        self.draining = False

    def begin(self, conversation: Conversation, message: Message) -> Run:
        """Begin a turn; one that goes on under the same key is joined.

        Raises:
            Busy: too many are waiting, or the server is about to stop.
        """
        place = (conversation.id, message.key)
        with self._lock:
            if (going := self._running.get(place)) is not None:
                return going
            if self.draining or len(self._running) >= MOST_WAITING:
                raise Busy
            run = self._running[place] = Run(message)
            future = self._pool.submit(self._run, conversation, run)
            self._futures.add(future)
            future.add_done_callback(self._futures.discard)
        self._metrics.running.inc()
        return run

    def going(self, conversation_id: str) -> bool:
        """Whether a turn of that conversation goes on."""
        with self._lock:
            return any(place[0] == conversation_id for place in self._running)

    def drain(self, timeout_s: float) -> None:
        """Begin no more turns and wait until those going on are over."""
        with self._lock:
            self.draining = True
            futures = set(self._futures)
        wait(futures, timeout_s)
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _run(self, conversation: Conversation, run: Run) -> None:
        try:
            for event in run.message.put_to(conversation):
                if isinstance(event, Progress | Delta):
                    kind = "progress" if isinstance(event, Progress) else "delta"
                    run.add(kind, {"text": event.text})
                elif isinstance(event, Done):
                    if run.frames:  # a message answered before counts once
                        self._metrics.count_reply(event.reply)
                    run.add("reply", reply_data(event), last=True)
        except Exception:
            # A bug or a lost database: the follower learns that it may send again.
            LOG.exception("a turn of conversation %s failed", conversation.id)
            self._metrics.failed.inc()
            run.add("error", {"detail": FAILED}, last=True)
        finally:
            self._metrics.running.dec()
            with self._lock:
                self._running.pop((conversation.id, run.message.key), None)


def reply_data(done: Done) -> dict[str, Any]:
    """Return a reply as the final event says it: DESIGN.md's shape, with the turn's number."""
    return {**done.reply.to_json(), "number": done.number}
