"""`vitrine evaluate understanding`: how well messages are understood."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.options import (
    JsonOption,
    OutOption,
    ShopOption,
    print_json,
    print_line,
    save_result,
)

__all__ = ["evaluate_understanding"]

DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data", metavar="DIR", help="Folder of public data sets; ../shared/data if left out."
    ),
]


def evaluate_understanding(
    shop: ShopOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
    out: OutOption = None,
) -> None:
    """Measure intents, scope, price bounds and dialogues on public sets, with 95 % intervals.

    Example: vitrine evaluate understanding --data ../shared/data --json
    """
    from assistant.config import load_settings
    from assistant.evaluation.understanding import evaluate_understanding as evaluate
    from assistant.understanding.lines import open_reader

    folder = data or load_settings().shared_data or Path("../shared/data")
    figures = evaluate(open_reader(shop), folder)
    if out is not None:
        save_result(figures, out, "evaluate_understanding")
    if as_json:
        print_json(figures)
        return
    for name, measures in figures.items():
        for measure, figure in measures.items():
            interval = f"[{figure['low']:.3f}, {figure['high']:.3f}]"
            print_line(f"{name:22} {measure:24} {figure['mean']:.3f}  {interval}  n={figure['n']}")
