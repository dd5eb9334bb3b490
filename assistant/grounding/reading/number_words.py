"""Numbers written in English words: "twenty", "a hundred and fifty", "nineteen ninety-nine"."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.grounding.reading.word_lists import word_list

__all__ = ["NUMBER_WORDS", "ORDINALS", "parse_number_words"]

_SMALL = word_list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
_TENS = word_list("twenty thirty forty fifty sixty seventy eighty ninety")
_UNITS: dict[str, int] = {
    **{word: value for value, word in enumerate(_SMALL)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
    "fourty": 40,
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "grand": 1000, "million": 1_000_000}
_ORDINAL_WORDS = word_list("first second third fourth fifth sixth seventh eighth ninth tenth")
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}

NUMBER_WORDS = frozenset({*_UNITS, *_SCALES})
ORDINALS: dict[str, int] = {
    **{word: n for n, word in enumerate(_ORDINAL_WORDS, start=1)},
    **{f"{n}{_SUFFIXES.get(n, 'th')}": n for n in range(1, 11)},
}


def parse_number_words(run: Sequence[str]) -> tuple[Decimal, ...]:
    """Return the values that a run of number words may mean.

    "nineteen ninety-nine" may be 19.99, as a price is spoken, or 1999. The run may start with
    "a" ("a hundred") and hold "and" after a scale ("a hundred and fifty").
    """
    groups = _groups(run)
    if len(groups) == 2 and groups[1] < 100:
        high, low = groups
        return (Decimal(high) + Decimal(low) / 100, Decimal(high * 100 + low))
    return (Decimal(sum(groups)),)


def _groups(run: Sequence[str]) -> list[int]:
    """Split a run where a number ends and the next begins: "eighty nine | ninety five"."""
    groups: list[int] = [0]
    previous: int | None = None
    for word in run:
        if word in ("a", "an", "and"):
            continue
        if word in _SCALES:
            groups[-1] = _scaled(groups[-1], _SCALES[word])
            previous = None
            continue
        value = _UNITS[word]
        fits = previous is None or (previous >= 20 and 0 < value < 10)
        if not fits:
            groups.append(0)
        groups[-1] += value
        previous = value
    return groups


def _scaled(value: int, scale: int) -> int:
    """Multiply what stands before the scale word: 2 thousand, 2000 + 3 hundred."""
    rest = value % 1000 if scale < 1000 else value
    return value - rest + max(rest, 1) * scale
