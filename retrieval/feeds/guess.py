"""Which column says what, guessed from the columns' names and checked against their values.

Every guess is printed for the owner, who may overrule it with a mapping file.
"""

from collections.abc import Iterable, Sequence

from retrieval.catalog.names import facet_name
from retrieval.feeds.category import GOOGLE_CATEGORY, CategoryLevels
from retrieval.feeds.column_map import ColumnMap, OwnersMap
from retrieval.feeds.column_names import ColumnName, merchant_words, read_name
from retrieval.feeds.facts import ColumnFacts, column_facts
from retrieval.feeds.rows import Row, Rows
from retrieval.feeds.values import is_missing, plain_text

__all__ = ["guess_map"]

LONG_TEXT = 160
# So many of a field's names mean nothing else.
SURE_NAMES = 5


def guess_map(rows: Rows, owners: OwnersMap | None = None) -> ColumnMap:
    """Map a feed's columns.

    Args:
        rows: the feed.
        owners: what the owner fixed, which is not guessed again.

    Returns:
        A mapping that may lack a field; "id" and "title" then have an entry in `made` or the
        caller refuses the feed.
    """
    return _Guess(rows, owners or OwnersMap()).result()


class _Guess:
    """The columns that are still free, and the mapping so far."""

    def __init__(self, rows: Rows, owners: OwnersMap) -> None:
        self.rows: Sequence[Row] = rows.rows
        self.owners = owners
        self.words = merchant_words()
        self.names = {column: read_name(column) for column in rows.columns}
        self.facts = column_facts(rows.rows, rows.columns)
        self.map = ColumnMap(fields=dict(owners.fields), constants=dict(owners.constants))
        taken = {c for columns in owners.fields.values() for c in columns} | set(owners.ignore)
        self.free = [column for column in rows.columns if column not in taken]
        for column in owners.ignore:
            self.map.ignored[column] = "by the mapping file"
        for column, name in self.names.items():
            if name.currency is not None:
                self.map.currencies[column] = name.currency

    def result(self) -> ColumnMap:
        self._guess_price()
        for field in ("group", "id", "title", "variants", "image", "url", "tags", "description"):
            self._guess_named(field)
        self._guess_category()
        for field in self.words.fields:
            self._guess_named(field)
        self._guess_by_looks()
        self._take_by_name_alone()
        self._make_missing()
        self._keep_attributes()
        return self.map

    def _is_set(self, field: str) -> bool:
        return field in self.map.fields or field in self.map.constants

    def _take(self, field: str, columns: Iterable[str]) -> None:
        self.map.fields[field] = tuple(columns)
        self.free = [column for column in self.free if column not in self.map.fields[field]]

    def _guess_named(self, field: str) -> None:
        if self._is_set(field):
            return
        ranks = {name: rank for rank, name in enumerate(self.words.fields[field])}
        found = sorted(
            (
                field == "id"
                and ranks[self.names[column].name] >= SURE_NAMES
                and self._repeats(column),
                ranks[self.names[column].name],
                at,
                column,
            )
            for at, column in enumerate(self.free)
            if self.names[column].name in ranks and self._suits(field, column)
        )
        if not found:
            return
        if field == "description":
            self._take(field, [column for *_, column in found])
        else:
            self._take(field, [found[0][-1]])

    def _suits(self, field: str, column: str) -> bool:
        facts = self.facts[column]
        if facts.fill == 0:
            return False
        if field == "id":
            return facts.fill > 0.5 and self._is_unique(column)
        if field in ("title", "brand"):
            return facts.numeric < 0.9 and facts.packed < 0.1 and facts.urls < 0.5
        if field == "description":
            prose = facts.spaced > 0.5 or facts.mean_length > 8
            return prose and facts.numeric < 0.5 and facts.packed < 0.5 and facts.urls < 0.5
        if field == "variants":
            return facts.lists > 0.5
        if field in ("url", "image"):
            return facts.urls > 0.5 or facts.pictures > 0.5
        if field in ("rating", "rating_count"):
            return facts.packed < 0.1 and facts.mean_length < 30
        return True

    def _repeats(self, column: str) -> bool:
        values = [plain_text(row.values.get(column)) for row in self.rows]
        said = [value for value in values if value]
        return len(set(said)) < len(said)

    def _is_unique(self, column: str) -> bool:
        """Whether a column tells rows apart: a few repeats are bad rows, many are no ids."""
        values = [plain_text(row.values.get(column)) for row in self.rows]
        said = [value for value in values if value]
        if "group" in self.map.fields or "variants" in self.map.fields:
            return len(set(said)) >= 0.8 * len(said)
        return len(set(said)) >= min(0.9 * len(said), len(said) - 1) or (
            len(said) < 12 and len(set(said)) >= 0.5 * len(said)
        )

    def _guess_price(self) -> None:
        ranked = self._ranked_prices(self.words.price["never"]) or self._ranked_prices(
            self.words.price["never"] - {"unit", "per"}
        )
        columns = [column for _, _, column in ranked]
        ranks = {column: rank for rank, _, column in ranked}
        if not self._is_set("price") and columns:
            self._take("price", columns)
        elif self._is_set("price"):
            columns = [c for c in columns if c not in self.map.fields.get("price", ())]
            ranks = {c: ranks[c] for c in columns}
        if self._is_set("compare_at"):
            return
        lowest = min(ranks.values(), default=0)
        before = [c for c in reversed(columns) if ranks[c] > lowest or self._is_before(c)]
        if before and (len(columns) > 1 or "price" in self.owners.fields):
            self._take("compare_at", before)

    def _ranked_prices(self, barred: frozenset[str]) -> list[tuple[int, int, str]]:
        return sorted(
            (rank, at, column)
            for at, column in enumerate(self.free)
            if not self.names[column].words & barred
            and (rank := _price_rank(self.names[column], self.facts[column])) is not None
        )

    def _is_before(self, column: str) -> bool:
        return bool(self.names[column].words & self.words.price["before"])

    def _guess_category(self) -> None:
        if self._is_set("category"):
            return
        named = {c: self.names[c].name for c in self.free if self.facts[c].numeric < 0.5}
        levels = CategoryLevels(named, self.facts, self.rows)
        if levels.columns:
            self._take("category", levels.columns)
            if spare := [column for column in levels.spare if column in self.free]:
                self.map.fallbacks["category"] = tuple(spare)
        for column in self.free[:]:
            if self.names[column].name == GOOGLE_CATEGORY and levels.columns:
                self.free.remove(column)
                self.map.ignored[column] = "the merchant's own categories are read"

    def _guess_by_looks(self) -> None:
        """Find what no name gave away: the id, the title and the price of a bare table."""
        if not self._is_set("title"):
            texts = [
                c
                for c in self.free
                if self.facts[c].spaced > 0.5
                and self.facts[c].fill > 0.9
                and self.facts[c].urls < 0.1
                and self.facts[c].packed < 0.1
                and 5 <= self.facts[c].mean_length <= LONG_TEXT
            ]
            if texts:
                self._take("title", [max(texts, key=lambda c: self.facts[c].distinct)])
        if not self._is_set("price"):
            money = [
                c
                for c in self.free
                if self.facts[c].numeric > 0.9
                and self.facts[c].fill > 0.9
                and not self.names[c].words & self.words.price["never"]
                and any(_looks_like_money(row.values.get(c)) for row in self.rows[:200])
            ]
            if money:
                self._take("price", money[:1])

    def _take_by_name_alone(self) -> None:
        """Take a plainly named column though its values are bad, so that each row says why."""
        fields = self.words.fields
        plain = {
            "id": fields["id"][:SURE_NAMES],
            "title": fields["title"][:SURE_NAMES],
            "price": tuple(self.words.price["any"]),
        }
        for field, names in plain.items():
            named = [c for c in self.free if self.names[c].name in names]
            if named and not self._is_set(field):
                self._take(field, named[:1])

    def _make_missing(self) -> None:
        if not self._is_set("id"):
            source = next((f for f in ("url", "title") if f in self.map.fields), None)
            if source is not None:
                self.map.made["id"] = f"is made from the {source}: no column is one"

    def _keep_attributes(self) -> None:
        packed: list[str] = []
        if self.owners.attributes is not None:
            self.map.attributes = dict(self.owners.attributes)
            taken = set(self.owners.attributes.values())
            for column in self.free:
                if column not in taken:
                    self.map.ignored[column] = "the mapping file lists the attributes"
            return
        for column in self.free:
            facts, name = self.facts[column], self.names[column].name
            reason = self._why_ignored(column)
            if reason is not None:
                self.map.ignored[column] = reason
            elif facts.packed > 0.5:
                packed.append(column)
            else:
                key = name if name not in self.map.attributes else facet_name(column)
                if key in ("category", "brand", "price", "in_stock"):
                    key = f"{key}_2"
                self.map.attributes[key] = column
        self.map.packed = tuple(packed)

    def _why_ignored(self, column: str) -> str | None:
        facts, name = self.facts[column], self.names[column]
        if facts.fill == 0:
            return "empty"
        if self.words.ignored.fullmatch(name.name) or not name.name:
            return "says nothing to a shopper"
        if name.words & self.words.price["any"] and name.words & self.words.price["never"]:
            return "no price that a shopper pays"
        if facts.packed <= 0.5 and (facts.urls > 0.5 or facts.pictures > 0.5):
            return "addresses"
        if facts.mean_length > LONG_TEXT and facts.packed <= 0.5 and facts.lists <= 0.5:
            return "long text"
        return None


def _price_rank(name: ColumnName, facts: ColumnFacts) -> int | None:
    """Return how far from what is paid now a price column is; None if it is no price."""
    price, words = merchant_words().price, name.words
    if not words & price["any"] or facts.fill == 0:
        return None
    if facts.numeric < 0.5 and facts.packed < 0.5:
        return None
    if words & price["now"]:
        return 0
    if words & price["retail"]:
        return 2
    return 3 if words & price["before"] else 1


def _looks_like_money(value: object) -> bool:
    if is_missing(value) or isinstance(value, bool | int):
        return False
    text = plain_text(value)
    return isinstance(value, float) or any(c in text for c in "€$£¥₹.,")
