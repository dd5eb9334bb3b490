"""The only reader of the environment.

Every setting that does not belong to one shop's folder is read here, once, and passed on as a
value; no other module looks at the environment.
"""

import os
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import ConfigError

__all__ = ["Settings", "load_settings"]


class Settings(BaseSettings):
    """What the operator sets outside the shop's folder, as `VITRINE_...` variables."""

    model_config = SettingsConfigDict(env_prefix="VITRINE_", extra="ignore", frozen=True)

    model: str | None = Field(None, description="chat model: offline, or any init_chat_model name")
    shopper_model: str | None = Field(
        None, description="plays simulated shoppers in dialogue tests"
    )
    encoder: str | None = Field(None, description="sentence-transformers model by name or path")
    cross_encoder: str | None = Field(
        None, description="cross-encoder that reorders the best of a search, by name or path"
    )
    chroma_url: str | None = Field(None, description="a Chroma server instead of the folder's own")
    database_url: str | None = Field(None, description="SQLAlchemy URL instead of SQLite")
    state_dir: Path | None = Field(None, description="where to build when a shop is read-only")
    secret: SecretStr | None = Field(None, description="signs identity and conversation tokens")
    owner_token: SecretStr | None = Field(None, description="lets the shop's people in")
    shop_token: SecretStr | None = Field(None, description="for a merchant's own order service")
    shared_data: Path | None = Field(None, description="folder of public data, for benchmarks")
    model_timeout_s: float = Field(30.0, gt=0, le=600)
    model_retries: int = Field(2, ge=0, le=10)
    answer_tokens: int | None = Field(None, ge=16, le=100_000, description="longest answer")
    tool_calls: Literal["native", "json", "native,json"] = Field(
        "native", description="how a model calls tools; native,json asks the server which it can"
    )
    history_tokens: int = Field(3000, ge=200, le=200_000)

    @property
    def default_model(self) -> str:
        """The model asked for, else an OpenAI one if there is a key, else `offline`."""
        if self.model:
            return self.model
        return "openai:gpt-4o-mini" if os.environ.get("OPENAI_API_KEY") else "offline"

    @property
    def has_keyless_server(self) -> bool:
        """Whether OPENAI_BASE_URL names a server without a key for it, as local servers have it."""
        return bool(os.environ.get("OPENAI_BASE_URL")) and not os.environ.get("OPENAI_API_KEY")


@cache
def load_settings() -> Settings:
    """Reads the environment once.

    Raises:
        ConfigError: a variable has a value that is not allowed; names the variable.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "VITRINE_" + "_".join(str(part) for part in first["loc"]).upper()
        raise ConfigError(f"{name}={first['input']!r} is not allowed: {first['msg']}") from None
