"""One value of a feed read as what its field needs: text, count, date, rating, address.

It knows how merchants write such values; it knows neither columns nor products.
"""

import html
import math
import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal

import orjson

from retrieval.feeds.column_names import merchant_words
from retrieval.feeds.text import BROKEN
from retrieval.prices import parse_amount

__all__ = [
    "clean_text",
    "is_missing",
    "packed_object",
    "plain_text",
    "read_address",
    "read_availability",
    "read_count",
    "read_date",
    "read_image",
    "read_list",
    "read_path",
    "read_price",
    "read_rating",
]

MISSING = frozenset({"", "nan", "null", "none", "n/a", "#n/a", "na", "nil", "-", "--", "—"})
_TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|</?[a-zA-Z][^<>]{0,2000}>", re.S | re.I)
_BLOCK = re.compile(r"<(br|/p|/li|/div|/h\d|/tr)\b[^<>]*>", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_UNCLEAN = re.compile(r"[<&\x00-\x1f\x7f]|  ")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")
# Overrides and isolates of writing direction can make a price read as another one.
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


def is_missing(value: object) -> bool:
    """Whether a value says nothing: empty, null, NaN, "N/A"."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return True
    if isinstance(value, str):
        return value.strip().casefold() in MISSING
    return isinstance(value, list | dict | tuple) and not value


def plain_text(value: object) -> str:
    """Return any value as one text: an integral float without its ".0", a list joined by ", "."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e16:
        return str(int(value))
    if isinstance(value, list | tuple):
        return ", ".join(plain_text(part) for part in value if not is_missing(part))
    if isinstance(value, dict):
        named = value.get("name") or value.get("title") or value.get("label") or value.get("value")
        return plain_text(named) if named else orjson.dumps(value, default=str).decode()
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    if isinstance(value, datetime | date):
        return value.isoformat()
    return "" if value is None else str(value)


def clean_text(value: object, longest: int, *, lines: bool = False) -> str:
    """Return text fit to be shown: no markup, no control characters, at most `longest` long.

    Args:
        value: any value.
        longest: characters kept; a longer text is cut at a word.
        lines: keep line breaks.
    """
    text = plain_text(value)
    if len(text) <= longest and text.isascii() and not _UNCLEAN.search(text):
        return text
    if "<" in text or "&" in text:
        text = html.unescape(_TAG.sub(" ", _BLOCK.sub("\n", html.unescape(text))))
    text = unicodedata.normalize("NFC", _DIRECTION.sub("", _CONTROL.sub(" ", text)))
    text = text.encode("utf-8", "ignore").decode()
    text = _SPACES.sub(" ", text)
    text = _LINES.sub("\n" if lines else " ", text).strip()
    if len(text) > longest:
        text = text[:longest].rsplit(" ", 1)[0].rstrip() + "…"
    return text


def packed_object(value: object) -> dict[str, object] | None:
    """Return the JSON object that a value is or holds as text; None if it is none."""
    if isinstance(value, dict):
        return value
    if isinstance(value, str) and (text := value.strip()).startswith("{") and text.endswith("}"):
        try:
            found = orjson.loads(text)
        except (orjson.JSONDecodeError, UnicodeEncodeError):
            return None
        return found if isinstance(found, dict) else None
    return None


def read_list(value: object) -> tuple[str, ...]:
    """Return a list of short texts: a JSON list, or text split at " | ", ";" or ","."""
    if isinstance(value, str):
        text = value.strip()
        if text.startswith("[") and text.endswith("]"):
            try:
                return read_list(orjson.loads(text))
            except (orjson.JSONDecodeError, UnicodeEncodeError):
                text = text[1:-1].replace("'", "").replace('"', "")
        separator = next((s for s in ("|", ";", ",", "、", "，") if s in text), None)
        parts: Iterable[object] = text.split(separator) if separator else (text,)
    elif isinstance(value, list | tuple):
        parts = value
    else:
        parts = (value,)
    texts = (clean_text(part, 200) for part in parts if not is_missing(part))
    return tuple(dict.fromkeys(text for text in texts if text and BROKEN not in text))


def read_path(value: object, separator: str | None) -> tuple[str, ...]:
    """Return a category path.

    Args:
        value: a list of nodes, or text with a separator between them.
        separator: of the column; None when its texts are single nodes.
    """
    if isinstance(value, list | tuple):
        if value and isinstance(value[0], list | tuple):
            return read_path(value[0], separator)
        nodes = [clean_text(node, 200) for node in value if not is_missing(node)]
    else:
        text = html.unescape(plain_text(value))
        if text.startswith("[") and text.endswith("]"):
            text = text[1:-1].strip().strip("\"'")
        nodes = [clean_text(node, 200) for node in (text.split(separator) if separator else [text])]
    kept = [node for node in nodes if node and node.casefold() not in MISSING]
    return tuple(node for at, node in enumerate(kept) if at == 0 or node != kept[at - 1])


def read_count(value: object) -> int | None:
    """Return a whole count of at least 0; None for anything else. "1,234 reviews" is 1234."""
    if isinstance(value, bool) or is_missing(value):
        return None
    if isinstance(value, int | float):
        return max(0, int(value)) if math.isfinite(value) else None
    found = re.search(r"[-+]?\d[\d.,' \u00a0]*", plain_text(value))
    if found is None or not plain_text(value).lstrip("(<>~≈").startswith(found[0][0]):
        return None
    amount = parse_amount(found[0].strip(" .,"))
    return None if amount is None else max(0, int(amount))


_STATUS_NOISE = re.compile(r"https?://schema\.org/|[\s_\-'./:]+")


def read_availability(value: object) -> bool | None:
    """Whether something can be bought now; None when the value does not say."""
    if isinstance(value, bool):
        return value
    if is_missing(value):
        return None
    word = _STATUS_NOISE.sub("", plain_text(value).casefold().replace("https://schema.org/", ""))
    words = merchant_words().availability
    if word in words["gone"] or word.startswith(
        ("outofstock", "soldout", "notinstock", "notavailable")
    ):
        return False
    if word in words["there"] or word.startswith(("instock", "available", "only")):
        return True
    amount = parse_amount(word)
    return None if amount is None else amount > 0


def read_rating(value: object, scale: float) -> float | None:
    """Return a rating from 0 to 5, to two decimals.

    Args:
        value: such as 4.5, "4,5", "4.7/5", "9 out of 10" or "4.5 stars".
        scale: the highest rating of the column, where a value does not name it.
    """
    if isinstance(value, bool) or is_missing(value):
        return None
    text = plain_text(value).casefold()
    match = re.fullmatch(
        r"\s*(\d+(?:[.,]\d+)?)\s*(?:(?:/|out of|von|sur|de)\s*(\d+))?\s*(?:stars?|sterne|★*)?\s*",
        text,
    )
    if match is None:
        return None
    top = float(match[2]) if match[2] else scale
    rating = float(match[1].replace(",", ".")) * 5 / top if top > 0 else -1.0
    return round(rating, 2) if 0 <= rating <= 5 else None


def read_date(value: object) -> date | None:
    """Return the day of an ISO date or time, a "31.12.2025", or seconds since 1970."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = float(value) / (1000 if value > 1e11 else 1)
        if 1e8 < seconds < 4.2e9:
            return datetime.fromtimestamp(seconds, UTC).date()
        return None
    text = plain_text(value)
    if (german := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)) is not None:
        text = f"{german[3]}-{int(german[2]):02}-{int(german[1]):02}"
    match = re.match(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)", text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def read_address(value: object) -> str | None:
    """Return a web address; None for anything else, such as "javascript:"."""
    text = _first(value)
    if text.startswith("//"):
        text = "https:" + text
    good = re.fullmatch(r"https?://[^\s<>\"'`\\]{3,2000}", text, re.IGNORECASE)
    return text if good else None


def read_image(value: object) -> str | None:
    """Return a picture's web address or its path inside the shop's folder.

    None for a path that leaves the folder, an absolute one, and any other scheme.
    """
    text = _first(value)
    if (address := read_address(text)) is not None:
        return address
    inside = re.fullmatch(r"[^\x00-\x1f<>\"'`\\:?#%]{1,300}", text)
    if inside is None or text.startswith(("/", "~")) or ".." in text.split("/"):
        return None
    return text.removeprefix("./") or None


def _first(value: object) -> str:
    """Return the first of several addresses: of a list, or of text with commas or bars."""
    if isinstance(value, dict):
        value = value.get("url") or value.get("src") or value.get("link") or ""
    if isinstance(value, list | tuple):
        return _first(value[0]) if value else ""
    text = plain_text(value)
    if text.startswith("["):
        listed = read_list(text)
        text = listed[0] if listed else ""
    return re.split(r"\s*[|;]\s*|\s*,\s*(?=https?:|//)", text, maxsplit=1)[0].strip()


def read_price(value: object, mark: str | None) -> Decimal | None:
    """Return an amount in major units; None when the value is no single number.

    Args:
        value: a number, a text such as "19.99 EUR", or an object with an amount in it.
        mark: the column's decimal mark.
    """
    if isinstance(value, dict):
        inner = (value.get(key) for key in ("amount", "value", "price", "current"))
        value = next((v for v in inner if v is not None), None)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, Decimal):
        return value if value.is_finite() else None
    if isinstance(value, int | float):
        good = math.isfinite(value) and abs(value) < 1e12
        return Decimal(repr(value) if isinstance(value, float) else value) if good else None
    return parse_amount(plain_text(value), mark)
