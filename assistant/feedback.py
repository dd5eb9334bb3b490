"""What shoppers thought of replies: a thumb up or down, with a reason, one for each reply.

Kept beside the transcript, in the same database. It knows no conversation's content.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import Column, DateTime, Integer, String, Table, Text, delete, insert, select

from assistant.transcript import METADATA, Transcript

__all__ = ["Feedback", "Opinion", "Thumb"]

Thumb = Literal["up", "down"]

FEEDBACK = Table(
    "feedback",
    METADATA,
    Column("conversation_id", String(64), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("thumb", String(4), nullable=False),
    Column("reason", Text, nullable=False),
    Column("given_at", DateTime(timezone=True), nullable=False),
)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What was thought of one reply.

    Attributes:
        number: of the turn, from 1.
        reason: in the shopper's words or those of a button; "" for none.
    """

    conversation_id: str
    number: int
    thumb: Thumb
    reason: str = ""


class Feedback:
    """The opinions of one shop's shoppers."""

    def __init__(self, transcript: Transcript) -> None:
        """Keeps them in the transcript's database; makes the table where it is missing."""
        self._engine = transcript.engine
        FEEDBACK.create(self._engine, checkfirst=True)

    def give(self, opinion: Opinion) -> None:
        """Keep an opinion; a later one on the same reply takes its place."""
        with self._engine.begin() as connection:
            connection.execute(
                delete(FEEDBACK).where(
                    FEEDBACK.c.conversation_id == opinion.conversation_id,
                    FEEDBACK.c.number == opinion.number,
                )
            )
            connection.execute(
                insert(FEEDBACK).values(
                    conversation_id=opinion.conversation_id,
                    number=opinion.number,
                    thumb=opinion.thumb,
                    reason=opinion.reason,
                    given_at=datetime.now(UTC),
                )
            )

    def of(self, conversation_id: str) -> dict[int, Opinion]:
        """Return a conversation's opinions by the number of the turn."""
        wanted = FEEDBACK.c.conversation_id == conversation_id
        with self._engine.connect() as connection:
            rows = connection.execute(select(FEEDBACK).where(wanted)).all()
        return {
            row.number: Opinion(conversation_id, row.number, row.thumb, row.reason) for row in rows
        }
