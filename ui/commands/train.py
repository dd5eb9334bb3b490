"""`vitrine train`: tunes the encoder on a shop's own data."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.options import JsonOption, ShopOption, print_json, print_line

__all__ = ["train"]


def train(
    shop: ShopOption = None,
    pairs: Annotated[
        Path | None,
        typer.Option(
            "--pairs", metavar="FILE", help="Query-product pairs: CSV, TSV or JSON lines."
        ),
    ] = None,
    events: Annotated[
        Path | None,
        typer.Option(
            "--events", metavar="FILE", help="Behaviour; the shop's events.jsonl if left out."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help="The model's folder; the shop's own if left out."
        ),
    ] = None,
    part: Annotated[
        str, typer.Option("--train", metavar="PART", help="lora, all, or top-N layers.")
    ] = "lora",
    pseudo_queries: Annotated[
        int, typer.Option("--pseudo-queries", help="How many queries to make from the catalogue.")
    ] = 8000,
    epochs: Annotated[int, typer.Option("--epochs", help="Passes over the pairs.")] = 1,
    batch_size: Annotated[int, typer.Option("--batch-size", help="Pairs a step.")] = 64,
    matryoshka: Annotated[
        str,
        typer.Option("--matryoshka", metavar="N,N", help="Also train these leading dimensions."),
    ] = "",
    dimension: Annotated[
        int | None, typer.Option("--dimension", help="Keep so many dimensions of a vector.")
    ] = None,
    trials: Annotated[
        int, typer.Option("--trials", help="Search hyper-parameters with so many short trainings.")
    ] = 0,
    seed: Annotated[int, typer.Option("--seed", help="Of everything random.")] = 0,
    as_json: JsonOption = False,
) -> None:
    """Tune the encoder on the shop's catalogue and behaviour; a killed run goes on where it was.

    The index in use stays as it is; `vitrine index` then builds the tuned one.

    Example: vitrine train --shop my-shop --epochs 2
    """
    from ui.training import train_shop

    report = train_shop(
        shop,
        pairs,
        events,
        out,
        trials,
        {
            "train": part,
            "pairs": pseudo_queries,
            "epochs": epochs,
            "batch_size": batch_size,
            "matryoshka": matryoshka,
            "dimension": dimension,
            "seed": seed,
        },
    )
    if as_json:
        print_json({"folder": str(report.folder), **report.facts})
        return
    for name in ("validation", "test", "forgetting"):
        figures = report.facts[name]
        label = "general paraphrases" if name == "forgetting" else f"nDCG@10, {name} products"
        print_line(f"{label}: base {figures['before']:.3f}, tuned {figures['after']:.3f}")
    print_line(f"The model is in {report.folder}. Use it: vitrine index.")
