"""Prices that are said relative to something: "cheap", "cheaper than the second one".

Knows the catalogue's prices by category, so that a bound leaves something to show.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant.memory import ConstraintEdit, Constraints
from assistant.understanding.reading import ReadingContext, Reference
from assistant.understanding.wants.comparatives import Comparison, aspect_value, relative_edit
from assistant.understanding.wants.wants import Wants
from assistant.understanding.words.vocabulary import Vocabulary
from retrieval.catalog import Catalog, Product
from retrieval.filters import SearchFilter
from retrieval.prices import major_units

__all__ = ["Scale"]

# Share of a category's prices that "cheap" and "high-end" leave.
CHEAP_SHARE = 1 / 3
_CHEAP = re.compile(
    r"\b(?:cheap|affordable|inexpensive|low[- ]cost|budget[- ]friendly|good value"
    r"|on a (?:tight )?budget|not (?:too|very|so) (?:expensive|pricey)|economical|günstig"
    r"|billig|pas cher|barat[oa])\b|便宜的|平价",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|nothing|no|never|avoid)\s+(?:the |a |any )?$", re.IGNORECASE)
_DEAR = re.compile(
    r"\b(?:luxury|luxurious|high[- ]end|top of the (?:range|line)|expensive|upmarket)\b|高档|奢侈",
    re.IGNORECASE,
)


class Scale:
    """The catalogue's prices and measures, under what is held. Built once."""

    def __init__(self, catalog: Catalog, vocabulary: Vocabulary) -> None:
        """Keeps the catalogue and its columns."""
        self._catalog = catalog
        self._vocabulary = vocabulary
        self._decimals = -major_units(1, catalog.currency).as_tuple().exponent  # type: ignore[operator]

    def edits(
        self,
        text: str,
        comparison: Comparison | None,
        references: Sequence[Reference],
        context: ReadingContext,
        wants: Wants,
    ) -> list[ConstraintEdit]:
        """Returns the bound that a comparison with the shelf, or "cheap", sets; at most one.

        A bound said in so many words wins: "too expensive, I can spend 250 at most".
        """
        held = context.constraints or Constraints()
        if any(edit.facet == "price" for edit in wants.ranges):
            return []
        if comparison is not None and comparison.direction in {"less", "more"} and context.shelf:
            edit = self._beyond(comparison, references, context, held.apply(wants.edits, 0))
            return [edit] if edit else []
        if comparison is not None and comparison.direction in {"least", "most"}:
            return []
        edit = self._third(text, comparison, wants.wanted_categories, held)
        return [edit] if edit else []

    def _beyond(
        self,
        comparison: Comparison,
        references: Sequence[Reference],
        context: ReadingContext,
        held: Constraints,
    ) -> ConstraintEdit | None:
        """Returns a bound beyond what is compared with, the strictest that leaves something."""
        strictest: ConstraintEdit | None = None
        for anchors in _anchors(comparison, references, context, self._catalog):
            edit = relative_edit(
                comparison,
                anchors,
                self._catalog.facets,
                decimals=self._decimals,
                size=self._size(held),
            )
            if edit is None:
                return None
            strictest = strictest or edit
            if self._leaves_any(held, edit):
                return self._at_next(held, edit)
        return strictest

    def _size(self, held: Constraints) -> tuple[str, str] | None:
        for item in held.items:
            if item.values and item.facet in self._vocabulary.size_facets:
                return item.facet, item.values[0]
        return None

    def _leaves_any(self, held: Constraints, edit: ConstraintEdit) -> bool:
        where = held.apply([edit], 0).to_filter(self._catalog)
        return self._vocabulary.assortment.leaves_any(where)

    def _at_next(self, held: Constraints, edit: ConstraintEdit) -> ConstraintEdit:
        """Returns a measure's bound at the next one that there is: "up to 0.65 kg", not 0.6993."""
        if edit.facet == "price" or edit.value is not None:
            return edit
        where = held.apply([edit], 0).to_filter(self._catalog)
        numbers = self._vocabulary.assortment.numbers(where, edit.facet)
        if not len(numbers):
            return edit
        if edit.maximum is not None:
            return replace(edit, maximum=float(numbers[-1]))
        return replace(edit, minimum=float(numbers[0]))

    def _third(
        self,
        text: str,
        comparison: Comparison | None,
        categories: Sequence[str],
        held: Constraints,
    ) -> ConstraintEdit | None:
        """Returns the soft bound of "cheap" or "high-end" within the category."""
        cheap = _CHEAP.search(text)
        found = cheap or _DEAR.search(text)
        by_price = comparison is not None and comparison.aspect == "price"
        if not (found or by_price):
            return None
        prices = self._prices_in(tuple(categories), held)
        if not prices.size:
            return None
        less = comparison is not None and comparison.direction == "less"
        low = cheap is not None or less
        denied = cheap is not None and _DENIED.search(text[: cheap.start()]) is not None
        share = CHEAP_SHARE if low else 1 - CHEAP_SHARE
        low = low and not denied  # "not the cheap ones" leaves out the cheapest third
        edge = round(float(np.quantile(prices, share)) / 10**self._decimals, self._decimals)
        span = found.span() if found else comparison.span if comparison else (0, 0)
        return ConstraintEdit(
            "replace",
            "price",
            minimum=None if low else edge,
            maximum=edge if low else None,
            hard=False,
            span=span,
        )

    def _prices_in(self, categories: tuple[str, ...], held: Constraints) -> NDArray[np.float64]:
        """Returns the prices of the categories said, else of the held one within its bounds."""
        if categories:
            where = SearchFilter(include={"category": categories})
        else:
            kept = [item for item in held.items if item.facet in {"category", "price"}]
            where = Constraints(items=tuple(kept)).to_filter(self._catalog)
        return self._vocabulary.assortment.numbers(where, "price")


def _anchors(
    comparison: Comparison,
    references: Sequence[Reference],
    context: ReadingContext,
    catalog: Catalog,
) -> list[list[Product]]:
    """Returns what to compare with, best first: what was pointed at, else the whole shelf."""
    shelves = (*reversed(context.previous), context.shelf)
    by_id = {product.id: product for shelf in shelves for product in shelf}
    pointed = [i for reference in references for i in reference.product_ids] or context.focus
    named = [by_id[i] for i in pointed if i in by_id]
    if named:
        return [named]
    valued = [
        (value, product.id, product)
        for product in context.shelf
        if (value := aspect_value(product, comparison.aspect, catalog.facets)) is not None
    ]
    ordered = [product for _, _, product in sorted(valued, key=lambda row: row[:2])]
    if not ordered:
        return [list(context.shelf)]
    last = ordered[-1] if comparison.direction == "less" else ordered[0]
    return [list(context.shelf), [ordered[len(ordered) // 2]], [last]]
