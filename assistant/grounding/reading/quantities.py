"""Every figure in a text: money, percentages, measures and plain numbers, in digits or words.

It reads; it judges nothing. A figure that can be read in two ways keeps both values.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from assistant.grounding.reading.number_words import NUMBER_WORDS, parse_number_words
from assistant.grounding.reading.text import lower
from assistant.grounding.reading.units import (
    CURRENCY_SYMBOLS,
    CURRENCY_WORDS,
    ISO_CODES,
    MINOR_WORDS,
    UNITS,
)
from assistant.grounding.reading.word_lists import word_set

__all__ = ["Quantity", "read_figure", "read_quantities"]

_FIGURE = (
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?![\d])"
    r"|\d{1,3}(?:[.,'’]\d{2,3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
)
_WORD_RUN = (
    r"(?:an?[ ](?=(?:hundred|thousand|dozen|grand|million)\b))?"
    r"(?:{0})\b(?:(?:[ -]|[ ]and[ ])(?:{0})\b)*"
).format("|".join(sorted(NUMBER_WORDS, key=len, reverse=True)))
_SYMBOL = "|".join(re.escape(s) for s in sorted(CURRENCY_SYMBOLS, key=len, reverse=True))
_CODE = "|".join(sorted(ISO_CODES))
_MONEY_WORD = "|".join(
    re.escape(w) for w in sorted({*CURRENCY_WORDS, *MINOR_WORDS}, key=len, reverse=True)
)
_NUMBER = re.compile(
    rf"(?P<pre>(?<![A-Za-z])(?:{_CODE})[ ]?|(?:{_SYMBOL})[ ]?)?"
    rf"(?:(?P<fig>(?<![\d.,])(?:{_FIGURE})|(?<![\w.])\.\d+)(?P<k>[kK](?![A-Za-z]))?"
    rf"|(?P<run>\b(?i:{_WORD_RUN})))",
)
_AFTER = re.compile(
    rf"(?P<dash>,?[-–—]{{1,2}})?(?:"
    rf"[ ]?(?P<percent>%|per ?cent\b|percent\b|pct\b|percentage points?)"
    rf"|[ -]?(?P<sym>(?:{_SYMBOL})(?![A-Za-z]|[ ]?\d))"
    rf"|[ -]?(?P<code>(?:{_CODE})\b)"
    rf"|[ -]?(?:US |Canadian |Australian )?(?P<word>(?:{_MONEY_WORD}))\b"
    rf"|(?P<minor>¢|(?<!1080)(?<!720)(?<!480)p\b|c\b)"
    rf"|(?P<unit>[ -]?(?:business |working )?(?:°[ ]?[CF]|[A-Za-z]+)\b|[\"'](?!\w)))",
)
_SINGLE = word_set("g l m h w v")
_JOIN = re.compile(r"[ ]?(?:-|–|—|to|and|or|bis|à|x|×|by)[ ]?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure.

    Attributes:
        start, end: its span, with currency and unit.
        values: the values it may mean, in major units or in the unit written; most likely first.
        kind: "money", "percent", "measure" or "number".
        currencies: ISO codes it may be in; empty when none is written.
        unit: the dimension of a measure ("mass"), else "".
        factor: what turns `values` into the dimension's base unit.
        decimals: digits written after the decimal point.
        in_words: whether it is written in words.
    """

    start: int
    end: int
    values: tuple[Decimal, ...]
    kind: str = "number"
    currencies: frozenset[str] = frozenset()
    unit: str = ""
    factor: Decimal = Decimal(1)
    decimals: int = 0
    in_words: bool = False

    @property
    def base(self) -> tuple[Decimal, ...]:
        """The values in the base unit of the dimension."""
        return tuple(value * self.factor for value in self.values)


@lru_cache(maxsize=16_384)
def read_figure(figure: str) -> tuple[tuple[Decimal, ...], int]:
    """Return the values that digits with separators may mean, and the decimals written.

    "1.200,50" is 1200.50; "1,200" is 1200 (or 1.2 where a comma is the decimal point).
    """
    plain = re.sub(r"[ '’\u00a0\u202f]", "", figure)
    marks = [c for c in plain if c in ".,"]
    if not marks:
        return (Decimal(plain),), 0
    last = marks[-1]
    head, _, tail = plain.rpartition(last)
    whole = head.replace(",", "").replace(".", "")
    decimal = Decimal(f"{whole}.{tail}")
    if len(set(marks)) == 2:
        return (decimal,), len(tail)
    joined = Decimal(whole + tail)
    if len(marks) > 1:
        return (joined,), 0
    if len(tail) == 3:
        return (joined, decimal), 0
    return (decimal,), len(tail)


def read_quantities(text: str) -> list[Quantity]:
    """Read every figure of a folded text, left to right; ranges share their unit."""
    found: list[Quantity] = []
    at = 0
    while match := _NUMBER.search(text, at):
        if _inside_word(text, match):
            at = match.end() if match.end() > at else at + 1
            continue
        quantity = _read(text, match)
        if " " in (match["fig"] or "") and quantity.kind != "money":
            quantity = _read(text, _first_group(match))
        at = quantity.end
        found.append(quantity)
    return _share_units(text, _join_cents(text, found))


def _first_group(match: "re.Match[str]") -> "re.Match[str]":
    """Read only "42" of "42 100": spaces group digits in amounts of money alone."""
    stop = match.start() + match.group().index(" ")
    again = _NUMBER.match(match.string, match.start(), stop)
    return match if again is None else again


def _inside_word(text: str, match: "re.Match[str]") -> bool:
    """Whether the digits are part of a word such as "X200" or "SVGA2"."""
    if match["pre"] or match["run"]:
        return False
    start = match.start("fig")
    return start > 0 and (text[start - 1].isalpha() and text[start - 1].isascii())


def _read(text: str, match: "re.Match[str]") -> Quantity:
    values, decimals = _values(match)
    start, end = match.start(), match.end()
    pre = (match["pre"] or "").strip()
    currencies = _currencies(pre)
    base = Quantity(start, end, values, decimals=decimals, in_words=match["run"] is not None)
    after = _AFTER.match(text, end)
    if after is None:
        return _as_money(base, currencies) if pre else base
    money = _trailing_money(after)
    if pre:
        same = money and money[1] == 1 and (money[0] & currencies)
        stop = after.end() if same else end
        return replace(_as_money(base, same or currencies), end=stop)
    if money:
        scaled = tuple(value * money[1] for value in values)
        return replace(_as_money(base, money[0]), end=after.end(), values=scaled)
    if after["percent"]:
        return replace(base, end=after.end(), kind="percent")
    return _with_unit(base, after)


def _values(match: "re.Match[str]") -> tuple[tuple[Decimal, ...], int]:
    if match["run"]:
        return parse_number_words(re.split(r"[ -]+", lower(match["run"]).strip())), 0
    values, decimals = read_figure(match["fig"])
    if match["k"]:
        return tuple(value * 1000 for value in values[-1:]), 0
    return values, decimals


def _as_money(quantity: Quantity, currencies: frozenset[str]) -> Quantity:
    return replace(quantity, kind="money", currencies=currencies)


def _currencies(mark: str) -> frozenset[str]:
    if not mark:
        return frozenset()
    return CURRENCY_SYMBOLS.get(mark) or frozenset({mark})


def _trailing_money(after: "re.Match[str]") -> tuple[frozenset[str], Decimal] | None:
    """Read a currency after the figure: its codes and what one unit of it is worth."""
    if after["sym"] or after["code"]:
        return _currencies(after["sym"] or after["code"]), Decimal(1)
    word = lower(after["word"] or "")
    if word in CURRENCY_WORDS:
        return CURRENCY_WORDS[word], Decimal(1)
    if word in MINOR_WORDS:
        return MINOR_WORDS[word], Decimal("0.01")
    if after["minor"]:
        codes = MINOR_WORDS["pence"] if after["minor"] == "p" else MINOR_WORDS["cents"]
        return codes, Decimal("0.01")
    return None


def _with_unit(quantity: Quantity, after: "re.Match[str]") -> Quantity:
    written = after["unit"]
    if not written:
        return quantity
    name = lower(re.sub(r"^[ -]?(?:business |working )?", "", written)).replace(" ", "")
    if name not in UNITS or (name in _SINGLE and after["dash"]):
        return quantity
    dimension, factor = UNITS[name]
    return replace(quantity, end=after.end(), kind="measure", unit=dimension, factor=factor)


def _join_cents(text: str, found: list[Quantity]) -> list[Quantity]:
    """Make one amount of "20 dollars and 50 cents"."""
    joined: list[Quantity] = []
    for quantity in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.kind == "money"
            and _is_cents(before, quantity)
            and text[before.end : quantity.start].strip() in ("", "and")
        ):
            cents = quantity.values[0] if quantity.kind == "money" else quantity.values[0] / 100
            total = before.values[0] + cents
            joined[-1] = replace(before, end=quantity.end, values=(total,), decimals=2)
            continue
        joined.append(quantity)
    return joined


def _is_cents(before: Quantity, quantity: Quantity) -> bool:
    if quantity.kind == "money":
        return quantity.values[0] < 1
    spoken = before.in_words and quantity.in_words and quantity.kind == "number"
    return spoken and 0 < quantity.values[0] < 100


SCORE = re.compile(r"\s?(?:/|out of\b|stars?\b|★|⭐)")


def _share_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give "3-5 days", "$20-30" and "20 to 30 dollars" one unit on both sides."""
    shared = list(found)
    for index in range(len(shared) - 1, 0, -1):
        left, right = shared[index - 1], shared[index]
        gap = text[left.end : right.start]
        if not _JOIN.fullmatch(gap) or left.kind == right.kind:
            continue
        if left.kind == "number" and right.kind != "number":
            shared[index - 1] = _borrow(left, right)
        elif right.kind == "number" and left.kind == "money" and "and" not in gap:
            if SCORE.match(text, right.end):
                continue
            shared[index] = _borrow(right, left)
    return shared


def _borrow(taker: Quantity, giver: Quantity) -> Quantity:
    return replace(
        taker,
        kind=giver.kind,
        currencies=giver.currencies,
        unit=giver.unit,
        factor=giver.factor,
    )
