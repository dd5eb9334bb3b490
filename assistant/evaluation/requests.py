"""Whether a worded request finds the very product it was worded from, among 19,406 others.

Shoppingbench names each request's product by its title; the titles are indexed beside the products
of chorus_icecat, and for each request the other requests' titles are left out.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.errors import ConfigError
from assistant.understanding.reader import Reader
from retrieval.catalog import Catalog, Product
from retrieval.encoder import load_encoder
from retrieval.filters import SearchFilter
from retrieval.index import build_index
from retrieval.search import Retriever

__all__ = ["count_found", "request_catalog", "sought_products"]

TOP = 10
Progress = Callable[[int, int], None]


def count_found(reader: Reader, data: Path, progress: Progress | None = None) -> tuple[int, int]:
    """Returns how many sought products are in the first ten, and how many were sought.

    Args:
        reader: over any shop.
        data: the folder of public data sets.
        progress: told (done, total) while the titles are indexed: a minute or two.

    Raises:
        ConfigError: a set's files are not there.
    """
    requests = list(sought_products(data))
    catalog, titles = request_catalog(data, [ids for _, ids in requests])
    with TemporaryDirectory() as folder:
        encoder = reader.encoder or load_encoder()
        build_index(catalog, Path(folder), encoder, progress)
        retriever = Retriever.open(catalog, Path(folder), encoder)
        found = sum(_found(reader, retriever, text, ids, titles) for text, ids in requests)
    return found, sum(len(ids) for _, ids in requests)


def sought_products(data: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yields (request, {product id: title}) of shoppingbench, product ids prefixed with "sb-"."""
    for name in ("product", "shop"):
        path = data / "shoppingbench" / f"{name}.jsonl"
        if not path.exists():
            raise ConfigError(f"{path} is not there; --data names the folder of public data sets.")
        for line in path.read_text(encoding="utf-8").splitlines():
            row: dict[str, Any] = json.loads(line)
            sought = row["reward"] if isinstance(row["reward"], list) else [row["reward"]]
            yield row["query"], {f"sb-{each['product_id']}": each["title"][0] for each in sought}


def request_catalog(data: Path, sought: list[dict[str, str]]) -> tuple[Catalog, frozenset[str]]:
    """Returns chorus_icecat's titles and the sought ones as one catalogue, and the sought ids."""
    import pyarrow.parquet as parquet

    path = data / "chorus_icecat" / "products.parquet"
    if not path.exists():
        raise ConfigError(f"{path} is not there; --data names the folder of public data sets.")
    columns = ["id", "title", "short_description", "brand"]
    rows = parquet.read_table(path, columns=columns).to_pylist()
    products = [
        Product(
            id=str(row["id"]),
            title=row["title"],
            description=row["short_description"] or "",
            brand=row["brand"] or None,
            price_minor=0,
            currency="USD",
        )
        for row in rows
    ]
    titles = {product_id: title for each in sought for product_id, title in each.items()}
    products += [
        Product(id=product_id, title=title, price_minor=0, currency="USD")
        for product_id, title in titles.items()
    ]
    return Catalog(products, "USD"), frozenset(titles)


def _found(
    reader: Reader, retriever: Retriever, text: str, ids: dict[str, str], titles: frozenset[str]
) -> int:
    """Returns how many of a request's products are found, each with its own part of the request."""
    reading = reader.read(text)
    parts = [reading, *reading.requests]
    queries = [part.query or part.text for part in parts]
    if len(queries) != len(ids):
        queries = [text] * len(ids)
    hits = 0
    for product_id, query in zip(ids, queries, strict=True):
        where = SearchFilter(exclude_ids=tuple(titles - {product_id}))
        found = retriever.search(query, where, k=TOP).hits[:TOP]
        hits += any(hit.id == product_id for hit in found)
    return hits
