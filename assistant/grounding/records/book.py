"""Everything that one turn's evidence says, indexed by kind: products, policies, orders, request.

It judges no claim; the rules ask it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from assistant.grounding.reading.dates import Day, read_days
from assistant.grounding.reading.quantities import Quantity, read_quantities
from assistant.grounding.reading.text import fold, lower, quotable, stem
from assistant.grounding.records.facts import ProductFacts, flatten, money_leaf, text_stems
from assistant.grounding.records.terms import Passage, read_passages
from assistant.money import minor_units
from assistant.reply import Evidence

__all__ = ["Book", "Entry", "Readings", "Request"]

_ENTRY_ID = re.compile(r"(?:^|_)(?:ids?|number|code|tracking)$")
_STATE_KEYS = ("status", "state", "fulfilment", "fulfillment")


@dataclass(slots=True)
class Entry:
    """One record that is neither product nor policy: an order, a cart, an action, the shop."""

    source: str
    kind: str
    record: Mapping[str, object]
    ids: set[str] = field(default_factory=set)
    amounts: list[tuple[tuple[str, ...], int, str]] = field(default_factory=list)
    numbers: list[tuple[tuple[str, ...], Decimal]] = field(default_factory=list)
    figures: list[Quantity] = field(default_factory=list)
    states: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    days: set[tuple[str, Day]] = field(default_factory=set)
    counts: set[int] = field(default_factory=set)  # of its lines, and of the pieces in them
    currency: str = ""


@dataclass(slots=True)
class Request:
    """What the shopper said, and the constraints kept from earlier turns."""

    text: str = ""
    stems: set[str] = field(default_factory=set)
    figures: list[Quantity] = field(default_factory=list)
    numbers: set[Decimal] = field(default_factory=set)
    price_max: Decimal | None = None
    price_min: Decimal | None = None
    days: set[Day] = field(default_factory=set)


@dataclass(slots=True)
class Readings:
    """What was read of records in earlier turns; a record that changed is read again."""

    products: dict[str, ProductFacts] = field(default_factory=dict)
    policies: dict[str, tuple[Mapping[str, object], tuple[Passage, ...], tuple[str, str, str]]] = (
        field(default_factory=dict)
    )
    shops: dict[str, tuple[Mapping[str, object], Entry, list[str]]] = field(default_factory=dict)


_KEPT = 4096


class Book:
    """The evidence of one turn, indexed."""

    def __init__(self, currency: str, readings: Readings | None = None) -> None:
        """Make an empty book of a shop with this currency; `readings` are kept between turns."""
        self.currency = currency
        self.products: dict[str, ProductFacts] = {}
        self.paid: dict[str, set[int]] = {}
        self.searches: list[tuple[str, Mapping[str, object]]] = []
        self.passages: list[Passage] = []
        self.policy_texts: list[tuple[str, str, str]] = []
        self.entries: list[Entry] = []
        self.request = Request()
        self.shelf: tuple[str, ...] = ()
        self.raw: list[str] = []
        self._readings = readings or Readings()

    def read(self, evidence: Sequence[Evidence], shelf: Sequence[str]) -> "Book":
        """Index the evidence; `shelf` lists the ids that the turn shows."""
        for item in evidence:
            if item.kind == "product":
                self.products[str(item.record.get("id"))] = self._facts(item)
        for item in evidence:
            self._read_item(item)
        self.shelf = tuple(i for i in dict.fromkeys(shelf) if i in self.products)
        return self

    def _facts(self, item: Evidence) -> ProductFacts:
        key = str(item.record.get("id"))
        known = self._readings.products.get(key)
        if known is None or known.record != item.record or known.source != item.source:
            known = ProductFacts.from_record(item.record, item.source, self.currency)
            if len(self._readings.products) >= _KEPT:
                self._readings.products.clear()
            self._readings.products[key] = known
        return known

    def _read_item(self, item: Evidence) -> None:
        if item.kind == "product":
            return
        if item.kind == "policy":
            self._read_policy(item)
        elif item.kind == "request":
            _read_request(self.request, item.record)
        elif item.kind == "search":
            self.searches.append((item.source, item.record))
        else:
            self.entries.append(self._read_entry(item))

    def _read_policy(self, item: Evidence) -> None:
        known = self._readings.policies.get(item.source)
        if known is None or known[0] != item.record:
            heading, text = (str(item.record.get(k) or "") for k in ("heading", "text"))
            words = (item.source, quotable(heading), quotable(text))
            known = (item.record, tuple(read_passages(item.source, item.record)), words)
            self._readings.policies[item.source] = known
        self.passages.extend(known[1])
        self.policy_texts.append(known[2])
        self.raw.append(str(item.record.get("text") or ""))

    def _read_entry(self, item: Evidence) -> Entry:
        """Read a record; the shop's own, which hardly changes, only once."""
        known = self._readings.shops.get(item.source) if item.kind == "shop" else None
        if known is not None and known[0] == item.record:
            self.raw.extend(known[2])
            return known[1]
        before = len(self.raw)
        entry = self._read_record(item)
        if item.kind == "shop":
            self._readings.shops[item.source] = (item.record, entry, self.raw[before:])
        return entry

    def _read_record(self, item: Evidence) -> Entry:
        entry = Entry(item.source, item.kind, item.record, {str(item.source)})
        entry.currency = str(item.record.get("currency") or self.currency)
        entry.stems.add(stem(item.kind))
        for path, value in flatten(item.record):
            self._read_leaf(entry, path, value)
        for record in _named_records(item.record):
            self._read_line(record, item.source)
        for lines in item.record.values():
            listed = list(_named_records(lines, 1)) if isinstance(lines, list | tuple) else []
            pieces = sum(n for r in listed if isinstance(n := r.get("quantity", 1), int))
            entry.counts |= {len(listed), pieces} - {0}
        return entry

    def _read_leaf(self, entry: Entry, path: tuple[str, ...], value: object) -> None:
        key = lower(path[-1]) if path else ""
        entry.stems.update(
            stem(part) for part in re.split(r"[_\W]+", "_".join(path).lower()) if part
        )
        amount = money_leaf(path, value, entry.currency)
        if amount is not None:
            entry.amounts.append((path, amount, entry.currency))
            return
        if isinstance(value, bool):
            return
        if isinstance(value, int | float):
            entry.numbers.append((path, Decimal(str(value))))
            return
        text = str(value)
        self.raw.append(text)
        if _ENTRY_ID.search(key):
            entry.ids.add(text)
        if key in _STATE_KEYS:
            entry.states.add(lower(text))
        entry.stems |= text_stems(text)
        entry.figures += read_quantities(fold(text))
        entry.days |= {(key, day) for _, _, day in read_days(fold(text))}

    def _read_line(self, record: Mapping[str, object], source: str) -> None:
        """Index a line of an order or a cart as a product, or add what was paid for it."""
        facts = ProductFacts.from_record(record, source, self.currency, is_product=False)
        known = self.products.get(facts.id)
        if known is None:
            known = next((p for p in self.products.values() if p.title == facts.title), None)
        if known is None:
            self.products[facts.id] = facts
        elif facts.price is not None:
            self.paid.setdefault(known.id, set()).update(facts.prices)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all evidence together."""
        weak = (product.weak for product in self.products.values())
        return self.told_stems.union(*weak)

    @cached_property
    def shown_stems(self) -> frozenset[str]:
        """The stems of what is asked for and of what the products are."""
        strong = (product.strong for product in self.products.values())
        queries = (text_stems(str(record.get("query") or "")) for _, record in self.searches)
        return frozenset(self.request.stems).union(*strong, *queries)

    @cached_property
    def told_stems(self) -> frozenset[str]:
        """The stems of all evidence but descriptions, whose words need their product."""
        entries = (entry.stems for entry in self.entries)
        return self.shown_stems.union(self.policy_stems, *entries)

    @cached_property
    def policy_stems(self) -> frozenset[str]:
        """The stems of all policies together."""
        return frozenset[str]().union(*(passage.stems for passage in self.passages))

    @cached_property
    def terms(self) -> frozenset[str]:
        """The stems that stand in a policy and in no other record."""
        weak = (product.weak for product in self.products.values())
        return self.policy_stems - self.shown_stems.union(*weak)

    def group(self) -> tuple[str, ...]:
        """Return the ids that "these" means: the shelf, or all products in evidence."""
        return self.shelf or tuple(p.id for p in self.products.values() if p.is_product)

    def order_entries(self) -> list[Entry]:
        """Return orders, carts and the like; the shop's own record is not one."""
        return [entry for entry in self.entries if entry.kind != "shop"]


def _named_records(value: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    """Yield nested records that look like an order line: a title or name beside a price or id."""
    if isinstance(value, Mapping):
        titled = value.get("title") or (value.get("name") if depth else None)
        priced = any(str(k) in ("price_minor", "product_id", "quantity", "price") for k in value)
        if titled and priced:
            yield value
        for inner in value.values():
            yield from _named_records(inner, depth + 1)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _named_records(inner, depth + 1)


def _read_request(request: Request, record: Mapping[str, object]) -> None:
    text = str(record.get("text") or "")
    folded = fold(text)
    request.text += ("\n" if request.text else "") + text
    request.stems |= text_stems(text)
    request.figures += read_quantities(folded)
    request.days |= {day for _, _, day in read_days(folded)}
    constraints = record.get("constraints")
    for path, value in flatten(constraints if isinstance(constraints, Mapping) else {}):
        if isinstance(value, bool):
            request.stems |= text_stems(path[0])
        elif isinstance(value, int | float):
            request.numbers.add(Decimal(str(value)))
            if path[0] == "price" and path[-1] == "max":
                request.price_max = Decimal(str(value))
            elif path[0] == "price" and path[-1] == "min":
                request.price_min = Decimal(str(value))
        else:
            request.stems |= text_stems(str(value)) | text_stems(path[0])
            request.figures += read_quantities(fold(str(value)))


def money_minor(quantity: Quantity, currency: str) -> tuple[int, ...]:
    """Return the minor units that a figure may mean in a currency."""
    return tuple(minor_units(value, currency) for value in quantity.values)
