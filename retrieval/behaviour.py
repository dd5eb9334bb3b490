"""What shoppers did: events into sessions and baskets, and these into training pairs.

It knows products by id; it knows no customers beyond the name that ties events together.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, groupby, pairwise
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray
from scipy import sparse

from retrieval.catalog import Catalog
from retrieval.collaborative.neighbours import item_item
from retrieval.errors import TrainingError
from retrieval.pairs import Pair
from retrieval.text import product_text

__all__ = [
    "Event",
    "basket_pairs",
    "co_purchase",
    "event_pairs",
    "partner_pairs",
    "read_events",
    "sessions",
]

EVENT_TYPES = ("view", "cart", "purchase")
# A pause after which a shopper is taken to have come back for something else.
SESSION_GAP = timedelta(minutes=30)
# Larger baskets say little of what goes with what (a wholesaler's has hundreds of lines).
PAIRS_A_BASKET = 8


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a shopper did.

    Attributes:
        customer: whatever tells shoppers apart.
        product_id: a product of the catalogue.
        time: when.
        type: one of EVENT_TYPES.
        query: what was typed before, if the shop keeps that.
        title: the product's, where the line says it; for events of products in no catalogue.
    """

    customer: str
    product_id: str
    time: datetime
    type: str
    query: str = ""
    title: str = ""


def read_events(path: Path, catalog: Catalog | None) -> list[Event]:
    """Read events.jsonl, in the order of time.

    Events of products that are no longer in the catalogue are left out; without a catalogue all
    are kept.

    Raises:
        TrainingError: the file cannot be read, or a line is no event; names the line.
    """
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise TrainingError(f"Cannot read the events in {path}: {error.strerror}.") from None
    events = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            event = _event(line, f"{path}, line {number}")
            if catalog is None or event.product_id in catalog:
                events.append(event)
    events.sort(key=lambda event: (event.time, event.customer, event.product_id))
    return events


def _event(line: bytes, where: str) -> Event:
    try:
        told = orjson.loads(line)
        event = Event(
            str(told["customer"]),
            str(told["product"]),
            datetime.fromisoformat(str(told["time"])),
            str(told["type"]),
            str(told.get("query") or "").strip(),
            str(told.get("title") or "").strip(),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise TrainingError(
            f"{where}: an event is a JSON object with customer, product, time (ISO 8601) and type."
        ) from None
    if event.type not in EVENT_TYPES:
        raise TrainingError(
            f"{where}: type {event.type!r} is not allowed; give {', '.join(EVENT_TYPES)}."
        )
    return event


def sessions(events: Iterable[Event]) -> Iterator[list[Event]]:
    """Yield each shopper's events, cut at pauses longer than SESSION_GAP."""
    ordered = sorted(events, key=lambda event: (event.customer, event.time, event.product_id))
    for _, own in groupby(ordered, key=lambda event: event.customer):
        session: list[Event] = []
        for event in own:
            if session and event.time - session[-1].time > SESSION_GAP:
                yield session
                session = []
            session.append(event)
        if session:
            yield session


def event_pairs(events: Sequence[Event], catalog: Catalog) -> list[Pair]:
    """Return pairs from behaviour: query to product clicked, and product to the next one.

    Within a session each product is paired with the one that came after it, each pair once.
    """
    found: dict[tuple[str, str, str], Pair] = {}
    for session in sessions(events):
        for event in session:
            if event.query:
                text = product_text(catalog.get(event.product_id), catalog.facets)
                pair = Pair(event.query, event.product_id, "click", text)
                found.setdefault((event.query, event.product_id, "click"), pair)
        ids = [event.product_id for event in session]
        for left, right in pairwise(ids):
            if left != right:
                found.setdefault((left, right, "next"), _next(left, right, catalog))
    return list(found.values())


def basket_pairs(
    baskets: Iterable[Sequence[str]], catalog: Catalog, count: int, seed: int = 0
) -> list[Pair]:
    """Return pairs of products bought together, up to PAIRS_A_BASKET a basket.

    Args:
        baskets: product ids of each purchase; those not in the catalogue are passed over.
        catalog: of the products.
        count: at most so many pairs.
        seed: of the choice.
    """
    rng = random.Random(seed)
    chosen = [[i for i in dict.fromkeys(basket) if i in catalog] for basket in baskets]
    chosen = [basket for basket in chosen if len(basket) > 1]
    rng.shuffle(chosen)
    found: list[Pair] = []
    for basket in chosen:
        if len(found) >= count:
            break
        rng.shuffle(basket)
        for left, right in list(pairwise(basket))[:PAIRS_A_BASKET]:
            found.append(_next(left, right, catalog))
    return found[:count]


def partner_pairs(
    strength: NDArray[np.float32], catalog: Catalog, count: int, partners: int = 4, seed: int = 0
) -> list[Pair]:
    """Return pairs of each product and those that it is bought with most strongly.

    Where baskets are large, two products picked from one say next to nothing; the strongest of
    all baskets do.

    Args:
        strength: (n, n) of `co_purchase`, in the catalogue's order.
        catalog: n products.
        count: at most so many pairs.
        partners: at most so many a product.
        seed: of which pairs are left out.
    """
    found = []
    for at, product in enumerate(catalog):
        for other in np.argsort(-strength[at], kind="stable")[:partners].tolist():
            if strength[at, other] > 0:
                found.append(_next(product.id, catalog.products[other].id, catalog))
    random.Random(seed).shuffle(found)
    return found[:count]


def _next(left: str, right: str, catalog: Catalog) -> Pair:
    query = product_text(catalog.get(left), catalog.facets)
    return Pair(query, right, "next", product_text(catalog.get(right), catalog.facets))


def co_purchase(
    baskets: Iterable[Sequence[str]], ids: Sequence[str], shrink: float = 10.0
) -> NDArray[np.float32]:
    """Return how strongly products are bought together: `item_item` of whole baskets.

    Args:
        baskets: product ids of each purchase.
        ids: n products.
        shrink: baskets' worth of doubt.

    Returns:
        (n, n) float32 in [0, 1], zeros on the diagonal.
    """
    places = {product_id: at for at, product_id in enumerate(ids)}
    rows = [sorted({places[i] for i in basket if i in places}) for basket in baskets]
    lengths = [len(row) for row in rows]
    taken = sparse.csr_array(
        (
            np.ones(sum(lengths)),
            np.fromiter(chain.from_iterable(rows), np.int64),
            np.concatenate([[0], np.cumsum(lengths)]),
        ),
        shape=(len(rows), len(ids)),
    )
    strength: NDArray[np.float32] = item_item(taken, shrink).toarray()
    return strength
