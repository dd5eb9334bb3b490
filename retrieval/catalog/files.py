"""The file that keeps a shop's products: one JSON object a line, in the catalogue's order.

A catalogue that was read once is known by the hash of its bytes: the next reading trusts its
products and takes over its facets, which makes it about four times as fast.
"""

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import IO, Any, TypeVar

import orjson
from pydantic import BaseModel, ValidationError

from retrieval.catalog.catalog import Catalog
from retrieval.catalog.facets import Facet, FacetSettings, settle_facets
from retrieval.catalog.product import Product, Variant
from retrieval.errors import CatalogError

__all__ = ["load_catalog", "paused_collection", "write_products"]

# Raised when a product's form or the choice of facets changes, so that older notes do not count.
Made = TypeVar("Made", bound=BaseModel)

FORM = 1
NOTES = "catalog.json"


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
        cache_dir: where notes on a catalogue that proved good are kept, for the next time; None
            keeps none. They are no more than a saving: notes that cannot be written or do not fit
            are done without.

    Raises:
        CatalogError: the file is missing, a line is no product, an id stands twice or currencies
            differ; the message names file and line.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise CatalogError(
            f"No catalogue at {path}. Make one: vitrine init DIR --catalog FILE."
        ) from None
    key = _key(data, currency, facets)
    notes = None if cache_dir is None else cache_dir / NOTES
    with paused_collection():
        known = None if notes is None else _read_notes(notes, key)
        if known is not None:
            lines = [line for line in data.split(b"\n") if line.strip()]
            products = [_trusted(row) for row in orjson.loads(b"[%b]" % b",".join(lines))]
            return Catalog(products, currency or _currency(products), known)
        products = list(_checked(data, path))
        currency = currency or _currency(products)
        for product in products:
            if product.currency != currency:
                raise CatalogError(
                    f"{path}: product {product.id!r} is priced in {product.currency}, the shop in "
                    f"{currency}; one shop has one currency."
                )
        catalog = Catalog(products, currency, settle_facets(products, facets))
    if notes is not None:
        _write_notes(notes, key, catalog.facets)
    return catalog


def _currency(products: Sequence[Product]) -> str:
    return products[0].currency if products else "USD"


def _checked(data: bytes, path: Path) -> Iterator[Product]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            yield Product.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            told = f"{where}: {first['msg']}" if where else first["msg"]
            raise CatalogError(f"{path}, line {number}: {told}.") from None


def _key(data: bytes, currency: str | None, facets: Mapping[str, FacetSettings] | None) -> str:
    """Return what stands for this file read in this way."""
    asked = {name: chosen.model_dump(mode="json") for name, chosen in (facets or {}).items()}
    digest = hashlib.sha256(data)
    digest.update(orjson.dumps([FORM, currency, list(asked), asked]))
    return digest.hexdigest()


def _read_notes(path: Path, key: str) -> tuple[Facet, ...] | None:
    try:
        notes = orjson.loads(path.read_bytes())
        if notes["key"] != key:
            return None
        return tuple(_facet(entry) for entry in notes["facets"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _facet(entry: dict[str, Any]) -> Facet:
    synonyms = {value: tuple(words) for value, words in entry["synonyms"].items()}
    return Facet(**{**entry, "values": tuple(entry["values"]), "synonyms": synonyms})


def _write_notes(path: Path, key: str, facets: Sequence[Facet]) -> None:
    data = orjson.dumps({"key": key, "facets": [asdict(facet) for facet in facets]})
    part = path.with_suffix(".part")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)


def _defaults(model: type[BaseModel]) -> dict[str, Any]:
    """Return every field in order, at its default; a required one stands as None."""
    return {
        name: None if field.is_required() else field.get_default(call_default_factory=True)
        for name, field in model.model_fields.items()
    }


_PRODUCT = _defaults(Product)
_VARIANT = _defaults(Variant)
_set = object.__setattr__


def _trusted(row: dict[str, Any]) -> Product:
    """Make a product of a line that was checked before, without checking it again."""
    attributes = row.get("attributes")
    if attributes:
        for name, value in attributes.items():
            if type(value) is list:
                attributes[name] = tuple(value)
    for name in ("category", "tags", "inferred"):
        if name in row:
            row[name] = tuple(row[name])
    if "variants" in row:
        row["variants"] = tuple(_made(Variant, _VARIANT, entry) for entry in row["variants"])
    if "added" in row:
        row["added"] = date.fromisoformat(row["added"])
    return _made(Product, _PRODUCT, row)


def _made(model: type[Made], defaults: dict[str, Any], row: dict[str, Any]) -> Made:
    made = model.__new__(model)
    _set(made, "__dict__", defaults | row)
    _set(made, "__pydantic_fields_set__", set(row))
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made


@contextmanager
def paused_collection() -> Iterator[None]:
    """Pause the garbage collector, which would look at every object made so far, again and again.

    Worth it where a great many objects are made that all stay.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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
