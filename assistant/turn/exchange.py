"""One turn of a conversation: hear, remember, draft, check, reply.

It changes nothing outside itself: it yields what is worth showing at once, and at its end the
turn to be kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Literal

from assistant.agent.agent import Agent
from assistant.grounding import Grounder
from assistant.recommend.spending import Showing
from assistant.reply import Evidence, Reply, Shelf
from assistant.shelf.suggest import suggest_replies
from assistant.shop.desk import Desk
from assistant.transcript import Turn
from assistant.turn.after import LISTING, next_state
from assistant.turn.context import Request, TurnContext
from assistant.turn.counter import Counter
from assistant.turn.drafting import Drafting, Settled
from assistant.turn.events import Event
from assistant.turn.floor import Floor
from assistant.turn.hearing import hear, hear_button, hear_removal, products_of
from assistant.turn.message import clean_message
from assistant.turn.state import State
from assistant.understanding import Reader
from assistant.understanding.words.sense import makes_sense

__all__ = ["Exchange"]

RECENT = 4
STAGES = ("total", "encode", "retrieve", "rank", "model", "ground")


@dataclass(frozen=True, slots=True)
class Exchange:
    """All that one turn needs; made anew for each."""

    conversation_id: str
    desk: Desk
    turns: tuple[Turn, ...]
    floor: Floor
    reader: Reader
    grounder: Grounder
    agent: Agent
    fallback: Agent
    history_tokens: int

    def answer(self, text: str, product: str | None = None) -> Iterator[Event | Turn]:
        """Answer a message; the last thing yielded is the Turn.

        Args:
            text: as the shopper wrote it.
            product: id of the product that is open beside the conversation.
        """
        started = perf_counter()
        said, state = clean_message(text), State.after(self.turns)
        if product is not None and product in self.floor.catalog:
            state = state.looking_at(product)
        requests = hear(self.reader, self.floor.catalog, state, said, self._language())
        context = self._context(said, state, requests)
        counter = self._counter(state)
        if not counter.receive(said):
            yield self._stay_silent(context, state, counter, started)
            return
        yield from self._reply(context, state, counter, counter.act(context), started)

    def answer_proposal(
        self, proposal_id: str, word: Literal["yes", "no"]
    ) -> Iterator[Event | Turn]:
        """Answer a button's yes or no to one proposal."""
        started = perf_counter()
        state = State.after(self.turns)
        requests = hear_button(state, word, self._language())
        context = self._context(requests[0].reading.text, state, requests)
        counter = self._counter(state)
        found = counter.settle(proposal_id, word)
        yield from self._reply(context, state, counter, found, started)

    def answer_without(self, key: str) -> Iterator[Event | Turn]:
        """Answer a constraint's being taken off."""
        started = perf_counter()
        state = State.after(self.turns)
        requests = hear_removal(state, key, self._language())
        context = self._context("", state, requests)
        yield from self._reply(context, state, self._counter(state), (), started)

    def _counter(self, state: State) -> Counter:
        return Counter(self.desk, self.turns[-1] if self.turns else None, state.asked)

    def _language(self) -> str:
        """The language of the last reply, else the shop's own."""
        if self.turns:
            return self.turns[-1].reply.language
        return self.floor.settings.locale.replace("-", "_").split("_")[0].lower()

    def _context(self, said: str, state: State, requests: tuple[Request, ...]) -> TurnContext:
        context = TurnContext(
            floor=self.floor,
            desk=self.desk,
            conversation_id=self.conversation_id,
            number=state.number + 1,
            said=said,
            requests=requests,
            held=state.constraints,
            shelf_before=products_of(self.floor.catalog, state.window),
            shown_before=state.shown,
            shelves_before=state.shelves,
            focus=state.focus,
            asked_before=state.asked_before,
            why_before={
                item.id: item.why
                for turn in self.turns[-RECENT:]
                for item in turn.reply.shelf.items
                if LISTING & {use.name for use in turn.reply.tools}
            },
            may_ask=not state.asked,
            has_sense=makes_sense(said, self.reader.vocabulary),
            orders_before=state.orders,
            task=state.task,
            at_desk=bool(self.turns) and _was_at_desk(self.turns[-1].reply),
        )
        context.begin(sees_shelf=False)
        return context

    def _reply(
        self,
        context: TurnContext,
        state: State,
        counter: Counter,
        done: tuple[Evidence, ...],
        started: float,
    ) -> Iterator[Event | Turn]:
        """Word what code did already, or have the agent draft an answer; and keep the turn."""
        context.add_time("read", started)
        drafting = Drafting(
            self.grounder,
            self.agent,
            self.fallback,
            self.history_tokens,
            tuple((turn.text, turn.reply.text) for turn in self.turns),
            counter.close,
        )
        settled = yield from (
            drafting.settle_done(context, done) if done else drafting.settle(context)
        )
        after = next_state(context, state, settled, settled_one=_has_settled(done))
        context.add_time("total", started)
        reply = self._reply_of(context, after, settled)
        yield Turn(
            context.said,
            reply,
            after.to_json(),
            showing=context.showing if reply.sponsored else None,
        )

    def _stay_silent(
        self, context: TurnContext, state: State, counter: Counter, started: float
    ) -> Turn:
        """A person has the conversation: only what they have written is passed on."""
        settled = Settled(counter.hear_person(), Shelf(), (), self.agent.name)
        after = replace(state, number=state.number + 1)
        context.add_time("total", started)
        return Turn(context.said, self._reply_of(context, after, settled), after.to_json())

    def _reply_of(self, context: TurnContext, after: State, settled: Settled) -> Reply:
        return Reply(
            text=settled.text,
            language=context.language,
            intent=context.reading.intent,
            model=settled.model,
            tools=tuple(context.uses),
            constraints=after.constraints.to_json(),
            shelf=settled.shelf,
            claims=settled.claims,
            suggestions=suggest_replies(context),
            confirmation=self.desk.proposals.confirmation(),
            handover=self.desk.care.status(),
            refused=_refused(context),
            clarifies=after.asked or None,
            sponsored=_sponsored(context.showing, settled.shelf),
            timings_ms=_timings(context.timings_ms),
        )


def _has_settled(done: tuple[Evidence, ...]) -> bool:
    """Whether something that was proposed is done or given up now."""
    return any(found.record.get("status") in ("done", "declined") for found in done)


def _was_at_desk(reply: Reply) -> bool:
    return any(claim.kind in ("order", "action") for claim in reply.claims)


def _sponsored(showing: Showing | None, shelf: Shelf) -> dict[str, object] | None:
    """Return what is said of the sponsored product, if the reply shows it."""
    if showing is None or showing.product_id not in shelf.ids:
        return None
    return {
        "product_id": showing.product_id,
        "campaign": showing.campaign,
        "displaced": list(showing.displaced),
    }


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
