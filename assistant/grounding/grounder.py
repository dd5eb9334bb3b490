"""The gate between a model and the shopper: no sentence passes that the records do not back.

It knows the shop's currency and the catalogue's names; it knows no model and no page.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from assistant.grounding.examine import Examiner
from assistant.grounding.ledger import Ledger
from assistant.grounding.reading.text import stem, words
from assistant.grounding.records.book import Book, Readings
from assistant.grounding.settle import Settler
from assistant.grounding.subjects.names import NamedProduct, TitleIndex
from assistant.grounding.subjects.scene import Vocabulary
from assistant.reply import Claim, Evidence, Shelf

__all__ = ["Grounder", "build_vocabulary"]


class _Attributed(Protocol):
    @property
    def attributes(self) -> object: ...


class Grounder:
    """Checks drafts against evidence, and settles what the evidence does not back.

    It is built once per catalogue (about 10 microseconds a product) and is safe to share between
    threads: a check keeps its state to itself.
    """

    def __init__(
        self,
        currency: str,
        locale: str = "en_US",
        catalog: Iterable[NamedProduct] | None = None,
    ) -> None:
        """Index the catalogue's names.

        Args:
            currency: ISO code of the shop's currency, for amounts in records without one.
            locale: how amounts are written, such as "en_US" or "de_DE".
            catalog: all products, so that a product outside the evidence is known by name.
        """
        self.currency, self.locale = currency, locale
        products = list(catalog) if catalog is not None else []
        self._index = TitleIndex(products) if products else None
        self._vocabulary = build_vocabulary(products, self._index)
        self._readings = Readings()

    def examiner(self, evidence: Sequence[Evidence], shelf_ids: Sequence[str]) -> Examiner:
        """Return a reader of texts against this evidence."""
        book = Book(self.currency, self._readings).read(evidence, shelf_ids)
        return Examiner(book, self._index, self._vocabulary, self.locale)

    def check(
        self, draft: str, evidence: Sequence[Evidence], shelf_ids: Sequence[str] = ()
    ) -> Ledger:
        """Judge every claim of a draft.

        Args:
            draft: what a model wrote, in markdown or plain text.
            evidence: all that this turn's tools returned, products in context, and the request.
            shelf_ids: ids of the products that the reply shows, in order.
        """
        return self.examiner(evidence, shelf_ids).read(draft)

    def settle(
        self, ledger: Ledger, evidence: Sequence[Evidence], shelf: Shelf | Sequence[str] = ()
    ) -> tuple[str, tuple[str, ...], tuple[Claim, ...]]:
        """Make the final text: unbacked sentences give way to what the records say.

        Returns:
            The text; the ids of exactly the products that it names, in shelf order; its claims,
            all of them backed. Checking the text again finds nothing.
        """
        ids = shelf.ids if isinstance(shelf, Shelf) else tuple(shelf)
        return Settler(self.examiner(evidence, ids)).settle(ledger)


_SHORT_VALUE = 4  # words


def build_vocabulary(products: Sequence[object], index: TitleIndex | None) -> Vocabulary:
    """Collect which one-word values each attribute may have, over a whole catalogue."""
    fields: dict[str, set[str]] = {}
    parts: dict[str, set[str]] = {}
    terms: set[str] = set()
    for product in products:
        attributes = getattr(product, "attributes", None)
        if not isinstance(attributes, dict):
            continue
        for name, value in attributes.items():
            if isinstance(value, bool):
                terms.update(stem(w) for w in words(str(name).replace("_", " ")))
                continue
            for item in value if isinstance(value, list | tuple) else [value]:
                told = words(item) if isinstance(item, str) else []
                for word in told if len(told) <= _SHORT_VALUE else ():
                    parts.setdefault(stem(word), set()).add(str(name))
                if isinstance(item, str) and item.isalpha() and len(item) > 2:
                    fields.setdefault(stem(item.lower()), set()).add(str(name))
    frozen = {value: frozenset(names) for value, names in fields.items()}
    brands = index.brands if index else {}
    stems = frozenset(stem(word) for word in brands)
    shared = {word: frozenset(names) for word, names in parts.items()}
    return Vocabulary(frozen, shared, frozenset(terms | set(fields)), brands, stems)
