"""Who has a conversation: the bot, nobody yet, or a person. A state machine without side effects.

    bot --ask--> waiting --take--> agent --give back--> bot
                   |                 |
                   +-----close-------+--> closed --the shopper writes--> bot

Asking again while somebody is asked for, taking what one has, closing what is closed: nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from assistant.errors import RefusedError

__all__ = ["Conversation", "HandoverReason", "State", "ask", "close", "give_back", "reopen", "take"]

State = Literal["bot", "waiting", "agent", "closed"]
HandoverReason = Literal[
    "asked_for", "misunderstood", "angry", "refused_twice", "out_of_policy", "identification"
]


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation as the desk knows it.

    Attributes:
        customer_id: who it is, once identified; never changes to another.
        locked: too many wrong identifications; only a person can go on.
        refusals: actions refused so far; two ask for a person.
        misunderstandings: messages in a row that were not understood; two ask for a person.
        announced: whether the shopper has been told that a person was asked for.
        agent: who of the shop's people has it.
        summary: what that person needs to act.
    """

    id: str
    changed_at: datetime
    customer_id: str | None = None
    state: State = "bot"
    reason: str | None = None
    locked: bool = False
    wrong_identifications: int = 0
    refusals: int = 0
    misunderstandings: int = 0
    announced: bool = False
    agent: str | None = None
    summary: Mapping[str, object] = field(default_factory=dict)

    @property
    def bot_may_speak(self) -> bool:
        """Whether no person has it."""
        return self.state == "bot"


def ask(
    conversation: Conversation, reason: str, summary: Mapping[str, object], now: datetime
) -> Conversation:
    """Ask for a person; with one asked for or there, only the summary is brought up to date."""
    if conversation.state in ("waiting", "agent"):
        return replace(conversation, summary={**conversation.summary, **summary})
    return replace(
        conversation,
        state="waiting",
        reason=reason,
        summary=dict(summary),
        announced=False,
        agent=None,
        changed_at=now,
    )


def take(conversation: Conversation, agent: str, now: datetime) -> Conversation:
    """A person takes the conversation.

    Raises:
        RefusedError: another person has it, or nobody asked for one.
    """
    if conversation.state == "agent" and conversation.agent == agent:
        return conversation
    if conversation.state != "waiting":
        who = f"{conversation.agent} has it" if conversation.agent else "nobody is asked for"
        raise RefusedError(f"Conversation {conversation.id} is not waiting: {who}.")
    return replace(conversation, state="agent", agent=agent, changed_at=now)


def give_back(conversation: Conversation, now: datetime) -> Conversation:
    """The bot goes on; what led to the hand-over is forgiven.

    Raises:
        RefusedError: no person has it or is asked for.
    """
    if conversation.state not in ("waiting", "agent"):
        raise RefusedError(f"Conversation {conversation.id} is with no person.")
    return replace(
        conversation,
        state="bot",
        reason=None,
        agent=None,
        locked=False,
        wrong_identifications=0,
        refusals=0,
        misunderstandings=0,
        announced=False,
        changed_at=now,
    )


def close(conversation: Conversation, now: datetime) -> Conversation:
    """The person is done with it."""
    if conversation.state == "closed":
        return conversation
    return replace(conversation, state="closed", agent=None, changed_at=now)


def reopen(conversation: Conversation, now: datetime) -> Conversation:
    """The shopper writes again after it was closed; a lock stays."""
    if conversation.state != "closed":
        return conversation
    if conversation.locked:
        return replace(conversation, state="waiting", announced=False, changed_at=now)
    return replace(give_back(replace(conversation, state="waiting"), now), summary={})
