"""What a shopper or a scene makes of every product, as scores that the ranker takes.

It knows arrays; where the scores come from is decided in `assistant.recommend`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from retrieval.filters import SearchFilter
from retrieval.search import Candidates, Hit, Retriever

__all__ = ["Tilt", "best_of"]


@dataclass(frozen=True, eq=False)
class Tilt:
    """What a shopper, or a scene such as "what is new", makes of every product.

    Attributes:
        scores: (n,) float32 in [0, 1] over the catalogue; 0 = out of the question.
        share: of these scores in the relevance where there is a query too, in [0, 1].
        caps: facet -> the most products of one value, beside the shop's own caps.
        signals: name -> (n,) float32, what each signal adds to the scores, for the owner.
    """

    scores: NDArray[np.float32]
    share: float = 0.5
    caps: Mapping[str, int] = field(default_factory=dict)
    signals: Mapping[str, NDArray[np.float32]] = field(default_factory=dict)

    def explain(self, position: int) -> dict[str, float]:
        """Return what each signal adds to one product's score."""
        told = {name: round(float(column[position]), 4) for name, column in self.signals.items()}
        return {name: value for name, value in told.items() if value}


def best_of(retriever: Retriever, tilt: Tilt, where: SearchFilter, count: int) -> Candidates:
    """Return the `count` products of the highest scores that a filter leaves, best first."""
    open_to = retriever.columns.mask(where)
    places = np.flatnonzero(open_to & (tilt.scores > 0))
    order = np.lexsort((places, -tilt.scores[places]))[:count]
    positions = places[order].astype(np.int32)
    hits = tuple(
        Hit(retriever.catalog.products[p].id, float(tilt.scores[p]), None, None)
        for p in positions.tolist()
    )
    vectors = np.asarray(retriever.vectors[positions])
    return Candidates(hits, positions, vectors, int(open_to.sum()))
