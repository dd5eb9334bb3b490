"""Why each product is on the shelf, and what is missing from it, in the shopper's language.

The reasons are the ranker's: comparisons within the shelf and with what was shown before, worked
out from its gains. Here they are only chosen and worded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.shelf.facets import PRICE, RATING
from assistant.wording import Phrases
from ranking import Ranking, Reason, Uncovered
from retrieval.catalog import Catalog, Facet, Product, fold

__all__ = ["say_uncovered", "say_value", "say_wanted", "say_why"]

REASONS = 2
LONGEST_VALUE = 40
# Facets whose values say by themselves what they are.
PLAIN = frozenset({"brand", "category", "colour", "color", "material", "pattern"})
# Of those, what goods look like: "the only wool one", "nothing in red".
WORN = PLAIN - {"brand", "category"}


def say_why(
    products: Sequence[Product],
    ranking: Ranking | None,
    facets: Mapping[str, Facet],
    phrases: Phrases,
    *,
    alone: bool = True,
) -> list[str]:
    """Return the strongest reasons per product, in order.

    Args:
        products: the shelf.
        ranking: that chose it; None when it was only sorted.
        facets: by name, for their labels.
        phrases: the words.
        alone: whether nothing else will be on the shelf; only then is anything "the only one".
    """
    usual = phrases.say("why_similar")
    if ranking is None:
        reasons = _extremes(products, phrases) if alone else [[] for _ in products]
    else:
        reasons = [
            _worded(_reasons(product, products, ranking), facets, phrases, alone=alone)
            for product in products
        ]
    return [phrases.separated(said[:REASONS]) or usual for said in reasons]


def say_uncovered(
    uncovered: Sequence[Uncovered], catalog: Catalog, phrases: Phrases
) -> tuple[str, ...]:
    """Return what was wanted and is not on the shelf, such as "nothing in blue"."""
    return tuple(
        phrases.say(
            "nothing_with" if missing.candidates == 0 else "not_shown",
            wanted=say_wanted(missing.facet, missing.value, catalog.facet_names, phrases),
        )
        for missing in uncovered
    )


def say_wanted(name: str, value: str, facets: Mapping[str, Facet], phrases: Phrases) -> str:
    """Return a value as it stands after "nothing": "in blue", "from Acme", "under 50"."""
    facet = facets.get(name)
    if ".." in value:
        value = _say_range(value, phrases)
    if name == PRICE:
        return value
    if name == "brand":
        return phrases.say("from_brand", value=value)
    if name in WORN:
        return phrases.say("in_value", value=value)
    if facet is not None and facet.kind == "bool":
        return facet.label.lower()
    label = "" if facet is None or name in PLAIN else f"{facet.label.lower()} "
    return phrases.say("with_value", value=f"{label}{value}")


def _say_range(value: str, phrases: Phrases) -> str:
    """Word a range such as "20..50" or "..50"."""
    low, _, high = value.partition("..")
    if low and high:
        return phrases.say("from_to", low=low, high=high)
    return phrases.say("under", price=high) if high else phrases.say("over", price=low)


def _reasons(product: Product, products: Sequence[Product], ranking: Ranking) -> list[Reason]:
    """The ranker's reasons; a value is one's own only where that of every other is known.

    And "brown" is no value of its own beside a "dark brown".
    """
    others = [other for other in products if other is not product]
    kept = []
    for reason in ranking.why(product.id).reasons:
        if reason.kind == "only":
            known = [other.values(reason.facet) for other in others]
            if any(fold(reason.value) in fold(v).split() for values in known for v in values):
                continue
            if not all(known) and reason.facet != "brand":
                reason = replace(reason, kind="adds")
        kept.append(reason)
    return kept


def _worded(
    found: Sequence[Reason], facets: Mapping[str, Facet], phrases: Phrases, *, alone: bool
) -> list[str]:
    """Word reasons, the strongest first; of the values that only this one has, one by itself."""
    own = [reason for reason in found if reason.kind in ("only", "adds")]
    unique = next((r for r in own if alone and _only(r, facets, phrases)), None)
    said: list[str] = []
    for reason in found:
        if reason is unique:
            said.append(_only(reason, facets, phrases))
            own.remove(reason)
        elif reason not in own and (alone or reason.kind in ("closest", "unseen")):
            said.append(_compared(reason, facets, phrases))
    values = dict.fromkeys(say_value(reason.facet, reason.value, facets) for reason in own)
    if added := [value for value in values if value][:REASONS]:
        said.append(phrases.say("why_adds", values=phrases.all_of(added)))
    return [words for words in said if words]


def _compared(reason: Reason, facets: Mapping[str, Facet], phrases: Phrases) -> str:
    """Word a reason other than a value of its own; "" for one that is not worth saying."""
    facet = facets.get(reason.facet)
    if reason.kind == "closest":
        return phrases.say("why_best")
    if reason.kind == "different":
        return phrases.say("why_looks")
    if reason.kind == "unseen" and reason.facet in PLAIN - {"category"} and facet is not None:
        return phrases.say("why_unseen", facet=facet.label.lower())
    if reason.among is not None:
        cheapest = (reason.kind, reason.facet) == ("lowest", PRICE)
        return _cheapest_of(*reason.among, facets, phrases) if cheapest else ""
    whole = {
        ("lowest", PRICE): "why_cheapest",
        ("highest", PRICE): "why_dearest",
        ("highest", RATING): "why_rated",
    }.get((reason.kind, reason.facet))
    return phrases.say(whole) if whole else ""


def _only(reason: Reason, facets: Mapping[str, Facet], phrases: Phrases) -> str:
    """Such as "the only wool one"; "" for a value that does not read well so."""
    value, name = say_value(reason.facet, reason.value, facets), reason.facet
    is_plain = name in WORN or (name in facets and facets[name].kind == "bool")
    if reason.kind != "only" or not is_plain or not value or " " in value:
        return ""
    return phrases.say("why_only", value=value)


def _cheapest_of(name: str, value: str, facets: Mapping[str, Facet], phrases: Phrases) -> str:
    """Such as "the cheapest that is waterproof"; "" for a facet of another kind."""
    facet = facets.get(name)
    if facet is None or facet.kind != "bool" or value != "true":
        return ""
    return phrases.say("why_cheapest_that", value=facet.label.lower())


def say_value(name: str, value: str, facets: Mapping[str, Facet]) -> str:
    """Return a value by itself, with its label where it needs one; "" for one that says nothing."""
    facet = facets.get(name)
    if name == PRICE or facet is None or facet.kind == "number" or len(value) > LONGEST_VALUE:
        return ""
    if any(c.isdigit() for c in value):
        return ""  # "4 seasons" beside a price reads like a count
    if facet.kind == "bool":
        return facet.label.lower() if value == "true" else ""
    label = facet.label.lower()
    if label == "for":
        return ""  # "adds for men" is no phrase
    return value if name in PLAIN else f"{label} {value}"


def _extremes(products: Sequence[Product], phrases: Phrases) -> list[list[str]]:
    """The best rated, cheapest and dearest of a shelf that was only sorted."""
    reasons: list[list[str]] = [[] for _ in products]
    ratings = [p.rating for p in products if p.rating is not None]
    prices = [float(p.price_minor) for p in products]
    known = len(ratings) == len(products)
    for numbers, occasion in (
        (ratings if known else [], "why_rated"),
        ([-price for price in prices], "why_cheapest"),
        (prices, "why_dearest"),
    ):
        if len(numbers) > 1 and numbers.count(max(numbers)) == 1:
            reasons[numbers.index(max(numbers))].append(phrases.say(occasion))
    return reasons
