"""Which columns make up a category path, broad to narrow.

Merchants write it as one path, as a column per level, or as a type that divides categories
further; this tells which, by names and values.
"""

from collections.abc import Mapping, Sequence

from retrieval.feeds.column_names import merchant_words
from retrieval.feeds.facts import ColumnFacts
from retrieval.feeds.rows import Row
from retrieval.feeds.values import plain_text

__all__ = ["GOOGLE_CATEGORY", "CategoryLevels"]

GOOGLE_CATEGORY = "google_product_category"
# A type divides categories further if so many of its rows lie in its usual category.
NESTED = 0.8
LONGEST_TYPE = 60


class CategoryLevels:
    """The columns of a category path.

    Attributes:
        columns: broad to narrow; a column that holds whole paths stands first. () for none.
        spare: columns to read where those say nothing.
    """

    def __init__(
        self, names: Mapping[str, str], facts: Mapping[str, ColumnFacts], rows: Sequence[Row]
    ) -> None:
        """Chooses among columns, each with its name as `read_name` gives it."""
        self.facts = facts
        self.rows = rows
        levels = sorted(
            (level, at, column)
            for at, (column, name) in enumerate(names.items())
            if (level := _level(name)) is not None and facts[column].fill > 0.02
        )
        leveled = [column for _, _, column in levels if facts[column].urls < 0.1]
        type_names = merchant_words().category["type"]
        types = [c for c, name in names.items() if name in type_names and c not in leveled]
        google = [c for c, name in names.items() if name == GOOGLE_CATEGORY]
        self.columns = self._choose(leveled, types, google)
        self.spare = [c for c in (*types, *google) if c not in self.columns]

    def _choose(
        self, leveled: Sequence[str], types: Sequence[str], google: Sequence[str]
    ) -> tuple[str, ...]:
        paths = [c for c in leveled if self._holds_paths(c)]
        typed_paths = [c for c in types if self.facts[c].paths > 0.3]
        if typed_paths and not paths:
            return tuple(typed_paths[:1])
        if paths or leveled:
            chosen = paths[:1] or list(leveled)
            nested = [c for c in types if self._is_nested(c, chosen[-1])]
            return (*chosen, *nested[:1])
        if types and self.facts[types[0]].fill >= 0.5:
            return tuple(types[:1])
        return tuple(google[:1])

    def _holds_paths(self, column: str) -> bool:
        return self.facts[column].paths > 0.5 or self.facts[column].lists > 0.5

    def _is_nested(self, narrow: str, broad: str) -> bool:
        """Whether a column divides another one further: its values lie in one value of it each."""
        if self.facts[narrow].fill < 0.8 or self.facts[narrow].mean_length > LONGEST_TYPE:
            return False
        parents: dict[str, dict[str, int]] = {}
        for row in self.rows:
            child, parent = plain_text(row.values.get(narrow)), plain_text(row.values.get(broad))
            if child and parent:
                counts = parents.setdefault(child, {})
                counts[parent] = counts.get(parent, 0) + 1
        total = sum(sum(counts.values()) for counts in parents.values())
        agreed = sum(max(counts.values()) for counts in parents.values())
        broad_values = {parent for counts in parents.values() for parent in counts}
        return total > 0 and agreed >= NESTED * total and len(parents) > len(broad_values)


def _level(name: str) -> int | None:
    """Return where a category column stands in the path; None if it is none."""
    words = name.split("_")
    digits = [int(word) for word in words if word.isdecimal()]
    digits += [int(word[1:]) for word in words if word[:1] in "lc" and word[1:].isdecimal()]
    if digits and {"category", "cat", "level"} & set(words):
        return 10 + digits[0]
    levels = merchant_words().category
    order = ("top", "any", "sub", "subsub")
    return next((at for at, level in enumerate(order) if name in levels[level]), None)
