"""What the shop's own people do: take a return in, carry an exchange out.

Not a customer's action and no tool of the model: the warehouse or the console asks for it when
the items are back. Here the money of a return or an exchange moves.
"""

from collections import Counter

from assistant.shop.commands import SettleRequest
from assistant.shop.models import Item, Order, OrderLine, Payment, Request
from assistant.shop.refusals import possible_with
from assistant.shop.rules.plan import Facts, Plan
from assistant.shop.rules.settling import move_balances, own_method, pay, refund, require_cover
from assistant.shop.rules.units import choose_units

__all__ = ["plan_settlement"]


def plan_settlement(facts: Facts, order: Order, command: SettleRequest) -> Plan:
    """Take the items of the open request back and settle the money.

    Raises:
        Refusal: no return or exchange is open, or a gift card no longer covers the difference.
    """
    request = order.open_request()
    if request is None:
        raise facts.refuse(
            "order_state_return",
            f"Order {order.id} has no open return or exchange.",
            possible_with(order.status, items_changed=order.items_changed),
        )
    units = choose_units(facts, order, request.item_ids)
    lines = _take_back(order.lines, Counter(unit.item_id for unit in units))
    if request.kind == "exchange":
        lines += _new_lines(facts, units, request)
        due = request.difference_minor
    else:
        due = request.fee_minor - sum(unit.price_minor for unit in units)
    movements = _movements(facts, request, due)
    settled = request.model_copy(update={"state": "settled"})
    after = order.model_copy(
        update={
            "status": "returned" if request.kind == "return" else "exchanged",
            "lines": lines,
            "fees_minor": order.fees_minor + request.fee_minor,
            "payments": order.payments + tuple(movements),
            "requests": tuple(settled if r is request else r for r in order.requests),
        }
    )
    stock = Counter((unit.product_id, unit.item_id) for unit in units)
    details = {"order_id": order.id, "kind": request.kind, "difference_minor": due}
    customer = move_balances(facts.customer, movements)
    return Plan(command, customer, after, details, dict(stock))


def _movements(facts: Facts, request: Request, due: int) -> list[Payment]:
    method = own_method(facts, request.payment_method_id)
    if due > 0:
        require_cover(facts, method, due)
        return [pay(facts, method, due)]
    return [refund(facts, method, -due)] if due else []


def _take_back(lines: tuple[OrderLine, ...], back: Counter[str]) -> tuple[OrderLine, ...]:
    left = Counter(back)
    kept = []
    for line in lines:
        units = min(line.kept, left[line.item_id])
        left[line.item_id] -= units
        kept.append(line.model_copy(update={"returned": line.returned + units}) if units else line)
    return tuple(kept)


def _new_lines(facts: Facts, units: list[OrderLine], request: Request) -> tuple[OrderLine, ...]:
    """The lines that take the place of exchanged units, at the prices promised."""
    new = zip(units, request.new_item_ids, request.new_prices_minor, strict=True)
    return tuple(_new_line(facts, old, item_id, price) for old, item_id, price in new)


def _new_line(facts: Facts, old: OrderLine, item_id: str, price_minor: int) -> OrderLine:
    item: Item | None = facts.item(old.product_id, item_id)
    return OrderLine(
        product_id=old.product_id,
        item_id=item_id,
        title=old.title,
        options=dict(item.options if item else old.options),
        price_minor=price_minor,
    )
