"""What a list must satisfy whatever it scores: caps, minimums, pins, bans and the twin guard.

Price limits and must-haves are prefilters; they never reach the ranker.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ranking.errors import RankingError
from ranking.facets import Facets
from ranking.vectors import SCALE, as_floats

__all__ = ["Constraints", "Relaxation"]

NO_CAP = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Constraints:
    """Hard constraints on the list.

    Attributes:
        caps: facet -> the most items with any one value, or -> {value: most}. An item without a
            value is not limited. To cap a facet without covering it, give it weight 0.
        minimums: facet -> value -> at least so many items.
        pinned: ids that are shown, first and in this order.
        banned: ids that are not shown; those that are no candidates are ignored.
        near_duplicate: items whose cosine is above this are twins, of which one is shown; None
            to allow twins. Needs embeddings.
        parents: (n,) key of the product that each item is a variant of, None where it is none;
            items of one parent are twins.
    """

    caps: Mapping[str, int | Mapping[str, int]] = field(default_factory=dict)
    minimums: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    pinned: Sequence[Hashable] = ()
    banned: Sequence[Hashable] | frozenset[Hashable] = ()
    near_duplicate: float | None = 0.98
    parents: Sequence[Hashable | None] | None = None

    def __post_init__(self) -> None:
        """Refuses limits that are not counts.

        Raises:
            RankingError: names the limit and its value.
        """
        for facet, cap in self.caps.items():
            for value, most in cap.items() if isinstance(cap, Mapping) else [("*", cap)]:
                _check_count(f"cap on {facet}={value}", most)
        for facet, entries in self.minimums.items():
            for value, least in entries.items():
                _check_count(f"minimum of {facet}={value}", least)
        if self.near_duplicate is not None and not 0 < self.near_duplicate <= 1:
            raise RankingError(
                f"near_duplicate is {self.near_duplicate!r}; it is a cosine in (0, 1] or None"
            )
        both = [pin for pin in self.pinned if pin in set(self.banned)]
        if both:
            raise RankingError(f"{both[0]!r} is both pinned and banned")
        if len(set(self.pinned)) != len(self.pinned):
            raise RankingError(f"pinned names an id twice: {list(self.pinned)!r}")


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The one constraint that had to give way, and by how much.

    Attributes:
        name: the facet of a cap or minimum, "near_duplicate", "pinned" or "banned".
        kind: "cap", "minimum", "near_duplicate", "pinned" or "banned".
        asked: the limit asked for.
        used: the limit that the list satisfies.
    """

    name: str
    kind: str
    asked: float
    used: float

    def __str__(self) -> str:
        """Such as "at most 2 per brand became at most 3"."""
        if self.kind == "cap":
            return f"at most {self.asked:g} per {self.name} became at most {self.used:g}"
        if self.kind == "minimum":
            return f"at least {self.asked:g} of {self.name} became at least {self.used:g}"
        if self.kind == "near_duplicate":
            return "near-duplicates are shown, there are not enough different items"
        return f"{self.name} became {self.used:g} instead of {self.asked:g}"


@dataclass(frozen=True, slots=True)
class Limits:
    """Constraints as arrays over the candidates.

    Attributes:
        pinned: positions.
        banned: (n,) bool.
        caps: (V,) int64, NO_CAP where there is none.
        cap_of: (V,) the cap asked for, by facet, to name it; same as caps before relaxing.
        minimums: column -> at least so many.
        missing: minimums of values that no candidate has: (facet, value, least).
        grid: (n, d) vectors on the integer grid, or None where twins are allowed.
        threshold: their squared-scale product above which two items are twins.
        parents: (n,) int64 codes, -1 where an item has none; or None.
    """

    pinned: tuple[int, ...]
    banned: NDArray[np.bool_]
    caps: NDArray[np.int64]
    minimums: Mapping[int, int]
    missing: tuple[tuple[str, str, int], ...]
    grid: NDArray[np.int16] | None
    threshold: float
    parents: NDArray[np.int64] | None

    def twins(self, item: int, shown: Sequence[int]) -> int | None:
        """The first shown item of which `item` is a twin, or None."""
        if not len(shown):
            return None
        others = np.asarray(shown, np.int64)
        alike = np.zeros(others.size, np.bool_)
        if self.parents is not None and self.parents[item] >= 0:
            alike |= self.parents[others] == self.parents[item]
        if self.grid is not None:
            alike |= as_floats(self.grid[others]) @ as_floats(self.grid[item]) > self.threshold
        found = np.flatnonzero(alike)
        return int(others[found[0]]) if found.size else None

    @property
    def guards_twins(self) -> bool:
        """Whether twins are looked for at all."""
        return self.grid is not None or self.parents is not None


def read_constraints(
    constraints: Constraints | None,
    ids: Sequence[Hashable],
    k: int,
    facets: Facets | None,
    grid: NDArray[np.int16] | None,
) -> Limits | None:
    """Turns constraints into arrays; None where there are none.

    Raises:
        RankingError: an unknown pin or facet, more pins than places, parents of another length.
    """
    if constraints is None:
        return None
    n = len(ids)
    parents = constraints.parents
    if parents is not None and len(parents) != n:
        raise RankingError(f"parents have {len(parents)} entries; expected {n}")
    if len(constraints.pinned) > k:
        raise RankingError(f"{len(constraints.pinned)} items are pinned; k is {k}")
    where = (
        {id_: i for i, id_ in enumerate(ids)} if constraints.pinned or constraints.banned else {}
    )
    for pin in constraints.pinned:
        if pin not in where:
            raise RankingError(f"pinned id {pin!r} is not among the {n} candidates")
    banned = np.zeros(n, np.bool_)
    banned[[where[id_] for id_ in constraints.banned if id_ in where]] = True
    minimums, missing = _read_minimums(constraints, facets)
    threshold = constraints.near_duplicate
    return Limits(
        pinned=tuple(where[pin] for pin in constraints.pinned),
        banned=banned,
        caps=_read_caps(constraints, facets),
        minimums=minimums,
        missing=missing,
        grid=grid if threshold is not None else None,
        # Products are whole, so nothing changes; float32 would round it up.
        threshold=np.floor((threshold or 1.0) * float(SCALE) ** 2),
        parents=None if parents is None else _code_parents(parents),
    )


def _read_caps(constraints: Constraints, facets: Facets | None) -> NDArray[np.int64]:
    caps = np.full(0 if facets is None else len(facets.values), NO_CAP, np.int64)
    for facet, cap in constraints.caps.items():
        known = _need(facets, facet)
        number = known.number_of(facet)
        if isinstance(cap, Mapping):
            for value, most in cap.items():
                column = known.find(facet, value)
                if column is not None:
                    caps[column] = most
        else:
            caps[known.facet_of == number] = cap
    return caps


def _read_minimums(
    constraints: Constraints, facets: Facets | None
) -> tuple[dict[int, int], tuple[tuple[str, str, int], ...]]:
    found: dict[int, int] = {}
    missing = []
    for facet, entries in constraints.minimums.items():
        for value, least in entries.items():
            column = _need(facets, facet).find(facet, value)
            if column is not None:
                found[column] = least
            elif least:
                missing.append((facet, value, least))
    return found, tuple(missing)


def _need(facets: Facets | None, facet: str) -> Facets:
    if facets is None:
        raise RankingError(f"a constraint names the facet {facet!r}, but no facets are given")
    return facets


def _code_parents(parents: Sequence[Hashable | None]) -> NDArray[np.int64]:
    codes: dict[Hashable, int] = {}
    return np.asarray(
        [-1 if key is None else codes.setdefault(key, len(codes)) for key in parents], np.int64
    )


def _check_count(what: str, count: object) -> None:
    if isinstance(count, bool) or not isinstance(count, int) or count < 0:
        raise RankingError(f"the {what} is {count!r}; it must be a whole number >= 0")
