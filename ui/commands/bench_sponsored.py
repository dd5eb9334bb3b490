"""`vitrine bench sponsored`: how long the auction of the sponsored place takes."""

from typing import Annotated

import typer

from ui.commands.options import JsonOption, OutOption, print_json, print_line, save_result

__all__ = ["bench_sponsored"]


def bench_sponsored(
    candidates: Annotated[int, typer.Option("--candidates", min=10, help="Of a search.")] = 200,
    campaigns: Annotated[int, typer.Option("--campaigns", min=1, help="That bid.")] = 50,
    repeats: Annotated[int, typer.Option("--repeats", min=10, help="Auctions timed.")] = 500,
    as_json: JsonOption = False,
    out: OutOption = None,
) -> None:
    """Time the sponsored place: the auction with its books, and the ranking around the winner.

    Example: vitrine bench sponsored --campaigns 200 --json
    """
    from ranking import warm
    from ui.bench.machine import describe_machine
    from ui.bench.sponsored import measure_sponsored

    warm()
    row = measure_sponsored(candidates, campaigns, repeats)
    report = {"machine": describe_machine(), "rows": [row]}
    if out is not None:
        save_result(report, out, "bench_sponsored")
    if as_json:
        print_json(report)
        return
    print_line(f"{row['campaigns']} campaigns among {row['n']} candidates")
    print_line(f"an auction: {row['auction_ms']:.2f} ms (p99 {row['auction_p99_ms']:.2f})")
    print_line(f"with the shelf ranked around the winner: {row['placing_ms']:.2f} ms")
