"""A shop's assistant and its conversations: start reading here.

One turn goes in one direction: the message is read, memory is changed by code, the agent drafts
with the shop's tools, the draft is checked against what the tools returned, and a reply comes out.
"""

import threading
import uuid
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.agent.agent import Agent
from assistant.config import Settings, load_settings
from assistant.grounding import Grounder
from assistant.memory import Constraints
from assistant.models import OFFLINE, choose_model_name, open_model
from assistant.reply import Reply
from assistant.shelf.suggest import opening_suggestions
from assistant.shop.folder import ShopFolder
from assistant.transcript import Transcript, Turn
from assistant.turn.exchange import Delta, Done, Event, Exchange, Progress
from assistant.turn.floor import Floor, open_retriever
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

        Raises:
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
        floor = Floor.open(folder, retriever or open_retriever(folder, settings))
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
            transcript=Transcript(database_url or settings.database_url or _database_url(folder)),
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
            customer_id: whose conversation a new one is; None for a visitor.
        """
        with self._lock:
            if conversation_id is not None and conversation_id in self._conversations:
                self._conversations.move_to_end(conversation_id)
                return self._conversations[conversation_id]
        known, owner = False, customer_id
        if conversation_id:
            known, owner = self._parts.transcript.customer(conversation_id)
        if not known or conversation_id is None:
            conversation_id, owner = uuid.uuid4().hex, customer_id
            self._parts.transcript.begin(conversation_id, customer_id)
        conversation = Conversation(conversation_id, owner, self._parts)
        with self._lock:
            kept = self._conversations.setdefault(conversation_id, conversation)
            while len(self._conversations) > KEPT_CONVERSATIONS:
                self._conversations.popitem(last=False)
        return kept

    def has_conversation(self, conversation_id: str) -> bool:
        """Whether there is a conversation of that id."""
        with self._lock:
            if conversation_id in self._conversations:
                return True
        return self._parts.transcript.customer(conversation_id)[0]

    def opening_suggestions(self) -> tuple[str, ...]:
        """Return a few things to say to this shop first, in its own language."""
        floor = self._parts.floor
        language = floor.settings.locale.replace("-", "_").split("_")[0].lower()
        return opening_suggestions(floor.topics, language, policies=bool(floor.policies.passages))

    def close(self) -> None:
        """Lets go of the database."""
        self._parts.transcript.close()


class Conversation:
    """One shopper's conversation. Two turns of it never overlap."""

    def __init__(self, conversation_id: str, customer_id: str | None, parts: _Parts) -> None:
        """Reads what was said before; `Assistant.start` is the way in."""
        self.id = conversation_id
        self.customer_id = customer_id
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

    def send(self, text: str) -> Reply:
        """Answer one message; nothing that a shopper can say makes it raise."""
        for event in self.stream(text):
            if isinstance(event, Done):
                return event.reply
        raise RuntimeError("a turn ended without a reply")

    def stream(self, text: str) -> Iterator[Event]:
        """Answer one message piece by piece: Progress and Delta events, then one Done."""
        with self._lock:
            self._catch_up()
            yield from self._keep(self._exchange().answer(text))

    def remove_constraint(self, key: str) -> Reply:
        """Take one constraint off, by its chip's key; the shelf follows."""
        with self._lock:
            self._catch_up()
            for event in self._keep(self._exchange().answer_without(key)):
                if isinstance(event, Done):
                    return event.reply
        raise RuntimeError("a turn ended without a reply")

    def _exchange(self) -> Exchange:
        parts = self._parts
        return Exchange(
            conversation_id=self.id,
            customer_id=self.customer_id,
            turns=tuple(self._turns),
            floor=parts.floor,
            reader=parts.reader,
            grounder=parts.grounder,
            agent=parts.agent,
            fallback=parts.fallback,
            history_tokens=parts.settings.history_tokens,
        )

    def _keep(self, events: Iterator[Event | Turn]) -> Iterator[Event]:
        """Store the turn before its reply is given out."""
        for event in events:
            if not isinstance(event, Turn):
                yield event
                continue
            while not self._parts.transcript.add(self.id, len(self._turns) + 1, event):
                # Another process answered in this conversation meanwhile.
                self._catch_up()
            self._turns.append(event)
            yield Done(event.reply)

    def _catch_up(self) -> None:
        self._turns += self._parts.transcript.turns(self.id, after=len(self._turns))


def _database_url(folder: ShopFolder) -> str:
    folder.state_dir.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{folder.state_dir / 'conversations.db'}"
