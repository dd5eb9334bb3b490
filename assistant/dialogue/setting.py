"""What a run of dialogue tests plays on; plain, so that it can be sent to another process."""

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Setting"]


@dataclass(frozen=True, slots=True)
class Setting:
    """The shop, the model and how the scripts are varied.

    Attributes:
        shop: the folder; None for the demo shop.
        model: the chat model's name; None for the operator's choice.
        repeat: trials of each script.
        typos: whether messages are mistyped.
        shuffle: whether the catalogue's lines are put into another order.
        shopper: the chat model that plays simulated shoppers; None for the scripted policy.
        ranker: what chooses the shelves: coverage, relevance or mmr.
    """

    shop: Path | None = None
    model: str | None = None
    repeat: int = 1
    typos: bool = False
    shuffle: bool = False
    shopper: str | None = None
    ranker: str = "coverage"
