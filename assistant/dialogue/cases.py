"""Scripts with the places where they stand, in a fixed order. Knows files, not the assistant."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.dialogue.load import find_scripts, load_scripts
from assistant.dialogue.script import Script

__all__ = ["Case", "collect"]


@dataclass(frozen=True, slots=True)
class Case:
    """A script and where it stands, as it was given."""

    script: Script
    file: str


def collect(paths: Sequence[Path], base: Path | None = None) -> list[Case]:
    """Read all scripts of some files and folders, in order.

    Args:
        paths: files, or folders of `*.yaml`.
        base: a folder that files are named relative to, where they are in it.

    Raises:
        DialogueError: a path is missing or a file is no script; names file, line and key.
    """
    return [
        Case(script, _named(path, base))
        for path in find_scripts(paths)
        for script in load_scripts(path)
    ]


def _named(path: Path, base: Path | None) -> str:
    if base is not None and path.is_relative_to(base):
        return path.relative_to(base).as_posix()
    return path.as_posix()
