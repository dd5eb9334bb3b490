"""What a customer may look up, the cart, and the invoice."""

import pytest

from assistant.shop.commands import CancelOrder
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


def test_an_order_says_what_can_be_done_with_it(place):
    assert place.desk().lookups.order("V-3").record["possible"][0] == "track it"


def test_the_refund_status_says_how_much_where_to_and_by_when(place):
    desk = place.desk()
    assert desk.lookups.refund_status().record == {"refunds": [], "waiting_for_items": []}
    desk.proposals.confirm(desk.orders.cancel("V-1", "no longer needed").record["id"])
    desk.proposals.confirm(desk.orders.return_items("V-2", ["mug"], "gift-1").record["id"])
    record = desk.lookups.refund_status().record
    assert record["refunds"] == [
        {
            "order_id": "V-1",
            "amount_minor": 14_290,
            "currency": "EUR",
            "to": "Visa card ending in 4242",
            "state": "pending",
            "on": "2026-11-24",
            "expected_on": "2026-12-03",
        }
    ]
    assert record["waiting_for_items"][0]["order_id"] == "V-2"
    assert desk.lookups.refund_status("V-2").record["refunds"] == []


def test_settling_a_return_pays_it_back(place):
    desk = place.desk()
    desk.proposals.confirm(
        desk.orders.return_items("V-2", ["boot-42", "mug"], "gift-1").record["id"]
    )
    for _ in range(2):
        place.shop.settle("V-2", key="parcel 1", actor="warehouse")
    order = place.order("V-2")
    assert order.status == "returned"
    assert order.balanced
    assert place.balance("gift-1") == 5000 + 12_900
    assert (place.stock("boot-42"), place.stock("mug")) == (4, 11)
    assert [entry.returned for entry in order.lines] == [1, 1]
    with pytest.raises(Refusal, match="no open return"):
        place.shop.settle("V-2", key="parcel 2", actor="warehouse")


def test_settling_an_exchange_charges_the_price_that_was_promised(place):
    desk = place.desk()
    shown = desk.orders.exchange_items("V-2", ["boot-42"], ["43"], "gift-1").record
    desk.proposals.confirm(shown["id"])
    assert place.stock("boot-43") == 2
    with place.database.writing() as connection:
        connection.exec_driver_sql("UPDATE items SET price_minor = 99900 WHERE id = 'boot-43'")
    place.shop.settle("V-2", key="parcel 1", actor="warehouse")
    order = place.order("V-2")
    assert order.status == "exchanged"
    assert order.balanced
    assert order.lines[-1].price_minor == 12_500
    assert place.balance("gift-1") == 4500


def test_a_window_ends_with_its_last_day(place):
    desk = place.desk()
    with pytest.raises(Refusal, match="ended on 2026-09-27") as refusal:
        desk.orders.return_items("V-4", ["mug"])
    assert refusal.value.values["window_days"] == 30
    with pytest.raises(Refusal, match="an exchange ended"):
        desk.orders.exchange_items("V-4", ["mug"], ["mug"])
    place.clock.pass_(days=29)
    desk.orders.return_items("V-2", ["mug"])
    place.clock.pass_(days=1)
    with pytest.raises(Refusal, match="ended on 2026-12-23"):
        desk.orders.return_items("V-2", ["mug"])


def test_a_refund_goes_back_the_way_it_came_or_to_a_gift_card(place):
    with pytest.raises(Refusal, match="original payment method") as refusal:
        place.desk().orders.return_items("V-2", ["mug"], "card-1")
    assert len(refusal.value.possible) == 2


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


def test_books_that_would_not_balance_are_not_written(place, monkeypatch):
    from assistant.errors import StoreError
    from assistant.shop import sql_shop
    from assistant.shop.rules import plan

    def wrong(command, facts):
        decided = plan(command, facts)
        order = decided.order.model_copy(update={"payments": decided.order.payments[:1]})
        return type(decided)(command, decided.customer, order, decided.details)

    monkeypatch.setattr(sql_shop, "plan", wrong)
    with pytest.raises(StoreError, match="would not balance"):
        place.shop.perform(
            "c-ada",
            CancelOrder(order_id="V-1", reason="no longer needed"),
            key="k",
            fingerprint=None,
            actor="test",
        )
    assert place.order("V-1").status == "pending"
    assert place.shop.outcome("k") is None
