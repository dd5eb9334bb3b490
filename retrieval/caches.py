"""What search reads at its start, kept beside the store: the vectors in order, and BM25.

Chroma stays the only truth: a cache bears the digest of what it was derived from, and one that is
missing or damaged is made anew. It knows no queries.
"""

from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import numpy as np

from retrieval.catalog import Catalog
from retrieval.dense import EXACT_ROWS
from retrieval.encoder import Encoder, Vectors
from retrieval.index import StoredVectors, catalog_digest, index_name
from retrieval.lexical import LEXICAL_VERSION, LexicalIndex

__all__ = ["read_caches", "write_caches"]


def write_caches(
    catalog: Catalog, index_dir: Path, encoder: Encoder, stored: StoredVectors
) -> None:
    """Keep what search reads at its start beside the store, and delete what is out of date.

    Raises:
        OSError: the disk is full or read-only.
    """
    folder = _cache_folder(catalog, index_dir, encoder)
    if not folder.is_dir():
        _keep(folder, *_derive(catalog, encoder, stored))
    for other in index_dir.glob("cache-*"):
        if other.name != folder.name:
            rmtree(other, ignore_errors=True)


def read_caches(
    catalog: Catalog, index_dir: Path, encoder: Encoder, stored: StoredVectors
) -> tuple[Vectors, LexicalIndex]:
    """Return (n, d) vectors in the catalogue's order, and BM25; from the cache if it is whole.

    Raises:
        IndexMissing: a product's vector is not stored.
    """
    folder = _cache_folder(catalog, index_dir, encoder)
    with suppress(OSError, ValueError, EOFError):
        large = len(catalog) > EXACT_ROWS
        vectors = np.load(folder / "vectors.npy", mmap_mode="r" if large else None)
        if vectors.shape == (len(catalog), encoder.dimension):
            return vectors, LexicalIndex.load(folder, _words(encoder))
    vectors, lexical = _derive(catalog, encoder, stored)
    with suppress(OSError):
        index_dir.mkdir(parents=True, exist_ok=True)
        _keep(folder, vectors, lexical)
    return vectors, lexical


def _derive(
    catalog: Catalog, encoder: Encoder, stored: StoredVectors
) -> tuple[Vectors, LexicalIndex]:
    vectors = stored.matrix([product.id for product in catalog], encoder.dimension)
    return vectors, LexicalIndex.build(catalog.products, dictionary=_words(encoder))


def _cache_folder(catalog: Catalog, index_dir: Path, encoder: Encoder) -> Path:
    name = index_name(encoder).removeprefix("products-")[:16]
    return index_dir / f"cache-{LEXICAL_VERSION}-{name}-{catalog_digest(catalog)[:16]}"


def _keep(folder: Path, vectors: Vectors, lexical: LexicalIndex) -> None:
    part = Path(mkdtemp(prefix="part-", dir=folder.parent))
    try:
        np.save(part / "vectors.npy", vectors)
        lexical.save(part)
        rmtree(folder, ignore_errors=True)  # a damaged one
        part.rename(folder)
    finally:
        rmtree(part, ignore_errors=True)


def _words(encoder: Encoder) -> frozenset[str]:
    """Return the real words that the encoder's tokenizer knows, if it has any."""
    words: object = getattr(encoder, "vocabulary", frozenset())
    return words if isinstance(words, frozenset) else frozenset()
