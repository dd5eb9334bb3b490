"""One score from several signals: weights fitted on what was taken next, not guessed.

Where behaviour knows a product from few shoppers, its part of the weight goes to content, by a
doubt that is fitted too. It knows arrays only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.collaborative.behaviour import SIGNALS, Columns

__all__ = ["Blend", "best_places", "fit_blend"]

LEARNED = ("item_item", "als")  # what knows nothing of a product that nobody took
DOUBTS = (0.0, 1.0, 2.0, 4.0)
STEPS = (2.0, 1.4, 1.15)
CUT = 20
ENOUGH = 1e-5


@dataclass(frozen=True)
class Blend:
    """How much each signal counts.

    Attributes:
        weights: signal -> weight >= 0, summing to 1; a signal that is not named is off.
        doubt: shoppers' worth. A product that s of them took keeps s / (s + doubt) of what
            LEARNED say of it; content speaks for the rest, and for all of what nobody took.
    """

    weights: Mapping[str, float]
    doubt: float = 0.0

    def scores(self, columns: Columns, support: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return (u, n) float32 in [0, 1].

        Args:
            columns: signal -> (u, n) in [0, 1].
            support: (n,) by how many shoppers each product was taken.
        """
        known = (support / np.maximum(support + self.doubt, 1e-9)).astype(np.float32)
        total = np.zeros(next(iter(columns.values())).shape, np.float32)
        for name, weight in self.weights.items():
            if name not in LEARNED or "content" not in self.weights:
                total += np.float32(weight) * columns[name]
                continue
            total += np.float32(weight) * (known * columns[name] + (1 - known) * columns["content"])
        return total

    def without(self, signal: str) -> "Blend":
        """Return the blend with one signal switched off and the others in proportion."""
        left = {name: weight for name, weight in self.weights.items() if name != signal}
        return Blend(_normal(left), self.doubt)


def best_places(
    scores: NDArray[np.float32], had: Sequence[NDArray[np.integer]], cut: int = CUT
) -> NDArray[np.int64]:
    """Return (u, cut) the highest-scored products that each shopper has not had, best first.

    Ties go to the lower position. Fewer than `cut` products give fewer columns.
    """
    open_scores = scores.astype(np.float64)
    for row, own in enumerate(had):
        open_scores[row, own] = -np.inf
    n = open_scores.shape[1]
    width = min(cut, n)
    # A step far below any difference that means something orders equals by position.
    open_scores -= np.arange(n) * 1e-12
    chosen = np.argpartition(-open_scores, width - 1, axis=1)[:, :width]
    order = np.argsort(-np.take_along_axis(open_scores, chosen, axis=1), axis=1, kind="stable")
    return np.take_along_axis(chosen, order, axis=1)


def fit_blend(
    columns: Columns,
    support: NDArray[np.int64],
    had: Sequence[NDArray[np.integer]],
    wanted: Sequence[frozenset[int]],
) -> tuple[Blend, float]:
    """Return the blend of the highest mean recall@CUT, and that recall.

    Coordinate ascent from equal weights, in steps that get smaller (Metzler and Croft 2007,
    "Linear feature-based models for information retrieval"); deterministic.

    Args:
        columns: signal -> (u, n) of shoppers in the validation window.
        support: (n,) by how many shoppers each product was taken before it.
        had: per shopper, products that are not recommended any more.
        wanted: per shopper, what was taken in the window; not empty.
    """

    def recall(blend: Blend) -> float:
        places = best_places(blend.scores(columns, support), had).tolist()
        pairs = zip(places, wanted, strict=True)
        return float(np.mean([len(own.intersection(row)) / len(own) for row, own in pairs]))

    best = Blend(_normal(dict.fromkeys(SIGNALS, 1.0)))
    reached = recall(best)
    for step in STEPS:
        moved = True
        while moved:
            moved = False
            for trial in _around(best, step):
                found = recall(trial)
                if found > reached + ENOUGH:
                    best, reached, moved = trial, found, True
                    break
    return best, reached


def _around(blend: Blend, step: float) -> list[Blend]:
    """Return the blends one step away."""
    trials = []
    for name in blend.weights:
        for factor in (step, 1 / step):
            changed = {**blend.weights, name: blend.weights[name] * factor}
            trials.append(Blend(_normal(changed), blend.doubt))
    return [*trials, *(Blend(blend.weights, d) for d in DOUBTS if d != blend.doubt)]


def _normal(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()} if total else dict(weights)
