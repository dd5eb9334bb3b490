"""What the shopper wants, in a few words of theirs: "dress, red, under $50"."""

from collections.abc import Callable

from assistant.memory import SPOKEN_FACETS, Constraint, Constraints
from assistant.money import minor_units
from assistant.understanding.words.text import tokenize
from assistant.wording.phrases import Phrases
from assistant.wording.prices import short_price
from assistant.wording.units import split_unit

__all__ = ["say_constraint", "say_wish"]

LONGEST_WISH = 120
Price = Callable[[int], str]


def say_wish(held: Constraints, query: str, phrases: Phrases, price: Price, currency: str) -> str:
    """Return what is wanted as one quoted phrase; "what you asked for" when nothing was said.

    Args:
        held: the constraints.
        query: the words of the need.
        phrases: the language.
        price: writes an amount in minor units.
        currency: of the shop.
    """
    need = (held.need or query).strip()
    parts = [need] if need else []
    said = _words(need)
    for item in held.items:
        if item.facet in SPOKEN_FACETS:
            continue
        words = say_constraint(item, phrases, price, currency)
        if words and not _is_said(item, said):
            parts.append(words)
    comma = "、" if phrases.language == "zh" else ", "
    wish = comma.join(parts)
    if not wish:
        return phrases.say("your_wish")
    if len(wish) > LONGEST_WISH:
        wish = wish[:LONGEST_WISH].rsplit(" ", 1)[0] + " …"
    return wish if phrases.language == "zh" else f"“{wish}”"


def say_constraint(item: Constraint, phrases: Phrases, price: Price, currency: str) -> str:
    """Return one constraint in words: "under $50", "red or blue", "not leather"."""
    low, high = item.minimum, item.maximum
    if item.facet == "price":
        return _range(item, phrases, lambda major: short_price(price(minor_units(major, currency))))
    name, unit = split_unit(item.facet)
    if low is not None or high is not None:
        said = _range(item, phrases, lambda number: f"{number:g}")
        return f"{name} {said} {unit}".rstrip()
    if item.facet == "in_stock":
        return phrases.say("in_stock")
    if item.values == ("true",) or item.excluded == ("false",):
        return name
    if item.values == ("false",) or item.excluded == ("true",):
        return phrases.say("not", value=name)
    values = [f"{name} {v}" if v[:1].isdigit() else v for v in _broadest(item.values)]
    parts = [phrases.any_of(values)] if values else []
    parts += [phrases.say("not", value=phrases.any_of(item.excluded))] if item.excluded else []
    return ", ".join(parts)


def _is_said(item: Constraint, said: set[str]) -> bool:
    """Whether the need's own words say a constraint: "earrings" says the category Earrings."""
    if item.excluded or item.minimum is not None or item.maximum is not None or not item.values:
        return False
    if item.values == ("true",):
        return _words(item.facet.replace("_", " ")) <= said
    named = [_words(value) for value in item.values]
    if item.facet != "category":
        return all(words <= said for words in named)
    # "jacket" stands for all of Rain Jackets and Fleece Jackets
    shared = set.intersection(*named) if len(named) > 1 else set()
    return bool(shared & said) or any(words <= said for words in named)


def _words(text: str) -> set[str]:
    return {token.norm for token in tokenize(text)}


def _broadest(values: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out values that only narrow another: "brown" says "dark brown" too."""
    words = {value: set(value.casefold().split()) for value in values}
    return tuple(v for v in values if not any(words[o] < words[v] for o in values))


def _range(item: Constraint, phrases: Phrases, write: Callable[[float], str]) -> str:
    low, high = item.minimum, item.maximum
    if low is not None and low == high:
        return write(low)
    if low is not None and high is not None:
        return phrases.say("between", low=write(low), high=write(high))
    if high is not None:
        return phrases.say("under", price=write(high))
    return phrases.say("over", price=write(low)) if low is not None else ""
