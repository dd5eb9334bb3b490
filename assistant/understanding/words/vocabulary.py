"""The catalogue's own words: every phrase that names a facet value, and how far to trust it.

Built once per catalogue; a lookup is a dictionary access per word. Knows no grammar.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.understanding.words.assortment import Assortment
from assistant.understanding.words.entries import Entry, Match, Phrase, Role, facet_role, phrase_of
from assistant.understanding.words.kinds import category_names, kind_words, title_phrases
from assistant.understanding.words.lexicon import (
    COLOURS,
    FILLERS,
    GENERIC_NOUNS,
    MATERIALS,
    SYNONYMS,
    word_set,
)
from assistant.understanding.words.text import Token, fold, is_cjk, tokenize
from retrieval.catalog import Catalog, Facet, Product

__all__ = ["Vocabulary"]

# Longest phrase that is looked up, in words.
MAX_WORDS = 8
# A head noun shared by more categories than this is too broad to be a constraint.
MAX_SHARED = 12
# An ordinary word counts as a brand only if at least this share of the products that use it or
# carry it are of that brand.
BRAND_PRECISION = 0.6
_PRIORITY: dict[str, int] = {
    "category": 0, "colour": 1, "brand": 2, "material": 3, "flag": 4, "audience": 5, "size": 6,
    "other": 7, "number": 8,
}  # fmt: skip
_COMPANY = frozenset({"inc", "ltd", "llc", "gmbh", "co", "corp", "com", "sa", "ag", "bv"})
_PLAIN_WORD = re.compile(r"[^\W\d_]+")
# Of two values that a shopper's phrase may mean, one with the opposite of its shade is wrong.
_MODALS, _ARTICLES = word_set("can will may might must"), word_set("a an the this that one per")
_LIGHT, _DARK = word_set("light pale baby sky pastel"), word_set("dark deep navy")
_SHADE_PAIRS = ((_LIGHT, _DARK), (_DARK, _LIGHT))


class Vocabulary:
    """Phrase lookup over one catalogue."""

    def __init__(self, catalog: Catalog, ordinary: frozenset[str]) -> None:
        """Reads the catalogue once; linear in its text.

        Args:
            catalog: the products and their facets.
            ordinary: words of everyday language, folded: they need more evidence to be a name.
        """
        self.assortment = Assortment(catalog)
        # A few hundred titles tell the language of all.
        self.latin = not any(is_cjk(product.title) for product in catalog.products[:300])
        self.facets: dict[str, Facet] = {facet.name: facet for facet in catalog.facets}
        self.roles: dict[str, Role] = {n: facet_role(f) for n, f in self.facets.items()}
        self._keep_one_colour()
        self.paths: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        self.labels: dict[Phrase, str] = {}
        self.label_words: dict[str, frozenset[str]] = {}
        self.size_facets = tuple(name for name, role in self.roles.items() if role == "size")
        self.sizes: dict[Phrase, tuple[str, str]] = {}
        self.words: Counter[str] = Counter()
        self.ordinary = ordinary
        self._entries: dict[Phrase, list[Entry]] = defaultdict(list)
        self._longest: dict[str, int] = {}
        self._category_phrases: set[Phrase] = set()
        self._said_elsewhere: Counter[str] = Counter()
        self.kinds: frozenset[str] = frozenset()
        self._read_products(catalog.products)
        for facet in catalog.facets:
            self._add_facet(facet)
        self._add_categories()
        self._add_title_phrases(catalog.products)
        self._add_synonyms()
        self._add_joined()
        self._finish()

    def __contains__(self, phrase: object) -> bool:
        """Whether a phrase (a tuple of folded words) has a meaning here."""
        return phrase in self._entries

    def _keep_one_colour(self) -> None:
        """Leaves one facet for a plain colour word: a cable's colour has to be called that."""
        colours = [name for name, role in self.roles.items() if role == "colour"]
        first = min(
            colours, key=lambda name: (name != "colour", "product" not in name, name), default=""
        )
        self.roles.update({name: "other" for name in colours if name != first})

    def phrases(self) -> Iterator[tuple[Phrase, Sequence[Entry]]]:
        """Yields every phrase with its meanings."""
        yield from self._entries.items()

    def lookup(self, phrase: Phrase) -> Sequence[Entry]:
        """Returns the meanings of one phrase, most likely first; () when unknown."""
        return self._entries.get(phrase, ())

    def find(self, tokens: Sequence[Token], taken: Sequence[bool]) -> list[Match]:
        """Returns the longest phrases found from left to right, without overlap.

        Args:
            tokens: the message.
            taken: per token, whether something else (a price, an order id) has claimed it.
        """
        matches: list[Match] = []
        at = 0
        while at < len(tokens):
            longest = 0 if taken[at] else self._longest.get(tokens[at].norm, 0)
            for size in range(min(longest, len(tokens) - at), 0, -1):
                if any(taken[at : at + size]) or (size == 1 and _is_modal(tokens, at)):
                    continue
                entries = self._entries.get(tuple(t.norm for t in tokens[at : at + size]))
                if entries:
                    matches.append(Match(at, at + size, tuple(entries)))
                    at += size - 1
                    break
            at += 1
        return matches

    def is_below(self, narrow: str, broad: str) -> bool:
        """Whether category `narrow` lies on or under `broad` in some path."""
        return any(broad in path for path in self.paths.get(narrow, ()))

    def _read_products(self, products: Sequence[Product]) -> None:
        self._categories: Counter[str] = Counter()
        self._brands: Counter[str] = Counter(p.brand for p in products if p.brand)
        named = {fold(brand): brand for brand in self._brands if fold(brand) in self.ordinary}
        last: Counter[str] = Counter()
        for product in products:
            titled = [token.norm for token in tokenize(product.title[:300])]
            self.words.update(set(titled))
            last.update(titled[-1:])
            for depth, node in enumerate(product.category):
                self._categories[node] += 1
                self.paths[node].add(product.category[: depth + 1])
            if named:
                said = set(
                    _PLAIN_WORD.findall(f"{product.title} {product.description[:400]}".lower())
                )
                for word in said & named.keys():
                    if product.brand != named[word]:
                        self._said_elsewhere[word] += 1
        self.kinds = kind_words(last, self.words)

    def _add(self, phrase: Phrase, entry: Entry) -> None:
        if not phrase or len(phrase) > MAX_WORDS or entry in self._entries[phrase]:
            return
        held = self._entries[phrase]
        for at, other in enumerate(held):
            if other.facet == entry.facet and other.whole != entry.whole:
                held[at] = other if other.whole else entry
                return
            if other.facet == entry.facet:
                values = tuple(dict.fromkeys((*other.values, *entry.values)))
                held[at] = Entry(
                    entry.facet, values, entry.role, other.strong or entry.strong, other.whole
                )
                return
        held.append(entry)

    def _add_facet(self, facet: Facet) -> None:
        role = self.roles[facet.name]
        label = phrase_of(re.sub(r"^(?:is|has|b|t|n)_", "", facet.label.replace("_", " ")))
        if label:
            self.labels[label] = facet.name
            self.label_words[facet.name] = frozenset(label)
        if role == "flag":
            self._add(label, Entry(facet.name, ("true",), role, strong=True))
            return
        if role in {"category", "number"}:
            return
        values = self._brands if role == "brand" else facet.values
        for value in values:
            if role == "size" and (facet.name == "size" or phrase_of(value) not in self.sizes):
                self.sizes[phrase_of(value)] = (facet.name, value)
            self._add_value(facet, value, role)
            for synonym in facet.synonyms.get(value, ()):
                self._add(phrase_of(synonym), Entry(facet.name, (value,), role, strong=True))

    def _add_value(self, facet: Facet, value: str, role: Role) -> None:
        phrase = phrase_of(value)
        if not phrase:
            return
        self._add(phrase, Entry(facet.name, (value,), role, self._is_strong(phrase, value, role)))
        if role == "brand":
            short = tuple(word for word in phrase if word not in _COMPANY)
            if short and short != phrase:
                strong = self._is_strong(short, value, role)
                self._add(short, Entry(facet.name, (value,), role, strong))
        elif role in {"colour", "material"} and len(phrase) > 1:
            known = COLOURS if role == "colour" else MATERIALS
            for part in {word for word in phrase if word in known}:
                self._add((part,), Entry(facet.name, (value,), role, strong=True, whole=False))

    def _is_strong(self, phrase: Phrase, value: str, role: Role) -> bool:
        word = phrase[0]
        if all(part.isdigit() or len(part) == 1 for part in phrase) and not _is_cjk_phrase(phrase):
            return False
        if role == "colour":
            return len(phrase) > 1 or word in COLOURS or word not in self.ordinary
        if role == "material":
            return len(phrase) > 1 or word in MATERIALS or word not in self.ordinary
        if role == "size":
            return False
        if role == "brand" and len(phrase) == 1:
            if word not in self.ordinary:
                return len(word) > 2 or word in self.words
            own, other = self._brands[value], self._said_elsewhere[fold(value)]
            common = (
                word in GENERIC_NOUNS or word in FILLERS or word in COLOURS or word in MATERIALS
            )
            return not common and own / (own + other) >= BRAND_PRECISION
        if role == "brand":
            return not all(part in GENERIC_NOUNS for part in phrase)
        return len(phrase) > 1 or word not in self.ordinary

    def _add_categories(self) -> None:
        if not self._categories:
            return
        names = {value: list(category_names(value)) for value in self._categories}
        whole: dict[Phrase, list[str]] = defaultdict(list)
        parts: dict[Phrase, list[str]] = defaultdict(list)
        heads: dict[Phrase, list[str]] = defaultdict(list)
        for value, (first, *others) in names.items():
            whole[first].append(value)
            for phrase in others:
                parts[phrase].append(value)
            for phrase in (first, *others):
                if len(phrase) > 1 and len(phrase[-1]) > 2:
                    heads[phrase[-1:]].append(value)
        for table, is_whole in ((whole, True), (parts, False), (heads, False)):
            for phrase, values in table.items():
                distinct = tuple(dict.fromkeys(values))
                generic = len(phrase) == 1 and phrase[0] in GENERIC_NOUNS
                if phrase in self._category_phrases or len(distinct) > MAX_SHARED or generic:
                    continue
                self._add(
                    phrase, Entry("category", distinct, "category", strong=True, whole=is_whole)
                )
            self._category_phrases |= set(table)

    def _add_joined(self) -> None:
        """Adds categories of two words written as one: "powerbank"."""
        for phrase in [phrase for phrase in self._category_phrases if len(phrase) == 2]:
            joined = ("".join(phrase),)
            if joined not in self._entries and joined[0] not in self.ordinary:
                for entry in self._entries.get(phrase, ()):
                    self._add(joined, entry)

    def _add_synonyms(self) -> None:
        for group in SYNONYMS:
            phrases = [tuple(word.split()) for word in group]
            # Only of a whole name: where "stove" is short for camping stoves, "oven" is not.
            known = [
                e
                for p in phrases
                for e in self._entries.get(p, ())
                if e.role == "category" and e.whole
            ]
            if not known:
                continue
            for phrase in phrases:
                if phrase not in self._entries:
                    for entry in known:
                        self._add(phrase, entry)

    def _add_title_phrases(self, products: Sequence[Product]) -> None:
        """Adds what titles call the products of a category: a "padded jacket" is insulated."""
        heads = {phrase[-1] for phrase in self._category_phrases} | self.kinds
        taken = {
            phrase[0]
            for phrase, entries in self._entries.items()
            if len(phrase) == 1 and any(e.strong and e.role != "category" for e in entries)
        }
        for phrase, values in title_phrases(products, heads, taken).items():
            if phrase not in self._entries:
                self._add(phrase, Entry("category", values, "category", strong=True, whole=False))

    def _finish(self) -> None:
        for phrase in [phrase for phrase, entries in self._entries.items() if not entries]:
            del self._entries[phrase]
        for phrase, entries in self._entries.items():
            entries[:] = [_narrowed(phrase, entry) for entry in entries]
            entries.sort(key=lambda e: (not e.strong, _PRIORITY[e.role], e.facet))
            first = phrase[0]
            self._longest[first] = max(self._longest.get(first, 0), len(phrase))


def _is_modal(tokens: Sequence[Token], at: int) -> bool:
    """Whether "can" or "will" is the verb: without an article before it, and not in the plural."""
    if tokens[at].text.lower() not in _MODALS:
        return False
    return at == 0 or tokens[at - 1].norm not in _ARTICLES


def _is_cjk_phrase(phrase: Phrase) -> bool:
    return any("㐀" <= part <= "鿿" for part in phrase)


def _narrowed(phrase: Phrase, entry: Entry) -> Entry:
    """Leaves the values that a phrase names best: "merino" is merino wool before it is wool."""
    if len(entry.values) < 2 or entry.role == "category":
        return entry
    words = set(phrase)
    named = tuple(v for v in entry.values if words <= set(phrase_of(v)))
    if not named:
        shade = next((other for own, other in _SHADE_PAIRS if words & own), frozenset())
        named = tuple(v for v in entry.values if not shade & set(phrase_of(v)))
    return replace(entry, values=named) if named else entry
