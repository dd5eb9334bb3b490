"""How sure a figure of a whole batch is."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

__all__ = ["jackknife"]

Part = TypeVar("Part")
GROUPS = 40


def jackknife(
    parts: Sequence[Part], measure: Callable[[Sequence[Part]], float]
) -> dict[str, float]:
    """Return a figure and its 95 % interval by leaving out a group of the parts at a time.

    For figures of all parts together, such as a Gini index: parts drawn twice, as a bootstrap has
    them, would look like exposure spent twice (Quenouille 1956, Tukey 1958; in groups, Wolter
    2007). Every GROUPS-th part is of one group.
    """
    value = measure(parts)
    groups = min(GROUPS, len(parts))
    if groups < 2:
        return {"mean": value, "low": value, "high": value}
    without = np.asarray(
        [measure([p for at, p in enumerate(parts) if at % groups != g]) for g in range(groups)]
    )
    error = float(np.sqrt((groups - 1) * without.var()))
    return {"mean": value, "low": value - 1.96 * error, "high": value + 1.96 * error}
