"""Which little-known products are tried out: Thompson sampling on the long tail, seeded.

The chance that a product is taken when it is seen has a Beta posterior; one draw of it per product
lets those of which little is known come forward now and then, and those that are known not to be
taken stay back (Thompson 1933; Chapelle and Li 2011, "An empirical evaluation of Thompson
sampling"). The draw hangs on the conversation alone, so that a reply can be had again.
"""

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["explore"]

# How many sightings the shop's usual rate is worth against a product's own.
PRIOR = 4.0
USUAL_RATE = 0.1


def explore(
    ids: Sequence[str],
    seen: NDArray[np.float32],
    taken: NDArray[np.float32],
    popularity: NDArray[np.float32],
    seed: str,
) -> NDArray[np.float32]:
    """Return (n,) float32 in [0, 1]: a draw of each product's rate, times how little it is known.

    Args:
        ids: n ids; a product's draw does not depend on its place among them.
        seen: (n,) how often each was looked at or taken.
        taken: (n,) how often it was put aside or bought, at most `seen`.
        popularity: (n,) in [0, 1]; what everybody takes needs no help.
        seed: of the conversation; the same seed gives the same draws.
    """
    if not len(ids):
        return np.empty(0, np.float32)
    total = float(seen.sum())
    usual = float(taken.sum()) / total if total and taken.any() else USUAL_RATE
    dice = np.random.default_rng(zlib.crc32(seed.encode()))
    order = np.argsort(np.array(ids))
    drawn = np.empty(len(ids))
    drawn[order] = dice.beta(
        PRIOR * usual + taken[order],
        PRIOR * max(1.0 - usual, 0.05) + np.maximum(seen - taken, 0.0)[order],
    )
    column = drawn * (1.0 - popularity)
    return (column / max(float(column.max()), 1e-9)).astype(np.float32)
