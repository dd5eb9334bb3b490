"""One turn of a conversation: hear, remember, draft, check, reply.

It changes nothing outside itself: it yields what is worth showing at once, and at its end the
turn to be kept.
"""

import logging
import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from time import perf_counter

from langchain_core.messages import AnyMessage, HumanMessage

from assistant.agent.agent import Agent, Doing, Draft, past_messages
from assistant.agent.history import recent_turns
from assistant.grounding import Grounder, Ledger, repair_request
from assistant.memory import Constraints
from assistant.reply import Claim, Reply, Shelf, ShelfItem
from assistant.shelf.suggest import suggest_replies
from assistant.transcript import Turn
from assistant.turn.context import Request, TurnContext
from assistant.turn.floor import Floor
from assistant.turn.hearing import SHOPPING, hear, hear_removal, products_of
from assistant.turn.message import clean_message
from assistant.turn.speaking import Speaker
from assistant.turn.state import State
from assistant.understanding import Reader
from prompts import render

__all__ = ["Delta", "Done", "Event", "Progress", "Exchange"]

EARLIER_WINDOWS = 4
RECENT = 4
STAGES = ("total", "encode", "retrieve", "rank", "model", "ground")
_WORD = re.compile(r"\w")
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """What is being done, in the shopper's language."""

    text: str


@dataclass(frozen=True, slots=True)
class Delta:
    """A checked piece of the reply's text."""

    text: str


@dataclass(frozen=True, slots=True)
class Done:
    """The reply; its text is that of the deltas put together."""

    reply: Reply


Event = Progress | Delta | Done


@dataclass(frozen=True, slots=True)
class _Settled:
    """A draft that may be sent."""

    text: str
    shelf: Shelf
    claims: tuple[Claim, ...]
    model: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """All that one turn needs; made anew for each."""

    conversation_id: str
    customer_id: str | None
    turns: tuple[Turn, ...]
    floor: Floor
    reader: Reader
    grounder: Grounder
    agent: Agent
    fallback: Agent
    history_tokens: int

    def answer(self, text: str) -> Iterator[Event | Turn]:
        """Answer a message; the last thing yielded is the Turn."""
        started = perf_counter()
        said, state = clean_message(text), State.after(self.turns)
        requests = hear(self.reader, self.floor.catalog, state, said, self._language())
        yield from self._reply(self._context(said, state, requests), state, started)

    def answer_without(self, key: str) -> Iterator[Event | Turn]:
        """Answer a constraint's being taken off."""
        started = perf_counter()
        state = State.after(self.turns)
        requests = hear_removal(state, key, self._language())
        yield from self._reply(self._context("", state, requests), state, started)

    def _language(self) -> str:
        """The language of the last reply, else the shop's own."""
        if self.turns:
            return self.turns[-1].reply.language
        return self.floor.settings.locale.replace("-", "_").split("_")[0].lower()

    def _context(self, said: str, state: State, requests: tuple[Request, ...]) -> TurnContext:
        return TurnContext(
            floor=self.floor,
            conversation_id=self.conversation_id,
            number=state.number + 1,
            said=said,
            requests=requests,
            customer_id=self.customer_id,
            shelf_before=products_of(self.floor.catalog, state.window),
            shown_before=state.shown,
            focus=state.focus,
            asked_before=state.asked_before,
            why_before={
                item.id: item.why
                for turn in self.turns[-RECENT:]
                for item in turn.reply.shelf.items
                if "search_products" in {use.name for use in turn.reply.tools}
            },
            may_ask=not state.asked,
        )

    def _reply(self, context: TurnContext, state: State, started: float) -> Iterator[Event | Turn]:
        context.add_time("read", started)
        settled = yield from self._settle(context)
        after = _next_state(context, state, settled)
        context.add_time("total", started)
        reply = Reply(
            text=settled.text,
            language=context.language,
            intent=context.reading.intent,
            model=settled.model,
            tools=tuple(context.uses),
            constraints=after.constraints.to_json(),
            shelf=settled.shelf,
            claims=settled.claims,
            suggestions=suggest_replies(context),
            refused=_refused(context),
            clarifies=after.asked or None,
            timings_ms=_timings(context.timings_ms),
        )
        yield Turn(context.said, reply, after.to_json())

    def _settle(self, context: TurnContext) -> Generator[Event, None, _Settled]:
        """Draft with the agent, and with the offline model when that fails."""
        messages = self._messages(context)
        said: list[str] = []
        try:
            settled = yield from self._try(self.agent, context, messages, said)
        except (
            Exception
        ) as error:  # whatever a provider's client raises; our own bugs are raised anew
            if self.agent.offline:
                raise
            LOG.warning("%s failed: %s: %s", self.agent.name, type(error).__name__, error)
            if said:
                # What was said stands, and so does its shelf: only the end is missing.
                settled = self._finish(context, "", "".join(said), self.fallback.name)
            else:
                settled = yield from self._try(self.fallback, context, messages, said)
        rest = settled.text[len("".join(said)) :]
        for line in rest.splitlines(keepends=True):
            yield Delta(line)
        return settled

    def _try(
        self, agent: Agent, context: TurnContext, messages: list[AnyMessage], said: list[str]
    ) -> Generator[Event, None, _Settled]:
        """Draft, ask for one repair if the records do not back it, and settle."""
        context.begin(sees_shelf=not agent.offline)
        draft = yield from self._draft(agent, context, messages, said)
        ledger = None if agent.offline else self._check(context, draft.text)
        if ledger is not None and not ledger.ok:
            findings = repair_request(ledger)
            heard = render("continue_said", said="".join(said)) if said else ""
            request = render("repair", findings=findings, said=heard)
            again = [*draft.messages, HumanMessage(request)]
            draft = yield from self._draft(agent, context, again, said)
        return self._finish(context, draft.text, "".join(said), agent.name)

    def _draft(
        self, agent: Agent, context: TurnContext, messages: list[AnyMessage], said: list[str]
    ) -> Generator[Event, None, Draft]:
        started = perf_counter()
        draft, speaker, heard = Draft("", ()), self._speaker(context), ""
        for event in agent.run(context, messages):
            if isinstance(event, Doing):
                yield Progress(event.text)
            elif isinstance(event, Draft):
                draft = event
            elif context.uses:
                # Before a tool has answered there is nothing to check against. Once something was
                # said, another message waits until it is complete and can be joined to it.
                if event.message_id != heard and not said:
                    speaker, heard = self._speaker(context), event.message_id
                if event.message_id == heard and (words := speaker.feed(event.text)):
                    said.append(words)
                    yield Delta(words)
        context.add_time("model", started)
        return draft

    def _speaker(self, context: TurnContext) -> Speaker:
        return Speaker(self.grounder, context.evidence, context.shelf.ids)

    def _check(self, context: TurnContext, text: str) -> Ledger:
        started = perf_counter()
        ledger = self.grounder.check(text, context.evidence, context.shelf.ids)
        context.add_time("ground", started)
        return ledger

    def _finish(self, context: TurnContext, draft: str, said: str, model: str) -> _Settled:
        """Settle a draft; what was said already stays at its beginning, word for word."""
        text = draft if draft.startswith(said) else _join(said, draft)
        # The shopper's own wish, quoted back, states nothing, though its words may name a product.
        marks = ("“your wish”", "“that wish”", "“this wish”", "“the wish”")
        quoted = {mark: f"“{echo}”" for mark, echo in zip(marks, context.echoes, strict=False)}
        text = _replaced(text, {echo: mark for mark, echo in quoted.items()})
        ledger = self._check(context, text)
        if not ledger.ok and not said and model == self.fallback.name:
            # The offline model says what records say: a sentence that cannot be traced to one is
            # left out whole, where mending it would make worse reading.
            text = _without_unbacked(text, ledger, context.shelf)
            ledger = self._check(context, text)
        started = perf_counter()
        if ledger.ok and set(ledger.named_ids) == set(context.shelf.ids):
            ids, claims = context.shelf.ids, ledger.claims
        else:
            text, ids, claims = self.grounder.settle(ledger, context.evidence, context.shelf)
            if not text.startswith(said):
                heard = self._check(context, said)
                text, ids, claims = said, heard.named_ids, heard.claims
        context.add_time("ground", started)
        return _Settled(
            _replaced(text, quoted), _shelf_of(context, tuple(ids)), tuple(claims), model
        )

    def _messages(self, context: TurnContext) -> list[AnyMessage]:
        if self.agent.offline:
            return [HumanMessage(context.said or "…")]
        past = [(turn.text, turn.reply.text) for turn in self.turns]
        return past_messages(recent_turns(past, self.history_tokens), context.said)


def _without_unbacked(text: str, ledger: Ledger, shelf: Shelf) -> str:
    """Return the text without unbacked sentences, except those that name a product shown."""
    for sentence in ledger.sentences:
        if not sentence.ok and not any(item.title in sentence.text for item in shelf.items):
            text = text.replace(sentence.text, "", 1)
    return "\n".join(line.strip() for line in text.splitlines() if _WORD.search(line))


def _replaced(text: str, pairs: Mapping[str, str]) -> str:
    for old, new in pairs.items():
        text = text.replace(old, new)
    return text


def _join(said: str, draft: str) -> str:
    """Return what was said and the lines of a new draft that do not say it again."""
    known = {line.strip() for line in said.splitlines()}
    fresh = [line for line in draft.splitlines() if line.strip() and line.strip() not in known]
    if not fresh:
        return said
    return said + ("" if said.endswith("\n") else "\n") + "\n".join(fresh)


def _shelf_of(context: TurnContext, ids: tuple[str, ...]) -> Shelf:
    """Return the turn's shelf with exactly these products, in this order."""
    items = {item.id: item for item in context.shelf.items}
    records = {e.source: e.record for e in context.evidence if e.kind == "product"}
    kept = [items.get(i) or ShelfItem(records[i]) for i in ids if i in items or i in records]
    return replace(context.shelf, items=tuple(kept))


def _next_state(context: TurnContext, state: State, settled: _Settled) -> State:
    """Return what the next turn needs to know."""
    ids = settled.shelf.ids
    names = {use.name for use in context.uses}
    searched = "search_products" in names and bool(ids)
    window, earlier = state.window, state.earlier
    if searched or (ids and not window):
        window = ids
        if state.window:
            earlier = (state.window, *earlier)[:EARLIER_WINDOWS]
    talked = ids if ids and not searched else ids if len(ids) == 1 else ()
    asked = context.asked
    if (
        asked is None
        and context.question is not None
        and settled.text.rstrip().endswith(("?", "？"))
    ):
        asked = context.question
    facets = {asked.facet} if asked is not None else set()
    return State(
        constraints=_memory(context, state),
        window=window,
        earlier=earlier,
        shown=tuple(dict.fromkeys((*state.shown, *ids))),
        focus=talked if ids else state.focus,
        asked=asked.facet if asked is not None else "",
        asked_before=state.asked_before | facets,
        number=state.number + 1,
    )


def _memory(context: TurnContext, state: State) -> Constraints:
    """Return the constraints of the message's first request that is about shopping."""
    shopping = [r for r in context.requests if r.reading.intent in SHOPPING]
    return (shopping or list(context.requests))[0].constraints


def _refused(context: TurnContext) -> str | None:
    """Return the rule that refused the last action of the turn, if one did."""
    refusals = [e.record for e in context.evidence if e.record.get("status") == "refused"]
    return str(refusals[-1].get("rule")) if refusals else None


def _timings(spent: dict[str, float]) -> dict[str, float]:
    """Return milliseconds by stage; the model's own time without what its tools took."""
    tools = sum(spent.get(stage, 0.0) for stage in ("encode", "retrieve", "rank"))
    stages = {**dict.fromkeys(STAGES, 0.0), **spent}
    stages["model"] = max(0.0, stages["model"] - tools)
    return {stage: round(value, 3) for stage, value in stages.items()}
