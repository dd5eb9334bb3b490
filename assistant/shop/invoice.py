"""An order's invoice as a PDF. The only file that knows fpdf2.

The built-in fonts write Latin script; amounts carry the currency's code, and letters that those
fonts lack are written without their accents or as "?".
"""

import unicodedata
from datetime import UTC

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from assistant.money import format_price
from assistant.shop.models import Customer, Order

__all__ = ["invoice_pdf"]


def invoice_pdf(
    order: Order, customer: Customer, *, shop_name: str, locale: str = "en_US"
) -> bytes:
    """The invoice of an order: who, what, what it cost, what was paid and paid back.

    The same order gives the same bytes.
    """
    pdf = FPDF(format="A4")
    pdf.set_creation_date(order.placed_at.astimezone(UTC))
    pdf.set_title(_latin(f"Invoice {order.id}"))
    pdf.add_page()
    _heading(pdf, order, customer, shop_name)
    _lines(pdf, order, locale)
    _payments(pdf, order, customer, locale)
    return bytes(pdf.output())


def _heading(pdf: FPDF, order: Order, customer: Customer, shop_name: str) -> None:
    pdf.set_font("helvetica", "B", 16)
    _write(pdf, shop_name, height=10)
    pdf.set_font("helvetica", "", 11)
    for text in (
        f"Invoice for order {order.id}",
        f"Placed on {order.placed_at.date().isoformat()}, {order.status}",
        "",
        customer.name,
        *order.address.one_line().split(", "),
        "",
    ):
        _write(pdf, text)


def _lines(pdf: FPDF, order: Order, locale: str) -> None:
    pdf.set_font("helvetica", "", 10)
    with pdf.table(
        col_widths=(10, 60, 15, 15), text_align=("RIGHT", "LEFT", "RIGHT", "RIGHT")
    ) as t:
        t.row(("Units", "Item", "Each", "Sum"))
        for line in order.lines:
            options = ", ".join(f"{name} {value}" for name, value in line.options.items())
            title = f"{line.title} ({options})" if options else line.title
            if line.returned:
                title += f", {line.returned} returned"
            each, units = line.price_minor, line.quantity
            amounts = (_amount(each, order, locale), _amount(each * units, order, locale))
            t.row((str(units), _latin(title), *amounts))
        if order.shipping_minor:
            t.row(("", "Delivery", "", _amount(order.shipping_minor, order, locale)))
        t.row(("", "Total", "", _amount(order.total_minor, order, locale)))


def _payments(pdf: FPDF, order: Order, customer: Customer, locale: str) -> None:
    pdf.ln(6)
    for entry in order.payments:
        method = customer.method(entry.payment_method_id)
        label = method.label if method else entry.payment_method_id
        verb = "Paid with" if entry.kind == "payment" else "Refunded to"
        amount = _amount(entry.amount_minor, order, locale)
        text = f"{entry.at.date().isoformat()}  {verb} {label}: {amount}"
        _write(pdf, text)


def _write(pdf: FPDF, text: str, height: int = 6) -> None:
    pdf.cell(0, height, _latin(text), new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _amount(minor: int, order: Order, locale: str) -> str:
    return _latin(format_price(minor, order.currency, locale).replace("\N{EURO SIGN}", "EUR "))


def _latin(text: str) -> str:
    """The text in the letters of the built-in fonts."""
    spaced = text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    letters = []
    for letter in spaced:
        try:
            letter.encode("latin-1")
            letters.append(letter)
        except UnicodeEncodeError:
            base = unicodedata.normalize("NFKD", letter)
            letters.append(base.encode("latin-1", "ignore").decode("latin-1") or "?")
    return "".join(letters)
