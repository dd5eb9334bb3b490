"""The one question whose answer would narrow a choice best.

The ranker says how much an answer tells; here it is put to the catalogue's facets. How a question
is worded is not known here.
"""

from collections.abc import Collection

import numpy as np

from assistant.memory import Constraints
from assistant.search import Found, ShelfSearch
from assistant.shelf.facets import PRICE
from assistant.understanding import Clarify
from ranking import Question
from ranking import best_question as most_telling
from retrieval.catalog import price_bands

__all__ = ["best_question"]

WORTH_ASKING = 8  # with fewer left to choose from, the shelf itself is the answer
OPTIONS = 3
LONGEST_OPTION = 30
# Below this many bits an answer would leave nearly all the candidates.
LEAST_GAIN = 0.3


def best_question(
    search: ShelfSearch, found: Found, held: Constraints, asked: Collection[str]
) -> Clarify | None:
    """Return the facet of the largest expected information gain, with its likeliest values.

    Args:
        search: the shop's search.
        found: what was found.
        held: what is known already; a facet held is not asked about.
        asked: facets asked about earlier in this conversation.
    """
    positions = found.candidates.positions[found.considered]
    if len(positions) < WORTH_ASKING:
        return None
    facets = search.facets.of(positions)
    likely = np.array([found.candidates.hits[place].score for place in found.considered])
    known = {item.facet for item in held.items} | set(asked)
    known |= {facet.name for facet in search.catalog.facets if facet.kind == "number"}
    while True:
        question = most_telling(facets, known, likely, named=OPTIONS, least_gain=LEAST_GAIN)
        if question is None:
            return None
        prices = search.facets.prices[positions].tolist()
        put = _put(search, question, prices)
        if put is not None:
            return put
        known.add(question.facet)


def _put(search: ShelfSearch, question: Question, prices: list[int]) -> Clarify | None:
    """Return a question as it is asked; None for one that nobody could answer."""
    if question.facet == PRICE:
        edges = price_bands(prices, OPTIONS)
        return Clarify(PRICE, "", tuple(str(edge) for edge in edges[:2])) if edges else None
    options = question.options[:OPTIONS]
    if any(len(option) > LONGEST_OPTION for option in options):
        return None
    is_bool = search.catalog.facet_names[question.facet].kind == "bool"
    return Clarify(question.facet, "", () if is_bool else options)
