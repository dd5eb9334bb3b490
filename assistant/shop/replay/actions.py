"""The recorded actions by name, each done through the shop's own rules.

An action is refused when the shop's rules refuse it, when what it names does not exist, or when
its arguments are not those of the action.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select

from assistant.shop import tables as t
from assistant.shop.commands import (
    CancelOrder,
    ChangeDefaultAddress,
    ChangeItems,
    ChangeOrderAddress,
    ChangePayment,
    Command,
    ExchangeItems,
    ReturnItems,
)
from assistant.shop.models import Order
from assistant.shop.refusals import Refusal
from assistant.shop.replay.arithmetic import calculate
from assistant.shop.replay.records import address_in, customer_out, order_out, product_out
from assistant.shop.sql_shop import SqlShop

__all__ = ["ActionRefused", "RecordedActions"]


class ActionRefused(Exception):  # noqa: N818 - an answer, not a fault
    """The action was not done; the text says why."""


class RecordedActions:
    """The recorded shop's tools on our shop. They act for whoever owns the order named."""

    def __init__(self, shop: SqlShop, task_id: str) -> None:
        """Act on `shop`; `task_id` marks the idempotency keys."""
        self._shop = shop
        self._task_id = task_id
        self._count = 0
        self._tools: dict[str, Callable[..., object]] = {
            "calculate": lambda expression: calculate(expression),
            "cancel_pending_order": self._cancel,
            "exchange_delivered_order_items": self._exchange,
            "find_user_id_by_email": self._find_by_email,
            "find_user_id_by_name_zip": self._find_by_name,
            "get_item_details": self._item,
            "get_order_details": self._order,
            "get_product_details": self._product,
            "get_user_details": self._user,
            "list_all_product_types": self._product_types,
            "modify_pending_order_address": self._order_address,
            "modify_pending_order_items": self._items,
            "modify_pending_order_payment": self._payment,
            "modify_user_address": self._user_address,
            "return_delivered_order_items": self._return,
            "transfer_to_human_agents": lambda summary: f"handed over: {summary}",
        }

    def do(self, name: str, arguments: Mapping[str, Any]) -> object:
        """Do one action and give what it returns.

        Raises:
            ActionRefused: it was not done.
        """
        tool = self._tools.get(name)
        if tool is None:
            raise ActionRefused(f"there is no action {name!r}")
        try:
            return tool(**arguments)
        except (Refusal, ValueError, KeyError, TypeError, ValidationError) as error:
            raise ActionRefused(str(error)) from error

    def _perform(self, order_id: str, command: Command) -> object:
        with self._shop.database.reading() as connection:
            query = select(t.orders.c.customer_id).where(t.orders.c.id == order_id)
            owner = connection.scalar(query)
        if owner is None:
            raise ActionRefused(f"order {order_id} was not found")
        return self._write(owner, command)

    def _write(self, customer_id: str, command: Command) -> object:
        self._count += 1
        outcome = self._shop.perform(
            customer_id,
            command,
            key=f"replay {self._task_id} {self._count}",
            fingerprint=None,
            actor="replay",
        )
        return order_out(outcome.order) if outcome.order else self._user(customer_id)

    def _cancel(self, order_id: str, reason: str) -> object:
        return self._perform(order_id, CancelOrder(order_id=order_id, reason=reason))

    def _order_address(self, order_id: str, **address: str) -> object:
        command = ChangeOrderAddress(order_id=order_id, address=address_in(_only_address(address)))
        return self._perform(order_id, command)

    def _items(
        self, order_id: str, item_ids: list[str], new_item_ids: list[str], payment_method_id: str
    ) -> object:
        return self._perform(
            order_id,
            ChangeItems(
                order_id=order_id,
                item_ids=tuple(item_ids),
                new_item_ids=tuple(new_item_ids),
                payment_method_id=payment_method_id,
            ),
        )

    def _payment(self, order_id: str, payment_method_id: str) -> object:
        command = ChangePayment(order_id=order_id, payment_method_id=payment_method_id)
        return self._perform(order_id, command)

    def _return(self, order_id: str, item_ids: list[str], payment_method_id: str) -> object:
        command = ReturnItems(
            order_id=order_id, item_ids=tuple(item_ids), payment_method_id=payment_method_id
        )
        return self._perform(order_id, command)

    def _exchange(
        self, order_id: str, item_ids: list[str], new_item_ids: list[str], payment_method_id: str
    ) -> object:
        return self._perform(
            order_id,
            ExchangeItems(
                order_id=order_id,
                item_ids=tuple(item_ids),
                new_item_ids=tuple(new_item_ids),
                payment_method_id=payment_method_id,
            ),
        )

    def _user_address(self, user_id: str, **address: str) -> object:
        command = ChangeDefaultAddress(address=address_in(_only_address(address)))
        return self._write(user_id, command)

    def _find_by_email(self, email: str) -> str:
        customer = self._shop.find_customer(email=email)
        if customer is None:
            raise ActionRefused("no such user")
        return customer.id

    def _find_by_name(self, first_name: str, last_name: str, zip: str) -> str:  # noqa: A002
        customer = self._shop.find_customer(
            first_name=first_name, last_name=last_name, postcode=zip
        )
        if customer is None:
            raise ActionRefused("no such user")
        return customer.id

    def _user(self, user_id: str) -> object:
        customer = self._shop.customer(user_id)
        if customer is None:
            raise ActionRefused(f"user {user_id} was not found")
        return customer_out(customer, [order.id for order in self._shop.orders(user_id)])

    def _order(self, order_id: str) -> object:
        with self._shop.database.reading() as connection:
            query = select(t.orders.c.customer_id).where(t.orders.c.id == order_id)
            owner = connection.scalar(query)
        order: Order | None = self._shop.order(owner or "", order_id)
        if order is None:
            raise ActionRefused(f"order {order_id} was not found")
        return order_out(order)

    def _product(self, product_id: str) -> object:
        items = self._shop.items(product_id)
        if not items:
            raise ActionRefused(f"product {product_id} was not found")
        return product_out(product_id, list(items))

    def _item(self, item_id: str) -> object:
        with self._shop.database.reading() as connection:
            query = select(t.items.c.product_id).where(t.items.c.id == item_id).limit(1)
            product_id = connection.scalar(query)
        if product_id is None:
            raise ActionRefused(f"item {item_id} was not found")
        variants = product_out(product_id, list(self._shop.items(product_id)))["variants"]
        return variants[item_id]

    def _product_types(self) -> str:
        with self._shop.database.reading() as connection:
            rows = connection.execute(select(t.items.c.title, t.items.c.product_id).distinct())
            return json.dumps({row.title: row.product_id for row in rows}, sort_keys=True)


def _only_address(parts: Mapping[str, str]) -> Mapping[str, str]:
    known = {"address1", "address2", "city", "state", "country", "zip"}
    if unknown := sorted(set(parts) - known):
        raise ActionRefused(f"an address has no {', '.join(unknown)}")
    return parts
