"""Seeded draws that give the same values on every Python version.

Only `random.Random.random` is used underneath: its stream for a given string seed is fixed, while
the algorithms behind choice, sample and shuffle have changed between versions.
"""

import math
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A stream of draws named by its seed: same name, same draws."""

    def __init__(self, name: str) -> None:
        """Start the stream called `name`."""
        self._random = random.Random(name)

    def share(self) -> float:
        """A number in [0, 1)."""
        return self._random.random()

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return self.share() < probability

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self.share() * (high - low + 1))

    def pick(self, values: Sequence[T]) -> T:
        """One of the values, each as likely as the others."""
        return values[int(self.share() * len(values))]

    def weighted(self, values: Sequence[T], weights: Sequence[float]) -> T:
        """One of the values, in proportion to its weight."""
        point = self.share() * sum(weights)
        for value, weight in zip(values, weights, strict=True):
            point -= weight
            if point < 0:
                return value
        return values[-1]

    def shuffled(self, values: Sequence[T]) -> list[T]:
        """The values in a drawn order."""
        keyed = [(self.share(), index) for index in range(len(values))]
        return [values[index] for _, index in sorted(keyed)]

    def bell(self) -> float:
        """A number around 0 with standard deviation 1, never beyond 3 either way."""
        return max(-3.0, min(3.0, sum(self.share() for _ in range(12)) - 6.0))

    def long_tail(self, middle: float, spread: float) -> int:
        """A count whose logarithm is bell-shaped around `middle`; at least 1."""
        return max(1, round(middle * math.exp(spread * self.bell())))
