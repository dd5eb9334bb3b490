"""The widget's scripts as they are sent: the loader, and the panel's modules joined into one.

There is nothing to build or to keep in step: the modules are joined when the server starts, in the
order in which they use each other, without their comments and without the lines by which they
import each other.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["Script", "loader", "panel"]

FOLDER = Path(__file__).parent
MODULES = ("elements", "look", "cards", "session", "talk", "panel")
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)
_IMPORT = re.compile(r'^import [^\n]* from "\./[a-z]+\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?!const start\b)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Script:
    """A script as it is sent, plain and compressed, and the tag that changes with it."""

    plain: bytes
    compressed: bytes
    tag: str


@cache
def loader() -> Script:
    """Return what a page's script tag fetches."""
    return _script(_without_comments("loader"))


@cache
def panel() -> Script:
    """Return what the first click fetches: one module that exports `start`."""
    joined = "".join(_IMPORT.sub("", _without_comments(name)) for name in MODULES)
    return _script(_EXPORT.sub("", joined))


def _without_comments(name: str) -> str:
    return _COMMENT.sub("", (FOLDER / f"{name}.js").read_text(encoding="utf-8"))


def _script(text: str) -> Script:
    plain = text.encode()
    tag = hashlib.sha256(plain).hexdigest()[:16]
    return Script(plain, gzip.compress(plain, mtime=0), f'"{tag}"')
