"""`vitrine replay`: recorded customer-service actions on a fresh shop."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.options import JsonOption, print_json, print_line

__all__ = ["replay"]


def _file(flag: str, text: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(flag, metavar="FILE", help=text)
    return option


def replay(
    db: Annotated[Path, _file("--db", "The shop at the start: products, users, orders.")],
    tasks: Annotated[Path, _file("--tasks", "The tasks with their recorded actions.")],
    expected: Annotated[Path, _file("--expected", "The recorded end state of each task.")],
    json: JsonOption = False,
) -> None:
    """Replay recorded actions through the shop's rules and compare where each task ends.

    Every task starts on a fresh shop loaded from --db. A task passes when each action is refused
    exactly where the recording refused it and every order, user and product ends as recorded.
    The last line counts: N passed, N failed; the exit code is 1 when a task failed.

    Example: vitrine replay --db db.json --tasks tasks.json --expected expected.json
    """
    from assistant.shop.replay import replay as replay_tasks

    report = replay_tasks(db, tasks, expected)
    if json:
        print_json(report.to_json())
    else:
        for result in report.results:
            for difference in result.differences:
                print_line(f"task {result.task_id}: {difference}")
        print_line(f"{report.passed} passed, {report.failed} failed")
    if report.failed:
        raise typer.Exit(1)
