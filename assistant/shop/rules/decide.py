"""Which rule decides which command."""

from assistant.shop.commands import (
    CancelOrder,
    ChangeDefaultAddress,
    ChangeItems,
    ChangeOrderAddress,
    ChangePayment,
    Command,
    ExchangeItems,
    ReturnItems,
    SettleRequest,
)
from assistant.shop.models import Order
from assistant.shop.rules.after_delivery import plan_exchange, plan_return
from assistant.shop.rules.before_sending import (
    plan_cancel,
    plan_items,
    plan_order_address,
    plan_payment,
)
from assistant.shop.rules.carrying_out import plan_settlement
from assistant.shop.rules.plan import Facts, Plan

__all__ = ["plan"]


def plan(command: Command | SettleRequest, facts: Facts) -> Plan:
    """Decide a command on the facts; writes nothing.

    Raises:
        Refusal: the rules do not allow it.
    """
    if isinstance(command, ChangeDefaultAddress):
        return _plan_default_address(facts, command)
    if facts.order is None:
        raise facts.refuse("not_found", f"No order {command.order_id} was found in this account.")
    return _plan_order(facts, facts.order, command)


def _plan_order(
    facts: Facts,
    order: Order,
    command: CancelOrder
    | ChangeOrderAddress
    | ChangeItems
    | ChangePayment
    | ReturnItems
    | ExchangeItems
    | SettleRequest,
) -> Plan:
    match command:
        case CancelOrder():
            return plan_cancel(facts, order, command)
        case ChangeOrderAddress():
            return plan_order_address(facts, order, command)
        case ChangeItems():
            return plan_items(facts, order, command)
        case ChangePayment():
            return plan_payment(facts, order, command)
        case ReturnItems():
            return plan_return(facts, order, command)
        case ExchangeItems():
            return plan_exchange(facts, order, command)
        case SettleRequest():
            return plan_settlement(facts, order, command)


def _plan_default_address(facts: Facts, command: ChangeDefaultAddress) -> Plan:
    details = {
        "from": facts.customer.address.one_line(),
        "to": command.address.one_line(),
        "address": command.address.model_dump(),
    }
    customer = facts.customer.model_copy(update={"address": command.address})
    return Plan(command, customer, None, details)
