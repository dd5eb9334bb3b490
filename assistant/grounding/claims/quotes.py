"""Sentences that repeat a policy or a description word for word.

A quoted policy is backed as a whole. A quoted description is the merchant's word on attributes
only: prices, stock, orders and contacts in it are judged like any other, since descriptions come
from feeds and may hold anything.
"""

import re
from collections.abc import Sequence

from assistant.grounding.reading.text import quotable
from assistant.grounding.records.book import Book
from assistant.grounding.records.facts import ProductFacts

__all__ = ["find_description_quote", "find_policy_quote"]

_LEAST_WORDS = 4
_LABEL_WORDS = 6


def _holds(source: str, sentence: str) -> bool:
    return f"| {sentence} |" in f"| {source} |"


def _is_long(sentence: str) -> bool:
    return len(sentence.replace("|", " ").split()) >= _LEAST_WORDS


def find_policy_quote(sentence: str, book: Book) -> str | None:
    """Return the source of the policy whose whole sentences these are; None when it is no quote."""
    words = quotable(sentence)
    long = _is_long(words)
    heading = re.fullmatch(r"(?:that|this) is from (?P<name>.+)", words)
    for source, title, text in book.policy_texts:
        if heading and heading["name"] == title:
            return source
        if long and _holds(text, words):
            return source
    return None


def find_description_quote(sentence: str, products: Sequence[ProductFacts]) -> ProductFacts | None:
    """Return the one product of whose description these are whole sentences."""
    words = quotable(sentence)
    for product in products:
        label, _, rest = sentence.replace(product.title, "it", 1).partition(":")
        tail = quotable(rest) if len(label.split()) < _LABEL_WORDS else ""
        description = quotable(str(product.record.get("description") or ""))
        if any(_is_long(part) and _holds(description, part) for part in (words, tail)):
            return product
    return None
