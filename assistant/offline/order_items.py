"""Which order, which of its items and which other options the words of a message mean.

It compares words with the records that it is given; it fetches none.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.offline.order_words import names_all
from assistant.shop.desk import named_options
from assistant.shop.folding import fold
from assistant.shop.models import Item
from assistant.understanding.words.lexicon import word_set

__all__ = ["choose_items", "choose_order", "find_options", "name_items"]

Order = Mapping[str, Any]
_WORD = re.compile(r"[^\W_]+")
_NOT_ID = re.compile(r"[^a-z0-9]")
_PARTS = re.compile(r",|;|\band\b|\bplus\b|&|和|以及", re.IGNORECASE)
# The change itself, not what it is made of: "... for size L", "... to blue".
_INTO = re.compile(
    r"\b(?:for|to|into|with|by|want|need|instead|meant?|mean)\b|换成|改成|改为|要", re.I
)
_SIZE_WORDS = re.compile(r"\b(?:size|in|an?|to|for|meant|it)\s+$|尺码$|码$", re.IGNORECASE)
_SMALL_WORDS = word_set(
    "the a an my in of for to and with from on at it is was i one order set return exchange back"
    " size please want like would cancel change men women kid kids"
)
_COUNTS = {"one": 1, "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def choose_order(
    orders: Sequence[Order], order_id: str | None, text: str, states: Sequence[str]
) -> Order | None:
    """Return the order meant: by its id, else by what is in it, else the only one in a state.

    Args:
        orders: the customer's, newest first.
        order_id: as it was said; None when none was.
        text: the message.
        states: the states in which the wish is possible; such orders are preferred.
    """
    if order_id is not None:
        return next((o for o in orders if _plain(o["id"]) == _plain(order_id)), None)
    fitting = [o for o in orders if o["status"] in states] or list(orders)
    scored = [(max(_score(line, _words(text)) for line in o["lines"]), o) for o in fitting]
    best = max((score for score, _ in scored), default=0)
    named = [order for score, order in scored if score == best] if best else fitting
    return named[0] if len(named) == 1 else None


def choose_items(order: Order, text: str) -> list[str]:
    """Return the ids of the items meant, an id once per unit; [] when none is named.

    Each part of a list ("the jumper and the grey scarf") means the line whose title it names
    best. Where two lines fit equally, none is guessed.
    """
    lines = order["lines"]
    if not lines:
        return []
    if names_all(text) and not any(_score(line, _words(text)) for line in lines):
        return [line["item_id"] for line in lines for _ in range(_units(line))]
    if len(lines) == 1:
        return [lines[0]["item_id"]] * _wanted_units(text, _units(lines[0]))
    chosen: list[str] = []
    for part in _PARTS.split(text):
        for item_id in name_items(lines, part):
            have = sum(_units(line) for line in lines if line["item_id"] == item_id)
            if item_id not in chosen:
                chosen += [item_id] * _wanted_units(part, have)
    return chosen


def name_items(lines: Sequence[Mapping[str, Any]], text: str) -> list[str]:
    """Return the id of the item whose title the words name best; [] for none, or for several."""
    words = _words(text)
    scored = [(_score(line, words), line["item_id"]) for line in lines]
    best = max((score for score, _ in scored), default=0)
    meant = dict.fromkeys(item_id for score, item_id in scored if best and score == best)
    return [*meant] if len(meant) == 1 else []


def find_options(
    items: Sequence[Item], text: str, held: Mapping[str, str] | None = None
) -> str | None:
    """Return the options that the words name: "size L, colour blue"; None for none.

    Args:
        items: of one product.
        text: the message.
        held: the options of the item that is to be replaced; naming them too is no wish.
    """
    words = _without_titles(text, items)
    wanted: dict[str, str] = {}
    for name, values in named_options(items, words).items():
        spoken = [v for v in sorted(values) if _is_meant(v, text) and v != (held or {}).get(name)]
        if len(spoken) > 1:
            spoken = [v for v in spoken if _comes_last(v, spoken, text)]
        if spoken:
            wanted[name] = spoken[0]
    return ", ".join(f"{name} {value}" for name, value in wanted.items()) or None


def _is_meant(value: str, text: str) -> bool:
    """A bare letter is a size when it is written large, or after "size"; "a" and "s" are not."""
    if len(value) > 1 or not value.isalpha():
        return True
    for found in re.finditer(rf"(?<![\w'’]){re.escape(value)}(?!\w)", text, re.IGNORECASE):
        if found.group().isupper() or _SIZE_WORDS.search(text[: found.start()]):
            return True
    return False


def _comes_last(value: str, others: Sequence[str], text: str) -> bool:
    """Of "M instead of S" and "from M to S", what is wanted stands after the word of change."""
    into = [found.end() for found in _INTO.finditer(text)]
    start = into[-1] if into else 0
    places = {other: fold(text).rfind(fold(other)) for other in others}
    after = [other for other in others if places[other] >= start]
    chosen = min(after, key=lambda v: places[v]) if after else max(others, key=lambda v: places[v])
    return value == chosen


def _without_titles(text: str, items: Sequence[Item]) -> str:
    """Take a product's own title out of a message, so that its words are not taken for options."""
    for title in {item.title for item in items}:
        text = re.sub(re.escape(title), " ", text, flags=re.IGNORECASE)
    return text


def _score(line: Mapping[str, Any], words: set[str]) -> int:
    options = {word for value in line["options"].values() for word in _words(str(value))}
    return len(_words(line["title"]) & words) * 2 + len((options - {"s", "m", "l"}) & words)


def _words(text: str) -> set[str]:
    words = {_singular(word) for word in _WORD.findall(fold(text)) if len(word) > 1}
    return words - _SMALL_WORDS


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004


def _units(line: Mapping[str, Any]) -> int:
    return int(line["quantity"]) - int(line["returned"])


def _wanted_units(text: str, have: int) -> int:
    """Return how many units of an item a part of a message is about; one unless it says more."""
    if have <= 1:
        return max(have, 1)
    said = [_COUNTS[word] for word in _WORD.findall(fold(text)) if word in _COUNTS]
    if names_all(text):
        return have
    return min(said[0], have) if said else 1


def _plain(order_id: object) -> str:
    return _NOT_ID.sub("", str(order_id).casefold())
