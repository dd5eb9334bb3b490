"""What a customer may look up, the cart, and the invoice."""

import pytest

from assistant.shop.invoice import invoice_pdf
from assistant.shop.models import Customer
from assistant.shop.refusals import Refusal


def test_my_orders_are_mine_and_newest_first(place):
    record = place.desk().lookups.my_orders().record
    assert [o["id"] for o in record["orders"]] == ["V-3", "V-2", "V-1", "V-4"]
    assert record["count"] == 4


@pytest.mark.parametrize("said", ["V-1", " v-1 ", "#V1", "v1"])
def test_an_order_is_found_however_its_number_is_written(place, said):
    assert place.desk().lookups.order(said).record["id"] == "V-1"


def test_without_a_number_the_only_order_that_fits_is_meant(place):
    with pytest.raises(Refusal, match="Several orders could be meant"):
        place.desk().lookups.track()
    assert place.desk("b", customer="c-ben").lookups.track().record["id"] == "V-9"
    with pytest.raises(Refusal, match="There is no order for that"):
        place.desk("b").orders.return_items(None, ["mug"])


def test_the_items_named_tell_which_order_is_meant(place):
    desk = place.desk()
    shown = desk.orders.return_items(None, ["boots"]).record["details"]
    assert shown["order_id"] == "V-2"
    with pytest.raises(Refusal, match="Several orders could be meant") as refusal:
        desk.orders.return_items(None, ["mug"])
    assert refusal.value.passage is None
    assert [way[:9] for way in refusal.value.possible] == ["order V-2", "order V-4"]


def test_an_order_says_what_can_be_done_with_it(place):
    assert place.desk().lookups.order("V-3").record["possible"][0] == "track it"


def test_an_invoice_is_a_pdf_and_the_same_every_time(place):
    evidence, pdf = place.desk().lookups.invoice("V-1")
    assert pdf.startswith(b"%PDF")
    assert evidence.record["url"] == "/api/v1/conversations/talk/invoices/V-1"
    assert evidence.record["total_minor"] == 14_290
    assert place.desk().lookups.invoice("V-1")[1] == pdf
    with pytest.raises(Refusal):
        place.desk().lookups.invoice("V-9")


def test_an_invoice_can_be_written_for_any_name_and_currency(place):
    order = place.order("V-1").model_copy(update={"currency": "JPY"})
    customer = place.shop.customer("c-ada").model_copy(
        update={"first_name": "王", "last_name": "Łukasiewicz–Šťastný"}
    )
    assert isinstance(customer, Customer)
    for locale in ("zh_CN", "fr_FR", "de_DE"):
        assert invoice_pdf(order, customer, shop_name="Τάρν ☕", locale=locale).startswith(b"%PDF")


def test_a_cart_needs_no_account_and_keeps_its_order(place):
    desk = place.desk(customer=None)
    desk.cart.add("boot", "size 42")
    desk.cart.add("mug", quantity=2)
    record = desk.cart.add("boot", "42").record
    assert [(x["item_id"], x["quantity"]) for x in record["lines"]] == [("boot-42", 2), ("mug", 2)]
    assert record["total_minor"] == 25_800
    assert desk.cart.change("mug", 1).record["total_minor"] == 24_900
    assert desk.cart.remove("boot").record["count"] == 1
    assert place.desk("other", customer=None).cart.view().record["lines"] == []


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda cart: cart.add("boot"), "several options"),
        (lambda cart: cart.add("boot", "size 50"), "does not come in"),
        (lambda cart: cart.add("sofa"), "no product"),
        (lambda cart: cart.add("boot", "size 45"), "0 can be supplied"),
        (lambda cart: cart.add("boot", "size 42", 4), "3 can be supplied, not 4"),
        (lambda cart: cart.add("mug", quantity=0), "number from 1"),
        (lambda cart: cart.add("mug", quantity=-3), "number from 1"),
        (lambda cart: cart.add("mug", quantity=10**9), "number from 1"),
        (lambda cart: cart.remove("mug"), "not in the cart"),
        (lambda cart: cart.change("boot", 2), "not in the cart"),
    ],
)
def test_a_cart_holds_only_what_can_be_bought(place, act, says):
    cart = place.desk(customer=None).cart
    with pytest.raises(Refusal, match=says):
        act(cart)
    assert cart.view().record["lines"] == []


def test_an_empty_or_sold_out_cart_has_no_checkout(place):
    desk = place.desk(customer=None)
    with pytest.raises(Refusal, match="empty"):
        desk.proposals.propose_checkout()
    desk.cart.add("boot", "size 42", 3)
    with place.database.writing() as connection:
        connection.exec_driver_sql("UPDATE items SET stock = 2 WHERE id = 'boot-42'")
    with pytest.raises(Refusal, match="2 can be supplied"):
        desk.proposals.propose_checkout()
