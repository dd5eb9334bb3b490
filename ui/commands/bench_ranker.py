"""`vitrine bench ranker`: the ranker beside its peers, and its quality gates."""

from typing import Annotated

import typer

from ui.commands.options import JsonOption, OutOption, print_json, print_line, save_result

__all__ = ["bench_ranker"]


def bench_ranker(
    quick: Annotated[
        bool, typer.Option("--quick", help="Fewer repeats, and no peer that takes seconds.")
    ] = False,
    as_json: JsonOption = False,
    out: OutOption = None,
) -> None:
    """Time the ranker and its peers in one process, as ratios, and check its quality gates.

    Example: vitrine bench ranker --quick --json
    """
    from ui.bench.ranker import run

    report = run(quick)
    if out is not None:
        save_result(report, out, "bench_ranker")
    if as_json:
        print_json(report)
        return
    for row in report["rows"]:
        name = f"{row['mode']}, n={row['n']}{'' if row['numba'] else ', NumPy only'}"
        if row["ratio"] is None:
            print_line(f"{name:36} {row['peer']}: {row['note']}")
            continue
        limit = "" if row["limit"] is None else f"  at most {row['limit']:.3g}"
        print_line(
            f"{name:36} {row['ours_ms']:9.3f} ms  {row['peer']:28} {row['peer_ms']:10.3f} ms  "
            f"ratio {row['ratio']:.4g} [{row['low']:.4g}, {row['high']:.4g}]"
            f"{limit}{_met(row['ok'])}"
        )
    for gate in report["quality"]:
        value = "-" if gate["value"] is None else f"{gate['value']:.4f}"
        limit = "" if gate["limit"] is None else f"  limit {gate['limit']:g}"
        print_line(f"{gate['gate']:64} {value}{limit}{_met(gate['ok'])}  {gate['note']}".rstrip())


def _met(ok: bool | None) -> str:
    return "" if ok is None else "  met" if ok else "  MISSED"
