"""A list with coverage: its last places go to products that others were not shown.

The first places stay as the blend has them. The rest are filled by the ranker, whose exposure term
prices a product down each time it is shown, so that the lists of many customers share the
catalogue out among them (P-MMF, Xu et al. 2023).
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, ClassVar

import numpy as np

from assistant.evaluation.purchases import Case
from ranking import ExposurePrices, Facets, Ranker, RankerConfig
from ranking.measures import ndcg
from retrieval.collaborative.blend import CUT

__all__ = ["Discovery", "choose_discovery", "gain", "give_way"]

PRODUCT = "product"
# Two thirds of what may be lost on the test, so that the test keeps within it.
MOST_LOST = 0.02
SEATS = (1, 2, 3)

Ordered = Sequence[tuple[list[int], list[float]]]


@dataclass(frozen=True, slots=True)
class Discovery:
    """How much of a list is given to discovery.

    Attributes:
        seats: the last places of the list that are.
        weight: of exposure against relevance in those.
        pool: from how many of a customer's best products they are filled.
    """

    POOL: ClassVar[int] = 1000

    seats: int
    weight: float = 0.8
    pool: int = POOL

    def to_json(self) -> dict[str, Any]:
        """Return the settings by name."""
        return asdict(self)


def give_way(ordered: Ordered, discovery: Discovery, size: int) -> list[list[int]]:
    """Return each customer's list, one after the other, the prices learned on the way.

    Args:
        ordered: per customer, products best first and their scores in [0, 1].
        discovery: how much gives way.
        size: products in the catalogue.
    """
    names = [str(product) for product in range(size)]
    facets = Facets.from_lists({PRODUCT: names}, {PRODUCT: 0.0})
    ranker = Ranker(
        RankerConfig(
            relevance_weight=1 - discovery.weight,
            coverage_weight=0.0,
            similarity_weight=0.0,
            exposure_weight=discovery.weight,
        )
    )
    prices = ExposurePrices(PRODUCT, step=1.0, share_power=0.0)
    kept = CUT - discovery.seats
    lists = []
    for products, scores in ordered:
        rest, worth = products[kept : discovery.pool], scores[kept : discovery.pool]
        ids = [names[product] for product in rest]
        ranking = ranker.rank(
            ids,
            np.clip(np.array(worth) / max(max(worth, default=1.0), 1e-9), 0.0, 1.0),
            discovery.seats,
            facets=facets.take(rest),
            exposure=prices,
            certify=None,
        )
        # What stands in the first places anyway needs no help.
        unhelped = {names[product]: 0.0 for product in products[:kept]}
        helped = {**prices.after(ranking).prices, **unhelped}
        prices = replace(prices, prices=helped)
        # What the customer is likelier to want stands first among the discoveries too.
        lists.append(products[:kept] + [rest[at] for at in sorted(ranking.items.tolist())])
    return lists


def gain(products: Sequence[int], case: Case) -> float:
    """Return nDCG@CUT of one customer's list, what they took next counting 1."""
    return ndcg(dict.fromkeys(map(str, case.wanted), 1.0), [str(i) for i in products], CUT)


def choose_discovery(ordered: Ordered, cases: Sequence[Case], size: int) -> Discovery:
    """Return as many seats as cost at most MOST_LOST of nDCG@CUT; 0 where one costs more.

    Args:
        ordered: of the validation customers.
        cases: the same customers.
        size: products in the catalogue.
    """

    def quality(lists: Sequence[list[int]]) -> float:
        return float(np.mean([gain(own, case) for own, case in zip(lists, cases, strict=True)]))

    plain = quality([products[:CUT] for products, _ in ordered])
    chosen = Discovery(0)
    for seats in SEATS:
        if quality(give_way(ordered, Discovery(seats), size)) < (1 - MOST_LOST) * plain:
            break
        chosen = Discovery(seats)
    return chosen
