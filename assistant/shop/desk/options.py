"""Which of a product's items the words of a shopper mean ("the blue one in 42")."""

import re
from collections.abc import Mapping, Sequence

from assistant.shop.folding import fold
from assistant.shop.models import Item

__all__ = ["fitting_items", "named_options", "option_words"]


def named_options(items: Sequence[Item], words: str) -> dict[str, set[str]]:
    """Option name -> the values of it that stand in the words, longest first ("dark blue")."""
    said = fold(words)
    named: dict[str, set[str]] = {}
    for name in {name for item in items for name in item.options}:
        values = {item.options[name] for item in items if name in item.options}
        spoken = [v for v in values if _stands_in(v, said)]
        longest = {v for v in spoken if not any(v != w and _stands_in(v, fold(w)) for w in spoken)}
        if longest:
            named[name] = longest
    return named


def fitting_items(
    items: Sequence[Item], words: str, keep: Mapping[str, str] | None = None
) -> list[Item]:
    """Items that have every option named; where none is named of an option, the value to keep.

    Empty when the words name no option at all.
    """
    named = named_options(items, words)
    wanted = {name: {value} for name, value in (keep or {}).items()} | named
    if not named:
        return []
    return [item for item in items if all(item.options.get(n) in v for n, v in wanted.items())]


def option_words(item: Item) -> str:
    """An item's options in words: "size 42, colour blue"; its title when it has none."""
    return ", ".join(f"{name} {value}" for name, value in item.options.items()) or item.title


def _stands_in(value: str, said: str) -> bool:
    return bool(value) and re.search(rf"(?<!\w){re.escape(fold(value))}(?!\w)", said) is not None
