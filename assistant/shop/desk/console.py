"""What the shop's people do with conversations: see who waits, take one, answer, give it back.

The page around it is ui's; whoever reaches that page has been let in by it.
"""

from assistant.shop.desk.states import Conversation, close, give_back, take
from assistant.shop.desk.store import DeskStore, Message, Ticket

__all__ = ["Console"]


class Console:
    """All conversations of a shop, from the people's side."""

    def __init__(self, store: DeskStore) -> None:
        """Work on the desk's records."""
        self._store = store

    def waiting(self) -> tuple[Conversation, ...]:
        """Who waits for a person, longest first, each with its summary."""
        return self._store.in_state("waiting")

    def taken(self) -> tuple[Conversation, ...]:
        """Conversations that a person has."""
        return self._store.in_state("agent")

    def messages(self, conversation_id: str) -> tuple[Message, ...]:
        """Lines between the shopper and a person, oldest first."""
        return self._store.messages(conversation_id)

    def answers(self, conversation_id: str) -> tuple[Message, ...]:
        """What people wrote to the shopper, oldest first; the shopper's own lines are turns."""
        return tuple(line for line in self.messages(conversation_id) if line.sender != "shopper")

    def tickets(self, conversation_id: str) -> tuple[Ticket, ...]:
        """Complaints of a conversation."""
        return self._store.tickets(conversation_id)

    def take(self, conversation_id: str, agent: str) -> Conversation:
        """Take a waiting conversation.

        Raises:
            RefusedError: another person has it, or nobody asked for one.
        """
        return self._store.change(
            conversation_id, lambda before: take(before, agent, self._store.outside.clock())
        )

    def answer(self, conversation_id: str, agent: str, text: str) -> None:
        """Write to the shopper; taking the conversation if nobody has it.

        Raises:
            RefusedError: another person has it, or nobody asked for one.
        """
        self.take(conversation_id, agent)
        self._store.add_message(conversation_id, agent, text)

    def give_back(self, conversation_id: str) -> Conversation:
        """Let the bot go on.

        Raises:
            RefusedError: no person has it or is asked for.
        """
        return self._store.change(
            conversation_id, lambda before: give_back(before, self._store.outside.clock())
        )

    def close(self, conversation_id: str) -> Conversation:
        """Be done with it; the shopper's next message is the bot's again."""
        return self._store.change(
            conversation_id, lambda before: close(before, self._store.outside.clock())
        )
