"""Attributes that the merchant wrote down only as tags or in the text.

A shop that tags its dresses "white" and "long sleeve" knows their colours and sleeves, though no
column says so. What is read here is marked in `Product.inferred`. It knows the vocabulary and
whole words, no meaning: it looks at a facet only where the shop itself plainly speaks of it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from retrieval.catalog import Product
from retrieval.catalog.names import facet_name
from retrieval.catalog.product import AttributeValue
from retrieval.catalog.words import Vocabulary, split_words, vocabulary

__all__ = ["derive_attributes"]

# A facet is read where the shop speaks of it: in the tags of so many products, or in the titles.
TAGGED = 0.08
TITLED = 0.25
LEAST_VALUES = 3
# A merchant who states it for this share of products has said what there is to say.
STATED = 0.2
MOST_VALUES = 8
KEYED = 0.05
_KEY = re.compile(r"([^\W\d][\w ]{1,29})\s*:\s*(\S.{0,80})")
_SHARE = re.compile(r"(\d{1,3})(?:[.,]\d+)?\s?%\s+((?:[^\W\d_]+[ -]?){1,3})")
_NOT = frozenset({"no", "non", "not", "without", "never", "zero", "free"})
LEAST_SHARE = 5


def derive_attributes(products: Sequence[Product]) -> tuple[tuple[Product, ...], list[str]]:
    """Add the attributes that tags, titles and descriptions give away.

    Args:
        products: as the feed has them.

    Returns:
        The products, and a note for the owner on each attribute that was read.
    """
    total = len(products)
    found: list[dict[str, AttributeValue]] = [{} for _ in products]
    notes = []
    for name, count in _add_keyed_tags(products, found):
        notes.append(f"{name} is read from tags such as {name!r}: VALUE, of {count} products.")
    for facet, words in vocabulary().items():
        if _stated(products, found, facet) >= STATED * total:
            continue
        tags = _TagReader(words)
        tagged = [tags.read(product.tags) for product in products]
        titled = [_from_text(product.title, words) for product in products]
        if not (_speaks(tagged, TAGGED * total) or _speaks(titled, TITLED * total)):
            continue
        count = 0
        for at, product in enumerate(products):
            values = titled[at] or tagged[at]
            if words.composed:
                values = (*titled[at], *tagged[at], *_from_composition(product.description, words))
            if values and facet not in found[at] and not product.values(facet):
                found[at][facet] = _broadened(values, words)
                count += 1
        notes.append(f"{facet} is read from tags and text of {count} products.")
    return tuple(_with(p, extra) for p, extra in zip(products, found, strict=True)), notes


def _with(product: Product, extra: Mapping[str, AttributeValue]) -> Product:
    if not extra:
        return product
    attributes = {**product.attributes, **extra}
    return product.model_copy(update={"attributes": attributes, "inferred": tuple(extra)})


def _stated(
    products: Sequence[Product], found: Sequence[Mapping[str, AttributeValue]], facet: str
) -> int:
    pairs = zip(products, found, strict=True)
    return sum(facet in extra or bool(product.values(facet)) for product, extra in pairs)


def _speaks(read: Sequence[tuple[str, ...]], least: float) -> bool:
    """Whether enough products name the facet, in values different enough."""
    hits = [values for values in read if values]
    return len(hits) >= max(2.0, least) and len({v for vs in hits for v in vs}) >= LEAST_VALUES


def _broadened(values: Sequence[str], words: Vocabulary) -> AttributeValue:
    all_values = dict.fromkeys(b for value in values for b in words.with_broader(value))
    kept = tuple(all_values)[:MOST_VALUES]
    return kept[0] if len(kept) == 1 else kept


class _TagReader:
    """Reads tags of one facet; the same tag is read once."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.known: dict[str, tuple[str, ...]] = {}

    def read(self, tags: Sequence[str]) -> tuple[str, ...]:
        """Return the values of tags that say nothing else."""
        values: dict[str, None] = {}
        for tag in tags:
            found = self.known.get(tag)
            if found is None:
                found = self.known[tag] = self._values(split_words(tag))
            for value in found:
                values.setdefault(value)
        return tuple(values)

    def _values(self, split: tuple[str, ...]) -> tuple[str, ...]:
        whole = self.words.phrases.get(split)
        if whole is not None:
            return (whole,)
        read = list(_scan(split, self.words))
        spoken = sum(length for _, _, length in read)
        filler = sum(word in self.words.filler for word in split)
        if not read or spoken + filler < len(split):
            return ()
        return tuple(dict.fromkeys(value for value, _, _ in read))


def _from_text(text: str, words: Vocabulary) -> tuple[str, ...]:
    """Return the values that a title names, without words that often mean something else."""
    split = split_words(text)
    return tuple(
        dict.fromkeys(
            value
            for value, start, length in _scan(split, words)
            if split[start : start + length] not in words.weak
        )
    )


def _from_composition(text: str, words: Vocabulary) -> tuple[str, ...]:
    """Return the materials of statements such as "95% cotton, 5% spandex"."""
    values: dict[str, None] = {}
    for share, named in _SHARE.findall(text):
        if LEAST_SHARE <= int(share) <= 100:
            values.update(dict.fromkeys(v for v, _, _ in _scan(split_words(named), words)))
    return tuple(values)


def _scan(split: tuple[str, ...], words: Vocabulary) -> Iterator[tuple[str, int, int]]:
    """Yield (value, start, length in words) of the longest phrases, left to right."""
    at = 0
    while at < len(split):
        for length in words.lengths.get(split[at], ()):
            value = words.phrases.get(split[at : at + length])
            if value is not None and not _is_denied(split, at, length):
                yield value, at, length
                at += length
                break
        else:
            at += 1


def _is_denied(split: tuple[str, ...], at: int, length: int) -> bool:
    """Whether "no", "without" stands before it or "free" after it."""
    denied = at > 0 and split[at - 1] in _NOT
    return denied or split[at + length : at + length + 1] == ("free",)


def _add_keyed_tags(
    products: Sequence[Product], found: Sequence[dict[str, AttributeValue]]
) -> list[tuple[str, int]]:
    """Read tags such as "Material: linen", where many products have that key."""
    keyed: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for at, product in enumerate(products):
        for tag in product.tags:
            match = _KEY.fullmatch(tag.strip())
            if match is not None and (name := facet_name(match[1])):
                keyed[name][at].append(match[2].strip())
    told = []
    for name, at_values in sorted(keyed.items()):
        counts = Counter(value for values in at_values.values() for value in values)
        often = len(at_values) >= max(2.0, KEYED * len(products))
        if not often or len(counts) < 2 or name in ("category", "brand", "price"):
            continue
        for at, values in at_values.items():
            if not products[at].values(name):
                kept = tuple(dict.fromkeys(values))[:MOST_VALUES]
                found[at][name] = kept[0] if len(kept) == 1 else kept
        told.append((name, len(at_values)))
    return told
