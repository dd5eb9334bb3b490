"""`vitrine evaluate fairness`: who is shown, against who might have been."""

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

__all__ = ["evaluate_fairness"]

PlotOption = Annotated[
    Path | None, typer.Option("--plot", metavar="DIR", help="Draw a picture per dimension here.")
]


def evaluate_fairness(
    shop: ShopOption = None,
    plot: PlotOption = None,
    as_json: JsonOption = False,
    out: OutOption = None,
) -> None:
    """Audit exposure by seller, brand, price band and age against the eligible pool.

    Every category is asked for once. Floors of shop.toml ([exposure.floors]) are checked.

    Example: vitrine evaluate fairness --shop my-shop --plot plots --json
    """
    from assistant.evaluation.fairness import evaluate_fairness as evaluate
    from assistant.shop.folder import ShopFolder
    from ui.commands.index import ensure_index

    folder = ShopFolder.open(shop)
    figures = evaluate(ensure_index(folder), folder.settings, plot)
    if out is not None:
        kept = figures | {"plots": [Path(name).name for name in figures["plots"]]}
        save_result(kept, out, f"evaluate_fairness.{folder.path.name}")
    if as_json:
        print_json(figures)
        return
    print_line(f"{figures['requests']} requests; {figures['note']}")
    for name, dimensions in figures["systems"].items():
        for dimension, told in dimensions.items():
            least = told["least"]
            print_line(
                f"{name:16} {dimension:7} gini {told['gini']['mean']:.3f},"
                f" least {least['group']} {least['ratio']:.2f}"
            )
    for group, floor in figures["floors"].items():
        print_line(
            f"floor {group}: {floor['asked']:.2f} asked, {floor['given']:.2f} given,"
            f" {floor['given_without']:.2f} without"
        )
