"""What a product costs, how many there are and how it is rated: the numbers on its card."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from assistant.shop.demo.generator.dice import Dice
from assistant.shop.demo.generator.plan import Category

Product = dict[str, Any]

AS_OF = date(2026, 11, 24)
OLDEST_DAYS = 1100
NEW_DAYS = 28


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens: "90 x 200 cm" becomes "90-x-200-cm"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def shop_price(euros: float) -> int:
    """Round to a price as shops write it: 7.95, 24.99, 149.00, 1,250.00; in cents."""
    if euros < 10:
        return max(195, round(euros * 2) * 50 - 5)
    if euros < 60:
        return round(euros) * 100 - (1 if round(euros) % 2 else 5)
    step = 5 if euros < 300 else 10
    return round(euros / step) * step * 100 - (0 if round(euros) % 3 else 100)


def add_stock(
    product: Product, options: Mapping[str, Sequence[str]], category: Category, dice: Dice
) -> None:
    """Give a product its variants with stock, or its own stock where it has no options."""
    sold_out = dice.chance(0.035)
    if not options:
        product["stock"] = 0 if sold_out else None if dice.chance(0.01) else dice.whole(1, 60)
        return
    combinations: list[dict[str, str]] = [{}]
    for name, values in options.items():
        combinations = [{**done, name: value} for done in combinations for value in values]
    thin = dice.weighted((0.05, 0.2, 0.5), (55, 33, 12))
    last = dice.whole(0, len(combinations) - 1) if dice.chance(0.03) else None
    variants = []
    for n, combination in enumerate(combinations):
        stock = 0 if sold_out or dice.chance(thin) else dice.whole(1, 25)
        if last is not None and not sold_out:
            stock = 1 if n == last else 0
        variant: dict[str, Any] = {
            "id": "-".join([product["id"], *(slug(value) for value in combination.values())]),
            "options": combination,
        }
        if category.surcharge and "size" in combination:
            step = list(options["size"]).index(combination["size"])
            if step:
                euros = product["price_minor"] / 100 * (1 + category.surcharge * step)
                variant["price_minor"] = shop_price(euros)
        variants.append({**variant, "stock": stock})
    product["variants"] = variants


def tags_of(product: Product, added: date) -> list[str]:
    """What a shop says of a product on its card: new, sale, bestseller."""
    marks = {
        "new": (AS_OF - added).days <= NEW_DAYS,
        "sale": "compare_at_minor" in product,
        "bestseller": product.get("rating_count", 0) >= 90 and product.get("rating", 0) >= 4.3,
    }
    return [name for name, holds in marks.items() if holds]


def add_ratings(product: Product, added: date, dice: Dice) -> None:
    """Give a product a rating, unless it is new or nobody has rated it."""
    age = (AS_OF - added).days
    if age <= NEW_DAYS or dice.chance(0.04):
        return
    count = dice.long_tail(8 + 42 * age / OLDEST_DAYS, 1.0)
    # Few ratings swing widely; many settle near the shop's mean of 4.2.
    rating = 4.2 + dice.bell() * (0.3 + 0.5 / count**0.5)
    product["rating"] = round(max(1.5, min(5.0, rating)), 1)
    product["rating_count"] = count
