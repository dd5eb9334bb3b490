"""Invoice tables as they stand in files: lines of who bought what when, such as UCI Online Retail.

Products are the lines' stock codes with their commonest description. It knows no shop's folder.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.catalog import Catalog, Product
from retrieval.errors import RetrievalError
from retrieval.evaluate.baskets import Basket

__all__ = ["TABLES", "read_invoices"]

TABLES = (".parquet", ".csv")
# What a column is called, without case, spaces and underscores.
COLUMNS = {
    "invoice": ("invoice", "invoiceno"),
    "code": ("stockcode",),
    "description": ("description",),
    "quantity": ("quantity",),
    "time": ("invoicedate",),
    "price": ("price", "unitprice"),
    "customer": ("customerid",),
}


def read_invoices(path: Path) -> tuple[Catalog, list[Basket]]:
    """Return the items that are named, and the baskets of known customers without returns.

    Args:
        path: Parquet or CSV with the columns Invoice, StockCode, Description, Quantity,
            InvoiceDate, Price and Customer ID.

    Raises:
        RetrievalError: it cannot be read, a column is missing, or a date is none.
    """
    names: dict[str, Counter[str]] = defaultdict(Counter)
    prices: dict[str, list[float]] = defaultdict(list)
    found: dict[tuple[str, str], tuple[datetime, set[str]]] = {}
    for invoice, code, description, quantity, time, price, customer in _lines(path):
        cancelled = str(invoice).startswith("C") or not (quantity or 0) > 0
        unknown = customer is None or customer != customer or not description
        if cancelled or unknown or not (price or 0) > 0:
            continue
        if not str(code)[:1].isdigit():  # postage, discounts and the like
            continue
        names[str(code)][" ".join(str(description).split())] += 1
        prices[str(code)].append(float(price))
        basket = (str(invoice), str(customer))
        if basket not in found:
            found[basket] = (_time(time, path), set())
        found[basket][1].add(str(code))
    products = [
        Product(
            id=code,
            title=names[code].most_common(1)[0][0].capitalize(),
            price_minor=round(100 * float(np.median(prices[code]))),
            currency="GBP",
        )
        for code in sorted(names)
    ]
    baskets = [
        Basket(customer, when, tuple(sorted(items)))
        for (_, customer), (when, items) in sorted(found.items())
    ]
    return Catalog(products, "GBP"), baskets


def _lines(path: Path) -> Iterator[tuple[Any, ...]]:
    """Yield the lines, their values in the order of COLUMNS."""
    import pyarrow
    from pyarrow import csv, parquet

    try:
        table = csv.read_csv(path) if path.suffix == ".csv" else parquet.read_table(path)
    except (OSError, pyarrow.ArrowException) as error:
        reason = str(error).splitlines()[0]
        raise RetrievalError(f"Cannot read the invoices in {path}: {reason}.") from None
    known = {"".join(c for c in name.lower() if c.isalnum()): name for name in table.column_names}
    chosen = []
    for name, spellings in COLUMNS.items():
        column = next((known[spelling] for spelling in spellings if spelling in known), None)
        if column is None:
            has = ", ".join(table.column_names)
            raise RetrievalError(f"{path} has no column for the {name} of a line; it has {has}.")
        chosen.append(table.column(column).to_pylist())
    yield from zip(*chosen, strict=True)


def _time(value: object, path: Path) -> datetime:
    if isinstance(value, datetime):
        return value
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        raise RetrievalError(
            f"{path}: {value!r} is no date; give ISO 8601, such as 2010-12-01 08:26."
        ) from None
