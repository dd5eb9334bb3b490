"""Offers and coupons in the cart's total: by code, once named, and never below nothing."""

import shutil

import pytest

from assistant.conversation import Assistant
from assistant.shop.folder import ShopFolder

CAMPAIGNS = """
[[offer]]
name = "Tent week"
percent = 10
categories = ["tents"]
minimum_minor = 20000

[[offer]]
name = "Hello"
code = "HELLO20"
amount_minor = 2000
minimum_minor = 4000

[[offer]]
name = "Over"
code = "OVER50"
percent = 50
until = 2020-01-01
"""


@pytest.fixture(scope="module")
def assistant(shop_folder, shop_retriever, tmp_path_factory):
    path = tmp_path_factory.mktemp("cart-offers") / "shop"
    shutil.copytree(shop_folder.path, path, ignore=shutil.ignore_patterns("*.db*"))
    (path / "campaigns.toml").write_text(CAMPAIGNS)
    opened = Assistant.open(
        ShopFolder.open(path),
        model="offline",
        retriever=shop_retriever,
        database_url=f"sqlite:///{path / 'c.db'}",
    )
    yield opened
    opened.close()


def test_an_offer_without_a_code_comes_off_by_itself(assistant):
    cart = assistant.start().desk().cart
    assert "offer" not in cart.add("p300").record
    record = cart.add("p300").record
    assert (record["goods_minor"], record["off_minor"]) == (30000, 3000)
    assert record["total_minor"] == 27000
    assert record["offer"] == "Tent week"
    assert record["code"] is None


def test_a_coupon_counts_once_it_is_named_and_only_in_its_conversation(assistant):
    desk, other = assistant.start().desk(), assistant.start().desk()
    assert desk.cart.add("p200").record["total_minor"] == 6000
    record = desk.cart.use_coupon("hello20").record
    assert (record["total_minor"], record["code"], record["coupon"]) == (4000, "HELLO20", "HELLO20")
    assert other.cart.add("p200").record["total_minor"] == 6000


def test_the_better_of_two_offers_counts(assistant):
    cart = assistant.start().desk().cart
    cart.add("p300", quantity=2)
    record = cart.use_coupon("HELLO20").record
    assert (record["offer"], record["off_minor"], record["coupon"]) == (
        "Tent week",
        3000,
        "HELLO20",
    )


@pytest.mark.parametrize("code", ["OVER50", "NONSENSE", ""], ids=["over", "unknown", "empty"])
def test_a_coupon_that_does_not_run_is_refused(assistant, code):
    desk = assistant.start().desk()
    desk.cart.add("p200")
    found = desk.run("use_coupon", lambda: desk.cart.use_coupon(code))
    assert found[0].record["status"] == "refused"
    assert desk.cart.view().record["total_minor"] == 6000


def test_the_check_out_shows_and_carries_the_offer(assistant):
    desk = assistant.start().desk()
    desk.cart.add("p200")
    desk.cart.use_coupon("HELLO20")
    details = desk.cart.checkout_details()
    assert (details["total_minor"], details["off_minor"]) == (4000, 2000)


def test_the_total_is_told_with_what_came_off(assistant):
    conversation = assistant.start()
    conversation.desk().cart.add("p200")
    text = conversation.send("use the code HELLO20").text
    assert "Hello takes off €20.00 with the code HELLO20." in text
    assert "€40.00" in text
    assert "€40.00" in conversation.send("I want to check out").text
