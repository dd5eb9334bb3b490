"""Judges the end of a dialogue: the cart, the orders, the hand-over, the constraints.

It reads the shop's records, never the replies' word for them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.conversation import Conversation
from assistant.dialogue.check import Check, constraint_checks
from assistant.dialogue.outcome import PlayedTurn
from assistant.dialogue.products import fits
from assistant.dialogue.records import Records
from assistant.dialogue.script import Finally
from retrieval.catalog import Catalog

__all__ = ["check_end"]


def check_end(
    wanted: Finally,
    conversation: Conversation,
    records: Records,
    played: Sequence[PlayedTurn],
    catalog: Catalog,
) -> list[Check]:
    """Judge the end state against what a script says of it."""
    return list(_checks(wanted, conversation, records, played, catalog))


def _checks(
    wanted: Finally,
    conversation: Conversation,
    records: Records,
    played: Sequence[PlayedTurn],
    catalog: Catalog,
) -> Iterator[Check]:
    if wanted.cart is not None:
        cart = records.cart_ids(conversation.id)
        yield Check("finally.cart", cart == sorted(wanted.cart), str(wanted.cart), str(cart))
    if wanted.in_cart:
        yield _cart_fits(wanted.in_cart, conversation, records, catalog)
    if wanted.orders is not None:
        yield from _orders(wanted.orders, records)
    if wanted.handover is not None:
        last = played[-1].reply.handover or {} if played else {}
        handed = last.get("state") in {"waiting", "agent"}
        yield Check(
            "finally.handover", handed is wanted.handover, str(wanted.handover), str(handed)
        )
    if wanted.constraints:
        held = conversation.constraints.to_json()
        yield from constraint_checks("finally.constraints", wanted.constraints, held)


def _cart_fits(
    conditions: Mapping[str, Any], conversation: Conversation, records: Records, catalog: Catalog
) -> Check:
    products = [catalog.get(i) for i in records.cart_ids(conversation.id) if i in catalog]
    bad = [product.title for product in products if not fits(product, conditions)]
    got = str(bad) if products else "an empty cart"
    ok = bool(products) and not bad
    return Check("finally.in_cart", ok, str(dict(conditions)), got, vacuous=not products)


def _orders(wanted: str | Mapping[str, Mapping[str, Any]], records: Records) -> Iterator[Check]:
    """Orders that are not spoken of must be as they were."""
    expected = {} if isinstance(wanted, str) else wanted
    loose = sorted(records.changed_orders() - set(expected))
    yield Check("finally.orders", not loose, "other orders unchanged", f"changed: {loose}")
    for order_id, fields in expected.items():
        order = records.order(order_id)
        if order is None:
            yield Check(f"finally.orders.{order_id}", False, str(fields), "no such order")
            continue
        data = order.model_dump(mode="json")
        for field, value in fields.items():
            got = data.get(field)
            name = f"finally.orders.{order_id}.{field}"
            yield Check(name, _same(got, value), str(value), str(got))


def _same(got: Any, wanted: Any) -> bool:  # noqa: ANN401 - any JSON
    """A mapping need only have what is wanted of it; a list must be whole."""
    if isinstance(wanted, Mapping) and isinstance(got, Mapping):
        return all(_same(got.get(key), value) for key, value in wanted.items())
    if isinstance(wanted, list) and isinstance(got, list):
        return len(got) == len(wanted) and all(map(_same, got, wanted))
    return bool(got == wanted)
