"""Whether a product fits what a script says of it, such as {colour: brown, price: {max: 150}}.

Reads the catalogue's own record and never the reply, so that a wrong reply cannot vouch for itself.
"""

from typing import Any

from assistant.money import major_units
from retrieval.catalog import Product, fold

__all__ = ["condition_failures", "fits"]


def condition_failures(product: Product, conditions: dict[str, Any]) -> list[str]:
    """Returns what of the conditions a product does not meet, in words; [] when it fits."""
    failures = []
    for facet, wanted in conditions.items():
        value = _value(product, facet)
        if not _meets(value, wanted):
            failures.append(f"{facet} is {_shown(value)}, not {_shown(wanted)}")
    return failures


def fits(product: Product, conditions: dict[str, Any]) -> bool:
    """Whether a product meets every condition."""
    return not condition_failures(product, conditions)


def _value(product: Product, facet: str) -> Any:  # noqa: ANN401 - a number, a bool, texts or None
    if facet == "price":
        return float(major_units(product.price_minor, product.currency))
    if facet in {"id", "title", "rating", "rating_count", "in_stock"}:
        return getattr(product, facet)
    stated = product.attributes.get(facet)
    if isinstance(stated, bool | int | float):
        return stated
    return product.values(facet)


def _meets(value: Any, wanted: Any) -> bool:  # noqa: ANN401 - see _value
    if isinstance(wanted, dict):
        return _meets_rule(value, wanted)
    if isinstance(wanted, list):
        return any(_meets(value, each) for each in wanted)
    if isinstance(wanted, bool) or value is None or isinstance(value, bool):
        return value is wanted or (isinstance(value, tuple) and str(wanted).lower() in value)
    if isinstance(value, int | float):
        return bool(value == wanted)
    texts = (value,) if isinstance(value, str) else value
    return any(_same_word(text, str(wanted)) for text in texts)


def _meets_rule(value: Any, rule: dict[str, Any]) -> bool:  # noqa: ANN401 - see _value
    if "not" in rule:
        unwanted = rule["not"] if isinstance(rule["not"], list) else [rule["not"]]
        if any(_meets(value, each) for each in unwanted):
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
