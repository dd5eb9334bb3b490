"""A shop's assistant and its conversations: start reading here.

One turn goes in one direction: the message is read, memory is changed by code, the agent drafts
with the shop's tools, the draft is checked against what the tools returned, and a reply comes out.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from assistant.agent.agent import Agent
from assistant.config import Settings, load_settings
from assistant.grounding import Grounder
from assistant.memory import Constraints
from assistant.models import OFFLINE, choose_model_name, open_model
from assistant.outside import Outside
from assistant.reply import Reply
from assistant.shelf.suggest import opening_suggestions
from assistant.shop.desk import Console, Desk, Desks, Message
from assistant.shop.folder import ShopFolder
from assistant.shop.refusals import Refusal
from assistant.transcript import Transcript, Turn
from assistant.turn.events import Delta, Done, Event, Progress
from assistant.turn.exchange import Exchange
from assistant.turn.floor import Floor, open_retriever
from assistant.turn.shopper import touches_of_turn
from assistant.turn.state import State
from assistant.understanding import Reader
from retrieval.catalog import Catalog
from retrieval.search import Retriever

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

__all__ = ["Assistant", "Conversation", "Delta", "Done", "Event", "Progress", "Turn"]

KEPT_CONVERSATIONS = 2000


@dataclass(frozen=True, slots=True)
class _Parts:
    """What every conversation of a shop shares."""

    floor: Floor
    reader: Reader
    grounder: Grounder
    agent: Agent
    fallback: Agent
    transcript: Transcript
    desks: Desks
    settings: Settings


class Assistant:
    """One shop's assistant; open it once, and use it from any number of threads."""

    def __init__(self, folder: ShopFolder, parts: _Parts) -> None:
        """Keeps the parts; `open` is the way in."""
        self.folder = folder
        self._parts = parts
        self._conversations: OrderedDict[str, Conversation] = OrderedDict()
        self._lock = threading.Lock()

    @classmethod
    def open(
        cls,
        folder: ShopFolder,
        *,
        model: "str | BaseChatModel | None" = None,
        retriever: Retriever | None = None,
        settings: Settings | None = None,
        database_url: str | None = None,
        retry_delay_s: float | None = None,
        ranker: str = "coverage",
        outside: Outside | None = None,
    ) -> "Assistant":
        """Open a shop's assistant.

        Args:
            folder: the shop.
            model: a chat model by name, or one that was made already; the operator's choice if
                left out.
            retriever: the shop's index; opened if left out.
            settings: the operator's; read from the environment if left out.
            database_url: where conversations are kept; the operator's choice, else beside the
                index.
            retry_delay_s: the pause before a failed model is asked again; the usual one if left
                out.
            ranker: what chooses the shelves: coverage, or relevance or mmr to compare with.
            outside: the time, and new ids; a run of dialogue tests brings its own.

        Raises:
            RankingError: an unknown ranker.
            ModelError: the model's name is unknown or its key is missing.
            IndexMissing: there is no index of this catalogue.
            ShopError: the folder or its database cannot be used.
        """
        settings = settings or load_settings()
        if model is None or isinstance(model, str):
            name = choose_model_name(model, settings)
            made = open_model(name, settings)
        else:
            name, made = str(getattr(model, "name", None) or model.__class__.__name__), model
        transcript = Transcript(database_url or settings.database_url or _database_url(folder))
        floor = Floor.open(
            folder,
            retriever or open_retriever(folder, settings),
            transcript,
            ranker=ranker,
            outside=outside,
        )
        agent = Agent(floor, made, name, settings, retry_delay_s=retry_delay_s)
        offline = (
            agent
            if agent.offline
            else Agent(floor, open_model(OFFLINE, settings), f"{OFFLINE} (fallback)", settings)
        )
        shop = folder.settings
        parts = _Parts(
            floor=floor,
            reader=Reader(floor.catalog, floor.encoder, floor.policies),
            grounder=Grounder(shop.currency, shop.locale, floor.catalog),
            agent=agent,
            fallback=offline,
            transcript=transcript,
            desks=Desks.open(folder, settings, floor.outside),
            settings=settings,
        )
        return cls(folder, parts)

    @property
    def catalog(self) -> Catalog:
        """The shop's products."""
        return self._parts.floor.catalog

    @property
    def floor(self) -> Floor:
        """The shop as a turn sees it."""
        return self._parts.floor

    @property
    def transcript(self) -> Transcript:
        """Where conversations are kept."""
        return self._parts.transcript

    @property
    def desks(self) -> Desks:
        """The shop's orders and its service desks."""
        return self._parts.desks

    @property
    def console(self) -> Console:
        """Where the shop's people see who waits for one of them, and answer."""
        return self._parts.desks.console

    @property
    def retriever(self) -> Retriever:
        """The shop's index."""
        return self._parts.floor.search.retriever

    @property
    def model_name(self) -> str:
        """The chat model's name."""
        return self._parts.agent.name

    def start(
        self, conversation_id: str | None = None, *, customer_id: str | None = None
    ) -> "Conversation":
        """Start a conversation, or continue one by its id, after a restart too.

        Args:
            conversation_id: of a conversation to continue; None, or an id that is not known,
                starts a new one.
            customer_id: whose conversation it is, by the word of the caller, such as a page
                behind a login; None leaves it as it is. Never what a shopper wrote.

        Raises:
            Refusal: there is no such customer, or the conversation is another's.
        """
        known = conversation_id is not None and self.has_conversation(conversation_id)
        if conversation_id is None or not known:
            conversation_id = self._parts.floor.outside.new_id(16)
            self._parts.transcript.begin(conversation_id)
        if customer_id is not None:
            self._parts.desks.at(conversation_id).identification.trust(customer_id)
        with self._lock:
            kept = self._conversations.get(conversation_id) if known else None
            if kept is None:
                kept = Conversation(conversation_id, self._parts)
                self._conversations[conversation_id] = kept
            self._conversations.move_to_end(conversation_id)
            while len(self._conversations) > KEPT_CONVERSATIONS:
                self._conversations.popitem(last=False)
        return kept

    def has_conversation(self, conversation_id: str) -> bool:
        """Whether there is a conversation of that id."""
        with self._lock:
            if conversation_id in self._conversations:
                return True
        return self._parts.transcript.has(conversation_id)

    def opening_suggestions(self, language: str | None = None) -> tuple[str, ...]:
        """Return a few things to say to this shop first, in a language or else in the shop's."""
        floor = self._parts.floor
        language = language or floor.settings.locale.replace("-", "_").split("_")[0].lower()
        return opening_suggestions(floor.topics, language, policies=bool(floor.policies.passages))

    def close(self) -> None:
        """Lets go of the databases."""
        self._parts.transcript.close()
        self._parts.desks.close()


class Conversation:
    """One shopper's conversation. Two turns of it never overlap."""

    def __init__(self, conversation_id: str, parts: _Parts) -> None:
        """Reads what was said before; `Assistant.start` is the way in."""
        self.id = conversation_id
        self._parts = parts
        self._lock = threading.Lock()
        self._turns: list[Turn] = parts.transcript.turns(conversation_id)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """What was said so far, oldest first."""
        return tuple(self._turns)

    @property
    def constraints(self) -> Constraints:
        """What the shopper has asked for so far."""
        return State.after(self._turns).constraints

    @property
    def customer_id(self) -> str | None:
        """Whose conversation it is; None as long as the shopper has not identified."""
        return self.desk().case.conversation().customer_id

    @property
    def confirmation(self) -> dict[str, Any] | None:
        """What waits for a yes now: {"id", "action", "details"}; None for nothing."""
        return self.desk().proposals.confirmation()

    @property
    def handover(self) -> dict[str, Any] | None:
        """The hand-over to a person: {"state", "summary", ...}; None while the bot has it."""
        return self.desk().care.status()

    def desk(self) -> Desk:
        """The service desk of this conversation, for one request."""
        return self._parts.desks.at(self.id)

    def send(self, text: str) -> Reply:
        """Answer one message; nothing that a shopper can say makes it raise."""
        return _reply_of(self.stream(text))

    def stream(
        self, text: str, *, key: str | None = None, product: str | None = None
    ) -> Iterator[Event]:
        """Answer one message piece by piece: Progress and Delta events, then one Done.

        Args:
            text: what the shopper says.
            key: the sender's own name for this message; a message whose key was answered before,
                by any process, is not answered again but gets the same Done.
            product: id of the product that the shopper has open in the shop, if any.
        """
        yield from self._answer(lambda: self._exchange().answer(text, product), key)

    def answer_proposal(
        self, proposal_id: str, word: Literal["yes", "no"], *, key: str | None = None
    ) -> Iterator[Event]:
        """Answer a proposal by its button, as `stream` answers a message.

        Args:
            proposal_id: of `Reply.confirmation`; the answer says so when it is no longer open.
            word: "yes" or "no".
            key: see `stream`.
        """
        yield from self._answer(lambda: self._exchange().answer_proposal(proposal_id, word), key)

    def confirm(self, proposal_id: str) -> Reply:
        """Say yes to a proposal by its button; twice does it once."""
        return _reply_of(self.answer_proposal(proposal_id, "yes"))

    def decline(self, proposal_id: str) -> Reply:
        """Say no to a proposal by its button."""
        return _reply_of(self.answer_proposal(proposal_id, "no"))

    def identify(self, token: str) -> bool:
        """Take the merchant's signed token for who the shopper is; False, and counted, if bad."""
        try:
            self.desk().identification.by_token(token)
        except Refusal:
            return False
        return True

    def hear_person(self) -> tuple[Message, ...]:
        """Return what a person of the shop has written since; each line is given out once."""
        return self.desk().hear_person()

    def invoice(self, order_id: str) -> bytes:
        """Return the invoice of an order as a PDF.

        Raises:
            Refusal: nobody is identified, or it is not found in this account.
        """
        return self.desk().lookups.invoice(order_id)[1]

    def answered(self, key: str) -> Turn | None:
        """Return the turn that answered the message of that key, None when none did yet."""
        number = self._parts.transcript.number_of(self.id, key)
        if number is None:
            return None
        if number > len(self._turns):
            return self._parts.transcript.turns(self.id, after=number - 1)[0]
        return self._turns[number - 1]

    def remove_constraint(self, key: str) -> Reply:
        """Take one constraint off, by its chip's key; the shelf follows."""
        return _reply_of(self._answer(lambda: self._exchange().answer_without(key)))

    def _answer(
        self, begin: Callable[[], Iterator[Event | Turn]], key: str | None = None
    ) -> Iterator[Event]:
        """Make a turn, unless its key was answered before; then give that answer again."""
        with self._lock:
            self._catch_up()
            known = key and self._parts.transcript.number_of(self.id, key)
            if known:
                yield Done(self._turns[known - 1].reply, known)
            else:
                yield from self._keep(begin(), key)

    def _exchange(self) -> Exchange:
        parts = self._parts
        return Exchange(
            conversation_id=self.id,
            desk=self.desk(),
            turns=tuple(self._turns),
            floor=parts.floor,
            reader=parts.reader,
            grounder=parts.grounder,
            agent=parts.agent,
            fallback=parts.fallback,
            history_tokens=parts.settings.history_tokens,
        )

    def _keep(self, events: Iterator[Event | Turn], key: str | None = None) -> Iterator[Event]:
        """Store the turn before its reply is given out."""
        parts, transcript = self._parts, self._parts.transcript
        for event in events:
            if not isinstance(event, Turn):
                yield event
                continue
            event = replace(event, said_at=parts.floor.outside.clock())
            while not transcript.add(self.id, len(self._turns) + 1, event, key):
                # Another process answered in this conversation meanwhile, perhaps this message.
                self._catch_up()
                if key and (number := transcript.number_of(self.id, key)):
                    yield Done(self._turns[number - 1].reply, number)
                    return
            self._turns.append(event)
            self._learn(event)
            yield Done(event.reply, len(self._turns))

    def _learn(self, turn: Turn) -> None:
        """Charge a sponsored place; keep what a known shopper touched, unless that is off."""
        if turn.showing is not None:
            self._parts.floor.sponsored.charge(turn.showing, f"{self.id}/{len(self._turns)}")
        profiles, customer = self._parts.floor.recommender.profiles, self.customer_id
        touched = touches_of_turn(turn)
        if profiles is not None and customer is not None and touched:
            profiles.keep(customer, touched, self._parts.floor.outside.clock())

    def _catch_up(self) -> None:
        self._turns += self._parts.transcript.turns(self.id, after=len(self._turns))


def _reply_of(events: Iterator[Event]) -> Reply:
    for event in events:
        if isinstance(event, Done):
            return event.reply
    raise RuntimeError("a turn ended without a reply")


def _database_url(folder: ShopFolder) -> str:
    folder.state_dir.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{folder.state_dir / 'conversations.db'}"
