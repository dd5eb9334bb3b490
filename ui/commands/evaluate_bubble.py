"""`vitrine evaluate bubble`: how wide a shopper's window stays over many turns."""

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

__all__ = ["evaluate_bubble"]

TurnsOption = Annotated[int, typer.Option("--turns", min=2, help="Shelves that a shopper sees.")]
ShoppersOption = Annotated[int, typer.Option("--shoppers", min=1, help="Simulated shoppers.")]


def evaluate_bubble(
    shop: ShopOption = None,
    turns: TurnsOption = 50,
    shoppers: ShoppersOption = 20,
    as_json: JsonOption = False,
    out: OutOption = None,
) -> None:
    """Simulate shoppers who look at what is nearest to their taste, and measure what they see.

    Entropy of categories, brands and prices over all turns, for relevance alone, MMR and ours
    without and with coverage that widens.

    Example: vitrine evaluate bubble --turns 50 --json
    """
    from assistant.evaluation.bubble import evaluate_bubble as evaluate
    from assistant.shop.folder import ShopFolder
    from ranking import warm
    from ui.commands.index import ensure_index

    warm()
    folder = ShopFolder.open(shop)
    figures = evaluate(folder, ensure_index(folder), turns, shoppers)
    if out is not None:
        save_result(figures, out, f"evaluate_bubble.{folder.path.name}")
    if as_json:
        print_json(figures)
        return
    print_line(f"{figures['shoppers']} shoppers, {figures['turns']} turns; {figures['note']}")
    for name, measures in figures["systems"].items():
        told = ", ".join(f"{key} {value['mean']:.3f}" for key, value in measures.items())
        print_line(f"{name:18} {told}")
    for name, gate in figures["gates"].items():
        print_line(f"{name}: {gate['value']:.3f}")
