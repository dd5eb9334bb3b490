"""What a turn asks the shelf to vary in, and which values it should show."""

from assistant.memory import Constraint
from assistant.search import ShelfSearch
from ranking import Demand
from retrieval.filters import SearchFilter

__all__ = ["demand_of", "settled_by"]


def demand_of(search: ShelfSearch, where: SearchFilter, missed: Constraint | None = None) -> Demand:
    """Return what a request asks the shelf to vary in, and what it should show.

    Where one value is asked for nothing is left to vary; of several ("red or blue") each is
    wanted. A broad category leaves its kinds open.

    Args:
        search: the shop's.
        where: what must hold.
        missed: the wish that gave way, which the shelf would have met.
    """
    settled = set(settled_by(where))
    if any(search.facets.is_broad(value) for value in where.include.get("category", ())):
        settled.discard("category")
    wanted = {
        name: dict.fromkeys(values, 1.0)
        for name, values in where.include.items()
        if len(values) > 1 and name != "category"
    }
    if missed is not None:
        wanted[missed.facet] = dict.fromkeys(missed.values or (_bound(missed),), 1.0)
    return Demand(frozenset(settled), wanted)


def settled_by(where: SearchFilter) -> frozenset[str]:
    """Return the facets of which one value is wanted: none is worth varying."""
    return frozenset(name for name, values in where.include.items() if len(values) == 1)


def _bound(missed: Constraint) -> str:
    """Return a range as a value that nothing has, as a filter writes it: "20..50", "..50"."""
    low = "" if missed.minimum is None else f"{missed.minimum:g}"
    high = "" if missed.maximum is None else f"{missed.maximum:g}"
    return f"{low}..{high}"
