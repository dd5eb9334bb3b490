"""A simulated shopper played by a chat model, after tau-bench's user (Yao et al. 2024).

It knows its part and the dialogue so far, nothing of the assistant. When the model fails or says
nothing, the scripted shopper speaks for it, so that a dialogue always goes on.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

from assistant.dialogue.script import Script
from assistant.dialogue.shopper import ScriptedShopper
from assistant.reply import Reply
from assistant.turn.message import clean_message
from prompts import render

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

__all__ = ["LlmShopper"]

STOP = "DONE"
OPENING = "Hello! What can I do for you?"
LONGEST = 600


class LlmShopper:
    """Plays one dialogue of a script with a goal."""

    def __init__(self, script: Script, model: "BaseChatModel", stand_in: ScriptedShopper) -> None:
        """Learn the part.

        Args:
            script: has a goal.
            model: who plays.
            stand_in: speaks where the model has nothing to say.
        """
        self._model = model
        self._stand_in = stand_in
        self._part = SystemMessage(_part(script))
        self._said: list[str] = []

    def next_message(self, replies: Sequence[Reply]) -> str | None:
        """Return what is said next; None when the shopper is done."""
        messages: list[BaseMessage] = [self._part, HumanMessage(OPENING)]
        for said, reply in zip(self._said, replies, strict=False):
            messages += [AIMessage(said), HumanMessage(reply.text or "…")]
        try:
            text = clean_message(self._model.invoke(messages).text)[:LONGEST].strip()
        except Exception:  # each provider's client has errors of its own
            text = ""
        if STOP in text and self._said:
            return None
        heard = text.replace(STOP, "").strip() or self._stand_in.next_message(replies)
        if heard is not None:
            self._said.append(heard)
        return heard


def _part(script: Script) -> str:
    goal = script.goal
    if goal is None:
        raise ValueError("a shopper needs a goal")
    facts = {**{name: str(value) for name, value in goal.product.items()}, **script.facts}
    return render(
        "shopper",
        goal=goal.about or goal.wants,
        persona=script.persona.about or "an ordinary shopper",
        facts="\n".join(f"- {name}: {value}" for name, value in facts.items()) or "- nothing more",
        consent="give it" if goal.confirms else "refuse it",
    )
