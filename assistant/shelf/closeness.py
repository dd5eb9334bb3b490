"""Which candidates are about the same thing, and which are told apart by their titles."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.search import Candidates

__all__ = ["closeness", "first_of_each"]


def first_of_each(keys: Sequence[str]) -> NDArray[np.bool_]:
    """Return which entries are the first of their key."""
    first: dict[str, int] = {}
    for at, key in enumerate(keys):
        first.setdefault(key, at)
    found = np.zeros(len(keys), np.bool_)
    found[list(first.values())] = True
    return found


def closeness(candidates: Candidates) -> NDArray[np.float64]:
    """Return (n,) in [0, 1]: the mean of each candidate's shares of the best cosine and BM25."""
    dense = np.array([max(hit.dense or 0.0, 0.0) for hit in candidates.hits])
    words = np.array([hit.lexical or 0.0 for hit in candidates.hits])
    shares = [channel / channel.max() for channel in (dense, words) if channel.max() > 0]
    return np.asarray(np.mean(shares, axis=0) if shares else np.ones(len(dense)), np.float64)
