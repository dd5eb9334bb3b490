"""What code knows of the turn in progress. Tools read and extend it; a model never sees it.

Whose data is touched, what must hold, and what was found are here and not in a model's
arguments, so no model can change them.
"""

import threading
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import TYPE_CHECKING, Any

from assistant.memory import Constraints
from assistant.records import product_record
from assistant.reply import Claim, Evidence, Shelf, ShelfItem, ToolUse
from assistant.understanding import Clarify, Reading
from retrieval.catalog import Product

if TYPE_CHECKING:
    from assistant.recommend.spending import Showing
    from assistant.shelf.sponsored import Sponsor
    from assistant.shop.desk import Desk
    from assistant.turn.floor import Floor

__all__ = ["Request", "TurnContext"]

LONGEST_WAIT_S = 20.0


@dataclass(frozen=True, slots=True)
class Request:
    """One thing asked for in a message, with what must hold for it.

    Attributes:
        reading: what was understood.
        constraints: of this request; the conversation's for the first, its own for a further one.
    """

    reading: Reading
    constraints: Constraints


@dataclass(slots=True)
class TurnContext:
    """The turn in progress.

    Attributes:
        floor: the shop: catalogue, search, policies.
        conversation_id: whose conversation this is.
        desk: the service desk of this conversation, for this message; it knows whose data it is.
        number: of this message, from 1.
        said: the message, cleaned.
        requests: what the message asks for, at least one.
        held: what the shopper had asked for before this message.
        shelf_before: products in front of the shopper when they wrote, in order.
        shown_before: ids of all products shown in this conversation, oldest first.
        shelves_before: the same, list by list.
        focus: ids of the products talked about last.
        asked_before: facets asked about in earlier turns.
        why_before: product id -> why it was shown, of the last few turns.
        may_ask: whether a question may be asked; never twice in a row.
        has_sense: whether any word of the message is one that we or the language know.
        orders_before: ids of the orders spoken of in earlier turns.
        run: which run of a model the tool calls belong to; this turn's own if "".
        task: what was begun at the desk: {"tool", "arguments", "lacks"}, changed in this turn.
        at_desk: whether the last answer was about orders, so that "that one" may be one.
        plans: (place of the request, tool call) that the offline model made, in their order.
        evidence: records that the reply may state.
        uses: tool calls made, in order.
        shelf: what the reply shows.
        showing: who has the sponsored place of this turn's shelf.
        question: what is worth asking next.
        asked: what the reply asks; its facet is "without:FACET" for an offer to drop a constraint.
        worded: lines of the answer that code made of records, each with its record.
        echoes: what the reply quotes of the shopper's own wishes.
        timings_ms: by stage.
        changed: told when a call is finished.
        finished: (step, place) of the tool calls that are done.
    """

    floor: "Floor"
    desk: "Desk"
    conversation_id: str
    number: int
    said: str
    requests: tuple[Request, ...]
    held: Constraints = Constraints()
    shelf_before: tuple[Product, ...] = ()
    shown_before: tuple[str, ...] = ()
    shelves_before: tuple[tuple[str, ...], ...] = ()
    focus: tuple[str, ...] = ()
    asked_before: frozenset[str] = frozenset()
    why_before: Mapping[str, str] = field(default_factory=dict)
    may_ask: bool = True
    has_sense: bool = True
    orders_before: tuple[str, ...] = ()
    run: str = ""
    task: Mapping[str, Any] | None = None
    at_desk: bool = False
    plans: list[tuple[int, tuple[str, dict[str, Any]]]] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    uses: list[ToolUse] = field(default_factory=list)
    shelf: Shelf = field(default_factory=Shelf)
    showing: "Showing | None" = None
    question: Clarify | None = None
    asked: Clarify | None = None
    worded: list[Claim] = field(default_factory=list)
    echoes: list[str] = field(default_factory=list)
    timings_ms: dict[str, float] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)
    changed: threading.Condition = field(default_factory=threading.Condition)
    finished: set[tuple[int, int]] = field(default_factory=set)

    @property
    def reading(self) -> Reading:
        """What was understood of the message's first request."""
        return self.requests[0].reading

    @property
    def language(self) -> str:
        """The language to answer in."""
        return self.reading.language

    def begin(self, *, sees_shelf: bool) -> None:
        """Forgets what an earlier model left in this turn, and says what is known from the start.

        Args:
            sees_shelf: whether the model was told of the products in front of the shopper, and so
                may talk about them without a tool call.
        """
        self.evidence.clear()
        self.uses.clear()
        self.shelf = Shelf()
        self.showing = None
        self.question = None
        self.asked = None
        self.worded.clear()
        self.echoes.clear()
        self.finished.clear()
        self.plans.clear()
        for product in self.shelf_before if sees_shelf else ():
            self.add_evidence(Evidence(product.id, "product", product_record(product)))
        constraints = self.requests[0].constraints.to_json()
        words = {"text": self.said, "constraints": constraints}
        self.add_evidence(Evidence("request", "request", words))
        self.add_evidence(Evidence("shop", "shop", self.floor.shop_record))

    @property
    def sponsor(self) -> "Sponsor | None":
        """Who says whose the sponsored place is; None once this turn has one: at most one."""
        return self.floor.sponsored.choose if self.showing is None else None

    @property
    def run_id(self) -> str:
        """Which run of a model tool calls belong to."""
        return self.run or f"{self.number}/{zlib.crc32(self.said.encode())}"

    def call_key(self, call_id: str) -> str:
        """Return a tool call's id made one of this turn's: some models give the same ids again.

        The same message at the same place, after a crash, is the same call.
        """
        return f"{self.run_id}/{call_id}"

    def take_up(self, request: Request, intent: str) -> None:
        """Read a request as one with another intent, which says nothing of a need for products."""
        reading = replace(request.reading, intent=intent, edits=(), query="", clarify=None)
        self.requests = tuple(
            Request(reading, self.held) if each is request else each for each in self.requests
        )

    @contextmanager
    def in_order(self, step: int, place: int) -> Iterator[None]:
        """Hold until the calls before this one of the same step are done.

        Args:
            step: of the run; any number that is another for each answer of the model.
            place: among the calls of that answer, from 0.
        """
        with self.changed:
            before = {(step, earlier) for earlier in range(place)}
            # A call that never came to run is not waited for longer than this.
            self.changed.wait_for(lambda: before <= self.finished, LONGEST_WAIT_S)
        try:
            yield
        finally:
            with self.changed:
                self.finished.add((step, place))
                self.changed.notify_all()

    def add_evidence(self, *found: Evidence) -> None:
        """Adds records; one that is there already is not added again."""
        with self.lock:
            held = {(e.kind, e.source) for e in self.evidence if e.kind != "search"}
            self.evidence.extend(e for e in found if (e.kind, e.source) not in held)

    def show(self, shelf: Shelf) -> None:
        """Puts products on the shelf, after those of an earlier call of this turn."""
        with self.lock:
            there = set(self.shelf.ids)
            items = (*self.shelf.items, *(i for i in shelf.items if i.id not in there))
            first = self.shelf if self.shelf.items else shelf
            self.shelf = Shelf(
                items,
                first.certificate,
                self.shelf.relaxed or shelf.relaxed,
                tuple(dict.fromkeys((*self.shelf.uncovered, *shelf.uncovered))),
                first.grid,
            )

    def show_products(self, products: Sequence[Product], why: str = "") -> None:
        """Puts single products on the shelf, as a question about them does."""
        self.show(Shelf(tuple(ShelfItem(product_record(product), why) for product in products)))

    def add_time(self, stage: str, started: float) -> None:
        """Adds the time since `started` (from `perf_counter`) to a stage."""
        self.add_milliseconds(stage, (perf_counter() - started) * 1000)

    def add_milliseconds(self, stage: str, spent: float) -> None:
        """Adds a time to a stage."""
        with self.lock:
            self.timings_ms[stage] = self.timings_ms.get(stage, 0.0) + spent

    def record_use(self, name: str, arguments: dict[str, Any]) -> None:
        """Notes a tool call."""
        with self.lock:
            self.uses.append(ToolUse(name, arguments))
