"""`vitrine bench retrieval`: the encoder beside sentence-transformers, search beside Chroma.

Both sides run in turns in one process. Search is timed without the encoder. The synthetic rows
build a Chroma collection of random vectors around centres and compare with the exact product.
"""

import resource
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.shop.folder import ShopFolder
from retrieval.catalog import Catalog
from retrieval.dense import DenseChannel, best, cosines
from retrieval.encoder import Encoder, load_encoder
from retrieval.encoder.protocol import Progress, Vectors
from retrieval.encoder.weights import base_folder
from retrieval.filters import SearchFilter
from retrieval.index import VectorStore
from retrieval.search import Retriever
from retrieval.text import product_text
from ui.bench.machine import describe_machine
from ui.bench.timing import compare

__all__ = ["run", "synthetic_row"]

K = 200
TEXTS = 256
QUERIES = 40
DIMENSION = 384
CENTRES = 500
RECALL_QUERIES = 50
WRITE = 5000


def run(
    folder: ShopFolder,
    retriever: Retriever,
    *,
    quick: bool = False,
    sizes: tuple[int, ...] = (200_000, 1_000_000),
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Time every row.

    Args:
        folder: the shop.
        retriever: its search, open.
        quick: fewer repeats, and no synthetic rows.
        sizes: of the synthetic collections.
        progress: called with (done, total) synthetic vectors written.

    Returns:
        {"machine", "rows": [{"mode", "n", "k", "ours_ms", "peer", "peer_ms", "ratio", "low",
        "high", "limit"}]}; synthetic rows also have "recall", "disk_mb", "memory_mb" and
        "build_s".
    """
    repeats = 5 if quick else 15
    rows = [*_encoder_rows(folder, retriever.catalog, repeats)]
    rows += list(_search_rows(folder, retriever, repeats))
    for size in () if quick else sizes:
        rows += list(synthetic_row(size, retriever.encoder, repeats, progress))
    return {"machine": describe_machine(), "rows": rows}


def _encoder_rows(folder: ShopFolder, catalog: Catalog, repeats: int) -> Iterator[dict[str, Any]]:
    """Ours beside SentenceTransformer.encode, the same weights, texts and length."""
    from retrieval.encoder.runtime import MAX_TOKENS
    from retrieval.encoder.torch_model import load_sentence_transformer

    ours = load_encoder(cache=folder.state_dir / "encoder")
    theirs = load_sentence_transformer(str(base_folder()))
    theirs.max_seq_length = MAX_TOKENS
    step = max(1, len(catalog) // TEXTS)
    texts = [product_text(p, catalog.facets) for p in catalog.products[::step][:TEXTS]]
    query = ["waterproof hiking boots"]
    cases = (
        ("encode one query", query, 0.6, repeats),
        ("encode products", texts, 0.5, max(3, repeats // 3)),
    )
    for mode, given, limit, times in cases:
        figures = compare(
            lambda given=given: ours.encode_products(given),  # type: ignore[misc]
            lambda given=given: theirs.encode(given, show_progress_bar=False),  # type: ignore[misc]
            times,
        )
        peer = "SentenceTransformer.encode"
        yield {"mode": mode, "n": len(given), "k": 1, "peer": peer, "limit": limit, **figures}


def _filters(catalog: Catalog) -> dict[str, SearchFilter]:
    """Return filters of every kind that the catalogue has data for."""
    prices = sorted(product.price_minor for product in catalog)
    found = {"no filter": SearchFilter()}
    found["price"] = SearchFilter(price_max_minor=prices[len(prices) // 2])
    for facet in catalog.facets:
        if facet.values and facet.name in ("category", "brand", "colour"):
            found[facet.name] = SearchFilter(include={facet.name: facet.values[:1]})
            found[f"not {facet.name}"] = SearchFilter(exclude={facet.name: facet.values[:1]})
            found[f"price and {facet.name}"] = SearchFilter(
                price_max_minor=prices[len(prices) // 2], include={facet.name: facet.values[:1]}
            )
    return found


def _search_rows(
    folder: ShopFolder, retriever: Retriever, repeats: int
) -> Iterator[dict[str, Any]]:
    """Ours with each filter, beside Chroma's own query without any, embeddings included."""
    catalog, encoder = retriever.catalog, retriever.encoder
    stored = VectorStore.open(folder.index_dir).collection(encoder)
    step = max(1, len(catalog) // QUERIES)
    queries = [" ".join(p.title.split()[:3]) for p in catalog.products[::step][:QUERIES]]
    vectors = encoder.encode_queries(queries)

    def theirs() -> None:
        for vector in vectors:
            stored.query(vector, K)

    for name, where in _filters(catalog).items():

        def ours(where: SearchFilter = where) -> None:
            for query, vector in zip(queries, vectors, strict=True):
                retriever.search(query, where, k=K, query_vector=vector)

        figures = compare(ours, theirs, repeats)
        for side in ("ours_ms", "peer_ms"):
            figures[side] = round(figures[side] / len(queries), 4)
        yield {
            "mode": f"search, {name}",
            "n": len(catalog),
            "k": K,
            "peer": "Chroma query, no filter",
            "limit": 1.5,
            **figures,
        }


def synthetic_vectors(size: int, seed: int = 0) -> Vectors:
    """Return (size, DIMENSION) unit rows in CENTRES clouds, as a catalogue's are."""
    rng = np.random.default_rng(seed)
    centres = rng.standard_normal((CENTRES, DIMENSION), dtype=np.float32)
    rows = rng.standard_normal((size, DIMENSION), dtype=np.float32)
    rows += 1.5 * centres[rng.integers(CENTRES, size=size)]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def synthetic_row(
    size: int, encoder: Encoder, repeats: int, progress: Progress | None = None
) -> Iterator[dict[str, Any]]:
    """Time search over `size` vectors beside the exact product over all.

    Args:
        size: how many vectors.
        encoder: whose name the collection bears; it encodes nothing.
        repeats: turns.
        progress: called with (done, total) vectors written.
    """
    vectors = synthetic_vectors(size)
    rng = np.random.default_rng(1)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
        started = time.perf_counter()
        stored = VectorStore.open(folder).create(encoder, size)
        for start in range(0, size, WRITE):
            ids = [str(at) for at in range(start, min(start + WRITE, size))]
            stored.write(ids, vectors[start : start + WRITE], [""] * len(ids), [""] * len(ids))
            if progress is not None:
                progress(start + len(ids), size)
        build_s = time.perf_counter() - started
        dense = DenseChannel(
            vectors, lambda v, n: np.array([int(i) for i in stored.nearest(v, n)], dtype=np.int32)
        )
        queries = vectors[rng.integers(size, size=RECALL_QUERIES)]
        queries = queries + 0.02 * rng.standard_normal(queries.shape, dtype=np.float32)
        queries /= np.linalg.norm(queries, axis=1, keepdims=True)
        disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        for share in (1.0, 0.5, 0.02):
            mask = None if share == 1.0 else rng.random(size) < share
            figures = _against_exact(dense, vectors, queries, mask, repeats)
            yield {
                "mode": f"synthetic, filter leaves {share:.0%}",
                "n": size,
                "k": K,
                "peer": "exact product over all",
                "limit": None,
                **figures,
                "disk_mb": round(disk / 2**20),
                "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                "build_s": round(build_s, 1),
            }


def _against_exact(
    dense: DenseChannel,
    vectors: Vectors,
    queries: Vectors,
    mask: NDArray[np.bool_] | None,
    repeats: int,
) -> dict[str, float]:
    matching = len(vectors) if mask is None else int(mask.sum())

    def exact(query: Vectors) -> set[int]:
        scores = cosines(vectors, query)
        if mask is not None:
            scores[~mask] = -2.0
        return set(best(scores, K).tolist())

    found = [
        len(exact(q) & set(dense.search(q, mask, matching, K).tolist())) / min(K, matching)
        for q in queries
    ]
    sample = queries[:5]
    figures = compare(
        lambda: [dense.search(q, mask, matching, K) for q in sample],
        lambda: [exact(q) for q in sample],
        max(3, repeats // 3),
    )
    for side in ("ours_ms", "peer_ms"):
        figures[side] = round(figures[side] / len(sample), 4)
    return {**figures, "recall": round(float(np.mean(found)), 4)}
