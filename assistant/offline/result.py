"""What a tool call came to, as the offline model sees it."""

from dataclasses import dataclass
from typing import Any

__all__ = ["Result"]


@dataclass(frozen=True, slots=True)
class Result:
    """What one tool call came to.

    Attributes:
        name: the tool.
        artifact: what it found, as it is; None for an error.
        text: what it told the model; the sentence, for an error.
    """

    name: str
    artifact: Any
    text: str
