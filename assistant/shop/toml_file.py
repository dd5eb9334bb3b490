"""A file that a shop's owner writes by hand, read as TOML."""

import tomllib
from pathlib import Path
from typing import Any

from assistant.errors import ShopError

__all__ = ["load_toml"]


def load_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file.

    Raises:
        FileNotFoundError: there is none.
        ShopError: it is no TOML; one line that names the file.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ShopError(f"{path} is no TOML: {error}") from None
