"""What a chat model is told of products: short JSON, with prices as the shop writes them.

What a merchant wrote is passed on as data, without markup or control characters.
"""

import json
import re
import unicodedata
from typing import Any

from assistant.records import product_record
from assistant.shelf.finding import Finding
from assistant.turn.floor import Floor
from retrieval.catalog import Product

__all__ = ["plain_text", "tell_finding", "tell_product", "tell_shelf"]

SHORT_DESCRIPTION = 160
LONG_DESCRIPTION = 1200
MOST_ATTRIBUTES = 8
_TAGS = re.compile(r"<[^<>]{0,400}>|[_=*~#-]{3,}")


def tell_product(
    product: Product, floor: Floor, *, whole: bool = False, why: str = ""
) -> dict[str, Any]:
    """Return what the model may say of a product.

    Args:
        product: the product.
        floor: its shop.
        whole: all attributes and the description, for a question about this one product.
        why: why it is on the shelf.
    """
    record = product_record(product)
    attributes = {k: v for k, v in product.attributes.items() if v not in (None, "", ())}
    if not whole:
        attributes = dict(list(attributes.items())[:MOST_ATTRIBUTES])
    told: dict[str, Any] = {
        "id": product.id,
        "title": product.title,
        "price": floor.price(product.price_minor),
        "price_before": product.compare_at_minor and floor.price(product.compare_at_minor),
        "brand": product.brand,
        "category": record["category"],
        "in_stock": {True: "yes", False: "no", None: "unknown"}[product.in_stock],
        "options_in_stock": record["options"],
        "rating": product.rating,
        "rating_count": product.rating_count,
        "attributes": attributes,
        "why": why,
    }
    limit = LONG_DESCRIPTION if whole else SHORT_DESCRIPTION
    told["description"] = plain_text(product.description, limit)
    return {key: value for key, value in told.items() if value not in (None, "", {}, [])}


def tell_finding(finding: Finding, floor: Floor) -> str:
    """Return a search's result for the model, as JSON."""
    found = finding.found
    told: dict[str, Any] = {"matching": found.matching}
    told["shown"] = [
        tell_product(product, floor, why=item.why)
        for product, item in zip(found.products, found.shelf.items, strict=True)
    ]
    if missing := finding.request.reading.missing:
        told["not_carried"] = f"The shop has nothing of {', '.join(missing)}. Say so."
    if finding.left_out:
        told["relaxed"] = f"Nothing met every wish; {finding.left_out} was left out. Say so."
    if finding.dropped:
        told["dropped"] = f"Your own filters on {', '.join(finding.dropped)} left nothing."
    if not finding.carried:
        told["note"] = "The shop does not carry this kind of thing. Say so; show nothing."
    if finding.exhausted:
        told["note"] = "Everything that fits has been shown already. Say so."
    if finding.blocker is not None:
        blocker = finding.blocker
        told["note"] = (
            f"Nothing meets every requirement. Without {blocker.facet} there would be"
            f" {blocker.matching or 'some'}, from {floor.price(blocker.prices[0])}. Say so and ask."
        )
    if finding.question is not None:
        told["worth_asking"] = finding.question.facet
    return json.dumps({k: v for k, v in told.items() if v or k == "shown"}, ensure_ascii=False)


def tell_shelf(products: tuple[Product, ...], floor: Floor) -> str:
    """Return the shelf in front of the shopper, a line per product, for the prompt."""
    lines = [
        f"{number}. {plain_text(product.title, 200)} (id {product.id},"
        f" {floor.price(product.price_minor)})"
        for number, product in enumerate(products, start=1)
    ]
    return "\n".join(lines) or "nothing yet"


def plain_text(text: str, limit: int) -> str:
    """Return text on one line, without tags and control characters, cut at a word."""
    text = _TAGS.sub(" ", text)
    kept = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in text)
    flat = " ".join(kept.split())
    return flat if len(flat) <= limit else flat[:limit].rsplit(" ", 1)[0] + " …"
