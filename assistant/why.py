"""Why each product is on the shelf, in the shopper's language.

The reasons are the ranker's: comparisons within the shelf, none made up. This puts them in words.
"""

from collections.abc import Mapping, Sequence

from assistant.shelf_facets import PRICE
from assistant.wording import Phrases
from ranking import Ranking, Reason
from retrieval.catalog import Facet, Product

__all__ = ["say_why"]

REASONS = 2
LONGEST_VALUE = 40


def say_why(
    products: Sequence[Product],
    ranking: Ranking | None,
    facets: Mapping[str, Facet],
    phrases: Phrases,
) -> list[str]:
    """Return a reason per product, in order; "" where nothing sets one apart.

    Args:
        products: the shelf.
        ranking: that chose it; None when it was only sorted.
        facets: by name, for their labels.
        phrases: the words.
    """
    best = _best_rated(products)
    said = []
    for product in products:
        reasons = [phrases.say("why_rated")] if product is best else []
        if ranking is not None:
            given = ranking.why(product.id).reasons
            reasons += [words for r in given if (words := _say(r, facets, phrases))]
        kept = list(dict.fromkeys(reasons))[:REASONS]
        said.append(phrases.separated(kept) or phrases.say("why_similar"))
    return said


def _best_rated(products: Sequence[Product]) -> Product | None:
    """Return the one product rated above all others on the shelf, if every one is rated."""
    ratings = [p.rating for p in products]
    if len(ratings) < 2 or any(rating is None for rating in ratings):
        return None
    top = max(products, key=lambda p: p.rating or 0.0)
    return top if ratings.count(top.rating) == 1 else None


def _say(reason: Reason, facets: Mapping[str, Facet], phrases: Phrases) -> str:
    if reason.kind == "closest":
        return phrases.say("why_best")
    if reason.facet == PRICE:
        # Within a group of values the comparison is true but takes too many words for a card.
        if reason.among is not None or reason.kind not in ("lowest", "highest"):
            return ""
        return phrases.say("why_cheapest" if reason.kind == "lowest" else "why_dearest")
    if reason.kind in ("only", "unseen"):
        return _say_value(reason, facets, phrases)
    return phrases.say("why_looks") if reason.kind == "different" else ""


def _say_value(reason: Reason, facets: Mapping[str, Facet], phrases: Phrases) -> str:
    facet = facets.get(reason.facet)
    if facet is None or facet.kind == "number" or len(reason.value) > LONGEST_VALUE:
        return ""
    if facet.kind == "bool":
        return phrases.say("why_new_bool", facet=facet.label.lower()) if reason.value == "true" else ""
    if facet.name in ("category", "brand"):
        return phrases.say(f"why_{facet.name}", value=reason.value)
    return phrases.say("why_new", facet=facet.label.lower(), value=reason.value)
