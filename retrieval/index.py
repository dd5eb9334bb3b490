"""The vectors in Chroma: built piece by piece, kept up to date, read back for search.

Chroma is the store and the only truth. The only file that imports chromadb. One collection holds
one encoder's vectors; another encoder gets another collection, so the index in use stays as it is
until the new one is whole. It knows no queries and no filters.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np
import orjson

from retrieval.catalog import Catalog, Product
from retrieval.encoder.protocol import Encoder, Progress, Vectors
from retrieval.errors import IndexMissing, RetrievalError, first_line
from retrieval.text import TEXT_VERSION, content_hash, product_text

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

__all__ = ["IndexReport", "VectorStore", "build_index", "catalog_digest", "index_name"]

# Texts that are encoded and written together: what a kill can lose.
CHUNK = 256
PAGE = 5000
MISSING = "Build it: vitrine index."
# How many neighbours HNSW looks at (Malkov and Yashunin 2016); recall in `vitrine bench retrieval`.
SEARCH_EF = 200
BUILD_EF = 100


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What a build changed, in products, and how long it took."""

    added: int
    updated: int
    removed: int
    unchanged: int
    seconds: float


def index_name(encoder: Encoder) -> str:
    """Return the collection's name: another encoder or text format has another."""
    key = f"{encoder.fingerprint}\n{TEXT_VERSION}".encode()
    return f"products-{blake2b(key, digest_size=16).hexdigest()}"


def catalog_digest(catalog: Catalog) -> str:
    """Return what changes with any word of any product, with their order, and with the facets."""
    digest = blake2b(digest_size=16)
    digest.update(orjson.dumps([(f.name, f.label, f.kind, f.unit) for f in catalog.facets]))
    for product in catalog:
        digest.update(_words(product))
    return digest.hexdigest()


def _words(product: Product) -> bytes:
    options = [variant.options for variant in product.variants]
    return orjson.dumps(
        [
            product.id,
            product.title,
            product.description,
            product.category,
            product.brand,
            product.attributes,
            options,
            product.tags,
        ]
    )


class VectorStore:
    """One shop's collections of vectors."""

    def __init__(self, client: "ClientAPI", where: str) -> None:
        """Wraps a client; `open` makes one."""
        self._client = client
        self.where = where

    @classmethod
    def open(cls, index_dir: Path, url: str | None = None) -> "VectorStore":
        """Open the folder's own store, or a Chroma server.

        Args:
            index_dir: the folder; made when missing.
            url: such as http://localhost:8000; None for the folder's own.

        Raises:
            IndexMissing: the store cannot be opened.
        """
        import chromadb
        from chromadb.config import Settings
        from chromadb.errors import ChromaError

        settings = Settings(anonymized_telemetry=False)
        try:
            if url is None:
                folder = index_dir / "chroma"
                folder.mkdir(parents=True, exist_ok=True)
                return cls(
                    chromadb.PersistentClient(str(folder), settings=settings), str(index_dir)
                )
            host, port, ssl = _server(url)
            return cls(chromadb.HttpClient(host, port, ssl=ssl, settings=settings), url)
        except (ChromaError, ValueError, RuntimeError) as error:
            at = url or index_dir
            raise IndexMissing(f"Cannot open the index at {at}: {error}. {MISSING}") from None

    def collection(self, encoder: Encoder) -> "StoredVectors":
        """Return an encoder's vectors.

        Raises:
            IndexMissing: there are none; says whether another encoder's are there.
        """
        names = {c.name for c in self._client.list_collections()}
        name = index_name(encoder)
        if name not in names:
            others = [n for n in names if n.startswith("products-")]
            if others:
                raise IndexMissing(
                    f"The index at {self.where} was built with another encoder than "
                    f"{encoder.name}. Build it anew: vitrine index."
                )
            raise IndexMissing(f"No index at {self.where}. {MISSING}")
        return StoredVectors(self._client.get_collection(name, embedding_function=None))

    def create(self, encoder: Encoder, size: int) -> "StoredVectors":
        """Return an encoder's vectors, none if there were none.

        Args:
            encoder: whose.
            size: how many vectors are expected; Chroma rewrites its graph about 20 times on the
                way there.
        """
        configuration: Any = {
            "hnsw": {
                "space": "cosine",
                "ef_search": SEARCH_EF,
                "ef_construction": BUILD_EF,
                "max_neighbors": 16,
                "sync_threshold": max(1000, size // 20),
            }
        }
        return StoredVectors(
            self._client.get_or_create_collection(
                index_name(encoder),
                configuration=configuration,
                metadata={"encoder": encoder.name, "dimension": encoder.dimension},
                embedding_function=None,
            )
        )

    def drop_others(self, encoder: Encoder) -> None:
        """Delete every other encoder's vectors."""
        for collection in self._client.list_collections():
            if collection.name.startswith("products-") and collection.name != index_name(encoder):
                self._client.delete_collection(collection.name)

    def drop(self, encoder: Encoder) -> None:
        """Delete an encoder's vectors, damaged ones too."""
        self._client.delete_collection(index_name(encoder))


def _server(url: str) -> tuple[str, int, bool]:
    from urllib.parse import urlsplit

    parts = urlsplit(url if "//" in url else f"//{url}")
    ssl = parts.scheme == "https"
    return parts.hostname or "localhost", parts.port or (443 if ssl else 8000), ssl


class StoredVectors:
    """One encoder's vectors in Chroma, by product id."""

    def __init__(self, collection: "Collection") -> None:
        """Wraps a collection."""
        self._collection = collection

    @property
    def digest(self) -> str:
        """Digest of the catalogue that these vectors are complete for; "" while being built."""
        return str((self._collection.metadata or {}).get("digest", ""))

    def set_digest(self, digest: str) -> None:
        """Say which catalogue these vectors are complete for."""
        kept = {k: v for k, v in (self._collection.metadata or {}).items() if k != "hnsw:space"}
        self._collection.modify(metadata={**kept, "digest": digest})

    def hashes(self) -> dict[str, str]:
        """Return product id -> content hash of what is stored."""
        found: dict[str, str] = {}
        for page in self._pages(["metadatas"]):
            for product_id, metadata in zip(page["ids"], page["metadatas"] or (), strict=True):
                found[product_id] = str((metadata or {}).get("hash", ""))
        return found

    def _pages(self, include: list[Any]) -> Iterator[Any]:
        offset = 0
        while True:
            page = self._collection.get(limit=PAGE, offset=offset, include=include)
            if page["ids"]:
                yield page
            if len(page["ids"]) < PAGE:
                return
            offset += PAGE

    def write(
        self, ids: Sequence[str], vectors: Vectors, hashes: Sequence[str], titles: Sequence[str]
    ) -> None:
        """Add or replace products; all of a call or none is kept if the process dies."""
        self._collection.upsert(
            ids=list(ids),
            embeddings=vectors,
            metadatas=[{"hash": h, "title": t} for h, t in zip(hashes, titles, strict=True)],
        )

    def remove(self, ids: Sequence[str]) -> None:
        """Delete products."""
        for start in range(0, len(ids), PAGE):
            self._collection.delete(ids=list(ids[start : start + PAGE]))

    def matrix(self, ids: Sequence[str], dimension: int) -> Vectors:
        """Return (n, dimension) float32 vectors in the order of the ids.

        Raises:
            IndexMissing: one is not stored.
        """
        rows = np.zeros((len(ids), dimension), dtype=np.float32)
        places = {product_id: at for at, product_id in enumerate(ids)}
        seen = 0
        for page in self._pages(["embeddings"]):
            found = [places.get(product_id, -1) for product_id in page["ids"]]
            keep = [at for at, place in enumerate(found) if place >= 0]
            rows[[found[at] for at in keep]] = np.asarray(page["embeddings"], np.float32)[keep]
            seen += len(keep)
        if seen < len(ids):
            raise IndexMissing(
                f"The index lacks {len(ids) - seen} of {len(ids)} products. {MISSING}"
            )
        return rows

    def query(self, vector: Vectors, count: int) -> tuple[list[str], Vectors]:
        """Return the ids and embeddings of Chroma's own unfiltered query, for the benchmark."""
        found = self._collection.query(
            query_embeddings=vector[None, :], n_results=count, include=["embeddings"]
        )
        return list(found["ids"][0]), np.asarray((found["embeddings"] or [[]])[0], np.float32)

    def nearest(self, vector: Vectors, count: int) -> list[str]:
        """Return the ids of about the nearest vectors by Chroma's graph, best first."""
        found = self._collection.query(
            query_embeddings=vector[None, :], n_results=count, include=[]
        )
        return list(found["ids"][0])


def build_index(
    catalog: Catalog,
    index_dir: Path,
    encoder: Encoder,
    progress: Progress | None = None,
    *,
    url: str | None = None,
) -> IndexReport:
    """Bring the index up to date: only what is new or changed is encoded.

    A build that was killed goes on where it was. Vectors of another encoder stay in use until
    these are complete, and are deleted then.

    Args:
        catalog: what is to be found.
        index_dir: the shop's index folder.
        encoder: text to vectors.
        progress: called with (done, total) products to encode.
        url: a Chroma server instead of the folder's own store.

    Raises:
        IndexMissing: the store cannot be opened, or another process is building it.
        RetrievalError: it cannot be written; what was written stays for the next time.
    """
    from retrieval.caches import write_caches

    started = perf_counter()
    with _one_at_a_time(index_dir), _told_in_one_line(index_dir):
        store = VectorStore.open(index_dir, url)
        vectors, stored = _readable(store, encoder, len(catalog))
        texts = [product_text(product, catalog.facets) for product in catalog]
        hashes = [content_hash(text) for text in texts]
        wanted = {product.id for product in catalog}
        gone = [product_id for product_id in stored if product_id not in wanted]
        changed = [at for at, product in enumerate(catalog) if stored.get(product.id) != hashes[at]]
        added = sum(catalog.products[at].id not in stored for at in changed)
        digest = catalog_digest(catalog)
        if changed or gone or vectors.digest != digest:
            vectors.set_digest("")
            vectors.remove(gone)
            _encode(catalog, changed, texts, hashes, encoder, vectors, progress)
            vectors.set_digest(digest)
        write_caches(catalog, index_dir, encoder, vectors)
        store.drop_others(encoder)
    return IndexReport(
        added=added,
        updated=len(changed) - added,
        removed=len(gone),
        unchanged=len(catalog) - len(changed),
        seconds=perf_counter() - started,
    )


def _readable(
    store: VectorStore, encoder: Encoder, size: int
) -> tuple[StoredVectors, dict[str, str]]:
    """Return the stored vectors and their hashes; a damaged collection is begun anew."""
    from chromadb.errors import ChromaError

    vectors = store.create(encoder, size)
    try:
        return vectors, vectors.hashes()
    except ChromaError:
        store.drop(encoder)
        return store.create(encoder, size), {}


def _encode(
    catalog: Catalog,
    changed: Sequence[int],
    texts: Sequence[str],
    hashes: Sequence[str],
    encoder: Encoder,
    vectors: StoredVectors,
    progress: Progress | None,
) -> None:
    # Texts of about one length together: encoders that batch pad less.
    order = sorted(changed, key=lambda at: (-len(texts[at]), at))
    for start in range(0, len(order), CHUNK):
        chunk = order[start : start + CHUNK]
        rows = encoder.encode_products([texts[at] for at in chunk])
        vectors.write(
            [catalog.products[at].id for at in chunk],
            rows,
            [hashes[at] for at in chunk],
            [catalog.products[at].title for at in chunk],
        )
        if progress is not None:
            progress(start + len(chunk), len(order))


@contextmanager
def _told_in_one_line(index_dir: Path) -> Iterator[None]:
    """Turn what a full disk makes Chroma, SQLite and NumPy raise into one error."""
    from chromadb.errors import ChromaError

    try:
        yield
    except (OSError, ChromaError, sqlite3.Error) as error:
        raise RetrievalError(
            f"Cannot write the index at {index_dir}: {first_line(error)}. "
            "See that the disk has space, then go on where it was: vitrine index."
        ) from None


@contextmanager
def _one_at_a_time(index_dir: Path) -> Iterator[None]:
    """Hold the folder's lock, which the system lets go when a process dies."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    index_dir.mkdir(parents=True, exist_ok=True)
    with (index_dir / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise IndexMissing(
                f"Another process is building the index at {index_dir}. Wait for it to end."
            ) from None
        yield
