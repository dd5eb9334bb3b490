"""The `vitrine` command: which commands there are, and how an error ends one.

A command's own code is in `ui.commands`, imported when that command is asked for.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import typer

from assistant.errors import USER_ERRORS

__all__ = ["app", "main"]

# command -> the module of ui.commands that holds a function of the same name
COMMANDS = {
    "serve": "serve",
    "chat": "chat",
    "init": "init",
    "index": "index",
    "search": "search",
    "understand": "understand",
    "train": "train",
    "replay": "replay",
}
EVALUATIONS = {
    "retrieval": "evaluate_retrieval",
    "diversity": "evaluate_diversity",
    "understanding": "evaluate_understanding",
}
BENCHES = {
    "ranker": "bench_ranker",
    "retrieval": "bench_retrieval",
    "turn": "bench_turn",
}


def _group(help_text: str) -> typer.Typer:
    return typer.Typer(
        help=help_text,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def _add(group: typer.Typer, commands: dict[str, str]) -> None:
    for name, module in commands.items():
        function: Callable[..., Any] = getattr(import_module(f"ui.commands.{module}"), module)
        group.command(name)(function)


def app() -> typer.Typer:
    """Builds the command tree."""
    root = _group("A conversational shopping assistant that a shop runs itself.")
    _add(root, COMMANDS)
    evaluate = _group("Measure quality: figures with intervals, the base beside the tuned.")
    _add(evaluate, EVALUATIONS)
    root.add_typer(evaluate, name="evaluate")
    bench = _group("Measure speed: side by side in one process, as ratios.")
    _add(bench, BENCHES)
    root.add_typer(bench, name="bench")
    return root


def main() -> None:
    """Runs one command; a user's error is one line on stderr and exit code 1.

    Wrong usage is exit code 2, as the command-line library has it.
    """
    try:
        app()()
    except USER_ERRORS as error:
        _fail(str(error))
    except OSError as error:
        if error.filename is None and error.strerror is None:
            raise
        where = f": {error.filename}" if error.filename else ""
        _fail(f"{error.strerror or error}{where}")


def _fail(message: str) -> None:
    sys.stderr.write("vitrine: " + " ".join(message.split()) + "\n")
    sys.exit(1)
