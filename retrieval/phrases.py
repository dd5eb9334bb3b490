"""What products are called, read from their titles: "toner cartridge", "hiking boots".

Words that many products of several brands share are what people call the thing, and so what they
type. The thing itself is named last ("camera case" is a case), and what follows "for" or "with" is
another thing. It knows no queries and no models.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from retrieval.catalog import Catalog, Facet, Product
from retrieval.tokens import STOP_WORDS, fold_text, pieces

__all__ = ["ProductPhrases", "mine_phrases", "product_phrases"]

LONGEST = 3
LEAST_PRODUCTS = 4
LEAST_BRANDS = 2
MOST_COMMON = 0.2
# A phrase that nearly always stands inside a longer one is a piece of a name, no name.
SWALLOWED = 0.9
# What is a thing's name often ends a run of words ("battery pack"); an adjective ("high") does not.
AT_END = 0.2
LONGEST_VALUE = 24
# Titles of mere model numbers leave the name to the description, which begins with it.
DESCRIPTION_READ = 100
# After these words a title speaks of another thing: "case for camera", "kettle with filter".
PURPOSE = frozenset({"for", "to", "with", "w"})

_PART = re.compile(r"[,;:|()\[\]–—]|\s[-+/]\s")

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProductPhrases:
    """The phrases of one product that the catalogue shares, the most telling first.

    Attributes:
        called: what the product is called, as "word word".
        said: likewise, every one, the names of other things among them.
    """

    called: tuple[str, ...]
    said: tuple[str, ...]


def product_phrases(
    product: Product, facets: Sequence[Facet] = ()
) -> Iterator[tuple[Phrase, bool]]:
    """Yield each run of one to three plain words, and whether it names the product.

    Read are the title and the beginning of the description.
    Brand, numbers with the unit after them, and values of the facets part runs and are in none. A
    run names the product up to its last word, unless it follows a word of PURPOSE.

    Args:
        product: any.
        facets: whose values are no names, such as colours.
    """
    known = _known_words(product, facets)
    text = f"{product.title} | {product.description[:DESCRIPTION_READ]} |"
    for part in _PART.split(fold_text(text)):
        words: list[str] = []
        is_other = after_number = False
        for run in [*pieces(part), ["0"]]:
            word = run[0]
            plain = len(run) == 1 and word.isalpha() and len(word) > 2
            if plain and not after_number and word not in known and word not in STOP_WORDS:
                words.append(word)
                continue
            for start in range(len(words)):
                for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
                    yield tuple(words[start:end]), end == len(words) and not is_other
            words = []
            is_other = is_other or word in PURPOSE
            after_number = len(run) == 1 and word[0].isdigit()


def _known_words(product: Product, facets: Sequence[Facet]) -> set[str]:
    texts = [product.brand or ""]
    for facet in facets:
        if facet.kind == "text" and facet.name not in ("category", "brand"):
            texts += [v for v in product.own_values(facet.name) if len(v) <= LONGEST_VALUE]
    return {word for text in texts for run in pieces(text) for word in run}


@lru_cache(maxsize=1)  # a training asks for those of one catalogue five times
def mine_phrases(catalog: Catalog) -> tuple[ProductPhrases, ...]:
    """Return each product's phrases that the catalogue shares.

    Shared is what stands in at least LEAST_PRODUCTS titles, and of LEAST_BRANDS brands where
    brands are told.

    Args:
        catalog: whole.

    Returns:
        One for every product, in the catalogue's order.
    """
    found: list[dict[Phrase, bool]] = []
    brands: dict[Phrase, set[str]] = defaultdict(set)
    for product in catalog:
        phrases: dict[Phrase, bool] = {}
        for phrase, is_name in product_phrases(product, catalog.facets):
            phrases[phrase] = phrases.get(phrase, False) or is_name
            if product.brand:
                brands[phrase].add(product.brand)
        found.append(phrases)
    counts = Counter(phrase for phrases in found for phrase in phrases)
    names = Counter(phrase for phrases in found for phrase, is_name in phrases.items() if is_name)
    most = max(5 * LEAST_PRODUCTS, MOST_COMMON * len(catalog))
    kept = {
        phrase
        for phrase, count in counts.items()
        if LEAST_PRODUCTS <= count <= most
        and names[phrase] >= AT_END * count
        and (not brands[phrase] or len(brands[phrase]) >= LEAST_BRANDS)
    }
    kept -= {
        piece
        for phrase in kept
        if len(phrase) > 1
        for piece in (phrase[1:], phrase[:-1])
        if counts[phrase] >= SWALLOWED * counts[piece]
    }
    return tuple(_shared(phrases, kept, counts) for phrases in found)


def _shared(
    phrases: dict[Phrase, bool], kept: set[Phrase], counts: Counter[Phrase]
) -> ProductPhrases:
    order = sorted(phrases.keys() & kept, key=lambda phrase: (-len(phrase), counts[phrase], phrase))
    return ProductPhrases(
        called=tuple(" ".join(phrase) for phrase in order if phrases[phrase]),
        said=tuple(" ".join(phrase) for phrase in order),
    )
