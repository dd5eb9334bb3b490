"""The one question whose answer would narrow a choice best.

It counts facet values among what was found; it knows nothing of how a question is worded.
"""

import math
from collections import Counter
from collections.abc import Collection

from assistant.memory import Constraints
from assistant.search import Found, ShelfSearch
from assistant.shelf.facets import PRICE
from assistant.understanding import Clarify
from retrieval.catalog import Facet, price_bands

__all__ = ["best_question"]

WORTH_ASKING = 8  # with fewer left to choose from, the shelf itself is the answer
OPTIONS = 3
FILL = 0.6
LEAST_SHARE = 0.08
MOST_VALUES = 40
LONGEST_OPTION = 30
# A brand is a matter of habit: few shoppers want to be asked for one.
PRIOR = {"category": 1.3, "brand": 0.4}
PRICE_WORTH = 0.9


def best_question(
    search: ShelfSearch, found: Found, held: Constraints, asked: Collection[str]
) -> Clarify | None:
    """Return the facet to ask about, with the most frequent values as options; or None.

    A facet is worth the entropy of its values among the candidates (in bits, over the OPTIONS
    that can be named), times the share of candidates that state it.

    Args:
        search: the shop's search.
        found: what was found.
        held: what is known already; a facet held is not asked about.
        asked: facets asked about earlier in this conversation.
    """
    positions = found.candidates.positions[found.considered]
    if len(positions) < WORTH_ASKING:
        return None
    known = {item.facet for item in held.items} | set(asked)
    best: tuple[float, Clarify] | None = None
    for facet in search.catalog.facets:
        if facet.name in known or facet.kind == "number":
            continue
        values = search.facets.texts(facet.name)
        if not values:
            continue
        question = _about(facet, [values[p] for p in positions.tolist()])
        if question is not None and (best is None or question[0] > best[0]):
            best = question
    if PRICE not in known and (best is None or best[0] < PRICE_WORTH):
        edges = price_bands(search.facets.prices[positions].tolist(), OPTIONS)
        if edges:
            return Clarify(PRICE, "", tuple(str(edge) for edge in edges[:2]))
    return best[1] if best else None


def _about(facet: Facet, values: list[tuple[str, ...]]) -> tuple[float, Clarify] | None:
    stated = [v for v in values if v]
    if len(stated) < FILL * len(values):
        return None
    counts = Counter(v for each in stated for v in set(each))
    common = [(v, n) for v, n in counts.most_common() if n >= LEAST_SHARE * len(values)]
    if len(common) < 2 or len(counts) > MOST_VALUES:
        return None
    options = tuple(v for v, _ in sorted(common, key=lambda pair: (-pair[1], pair[0])))[:OPTIONS]
    if any(len(option) > LONGEST_OPTION for option in options):
        return None
    if facet.kind == "bool":
        options = ()
    total = sum(n for _, n in common)
    bits = -sum(n / total * math.log2(n / total) for _, n in common[: OPTIONS + 1])
    worth = bits * len(stated) / len(values) * PRIOR.get(facet.name, 1.0) * min(1.0, facet.weight)
    return worth, Clarify(facet.name, "", options)
