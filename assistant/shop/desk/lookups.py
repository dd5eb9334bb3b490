"""What a customer may look up: their orders, where a parcel is, when money comes, an invoice."""

from urllib.parse import quote

from assistant.reply import Evidence
from assistant.shop.desk.case import Case
from assistant.shop.desk.references import find_order
from assistant.shop.desk.views import customer_evidence, order_evidence, order_summary
from assistant.shop.invoice import invoice_pdf
from assistant.shop.models import Customer, Order

__all__ = ["Lookups", "invoice_path"]

MOVING = ("pending", "processed", "shipped")
LISTED = 20


class Lookups:
    """Reads for the customer of one conversation; writes nothing."""

    def __init__(self, case: Case, shop_name: str, locale: str) -> None:
        """Look up for `case`; name and locale are for invoices."""
        self._case = case
        self._shop_name = shop_name
        self._locale = locale

    def account(self) -> Evidence:
        """The customer's own account: name, default address, payment methods.

        Raises:
            Refusal: nobody is identified.
        """
        return customer_evidence(self._case.require_customer())

    def my_orders(self) -> Evidence:
        """The customer's orders, newest first, the first 20 in full and how many there are.

        Raises:
            Refusal: nobody is identified.
        """
        customer = self._case.require_customer()
        orders = self._case.shop.orders(customer.id)
        listed = [order_summary(order) for order in orders[:LISTED]]
        return Evidence("orders", "order", {"count": len(orders), "orders": listed})

    def order(self, order_id: str | None = None) -> Evidence:
        """One order in full; without an id, the only one there is.

        Raises:
            Refusal: nobody is identified, or it is not found in this account.
        """
        return order_evidence(*self._find(order_id))

    def track(self, order_id: str | None = None) -> Evidence:
        """Where an order is; without an id, the only one on its way.

        Raises:
            Refusal: nobody is identified, or it is not found in this account.
        """
        return order_evidence(*self._find(order_id, MOVING))

    def refund_status(self, order_id: str | None = None) -> Evidence:
        """What is paid back, to what and when; without an id, over all orders.

        Raises:
            Refusal: nobody is identified, or the order is not found in this account.
        """
        customer = self._case.require_customer()
        if order_id:
            orders: tuple[Order, ...] = (find_order(self._case, customer, order_id),)
        else:
            orders = self._case.shop.orders(customer.id)
        refunds = [refund for order in orders for refund in _refunds(order, customer)]
        waiting = [
            {"order_id": order.id, "kind": request.kind, "asked_on": request.at.date().isoformat()}
            for order in orders
            if (request := order.open_request())
        ]
        record = {"refunds": refunds, "waiting_for_items": waiting}
        return Evidence(order_id or "refunds", "return", record)

    def invoice(self, order_id: str | None = None) -> tuple[Evidence, bytes]:
        """The invoice of an order as a PDF, and the record of what is in it.

        Raises:
            Refusal: nobody is identified, or it is not found in this account.
        """
        order, customer = self._find(order_id)
        pdf = invoice_pdf(order, customer, shop_name=self._shop_name, locale=self._locale)
        record = {
            "action": "invoice",
            "status": "done",
            "order_id": order.id,
            "url": invoice_path(self._case.conversation_id, order.id),
            "file": f"invoice-{''.join(c for c in order.id if c.isalnum() or c == '-')}.pdf",
            "total_minor": order.total_minor,
            "currency": order.currency,
        }
        return Evidence(f"invoice {order.id}", "action", record), pdf

    def _find(self, order_id: str | None, states: tuple[str, ...] = ()) -> tuple[Order, Customer]:
        customer = self._case.require_customer()
        return find_order(self._case, customer, order_id, states), customer


def invoice_path(conversation_id: str, order_id: str) -> str:
    """Where the page serves the invoice, to whoever has that conversation."""
    return f"/api/v1/conversations/{quote(conversation_id)}/invoices/{quote(order_id, safe='')}"


def _refunds(order: Order, customer: Customer) -> list[dict[str, object]]:
    shown = []
    for payment in order.payments:
        if payment.kind == "refund" and payment.amount_minor:
            method = customer.method(payment.payment_method_id)
            expected = payment.expected_on
            shown.append(
                {
                    "order_id": order.id,
                    "amount_minor": payment.amount_minor,
                    "currency": order.currency,
                    "to": method.label if method else payment.payment_method_id,
                    "state": payment.state,
                    "on": payment.at.date().isoformat(),
                    "expected_on": expected.isoformat() if expected else None,
                }
            )
    return shown
