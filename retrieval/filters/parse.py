"""Filters as typed on a command line: `price=..150`, `colour=red|blue`, `brand!=Nike`.

It reads typed pairs against the catalogue's facets; it reads no sentences.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from rapidfuzz import fuzz, process, utils

from retrieval.catalog import Catalog, Facet, fold
from retrieval.catalog.names import facet_name
from retrieval.errors import FilterError
from retrieval.filters.search_filter import PATH_SEPARATOR, SearchFilter
from retrieval.prices import minor_units, parse_amount

__all__ = ["close_matches", "parse_filters", "settle_value"]

_PAIR = re.compile(r"\s*(.+?)\s*(!=|=)\s*(.*?)\s*", re.DOTALL)
TRUE = frozenset({"true", "yes", "1", "on"})
FALSE = frozenset({"false", "no", "0", "off"})


def parse_filters(pairs: Sequence[str], catalog: Catalog) -> SearchFilter:
    """Read `--filter` options.

    Args:
        pairs: each "facet=value", "facet!=value", "facet=value|value" or, of numbers and prices,
            "facet=low..high" with either end left out. Prices are in major units. Two pairs of
            the same facet allow the values of both.
        catalog: whose facets and values are allowed.

    Raises:
        FilterError: no pair, an unknown facet or value, or a range that is none; one line that
            says what is allowed and what comes close.
    """
    reading = _Reading(catalog)
    for pair in pairs:
        match = _PAIR.fullmatch(pair)
        if match is None or not match[3]:
            raise FilterError(
                f"The filter {pair!r} is not facet=value. "
                "Examples: price=..150, colour=red|blue, brand!=Nike, in_stock=true."
            )
        reading.add(match[1], match[2] == "!=", match[3])
    return reading.result()


class _Reading:
    """The filter so far."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.include: dict[str, tuple[str, ...]] = {}
        self.exclude: dict[str, tuple[str, ...]] = {}
        self.ranges: dict[str, tuple[float | None, float | None]] = {}
        self.price: tuple[int | None, int | None] = (None, None)
        self.in_stock: bool | None = None

    def result(self) -> SearchFilter:
        return SearchFilter(
            price_min_minor=self.price[0],
            price_max_minor=self.price[1],
            include=self.include,
            exclude=self.exclude,
            ranges=self.ranges,
            in_stock=self.in_stock,
        )

    def add(self, name: str, negated: bool, value: str) -> None:
        key = facet_name(name)
        if key == "price":
            self._add_price(value, negated)
        elif key == "in_stock":
            self.in_stock = _read_bool("in_stock", value) != negated
        else:
            self._add_facet(find_facet(name, self.catalog), negated, value)

    def _add_price(self, value: str, negated: bool) -> None:
        if negated:
            raise FilterError(f"price!={value} is not allowed; give a range such as price=20..40.")
        ends = _read_range("price", value)
        if any(end is not None and end < 0 for end in ends):
            raise FilterError(f"price={value} is below 0; give a range such as price=20..40.")
        currency = self.catalog.currency
        low, high = (None if end is None else minor_units(end, currency) for end in ends)
        self.price = (low, high)

    def _add_facet(self, facet: Facet, negated: bool, value: str) -> None:
        if facet.kind == "number" and not negated and "|" not in value:
            low, high = _read_range(facet.name, value)
            self.ranges[facet.name] = (
                None if low is None else float(low),
                None if high is None else float(high),
            )
            return
        values = tuple(
            settle_value(facet, part.strip(), self.catalog)
            for part in value.split("|")
            if part.strip()
        )
        if not values:
            raise FilterError(f"{facet.name}={value!r} has no value; give one, or several as a|b.")
        side = self.exclude if negated else self.include
        side[facet.name] = tuple(dict.fromkeys((*side.get(facet.name, ()), *values)))


def find_facet(name: str, catalog: Catalog) -> Facet:
    """Return the facet of that name or label.

    Raises:
        FilterError: there is none.
    """
    key = facet_name(name)
    for facet in catalog.facets:
        if key in (facet.name, facet_name(facet.label)):
            return facet
    names = ["price", "in_stock", *catalog.facet_names]
    raise FilterError(
        f"No facet {name!r} here.{close_matches(key, names)} Facets: {', '.join(names)}."
    )


def settle_value(facet: Facet, value: str, catalog: Catalog) -> str:
    """Return the value as the catalogue spells it, found by spelling or by synonym.

    Raises:
        FilterError: no product has it; names what comes close.
    """
    if facet.kind == "bool":
        return "true" if _read_bool(facet.name, value) else "false"
    wanted = fold(value)
    known = catalog.spellings(facet.name)
    if wanted in known:
        return known[wanted]
    if facet.name == "category" and PATH_SEPARATOR.strip() in wanted:
        path = PATH_SEPARATOR.join(part.strip() for part in value.split(">"))
        if any(SearchFilter(include={"category": (path,)}).matches(p) for p in catalog):
            return path
    for spelled, words in facet.synonyms.items():
        if wanted in {fold(word) for word in words}:
            return spelled
    raise FilterError(
        f"No product has {facet.name}={value!r}.{close_matches(value, list(known.values()))}"
        f" There are {len(known)} values, such as {', '.join(list(known.values())[:5])}."
    )


def close_matches(value: str, allowed: Iterable[str], limit: int = 3) -> str:
    """Return " Did you mean a, b or c?" for what comes close, or "" for nothing."""
    found = process.extract(
        value,
        list(allowed),
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=limit,
        score_cutoff=70,
    )
    names = [name for name, _, _ in found]
    if not names:
        return ""
    listed = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " or " + names[-1]
    return f" Did you mean {listed}?"


def _read_bool(facet: str, value: str) -> bool:
    if fold(value) in TRUE:
        return True
    if fold(value) in FALSE:
        return False
    raise FilterError(f"{facet}={value!r} is not allowed; give true or false.")


def _read_range(facet: str, value: str) -> tuple[Decimal | None, Decimal | None]:
    low, dots, high = value.partition("..")
    if not dots:
        low = high = value
    ends = [None if not end.strip() else parse_amount(end) for end in (low, high)]
    wrong = [
        end for end, text in zip(ends, (low, high), strict=True) if end is None and text.strip()
    ]
    if wrong or ends == [None, None]:
        raise FilterError(
            f"{facet}={value!r} is no range; give a number, 20..40, ..40 or 20.. instead."
        )
    if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
        raise FilterError(f"{facet}={value!r} is empty: {low.strip()} is above {high.strip()}.")
    return ends[0], ends[1]
