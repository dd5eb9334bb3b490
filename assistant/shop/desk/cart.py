"""The cart of a conversation, and the link that takes it to the merchant's check-out.

Putting something aside is no order: it needs no yes and touches no stock. Handing the cart over
to the check-out does need one. The link carries the cart, signed; it holds no personal data.
"""

from collections.abc import Sequence
from typing import Any

from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import delete, func, insert, select, update

from assistant.reply import Evidence
from assistant.shop import tables as t
from assistant.shop.desk.case import Case
from assistant.shop.desk.options import fitting_items, option_words
from assistant.shop.desk.views import cart_evidence
from assistant.shop.models import Cart, CartLine, Item
from assistant.shop.protocol import Changed, Preview
from assistant.shop.rules import fingerprint

__all__ = ["CHECKOUT", "CartDesk"]

CHECKOUT = "checkout"
MAX_UNITS = 99
_SALT = "vitrine.cart"


class CartDesk:
    """One conversation's cart."""

    def __init__(self, case: Case) -> None:
        """Keep the cart of `case`."""
        self._case = case

    def view(self) -> Evidence:
        """The cart at today's prices; items no longer sold are left out."""
        return cart_evidence(self.cart())

    def add(self, product_id: str, option: str | None = None, quantity: int = 1) -> Evidence:
        """Put units of a product into the cart, beside what is in it already.

        Args:
            product_id: the product.
            option: an item id or the words of its options ("size 42"); None for the only item.
            quantity: units, from 1.

        Raises:
            Refusal: there is no such product or option, or not so many can be supplied.
        """
        self._case.require_bot()
        item = self._choose(product_id, option)
        there = next((x.quantity for x in self.cart().lines if _is(x, item)), 0)
        # nothing to add is as wrong as too many, and _set says what is allowed
        self._set(item, there + quantity if quantity > 0 else -1)
        return self.view()

    def change(self, product_id: str, quantity: int, option: str | None = None) -> Evidence:
        """Set how many units of something in the cart there should be; 0 takes it out.

        Raises:
            Refusal: it is not in the cart, or not so many can be supplied.
        """
        self._case.require_bot()
        self._set(self._in_cart(product_id, option), quantity)
        return self.view()

    def remove(self, product_id: str, option: str | None = None) -> Evidence:
        """Take something out of the cart.

        Raises:
            Refusal: it is not in the cart.
        """
        return self.change(product_id, 0, option)

    def use_coupon(self, code: str) -> Evidence:
        """Count with a coupon from now on; the last one named counts.

        Raises:
            Refusal: no coupon of that code runs today.
        """
        self._case.require_bot()
        offer = self._case.offers.of_code(code) if self._case.offers else None
        if offer is None or offer.code is None:
            raise self._case.refuse("cart", f"No coupon {code.strip()[:32]!r} runs at the moment.")
        c = t.coupons.c
        mine = c.conversation_id == self._case.conversation_id
        with self._case.store.database.writing() as connection:
            connection.execute(delete(t.coupons).where(mine))
            connection.execute(
                insert(t.coupons).values(
                    conversation_id=self._case.conversation_id, code=offer.code
                )
            )
        return self.view()

    def _coupon(self) -> str | None:
        """The code of the coupon that was named, if it still runs."""
        if self._case.offers is None or not self._case.offers.campaigns.offer:
            return None
        query = select(t.coupons.c.code).where(
            t.coupons.c.conversation_id == self._case.conversation_id
        )
        with self._case.store.database.reading() as connection:
            code = connection.scalar(query)
        return code if code and self._case.offers.of_code(code) else None

    def cart(self) -> Cart:
        """The cart as a record."""
        c = t.carts.c
        query = (
            select(t.carts)
            .where(c.conversation_id == self._case.conversation_id)
            .order_by(c.position)
        )
        with self._case.store.database.reading() as connection:
            rows = connection.execute(query).all()
        lines = []
        for row in rows:
            item = next(
                (i for i in self._case.shop.items(row.product_id) if i.id == row.item_id), None
            )
            if item is not None:
                lines.append(_line(item, row.quantity))
        code = self._coupon()
        best = self._case.offers.best_for(lines, code) if self._case.offers else None
        reduced = best and {
            "offer": best.offer.name, "code": best.offer.code, "off_minor": best.off_minor
        }  # fmt: skip
        return Cart(
            conversation_id=self._case.conversation_id,
            lines=tuple(lines),
            coupon=code,
            **(reduced or {}),
        )

    def checkout_details(self) -> dict[str, Any]:
        """What the customer is shown before the check-out.

        Raises:
            Refusal: the cart is empty, or something in it cannot be supplied.
        """
        cart = self.cart()
        if not cart.lines:
            raise self._case.refuse("cart", "The cart is empty.", ("put something into it",))
        for line in cart.lines:
            item = self._choose(line.product_id, line.item_id)
            self._require_supply(item, line.quantity)
        return dict(cart_evidence(cart).record)

    def check_out(self, shown: str) -> dict[str, Any]:
        """The link to the check-out, for the cart that was shown.

        Raises:
            Changed: the cart or a price is no longer what was shown.
            Refusal: the cart is empty or sold out, or no secret is set to sign the link with.
        """
        details = self.checkout_details()
        if fingerprint(details) != shown:
            raise Changed(Preview(details, fingerprint(details)))
        if not self._case.secret:
            raise self._case.refuse("cart", "This shop has no check-out link set up.")
        lines = [[x["product_id"], x["item_id"], x["quantity"]] for x in details["lines"]]
        offer = {name: details[name] for name in ("offer", "code") if details.get(name)}
        content = {"lines": lines, **offer}
        token = URLSafeTimedSerializer(self._case.secret, salt=_SALT).dumps(content)
        url = self._case.policy.checkout_url.replace("{token}", str(token))
        return {"at": self._case.outside.clock().isoformat(), "result": {"url": url}}

    def _set(self, item: Item, quantity: int) -> None:
        if not 0 <= quantity <= MAX_UNITS:
            raise self._case.refuse(
                "cart", f"A quantity is a number from 1 to {MAX_UNITS}.", ("say how many",)
            )
        if quantity:
            self._require_supply(item, quantity)
        c = t.carts.c
        mine = c.conversation_id == self._case.conversation_id
        here = mine & (c.product_id == item.product_id) & (c.item_id == item.id)
        with self._case.store.database.writing() as connection:
            if not quantity:
                connection.execute(delete(t.carts).where(here))
            elif not connection.execute(
                update(t.carts).where(here).values(quantity=quantity)
            ).rowcount:
                last = connection.scalar(select(func.max(c.position)).where(mine)) or 0
                connection.execute(
                    insert(t.carts).values(
                        conversation_id=self._case.conversation_id,
                        product_id=item.product_id,
                        item_id=item.id,
                        position=last + 1,
                        quantity=quantity,
                    )
                )

    def _choose(self, product_id: str, option: str | None) -> Item:
        items = self._case.shop.items(product_id)
        if not items:
            raise self._case.refuse("cart", f"There is no product {product_id[:40]!r}.")
        fitting = _meant(items, option)
        if len(fitting) == 1:
            return fitting[0]
        open_options = tuple(option_words(item) for item in items if item.can_supply(1))
        reason = (
            f"{items[0].title} comes in several options."
            if option is None or len(fitting) > 1
            else f"{items[0].title} does not come in {option[:40]!r}."
        )
        raise self._case.refuse("cart", reason, open_options[:10])

    def _in_cart(self, product_id: str, option: str | None) -> Item:
        inside = [line for line in self.cart().lines if line.product_id == product_id]
        items = [self._choose(product_id, line.item_id) for line in inside]
        fitting = _meant(items, option)
        if len(fitting) == 1:
            return fitting[0]
        reason = "Several of those are in the cart." if fitting else "That is not in the cart."
        listed = tuple(f"{line.title} ({line.item_id})" for line in self.cart().lines)
        raise self._case.refuse("cart", reason, listed)

    def _require_supply(self, item: Item, quantity: int) -> None:
        if not item.can_supply(quantity):
            left = item.stock if item.available and item.stock else 0
            raise self._case.refuse(
                "item_available",
                f"{item.title} {' '.join(item.options.values())}: {left} can be supplied, "
                f"not {quantity}.",
            )


def _is(line: CartLine, item: Item) -> bool:
    return (line.product_id, line.item_id) == (item.product_id, item.id)


def _meant(items: Sequence[Item], option: str | None) -> list[Item]:
    if option is None:
        return list(items)
    exact = [item for item in items if item.id == option]
    return exact or fitting_items(items, option)


def _line(item: Item, quantity: int) -> CartLine:
    return CartLine(
        product_id=item.product_id,
        item_id=item.id,
        title=item.title,
        options=item.options,
        quantity=quantity,
        price_minor=item.price_minor,
        currency=item.currency,
    )
