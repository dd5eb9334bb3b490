"""When nothing meets every constraint: which one wish to leave out, or what stands in the way.

It counts products under constraints. It never touches a hard constraint: of those it only tells
which one leaves nothing, and what there would be without it.
"""

from dataclasses import dataclass

from assistant.memory import SPOKEN_FACETS, Constraints
from assistant.search import ShelfSearch
from retrieval.catalog import Product
from retrieval.filters import SearchFilter

__all__ = ["Blocker", "find_blocker", "relax_one"]


@dataclass(frozen=True, slots=True)
class Blocker:
    """The constraint that stands most in the way when nothing is left.

    Attributes:
        facet: its name.
        matching: how many products there would be without it; 0 when some would be of the kind
            asked for, but not all that match are.
        prices: the lowest and highest of those, minor units.
        where: the filter without it.
        cheapest: the product of the lowest price, whose record backs that price.
    """

    facet: str
    matching: int
    prices: tuple[int, int]
    where: SearchFilter
    cheapest: tuple[Product, ...] = ()


def relax_one(search: ShelfSearch, held: Constraints) -> tuple[str, Constraints] | None:
    """Return the wish whose loss frees the most products, and the constraints without it.

    Only soft constraints are wishes. Of two that free as many, the one said last gives way.
    None when no single wish helps.
    """
    freed = [
        (search.count(held.remove(facet).to_filter(search.catalog)), -place, facet)
        for place, facet in enumerate(held.soft)
    ]
    best = max(freed, default=None)
    return (best[2], held.remove(best[2])) if best and best[0] > 0 else None


def find_blocker(search: ShelfSearch, held: Constraints) -> Blocker | None:
    """Return the constraint without which there would be products, a kind of thing before none.

    What the shopper is looking for (its category) is the last to be blamed: "no boots under 20"
    is an answer about the price.
    """
    found = []
    for place, item in enumerate(held.items):
        if item.facet in SPOKEN_FACETS:
            continue
        where = held.remove(item.facet).to_filter(search.catalog)
        prices = search.price_range(where)
        if prices is not None:
            rank = (item.facet != "category", item.facet == "price", search.count(where), place)
            blocker = Blocker(item.facet, rank[2], prices, where, search.cheapest(where))
            found.append((rank, blocker))
    return max(found, key=lambda pair: pair[0])[1] if found else None
