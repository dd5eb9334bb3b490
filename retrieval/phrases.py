"""What products are called, read from their titles: "toner cartridge", "hiking boots".

Words that many titles of several brands share are what people call the thing, and so what they
type. It knows no queries and no models.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from retrieval.catalog import Product
from retrieval.tokens import STOP_WORDS, fold_text, pieces

__all__ = ["mine_phrases", "title_phrases"]

LONGEST = 3
LEAST_PRODUCTS = 4
LEAST_BRANDS = 2
# A phrase that nearly always stands inside a longer one is a piece of a name, no name.
SWALLOWED = 0.9
MOST_COMMON = 0.2
# What is a thing's name often ends a run of words ("battery pack"); an adjective ("high") does not.
AT_END = 0.1


def title_phrases(product: Product) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield each run of one to three plain words of a title, without brand and numbers.

    Beside it stands whether the title breaks off after it, at a number, say, or at its end.
    """
    brand = {word for run in pieces(product.brand or "") for word in run}
    words: list[str] = []
    for run in [*pieces(fold_text(product.title)), ["0"]]:
        plain = len(run) == 1 and run[0].isalpha() and len(run[0]) > 2
        if plain and run[0] not in brand and run[0] not in STOP_WORDS:
            words.append(run[0])
            continue
        for start in range(len(words)):
            for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
                yield tuple(words[start:end]), end == len(words)
        words = []


def mine_phrases(products: Sequence[Product]) -> list[tuple[str, ...]]:
    """Return each product's phrases that the catalogue shares, the most telling first.

    Args:
        products: the whole catalogue.

    Returns:
        For every product, phrases as "word word", each in at least LEAST_PRODUCTS titles and of
        LEAST_BRANDS brands where brands are told; () where a title shares none.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    ends: Counter[tuple[str, ...]] = Counter()
    brands: dict[tuple[str, ...], set[str]] = defaultdict(set)
    found = []
    for product in products:
        runs = list(title_phrases(product))
        phrases = {phrase for phrase, _ in runs}
        found.append(phrases)
        counts.update(phrases)
        ends.update({phrase for phrase, is_last in runs if is_last})
        for phrase in phrases:
            if product.brand:
                brands[phrase].add(product.brand)
    kept = {
        phrase
        for phrase, count in counts.items()
        if LEAST_PRODUCTS <= count <= max(5 * LEAST_PRODUCTS, MOST_COMMON * len(products))
        and (len(phrase) > 1 or ends[phrase] >= AT_END * count)
        and (not brands[phrase] or len(brands[phrase]) >= LEAST_BRANDS)
    }
    kept -= {
        piece
        for phrase in kept
        if len(phrase) > 1
        for piece in (phrase[1:], phrase[:-1])
        if counts[phrase] >= SWALLOWED * counts.get(piece, 0)
    }
    return [
        tuple(
            " ".join(phrase)
            for phrase in sorted(phrases & kept, key=lambda p: (-len(p), counts[p], p))
        )
        for phrases in found
    ]
