"""Words the records of the service desk: an account, orders, parcels, refunds, the cart."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from babel.dates import format_date

from assistant.money import format_price
from assistant.shop.settings import ShopSettings
from assistant.wording import Phrases

__all__ = ["RecordWords"]

MOST_TITLES = 4
WHOLE = ("order_details",)


class RecordWords:
    """Words records in one language, prices as the shop writes them."""

    def __init__(self, phrases: Phrases, settings: ShopSettings, today: date) -> None:
        """Takes the words, the shop's currency and locale, and the day that it is."""
        self.phrases = phrases
        self._settings = settings
        self._today = today

    def price(self, minor: object, currency: object) -> str:
        """Return an amount of a record."""
        return format_price(int(str(minor)), str(currency), self._settings.locale)

    def day(self, written: object) -> str:
        """Return a record's date, "2026-11-24", as it is said."""
        at = date.fromisoformat(str(written)[:10])
        if self.phrases.language == "zh":
            return at.isoformat()
        return format_date(at, "d MMMM yyyy", locale="en")

    def account(self, record: Mapping[str, Any]) -> list[str]:
        """Return the customer's own account."""
        say = self.phrases.say
        lines = [
            say("account", name=record["name"], email=record["email"]),
            say("account_address", address=record["address"]),
        ]
        methods = [self._method(method) for method in record["payment_methods"]]
        if methods:
            lines.append(say("account_methods", methods=self.phrases.all_of(methods)))
        return lines

    def orders(self, record: Mapping[str, Any]) -> list[str]:
        """Return a line for each order."""
        listed, count = record["orders"], record["count"]
        if not listed:
            return [self.phrases.say("orders_none")]
        occasion = "orders_list" if len(listed) == count else "orders_first"
        head = self.phrases.say(occasion, shown=str(len(listed)), count=str(count))
        return [head, *(self._short(order) for order in listed)]

    def order(self, record: Mapping[str, Any], tool: str) -> list[str]:
        """Return an order: all of it for a question about what it holds, else where it is."""
        lines = [self._status(record)]
        lines += self._journey(record)
        if tool in WHOLE:
            lines += [self.phrases.say("order_lines", id=record["id"]), *self.lines(record)]
            lines += self._totals(record)
        return lines

    def lines(self, record: Mapping[str, Any]) -> list[str]:
        """Return the lines of an order, a cart or a proposal."""
        currency = record["currency"]
        return [self._line(line, currency) for line in record["lines"]]

    def cart(self, record: Mapping[str, Any]) -> list[str]:
        """Return what is in the cart."""
        if not record["lines"]:
            return [self.phrases.say("cart_empty"), *self.reduction(record)]
        total = self.price(record["total_minor"], record["currency"])
        return [
            self.phrases.say("cart_lines"),
            *self.lines(record),
            *self.reduction(record),
            self.phrases.say("cart_total", total=total),
        ]

    def reduction(self, record: Mapping[str, Any]) -> list[str]:
        """Return what an offer takes off a cart, or that a coupon still waits; [] for neither."""
        lines = []
        if "coupon" in record and record["coupon"] != record.get("code"):
            occasion = "cart_coupon_less" if "offer" in record else "cart_coupon_waits"
            lines.append(self.phrases.say(occasion, code=str(record["coupon"])))
        if "offer" in record:
            off = self.price(record["off_minor"], record["currency"])
            occasion = "cart_offer_code" if record["code"] else "cart_offer"
            fields = {"offer": str(record["offer"]), "code": str(record["code"])}
            lines.append(self.phrases.say(occasion, off=off, **fields))
        return lines

    def refunds(self, record: Mapping[str, Any], order_id: str | None) -> list[str]:
        """Return what is paid back and what waits for goods to come back."""
        lines = [self._refund(refund) for refund in record["refunds"]]
        lines += [
            self.phrases.say(
                f"refund_waits_{waiting['kind']}",
                id=waiting["order_id"],
                day=self.day(waiting["asked_on"]),
            )
            for waiting in record["waiting_for_items"]
        ]
        if lines:
            return lines
        if order_id:
            return [self.phrases.say("refunds_none_order", id=order_id)]
        return [self.phrases.say("refunds_none")]

    def options(self, options: Mapping[str, str]) -> str:
        """Return options in words: "size 42, colour brown"."""
        named = [f"{name.replace('_', ' ')} {value}" for name, value in options.items()]
        return ("，" if self.phrases.language == "zh" else ", ").join(named)

    def _short(self, order: Mapping[str, Any]) -> str:
        titles = [str(line["title"]) for line in order["lines"]]
        shown = titles[:MOST_TITLES] + (["…"] if len(titles) > MOST_TITLES else [])
        return self.phrases.say(
            "order_short",
            id=order["id"],
            status=self.phrases.term(order["status"]),
            placed=self.day(order["placed_on"]),
            total=self.price(order["total_minor"], order["currency"]),
            items="; ".join(shown),
        )

    def _status(self, record: Mapping[str, Any]) -> str:
        asked = str(record["status"]).removesuffix(" requested")
        if asked != record["status"]:
            return self.phrases.say(f"order_status_{asked}", id=record["id"])
        status = self.phrases.term(record["status"])
        return self.phrases.say("order_status", id=record["id"], status=status)

    def _journey(self, record: Mapping[str, Any]) -> Iterable[str]:
        say = self.phrases.say
        if record["delivered_on"]:
            yield say("order_delivered", day=self.day(record["delivered_on"]))
            return
        yield say("order_placed", placed=self.day(record["placed_on"]))
        if record["shipped_on"]:
            yield say("order_shipped", id=record["id"], day=self.day(record["shipped_on"]))
        for parcel in record["tracking"]:
            yield from self._parcel(parcel)
        if record["expected_on"] and record["status"] in ("pending", "processed", "shipped"):
            passed = date.fromisoformat(record["expected_on"]) < self._today
            occasion = "order_expected_passed" if passed else "order_expected"
            yield say(occasion, day=self.day(record["expected_on"]))

    def _parcel(self, parcel: Mapping[str, Any]) -> Iterable[str]:
        yield self.phrases.say(
            "parcel",
            tracking=", ".join(parcel["tracking_ids"]),
            carrier=parcel["carrier"],
            status=parcel["status"],
        )
        if parcel["events"]:
            last = max(parcel["events"], key=lambda event: str(event["on"]))
            occasion = "parcel_event" if last["place"] else "parcel_event_nowhere"
            yield self.phrases.say(
                occasion, day=self.day(last["on"]), text=last["text"], place=last["place"] or ""
            )

    def _totals(self, record: Mapping[str, Any]) -> Iterable[str]:
        say, currency = self.phrases.say, record["currency"]
        total = self.price(record["total_minor"], currency)
        if record["shipping_minor"]:
            shipping = self.price(record["shipping_minor"], currency)
            yield say("order_total_with", id=record["id"], total=total, shipping=shipping)
        else:
            yield say("order_total", id=record["id"], total=total)
        for payment in record["payments"]:
            if payment["kind"] == "payment":
                amount = self.price(payment["amount_minor"], currency)
                yield say("order_paid", method=payment["method"], amount=amount)
        yield say("order_address", id=record["id"], address=record["address"])

    def _line(self, line: Mapping[str, Any], currency: object) -> str:
        options = self.options(line["options"])
        return self.phrases.say(
            "line_option" if options else "line",
            quantity=str(line["quantity"]),
            title=line["title"],
            options=options,
            price=self.price(line["price_minor"], line.get("currency") or currency),
        )

    def _refund(self, refund: Mapping[str, Any]) -> str:
        waits = refund["state"] == "pending" and refund["expected_on"]
        return self.phrases.say(
            "refund_pending" if waits else "refund_settled",
            id=refund["order_id"],
            amount=self.price(refund["amount_minor"], refund["currency"]),
            method=refund["to"],
            day=self.day(refund["expected_on"] if waits else refund["on"]),
        )

    def _method(self, method: Mapping[str, Any]) -> str:
        if method["balance_minor"] is None:
            return str(method["label"])
        amount = self.price(method["balance_minor"], self._settings.currency)
        return self.phrases.say("balance", method=method["label"], amount=amount)
