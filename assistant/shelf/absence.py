"""Why a product is not on the shelf: a constraint that it fails, or what the ranker preferred.

The search behind the shelf is run again, with the shelf as it was in its places, and the ranker is
asked. It knows no words for the answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.memory import SPOKEN_FACETS, Constraints
from assistant.search import Found, ShelfSearch
from assistant.shelf.demand import demand_of
from assistant.understanding.words.text import tokenize
from retrieval.catalog import Facet, Product, fold
from retrieval.filters import SearchFilter

__all__ = ["Absence", "explain_absence", "find_missed"]

Pair = tuple[str, str]
CLOSER = 0.5  # of the words of a title that must be said to mean that product


@dataclass(frozen=True, slots=True)
class Absence:
    """Why one product is not on a shelf.

    Attributes:
        product: that is missed; None where there is nothing of the kind.
        kind: "shown" (it is there), "filter" (it fails a constraint), "sold_out", "cap", "twin",
            "covered", "relevance" (see `ranking.WhyNot`), "far" (it is not about the need), or
            "none" (nothing of the kind).
        rival: the product on the shelf that stands in its way, or None.
        facets: of the constraints that it fails, as said; for "filter".
        values: (facet, value) that are capped or shown already, or that nothing has; for "cap",
            "covered" and "none".
    """

    product: Product | None
    kind: str
    rival: Product | None = None
    facets: tuple[str, ...] = ()
    values: tuple[Pair, ...] = ()


def find_missed(
    search: ShelfSearch, held: Constraints, shelf: Sequence[str], words: str
) -> tuple[Product | None, tuple[Pair, ...]]:
    """Return the product that words such as "the blue one" miss, and the values they name.

    A title or an id first; else the best product of those values that fits the need: one that
    fits what else was asked for, then one that fits all but those values' facets.
    """
    catalog = search.catalog
    if words in catalog:
        return catalog.get(words), ()
    if (titled := _titled(search, words)) is not None:
        return titled, ()
    named = tuple(_named_values(catalog.facets, words))
    if not named:
        return None, ()
    where = held.to_filter(catalog)
    plain = where.model_copy(
        update={
            "include": {k: v for k, v in where.include.items() if k not in dict(named)},
            "exclude": {k: v for k, v in where.exclude.items() if k not in dict(named)},
        }
    )
    for within in (where, plain):
        candidates = search.search(held.need, within, k=1).candidates
        having = [
            product
            for position in candidates.positions.tolist()
            if all(_has(product := catalog.products[position], pair) for pair in named)
        ]
        fresh = [product for product in having if product.id not in shelf]
        if fresh or having:
            return (fresh or having)[0], named
    return None, named


def explain_absence(
    search: ShelfSearch, held: Constraints, shelf: Sequence[str], product: Product
) -> Absence:
    """Return why a product is not on a shelf that was chosen for some constraints."""
    if product.id in shelf:
        return Absence(product, "shown")
    where = held.to_filter(search.catalog)
    failed = tuple(
        item.facet
        for item in held.items
        if item.facet not in SPOKEN_FACETS
        and not Constraints(items=(item,)).to_filter(search.catalog).matches(product)
    )
    if failed:
        return Absence(product, "filter", facets=failed)
    found = search.search(held.need, where, k=len(shelf), demand=demand_of(search, where))
    considered = {found.candidates.hits[place].id for place in found.considered}
    if product.id not in considered:
        return Absence(product, "sold_out" if product.in_stock is False else "far")
    return _ask_ranker(search, found, shelf, product)


def _ask_ranker(
    search: ShelfSearch, found: Found, shelf: Sequence[str], product: Product
) -> Absence:
    ranking = found.ranking
    if ranking is None or ranking.problem.facets is None or ranking.problem.demand is None:
        return Absence(product, "far")
    pinned = [id_ for id_ in shelf if id_ in ranking.problem.ids]
    positions = found.candidates.positions[found.considered]
    limits = search.limits(ranking.problem.facets, positions, ranking.problem.demand.settled, {})
    why = ranking.what_if(replace(limits, pinned=pinned)).why_not(product.id)
    rival = None if why.rival is None else search.catalog.get(str(why.rival))
    return Absence(product, why.kind, rival, values=why.detail)


def _titled(search: ShelfSearch, words: str) -> Product | None:
    """The product whose title the words are, or are most of."""
    said = {token.norm for token in tokenize(words)}
    best: tuple[float, Product] | None = None
    for hit in search.search(words, SearchFilter(), k=1).candidates.hits[:20]:
        product = search.catalog.get(hit.id)
        title = {token.norm for token in tokenize(product.title)}
        share = len(title & said) / max(len(title), 1)
        if share >= CLOSER and (best is None or share > best[0]):
            best = (share, product)
    return None if best is None else best[1]


def _named_values(facets: Sequence[Facet], words: str) -> Iterator[Pair]:
    """The facet values that some words name, the longest value of a facet."""
    said = f" {' '.join(token.norm for token in tokenize(words))} "
    for facet in facets:
        if facet.kind == "bool":
            if f" {fold(facet.label)} " in said:
                yield facet.name, "true"
            continue
        called = [
            (value, name)
            for value in (facet.values if facet.kind == "text" else ())
            for name in (value, *facet.synonyms.get(value, ()))
            if len(name) > 1 and f" {' '.join(t.norm for t in tokenize(name))} " in said
        ]
        if called:
            yield facet.name, max(called, key=lambda pair: len(pair[1]))[0]


def _has(product: Product, pair: Pair) -> bool:
    return pair[1] in product.values(pair[0])
