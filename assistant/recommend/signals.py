"""The signals of a shop: what behaviour, the calendar and prices say of every product.

Learned once when the shop is opened, from its catalogue and events; each is a column over the
catalogue. What is kept of single shoppers are their own touches, by the id the shop gave them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from assistant.recommend.interest import KINDS, Touch
from assistant.recommend.knowledge import KnowledgeGraph, KnowledgeRules
from retrieval.behaviour import Event, sessions
from retrieval.catalog import Catalog, Product, fold
from retrieval.collaborative import Histories, item_item

__all__ = ["ShopSignals", "learn_signals"]

Column = NDArray[np.float32]

TREND_DAYS = 30.0
NEW_DAYS = 60
NEIGHBOURS = 30
KINDS_KEPT = 6
KIND_STRENGTH = 0.6  # what two kinds say of two products, beside a pair that was bought itself
# Fewer comparable products give no price that one could call low.
COMPARABLE = 5
PRIOR_RATINGS = 10.0


@dataclass(frozen=True, eq=False)
class ShopSignals:
    """What is known of n products.

    Attributes:
        popularity: (n,) in [0, 1], decayed takings by all shoppers; the most taken has 1.
        seen: (n,) how often each product was looked at, put aside or bought.
        taken: (n,) how often it was put aside or bought.
        novelty: (n,) in [0, 1], 1 = added last, 0 = longer than NEW_DAYS ago or no date.
        value: (n,) in [0, 1], share of comparable products that cost more x share rated lower.
        dearness: (n,) in [0, 1], the share of comparable products that cost less; 0.5 where there
            are too few of them.
        discount: (n,) in [0, 1], the share of the earlier price that is off now.
        together: (n, n) sparse, bought together by at least two shoppers; None without events.
        graph: the product knowledge.
        touches: shopper's id -> what they did, from the shop's events.
        learned_until: the time of the last event, else of the newest product.
    """

    popularity: Column
    seen: Column
    taken: Column
    novelty: Column
    value: Column
    dearness: Column
    discount: Column
    together: sparse.csr_array | None
    graph: KnowledgeGraph
    touches: Mapping[str, tuple[tuple[str, str, datetime], ...]]
    learned_until: datetime

    def touches_of(self, customer_id: str, since: datetime | None = None) -> tuple[Touch, ...]:
        """Return what one shopper did, as seen from the last event on record.

        Args:
            customer_id: theirs, by the word of the session.
            since: what is older was forgotten at the shopper's wish.
        """
        return tuple(
            Touch(product_id, kind, (self.learned_until - time) / timedelta(days=1))
            for product_id, kind, time in self.touches.get(customer_id, ())
            if since is None or time > since
        )

    def bought_with(self, anchors: Mapping[int, float]) -> Column:
        """Return (n,) in [0, 1]: how much each product is bought with some others.

        Args:
            anchors: position -> weight > 0.
        """
        size = len(self.popularity)
        if self.together is None or not anchors:
            return np.zeros(size, np.float32)
        weights = sparse.csr_array(
            (list(anchors.values()), ([0] * len(anchors), list(anchors))), shape=(1, size)
        )
        return _scaled((weights @ self.together).toarray()[0])


def learn_signals(
    catalog: Catalog,
    events: Sequence[Event],
    rules: KnowledgeRules,
) -> ShopSignals:
    """Learn what a shop's catalogue and events say.

    Args:
        catalog: n products.
        events: in the order of time.
        rules: the owner's knowledge.
    """
    visits = list(_visits(events))
    together = _together(catalog, visits) if events else None
    newest = max((p.added for p in catalog if p.added), default=None)
    until = events[-1].time if events else _midnight(newest or date(1970, 1, 1))
    touches: dict[str, list[tuple[str, str, datetime]]] = defaultdict(list)
    for event in events:
        touches[event.customer].append((event.product_id, event.type, event.time))
    value, dearness = _value(catalog)
    return ShopSignals(
        popularity=_popularity(catalog, events, until),
        seen=_counted(catalog, events),
        taken=_counted(catalog, [event for event in events if event.type != "view"]),
        novelty=_novelty(catalog, newest),
        value=value,
        dearness=dearness,
        discount=np.array([_discount(product) for product in catalog], np.float32),
        together=together,
        graph=KnowledgeGraph(catalog, rules, together, _kinds_together(catalog, visits)),
        touches={customer: tuple(own) for customer, own in touches.items()},
        learned_until=until,
    )


def _popularity(catalog: Catalog, events: Sequence[Event], until: datetime) -> Column:
    """Return decayed takings; without events what many people rated."""
    if not events:
        return _scaled(np.array([float(p.rating_count or 0) for p in catalog]))
    past = Histories(
        np.zeros(len(events), np.int64),
        np.array([catalog.position(event.product_id) for event in events], np.int64),
        np.array([(until - event.time) / timedelta(days=1) for event in events]),
        (1, len(catalog)),
        np.array([KINDS[event.type] for event in events]),
    )
    return _scaled(past.popularity(TREND_DAYS))


def _counted(catalog: Catalog, events: Sequence[Event]) -> Column:
    places = np.array([catalog.position(event.product_id) for event in events], np.int64)
    return np.bincount(places, minlength=len(catalog)).astype(np.float32)


def _together(catalog: Catalog, visits: Sequence[set[str]]) -> sparse.csr_array:
    """Return how strongly products are put aside or bought in one visit."""
    places = [{catalog.position(i) for i in visit} for visit in visits]
    return item_item(_baskets(places, len(catalog)), least=2, kept=NEIGHBOURS)


def _kinds_together(catalog: Catalog, visits: Sequence[set[str]]) -> dict[tuple[str, str], float]:
    """Return the same of narrowest categories, as most pairs of products are taken once only."""
    names = sorted({fold(p.category[-1]) for p in catalog if p.category})
    places = {name: at for at, name in enumerate(names)}
    kinds = [
        {places[fold(c)] for i in visit for c in catalog.get(i).category[-1:]} for visit in visits
    ]
    pairs = sparse.coo_array(item_item(_baskets(kinds, len(names)), least=3, kept=KINDS_KEPT))
    highest = float(pairs.data.max()) if pairs.nnz else 1.0
    ends = zip(pairs.coords[0].tolist(), pairs.coords[1].tolist(), pairs.data.tolist(), strict=True)
    return {
        (names[left], names[right]): KIND_STRENGTH * strength / highest
        for left, right, strength in ends
    }


def _visits(events: Sequence[Event]) -> Iterator[set[str]]:
    taken = (event for event in events if event.type != "view")
    for visit in sessions(taken):
        yield {event.product_id for event in visit}


def _baskets(visits: Sequence[set[int]], size: int) -> sparse.csr_array:
    rows = [row for row, visit in enumerate(visits) for _ in visit]
    columns = [at for visit in visits for at in sorted(visit)]
    return sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(visits), size))


def _novelty(catalog: Catalog, newest: date | None) -> Column:
    ages = [(newest - p.added).days if newest and p.added else NEW_DAYS for p in catalog]
    return np.clip(1.0 - np.array(ages, np.float32) / NEW_DAYS, 0.0, 1.0)


def _value(catalog: Catalog) -> tuple[Column, Column]:
    """Return the value of each product among those of its narrowest category, and its dearness."""
    prices = np.array([p.price_minor for p in catalog], np.float64)
    ratings = np.array([p.rating or 0.0 for p in catalog], np.float64)
    counts = np.array([p.rating_count or 0 for p in catalog], np.float64)
    mean = float(ratings[ratings > 0].mean()) if (ratings > 0).any() else 0.0
    ratings = (ratings * counts + mean * PRIOR_RATINGS) / (counts + PRIOR_RATINGS)
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, product in enumerate(catalog):
        groups[product.category[-1:]].append(at)
    found = np.zeros(len(catalog), np.float32)
    dearness = np.full(len(catalog), np.float32(0.5))
    for members in groups.values():
        if len(members) >= COMPARABLE:
            own = np.array(members)
            dearer = (prices[own][None, :] > prices[own][:, None]).mean(axis=1)
            worse = (ratings[own][None, :] < ratings[own][:, None]).mean(axis=1)
            found[own] = dearer * worse
            dearness[own] = (prices[own][None, :] < prices[own][:, None]).mean(axis=1)
    return found, dearness


def _discount(product: Product) -> float:
    before = product.compare_at_minor or 0
    return 1.0 - product.price_minor / before if before > product.price_minor else 0.0


def _scaled(scores: NDArray[np.floating]) -> Column:
    highest = float(scores.max()) if scores.size else 0.0
    return (scores / highest if highest > 0 else scores).astype(np.float32)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
