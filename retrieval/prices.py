"""Amounts as feeds and people write them, to exact numbers and minor units.

It knows number formats and currency codes and signs; it knows no locale: a column of prices says
by itself which mark is its decimal one.
"""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import lru_cache

__all__ = [
    "currency_in",
    "decimal_mark",
    "is_currency",
    "major_units",
    "minor_units",
    "parse_amount",
]

# A bare "$" or "¥" is the most used of its currencies; a shop's own currency stands before it.
_SIGNS = {
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "rs": "INR",
    "rs.": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₫": "VND",
    "₴": "UAH",
    "₪": "ILS",
    "₱": "PHP",
    "฿": "THB",
    "zł": "PLN",
    "kč": "CZK",
    "us$": "USD",
    "au$": "AUD",
    "a$": "AUD",
    "ca$": "CAD",
    "c$": "CAD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "r$": "BRL",
    "円": "JPY",
    "元": "CNY",
    "¥": "JPY",
    "￥": "CNY",
    "$": "USD",
}
_DIGITS = re.compile(r"[-+−]?\d[\d.,'’\s\u00a0\u202f]*|[-+−]?[.,]\d+")
_LONGEST = 64


@lru_cache(maxsize=256)
def is_currency(code: str) -> bool:
    """Whether it is an ISO 4217 code that Babel's tables know."""
    from babel.core import Locale

    return code in Locale("en").currencies


@lru_cache(maxsize=256)
def _digits(currency: str) -> int:
    from babel.numbers import get_currency_precision

    return get_currency_precision(currency)


def minor_units(major: Decimal | float | int, currency: str) -> int:
    """Convert major units (dollars) to integer minor units (cents), rounded half up."""
    scaled = Decimal(str(major)).scaleb(_digits(currency))
    return int(scaled.to_integral_value(rounding="ROUND_HALF_UP"))


def major_units(minor: int, currency: str) -> Decimal:
    """Convert integer minor units to major units, exactly."""
    return Decimal(minor).scaleb(-_digits(currency))


def currency_in(text: str, usual: str | None = None) -> str | None:
    """Return the currency that a price is written in; None when it does not say.

    Args:
        text: such as "19.99 EUR", "US$ 5" or "¥1,980".
        usual: the shop's currency; a "$" or "¥" alone is taken for it where it is one of those.
    """
    word = _DIGITS.sub(" ", text).strip().strip("-–/ ").strip()
    if not word or len(word) > _LONGEST:
        return None
    for part in word.split():
        code = part.upper()
        if len(code) == 3 and code.isalpha() and code.isascii() and is_currency(code):
            return code
    sign = _SIGNS.get(word.casefold().replace(" ", ""))
    if sign == "USD" and word == "$" and usual in _DOLLARS:
        return usual
    if word in "¥￥" and usual in ("JPY", "CNY"):
        return usual
    return sign


_DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "HKD", "SGD", "MXN", "TWD", "ARS", "CLP", "COP"})


def decimal_mark(texts: Iterable[str]) -> str:
    """Return "," when a column of numbers is written with a decimal comma, else ".".

    A comma before one, two or more than three last digits is a decimal one, and so is one after a
    point; a point likewise. The marks that are certain vote; with none, it is ".".
    """
    votes = {",": 0, ".": 0}
    for text in texts:
        found = _DIGITS.search(text)
        number = found[0].strip() if found else ""
        marks = [c for c in number if c in ",."]
        if not marks:
            continue
        last = marks[-1]
        tail = len(number) - number.rfind(last) - 1
        if len(set(marks)) == 2 or (len(marks) == 1 and tail != 3 and tail > 0):
            votes[last] += 1
    return "," if votes[","] > votes["."] else "."


def parse_amount(text: str, mark: str | None = None) -> Decimal | None:
    """Read one number with its thousands separators, currency signs and codes around it.

    Args:
        text: such as "1.299,00 €", "$1,299", "Rs. 220" or "-5".
        mark: the column's decimal mark; None lets the text speak for itself.

    Returns:
        The exact number, which may be negative; None when the text is no single number.
    """
    if len(text) > _LONGEST:
        return None
    found = list(_DIGITS.finditer(text))
    if len(found) != 1:
        return None
    digits = found[0]
    before, after = text[: digits.start()].rstrip(), text[digits.end() :].lstrip()
    around = f"{before} {after}".strip()
    if around and not _is_unit(around.rstrip("-–").strip() or "-"):
        return None
    number = re.sub(r"[\s\u00a0\u202f'’]", "", digits[0]).replace("−", "-")
    if before[:1] in ("-", "−") or before[-1:] in ("-", "−"):
        number = "-" + number.lstrip("-")
    return _exact(number, mark)


def _is_unit(around: str) -> bool:
    """Whether what stands beside a number is a currency and nothing else."""
    if around == "-" or currency_in(around) is not None:
        return True
    bare = around.replace("-", "").replace("−", "").strip()
    return not bare or currency_in(bare) is not None or bare in ("kr", "kr.", "Fr.", "CHF", ".-")


def _exact(number: str, mark: str | None) -> Decimal | None:
    marks = [c for c in number if c in ",."]
    if marks:
        last = marks[-1]
        head, tail = number.rsplit(last, 1)
        groups = re.split(r"[.,]", head.lstrip("+-"))[1:]
        if len(set(marks)) == 2:
            decimal = last
            if marks.count(last) > 1:
                return None
        elif len(marks) > 1:
            decimal = ""
            groups.append(tail)
        elif mark is not None:
            decimal = mark
        else:
            decimal = (
                ""
                if last == "," and len(tail) == 3 and head.lstrip("+-") not in ("", "0")
                else last
            )
        if decimal != last and len(marks) == 1:
            groups.append(tail)
            decimal = ""
        if any(len(group) not in (2, 3) for group in groups):
            return None
        if decimal:
            whole = re.sub(r"[.,]", "", head)
            number = f"{whole or '0'}.{tail or '0'}"
        else:
            number = re.sub(r"[.,]", "", number)
    try:
        value = Decimal(number)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < Decimal(10) ** 12 else None
