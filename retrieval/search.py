"""A query and a filter in, the best candidates of both channels out.

Hard filters hold inside both channels, before the cut. It knows no shoppers, no conversation and
no shelf: which few of the candidates are shown is the ranker's work.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from retrieval.caches import read_caches
from retrieval.catalog import Catalog
from retrieval.dense import EXACT_ROWS, DenseChannel, best, cosines
from retrieval.encoder import Encoder, find_model, load_encoder
from retrieval.encoder.protocol import Vectors
from retrieval.errors import IndexMissing
from retrieval.filters import FilterColumns, SearchFilter
from retrieval.fusion import DENSE_WEIGHT, fuse, scale
from retrieval.index import VectorStore, catalog_digest
from retrieval.lexical import LexicalIndex
from retrieval.rerank import RERANKED, Reranker, reorder
from retrieval.text import product_text

__all__ = ["Candidates", "Hit", "Retriever"]

CANDIDATES = 200
ALL = SearchFilter()


@dataclass(frozen=True, slots=True)
class Hit:
    """One candidate.

    Attributes:
        id: the product's.
        score: in [0, 1], higher is better; comparable within one search only.
        dense: cosine to the query, None in a browse without a query.
        lexical: BM25, 0 where no word matched, None in a browse.
    """

    id: str
    score: float
    dense: float | None
    lexical: float | None


@dataclass(frozen=True, slots=True)
class Candidates:
    """What one search found.

    Attributes:
        hits: best first; ties by the catalogue's order.
        positions: (n,) int32, where each hit stands in the catalogue.
        embeddings: (n, d) float32, unit rows.
        matching: how many products of the whole catalogue pass the filter.
        timings_ms: "encode", "filter", "dense", "lexical", "fuse", and "rerank" if there is one.
    """

    hits: tuple[Hit, ...]
    positions: NDArray[np.int32]
    embeddings: Vectors
    matching: int
    timings_ms: dict[str, float] = field(default_factory=dict)


class Retriever:
    """Hybrid search over one catalogue."""

    def __init__(
        self,
        catalog: Catalog,
        encoder: Encoder,
        vectors: Vectors,
        lexical: LexicalIndex,
        nearest: Callable[[Vectors, int], list[str]] | None = None,
        *,
        exact_rows: int = EXACT_ROWS,
        reranker: Reranker | None = None,
    ) -> None:
        """Takes what `open` reads.

        Args:
            catalog: n products.
            encoder: of the queries; the one that the index was built with.
            vectors: (n, d) float32 unit rows in the catalogue's order.
            lexical: BM25 over the same products.
            nearest: Chroma's approximate search, used where n is large; None searches exactly.
            exact_rows: up to how many products search is exact.
            reranker: reorders the best of both channels; None leaves them as fused.
        """
        self.catalog = catalog
        self.encoder = encoder
        self.columns = FilterColumns(catalog)
        self.vectors = vectors
        self.lexical = lexical
        self.dense_weight = DENSE_WEIGHT
        self.reranker = reranker
        self._dense = DenseChannel(vectors, self._positions(nearest), exact_rows)
        self._worth = _browse_scores(catalog)

    def _positions(
        self, nearest: Callable[[Vectors, int], list[str]] | None
    ) -> Callable[[Vectors, int], NDArray[np.int32]] | None:
        if nearest is None:
            return None
        position = self.catalog.position
        return lambda vector, count: np.array(
            [position(i) for i in nearest(vector, count)], dtype=np.int32
        )

    @classmethod
    def open(
        cls,
        catalog: Catalog,
        index_dir: Path,
        encoder: Encoder | None = None,
        *,
        url: str | None = None,
        reranker: Reranker | None = None,
    ) -> "Retriever":
        """Open a built index.

        Args:
            catalog: the shop's products as they are now.
            index_dir: the shop's index folder.
            encoder: None for the shop's tuned encoder if there is one, else the base encoder.
            url: a Chroma server instead of the folder's own store.
            reranker: reorders the best of both channels; None leaves them as fused.

        Raises:
            IndexMissing: there is none, it is of another encoder, or products are not in it.
        """
        if encoder is None:
            state = index_dir.parent
            encoder = load_encoder(find_model(state, state.parent), cache=state / "encoder")
        if url is None and not (index_dir / "chroma").is_dir():
            raise IndexMissing(f"No index at {index_dir}. Build it: vitrine index.")
        stored = VectorStore.open(index_dir, url).collection(encoder)
        if stored.digest != catalog_digest(catalog):
            raise IndexMissing(
                f"The index at {index_dir} is not of this catalogue as it is now, or its building "
                "was broken off. Bring it up to date: vitrine index."
            )
        vectors, lexical = read_caches(catalog, index_dir, encoder, stored)
        return cls(catalog, encoder, vectors, lexical, stored.nearest, reranker=reranker)

    def search(
        self,
        query: str,
        where: SearchFilter = ALL,
        *,
        k: int = CANDIDATES,
        query_vector: Vectors | None = None,
    ) -> Candidates:
        """Return the best candidates that pass the filter.

        Args:
            query: what is looked for; blank lists what passes the filter, best rated first.
            where: hard constraints, all of which hold for every hit.
            k: the most hits.
            query_vector: (d,) float32 unit vector of the query, if it was encoded before.

        Returns:
            At most k candidates of the k best of each channel, fused.
        """
        clock = _Clock()
        mask = None if where.is_empty else self.columns.mask(where)
        matching = len(self.catalog) if mask is None else int(np.count_nonzero(mask))
        clock.mark("filter")
        if not matching or k < 1:
            return self._candidates(np.zeros(0, np.int32), None, None, None, matching, clock)
        if not query.strip() and query_vector is None:
            return self._browse(mask, matching, k, clock)
        if query_vector is None:
            query_vector = self.encoder.encode_queries([self.lexical.correct(query)])[0]
            clock.mark("encode")
        near = self._dense.search(query_vector, mask, matching, k)
        clock.mark("dense")
        words = self.lexical.scores(query)
        if mask is not None:
            words = np.where(mask, words, np.float32(0))
        found = best(words, k)
        found = found[words[found] > 0]
        clock.mark("lexical")
        at = np.union1d(near, found).astype(np.int32)
        dense = cosines(self.vectors[at], query_vector)
        lexical = words[at]
        score = fuse(dense, lexical, self.dense_weight)
        order = np.lexsort((at, -score))[:k]
        clock.mark("fuse")
        if self.reranker is not None and query.strip():
            score = self._reranked(self.reranker, query, at, score, order)
            order = np.lexsort((at, -score))[:k]
            clock.mark("rerank")
        return self._candidates(
            at[order], score[order], dense[order], lexical[order], matching, clock
        )

    def _reranked(
        self,
        reranker: Reranker,
        query: str,
        at: NDArray[np.int32],
        score: NDArray[np.float32],
        order: NDArray[np.int64],
    ) -> NDArray[np.float32]:
        """Return the scores of the candidates, those of the first RERANKED dealt out anew."""
        products = [self.catalog.products[row] for row in at[order[:RERANKED]]]
        texts = [product_text(product, self.catalog.facets) for product in products]
        found = score.copy()
        found[order] = reorder(score[order], reranker.scores(query, texts))
        return found

    def _browse(
        self, mask: NDArray[np.bool_] | None, matching: int, k: int, clock: "_Clock"
    ) -> Candidates:
        rows = np.arange(len(self.catalog)) if mask is None else np.flatnonzero(mask)
        score = scale(self._worth[rows])
        order = best(score, k)
        clock.mark("fuse")
        return self._candidates(
            rows[order].astype(np.int32), score[order], None, None, matching, clock
        )

    def _candidates(
        self,
        positions: NDArray[np.int32],
        scores: NDArray[np.float32] | None,
        dense: NDArray[np.float32] | None,
        lexical: NDArray[np.float32] | None,
        matching: int,
        clock: "_Clock",
    ) -> Candidates:
        products = self.catalog.products
        hits = tuple(
            Hit(
                products[at].id,
                0.0 if scores is None else float(scores[n]),
                None if dense is None else float(dense[n]),
                None if lexical is None else float(lexical[n]),
            )
            for n, at in enumerate(positions.tolist())
        )
        embeddings = np.ascontiguousarray(self.vectors[positions])
        return Candidates(hits, positions, embeddings, matching, clock.timings_ms)


class _Clock:
    """Milliseconds between marks."""

    def __init__(self) -> None:
        self.timings_ms: dict[str, float] = {}
        self._last = perf_counter()

    def mark(self, name: str) -> None:
        now = perf_counter()
        self.timings_ms[name] = 1000 * (now - self._last)
        self._last = now


def _browse_scores(catalog: Catalog) -> NDArray[np.float32]:
    """Return (n,) mean ratings drawn to the catalogue's mean where few people rated.

    The mean of the product's ratings and of PRIOR imagined ones at the catalogue's mean.
    """
    prior = 10.0
    rated = [p.rating for p in catalog if p.rating is not None]
    mean = sum(rated) / len(rated) if rated else 0.0
    return np.array(
        [
            mean
            if p.rating is None
            else (prior * mean + (p.rating_count or 1) * p.rating) / (prior + (p.rating_count or 1))
            for p in catalog
        ],
        dtype=np.float32,
    )
