"""The file that keeps a shop's products: one JSON object a line, in the catalogue's order."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO

import orjson
from pydantic import ValidationError

from retrieval.catalog.catalog import Catalog
from retrieval.catalog.facets import FacetSettings, settle_facets
from retrieval.catalog.product import Product
from retrieval.errors import CatalogError

__all__ = ["load_catalog", "write_products"]


def load_catalog(
    path: Path,
    currency: str | None = None,
    facets: Mapping[str, FacetSettings] | None = None,
    cache_dir: Path | None = None,
) -> Catalog:
    """Read a catalogue.

    Args:
        path: a catalog.jsonl, as `write_products` writes it.
        currency: of every product; None takes the first product's.
        facets: the owner's choice; None infers them.
        cache_dir: where a form that loads faster may be kept; None keeps none.

    Raises:
        CatalogError: the file is missing, a line is no product, an id stands twice or currencies
            differ; the message names file and line.
    """
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        raise CatalogError(
            f"No catalogue at {path}. Make one: vitrine init DIR --catalog FILE."
        ) from None
    products = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            products.append(_read_product(line, path, number))
    currency = currency or (products[0].currency if products else "USD")
    for product in products:
        if product.currency != currency:
            raise CatalogError(
                f"{path}: product {product.id!r} is priced in {product.currency}, the shop in "
                f"{currency}; one shop has one currency."
            )
    return Catalog(products, currency, settle_facets(products, facets))


def _read_product(line: bytes, path: Path, number: int) -> Product:
    try:
        return Product.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CatalogError(
            f"{path}, line {number}: {where + ': ' if where else ''}{first['msg']}."
        ) from None


def write_products(products: Iterable[Product], file: IO[bytes]) -> int:
    """Write products, one JSON object a line, without fields at their defaults.

    Returns:
        How many were written.
    """
    count = 0
    for product in products:
        file.write(orjson.dumps(product.model_dump(mode="json", exclude_defaults=True)) + b"\n")
        count += 1
    return count
