"""The one place where retrieval meets ranking: candidates in, a shelf that says why out.

It knows products and filters. What a shopper has asked for so far, and what gives way when
nothing is left, is decided in `assistant.shelf.finding`.
"""

from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.recommend.spending import Showing
from assistant.records import product_record
from assistant.reply import Shelf, ShelfItem
from assistant.shelf.breadth import ranker_for
from assistant.shelf.closeness import closeness, first_of_each
from assistant.shelf.facets import ShelfFacets
from assistant.shelf.floors import FLOOR, places_for
from assistant.shelf.grid import facet_grid
from assistant.shelf.sorting import Sort, sort_places
from assistant.shelf.sponsored import Sponsor, make_room, mark_sponsored
from assistant.shelf.tilt import Tilt, best_of
from assistant.shelf.why import say_uncovered, say_why
from assistant.shop.settings import ShopSettings
from assistant.wording import Phrases
from ranking import Constraints as Limits
from ranking import Demand, Facets, Ranking, Session
from ranking.errors import RankingError
from retrieval.catalog import Catalog, Product, fold
from retrieval.filters import SearchFilter
from retrieval.search import Candidates, Retriever

__all__ = ["RANKERS", "Found", "ShelfSearch", "Sort"]

RANKERS = ("coverage", "relevance", "mmr")
CANDIDATES = 200
KEPT_QUERIES = 512
# A candidate with less of the best meaning and the best words than this, on average, is not about
# the same thing: showing it for the sake of variety would trade an answer for a surprise.
NEAR_ENOUGH = 0.7
# Cosines of the base encoder below which nothing found is of the kind asked for: without a word
# in common, and at all.
KIN_BY_MEANING = 0.45
KIN_AT_ALL = 0.25


@dataclass(frozen=True, slots=True)
class Found:
    """One search, ranked.

    Attributes:
        query: the words searched for; "" to browse.
        where: what had to hold.
        candidates: as retrieved, best first.
        considered: (m,) int32 places in `candidates` that took part in the ranking.
        ranking: None when nothing was considered or another order was asked for.
        shelf: what to show.
        products: those on the shelf, in order.
        matching: how many products of the whole catalogue meet `where`.
        prices: lowest and highest price of those, minor units; None when there are none.
        timings_ms: encode, retrieve, rank.
        signals: product id -> signal -> what it added to the score, where one was tilted.
        showing: who has the sponsored place; None for nobody.
    """

    query: str
    where: SearchFilter
    candidates: Candidates
    considered: NDArray[np.int32]
    ranking: Ranking | None
    shelf: Shelf
    products: tuple[Product, ...]
    matching: int
    prices: tuple[int, int] | None
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    signals: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    showing: Showing | None = None

    def record(self) -> dict[str, Any]:
        """Return the search as evidence: what was asked, how many match, which are shown."""
        told = {"signals": self.signals} if self.signals else {}
        return {
            **told,
            "query": self.query,
            "filters": self.where.model_dump(mode="json", exclude_defaults=True),
            "matching": self.matching,
            "shown": list(self.shelf.ids),
            "price_min_minor": self.prices[0] if self.prices else None,
            "price_max_minor": self.prices[1] if self.prices else None,
            "relaxed": self.shelf.relaxed,
            "uncovered": list(self.shelf.uncovered),
        }


class ShelfSearch:
    """Searches one shop; safe to use from several threads."""

    def __init__(
        self, retriever: Retriever, settings: ShopSettings, *, ranker: str = "coverage"
    ) -> None:
        """Lays out the facets once.

        Raises:
            RankingError: an unknown ranker.
        """
        self.retriever = retriever
        self.catalog: Catalog = retriever.catalog
        self.settings = settings
        self.ranker = _check_ranker(ranker)
        self.facets = ShelfFacets(self.catalog, settings.exposure.floors)
        self._sold_out = np.array([p.in_stock is False for p in self.catalog], np.bool_)
        self._titles = [fold(p.title) for p in self.catalog]
        self._vectors: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()

    def search(
        self,
        query: str,
        where: SearchFilter,
        *,
        k: int | None = None,
        demand: Demand | None = None,
        session: Session | None = None,
        previous: tuple[str, ...] = (),
        sort: Sort = "fit",
        ranker: str | None = None,
        phrases: Phrases | None = None,
        alone: bool = True,
        tilt: Tilt | None = None,
        sponsor: Sponsor | None = None,
        breadth: float = 0.0,
    ) -> Found:
        """Find products and choose a shelf from them.

        Args:
            query: what is needed, in words; "" to browse what `where` leaves.
            where: what must hold; applied inside the search.
            k: how many to show; the shop's own number if left out.
            demand: facets that the shopper has settled, which the shelf gains nothing by varying,
                and values that are wanted, of which those not shown are reported.
            session: what was shown before and should not be shown again.
            previous: ids shown last; a product that still fits is kept a little more readily.
            sort: "fit" ranks for coverage; the others order what is relevant.
            ranker: one of RANKERS; the search's own if left out.
            phrases: the words for the reasons; English if left out.
            alone: whether nothing else will be on the shelf.
            tilt: scores of a shopper or a scene; without a query they alone choose.
            sponsor: says who has the sponsored place, on a shelf that is ranked for coverage.
            breadth: in [0, 1], how much more than usual the shelf is to cover.
        """
        chosen = _check_ranker(ranker or self.ranker)
        size = self.settings.shelf.size if k is None else k
        started = perf_counter()
        vector = self._vector(query)
        encoded = perf_counter()
        if tilt is not None and not query:
            candidates = best_of(self.retriever, tilt, where, CANDIDATES)
        else:
            candidates = self.retriever.search(query, where, k=CANDIDATES, query_vector=vector)
        prices = self._price_range(where)
        retrieved = perf_counter()
        by_words = bool(query) and "category" not in where.include
        considered = self._consider(candidates, by_words=by_words, tilt=tilt)
        ranking, order, showing = self._order(
            candidates,
            considered,
            size,
            chosen,
            sort,
            demand or Demand(),
            session,
            previous,
            tilt,
            sponsor,
            breadth * self.settings.shelf.widen,
        )
        places = considered[order]
        products = tuple(self.catalog.products[candidates.positions[p]] for p in places)
        words = phrases or Phrases("en")
        reasons = say_why(products, ranking, self.catalog.facet_names, words, alone=alone)
        items = [
            ShelfItem(product_record(p), why) for p, why in zip(products, reasons, strict=True)
        ]
        shelf = Shelf(
            mark_sponsored(items, showing),
            certificate=None if ranking is None else ranking.certificate,
            uncovered=()
            if ranking is None
            else say_uncovered(ranking.uncovered, self.catalog, words),
            grid={} if ranking is None else facet_grid(ranking, self.catalog),
        )
        done = perf_counter()
        return Found(
            query=query,
            where=where,
            candidates=candidates,
            considered=considered,
            ranking=ranking,
            shelf=shelf,
            products=products,
            matching=candidates.matching,
            prices=prices,
            timings_ms={
                "encode": (encoded - started) * 1000,
                "retrieve": (retrieved - encoded) * 1000,
                "rank": (done - retrieved) * 1000,
            },
            signals={}
            if tilt is None
            else {p.id: tilt.explain(self.catalog.position(p.id)) for p in products},
            showing=showing,
        )

    def remember(self, shelves: Sequence[Sequence[str]]) -> Session:
        """Return what shelves, oldest first and given by their ids, leave behind.

        Products that are no longer sold are left out.
        """
        session = Session()
        for shelf in shelves:
            ids = [id_ for id_ in shelf if id_ in self.catalog]
            positions = np.array([self.catalog.position(id_) for id_ in ids], np.int32)
            facets = self.facets.of(positions)
            pairs = [facets.pair(column) for column in facets.columns.tolist()]
            session = session.after_list(ids, pairs, self.retriever.vectors[positions])
        return session

    def is_carried(self, found: Found) -> bool:
        """Whether what was found is of the kind that was asked for.

        Meaning alone always finds something nearest. It is taken for an answer when the best
        candidate is near enough in meaning, or shares a word with the query.
        """
        if not found.candidates.hits:
            return False
        if not found.query or "category" in found.where.include:
            return True
        nearest = max(hit.dense or 0.0 for hit in found.candidates.hits)
        in_words = any((hit.lexical or 0.0) > 0.0 for hit in found.candidates.hits)
        return nearest >= (KIN_AT_ALL if in_words else KIN_BY_MEANING)

    def count(self, where: SearchFilter) -> int:
        """Return how many products of the whole catalogue meet a filter."""
        return int(self.retriever.columns.mask(where).sum())

    def cheapest(self, where: SearchFilter) -> tuple[Product, ...]:
        """Return the one product of the lowest price that a filter leaves; () for none."""
        places = np.flatnonzero(self.retriever.columns.mask(where))
        if not places.size:
            return ()
        return (self.catalog.products[places[int(self.facets.prices[places].argmin())]],)

    def price_range(self, where: SearchFilter) -> tuple[int, int] | None:
        """Return the lowest and highest price that a filter leaves, in minor units."""
        return self._price_range(where)

    def _price_range(self, where: SearchFilter) -> tuple[int, int] | None:
        prices = self.facets.prices[self.retriever.columns.mask(where)]
        return (int(prices.min()), int(prices.max())) if prices.size else None

    def _vector(self, query: str) -> NDArray[np.float32] | None:
        """Encode a query, once: a need is searched for again with every refinement."""
        if not query:
            return None
        with self._lock:
            held = self._vectors.get(query)
            if held is not None:
                self._vectors.move_to_end(query)
                return held
        spelled = self.retriever.lexical.correct(query) or query
        vector: NDArray[np.float32] = self.retriever.encoder.encode_queries([spelled])[0]
        with self._lock:
            self._vectors[query] = vector
            while len(self._vectors) > KEPT_QUERIES:
                self._vectors.popitem(last=False)
        return vector

    def _consider(
        self, candidates: Candidates, *, by_words: bool, tilt: Tilt | None = None
    ) -> NDArray[np.int32]:
        """Return the candidates that are about the need and can be bought.

        Args:
            candidates: as retrieved.
            by_words: whether they were found by words alone; where a category was named, all of
                it is about the need.
            tilt: where it is given, what it rules out is left out.
        """
        hits = candidates.hits
        if not hits:
            return np.empty(0, np.int32)
        kept = np.ones(len(hits), np.bool_)
        if by_words:
            near = closeness(candidates)
            # Where words and meaning each have another best, none may be near in both.
            kept = near >= (NEAR_ENOUGH if near.max() >= NEAR_ENOUGH else NEAR_ENOUGH * near.max())
        if tilt is not None:
            kept &= tilt.scores[candidates.positions] > 0
        # Two of one title cannot be told apart in a reply: the better one stands for both.
        kept &= first_of_each([self._titles[p] for p in candidates.positions.tolist()])
        there = kept & ~self._sold_out[candidates.positions]
        # What is sold out is still an answer when there is no other.
        chosen = there if there.any() else kept
        return np.flatnonzero(chosen).astype(np.int32)

    def _order(
        self,
        candidates: Candidates,
        considered: NDArray[np.int32],
        size: int,
        ranker: str,
        sort: Sort,
        demand: Demand,
        session: Session | None,
        previous: tuple[str, ...],
        tilt: Tilt | None = None,
        sponsor: Sponsor | None = None,
        breadth: float = 0.0,
    ) -> tuple[Ranking | None, NDArray[np.int64], Showing | None]:
        """Return the ranking, if one was made, places in `considered` in shelf order, a showing."""
        if not considered.size:
            return None, np.empty(0, np.int64), None
        ids = [candidates.hits[p].id for p in considered]
        relevance = np.array([candidates.hits[p].score for p in considered], np.float32)
        positions = candidates.positions[considered]
        if tilt is not None:
            relevance += np.float32(tilt.share) * (tilt.scores[positions] - relevance)
        if sort != "fit":
            products = [self.catalog.products[p] for p in positions.tolist()]
            return None, sort_places(products, relevance, sort)[:size], None
        facets = self.facets.of(positions)
        limits = self.limits(facets, positions, demand.settled, {} if tilt is None else tilt.caps)
        if floors := self.settings.exposure.floors:
            counts = Counter(g for p in positions.tolist() for g in self.facets.groups[p])
            limits = replace(limits, minimums={FLOOR: places_for(floors, counts, size, ids[0])})
        ranking = ranker_for(breadth).rank(
            ids,
            relevance,
            size,
            embeddings=candidates.embeddings[considered],
            facets=facets,
            demand=demand,
            session=session,
            constraints=limits,
            previous=previous,
            method=ranker,
        )
        if sponsor is None or ranker != "coverage":
            return ranking, ranking.items, None
        return make_room(ranking, limits, sponsor, ids)

    def limits(
        self,
        facets: Facets,
        positions: NDArray[np.int32],
        settled: frozenset[str],
        more: Mapping[str, int],
    ) -> Limits:
        """Return the shop's caps, and `more`, for the candidates at some places.

        What the shopper settled is not capped: who asks for one brand wants its products.
        """
        shelf = self.settings.shelf
        wanted = {"brand": shelf.max_per_brand, "category": shelf.max_per_category, **more}
        caps: dict[str, int] = {
            name: cap
            for name, cap in wanted.items()
            if cap is not None and name in facets.names and name not in settled
        }
        parents = [self.catalog.products[p].parent for p in positions.tolist()]
        return Limits(caps=caps, parents=parents)


def _check_ranker(name: str) -> str:
    if name not in RANKERS:
        raise RankingError(f"no ranker {name!r}; there are: {', '.join(RANKERS)}")
    return name
