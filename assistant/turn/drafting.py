"""A draft that may be sent: the agent's, checked against the records and mended where it must be.

It knows drafts and evidence. What was asked for, and what is kept of the turn, is the exchange's.
"""

import logging
import re
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from langchain_core.messages import AnyMessage, HumanMessage

from assistant.agent.agent import Agent, Doing, Draft, Piece, past_messages
from assistant.agent.history import recent_turns
from assistant.grounding import Grounder, Ledger, repair_request
from assistant.offline.desk_answer import say_found, say_question
from assistant.reply import Claim, Evidence, Shelf, ShelfItem
from assistant.shelf.sponsored import say_sponsored
from assistant.turn.context import TurnContext
from assistant.turn.events import Delta, Event, Progress
from assistant.turn.pausing import word_pause
from assistant.turn.speaking import Speaker
from assistant.wording import Phrases
from prompts import render

__all__ = ["Drafting", "Settled"]

_WORD = re.compile(r"\w")
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settled:
    """A draft that may be sent."""

    text: str
    shelf: Shelf
    claims: tuple[Claim, ...]
    model: str


@dataclass(frozen=True, slots=True)
class Drafting:
    """What drafts a turn's answer.

    Attributes:
        past: (what was said, what was answered) of the turns before, oldest first.
        closing: what code adds to every answer, asked once for each turn.
    """

    grounder: Grounder
    agent: Agent
    fallback: Agent
    history_tokens: int
    past: tuple[tuple[str, str], ...]
    closing: Callable[[TurnContext], list[Claim]]

    def settle_done(
        self, context: TurnContext, done: Sequence[Evidence]
    ) -> Generator[Event, None, Settled]:
        """Word what the desk did: by the run that waited for it, else without a model."""
        context.add_evidence(*done)
        resumed = yield from self._resume(context, done)
        if resumed is not None:
            return resumed
        phrases = Phrases(context.language, f"{context.number}/{context.said}")
        context.worded += say_found(done, phrases, context.floor)
        context.worded += say_question(done, phrases)
        text = "\n".join(claim.text for claim in context.worded)
        settled = self._finish(context, text, "", self.fallback.name)
        for line in settled.text.splitlines(keepends=True):
            yield Delta(line)
        return settled

    def _resume(
        self, context: TurnContext, done: Sequence[Evidence]
    ) -> Generator[Event, None, Settled | None]:
        """Go on with the run that was paused at what is done now; None where that is not possible.

        What was done is done and will be told in any case, so a model that fails is only noted.
        """
        proposal_id = str(done[0].record.get("id", ""))
        run = context.desk.take_pause(proposal_id) if proposal_id else None
        if run is None or done[0].record["status"] not in ("done", "declined"):
            return None
        try:
            draft = yield from self._hear(self.agent.resume(context, run), context, [])
        except Exception as error:  # whatever a provider's client or an old run raises
            LOG.warning("a paused run failed: %s: %s", type(error).__name__, error)
            return None
        if draft.waiting or not draft.text or not self._check(context, draft.text).ok:
            return None  # code words it better than a draft that needs mending
        settled = self._finish(context, draft.text, "", self.agent.name)
        for line in settled.text.splitlines(keepends=True):
            yield Delta(line)
        return settled

    def settle(self, context: TurnContext) -> Generator[Event, None, Settled]:
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
    ) -> Generator[Event, None, Settled]:
        """Draft, ask for one repair if the records do not back it, and settle."""
        context.begin(sees_shelf=not agent.offline)
        draft = yield from self._draft(agent, context, messages, said)
        if draft.waiting:
            return self._finish(context, word_pause(context, draft), "".join(said), agent.name)
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
        draft = yield from self._hear(agent.run(context, messages), context, said)
        context.add_time("model", started)
        return draft

    def _hear(
        self, events: Iterable[Doing | Piece | Draft], context: TurnContext, said: list[str]
    ) -> Generator[Event, None, Draft]:
        """Say what of a run may be said at once, and return its draft."""
        draft, speaker, heard = Draft("", ()), self._speaker(context), ""
        for event in events:
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
        return draft

    def _speaker(self, context: TurnContext) -> Speaker:
        return Speaker(self.grounder, context.evidence, context.shelf.ids)

    def _check(self, context: TurnContext, text: str) -> Ledger:
        started = perf_counter()
        ledger = self.grounder.check(text, context.evidence, context.shelf.ids)
        context.add_time("ground", started)
        return ledger

    def _finish(self, context: TurnContext, draft: str, said: str, model: str) -> Settled:
        """Settle a draft, with what code says at its end.

        Lines that code made of records stay as they are; the rest is checked against them.
        """
        closing = self.closing(context)
        context.worded += closing
        worded = {claim.text: claim for claim in context.worded}
        lines = [*draft.splitlines(), *(claim.text for claim in closing)]
        free = "\n".join(line for line in lines if line not in worded)
        told = tuple(item for item in context.shelf.items if any(item.title in x for x in worded))
        context.shelf = replace(
            context.shelf, items=tuple(item for item in context.shelf.items if item not in told)
        )
        settled = self._settle_free(context, free, said, model)
        if settled.text != free:
            kept = [line for line in lines if line in worded]
            first = not said and bool(lines) and lines[0] in worded
            lines = [*kept, settled.text] if first else [settled.text, *kept]
        # A product of a worded line may be named beside it too; it is shown once.
        others = (item for item in settled.shelf.items if item.id not in {i.id for i in told})
        shelf = replace(settled.shelf, items=(*told, *others))
        text = "\n".join(line for line in lines if line) or Phrases(context.language).say(
            "ask_need"
        )
        text, labels = say_sponsored(text, said, shelf, Phrases(context.language))
        claims = (*settled.claims, *context.worded, *labels)
        return replace(settled, text=text, shelf=shelf, claims=claims)

    def _settle_free(self, context: TurnContext, draft: str, said: str, model: str) -> Settled:
        """Settle what a model wrote; what was said already stays at its beginning, unchanged."""
        if not draft and not said:
            return Settled("", _shelf_of(context, ()), (), model)
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
        return Settled(
            _replaced(text, quoted), _shelf_of(context, tuple(ids)), tuple(claims), model
        )

    def _messages(self, context: TurnContext) -> list[AnyMessage]:
        if self.agent.offline:
            return [HumanMessage(context.said or "…")]
        return past_messages(recent_turns(self.past, self.history_tokens), context.said)


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
