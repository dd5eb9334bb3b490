"""Numbers as people write them: digits in any locale's grouping, words, "2k", Chinese numerals."""

import re

__all__ = ["NUMBER", "parse_number"]

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000, "million": 1_000_000}
_CJK_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_CJK_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000}

_ONES = "|".join(_UNITS)
_TEENS = "|".join(_TENS)
_SMALL = rf"(?:(?:{_TEENS})(?:[- ](?:{_ONES}))?|{_ONES})"
_SCALE = r"(?:hundreds?|thousands?|grand|million)"
# "and" joins only what follows a scale: "two hundred and fifty", but not "fifty and eighty".
_WORDS = (
    rf"(?:(?:(?:a )?couple (?:of )?|half a |an? )(?={_SCALE}\b)|{_SMALL}(?=[ -]?{_SCALE}\b)[ -]?)"
    rf"{_SCALE}(?:[ -]{_SCALE})*(?:[ -](?:and )?{_SMALL}(?:[ -]{_SCALE})*(?![a-z]))*"
    rf"|{_SMALL}"
)
_DIGITS = (
    r"\d{1,3}(?:[.,'’  ]\d{3})+(?:[.,]\d{1,2})?(?![\d])"
    r"|\d{1,15}(?:[.,]\d{1,9})?(?!\d)"
)
_CJK = r"[零一二三四五六七八九两十百千万〇]{1,12}"

# One number, as a regular expression without groups; case-insensitive use.
NUMBER = (
    rf"(?:(?:{_DIGITS})(?:\s?k\b|\s?万|(?: thousand| hundred| grand| million)\b)?"
    rf"|\b(?:{_WORDS})\b|{_CJK})"
)

# Longer runs of digits are no amounts.
_LONGEST = 60

_SUFFIX = re.compile(r"\s*(k|万|thousand|hundred|grand|million)$", re.IGNORECASE)


def parse_number(text: str) -> float | None:
    """Returns the value of what NUMBER matched, or None when it is no number.

    "1.200,50", "1,200.50", "1'200.50" and "1 200,50" are 1200.5; "1.200" and "1,200" are 1200;
    "1.2" and "1,20" are 1.2; "two hundred and fifty", "2k", "三百五" give 250, 2000, 350.
    """
    text = text.strip().lower()
    if len(text) > _LONGEST:
        return None
    factor = 1.0
    if text[:1].isdigit() and (suffix := _SUFFIX.search(text)):
        names = {"k": 1000, "万": 10_000} | _SCALES
        factor = names[suffix.group(1)]
        text = text[: suffix.start()]
    if text[:1].isdigit():
        digits = _parse_digits(text)
        return None if digits is None else digits * factor
    if text and (text[0] in _CJK_DIGITS or text[0] in _CJK_SCALES):
        return _parse_cjk(text)
    return _parse_words(text)


def _parse_digits(text: str) -> float | None:
    text = re.sub(r"['’\s]", "", text)
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return float(text)
    both = "." in text and "," in text
    tail = len(text) - last - 1
    mark = text[last]
    if not both and (tail == 3 and not text.startswith("0") or text.count(mark) > 1):
        return float(text.replace(mark, ""))
    whole = re.sub(r"[.,]", "", text[:last])
    return float(f"{whole or 0}.{text[last + 1 :]}")


def _parse_words(text: str) -> float | None:
    total, current, seen = 0.0, 0.0, False
    for word in re.split(r"[\s-]+", text):
        if word in _UNITS or word in _TENS:
            current += _UNITS.get(word, 0) + _TENS.get(word, 0)
        elif word in {"a", "an"}:
            current = current or 1
        elif word == "half":
            current = 0.5
            seen = True
            continue
        elif word == "couple":
            current = 2
        elif (scale := _SCALES.get(word.rstrip("s"))) is not None:
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
        elif word in {"and", "of"}:
            continue
        else:
            return None
        seen = True
    return total + current if seen else None


def _parse_cjk(text: str) -> float | None:
    total, section, digit, scale = 0, 0, 0, 1
    for c in text:
        if c in _CJK_DIGITS:
            digit = digit * 10 + _CJK_DIGITS[c] if digit and scale == 1 else _CJK_DIGITS[c]
        elif c == "万":
            total, section, digit = total + (section + digit) * 10_000, 0, 0
            scale = 10_000
        else:
            section += (digit or 1) * _CJK_SCALES[c]
            scale, digit = _CJK_SCALES[c], 0
    # "三百五" says 350: a last digit counts tenths of the scale before it, without a 零 between.
    last = digit * scale // 10 if digit and scale >= 100 and "零" not in text else digit
    return float(total + section + last)
