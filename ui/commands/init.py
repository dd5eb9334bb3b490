"""`vitrine init`: a shop's folder from a merchant's feed."""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.options import JsonOption, print_json, print_line

if TYPE_CHECKING:
    from rich.status import Status

    from assistant.shop.creation import InitReport

__all__ = ["init"]

SHOWN_BAD_ROWS = 50
# A run that is over sooner says nothing but its result.
QUIET_S = 2.0


def init(
    path: Annotated[Path, typer.Argument(metavar="DIR", help="The shop's folder.")],
    catalog: Annotated[
        Path, typer.Option("--catalog", metavar="FILE", help="The merchant's feed.")
    ],
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--map",
            metavar="FILE",
            help='TOML or JSON: field = "column", a list of columns, or {constant = "text"}.',
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse the feed if any row is bad.")
    ] = False,
    name: Annotated[
        str | None, typer.Option("--name", help="The shop's name; else made from DIR.")
    ] = None,
    currency: Annotated[
        str | None,
        typer.Option("--currency", metavar="CODE", help="Of prices that do not say theirs."),
    ] = None,
    locale: Annotated[
        str | None, typer.Option("--locale", help="How prices are written, such as en_IE.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Make a shop's folder from a feed: CSV, TSV, JSON, Parquet, Shopify or Google Merchant.

    Columns are guessed and printed; bad rows are listed with line and reason and left out. An
    existing shop gets the new catalogue and keeps everything else; a failed run changes nothing.

    Example: vitrine init my-shop --catalog products.csv --currency EUR
    """
    from rich.console import Console

    from assistant.shop.creation import create_shop_folder

    console = Console(stderr=True)
    with console.status("reading") as status:
        shown = partial(_show, status) if console.is_terminal else _steps_after(QUIET_S)
        report = create_shop_folder(
            path,
            catalog,
            mapping=mapping,
            strict=strict,
            name=name,
            currency=currency,
            locale=locale,
            tell=shown,
        )
    if as_json:
        print_json(report.to_json())
        return
    for line in _lines(report):
        print_line(line)


def _show(status: "Status", step: str) -> None:
    from rich.markup import escape

    status.update(escape(step))


def _steps_after(quiet_s: float) -> Callable[[str], None]:
    """Return what writes steps as plain lines, once a run has taken so many seconds."""
    began = time.monotonic()

    def write(step: str) -> None:
        if time.monotonic() - began >= quiet_s:
            sys.stderr.write(step + "\n")

    return write


def _lines(report: "InitReport") -> list[str]:
    lines = [f"{report.format}: {report.rows} rows, {report.products} products", "", "Columns"]
    lines += [f"  {line}" for line in report.mapping.lines()]
    lines += ["", f"Currency: {report.currency} ({report.currency_source})"]
    lines += [f"Note: {note}" for note in report.notes]
    lines += ["", "Facets (edit them in shop.toml)"]
    for facet in report.facets:
        shown = ", ".join(facet.values[:6]) + (", ..." if len(facet.values) > 6 else "")
        if facet.kind == "number" and facet.low is not None and facet.high is not None:
            shown = f"{facet.low:g} to {facet.high:g}"
        lines.append(f"  {facet.name} ({facet.kind}, weight {facet.weight:g}): {shown}")
    if report.bad:
        lines += ["", f"Bad rows, left out: {len(report.bad)}"]
        lines += [
            f"  {report.place} {bad.line}: {bad.reason}" for bad in report.bad[:SHOWN_BAD_ROWS]
        ]
        if len(report.bad) > SHOWN_BAD_ROWS:
            lines.append(f"  and {len(report.bad) - SHOWN_BAD_ROWS} more (--json lists all)")
    did = "renewed" if report.renewed else "made"
    lines += ["", f"{report.path} is {did}. Next: vitrine index --shop {report.path}"]
    return lines
