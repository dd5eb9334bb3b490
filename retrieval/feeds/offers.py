"""What a row offers: the price, the price before it, the variants and what is in stock."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from retrieval.catalog import Variant
from retrieval.feeds.amounts import Amounts, Unfit
from retrieval.feeds.column_map import ColumnMap
from retrieval.feeds.rows import BadRow, Row
from retrieval.feeds.values import is_missing, plain_text, read_availability, read_count
from retrieval.feeds.variants import RawVariant, option_names, read_variants, slug

__all__ = ["Offer", "read_offer", "values_of"]


@dataclass(slots=True)
class Offer:
    """A product's commercial side.

    Attributes:
        price_minor: the lowest of the variants'.
        compare_at_minor: before a discount; None when there is none.
        variants: () for a product that comes in one form.
        stock: of a product without variants.
        available: likewise, where no count is given.
        bad: variants that were left out.
    """

    price_minor: int
    compare_at_minor: int | None = None
    variants: tuple[Variant, ...] = ()
    stock: int | None = None
    available: bool | None = None
    bad: list[BadRow] = field(default_factory=list)


def values_of(row: Row, name: str, mapping: ColumnMap) -> list[tuple[str | None, object]]:
    """Return (column, value) of all that a row says of a field, what counts first."""
    if name in mapping.constants:
        return [(None, mapping.constants[name])]
    columns = mapping.fields.get(name, ())
    return [(c, row.values[c]) for c in columns if not is_missing(row.values.get(c))]


def read_offer(row: Row, identity: str, mapping: ColumnMap, amounts: Amounts) -> Offer:
    """Read a row's offer.

    Args:
        row: of the feed.
        identity: the product's id, of which variants' ids are made where they have none.
        mapping: of the columns.
        amounts: reads prices.

    Raises:
        Unfit: there is no price that can be asked.
    """
    for _, code in values_of(row, "currency", mapping):
        stated = plain_text(code).upper()
        if stated != amounts.money.currency:
            raise Unfit(
                f"price in {stated[:10]}, but the feed's currency is {amounts.money.currency}"
            )
    prices = values_of(row, "price", mapping)
    own = amounts.read(prices[0][1], prices[0][0]) if prices else None
    before = [amounts.read_or_none(v, c) for c, v in values_of(row, "compare_at", mapping)]
    raws = [
        raw
        for _, value in values_of(row, "variants", mapping)
        for raw in read_variants(value, option_names(row.values))
    ]
    stock, available = _stock(row, mapping)
    if len(raws) == 1 and not raws[0].options:
        only = raws[0]
        price = amounts.read(only.price) if not is_missing(only.price) or own is None else own
        before.insert(0, amounts.read_or_none(only.compare_at))
        if only.stock is not None or only.available is not None:
            stock, available = only.stock, only.available
        return Offer(price, _higher(before, price), (), *_settled(stock, available))
    if not raws:
        if own is None:
            raise Unfit("no price")
        return Offer(own, _higher(before, own), (), *_settled(stock, available))
    return _offer_of_variants(row, identity, raws, own, before, amounts)


def _offer_of_variants(
    row: Row,
    identity: str,
    raws: Sequence[RawVariant],
    own: int | None,
    before: Sequence[int | None],
    amounts: Amounts,
) -> Offer:
    offer = Offer(0)
    priced: list[tuple[RawVariant, int]] = []
    first_problem: Unfit | None = None
    for raw in raws:
        try:
            same = own is not None and is_missing(raw.price)
            priced.append((raw, own if same and own is not None else amounts.read(raw.price)))
        except Unfit as problem:
            first_problem = first_problem or problem
            offer.bad.append(BadRow(raw.line or row.line, f"variant left out: {problem}"))
    if not priced:
        raise first_problem or Unfit("no price")
    cheapest = min(priced, key=lambda pair: pair[1])
    offer.price_minor = cheapest[1]
    offer.compare_at_minor = _higher(
        [amounts.read_or_none(cheapest[0].compare_at), *before], offer.price_minor
    )
    offer.variants = _variants(identity, priced, offer)
    return offer


def _variants(
    identity: str, priced: Sequence[tuple[RawVariant, int]], offer: Offer
) -> tuple[Variant, ...]:
    built: list[Variant] = []
    taken: set[str] = set()
    for number, (raw, price) in enumerate(priced, 1):
        made = "-".join([identity, *(slug(value) for value in raw.options.values())]).strip("-")
        name = raw.id or made
        if name in taken:
            name = made if made not in taken else f"{name}-{number}"
        taken.add(name)
        stock, available = _settled(raw.stock, raw.available)
        own_price = None if price == offer.price_minor else price
        built.append(
            Variant(
                id=name,
                options=dict(raw.options),
                price_minor=own_price,
                stock=stock,
                available=available,
            )
        )
    return tuple(built)


def _stock(row: Row, mapping: ColumnMap) -> tuple[int | None, bool | None]:
    """Return (count, state); a stock column that holds words says the state."""
    stock: int | None = None
    available: bool | None = None
    for _, value in values_of(row, "stock", mapping):
        if isinstance(value, bool):
            available = value
        elif (count := read_count(value)) is not None:
            stock = count
        else:
            available = read_availability(value)
        break
    for _, value in values_of(row, "availability", mapping):
        state = read_availability(value)
        available = available if state is None else state
        break
    return stock, available


def _settled(stock: int | None, available: bool | None) -> tuple[int | None, bool | None]:
    """Make count and state agree: what cannot be bought is 0, a state beside a count is dropped."""
    if available is False:
        return 0, None
    if available is True and (stock is None or stock == 0):
        return None, True
    return stock, None


def _higher(before: Sequence[int | None], price: int) -> int | None:
    return next((b for b in before if b is not None and b > price), None)
