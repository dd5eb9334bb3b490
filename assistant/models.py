"""Chat models by name: `offline`, or any that LangChain's `init_chat_model` makes.

It knows names, keys and time limits. What a model is asked and what becomes of its answer is the
agent's work.
"""

from typing import TYPE_CHECKING, Any

from assistant.config import Settings
from assistant.errors import ModelError

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

__all__ = ["OFFLINE", "choose_model_name", "open_model"]

OFFLINE = "offline"
EXAMPLES = "Use offline, or a name that LangChain knows, such as openai:gpt-4o-mini."


def choose_model_name(asked: str | None, settings: Settings) -> str:
    """Return the model's name: the one asked for, else the operator's, else the default."""
    return settings.default_model if asked is None else asked.strip()


def open_model(name: str, settings: Settings) -> "BaseChatModel":
    """Make a chat model; nothing is sent to it yet.

    Args:
        name: "offline", or "provider:model" (the provider may be left out where LangChain can
            tell it from the model's name).
        settings: gives the time limit and the longest answer. Retries are the agent's, so the
            client's own are off.

    Raises:
        ModelError: the name or its provider is unknown, the provider's package is not installed,
            or its key is missing.
    """
    if name == OFFLINE:
        from assistant.offline import OfflineModel

        return OfflineModel()
    if not name or name.endswith(":"):
        raise ModelError(f"The chat model's name {name!r} names no model. {EXAMPLES}")
    from langchain.chat_models import init_chat_model

    limits: dict[str, Any] = {"timeout": settings.model_timeout_s, "max_retries": 0}
    if settings.answer_tokens is not None:
        limits["max_tokens"] = settings.answer_tokens
    if settings.has_keyless_server and name.startswith("openai:"):
        limits["api_key"] = "none"  # local servers ask for none, the client insists on one
    try:
        made: BaseChatModel = init_chat_model(name, **limits)
        return made
    except ImportError as error:
        package = _package(error)
        raise ModelError(
            f"Chat model {name!r} needs the package {package}: pip install {package}."
        ) from None
    except Exception as error:  # each provider's client has errors of its own
        raise ModelError(f"No chat model {name!r}: {_reason(error)} {EXAMPLES}") from None


def _package(error: ImportError) -> str:
    quoted = str(error).split("`pip install ")
    return quoted[1].split("`")[0] if len(quoted) > 1 else str(error.name or "of its provider")


def _reason(error: Exception) -> str:
    text = str(error)
    if "model_provider" in text:
        return "its provider cannot be told from the name."
    if "api_key" in text.lower() or "credential" in text.lower():
        return "its provider's key is not set (for OpenAI: OPENAI_API_KEY)."
    first = text.strip().splitlines()[0] if text.strip() else type(error).__name__
    return first[:160].rstrip(". :") + "."
