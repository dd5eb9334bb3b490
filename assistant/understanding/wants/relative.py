"""Prices that are said relative to something: "cheap", "cheaper than the second one".

Knows the catalogue's prices by category, so that a bound leaves something to show.
"""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.memory import Constraint, ConstraintEdit, Constraints
from assistant.understanding.reading import ReadingContext, Reference
from assistant.understanding.wants.comparatives import Comparison, relative_edit
from assistant.understanding.wants.wants import Wants
from assistant.understanding.words.vocabulary import Vocabulary
from retrieval.catalog import Catalog, Product
from retrieval.prices import major_units, minor_units

__all__ = ["PriceScale"]

# Share of a category's prices that "cheap" and "high-end" leave.
CHEAP_SHARE = 1 / 3
_CHEAP = re.compile(
    r"\b(?:cheap|affordable|inexpensive|low[- ]cost|budget[- ]friendly|good value"
    r"|on a (?:tight )?budget|not (?:too|very|so) (?:expensive|pricey)|economical|günstig"
    r"|billig|pas cher|barat[oa])\b|便宜的|平价",
    re.IGNORECASE,
)
_DEAR = re.compile(
    r"\b(?:luxury|luxurious|high[- ]end|top of the (?:range|line)|expensive|upmarket)\b|高档|奢侈",
    re.IGNORECASE,
)
_NOTHING = Constraint(facet="none")


class PriceScale:
    """The catalogue's prices, by category. Built once."""

    def __init__(self, catalog: Catalog, vocabulary: Vocabulary) -> None:
        """Reads every product's price and category path."""
        self._catalog = catalog
        self._vocabulary = vocabulary
        self._decimals = -major_units(1, catalog.currency).as_tuple().exponent  # type: ignore[operator]
        self._prices = np.array([p.price_minor for p in catalog.products], dtype=np.int64)
        rows: dict[str, list[int]] = {}
        for at, product in enumerate(catalog.products):
            for node in product.category:
                rows.setdefault(node, []).append(at)
        self._rows = {name: np.array(places, dtype=np.int64) for name, places in rows.items()}

    def edits(
        self,
        text: str,
        comparison: Comparison | None,
        references: Sequence[Reference],
        context: ReadingContext,
        wants: Wants,
    ) -> list[ConstraintEdit]:
        """Returns the bound that a comparison with the shelf, or "cheap", sets; at most one."""
        held = context.constraints or Constraints()
        if comparison is not None and comparison.direction in {"less", "more"} and context.shelf:
            edit = self._beyond(comparison, references, context, held)
            return [edit] if edit else []
        if any(edit.facet == "price" for edit in wants.ranges):
            return []
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
        for anchors in _anchors(comparison, references, context):
            edit = relative_edit(
                comparison,
                anchors,
                self._catalog.facets,
                decimals=self._decimals,
                size=self._size(held),
            )
            if edit is None or edit.facet != "price" or self._leaves_any(edit, held):
                return edit
            strictest = strictest or edit
        return strictest

    def _size(self, held: Constraints) -> tuple[str, str] | None:
        for item in held.items:
            if item.values and item.facet in self._vocabulary.size_facets:
                return item.facet, item.values[0]
        return None

    def _leaves_any(self, edit: ConstraintEdit, held: Constraints) -> bool:
        prices = self._prices_in((held.get("category") or _NOTHING).values)
        after = held.apply([edit], 0).get("price") or _NOTHING
        return bool(self._fits(prices, after).any())

    def _fits(self, prices: NDArray[np.int64], bounds: Constraint) -> NDArray[np.bool_]:
        fits = np.ones(len(prices), dtype=bool)
        if bounds.minimum is not None:
            fits &= prices >= minor_units(bounds.minimum, self._catalog.currency)
        if bounds.maximum is not None:
            fits &= prices <= minor_units(bounds.maximum, self._catalog.currency)
        return fits

    def _third(
        self,
        text: str,
        comparison: Comparison | None,
        categories: Sequence[str],
        held: Constraints,
    ) -> ConstraintEdit | None:
        """Returns the soft bound of "cheap" or "high-end" within the category."""
        found = _CHEAP.search(text) or _DEAR.search(text)
        by_price = comparison is not None and comparison.aspect == "price"
        prices = self._prices_in(categories or (held.get("category") or _NOTHING).values)
        if not categories:
            prices = prices[self._fits(prices, held.get("price") or _NOTHING)]
        if not (found or by_price) or not prices.size:
            return None
        less = comparison is not None and comparison.direction == "less"
        low = _CHEAP.search(text) is not None or (less and _DEAR.search(text) is None) or less
        share = CHEAP_SHARE if low else 1 - CHEAP_SHARE
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

    def _prices_in(self, categories: Sequence[str]) -> NDArray[np.int64]:
        rows = [self._rows[name] for name in categories if name in self._rows]
        return self._prices[np.unique(np.concatenate(rows))] if rows else self._prices


def _anchors(
    comparison: Comparison, references: Sequence[Reference], context: ReadingContext
) -> list[list[Product]]:
    """Returns what to compare with, best first: what was pointed at, else the whole shelf."""
    shelves = (*reversed(context.previous), context.shelf)
    by_id = {product.id: product for shelf in shelves for product in shelf}
    pointed = [i for reference in references for i in reference.product_ids] or context.focus
    named = [by_id[i] for i in pointed if i in by_id]
    if named:
        return [named]
    ordered = sorted(context.shelf, key=lambda p: (p.price_minor, p.id))
    last = ordered[-1] if comparison.direction == "less" else ordered[0]
    return [list(context.shelf), [ordered[len(ordered) // 2]], [last]]
