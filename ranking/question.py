"""The next clarifying question: the facet whose answer is expected to tell most."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ranking.errors import RankingError
from ranking.facets import Facets

__all__ = ["Question", "best_question", "information_gain"]


@dataclass(frozen=True, slots=True)
class Question:
    """A facet worth asking about.

    Attributes:
        facet: its name.
        options: its values among the candidates, the likeliest first.
        gain: the expected information of the answer, in bits.
    """

    facet: str
    options: tuple[str, ...]
    gain: float


def information_gain(
    facets: Facets, facet: str, weights: ArrayLike | None = None, *, named: int | None = None
) -> tuple[float, NDArray[np.float64]]:
    """The mutual information of the wanted item and its facet value, in bits.

    The item wanted is j with probability p_j (uniform unless weighted); the answer is one of its
    values, each as likely. The gain is sum_v P(v) KL(item given v || item), which is
    H(item) - sum_v P(v) H(item | v) where every item has a value (Quinlan 1986). An item without
    one is answered "any", which tells nothing.

    Args:
        facets: of the n candidates.
        facet: which one.
        weights: (n,) >= 0, such as relevance; need not sum to 1.
        named: how many values the question names, the likeliest ones: the others are one answer,
            "another". None = all of them.

    Returns:
        The gain >= 0, and (V_f,) the probability of each of the facet's values.

    Raises:
        RankingError: no such facet, or weights of another length, negative or not finite.
    """
    n = facets.size
    p = np.ones(n) if weights is None else np.asarray(weights, np.float64)
    if p.shape != (n,) or (n and not (p.min() >= 0 and p.max() < np.inf)):
        raise RankingError(f"weights must be {n} finite numbers >= 0")
    total = float(p.sum())
    p = p / total if total > 0 else np.full(n, 1.0 / max(n, 1))
    number = facets.number_of(facet)
    low, high = (int(end) for end in np.searchsorted(facets.facet_of, [number, number + 1]))
    start, stop = int(facets.column_indptr[low]), int(facets.column_indptr[high])
    members: NDArray[np.integer] = facets.members[start:stop]
    widths = np.bincount(members, minlength=n)
    answers = np.repeat(np.arange(high - low), np.diff(facets.column_indptr[low : high + 1]))
    mass = p[members] / widths[members]
    chance = np.asarray(np.bincount(answers, mass, high - low), np.float64)
    chance_of_item = chance[answers]
    if named is not None and named < len(chance):
        members, mass, chance_of_item = _merge_unnamed(members, answers, mass, chance, named)
    told = mass > 0
    gain = float((mass[told] * np.log2(mass[told] / chance_of_item[told] / p[members[told]])).sum())
    # Rounding can leave a gain of zero a hair below it.
    return max(0.0, gain), chance


def _merge_unnamed(
    members: NDArray[np.integer],
    answers: NDArray[np.int64],
    mass: NDArray[np.float64],
    chance: NDArray[np.float64],
    named: int,
) -> tuple[NDArray[np.integer], NDArray[np.float64], NDArray[np.float64]]:
    """Items, their mass and the chance of their answer, all but the likeliest values as one."""
    place = np.empty(len(chance), np.int64)
    # Ties to the first by value, as `best_question` lists them.
    place[np.argsort(-np.round(chance, 9), kind="stable")] = np.arange(len(chance))
    keys = members.astype(np.int64) * (named + 1) + np.minimum(place[answers], named)
    merged, at = np.unique(keys, return_inverse=True)
    joined = np.asarray(np.bincount(at, mass), np.float64)
    answer = merged % (named + 1)
    chances = np.asarray(np.bincount(answer, joined), np.float64)
    return merged // (named + 1), joined, chances[answer]


def best_question(
    facets: Facets,
    answered: Collection[str] = (),
    weights: ArrayLike | None = None,
    *,
    named: int | None = None,
    least_gain: float = 0.05,
) -> Question | None:
    """The unanswered facet of the largest gain; ties by name. None if none tells anything.

    Args:
        facets: of the candidates; a facet of weight 0 is never asked about.
        answered: facets that the shopper named or was asked about already.
        weights: (n,) how likely each candidate is the one wanted.
        named: how many values the question names; see `information_gain`.
        least_gain: bits below which a question is not worth a turn.
    """
    best: Question | None = None
    for name, weight in zip(facets.names, facets.weights.tolist(), strict=True):
        if name in answered or weight <= 0:
            continue
        gain, chance = information_gain(facets, name, weights, named=named)
        if gain >= least_gain and (best is None or gain > best.gain + 1e-9):
            low = int(np.searchsorted(facets.facet_of, facets.number_of(name)))
            likely = chance.tolist()
            order = sorted(
                range(len(likely)), key=lambda v: (-round(likely[v], 9), facets.values[low + v])
            )
            best = Question(name, tuple(facets.values[low + v] for v in order), gain)
    return best
