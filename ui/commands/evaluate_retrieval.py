"""`vitrine evaluate retrieval`: BM25, base, tuned and hybrid on judged queries."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.options import (
    CrossEncoderOption,
    JsonOption,
    OutOption,
    ShopOption,
    print_json,
    print_line,
    save_result,
)

__all__ = ["evaluate_retrieval"]


def evaluate_retrieval(
    queries: Annotated[
        Path, typer.Option("--queries", metavar="TSV", help="Lines of query id, tab, text.")
    ],
    qrels: Annotated[
        Path,
        typer.Option("--qrels", metavar="TREC", help="Lines of query id, 0, product id, grade."),
    ],
    shop: ShopOption = None,
    model: Annotated[
        Path | None,
        typer.Option("--model", metavar="DIR", help="A tuned model; the shop's own if left out."),
    ] = None,
    plot: Annotated[
        Path | None,
        typer.Option("--plot", metavar="DIR", help="Also draw the vectors and the measures here."),
    ] = None,
    cross_encoder: CrossEncoderOption = None,
    as_json: JsonOption = False,
    out: OutOption = None,
) -> None:
    """Measure search on judged queries, the base encoder beside the tuned one.

    Queries without a relevant product are left out. nDCG@10 counts an unjudged product as not
    relevant, condensed nDCG@10 leaves it out; judged@10 says how much that matters.

    Example: vitrine evaluate retrieval --shop my-shop --queries q.tsv --qrels q.trec
    """
    from assistant.shop.folder import ShopFolder
    from retrieval.evaluate import read_qrels, read_queries
    from ui.evaluation import evaluate_shop

    folder = ShopFolder.open(shop)
    evaluation = evaluate_shop(
        folder, read_queries(queries), read_qrels(qrels), model, plot, cross_encoder
    )
    result = evaluation.to_json()
    if out is not None:
        save_result(result, out, f"evaluate_retrieval.{folder.path.resolve().name}")
    if as_json:
        print_json(result)
        return
    print_line(f"{evaluation.queries} queries")
    for name, measures in evaluation.systems.items():
        figures = "  ".join(
            f"{measure} {v['mean']:.3f} ({v['low']:.3f} to {v['high']:.3f})"
            for measure, v in measures.items()
        )
        print_line(f"{name:12} {figures}")
