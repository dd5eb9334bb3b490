"""BM25 over the catalogue's words, with slips of the pen put right.

Fields count by weight, as in BM25F (Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension
to multiple weighted fields"): a term's frequency is the weighted sum over the fields, and one
length normalises it. It knows no vectors and no filters.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from retrieval.catalog import Product
from retrieval.text import ProductFields, product_fields
from retrieval.tokens import LONGEST_JOINED, STOP_WORDS, pieces, stem, terms

__all__ = ["FIELD_WEIGHTS", "LEXICAL_VERSION", "FieldWeights", "LexicalIndex"]

LEXICAL_VERSION = "1"
# Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework": 1.2 < k1 < 2, 0.5 < b < 0.8.
K1 = 1.2
B = 0.6
SHORTEST_CORRECTED = 4
LONG_WORD = 8
MOST_CORRECTED = 16
# A word of so few products that is near one of many more may be the catalogue's own slip.
RARE = 2
SHORTEST_RARE = 6
MUCH_MORE = 20


@dataclass(frozen=True, slots=True)
class FieldWeights:
    """How often a word of a field counts; whole numbers."""

    title: int = 3
    brand: int = 2
    category: int = 2
    attributes: int = 1
    description: int = 1


FIELD_WEIGHTS = FieldWeights()


def _document(fields: ProductFields, weights: FieldWeights) -> list[str]:
    found: list[str] = []
    for name in ("title", "brand", "category", "attributes", "description"):
        found.extend(terms(getattr(fields, name)) * getattr(weights, name))
    return found


def _words(fields: ProductFields) -> set[str]:
    text = " ".join((fields.title, fields.brand, fields.category, fields.attributes))
    return {piece for run in pieces(f"{text} {fields.description}") for piece in run}


class LexicalIndex:
    """BM25 scores of every product for a query, in the catalogue's order."""

    def __init__(
        self,
        scorer: bm25s.BM25 | None,
        size: int,
        words: dict[str, int],
        dictionary: Collection[str] = (),
    ) -> None:
        """Keeps a built index; `build` and `load` make one.

        Args:
            scorer: None for a catalogue without a word.
            size: number of products.
            words: every written word -> in how many products it stands.
            dictionary: real words that are never put right although no product has them.
        """
        self._scorer = scorer
        self._size = size
        self._words = words
        self._dictionary = dictionary
        self._terms = {} if scorer is None else scorer.vocab_dict
        self._candidates = [word for word in words if word.isalpha() and len(word) > 2]
        self._correct = lru_cache(maxsize=4096)(self._corrected_word)

    @classmethod
    def build(
        cls,
        products: Sequence[Product],
        weights: FieldWeights = FIELD_WEIGHTS,
        dictionary: Collection[str] = (),
        progress: Callable[[int, int], None] | None = None,
    ) -> "LexicalIndex":
        """Read every product's words."""
        ids: dict[str, int] = {}
        documents: list[list[int]] = []
        counts: Counter[str] = Counter()
        for done, product in enumerate(products, 1):
            fields = product_fields(product)
            documents.append([ids.setdefault(t, len(ids)) for t in _document(fields, weights)])
            counts.update(_words(fields))
            if progress is not None and (done % 1000 == 0 or done == len(products)):
                progress(done, len(products))
        scorer = None
        if ids:
            scorer = bm25s.BM25(k1=K1, b=B, method="lucene")
            scorer.index((documents, ids), show_progress=False, leave_progress=False)
        return cls(scorer, len(products), dict(counts), dictionary)

    def save(self, folder: Path) -> None:
        """Write the index into a folder, which must exist."""
        (folder / "words.json").write_text(
            json.dumps({"size": self._size, "words": self._words}, ensure_ascii=False), "utf-8"
        )
        if self._scorer is not None:
            self._scorer.save(str(folder / "bm25"), show_progress=False)

    @classmethod
    def load(cls, folder: Path, dictionary: Collection[str] = ()) -> "LexicalIndex":
        """Read what `save` wrote.

        Raises:
            OSError: a file is missing.
            ValueError: a file is damaged.
        """
        kept = json.loads((folder / "words.json").read_text("utf-8"))
        scorer = bm25s.BM25.load(str(folder / "bm25")) if kept["words"] else None
        return cls(scorer, kept["size"], kept["words"], dictionary)

    def scores(self, query: str) -> NDArray[np.float32]:
        """Return every product's BM25 score.

        Args:
            query: what the shopper typed; slips are put right here.

        Returns:
            (n,) float32, 0 where no term of the query stands.
        """
        wanted = self.query_terms(query)
        if self._scorer is None or not wanted:
            return np.zeros(self._size, dtype=np.float32)
        ids = [self._terms[term] for term in wanted]
        return np.asarray(self._scorer.get_scores_from_ids(ids), dtype=np.float32)

    def query_terms(self, query: str) -> list[str]:
        """Return the index's terms that a query asks for, each once."""
        corrected = self.correct(query)
        found = dict.fromkeys(terms(corrected))
        if not found:
            found = dict.fromkeys(stem(word) for run in pieces(corrected) for word in run)
        found.update(dict.fromkeys(self._alternatives(corrected)))
        # "head phones" also asks for "headphones", if some product is called that.
        written = [run[0] for run in pieces(corrected) if len(run) == 1]
        for left, right in pairwise(written):
            if left + right in self._words and len(left + right) <= LONGEST_JOINED:
                found.setdefault(stem(left + right))
        return [term for term in found if term in self._terms]

    def correct(self, query: str) -> str:
        """Return the query with words that no product has replaced by the nearest that one has.

        Only plain words are touched, never one with a number in it: "tn2110" and "tn2120" are two
        things. Nor is a word of the dictionary, which is no slip: "sneakers" is not "speakers". A
        query without a slip comes back as it is; in a long one the first MOST_CORRECTED words
        are looked at.
        """
        written = list(pieces(query))
        plain = [run[0] for run in written if len(run) == 1][:MOST_CORRECTED]
        better = {word: new for word in plain if (new := self._correct(word)) != word}
        if not better:
            return query
        return " ".join(better.get("-".join(run), "-".join(run)) for run in written)

    def _alternatives(self, query: str) -> list[str]:
        """Return terms of what a rare word may be a slip of: catalogues have slips of their own.

        The rare word still counts, and more, because it is rare.
        """
        found = []
        for run in islice(pieces(query), MOST_CORRECTED):
            count = self._words.get(run[0], 0)
            if len(run) == 1 and 0 < count <= RARE and len(run[0]) >= SHORTEST_RARE:
                near = self._nearest(run[0], MUCH_MORE * count)
                if near is not None:
                    found.append(stem(near))
        return found

    def _corrected_word(self, word: str) -> str:
        if (
            len(word) < SHORTEST_CORRECTED
            or not word.isalpha()
            or not word.isascii()
            or len(word) > LONGEST_JOINED
            or word in self._words
            or word in STOP_WORDS
            or word in self._dictionary
            or stem(word) in self._terms
        ):
            return word
        for cut in range(3, len(word) - 2):
            if word[:cut] in self._words and word[cut:] in self._words:
                return f"{word[:cut]} {word[cut:]}"
        return self._nearest(word, 1) or word

    def _nearest(self, word: str, least: int) -> str | None:
        """Return the nearest written word that `least` products have, if one is near enough."""
        if word in self._dictionary or not (word.isalpha() and word.isascii()):
            return None
        allowed = 2 if len(word) >= LONG_WORD else 1
        near = [
            (distance, candidate[0] != word[0], -self._words[candidate], candidate)
            for candidate, distance, _ in process.extract(
                word, self._candidates, scorer=OSA.distance, score_cutoff=allowed, limit=None
            )
            if candidate != word and self._words[candidate] >= least
        ]
        # People get the first letter right; of two as near, the more frequent is meant.
        return min(near)[3] if near else None
