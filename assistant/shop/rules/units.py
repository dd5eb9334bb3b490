"""Picking units out of an order and swapping them for others.

A customer names items by id, an id once per unit. Knows order lines and items, not money.
"""

from collections import Counter
from dataclasses import dataclass

from assistant.shop.models import Item, Order, OrderLine
from assistant.shop.rules.plan import Facts

__all__ = ["Swap", "choose_swaps", "choose_units", "swap_lines"]


@dataclass(frozen=True, slots=True)
class Swap:
    """One unit of an order and the item that takes its place."""

    old: OrderLine
    new: Item

    @property
    def difference_minor(self) -> int:
        """What the new item costs more (negative: less) than was paid for the old one."""
        return self.new.price_minor - self.old.price_minor


def choose_units(facts: Facts, order: Order, item_ids: tuple[str, ...]) -> list[OrderLine]:
    """The named units of the order, each as a line of quantity 1, in the order named.

    Raises:
        Refusal: none is named, or more of an item than the order has.
    """
    if not item_ids and not facts.books.keeps_empty_entries:
        raise facts.refuse("items_chosen", "No item was named.", (_what_is_in(order),))
    units = list(order.units())
    have = Counter(unit.item_id for unit in units)
    for item_id, asked in Counter(item_ids).items():
        if asked > have[item_id]:
            raise facts.refuse(
                "items_chosen",
                f"Order {order.id} has {have[item_id]} of item {item_id}, not {asked}.",
                (_what_is_in(order),),
            )
    chosen = []
    for item_id in item_ids:
        index = next(i for i, unit in enumerate(units) if unit.item_id == item_id)
        chosen.append(units.pop(index))
    return chosen


def choose_swaps(
    facts: Facts,
    order: Order,
    item_ids: tuple[str, ...],
    new_item_ids: tuple[str, ...],
    *,
    same_item_allowed: bool = False,
) -> list[Swap]:
    """Pair each named unit with the item at the same place in `new_item_ids`.

    Raises:
        Refusal: the lists do not match, a new item is of another product, is the item it should
            replace, or cannot be supplied.
    """
    units = choose_units(facts, order, item_ids)
    if len(item_ids) != len(new_item_ids):
        raise facts.refuse(
            "item_counts_match",
            f"{len(item_ids)} items were named and {len(new_item_ids)} to replace them; "
            "each needs exactly one.",
        )
    wanted = Counter(new_item_ids)
    swaps = []
    for unit, new_id in zip(units, new_item_ids, strict=True):
        new = facts.item(unit.product_id, new_id)
        if new is None:
            raise facts.refuse(
                "same_product",
                f"Item {new_id} is not another option of {unit.title}.",
                _other_options(facts, unit),
            )
        if new_id == unit.item_id and not same_item_allowed:
            raise facts.refuse(
                "different_item",
                f"Item {new_id} is the one already ordered.",
                _other_options(facts, unit),
            )
        if not new.can_supply(wanted[new_id]):
            raise facts.refuse(
                "item_available",
                f"{new.title} {_options(new)} (item {new_id}) cannot be supplied now.",
                _other_options(facts, unit),
            )
        swaps.append(Swap(unit, new))
    return swaps


def swap_lines(order: Order, swaps: list[Swap], *, reprice_all: bool) -> tuple[OrderLine, ...]:
    """The order's lines with the chosen units replaced in place.

    A line of several units is split where only some are swapped, and equal neighbours that came
    from one line stay one. `reprice_all` is Bookkeeping.reprices_all_changed_lines.
    """
    units = [(n, unit) for n, line in enumerate(order.lines) for unit in _units_of(line)]
    swapped: set[int] = set()
    for swap in swaps:
        place = next(
            i
            for i, (_, unit) in enumerate(units)
            if unit.item_id == swap.old.item_id and (reprice_all or i not in swapped)
        )
        swapped.add(place)
        source = swaps[-1].new if reprice_all else swap.new
        units[place] = (
            units[place][0],
            units[place][1].model_copy(
                update={
                    "item_id": swap.new.id,
                    "price_minor": source.price_minor,
                    "options": dict(source.options),
                }
            ),
        )
    lines: list[tuple[int, OrderLine]] = []
    for origin, unit in units:
        if lines and lines[-1][0] == origin and _alike(lines[-1][1], unit):
            grown = lines[-1][1].quantity + 1
            lines[-1] = (origin, lines[-1][1].model_copy(update={"quantity": grown}))
        else:
            lines.append((origin, unit))
    return tuple(line for _, line in lines)


def _units_of(line: OrderLine) -> list[OrderLine]:
    return [line.model_copy(update={"quantity": 1, "returned": 0}) for _ in range(line.kept)]


def _alike(line: OrderLine, unit: OrderLine) -> bool:
    return line.model_copy(update={"quantity": 1}) == unit


def _options(item: Item) -> str:
    return ", ".join(f"{name} {value}" for name, value in item.options.items())


def _other_options(facts: Facts, unit: OrderLine) -> tuple[str, ...]:
    others = [
        f"{_options(item) or item.title} (item {item.id})"
        for item in facts.items.get(unit.product_id, {}).values()
        if item.id != unit.item_id and item.can_supply(1)
    ]
    return tuple(others[:5])


def _what_is_in(order: Order) -> str:
    counts = Counter((line.item_id, line.title) for line in order.units())
    listed = ", ".join(f"{n} x {title} (item {item_id})" for (item_id, title), n in counts.items())
    return f"choose from {listed}" if listed else "nothing is left in this order"
