"""The one string of a product that is trained on and indexed, and the fields that BM25 reads.

Both channels and the training pairs read products here, so they cannot drift apart. It knows no
queries and no models.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from retrieval.catalog import Facet, Product, attribute_text, fold

__all__ = ["TEXT_VERSION", "ProductFields", "content_hash", "product_fields", "product_text"]

# Part of every index's fingerprint: a change of the format below makes old indexes stale.
TEXT_VERSION = "1"
DESCRIPTION_CHARACTERS = 300
VALUES_SHOWN = 4
LONGEST_VALUE = 40

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def product_text(product: Product, facets: Sequence[Facet]) -> str:
    """Return the string that an encoder embeds.

    Title, brand and category come first, because an encoder reads only so many tokens; then what
    the product says of the catalogue's facets, then the beginning of its description. Options of
    variants are left out: nearly every shoe comes in size 42.

    Args:
        product: any product.
        facets: the catalogue's; which attributes are worth saying.
    """
    title = " ".join(product.title.split())
    parts = [title]
    if product.brand and fold(product.brand) not in fold(title):
        parts.append(product.brand.strip())
    if product.category:
        parts.append(", ".join(dict.fromkeys(reversed(product.category))))
    parts.extend(_facet_phrases(product, facets, fold(title)))
    if product.description:
        parts.append(_beginning(product.description, DESCRIPTION_CHARACTERS))
    return ". ".join(part.rstrip(". ") for part in parts if part)


def _facet_phrases(product: Product, facets: Iterable[Facet], said: str) -> Iterable[str]:
    for facet in facets:
        if facet.name in ("category", "brand") or facet.name not in product.attributes:
            continue
        values = product.own_values(facet.name)[:VALUES_SHOWN]
        if facet.kind == "bool" or set(values) <= {"true", "false"}:
            if "true" in values:
                yield facet.label.lower()
            continue
        news = [v for v in values if len(v) <= LONGEST_VALUE and fold(v) not in said]
        # A bare number says nothing to an encoder: "weight 1800" is near every other number.
        if news and (facet.kind != "number" or facet.unit):
            unit = f" {facet.unit}" if facet.unit else ""
            said = f"{said} {fold(' '.join(news))}"
            yield f"{facet.label.lower()} {', '.join(news)}{unit}"


def _beginning(text: str, characters: int) -> str:
    text = " ".join(_TAG.sub(" ", text[: 4 * characters]).split())
    if len(text) <= characters:
        return text
    cut = text.rfind(" ", 0, characters + 1)
    return text[: cut if cut > 0 else characters]


@dataclass(frozen=True, slots=True)
class ProductFields:
    """What BM25 reads of a product, one text a field."""

    title: str
    brand: str
    category: str
    attributes: str
    description: str


def product_fields(product: Product) -> ProductFields:
    """Return every word that a query may match, options of variants and tags among them."""
    attributes: dict[str, None] = {}
    for name, value in product.attributes.items():
        texts = attribute_text(value)
        if set(texts) <= {"true", "false"}:
            if "true" in texts:
                attributes[name.replace("_", " ")] = None
        else:
            attributes.update(dict.fromkeys(texts))
    for variant in product.variants:
        attributes.update(dict.fromkeys(variant.options.values()))
    attributes.update(dict.fromkeys(product.tags))
    return ProductFields(
        title=product.title,
        brand=product.brand or "",
        category=" ".join(product.category),
        attributes=" ; ".join(attributes),
        description=product.description,
    )


def content_hash(text: str) -> str:
    """Return 32 hexadecimal digits that change with the text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
