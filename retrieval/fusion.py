"""Two scores of a product made into one.

It knows arrays only.
"""

import numpy as np
from numpy.typing import NDArray

__all__ = ["DENSE_WEIGHT", "fuse", "scale"]

Scores = NDArray[np.float32]
DENSE_WEIGHT = 0.5


def scale(scores: Scores) -> Scores:
    """Return scores moved linearly onto [0, 1]; all 0 where they are all alike."""
    if not len(scores):
        return scores
    low, high = float(scores.min()), float(scores.max())
    if high - low < 1e-9:
        return np.zeros_like(scores)
    return np.asarray((scores - low) / (high - low), dtype=np.float32)


def fuse(dense: Scores, lexical: Scores, dense_weight: float = DENSE_WEIGHT) -> Scores:
    """Return the convex combination of both channels, each scaled onto [0, 1] first.

    Bruch, Gai and Ingber 2023, "An Analysis of Fusion Functions for Hybrid Retrieval": a convex
    combination is better than reciprocal ranks and its one weight needs few queries to settle.

    Args:
        dense: (n,) cosines of the candidates.
        lexical: (n,) BM25 scores of the same; all 0 leaves the dense scores alone.
        dense_weight: 0 is lexical only, 1 is dense only.

    Returns:
        (n,) float32 in [0, 1], higher is better.
    """
    if not lexical.any():
        return scale(dense)
    fused = dense_weight * scale(dense) + (1 - dense_weight) * scale(lexical)
    return np.asarray(np.clip(fused, 0.0, 1.0), dtype=np.float32)
