"""What was said and shown, kept in a database so that a conversation survives a restart.

It stores whole turns and never changes one. It knows no rules of the dialogue; one conversation's
order of turns is kept by the caller's lock, and across processes by the primary key. A message
sent under a key is stored once under it, so a sender who is not sure may send it again.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Column,
    DateTime,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    insert,
    select,
)
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from assistant.errors import StoreError
from assistant.reply import Claim, Reply, Shelf, ShelfItem, ToolUse

if TYPE_CHECKING:
    from assistant.recommend.spending import Showing

__all__ = ["TURNS", "Transcript", "Turn"]

METADATA = MetaData()
# Whose conversation it is, the service desk knows; in its table of conversations.
TRANSCRIPTS = Table(
    "transcripts",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("started_at", DateTime(timezone=True), nullable=False),
)
TURNS = Table(
    "conversation_turns",
    METADATA,
    Column("conversation_id", String(64), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("said", Text, nullable=False),
    Column("reply", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("said_at", DateTime(timezone=True), nullable=False),
)
MESSAGE_KEYS = Table(
    "message_keys",
    METADATA,
    Column("conversation_id", String(64), primary_key=True),
    Column("key", String(128), primary_key=True),
    Column("number", Integer, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One message and its answer.

    Attributes:
        text: what the shopper said, cleaned; "" when they took a constraint off instead.
        reply: what was answered.
        state: what the next turn needs to know, as plain JSON.
        said_at: when it was stored; None before that.
        showing: who is to be charged for the reply's sponsored place; not stored.
    """

    text: str
    reply: Reply
    state: Mapping[str, Any] = field(default_factory=dict)
    said_at: datetime | None = field(default=None, compare=False)
    showing: "Showing | None" = field(default=None, compare=False)


class Transcript:
    """The stored conversations of one shop; safe to use from several threads."""

    def __init__(self, url: str) -> None:
        """Opens the database and makes its tables where they are missing.

        Raises:
            StoreError: the database cannot be opened or written.
        """
        try:
            self.engine = _engine(url)
            METADATA.create_all(self.engine)
        except (SQLAlchemyError, ImportError) as error:
            raise StoreError(f"Cannot keep conversations in {_named(url)}: {error}") from None

    def begin(self, conversation_id: str) -> None:
        """Records that a conversation was started."""
        self._write(insert(TRANSCRIPTS).values(id=conversation_id, started_at=datetime.now(UTC)))

    def has(self, conversation_id: str) -> bool:
        """Whether there is a conversation of that id."""
        with self.engine.connect() as connection:
            row = connection.execute(
                select(TRANSCRIPTS.c.id).where(TRANSCRIPTS.c.id == conversation_id)
            ).first()
        return row is not None

    def turns(self, conversation_id: str, after: int = 0) -> list[Turn]:
        """Return the turns after the first `after` ones, oldest first."""
        with self.engine.connect() as connection:
            rows = connection.execute(
                select(TURNS.c.said, TURNS.c.reply, TURNS.c.state, TURNS.c.said_at)
                .where(TURNS.c.conversation_id == conversation_id, TURNS.c.number > after)
                .order_by(TURNS.c.number)
            ).all()
        return [
            Turn(said, _reply(json.loads(reply)), json.loads(state), _with_zone(at))
            for said, reply, state, at in rows
        ]

    def number_of(self, conversation_id: str, key: str) -> int | None:
        """Return the number of the turn that answered the message of that key, if one did."""
        wanted = (MESSAGE_KEYS.c.conversation_id == conversation_id) & (MESSAGE_KEYS.c.key == key)
        with self.engine.connect() as connection:
            found = connection.execute(select(MESSAGE_KEYS.c.number).where(wanted)).scalar()
        return None if found is None else int(found)

    def add(self, conversation_id: str, number: int, turn: Turn, key: str | None = None) -> bool:
        """Store a turn, with the key of its message if it has one, in one transaction.

        Returns:
            False, and nothing stored, when that number or that key is taken already.
        """
        row = insert(TURNS).values(
            conversation_id=conversation_id,
            number=number,
            said=turn.text,
            reply=json.dumps(turn.reply.to_json(), ensure_ascii=False),
            state=json.dumps(dict(turn.state), ensure_ascii=False),
            said_at=turn.said_at or datetime.now(UTC),
        )
        rows = [row]
        if key is not None:
            rows.append(
                insert(MESSAGE_KEYS).values(conversation_id=conversation_id, key=key, number=number)
            )
        try:
            self._write(*rows)
        except IntegrityError:
            return False
        return True

    def close(self) -> None:
        """Lets go of the database."""
        self.engine.dispose()

    def _write(self, *statements: Any) -> None:  # noqa: ANN401 - any SQLAlchemy statements
        with self.engine.begin() as connection:
            for statement in statements:
                connection.execute(statement)


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"check_same_thread": False, "timeout": 30})

    @event.listens_for(engine, "connect")
    def tune(connection: Any, _record: object) -> None:  # noqa: ANN401 - a DBAPI connection
        # WAL lets readers and the one writer go on side by side; NORMAL keeps it safe against a
        # killed process without an fsync per turn.
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.close()

    return engine


def _with_zone(at: datetime) -> datetime:
    """SQLite gives back times without their zone, which is UTC here."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _named(url: str) -> str:
    return url.split("@")[-1] if "@" in url else url.removeprefix("sqlite:///")


def _reply(data: dict[str, Any]) -> Reply:
    """Read a reply back from its JSON shape."""
    items = tuple(
        ShelfItem({k: v for k, v in item.items() if k != "why"}, item.get("why", ""))
        for item in data["shelf"]
    )
    return Reply(
        text=data["text"],
        language=data["language"],
        intent=data["intent"],
        model=data["model"],
        tools=tuple(ToolUse(use["name"], use["arguments"]) for use in data["tools"]),
        constraints=data["constraints"],
        shelf=Shelf(
            items,
            data["certificate"],
            data["relaxed"],
            tuple(data["uncovered"]),
            {
                facet: {value: tuple(ids) for value, ids in rows.items()}
                for facet, rows in data.get("grid", {}).items()
            },
        ),
        claims=tuple(Claim(**claim) for claim in data["claims"]),
        suggestions=tuple(data["suggestions"]),
        confirmation=data["confirmation"],
        handover=data["handover"],
        refused=data.get("refused"),
        clarifies=data.get("clarifies"),
        sponsored=data.get("sponsored"),
        timings_ms=data["timings_ms"],
    )
