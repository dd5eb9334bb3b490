"""Phrases that point at products shown before, resolved against the shelf."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from assistant.memory import minor
from assistant.understanding.reading import ReadingContext, Reference, ReferenceKind
from assistant.understanding.wants.comparatives import Comparison, aspect_value
from assistant.understanding.words.lexicon import FILLERS
from assistant.understanding.words.numbers import parse_number
from assistant.understanding.words.text import Token, fold, tokenize
from assistant.understanding.words.titles import NamedProducts
from assistant.understanding.words.vocabulary import Vocabulary
from retrieval.catalog import Facet, Product

__all__ = ["find_references"]

_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "fifth": 5, "5th": 5, "sixth": 6, "6th": 6, "seventh": 7, "7th": 7, "eighth": 8, "8th": 8,
    "ninth": 9, "9th": 9, "tenth": 10, "10th": 10, "last": -1, "final": -1, "middle": 0,
    "erste": 1, "ersten": 1, "erstes": 1, "zweite": 2, "zweiten": 2, "zweites": 2, "dritte": 3,
    "dritten": 3, "letzte": -1, "letzten": -1, "premier": 1, "première": 1, "premiere": 1,
    "deuxième": 2, "deuxieme": 2, "troisième": 3, "troisieme": 3, "dernier": -1, "dernière": -1,
    "primero": 1, "primera": 1, "segundo": 2, "segunda": 2, "tercero": 3, "tercera": 3,
    "último": -1, "ultima": -1, "última": -1, "ultimo": -1,
}  # fmt: skip
_COUNTS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "couple": 2,
    "2": 2,
    "3": 3,
    "4": 4,
    "5": 5,
    "few": 3,
}
_ORD = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_CNT = "|".join(_COUNTS)
_NOUN = (
    r"(?:ones?|options?|products?|items?|choices?|results?|picks?|models?|suggestions?"
    r"|recommendations?)"
)
_ORDINAL = re.compile(
    rf"\b(?P<the>the|that|this|your|der|die|das|den|le|la|el"
    rf"|lo)\s+(?:very )?(?P<ord>{_ORD})\b(?!\s+(?:time|hand|thing|class|aid|name|week|month"
    rf"|year|day|order|of all))"
    rf"(?:\s+(?P<count>{_CNT})\b)?(?P<noun>\s+{_NOUN})?"
    rf"|\b(?P<ord2>{_ORD})\s+{_NOUN}\b"
    rf"|(?:\b(?:number|no\.?|nr\.?|option|item|product|choice)\s*|#)(?P<num>\d{{1,2}}|one|two"
    rf"|three|four|five|six)\b(?!\s*(?:[-/]|\d))"
    r"|第(?P<cjk>[一二三四五六七八九十\d]+)(?:个|款|件|种|双|条)|(?P<cjklast>最后一?(?:个|款|件))"
    r"|[前头](?P<cjkfirst>[两二三四五六\d])(?:个|款|件|种|双|条)",
    re.IGNORECASE,
)
_START_ORDINAL = re.compile(rf"^\W*(?P<ord>{_ORD})(?:\s+(?:one|please|pls))?\W*$", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:both(?: of (?:them|these|those))?|the two|these two|those two|beide[n]?|les deux"
    r"|tous les deux|ambos|los dos)\b|两个都|两款|这两个",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:all (?:of )?(?:them|these|those|the (?:above|options|products|items))|all (?:three"
    r"|four|five|six)|(?:any|each|one|which|either|neither|none) of (?:them|these|those)|these"
    r"|those|them"
    r"|alle|tous|todos)\b(?!\s+(?:boots|shoes))",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\b(?:it|its|it's|that one|this one|that|this|same one|the same|dieser|dieses|das|celui-ci"
    r"|ese|este)\b|这个|那个|它",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:the|that|this|those|these|your)\s+(?P<words>(?:(?:\d+[.,]\d+"
    r"|[^\s.,;!?]+)\s+){1,5}?)(?:ones?|version|option|model)\b",
    re.IGNORECASE,
)
_THAT_NOUN = re.compile(
    r"\b(?:the|that|this|those|these)\s+(?P<words>(?:[^\s.,;!?]+\s*){1,4})", re.IGNORECASE
)
_OF_TWO = re.compile(
    r"^\W*(?:one\s+)?(?:of|out of|among|between)\s+(?:the\s+)?(?:two|both|these two|those two)\b",
    re.IGNORECASE,
)
_OF_FEW = re.compile(
    r"^\W*(?:one\s+)?(?:of|out of|among|from)\s+(?:the\s+)?(?P<first>first\s+)?(?P<count>two"
    r"|three|four|five|them|these|those|all|shelf|ones)?",
    re.IGNORECASE,
)
_NUMBER_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def find_references(
    text: str,
    tokens: Sequence[Token],
    vocabulary: Vocabulary,
    context: ReadingContext,
    comparison: Comparison | None,
    named: Sequence[NamedProducts] = (),
) -> tuple[Reference, ...]:
    """Returns the references of a message, in order of precision: names first, "it" last.

    A reference that points nowhere (an empty shelf, no such item) comes with no ids. A product
    named in full need not be on the shelf.
    """
    shelf = context.shelf
    if named:
        return tuple(_by_name(text, tokens, each, shelf) for each in named)
    found = _ordinals(text, context)
    facets = tuple(vocabulary.facets.values())
    if comparison is not None and comparison.direction in {"least", "most", "less", "more"}:
        found = _superlative(text, comparison, context, facets, found)
    if not found and (both := _BOTH.search(text)):
        found = [Reference("all", both.group(), _pair(context))]
    if not found and shelf:
        found = _described(text, vocabulary, context)
    if not found and shelf:
        found = _titles(text, tokens, vocabulary, context)
    if not found and shelf and (everything := _ALL.search(text)):
        found = [
            Reference(
                "all", everything.group(), context.focus if len(context.focus) > 1 else _ids(shelf)
            )
        ]
    if not found and (context.focus or shelf) and (it := _IT.search(text)):
        ids = context.focus or (_ids(shelf) if len(shelf) == 1 else ())
        found = [Reference("last", it.group(), ids)]
    return tuple(found)


def _by_name(
    text: str, tokens: Sequence[Token], named: NamedProducts, shelf: Sequence[Product]
) -> Reference:
    said = text[tokens[named.start].start : tokens[named.end - 1].end]
    shown = tuple(product.id for product in shelf if product.id in named.ids)
    return Reference("title", said, shown or named.ids)


def _ids(products: Sequence[Product]) -> tuple[str, ...]:
    return tuple(product.id for product in products)


def _pair(context: ReadingContext) -> tuple[str, ...]:
    if len(context.focus) == 2:
        return context.focus
    return _ids(context.shelf) if len(context.shelf) == 2 else ()


def _ordinals(text: str, context: ReadingContext) -> list[Reference]:
    found: list[Reference] = []
    shelf = context.shelf
    for match in [m for m in (_START_ORDINAL.search(text),) if m] or list(_ORDINAL.finditer(text)):
        groups = match.groupdict()
        count = _COUNTS.get((groups.get("count") or "").lower(), 1)
        if groups.get("cjkfirst"):
            position, count = 1, int(parse_number(groups["cjkfirst"]) or 1)
        elif groups.get("cjk"):
            position = int(parse_number(groups["cjk"]) or 0)
        elif groups.get("cjklast"):
            position = -1
        elif groups.get("num"):
            word = groups["num"].lower()
            position = int(word) if word.isdigit() else _NUMBER_WORDS[word]
        else:
            position = _ORDINALS[(groups.get("ord") or groups.get("ord2") or "").lower()]
        if (
            count == 1
            and not shelf
            and not (
                groups.get("noun") or groups.get("ord2") or groups.get("num") or groups.get("cjk")
            )
        ):
            continue
        found.append(
            Reference(
                "ordinal", match.group().strip(), _at(_wide_enough(context, count), position, count)
            )
        )
    return found


def _wide_enough(context: ReadingContext, count: int) -> Sequence[Product]:
    """Returns the latest shelf with as many products: "the first two" are on no shelf of one."""
    shelves = (context.shelf, *context.previous)
    return next((shelf for shelf in shelves if len(shelf) >= count), context.shelf)


def _at(shelf: Sequence[Product], position: int, count: int) -> tuple[str, ...]:
    if position == -1:
        return _ids(shelf[-count:])
    if position == 0:
        return _ids(shelf[(len(shelf) - 1) // 2 : (len(shelf) - 1) // 2 + 1])
    return _ids(shelf[position - 1 : position - 1 + count])


def _superlative(
    text: str,
    comparison: Comparison,
    context: ReadingContext,
    facets: Sequence[Facet],
    found: list[Reference],
) -> list[Reference]:
    """Resolves "the cheapest one", "the lighter of the two"; leaves plain comparatives alone."""
    before = text[: comparison.span[0]].rstrip().lower()
    after = text[comparison.span[1] :]
    definite = (
        before.endswith(("the", "der", "die", "das", "le", "la", "el")) or comparison.span[0] == 0
    )
    of_two = _OF_TWO.match(after) is not None
    best = comparison.direction in {"least", "most"}
    # "I take the cheaper one" chooses; "a cheaper one" asks for another.
    chooses = before.endswith("the") and re.match(r"^\s+one\b(?!\s+than)", after) is not None
    pool = _pool(context, after, found, of_two=of_two or (chooses and len(context.focus) == 2))
    stands = re.match(
        r"^\W*(?:ones?\b|$|please|pls|then\b|of\b|out of|among|from these|from those|[?.!,]"
        r"|(?:in|into|to) (?:my|the) (?:cart|basket|bag|trolley)\b)"
        r"|^一?(?:个|款|件)",
        after,
        re.IGNORECASE,
    )
    if not pool or not (of_two or chooses or (best and stands and (definite or not before))):
        return found
    scored = [
        (v, -at, p)
        for at, p in enumerate(pool)
        if (v := aspect_value(p, comparison.aspect, facets)) is not None
    ]
    text_said = text[comparison.span[0] : comparison.span[1]]
    if not scored:
        return [Reference("superlative", text_said, ())]
    low = comparison.direction in {"least", "less"}
    chosen = (
        min(scored, key=lambda row: (row[0], -row[1]))
        if low
        else max(scored, key=lambda row: row[:2])
    )
    return [Reference("superlative", text_said, (chosen[2].id,))]


def _pool(
    context: ReadingContext, after: str, found: list[Reference], *, of_two: bool
) -> Sequence[Product]:
    by_id = {p.id: p for shelf in (*reversed(context.previous), context.shelf) for p in shelf}
    named = [by_id[i] for reference in found for i in reference.product_ids if i in by_id]
    if len(named) > 1:
        return named
    focused = [by_id[i] for i in context.focus if i in by_id]
    if of_two:
        return (
            focused
            if len(focused) == 2
            else context.shelf
            if len(context.shelf) == 2
            else context.shelf[:2]
        )
    few = _OF_FEW.match(after)
    if few and few["count"] in _COUNTS:
        return context.shelf[: _COUNTS[few["count"]]]
    # What was compared just now comes before the shelf that it stood on.
    return focused if len(focused) > 1 else context.shelf


def _described(text: str, vocabulary: Vocabulary, context: ReadingContext) -> list[Reference]:
    """Resolves "the blue one", "the Nike ones", "that tent" by what products say."""
    for pattern in (_ONE, _THAT_NOUN):
        for match in pattern.finditer(text):
            reference = _by_words(
                match.group().strip(), match["words"], vocabulary, context, whole=pattern is _ONE
            )
            if reference is not None:
                return [reference]
    return []


def _by_words(
    said: str, words: str, vocabulary: Vocabulary, context: ReadingContext, *, whole: bool
) -> Reference | None:
    tokens = [
        t
        for t in tokenize(words)
        if t.norm not in {"a", "an", "the", "one", "really", "very", "most"}
    ]
    if not tokens or any(t.norm in _COUNTS or fold(t.text) in _ORDINALS for t in tokens):
        return None
    if not whole:
        tokens = _leading_values(tokens, vocabulary)
        said = said[: said.find(tokens[-1].text) + len(tokens[-1].text)] if tokens else said
    if not tokens:
        return None
    kind: ReferenceKind = "attribute"
    for products in (context.shelf, *context.previous):
        fitting = tuple(p for p in products if _fits(p, tokens, vocabulary))
        if not fitting:
            continue
        focused = tuple(p for p in fitting if p.id in context.focus)
        if not whole and len(fitting) > 1:
            return Reference(kind, said, _ids(focused)) if focused else None
        return Reference(kind, said, _ids(fitting))
    return Reference(kind, said, ()) if whole and _has_value(tokens, vocabulary) else None


def _leading_values(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """Returns the words up to and with the first category noun; () when there is none."""
    for match in vocabulary.find(tokens, [False] * len(tokens)):
        if match.entries[0].role == "category":
            return tokens[: match.end]
    return []


def _has_value(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    return bool(vocabulary.find(tokens, [False] * len(tokens)))


def _fits(product: Product, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether every word describes the product: as a facet value, its price, or in its text."""
    held = _name_words(product.title)
    left = [True] * len(tokens)
    for match in vocabulary.find(tokens, [False] * len(tokens)):
        for entry in match.entries:
            own = {fold(value) for value in product.values(entry.facet)}
            if own & {fold(value) for value in entry.values}:
                left[match.start : match.end] = [False] * (match.end - match.start)
                break
    for at, token in enumerate(tokens):
        if not left[at]:
            continue
        number = parse_number(token.text) if token.text[0].isdigit() else None
        priced = (
            number is not None
            and minor(number, product.currency) is not None
            and (abs((minor(number, product.currency) or 0) - product.price_minor) < 100)
        )
        if not (token.norm in held or priced):
            return False
    return True


def _titles(
    text: str, tokens: Sequence[Token], vocabulary: Vocabulary, context: ReadingContext
) -> list[Reference]:
    """Resolves a name: words that stand in the title or brand of one shown product only."""
    said = [t for t in tokens if t.norm not in FILLERS]
    names = {p.id: _name_words(f"{p.title} {p.brand or ''}") for p in context.shelf}
    shared = Counter(word for words in names.values() for word in words)
    found: list[Reference] = []
    for product in context.shelf:
        own = [t for t in said if shared[t.norm] == 1 and t.norm in names[product.id]]
        telling = [t for t in own if len(t.norm) > 2 and not _is_value(t, vocabulary)]
        rare = [t for t in telling if vocabulary.words[t.norm] <= 3 or len(t.norm) > 3]
        definite = any(
            re.search(
                rf"\b(?:the|that|this)\s+(?:\S+\s+){{0,2}}{re.escape(t.text)}", text, re.IGNORECASE
            )
            for t in rare
        )
        if len(telling) >= 2 or (rare and definite):
            found.append(Reference("title", " ".join(t.text for t in telling), (product.id,)))
    return found


@lru_cache(maxsize=4096)
def _name_words(name: str) -> frozenset[str]:
    return frozenset(token.norm for token in tokenize(name))


def _is_value(token: Token, vocabulary: Vocabulary) -> bool:
    entries = vocabulary.lookup((token.norm,))
    return bool(entries) and entries[0].role != "brand"
