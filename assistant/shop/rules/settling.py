"""Paying and paying back: which method, from which balance, by when.

Every movement of money in the rules is made here. Gift cards are paid and paid back at once from
the balance the shop keeps; other methods are told to the payment provider, a refund arrives later.
"""

from assistant.money import major_units
from assistant.shop.models import Customer, Payment, PaymentMethod
from assistant.shop.rules.plan import Facts

__all__ = ["move_balances", "own_method", "pay", "refund", "require_cover", "when_refunded"]


def own_method(facts: Facts, method_id: str) -> PaymentMethod:
    """The customer's payment method of that id.

    Raises:
        Refusal: they have none of that id; another customer's is not told from one that is not.
    """
    method = facts.customer.method(method_id)
    if method is None:
        own = tuple(f"{m.label} ({m.id})" for m in facts.customer.payment_methods)
        raise facts.refuse(
            "payment_method", f"There is no payment method {method_id!r} in this account.", own
        )
    return method


def require_cover(facts: Facts, method: PaymentMethod, amount_minor: int) -> None:
    """Refuse a gift card whose balance does not cover the amount.

    Raises:
        Refusal: the balance is smaller than the amount.
    """
    if method.balance_minor is not None and method.balance_minor < amount_minor:
        others = tuple(
            f"pay with {m.label} ({m.id})"
            for m in facts.customer.payment_methods
            if m.balance_minor is None or m.balance_minor >= amount_minor
        )
        currency = facts.order.currency if facts.order else "USD"
        balance = f"{major_units(method.balance_minor, currency)} {currency}"
        raise facts.refuse(
            "gift_card_balance",
            f"The balance of {method.label}, {balance}, does not cover "
            f"{major_units(amount_minor, currency)} {currency}.",
            others,
            balance_minor=method.balance_minor,
            needed_minor=amount_minor,
            currency=currency,
        )


def pay(facts: Facts, method: PaymentMethod, amount_minor: int) -> Payment:
    """A payment by that method now."""
    return Payment(
        kind="payment", amount_minor=amount_minor, payment_method_id=method.id, at=facts.now
    )


def refund(facts: Facts, method: PaymentMethod, amount_minor: int) -> Payment:
    """A refund to that method: at once to a gift card, later to anything else."""
    return Payment(
        kind="refund",
        amount_minor=amount_minor,
        payment_method_id=method.id,
        at=facts.now,
        state="settled" if method.is_gift_card or not amount_minor else "pending",
        expected_on=None if method.is_gift_card or not amount_minor else facts.refund_day(),
    )


def move_balances(customer: Customer, movements: list[Payment]) -> Customer:
    """The customer with gift card balances after the movements."""
    change: dict[str, int] = {}
    for movement in movements:
        moved = change.get(movement.payment_method_id, 0)
        change[movement.payment_method_id] = moved - movement.signed_minor
    methods = tuple(
        method.model_copy(update={"balance_minor": method.balance_minor + change[method.id]})
        if method.balance_minor is not None and change.get(method.id)
        else method
        for method in customer.payment_methods
    )
    return customer.model_copy(update={"payment_methods": methods})


def when_refunded(facts: Facts, method: PaymentMethod) -> str:
    """The words for when money arrives on that method."""
    if method.is_gift_card:
        return "immediately"
    low, high = facts.policy.refund_business_days
    return f"in {low} to {high} business days"
