"""Reads templates.txt and phrases.txt: our own words, from which utterances are made.

Broad on purpose: the head has to know a shopping request in shops that it has never seen.
"""

from collections import defaultdict
from functools import lru_cache
from importlib.resources import files

__all__ = ["load_phrases", "load_templates"]


@lru_cache(maxsize=1)
def load_templates() -> dict[str, tuple[str, ...]]:
    """Returns the templates by intent, macros replaced."""
    macros: dict[str, str] = {}
    found: dict[str, list[str]] = defaultdict(list)
    for section, line in _lines("templates.txt"):
        name, _, rest = line.partition(" = ")
        if not section and name.startswith("@"):
            macros[name] = rest
            continue
        for macro, text in macros.items():
            line = line.replace(macro, text)
        found[section].append(line)
    return {intent: tuple(lines) for intent, lines in found.items()}


@lru_cache(maxsize=1)
def load_phrases() -> dict[str, tuple[str, ...]]:
    """Returns what may stand for each field of a template."""
    joined: dict[str, list[str]] = defaultdict(list)
    for section, line in _lines("phrases.txt"):
        joined[section].append(line)
    return {
        field: tuple(item.strip() for item in " ".join(lines).split("|") if item.strip())
        for field, lines in joined.items()
    }


def _lines(name: str) -> list[tuple[str, str]]:
    """Returns (section, line) of every line that is no comment."""
    section, found = "", []
    text = (files("assistant.understanding.training") / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]") and "|" not in line:
            section = line[1:-1]
        elif line.strip() and not line.startswith("#"):
            found.append((section, line.strip()))
    return found
