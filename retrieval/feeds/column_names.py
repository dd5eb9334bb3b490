"""What merchants call their columns: the words, and one reading of a name.

It looks at names only; values are looked at in `guess`. The words are in merchant_words.toml.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from retrieval.catalog.names import facet_name
from retrieval.prices import is_currency

__all__ = ["ColumnName", "MerchantWords", "merchant_words", "read_name"]

_SIGNS = (("€", " eur"), ("£", " gbp"), ("₹", " inr"), ("$", " usd"))


@dataclass(frozen=True, slots=True)
class MerchantWords:
    """The words of merchant_words.toml.

    Attributes:
        fields: field -> names of its column, the surest first.
        category: "top", "any", "sub", "subsub" and "type" -> names of that level.
        price: "any", "now", "before", "retail" and "never" -> words of a price column's name.
        availability: "there" and "gone" -> values.
        ignored: matches names that are never read.
    """

    fields: Mapping[str, tuple[str, ...]]
    category: Mapping[str, frozenset[str]]
    price: Mapping[str, frozenset[str]]
    availability: Mapping[str, frozenset[str]]
    ignored: re.Pattern[str]


@cache
def merchant_words() -> MerchantWords:
    """Return the words, read once."""
    path = Path(__file__).with_name("merchant_words.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))

    def sets(table: str) -> dict[str, frozenset[str]]:
        return {key: frozenset(words.split()) for key, words in data[table].items()}

    return MerchantWords(
        fields={key: tuple(words.split()) for key, words in data["fields"].items()},
        category=sets("category"),
        price=sets("price"),
        availability=sets("availability"),
        ignored=re.compile("|".join(f"(?:{pattern})" for pattern in data["ignored"]["patterns"])),
    )


@dataclass(frozen=True, slots=True)
class ColumnName:
    """A column's name as read.

    Attributes:
        column: as the feed has it.
        name: lower case, words joined by "_", without a currency.
        currency: a currency that it names, as in "price_usd" or "Price (EUR)".
    """

    column: str
    name: str
    currency: str | None

    @property
    def words(self) -> frozenset[str]:
        """The words of the name."""
        return frozenset(self.name.split("_"))


def read_name(column: str) -> ColumnName:
    """Read a column's name; "g:sale_price" is "sale_price", "Preis in EUR" names a currency."""
    plain = re.sub(r"^(g|c):", "", column.strip(), flags=re.IGNORECASE)
    plain = re.sub(r"\s*\(product\.metafields\.[^)]*\)", "", plain)
    for sign, code in _SIGNS:
        plain = plain.replace(sign, code)
    words = facet_name(plain).split("_")
    for at in (len(words) - 1, 0):
        rest = words[:at] + words[at + 1 :]
        if _is_code(words[at]) and _names_a_price(rest):
            kept = [word for word in rest if word != "in"]
            return ColumnName(column, "_".join(kept), words[at].upper())
    return ColumnName(column, "_".join(words), None)


def _is_code(word: str) -> bool:
    return len(word) == 3 and word.isalpha() and word.isascii() and is_currency(word.upper())


def _names_a_price(words: list[str]) -> bool:
    price = merchant_words().price
    return bool(set(words) & (price["any"] | price["now"] | price["before"]))
