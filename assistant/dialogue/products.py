"""Whether a product fits what a script says of it, such as {colour: brown, price: {max: 150}}.

Reads the catalogue's own record and never the reply, so that a wrong reply cannot vouch for itself.
A product with variants fits when one of them meets everything at once.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.money import major_units
from retrieval.catalog import Product, fold

__all__ = ["condition_failures", "fits"]

_OWN = {"id", "title", "rating", "rating_count"}


def condition_failures(product: Product, conditions: Mapping[str, Any]) -> list[str]:
    """Return what of the conditions a product does not meet, in words; [] when it fits."""
    if conditions.get("in_stock") is False:
        # Sold out is said of all variants that are meant, not of one among them.
        rest = {facet: wanted for facet, wanted in conditions.items() if facet != "in_stock"}
        meant = [view for view in _views(product) if not _failures(view, rest)]
        if any(_failures(view, {"in_stock": False}) for view in meant):
            return ["in_stock is not False"]
    return min((_failures(view, conditions) for view in _views(product)), key=len)


def fits(product: Product, conditions: Mapping[str, Any]) -> bool:
    """Whether a product meets every condition."""
    return not condition_failures(product, conditions)


View = Mapping[str, Any]


def _views(product: Product) -> Iterator[tuple[Product, View]]:
    """Yield the product as each variant shows it."""
    if not product.variants:
        yield product, {"price": (_major(product, product.price_minor),)}
        return
    for variant in product.variants:
        price = product.price_minor if variant.price_minor is None else variant.price_minor
        # Both the price that the card tells and the variant's own must be right.
        prices = tuple({_major(product, product.price_minor), _major(product, price)})
        there = None if variant.stock is None else variant.stock > 0
        options = {name: (value,) for name, value in variant.options.items()}
        yield product, {**options, "price": prices, "in_stock": there}


def _failures(view: tuple[Product, View], conditions: Mapping[str, Any]) -> list[str]:
    product, own = view
    failures = []
    for facet, wanted in conditions.items():
        value = own[facet] if facet in own else _value(product, facet)
        if facet == "price":
            met = all(_meets(price, wanted) for price in value)
        else:
            met = _meets(value, wanted)
        if not met:
            failures.append(f"{facet} is {_shown(value)}, not {_shown(wanted)}")
    return failures


def _major(product: Product, minor: int) -> float:
    return float(major_units(minor, product.currency))


def _value(product: Product, facet: str) -> Any:  # noqa: ANN401 - a number, a bool, texts or None
    if facet in _OWN or facet == "in_stock":
        return getattr(product, facet)
    stated = product.attributes.get(facet)
    if isinstance(stated, bool | int | float):
        return stated
    return product.values(facet)


def _meets(value: Any, wanted: Any) -> bool:  # noqa: ANN401 - see _value
    if isinstance(wanted, Mapping):
        return _meets_rule(value, wanted)
    if isinstance(wanted, list):
        return any(_meets(value, each) for each in wanted)
    if isinstance(wanted, bool) or value is None or isinstance(value, bool):
        return value is wanted or (isinstance(value, tuple) and str(wanted).lower() in value)
    if isinstance(value, int | float):
        return bool(value == wanted)
    texts = (value,) if isinstance(value, str) else value
    return any(_same_word(str(text), str(wanted)) for text in texts)


def _meets_rule(value: Any, rule: Mapping[str, Any]) -> bool:  # noqa: ANN401 - see _value
    if "not" in rule:
        unwanted = rule["not"] if isinstance(rule["not"], list) else [rule["not"]]
        if any(_meets(value, each) for each in unwanted):
            return False
    if rule.get("in") and not _meets(value, rule["in"]):
        return False
    low, high = rule.get("min"), rule.get("max")
    if low is None and high is None:
        return True
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return (low is None or value >= low) and (high is None or value <= high)


def _same_word(text: str, wanted: str) -> bool:
    left, right = fold(text), fold(wanted)
    return left == right or left.rstrip("s") == right.rstrip("s")


def _shown(value: Any) -> str:  # noqa: ANN401 - see _value
    if isinstance(value, tuple):
        return " / ".join(map(str, value)) or "unknown"
    return "unknown" if value is None else str(value)
