"""Options that several commands share, and how a command prints.

Knows the terminal; knows nothing of shops or models.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

__all__ = [
    "CrossEncoderOption",
    "JsonOption",
    "ModelOption",
    "OutOption",
    "RankerOption",
    "ShopOption",
    "print_json",
    "print_line",
    "save_result",
]

ShopOption = Annotated[
    Path | None,
    typer.Option("--shop", metavar="DIR", help="The shop's folder; the demo shop if left out."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="Chat model: offline, or any LangChain name such as openai:gpt-4o-mini.",
    ),
]
CrossEncoderOption = Annotated[
    str | None,
    typer.Option(
        "--cross-encoder",
        metavar="NAME",
        help="A cross-encoder, by folder or name, that reorders the best of a search.",
    ),
]
RankerOption = Annotated[
    str,
    typer.Option(
        "--ranker", help="What chooses a shelf: coverage, or relevance or mmr to compare with."
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", help="Also write the result as a file in this folder."),
]


def print_json(data: Any, *, indent: int | None = None) -> None:  # noqa: ANN401 - any JSON
    """Prints one JSON document, on one line unless `indent` is given."""
    print_line(json.dumps(data, ensure_ascii=False, indent=indent))


def print_line(text: str) -> None:
    """Prints a line as it is: no markup, no wrapping, flushed so that a pipe sees it at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def save_result(result: Mapping[str, object], folder: Path, name: str) -> None:
    """Write a result as FOLDER/NAME.json.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(result, indent=2) + "\n", "utf-8")
