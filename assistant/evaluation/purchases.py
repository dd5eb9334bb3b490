"""Who took what when, split by time: what is known before a date, and what was taken from it on.

Customers have names here and nowhere below: what is learned from gets rows of numbers.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ConfigError
from retrieval.behaviour import Event, read_events
from retrieval.catalog import Catalog, Product
from retrieval.collaborative import Histories
from retrieval.evaluate.baskets import Basket
from retrieval.evaluate.invoices import TABLES, read_invoices

__all__ = ["Case", "Split", "Windows", "choose_windows", "read_purchases", "split_at"]

SHARE = 0.1  # of the whole time, for each of the last two windows
FEWEST = 10


@dataclass(frozen=True, slots=True)
class Windows:
    """[start, validation) is learned from, [validation, test) fits, [test, end] is measured."""

    start: datetime
    validation: datetime
    test: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """One customer of a window.

    Attributes:
        row: in the histories.
        had: positions of products taken before; not recommended any more.
        wanted: those taken in the window and never before; at least one.
    """

    row: int
    had: NDArray[np.int64]
    wanted: frozenset[int]


@dataclass(frozen=True, slots=True)
class Split:
    """What was known at a date, and the customers who came after it."""

    past: Histories
    cases: tuple[Case, ...]


def read_purchases(path: Path, catalog: Catalog) -> tuple[Catalog, list[Basket]]:
    """Return products and baskets of an invoice table, or of a shop's events.

    Args:
        path: .parquet or .csv of invoice lines; any other is read as events.jsonl, of which
            purchases count.
        catalog: the events' shop. An invoice table names its own products, and so do events of
            which this shop has none: by their "title", or else their id.

    Raises:
        RetrievalError: it cannot be read.
    """
    if path.suffix in TABLES:
        return read_invoices(path)
    bought = [event for event in read_events(path, None) if event.type == "purchase"]
    known = [event for event in bought if event.product_id in catalog]
    if not known:
        known, catalog = bought, _catalog_of(bought, catalog.currency)
    held: dict[tuple[str, datetime], dict[str, None]] = defaultdict(dict)
    for event in known:
        held[event.customer, event.time][event.product_id] = None
    return catalog, [Basket(who, when, tuple(ids)) for (who, when), ids in held.items()]


def _catalog_of(events: Sequence[Event], currency: str) -> Catalog:
    titles = {event.product_id: event.title or event.product_id for event in events}
    products = [
        Product(id=product_id, title=title, price_minor=0, currency=currency)
        for product_id, title in sorted(titles.items())
    ]
    return Catalog(products, currency)


def choose_windows(
    baskets: Sequence[Basket], test: datetime | None = None, validation: datetime | None = None
) -> Windows:
    """Return the windows: the last two tenths of the time, unless dates are given.

    Raises:
        ConfigError: too few baskets, or dates that leave a window empty.
    """
    if len(baskets) < FEWEST:
        raise ConfigError(f"There are {len(baskets)} purchases; at least {FEWEST} are needed.")
    start, end = min(b.time for b in baskets), max(b.time for b in baskets)
    span = end - start
    tested = test or end - span * SHARE
    fitted = validation or tested - span * SHARE
    if not start < fitted < tested <= end:
        raise ConfigError(
            f"The windows {start:%Y-%m-%d} - {fitted:%Y-%m-%d} - {tested:%Y-%m-%d} -"
            f" {end:%Y-%m-%d} are not one after the other; give other dates."
        )
    return Windows(start, fitted, tested, end)


def split_at(baskets: Sequence[Basket], catalog: Catalog, date: datetime, until: datetime) -> Split:
    """Return what was taken before a date, and who took something new in [date, until]."""
    customers = {name: row for row, name in enumerate(sorted({b.customer for b in baskets}))}
    rows, items, ages = [], [], []
    had: dict[int, set[int]] = defaultdict(set)
    taken: dict[int, set[int]] = defaultdict(set)
    for basket in baskets:
        row = customers[basket.customer]
        positions = [catalog.position(i) for i in basket.product_ids]
        if basket.time < date:
            rows.extend([row] * len(positions))
            items.extend(positions)
            ages.extend([(date - basket.time) / timedelta(days=1)] * len(positions))
            had[row].update(positions)
        elif basket.time <= until:
            taken[row].update(positions)
    past = Histories(
        np.array(rows, np.int64),
        np.array(items, np.int64),
        np.array(ages, np.float64),
        (len(customers), len(catalog)),
    )
    cases = tuple(
        Case(row, np.array(sorted(had[row]), np.int64), frozenset(taken[row] - had[row]))
        for row in sorted(taken)
        if taken[row] - had[row]
    )
    return Split(past, cases)
