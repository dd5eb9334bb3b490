"""`vitrine bench retrieval`: the encoder and search, beside what they stand in for."""

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

__all__ = ["bench_retrieval"]


def bench_retrieval(
    shop: ShopOption = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Fewer repeats, and no synthetic collections.")
    ] = False,
    sizes: Annotated[
        str, typer.Option("--sizes", metavar="N,N", help="Of the synthetic collections.")
    ] = "200000,1000000",
    as_json: JsonOption = False,
    out: OutOption = None,
) -> None:
    """Time encoding beside sentence-transformers, and search beside Chroma's own query.

    Synthetic collections show time, memory and recall against the exact product; a million
    vectors take a while to write.

    Example: vitrine bench retrieval --shop my-shop --quick
    """
    from assistant.shop.folder import ShopFolder
    from retrieval.errors import RetrievalError
    from ui.bench.retrieval import run
    from ui.commands.index import ensure_index
    from ui.progress import progress_bar

    wanted = [part.strip() for part in sizes.split(",") if part.strip()]
    if not all(part.isdigit() and int(part) >= 1000 for part in wanted):
        raise RetrievalError(f"--sizes {sizes!r} is not allowed; give numbers of 1000 or more.")
    folder = ShopFolder.open(shop)
    retriever = ensure_index(folder)
    with progress_bar("Writing synthetic vectors") as progress:
        report = run(
            folder,
            retriever,
            quick=quick,
            sizes=tuple(int(part) for part in wanted),
            progress=progress,
        )
    if out is not None:
        save_result(report, out, "bench_retrieval")
    if as_json:
        print_json(report)
        return
    for row in report["rows"]:
        limit = "" if row["limit"] is None else f"  at most {row['limit']:g}"
        recall = f"  recall {row['recall']:.3f}" if "recall" in row else ""
        print_line(
            f"{row['mode']:32} n={row['n']:<8} {row['ours_ms']:9.3f} ms  {row['peer']:28} "
            f"{row['peer_ms']:9.3f} ms  ratio {row['ratio']:.3f} "
            f"[{row['low']:.3f}, {row['high']:.3f}]{limit}{recall}"
        )
