"""The owner's floors of exposure: which share of the places goes to a group, where it has products.

A floor that comes to less than a whole place is given on so many shelves that the average meets
it; which ones hangs on the search alone, so that the same search gives the same shelf.
"""

import math
import zlib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from retrieval.catalog import Product

__all__ = ["FLOOR", "NEW_DAYS", "groups_of", "places_for"]

FLOOR = "floor"
NEW_DAYS = 60


def groups_of(
    products: Sequence[Product], bands: Sequence[tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """Return the groups of each product: "seller:X", "brand:X", "price:low", "new" or "old".

    Args:
        products: n of them; new is what was added NEW_DAYS before the newest or later.
        bands: the price band of each among its kind; () for none.
    """
    newest = max((p.added for p in products if p.added), default=None)
    return [
        (
            *((f"seller:{product.seller}",) if product.seller else ()),
            *((f"brand:{product.brand}",) if product.brand else ()),
            *(f"price:{band}" for band in own),
            _age(product, newest),
        )
        for product, own in zip(products, bands, strict=True)
    ]


def places_for(
    floors: Mapping[str, float], counts: Mapping[str, int], size: int, key: str
) -> dict[str, int]:
    """Return the places of a shelf that each group is to have at least.

    Args:
        floors: group -> share of all places.
        counts: group -> how many candidates it has; no more places are asked for.
        size: places of the shelf.
        key: what tells this search from others.
    """
    places = {}
    for group, share in floors.items():
        chance = zlib.crc32(f"{key}/{group}".encode()) / 2**32
        least = min(math.floor(share * size + chance), counts.get(group, 0))
        if least:
            places[group] = least
    return places


def _age(product: Product, newest: date | None) -> str:
    is_new = newest and product.added and newest - product.added <= timedelta(days=NEW_DAYS)
    return "new" if is_new else "old"
