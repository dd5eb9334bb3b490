"""The `vitrine` command: which commands there are, and how an error ends one.

A command's own code is in `ui.commands`, imported when that command is asked for, so that none
pays for another's imports.
"""

import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from assistant.errors import USER_ERRORS

__all__ = ["app", "main"]

# name on the command line -> the module of ui.commands with a function of the module's name
COMMANDS = {
    "serve": "serve",
    "chat": "chat",
    "init": "init",
    "index": "index",
    "search": "search",
    "understand": "understand",
    "train": "train",
    "test": "test",
    "replay": "replay",
}
EVALUATIONS = {
    "retrieval": "evaluate_retrieval",
    "diversity": "evaluate_diversity",
    "understanding": "evaluate_understanding",
    "recommend": "evaluate_recommend",
    "bubble": "evaluate_bubble",
    "fairness": "evaluate_fairness",
}
BENCHES = {
    "ranker": "bench_ranker",
    "retrieval": "bench_retrieval",
    "turn": "bench_turn",
    "serve": "bench_serve",
    "sponsored": "bench_sponsored",
}


def _lazy(modules: dict[str, str]) -> type[TyperGroup]:
    class Lazy(TyperGroup):
        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - typer's own context
            return [*modules, *self.commands]

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
            if cmd_name not in modules:
                return super().get_command(ctx, cmd_name)
            name = modules[cmd_name]
            one = typer.Typer(add_completion=False, rich_markup_mode=None)
            one.command(cmd_name)(getattr(import_module(f"ui.commands.{name}"), name))
            return get_command(one)

    return Lazy


def _group(help_text: str, modules: dict[str, str]) -> typer.Typer:
    group = typer.Typer(
        cls=_lazy(modules),
        help=help_text,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    group.callback()(lambda: None)
    return group


def app() -> typer.Typer:
    """Builds the command tree."""
    root = _group("A conversational shopping assistant that a shop runs itself.", COMMANDS)
    evaluate = _group("Measure quality: figures with intervals, base beside tuned.", EVALUATIONS)
    root.add_typer(evaluate, name="evaluate")
    root.add_typer(_group("Measure speed: in one process, as ratios.", BENCHES), name="bench")
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
