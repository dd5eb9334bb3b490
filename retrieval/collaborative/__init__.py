"""What many shoppers' behaviour says of products, beside what the products' own text says.

It knows products as positions and shoppers as rows without a name: no customer is kept in what it
learns. Start at `Behaviour`.
"""

from retrieval.collaborative.behaviour import SIGNALS, Behaviour
from retrieval.collaborative.blend import Blend, fit_blend
from retrieval.collaborative.factors import Factors, fit_factors
from retrieval.collaborative.histories import Histories
from retrieval.collaborative.neighbours import content_neighbours, item_item

__all__ = [
    "SIGNALS",
    "Behaviour",
    "Blend",
    "Factors",
    "Histories",
    "content_neighbours",
    "fit_blend",
    "fit_factors",
    "item_item",
]
