"""`vitrine evaluate diversity`: how much of the range a shelf shows."""

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

__all__ = ["evaluate_diversity"]

QueriesOption = Annotated[
    Path | None,
    typer.Option(
        "--queries",
        metavar="FILE",
        help="Lines of key, tab, words; the shop's categories if left out.",
    ),
]
QrelsOption = Annotated[
    Path | None,
    typer.Option("--qrels", metavar="FILE", help="TREC judgments of relevance, for nDCG@10."),
]
PlotOption = Annotated[
    Path | None,
    typer.Option("--plot", metavar="DIR", help="Draw the trade-off curves and facet grids here."),
]


def evaluate_diversity(
    shop: ShopOption = None,
    queries: QueriesOption = None,
    qrels: QrelsOption = None,
    plot: PlotOption = None,
    as_json: JsonOption = False,
    out: OutOption = None,
) -> None:
    """Compare the shelf's range and relevance with those of MMR, DPP, SSD and others.

    Subtopics are brand, price band and colour: metadata, not human judgments.

    Example: vitrine evaluate diversity --shop chorus --queries queries.tsv --plot plots --json
    """
    from assistant.evaluation.diversity import evaluate_diversity as evaluate
    from assistant.evaluation.diversity import read_judgments, read_queries
    from assistant.shop.folder import ShopFolder
    from ranking import warm
    from ui.commands.index import ensure_index

    warm()
    asked = None if queries is None else read_queries(queries)
    judged = None if qrels is None else read_judgments(qrels)
    folder = ShopFolder.open(shop)
    figures = evaluate(ensure_index(folder), asked, judged, plot)
    if out is not None:
        # The pictures by name: a result is kept, and read on other machines.
        kept = figures | {"plots": [Path(name).name for name in figures["plots"]]}
        save_result(kept, out, f"evaluate_diversity.{folder.path.name}")
    if as_json:
        print_json(figures)
        return
    print_line(f"{figures['queries']} queries; {figures['note']}")
    for name, measures in figures["systems"].items():
        print_line(name)
        for measure, value in measures.items():
            print_line(
                f"  {measure:24} {value['mean']:.3f} [{value['low']:.3f}, {value['high']:.3f}]"
            )
    for name, gate in figures["gates"].items():
        print_line(f"{name}: {gate['value']:.3f}")
