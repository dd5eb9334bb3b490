"""The after-sales policy in code: windows, what goes back where, and what it costs."""

import pytest
from sqlalchemy import update

from assistant.errors import StoreError
from assistant.shop import sql_shop, tables
from assistant.shop.commands import CancelOrder
from assistant.shop.countries import country_code
from assistant.shop.models import Address
from assistant.shop.refusals import Refusal
from assistant.shop.rules import plan


def say_yes(place, shown):
    return place.desk().proposals.confirm(shown.record["id"])[0].record


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


def test_a_return_from_abroad_costs_its_label(place):
    place.set_policy(return_fee_minor=590, return_free_in=("IE",))
    shown = place.desk().orders.return_items("V-2", ["boot-42"], "gift-1")
    assert shown.record["details"]["refund_minor"] == 12_000 - 590
    say_yes(place, shown)
    place.shop.settle("V-2", key="parcel 1", actor="warehouse")
    order = place.order("V-2")
    assert (order.fees_minor, order.balanced) == (590, True)
    assert place.balance("gift-1") == 5000 + 12_000 - 590


def test_a_return_from_home_is_free_and_a_label_never_costs_more_than_the_goods(place):
    place.set_policy(return_fee_minor=590, return_free_in=("DE",))
    shown = place.desk().orders.return_items("V-2", ["boot-42"]).record
    assert shown["details"]["return_fee_minor"] == 0
    place.set_policy(return_fee_minor=5000)
    shown = place.desk().orders.return_items("V-2", ["mug"]).record
    assert shown["details"]["refund_minor"] == 0
    say_yes(place, place.desk().orders.return_items("V-2", ["mug"]))
    place.shop.settle("V-2", key="parcel 1", actor="warehouse")
    assert place.order("V-2").balanced


@pytest.mark.parametrize("wish", ["return_items", "exchange_items"])
def test_some_kinds_of_goods_are_not_taken_back(place, wish):
    with place.database.writing() as connection:
        boots = tables.items.c.product_id == "boot"
        connection.execute(update(tables.items).where(boots).values(returnable=False))
    new = [["size 43"]] if wish == "exchange_items" else []
    with pytest.raises(Refusal, match="not taken back") as refusal:
        getattr(place.desk().orders, wish)("V-2", ["boot-42"], *new)
    assert refusal.value.rule == "final_sale"
    assert refusal.value.passage == "returns.md#What cannot be returned"
    place.desk().orders.return_items("V-2", ["mug"])


def address(country):
    return Address(line1="2 Quay", city="Somewhere", postcode="1", country=country)


def test_an_order_can_be_sent_elsewhere_in_its_country_only(place):
    place.set_policy(delivery_countries=("DE", "IE"))
    change = place.desk().orders.change_address
    change("V-1", address("Germany"))
    with pytest.raises(Refusal, match="delivery charge would change"):
        change("V-1", address("Ireland"))
    with pytest.raises(Refusal, match="Nothing is delivered to Norway"):
        change("V-1", address("Norway"))
    place.set_policy(same_country_only=False)
    place.desk().orders.change_address("V-1", address("Norway"))


def test_once_items_were_changed_nothing_else_can_be(place):
    say_yes(place, place.desk().orders.change_items("V-1", ["boot-42"], ["43"]))
    for wish in (
        lambda orders: orders.cancel("V-1", "no longer needed"),
        lambda orders: orders.change_items("V-1", ["boot-43"], ["42"]),
        lambda orders: orders.change_address("V-1", address("DE")),
        lambda orders: orders.change_payment("V-1", "gift-2"),
    ):
        with pytest.raises(Refusal, match="have been changed"):
            wish(place.desk().orders)
    place.set_policy(changes_after_items=True)
    place.desk().orders.change_address("V-1", address("DE"))


def test_a_payment_moves_whole_and_once(place):
    with pytest.raises(Refusal, match="50.00 EUR, does not cover 142.90 EUR") as refusal:
        place.desk().orders.change_payment("V-1", "gift-1")
    assert refusal.value.values["needed_minor"] == 14_290
    assert any("gift-2" in way for way in refusal.value.possible)
    with pytest.raises(Refusal, match="already paid with Visa"):
        place.desk().orders.change_payment("V-1", "card-1")
    say_yes(place, place.desk().orders.change_payment("V-1", "gift-2"))
    assert place.balance("gift-2") == 50_000 - 14_290
    with pytest.raises(Refusal, match="changed or divided already"):
        place.desk().orders.change_payment("V-1", "paypal")


def test_a_cancellation_pays_back_what_each_method_paid_net(place):
    say_yes(place, place.desk().orders.change_payment("V-1", "gift-2"))
    shown = place.desk().orders.cancel("V-1", "Ordered by mistake")
    assert shown.record["details"]["refunds"] == [
        {
            "to": "gift card gift-2",
            "payment_method_id": "gift-2",
            "amount_minor": 14_290,
            "when": "immediately",
        }
    ]
    say_yes(place, shown)
    assert place.balance("gift-2") == 50_000
    assert place.order("V-1").paid_minor == 0


def test_part_of_a_line_can_be_changed(place):
    with place.database.writing() as connection:
        here = tables.order_lines.c.order_id == "V-1"
        boots = tables.order_lines.c.item_id == "boot-42"
        connection.execute(update(tables.order_lines).where(here, boots).values(quantity=3))
        payment = tables.payments.c.order_id == "V-1"
        connection.execute(update(tables.payments).where(payment).values(amount_minor=38_290))
    say_yes(place, place.desk().orders.change_items("V-1", ["boot-42"], ["43"]))
    order = place.order("V-1")
    assert [(x.item_id, x.quantity) for x in order.lines] == [
        ("boot-43", 1),
        ("boot-42", 2),
        ("mug", 2),
    ]
    assert order.balanced


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Ireland", "IE"),
        ("ie", "IE"),
        ("the Netherlands", "NL"),
        ("Deutschland", "DE"),
        ("USA", "US"),
        ("法国", "FR"),
        ("Mordor", "MORDOR"),
    ],
)
def test_countries_are_known_by_their_names(said, code):
    assert country_code(said) == code


def test_books_that_would_not_balance_are_not_written(place, monkeypatch):
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
