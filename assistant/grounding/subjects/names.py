"""Which products a draft names: full titles, shortened ones, and names of things not shown.

It knows titles and brands; it judges no fact about a product.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.grounding.reading.lexicon import FACT_STEMS, is_neutral
from assistant.grounding.reading.text import Token, stem, words
from assistant.grounding.reading.units import ISO_CODES
from assistant.grounding.records.facts import ProductFacts

__all__ = ["Mention", "NamedProduct", "TitleIndex", "find_mentions"]

_JOINT = re.compile(r"[^\w\n|*]{1,4}")
_TIGHT = re.compile(r"[ \-]")
_MAX_SKIP = 3
_LONGEST = 24


class NamedProduct(Protocol):
    """What the title index needs of a catalogue's product."""

    @property
    def id(self) -> str:
        """The merchant's own id."""

    @property
    def title(self) -> str:
        """The full title."""

    @property
    def brand(self) -> str | None:
        """The brand, if any."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the draft.

    Attributes:
        start, end: its span.
        ids: products of the evidence it may mean; () when it names none of them.
        known: whether it names a product of the evidence and nothing more than its record says.
        catalogue_id: a catalogue product outside the evidence that it names.
    """

    start: int
    end: int
    ids: tuple[str, ...]
    known: bool = True
    catalogue_id: str | None = None


class TitleIndex:
    """All titles and brands of a catalogue, by their first words; built once per catalogue."""

    def __init__(self, products: Iterable[NamedProduct]) -> None:
        """Index the products; about 10 microseconds each."""
        self._by_start: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self.brands: dict[str, str] = {}
        for product in products:
            title = tuple(words(product.title))
            if title:
                self._by_start[title[:2]].append((title, product.id))
            for brand in words(product.brand or "")[:1]:
                if len(brand) > 2 and not is_neutral(brand) and stem(brand) not in FACT_STEMS:
                    self.brands[brand] = product.brand or ""

    def longest(self, lows: Sequence[str], at: int) -> tuple[int, str, bool] | None:
        """Return (words matched, id, whether the whole title) of the longest title at a word."""
        low = tuple(lows[at : at + 2])
        if low[:1] not in self._by_start and low not in self._by_start:
            return None
        low = tuple(lows[at : at + _LONGEST])
        best: tuple[int, str, bool] | None = None
        for key in (low[:1], low[:2]):
            for title, product_id in self._by_start.get(key, ()):
                size = _common(low, title)
                whole = size == len(title)
                if not whole and (size < 3 or size * 2 < len(title)):
                    continue
                if best is None or (whole, size) > (best[2], best[0]):
                    best = (size, product_id, whole)
        return best


def _common(low: Sequence[str], title: Sequence[str]) -> int:
    size = 0
    for a, b in zip(low, title, strict=False):
        if a != b:
            break
        size += 1
    return size


def _is_distinctive(word: str) -> bool:
    lettered = any(c.isalpha() for c in word)
    return lettered and not is_neutral(word) and stem(word) not in FACT_STEMS


class _Matcher:
    """Finds runs of draft words that follow the order of one product's title."""

    def __init__(self, products: Mapping[str, ProductFacts]) -> None:
        self.products = products
        self.places: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self.sequences: dict[str, list[str]] = {}
        for key, product in products.items():
            brand = product.brand_words
            title = product.title_words
            sequence = title if set(brand) <= set(title) else [*brand, *title]
            self.sequences[key] = sequence
            for place, word in enumerate(sequence):
                self.places[word].append((key, place))

    def run(self, text: str, tokens: Sequence[Token], at: int) -> tuple[int, list[str]]:
        """Return the longest run from `at` and the products it fits, whole titles first."""
        best: dict[str, int] = {}
        for key, place in self.places.get(tokens[at].low, ()):
            best[key] = max(best.get(key, 0), self._extend(text, tokens, at, key, place))
        if not best:
            return 0, []
        size = max(best.values())
        fits = [key for key, n in best.items() if n == size]
        whole = [key for key in fits if size >= len(self.products[key].title_words)]
        return size, whole or fits

    def _extend(self, text: str, tokens: Sequence[Token], at: int, key: str, place: int) -> int:
        sequence = self.sequences[key]
        size, place = 1, place + 1
        while at + size < len(tokens):
            gap = text[tokens[at + size - 1].end : tokens[at + size].start]
            if not _JOINT.fullmatch(gap):
                break
            word = tokens[at + size].low
            window = sequence[place : place + 1 + _MAX_SKIP]
            if word not in window:
                break
            place += window.index(word) + 1
            size += 1
        return size


def find_mentions(
    text: str,
    tokens: Sequence[Token],
    products: Mapping[str, ProductFacts],
    index: TitleIndex | None,
    foreign: bool = False,
) -> list[Mention]:
    """Find every product name of a draft, left to right, without overlap.

    In a foreign language a capital letter beside a name says little, so only figures count there.
    """
    matcher = _Matcher(products)
    mentions: list[Mention] = []
    lows = [token.low for token in tokens]
    at = 0
    while at < len(tokens):
        size, keys = matcher.run(text, tokens, at)
        if size and not _is_name(tokens[at : at + size], keys, products, size):
            size = 0
        if size == 1 and _opens(text, tokens[at]) and not _begins(tokens[at].low, keys, products):
            size = 0
        other = index.longest(lows, at) if index else None
        if other and other[1] in products and other[0] > size:
            size, keys = other[0], [other[1]]
        if (
            other
            and other[1] not in products
            and other[0] > size
            and _names_other(tokens[at : at + other[0]], other[2])
        ):
            span = tokens[at], tokens[at + other[0] - 1]
            mentions.append(Mention(span[0].start, span[1].end, (), False, other[1]))
            at += other[0]
        elif size:
            mention, at = _widen(text, tokens, at, size, keys, products, foreign)
            mentions.append(mention)
        else:
            at += 1
    return [m for m in mentions if not _is_maker(text, m, products)]


_MADE_BY = re.compile(
    r"(?:\b(?:by|from|brand(?: is|:)?|maker(?: is|:)?|is|are|an?)|[(:–—])\s+(?:our\s+)?[*_]*$",
    re.IGNORECASE,
)
_MAKES = re.compile(
    r"[*_]*\s+(?:makes?|made|produces?|manufactures?|designs?|stands behind|is behind|"
    r"is the (?:brand|maker))\b"
)
_ITS_KIND = re.compile(
    r"[*_]*(?:'s)?(?:\s+(?:product|one|piece|item|label|brand)\b|[.,;:!?)]|\s*$)"
)


def _is_maker(text: str, mention: Mention, products: Mapping[str, ProductFacts]) -> bool:
    """Whether a name is only a brand's, told as the maker: "from Alpenrose", "Norvik makes"."""
    said = words(text[mention.start : mention.end])
    if not mention.ids or not all(set(said) <= set(products[i].brand_words) for i in mention.ids):
        return False
    if _MAKES.match(text, mention.end):
        return True
    made_by = _MADE_BY.search(text, max(0, mention.start - 20), mention.start)
    return bool(made_by and _ITS_KIND.match(text, mention.end))


def _opens(text: str, token: Token) -> bool:
    """Whether a word is the first of a sentence or line, where a capital says nothing."""
    return not re.search(r"[\w,]\W{0,3}$", re.sub(r"[.!?:\n]\W*$", "\n", text[: token.start][-8:]))


def _begins(word: str, keys: Sequence[str], products: Mapping[str, ProductFacts]) -> bool:
    """Whether a title or brand begins with a word, as its short name does."""
    return any(
        word in (*p.title_words[:1], *p.brand_words[:1]) for p in map(products.get, keys) if p
    )


def _is_name(
    run: Sequence[Token], keys: Sequence[str], products: Mapping[str, ProductFacts], size: int
) -> bool:
    """Whether a run of title words is used as a name and not as ordinary words."""
    if any(size >= len(products[key].title_words) for key in keys) and (
        size > 1 or run[0].is_capital or _is_distinctive(run[0].low)
    ):
        return True
    capitals = sum(token.is_capital for token in run)
    distinctive = any(_is_distinctive(token.low) for token in run)
    if size == 1:
        return (
            _is_distinctive(run[0].low) and capitals == 1 and not _is_kind(run[0], keys, products)
        )
    return capitals >= 2 or (
        distinctive
        and (capitals >= 1 or any(not _is_kind(t, keys, products) for t in run))
        and not all(_is_kind(t, keys, products) or is_neutral(t.low) for t in run)
    )


def _is_kind(token: Token, keys: Sequence[str], products: Mapping[str, ProductFacts]) -> bool:
    """Whether a word says what kind of thing it is ("boots") and not which one."""
    word = stem(token.low)
    if any(word in products[key].category_stems for key in keys):
        return True
    titled = sum(token.low in product.title_words for product in products.values())
    return titled > 1 and titled * 2 > len(products)


def _names_other(run: Sequence[Token], whole: bool) -> bool:
    """Whether a catalogue title in the draft is meant as that product's name."""
    capitals = sum(token.is_capital for token in run)
    if len(run) == 1:
        return capitals == 1 and _is_distinctive(run[0].low)
    if capitals >= 2:
        return True
    return whole and len(run) >= 3 and sum(_is_distinctive(t.low) for t in run) >= 2


def _widen(
    text: str,
    tokens: Sequence[Token],
    at: int,
    size: int,
    keys: Sequence[str],
    products: Mapping[str, ProductFacts],
    foreign: bool,
) -> tuple[Mention, int]:
    """Take in the capitalised words beside a run: "Trail Boot Pro" is not "Trail Boot"."""
    first, last, known = at, at + size - 1, True
    strong = set().union(*(products[key].strong for key in keys))
    while last + 1 < len(tokens) and _is_beside(
        text, tokens[last], tokens[last + 1], True, foreign
    ):
        token = tokens[last + 1]
        if is_neutral(token.low) or token.low in ("i", "it"):
            break
        known = known and stem(token.low) in strong
        last += 1
    while first > 0 and _is_beside(text, tokens[first - 1], tokens[first], False, foreign):
        token = tokens[first - 1]
        if is_neutral(token.low):
            break
        known = known and stem(token.low) in strong
        first -= 1
    end = tokens[last].end + _tail(text, tokens[last].end, products[keys[0]].title)
    return Mention(tokens[first].start, end, tuple(keys), known), last + 1


def _tail(text: str, end: int, title: str) -> int:
    """Return the length of the title's closing marks, such as ")", that stand in the draft too."""
    marks = re.search(r"[^\w\s]*$", title)
    tail = marks.group() if marks else ""
    return len(tail) if tail and text.startswith(tail, end) else 0


def _is_beside(text: str, left: Token, right: Token, forward: bool, foreign: bool) -> bool:
    token = right if forward else left
    if token.text in ISO_CODES:
        return False
    gap = text[left.end : right.start]
    mixed = any(c.isdigit() for c in token.text) and any(c.isalpha() for c in token.text)
    return bool(_TIGHT.fullmatch(gap)) and (mixed or (token.is_capital and not foreign))
