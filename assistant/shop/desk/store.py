"""What the service desk keeps: conversations, proposals, messages and tickets.

One row is changed under a lock by a function from old to new, so that two processes cannot both
be the first. It knows no rules of the shop.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from assistant.outside import Outside
from assistant.shop import tables as t
from assistant.shop.database import Database
from assistant.shop.desk.states import Conversation

__all__ = ["DeskStore", "Message", "Proposal", "Ticket"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An action shown to the customer and what became of it.

    Attributes:
        call_id: the model's tool call that it answers; the same call is the same proposal.
        state: open, executed, declined, superseded (by another for the same), expired, refused.
        details: exactly what the customer was shown.
    """

    id: str
    conversation_id: str
    customer_id: str
    action: str
    command: Mapping[str, Any]
    details: Mapping[str, Any]
    fingerprint: str
    state: str
    created_at: datetime
    expires_at: datetime
    call_id: str | None = None
    outcome: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A line between the shopper and a person of the shop."""

    id: int
    conversation_id: str
    sender: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Ticket:
    """A complaint that somebody will read."""

    id: str
    conversation_id: str
    customer_id: str | None
    order_id: str | None
    subject: str
    text: str
    state: str
    created_at: datetime


class DeskStore:
    """The desk's tables in the shop's database."""

    def __init__(self, database: Database, outside: Outside | None = None) -> None:
        """Keep the desk's records in `database`; the time and new ids come from `outside`."""
        self.database = database
        self.outside = outside or Outside()

    def conversation(self, conversation_id: str) -> Conversation:
        """The conversation; a new one when nothing is known of it."""
        with self.database.reading() as connection:
            return self._read(connection, conversation_id)

    def change(
        self, conversation_id: str, step: Callable[[Conversation], Conversation]
    ) -> Conversation:
        """Replace a conversation by what `step` makes of it, in one transaction."""
        for _ in range(2):
            try:
                with self.database.writing() as connection:
                    before = self._read(connection, conversation_id, lock=True)
                    after = step(before)
                    if after != before:
                        _write(connection, after)
                    return after
            except IntegrityError:
                continue  # another process wrote the first row; go on from its
        raise RuntimeError(f"conversation {conversation_id} could not be written")

    def in_state(self, state: str) -> tuple[Conversation, ...]:
        """Conversations in a state, longest there first."""
        c = t.conversations.c
        query = select(t.conversations).where(c.state == state).order_by(c.changed_at, c.id)
        with self.database.reading() as connection:
            return tuple(_conversation(row) for row in connection.execute(query))

    def add_proposal(self, proposal: Proposal) -> Proposal:
        """Keep a proposal; other open ones for the same thing are superseded.

        One with the same call id that is there already is returned instead.
        """
        with self.database.writing() as connection:
            _lock_conversation(connection, proposal.conversation_id)
            if proposal.call_id is not None:
                c = t.proposals.c
                known = connection.execute(
                    select(t.proposals).where(
                        c.conversation_id == proposal.conversation_id,
                        c.call_id == proposal.call_id,
                    )
                ).one_or_none()
                if known is not None:
                    return _proposal(known)
            for other in _open_proposals(connection, proposal.conversation_id):
                if _subject(other) == _subject(proposal):
                    _set_state(connection, other.id, "superseded")
            connection.execute(insert(t.proposals).values(**asdict(proposal)))
        return proposal

    def proposal(self, conversation_id: str, proposal_id: str) -> Proposal | None:
        """A proposal of this conversation."""
        return self._one_proposal(conversation_id, t.proposals.c.id == proposal_id)

    def proposal_of_call(self, conversation_id: str, call_id: str) -> Proposal | None:
        """The proposal that a tool call made, if it did."""
        return self._one_proposal(conversation_id, t.proposals.c.call_id == call_id)

    def open_proposals(self, conversation_id: str) -> tuple[Proposal, ...]:
        """Proposals that wait for an answer, oldest first."""
        with self.database.reading() as connection:
            return tuple(_open_proposals(connection, conversation_id))

    def last_proposal(self, conversation_id: str) -> Proposal | None:
        """The newest proposal of the conversation, in any state."""
        c = t.proposals.c
        query = (
            select(t.proposals)
            .where(c.conversation_id == conversation_id)
            .order_by(c.number.desc())
            .limit(1)
        )
        with self.database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return _proposal(row) if row else None

    def proposals_like(self, conversation_id: str, fingerprint: str) -> tuple[Proposal, ...]:
        """Proposals of a conversation with the same details, in any state, oldest first."""
        c = t.proposals.c
        query = (
            select(t.proposals)
            .where(c.conversation_id == conversation_id, c.fingerprint == fingerprint)
            .order_by(c.number)
        )
        with self.database.reading() as connection:
            return tuple(_proposal(row) for row in connection.execute(query))

    def finish_proposal(
        self, proposal_id: str, state: str, outcome: Mapping[str, Any] | None = None
    ) -> None:
        """Close an open proposal; one that is closed already stays as it is."""
        with self.database.writing() as connection:
            _set_state(connection, proposal_id, state, outcome)

    def keep_pause(self, conversation_id: str, proposal_id: str, run: bytes) -> None:
        """Keep the run of a model that waits for the answer to a proposal, in place of another."""
        c = t.pauses.c
        values = {"proposal_id": proposal_id, "conversation_id": conversation_id, "run": run}
        with self.database.writing() as connection:
            connection.execute(delete(t.pauses).where(c.proposal_id == proposal_id))
            connection.execute(insert(t.pauses).values(**values))

    def take_pause(self, conversation_id: str, proposal_id: str) -> bytes | None:
        """Take out the run that waits for the answer to a proposal; None when there is none."""
        c = t.pauses.c
        mine = (c.conversation_id == conversation_id) & (c.proposal_id == proposal_id)
        with self.database.writing() as connection:
            run = connection.execute(select(t.pauses.c.run).where(mine)).scalar()
            connection.execute(delete(t.pauses).where(mine))
        return run

    def add_message(self, conversation_id: str, sender: str, text: str) -> None:
        """Keep a line; `sender` is "shopper" or the person's name."""
        with self.database.writing() as connection:
            connection.execute(
                insert(t.messages).values(
                    conversation_id=conversation_id,
                    sender=sender,
                    text=text,
                    at=self.outside.clock(),
                    delivered=sender == "shopper",
                )
            )

    def messages(self, conversation_id: str) -> tuple[Message, ...]:
        """All lines of a conversation with a person, oldest first."""
        with self.database.reading() as connection:
            return _messages(connection, t.messages.c.conversation_id == conversation_id)

    def undelivered(self, conversation_id: str) -> tuple[Message, ...]:
        """Lines of a person that the shopper has not been shown, each given out once."""
        c = t.messages.c
        wanted = (c.conversation_id == conversation_id) & c.delivered.is_(False)
        with self.database.writing() as connection:
            _lock_conversation(connection, conversation_id)
            found = _messages(connection, wanted)
            connection.execute(update(t.messages).where(wanted).values(delivered=True))
        return found

    def add_ticket(self, ticket: Ticket, key: str) -> Ticket:
        """Keep a complaint, once per key."""
        query = select(t.tickets).where(t.tickets.c.key == key)
        with self.database.writing() as connection:
            known = connection.execute(query).one_or_none()
            if known is None:
                connection.execute(insert(t.tickets).values(**asdict(ticket), key=key))
                return ticket
        return Ticket(**{f.name: known._mapping[f.name] for f in fields(Ticket)})

    def tickets(self, conversation_id: str) -> tuple[Ticket, ...]:
        """The complaints of a conversation, oldest first."""
        c = t.tickets.c
        query = select(t.tickets).where(c.conversation_id == conversation_id).order_by(c.created_at)
        with self.database.reading() as connection:
            return tuple(
                Ticket(**{f.name: row._mapping[f.name] for f in fields(Ticket)})
                for row in connection.execute(query)
            )

    def _read(
        self, connection: Connection, conversation_id: str, *, lock: bool = False
    ) -> Conversation:
        query = select(t.conversations).where(t.conversations.c.id == conversation_id)
        row = connection.execute(query.with_for_update() if lock else query).one_or_none()
        return _conversation(row) if row else Conversation(conversation_id, self.outside.clock())

    def _one_proposal(self, conversation_id: str, wanted: Any) -> Proposal | None:  # noqa: ANN401 - a SQL clause
        mine = t.proposals.c.conversation_id == conversation_id
        with self.database.reading() as connection:
            row = connection.execute(select(t.proposals).where(mine, wanted)).one_or_none()
        return _proposal(row) if row else None


def _write(connection: Connection, conversation: Conversation) -> None:
    columns = {f.name: getattr(conversation, f.name) for f in fields(Conversation)}
    columns["summary"] = dict(conversation.summary)
    here = t.conversations.c.id == conversation.id
    done = connection.execute(update(t.conversations).where(here).values(**columns))
    if not done.rowcount:
        connection.execute(insert(t.conversations).values(**columns))


def _conversation(row: Row[Any]) -> Conversation:
    columns = {f.name: row._mapping[f.name] for f in fields(Conversation)}
    return Conversation(**{**columns, "summary": columns["summary"] or {}})


def _lock_conversation(connection: Connection, conversation_id: str) -> None:
    query = select(t.conversations.c.id).where(t.conversations.c.id == conversation_id)
    connection.execute(query.with_for_update())


def _open_proposals(connection: Connection, conversation_id: str) -> list[Proposal]:
    c = t.proposals.c
    query = (
        select(t.proposals)
        .where(c.conversation_id == conversation_id, c.state == "open")
        .order_by(c.number)
    )
    return [_proposal(row) for row in connection.execute(query)]


def _proposal(row: Row[Any]) -> Proposal:
    return Proposal(**{f.name: row._mapping[f.name] for f in fields(Proposal)})


def _subject(proposal: Proposal) -> tuple[str, object]:
    return proposal.action, proposal.command.get("order_id")


def _set_state(
    connection: Connection, proposal_id: str, state: str, outcome: Mapping[str, Any] | None = None
) -> None:
    c = t.proposals.c
    connection.execute(
        update(t.proposals)
        .where(c.id == proposal_id, c.state == "open")
        .values(state=state, outcome=None if outcome is None else dict(outcome))
    )


def _messages(connection: Connection, wanted: Any) -> tuple[Message, ...]:  # noqa: ANN401 - a SQL clause
    query = select(t.messages).where(wanted).order_by(t.messages.c.id)
    names = [f.name for f in fields(Message)]
    return tuple(
        Message(**{name: row._mapping[name] for name in names}) for row in connection.execute(query)
    )
