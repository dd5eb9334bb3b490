"""What the routes of one shop share, made once for each server process."""

from dataclasses import dataclass

from assistant.config import Settings, load_settings
from assistant.conversation import Assistant
from assistant.feedback import Feedback
from assistant.shop.desk import Desks
from ui.api.access import Access
from ui.api.limits import Limits
from ui.api.metrics import Metrics
from ui.api.owner import Owner
from ui.api.turns import Turns

__all__ = ["Services"]


@dataclass(frozen=True, slots=True)
class Services:
    """The parts behind the routes.

    Attributes:
        access: opens a conversation to whoever holds its token.
        turns: going on.
        limits: of how often.
        owner: who of the shop's people may look in.
    """

    assistant: Assistant
    access: Access
    feedback: Feedback
    limits: Limits
    metrics: Metrics
    owner: Owner
    turns: Turns

    @classmethod
    def open(cls, assistant: Assistant, settings: Settings | None = None) -> "Services":
        """Make the services of an assistant; the operator's settings are read if left out."""
        settings = settings or load_settings()
        metrics = Metrics()
        token = settings.owner_token
        return cls(
            assistant=assistant,
            access=Access(assistant, assistant.desks.secret),
            feedback=Feedback(assistant.transcript),
            limits=Limits(assistant.folder.settings.limits, metrics.limited),
            metrics=metrics,
            owner=Owner(token.get_secret_value() if token else None, assistant.desks.secret),
            turns=Turns(metrics),
        )

    @property
    def desks(self) -> Desks:
        """The shop's service desks."""
        return self.assistant.desks
