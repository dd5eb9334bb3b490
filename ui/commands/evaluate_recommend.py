"""`vitrine evaluate recommend`: what is recommended against what was bought next."""

from datetime import datetime
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

__all__ = ["evaluate_recommend"]

EventsOption = Annotated[
    Path | None,
    typer.Option(
        "--events",
        metavar="FILE",
        help="Events as JSON lines, or invoice lines as Parquet or CSV; the shop's if left out.",
    ),
]
TestOption = Annotated[
    datetime | None,
    typer.Option("--test-from", metavar="DATE", help="Start of the test; its last tenth of time."),
]
ValidationOption = Annotated[
    datetime | None,
    typer.Option("--fit-from", metavar="DATE", help="Start of what weights are fitted on."),
]


def evaluate_recommend(
    shop: ShopOption = None,
    events: EventsOption = None,
    test_from: TestOption = None,
    fit_from: ValidationOption = None,
    as_json: JsonOption = False,
    out: OutOption = None,
) -> None:
    """Compare popularity, item-item, ALS and content with their blend, without and with coverage.

    Split by time: learned on the past, weighed on a window, measured on the one after it.

    Example: vitrine evaluate recommend --events lines.parquet --json
    """
    from assistant.evaluation.purchases import read_purchases
    from assistant.evaluation.recommend import evaluate_recommend as evaluate
    from assistant.shop.folder import ShopFolder
    from retrieval.encoder import load_encoder

    folder = ShopFolder.open(shop)
    path = events or folder.path / "events.jsonl"
    catalog, baskets = read_purchases(path, folder.catalog())
    vectors = load_encoder().encode_products([product.title for product in catalog])
    figures = {"events": path.name, **evaluate(catalog, baskets, vectors, test_from, fit_from)}
    if out is not None:
        save_result(figures, out, f"evaluate_recommend.{path.absolute().parent.name}")
    if as_json:
        print_json(figures)
        return
    split = figures["split"]
    print_line(f"{split['customers']} customers from {split['test_from']}; {figures['note']}")
    for name, measures in figures["systems"].items():
        told = ", ".join(f"{key} {value['mean']:.3f}" for key, value in measures.items())
        print_line(f"{name:15} {told}")
    for name, gate in figures["gates"].items():
        print_line(f"{name}: {gate['value']:.3f}")
