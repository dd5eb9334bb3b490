"""Why each product is on the shelf, in the shopper's language.

Every reason is a comparison within the shelf, worked out from the ranker's gains and the facets it
ranked by; none is made up. (`Ranking.why` tells more, with rivals; a shelf has no time for that.)
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from assistant.shelf.facets import PRICE
from assistant.wording import Phrases
from ranking import Ranking
from retrieval.catalog import Facet, Product

__all__ = ["say_why"]

REASONS = 2
LONGEST_VALUE = 40
SIMILARITY = "similarity"
# Facets whose values say by themselves what they are.
PLAIN = frozenset({"brand", "category", "colour", "color", "material", "pattern"})


def say_why(
    products: Sequence[Product],
    ranking: Ranking | None,
    facets: Mapping[str, Facet],
    phrases: Phrases,
    *,
    alone: bool = True,
) -> list[str]:
    """Return a reason per product, in order.

    Args:
        products: the shelf.
        ranking: that chose it; None when it was only sorted.
        facets: by name, for their labels.
        phrases: the words.
        alone: whether nothing else will be on the shelf; only then is anything "the best of it".
    """
    reasons: list[list[str]] = [[] for _ in products]
    if ranking is not None and len(products) > 1:
        _add(reasons, _only_highest(ranking.relevance.tolist()), phrases.say("why_best"))
    if alone:
        ratings = [p.rating for p in products]
        known = [r for r in ratings if r is not None]
        if len(known) == len(ratings) > 1:
            _add(reasons, _only_highest(known), phrases.say("why_rated"))
        prices = [float(-p.price_minor) for p in products]
        _add(reasons, _only_highest(prices), phrases.say("why_cheapest"))
    if ranking is not None:
        for at, values in enumerate(_own_values(ranking, facets)):
            if values:
                adds = phrases.all_of(values[:REASONS])
                reasons[at].append(phrases.say("why_adds", values=adds))
        _add(reasons, _most_different(ranking), phrases.say("why_looks"))
    if alone:
        _add(reasons, _only_highest([-price for price in prices]), phrases.say("why_dearest"))
    usual = phrases.say("why_similar")
    return [phrases.separated(said[:REASONS]) or usual for said in reasons]


def _add(reasons: list[list[str]], at: int | None, said: str) -> None:
    if at is not None:
        reasons[at].append(said)


def _only_highest(numbers: Sequence[float]) -> int | None:
    """Return where the one highest number stands; None where two share it or there is but one."""
    if len(numbers) < 2:
        return None
    top = max(numbers)
    return list(numbers).index(top) if list(numbers).count(top) == 1 else None


def _most_different(ranking: Ranking) -> int | None:
    """Return which later product adds most that looks like nothing before it."""
    gains = ranking.gains[:, ranking.terms.index(SIMILARITY)].tolist()
    return gains.index(max(gains[1:]), 1) if len(gains) > 2 and max(gains[1:]) > 0 else None


def _own_values(ranking: Ranking, facets: Mapping[str, Facet]) -> list[list[str]]:
    """Return, per product, the facet values that it alone of the shelf has, most wanted first."""
    known = ranking.problem.facets
    if known is None:
        return [[] for _ in ranking.items]
    worth = ranking.problem.marginal[:, 0]
    columns = [known.of(item).tolist() for item in ranking.items.tolist()]
    counts = Counter(column for own in columns for column in own)
    told = []
    for own in columns:
        alone = [c for c in own if counts[c] == 1 and worth[c] > 0 and len(columns) > 1]
        alone.sort(key=lambda c: (-worth[c], c))
        names = [(known.names[known.facet_of[c]], known.values[c]) for c in alone]
        said = [_said(name, value, facets) for name, value in names]
        told.append(list(dict.fromkeys(words for words in said if words)))
    return told


def _said(name: str, value: str, facets: Mapping[str, Facet]) -> str:
    facet = facets.get(name)
    if name == PRICE or facet is None or facet.kind == "number" or len(value) > LONGEST_VALUE:
        return ""
    if any(c.isdigit() for c in value):
        return ""  # "4 seasons" beside a price reads like a count
    if facet.kind == "bool":
        return facet.label.lower() if value == "true" else ""
    return value if name in PLAIN else f"{facet.label.lower()} {value}"
