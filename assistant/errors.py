"""The one tree of errors that a person may read.

Every error below is a user's or an operator's: its text is one line that says what was wrong, the
value, what is allowed and what to do. Commands print it and exit with 1. Anything else is a bug
and propagates.

    VitrineError
    ├── ConfigError        a setting in the environment or on the command line
    ├── ShopError          a shop folder, its settings or its data
    │   └── StoreError     the shop's database
    ├── ModelError         a chat model that cannot be made or reached
    ├── DialogueError      a dialogue script
    └── RefusedError       an action that the shop's rules do not allow
    RetrievalError         retrieval.errors, which knows nothing of this package
    RankingError           ranking.errors
    PromptError            prompts
"""

from prompts import PromptError
from ranking.errors import RankingError
from retrieval.errors import RetrievalError

__all__ = [
    "USER_ERRORS",
    "ConfigError",
    "DialogueError",
    "ModelError",
    "PromptError",
    "RankingError",
    "RefusedError",
    "RetrievalError",
    "ShopError",
    "StoreError",
    "VitrineError",
]


class VitrineError(Exception):
    """Base of this package's errors; its text is fit to be shown."""


class ConfigError(VitrineError):
    """A setting that is missing or not allowed."""


class ShopError(VitrineError):
    """A shop folder that is missing, incomplete or contradictory."""


class StoreError(ShopError):
    """A shop database that cannot be opened, migrated or written."""


class ModelError(VitrineError):
    """A chat model that is unknown or cannot be reached."""


class DialogueError(VitrineError):
    """A dialogue script that cannot be read; names file, line and key."""


class RefusedError(VitrineError):
    """An action that the shop's rules do not allow; says the rule and what is possible."""


USER_ERRORS = (VitrineError, RetrievalError, RankingError, PromptError)
