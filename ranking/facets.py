"""Facet values of the candidates as two sparse layouts: by item and by value.

A value is a column. Columns are sorted by facet and value, never by the order of the input, so
that sums over them come out the same for any order of the candidates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ranking.errors import RankingError

__all__ = ["Facets"]

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
Values = Sequence[str] | str | None


@dataclass(frozen=True, eq=False)
class Facets:
    """The facet values of n items.

    Attributes:
        size: n.
        names: facet names, sorted.
        weights: (F,) float64 >= 0, one per facet; 0 = known (for caps) but not to be covered.
        values: the value of each of the V columns.
        facet_of: (V,) int32, the facet of each column.
        indptr: (n + 1,) int32; the columns of item i are columns[indptr[i]:indptr[i + 1]].
        columns: (nnz,) int32, ascending within an item.
        column_indptr: (V + 1,) int32; the items of column v are members[...] likewise.
        members: (nnz,) int32, ascending within a column.
        numbers: name -> (n,) float64 such as prices, NaN where unknown; for explanations.
    """

    size: int
    names: tuple[str, ...]
    weights: Floats
    values: tuple[str, ...]
    facet_of: Ints
    indptr: Ints
    columns: Ints
    column_indptr: Ints
    members: Ints
    numbers: Mapping[str, Floats] = field(default_factory=dict)

    @classmethod
    def from_lists(
        cls,
        lists: Mapping[str, Sequence[Values]],
        weights: Mapping[str, float] | None = None,
        numbers: Mapping[str, Sequence[float] | Floats] | None = None,
        *,
        size: int | None = None,
    ) -> "Facets":
        """Builds facets from one list per facet, one entry per item.

        Args:
            lists: facet -> n entries; an entry is the item's values, one value, or None / empty
                where it has none. A value named twice by an item counts once.
            weights: facet -> weight >= 0; 1.0 where not named.
            numbers: name -> n numbers, NaN where unknown; `why` says "the lowest price" from them.
            size: n, needed only where there are no lists.

        Raises:
            RankingError: lists of different lengths, a value that is not text, an unknown or
                negative weight; names the facet, the index and the value.
        """
        names = tuple(sorted(lists))
        n = _common_length(lists, size)
        rows: list[Ints] = []
        columns: list[Ints] = []
        values: list[str] = []
        facet_of: list[int] = []
        for number, name in enumerate(names):
            pairs, known = _code_values(name, lists[name])
            rows.append(pairs[0])
            columns.append(pairs[1] + len(values))
            values.extend(known)
            facet_of.extend([number] * len(known))
        return _assemble(
            n,
            names,
            _read_weights(names, weights),
            tuple(values),
            np.asarray(facet_of, np.int32),
            np.concatenate(rows) if rows else np.empty(0, np.int32),
            np.concatenate(columns) if columns else np.empty(0, np.int32),
            _read_numbers(numbers, n),
        )

    def take(self, positions: Sequence[int] | NDArray[np.integer]) -> "Facets":
        """The facets of some of the items, in the order given; values no longer present go.

        Build the catalogue's facets once and take each query's candidates from them.
        """
        wanted = np.asarray(positions, np.int64)
        if wanted.size and not (wanted.min() >= 0 and wanted.max() < self.size):
            bad = int(np.flatnonzero((wanted < 0) | (wanted >= self.size))[0])
            raise RankingError(
                f"position {int(wanted[bad])} at index {bad} is outside 0..{self.size - 1}"
            )
        lengths = np.diff(self.indptr)[wanted]
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if ends.size else 0
        starts = self.indptr[wanted] - (ends - lengths)
        columns = self.columns[np.arange(total) + np.repeat(starts, lengths)]
        kept = np.unique(columns)
        renumber = np.zeros(len(self.values), np.int32)
        renumber[kept] = np.arange(kept.size, dtype=np.int32)
        return _assemble(
            int(wanted.size),
            self.names,
            self.weights,
            tuple(self.values[v] for v in kept),
            self.facet_of[kept],
            np.repeat(np.arange(wanted.size, dtype=np.int32), lengths),
            renumber[columns],
            {name: numbers[wanted] for name, numbers in self.numbers.items()},
        )

    def of(self, item: int) -> NDArray[np.int32]:
        """The columns of one item, ascending."""
        return self.columns[self.indptr[item] : self.indptr[item + 1]]

    def of_each(self, items: NDArray[np.int64]) -> list[list[int]]:
        """The columns of several items."""
        starts, ends = self.indptr[items].tolist(), self.indptr[items + 1].tolist()
        return [self.columns[a:b].tolist() for a, b in zip(starts, ends, strict=True)]

    def with_column(self, column: int) -> NDArray[np.int32]:
        """The items that have one value, ascending."""
        return self.members[self.column_indptr[column] : self.column_indptr[column + 1]]

    def counts(self) -> NDArray[np.int32]:
        """(V,) how many items have each value."""
        return self._counts

    @cached_property
    def _counts(self) -> NDArray[np.int32]:
        return np.diff(self.column_indptr)

    @cached_property
    def shares(self) -> Floats:
        """(V,) the share of the items that have each value."""
        return self._counts / max(self.size, 1)

    @cached_property
    def spans(self) -> NDArray[np.int64]:
        """(F, 3) per facet: its first column, how many it has, the most values of one item."""
        ends = np.searchsorted(self.facet_of, np.arange(len(self.names) + 1))
        of_item = np.zeros((len(self.names), self.size), np.int64)
        rows = np.repeat(np.arange(self.size), np.diff(self.indptr))
        np.add.at(of_item, (self.facet_of[self.columns], rows), 1)
        most = of_item.max(axis=1, initial=0)
        return np.column_stack([ends[:-1], np.diff(ends), most]).astype(np.int64)

    def pair(self, column: int) -> tuple[str, str]:
        """The facet and the value of a column."""
        return self.names[self.facet_of[column]], self.values[column]

    def number_of(self, name: str) -> int:
        """The index of a facet.

        Raises:
            RankingError: no such facet; lists those there are.
        """
        try:
            return self.names.index(name)
        except ValueError:
            known = ", ".join(self.names) or "none"
            raise RankingError(f"no facet named {name!r}; there are: {known}") from None

    def find(self, facet: str, value: str) -> int | None:
        """The column of a value, or None where no item has it."""
        number = self.number_of(facet)
        low, high = np.searchsorted(self.facet_of, [number, number + 1])
        try:
            return self.values.index(value, int(low), int(high))
        except ValueError:
            return None


def _common_length(lists: Mapping[str, Sequence[Values]], size: int | None) -> int:
    n = size
    for name, entries in lists.items():
        if isinstance(entries, str):
            raise RankingError(f"facet {name!r} is the text {entries!r}; give one entry per item")
        if n is not None and len(entries) != n:
            raise RankingError(f"facet {name!r} has {len(entries)} entries; expected {n}")
        n = len(entries)
    return n or 0


def _code_values(name: str, entries: Sequence[Values]) -> tuple[tuple[Ints, Ints], list[str]]:
    """Rows and columns of one facet, its columns numbered by the sorted values."""
    codes: dict[str, int] = {}
    rows: list[int] = []
    seen: list[int] = []
    for index, entry in enumerate(entries):
        found = () if entry is None else (entry,) if isinstance(entry, str) else entry
        for value in found if len(found) < 2 else dict.fromkeys(found):
            if not isinstance(value, str):
                raise RankingError(
                    f"facet {name!r} has the value {value!r} at index {index}; values are text"
                )
            rows.append(index)
            seen.append(codes.setdefault(value, len(codes)))
    known = sorted(codes)
    position = np.empty(len(codes), np.int32)
    for number, value in enumerate(known):
        position[codes[value]] = number
    return (np.asarray(rows, np.int32), position[np.asarray(seen, np.int64)]), known


def _read_weights(names: tuple[str, ...], weights: Mapping[str, float] | None) -> Floats:
    given = dict(weights or {})
    for name, weight in given.items():
        if name not in names:
            raise RankingError(
                f"a weight is given for {name!r}, which is not a facet; there are: "
                + (", ".join(names) or "none")
            )
        if not 0 <= weight < np.inf:
            raise RankingError(f"facet {name!r} has the weight {weight!r}; weights are >= 0")
    return np.asarray([given.get(name, 1.0) for name in names], np.float64)


def _read_numbers(
    numbers: Mapping[str, Sequence[float] | Floats] | None, n: int
) -> dict[str, Floats]:
    read = {name: np.asarray(entries, np.float64) for name, entries in (numbers or {}).items()}
    for name, entries in read.items():
        if entries.shape != (n,):
            raise RankingError(f"numbers {name!r} have shape {entries.shape}; expected ({n},)")
    return read


def _assemble(
    n: int,
    names: tuple[str, ...],
    weights: Floats,
    values: tuple[str, ...],
    facet_of: Ints,
    rows: Ints,
    columns: Ints,
    numbers: Mapping[str, Floats],
) -> Facets:
    by_item = np.lexsort((columns, rows))
    by_value = np.lexsort((rows, columns))
    return Facets(
        size=n,
        names=names,
        weights=weights,
        values=values,
        facet_of=facet_of,
        indptr=_pointers(rows, n),
        columns=columns[by_item],
        column_indptr=_pointers(columns, len(values)),
        members=rows[by_value],
        numbers=numbers,
    )


def _pointers(keys: Ints, size: int) -> Ints:
    ends = np.cumsum(np.bincount(keys, minlength=size))
    return np.concatenate(([0], ends)).astype(np.int32)
