"""Makes titles and sentences from templates, so that the text can only say what the facts are.

A template holds fields such as {material}, {a_material} ("a felt", "an oak"), {n_persons} ("two")
or {t_scent} ("Wild Fig"), and alternatives such as [light|easy to carry], which may hold fields but
no further alternatives.
"""

import re
from collections.abc import Mapping, Sequence

from assistant.shop.demo.generator.dice import Dice
from assistant.shop.demo.generator.plan import Scalar

_CONDITION = re.compile(r"<(!?)(\w+)(?::([^>]*))?>\s*")
_ALTERNATIVES = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ONE = re.compile(r"\b1 (litre|year|metre|watt|hour|piece|cup)s\b")
_WHO = {"women": "Women's", "men": "Men's", "kids": "Kids'", "unisex": ""}


def expand(template: str, facts: Mapping[str, Scalar], dice: Dice) -> str:
    """Fill a template; a field that the product does not have is a KeyError, never a gap."""
    text = _ALTERNATIVES.sub(lambda match: dice.pick(match[1].split("|")), template)
    text = _FIELD.sub(lambda match: _spoken(match[1], facts), text)
    return _ONE.sub(r"1 \1", re.sub(r"\s+", " ", text).strip())


def sentence(template: str, facts: Mapping[str, Scalar], dice: Dice) -> str:
    """Fill a template and start it with a capital letter."""
    text = expand(template, facts, dice)
    return text[:1].upper() + text[1:]


def eligible(alternatives: Sequence[str], facts: Mapping[str, Scalar]) -> list[str]:
    """The alternatives whose conditions these facts meet, without the conditions."""
    return [bare for bare in (_met(text, facts) for text in alternatives) if bare is not None]


def _met(text: str, facts: Mapping[str, Scalar]) -> str | None:
    while match := _CONDITION.match(text):
        negated, name, values = match[1] == "!", match[2], match[3]
        value = facts.get(name)
        met = bool(value) if values is None else str(value) in values.split(",")
        if met == negated:
            return None
        text = text[match.end() :]
    return text


def _spoken(field: str, facts: Mapping[str, Scalar]) -> str:
    if field == "who":
        return _WHO[str(facts["audience"])]
    if field == "wp":
        return "Waterproof" if facts["waterproof"] else ""
    if field.startswith("a_"):
        word = _spoken(field[2:], facts)
        return f"{'an' if word[0].lower() in 'aeiou8' else 'a'} {word}"
    if field.startswith("n_"):
        number = int(facts[field[2:]])
        return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    if field.startswith("t_"):
        return title_case(_spoken(field[2:], facts))
    value = facts[field]
    return f"{value:g}" if isinstance(value, float) else str(value)


def title_case(text: str) -> str:
    """Capitalise each word, as titles do: "birds of the estuary" becomes "Birds of the Estuary"."""
    words = re.sub(r"(^|[\s-])([a-zé])", lambda match: match[1] + match[2].upper(), text)
    return re.sub(r" (And|At|In|Of|The)\b", lambda match: match[0].lower(), words)
