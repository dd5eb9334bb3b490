"""The one form in which a product is told: to the model as evidence and to the page as a card.

It reads a catalogue's product and makes plain JSON values of it; it formats nothing.
"""

from typing import TYPE_CHECKING

from assistant.money import format_price

if TYPE_CHECKING:
    from retrieval.catalog import Product

__all__ = ["format_price", "product_record"]


def product_record(product: "Product") -> dict[str, object]:
    """Return a product as plain JSON values.

    The keys are id, title, brand, category (the path joined by " > "), price_minor, currency,
    compare_at_minor, in_stock (True, False, or None when unknown), stock, attributes, options
    (per option, the values that are not sold out), sold_out (per option, the values that are),
    rating (0 to 5), rating_count, image, url, description. Where a variant has a price of its
    own, variants lists {"options", "price_minor", "in_stock"}.
    """
    options, sold_out = _option_values(product)
    record: dict[str, object] = {
        "id": product.id,
        "title": product.title,
        "brand": product.brand,
        "category": " > ".join(product.category),
        "price_minor": product.price_minor,
        "currency": product.currency,
        "compare_at_minor": product.compare_at_minor,
        "in_stock": product.in_stock,
        "stock": _units(product),
        "attributes": {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in product.attributes.items()
        },
        "options": options,
        "sold_out": sold_out,
        "rating": product.rating,
        "rating_count": product.rating_count,
        "image": product.image,
        "url": product.url,
        "description": product.description,
    }
    if any(v.price_minor not in (None, product.price_minor) for v in product.variants):
        record["variants"] = [
            {
                "options": dict(v.options),
                "price_minor": product.price_minor if v.price_minor is None else v.price_minor,
                "in_stock": None if v.stock is None else v.stock > 0,
            }
            for v in product.variants
        ]
    return record


def _units(product: "Product") -> int | None:
    """Units on hand over all variants; None as soon as one is unknown."""
    if not product.variants:
        return product.stock
    stocks = [variant.stock for variant in product.variants]
    known = [stock for stock in stocks if stock is not None]
    return sum(known) if len(known) == len(stocks) else None


def _option_values(product: "Product") -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Split each option's values into those still to be had and those sold out everywhere."""
    there: dict[str, dict[str, bool]] = {}
    for variant in product.variants:
        for name, value in variant.options.items():
            values = there.setdefault(name, {})
            values[value] = values.get(value, False) or variant.stock is None or variant.stock > 0
    options = {n: [v for v, ok in vs.items() if ok] for n, vs in there.items()}
    sold_out = {n: [v for v, ok in vs.items() if not ok] for n, vs in there.items()}
    return options, {name: values for name, values in sold_out.items() if values}
