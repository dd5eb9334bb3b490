"""Training pairs: what a shopper might type, and the product that answers it.

It knows no model and no loss; `retrieval.pseudo_queries` makes pairs where there are no logs.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

from retrieval.catalog import Catalog, Product, fold
from retrieval.errors import TrainingError
from retrieval.text import product_fields, product_text
from retrieval.tokens import terms

__all__ = ["Pair", "product_terms", "read_pairs"]


@dataclass(frozen=True, slots=True)
class Pair:
    """One training example.

    Attributes:
        query: what is looked for; of kind "next", the text of the product seen before.
        product_id: the answer.
        kind: "facets", "phrase", "title", "description", "halves", "click" or "next".
        text: the answer's text as it is trained on.
        name: what the query calls the product, such as "camera case"; "" if it names nothing.
        negative: text of a product that is no answer, or "" for none.
    """

    query: str
    product_id: str
    kind: str
    text: str
    name: str = ""
    negative: str = ""


def product_terms(product: Product) -> frozenset[str]:
    """Return every term that the lexical channel finds the product by."""
    fields = product_fields(product)
    return frozenset(
        terms(
            " . ".join(
                (
                    fields.title,
                    fields.brand,
                    fields.category,
                    fields.attributes,
                    fields.description,
                )
            )
        )
    )


def read_pairs(path: Path, catalog: Catalog) -> list[Pair]:
    """Read query-product pairs from a file.

    Args:
        path: CSV or TSV with columns query and product (or product_id), or JSON lines with these
            keys.
        catalog: what the products must be in.

    Raises:
        TrainingError: the file is missing, empty, no such table, or names an unknown product.
    """
    pairs = []
    for number, row in _rows(path):
        query = str(row.get("query") or "").strip()
        product_id = str(row.get("product") or row.get("product_id") or row.get("id") or "").strip()
        if not query or not product_id:
            raise TrainingError(f"{path}, line {number}: a pair needs a query and a product.")
        if product_id not in catalog:
            raise TrainingError(
                f"{path}, line {number}: product {product_id!r} is not in the catalogue of "
                f"{len(catalog)} products."
            )
        text = product_text(catalog.get(product_id), catalog.facets)
        pairs.append(Pair(query, product_id, "click", text))
    if not pairs:
        raise TrainingError(f"{path} holds no pairs. Each line needs a query and a product.")
    return pairs


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise TrainingError(f"Cannot read the pairs in {path}: {reason}.") from None
    if path.suffix.lower() in (".jsonl", ".json", ".ndjson"):
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield number, _json_row(line, path, number)
        return
    first = text.partition("\n")[0]
    rows = csv.DictReader(text.splitlines(), delimiter="\t" if "\t" in first else ",")
    names = {fold(name) for name in rows.fieldnames or ()}
    if text.strip() and not ("query" in names and names & {"product", "product_id", "id"}):
        raise TrainingError(
            f"{path}: its first line must name the columns query and product; it is {first!r}."
        )
    for number, row in enumerate(rows, 2):
        yield number, {fold(str(name)): value for name, value in row.items()}


def _json_row(line: str, path: Path, number: int) -> Mapping[str, object]:
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError:
        row = None
    if not isinstance(row, dict):
        raise TrainingError(f"{path}, line {number}: not a JSON object.")
    return row
