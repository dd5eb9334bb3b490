"""Reads dialogue scripts from YAML; an error names file, line and key.

It knows files and the format, not the assistant.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from assistant.dialogue.script import Script
from assistant.errors import DialogueError

__all__ = ["find_scripts", "load_scripts", "script_schema"]

Place = tuple[str | int, ...]


class _Loader(yaml.SafeLoader):
    """YAML whose only booleans are true and false, so that `say: yes` says yes."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if tag != "tag:yaml.org,2002:bool"]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)


def find_scripts(paths: Iterable[Path]) -> list[Path]:
    """Returns script files in a fixed order: files as given, folders' `*.yaml` by name.

    Raises:
        DialogueError: a path is missing, or a folder holds no script.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted([*path.rglob("*.yaml"), *path.rglob("*.yml")])
            if not inside:
                raise DialogueError(f"{path}: no dialogue script (*.yaml) in this folder.")
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise DialogueError(f"{path}: no such script or folder of scripts.")
    return list(dict.fromkeys(found))


def load_scripts(path: Path) -> list[Script]:
    """Reads the scripts of one file: its YAML documents, each with what it includes in front.

    Raises:
        DialogueError: a document is no script; names file, line and key.
    """
    return _load(path, ())


def _load(path: Path, above: tuple[Path, ...]) -> list[Script]:
    here = path.resolve()
    if here in above:
        chain = " -> ".join(each.name for each in (*above[above.index(here) :], here))
        raise DialogueError(f"{path}: include: it includes itself: {chain}")
    scripts = []
    names: dict[str, int] = {}
    for data, lines in _read_yaml(path):
        script = _with_included(path, _validated(path, data, lines), lines, (*above, here))
        line = lines.get(("name",), 1)
        if script.name in names:
            first = names[script.name]
            raise DialogueError(f"{path}:{line}: name: {script.name!r} is that of line {first} too")
        names[script.name] = line
        scripts.append(script)
    return scripts


def _with_included(
    path: Path, script: Script, lines: dict[Place, int], above: tuple[Path, ...]
) -> Script:
    names = [script.include] if isinstance(script.include, str) else script.include
    line = lines.get(("include",), 1)
    before = []
    for name in names:
        other = path.parent / name
        if not other.is_file():
            raise DialogueError(f"{path}:{line}: include: there is no script {other}")
        if other.resolve() in above:
            chain = " -> ".join(p.name for p in (*above[above.index(other.resolve()) :], other))
            raise DialogueError(f"{path}:{line}: include: it includes itself: {chain}")
        for included in _load(other, above):
            before += included.turns
    turns = [*before, *script.turns]
    if not turns and script.goal is None:
        at = lines.get((), 1)
        raise DialogueError(f"{path}:{at}: turns: a script needs at least one turn, or a goal.")
    return script.model_copy(update={"turns": turns, "include": []})


def script_schema() -> dict[str, Any]:
    """Returns the JSON schema of a script, for editors."""
    return Script.model_json_schema(by_alias=True)


def _read_yaml(path: Path) -> list[tuple[Any, dict[Place, int]]]:
    """Reads a file's documents, each with the line of every place in it."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DialogueError(f"{path}: not UTF-8 text (byte {error.start}).") from None
    except OSError as error:
        raise DialogueError(f"{path}: {error.strerror or error}.") from None
    try:
        nodes = list(yaml.compose_all(text, Loader=_Loader))
        documents = list(yaml.load_all(text, Loader=_Loader))  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or str(error)
        raise DialogueError(f"{path}:{line}: not YAML: {problem}") from None
    read = []
    for node, data in zip(nodes, documents, strict=True):
        if node is None or data is None:
            continue
        lines: dict[Place, int] = {}
        _note_lines(node, (), lines, path)
        read.append((data, lines))
    if not read:
        raise DialogueError(f"{path}:1: empty; a script has name and turns.")
    return read


def _note_lines(node: yaml.Node, place: Place, lines: dict[Place, int], path: Path) -> None:
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            line = key.start_mark.line + 1
            if name in seen:
                raise DialogueError(f"{path}:{line}: {name}: this key stands twice.")
            seen.add(name)
            lines[(*place, name)] = line
            _note_lines(value, (*place, name), lines, path)
    elif isinstance(node, yaml.SequenceNode):
        for at, value in enumerate(node.value):
            _note_lines(value, (*place, at), lines, path)


def _validated(path: Path, data: Any, lines: dict[Place, int]) -> Script:  # noqa: ANN401
    if not isinstance(data, dict):
        line = lines.get((), 1)
        raise DialogueError(f"{path}:{line}: a script is a mapping with name and turns.")
    try:
        return Script.model_validate(data)
    except ValidationError as error:
        # The deepest finding; of several forms that a value may have, the one that says why.
        first = max(
            error.errors(),
            key=lambda each: (len(_line_of(each["loc"], lines)[1]), each["type"] == "value_error"),
        )
        line, known = _line_of(first["loc"], lines)
        if first["type"] == "missing":
            known = (*known, first["loc"][-1])
        key = ".".join(str(part) for part in known) or "script"
        raise DialogueError(f"{path}:{line}: {key}: {_message(first)}") from None


def _message(error: ErrorDetails) -> str:
    """Return pydantic's finding in a script writer's words."""
    match error["type"]:
        case "extra_forbidden":
            return "unknown key"
        case "missing":
            return "this key is missing"
        case "string_type":
            return f"{str(error['input'])[:80]!r} is no text; put it in quotes"
    return " ".join(error["msg"].removeprefix("Value error, ").split())


def _line_of(place: Place, lines: dict[Place, int]) -> tuple[int, Place]:
    """Returns the line of the deepest part of a place that stands in the file."""
    known: Place = ()
    for part in place:
        if (*known, part) in lines:
            known = (*known, part)
    return lines.get(known, 1), known
