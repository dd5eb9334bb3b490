"""A shop's written policies, cut at their headings. Knows Markdown; decides nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Passage", "read_passages"]

_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*\s*$")
_MARKS = re.compile(r"\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")
# Shorter pieces of a passage say too little to be compared with a question.
_SHORTEST = 15


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands under one heading.

    Attributes:
        file: the file's name, such as "returns.md".
        heading: the nearest heading; the file's title for what stands before any other.
        text: without markup.
    """

    file: str
    heading: str
    text: str

    @property
    def source(self) -> str:
        """Such as "returns.md#Refunds"."""
        return f"{self.file}#{self.heading}"

    @property
    def sentences(self) -> tuple[str, ...]:
        """Each sentence under its heading; the heading alone when there is none."""
        said = [s for s in _SENTENCE.split(self.text) if len(s) > _SHORTEST]
        return tuple(f"{self.heading}: {sentence}" for sentence in said) or (self.heading,)


def read_passages(folder: Path) -> tuple[Passage, ...]:
    """Returns the passages of every .md file of a folder, by name; no folder is no policies."""
    files = sorted(folder.glob("*.md")) if folder.is_dir() else []
    return tuple(passage for file in files for passage in _passages(file))


def _passages(file: Path) -> Iterator[Passage]:
    lines: list[str] = []
    heading = file.stem.replace("-", " ").replace("_", " ").capitalize()
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        if match := _HEADING.match(line):
            yield from _passage(file.name, heading, lines)
            heading, lines = _plain(match[2]), []
        else:
            lines.append(line)
    yield from _passage(file.name, heading, lines)


def _passage(file: str, heading: str, lines: list[str]) -> Iterator[Passage]:
    paragraphs: list[str] = []
    fresh = True
    for line in lines:
        text = _plain(line)
        if not text or fresh or text.startswith("•"):
            paragraphs.append(text)
        else:
            paragraphs[-1] += f" {text}"
        fresh = not text
    told = "\n".join(paragraph for paragraph in paragraphs if paragraph)
    if told:
        yield Passage(file, heading, told)


def _plain(line: str) -> str:
    line = re.sub(r"^\s*[-*+]\s+", "• ", line)
    return _MARKS.sub("", _LINK.sub(r"\1", line)).strip()
