"""Offers and coupons: what comes off a cart, which run today, and what is said of them."""

import shutil
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation import Assistant
from assistant.recommend.interest import Interest, learn_interest
from assistant.recommend.offering import offer_column, suiting
from assistant.shop.campaigns import Campaigns, Offer
from assistant.shop.folder import ShopFolder
from assistant.shop.models import CartLine
from assistant.shop.offers import Offers
from retrieval.catalog import Catalog, Product

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
CAMPAIGNS = """
[[offer]]
name = "Tent week"
percent = 10
categories = ["tents"]
minimum_minor = 20000

[[offer]]
name = "Hello"
code = "HELLO5"
amount_minor = 500
minimum_minor = 4000

[[offer]]
name = "Over"
code = "OVER20"
percent = 20
until = 2020-01-01
"""


def product(id_, kind="Tents", price=10000, **more):
    return Product(
        id=id_, title=f"thing {id_}", category=(kind,), price_minor=price, currency="EUR", **more
    )


CATALOG = Catalog([product("t1"), product("t2", price=30000), product("b1", "Boots")], "EUR")


def offers(*given_):
    campaigns = Campaigns.model_validate({"offer": given_})
    return Offers(campaigns, CATALOG, clock=lambda: NOON)


def line(product_id, quantity=1):
    price = CATALOG.get(product_id).price_minor
    return CartLine(
        product_id=product_id,
        item_id=product_id,
        title="x",
        quantity=quantity,
        price_minor=price,
        currency="EUR",
    )


TENTS = {"name": "Tents", "percent": 10, "categories": ("tents",), "minimum_minor": 20000}
HELLO = {"name": "Hello", "code": "HELLO", "amount_minor": 500}


def test_the_offer_that_takes_most_off_counts_and_only_for_its_goods():
    shop = offers(TENTS, HELLO)
    assert shop.best_for([line("b1")]) is None
    assert shop.best_for([line("b1")], "hello").off_minor == 500
    assert shop.best_for([line("t1"), line("b1")], "HELLO").off_minor == 500
    best = shop.best_for([line("t1", 2), line("b1")], "HELLO")
    assert (best.offer.name, best.off_minor) == ("Tents", 2000)
    assert shop.best_for([]) is None


def test_an_offer_runs_from_its_first_to_its_last_day():
    days = [
        {**HELLO, "name": "later", "code": "LATER", "from": date(2026, 6, 2)},
        {**HELLO, "name": "today", "code": "TODAY", "from": NOON.date(), "until": NOON.date()},
        {**HELLO, "name": "over", "code": "OVER", "until": date(2026, 5, 31)},
    ]
    assert [offer.name for offer in offers(*days).running()] == ["today"]


def test_reduced_goods_are_left_out_where_the_offer_says_so():
    offer = Offer(name="x", percent=10, with_reduced=False)
    assert offer.is_for(product("a"))
    assert not offer.is_for(product("a", compare_at_minor=20000))


@given(st.integers(0, 10**7), st.integers(1, 100), st.integers(0, 10**6))
def test_no_more_comes_off_than_the_goods_cost(goods, percent, minimum):
    share = Offer(name="x", percent=percent, minimum_minor=minimum).taken_off(goods)
    amount = Offer(name="x", amount_minor=percent * 100, minimum_minor=minimum).taken_off(goods)
    for off in (share, amount):
        assert 0 <= off <= goods
        assert not off or goods >= minimum


def test_an_offer_for_everything_gives_way_to_those_of_single_kinds():
    shop = offers(TENTS, HELLO)
    column = offer_column(shop, shop.running())
    assert column.tolist() == pytest.approx([0.1, 0.1, 0.0])
    assert (offer_column(offers(HELLO), offers(HELLO).running()) > 0).all()


def test_offers_for_what_the_shopper_likes_come_first():
    boots = {"name": "Boots", "percent": 5, "categories": ("Boots",)}
    shop = offers(TENTS, boots)
    nothing = learn_interest([], CATALOG, None)
    assert [o.name for o in suiting(shop, shop.running(), nothing)] == ["Tents", "Boots"]
    column = nothing.column.copy()
    column[CATALOG.position("b1")] = 1.0
    assert [o.name for o in suiting(shop, shop.running(), Interest(column))] == ["Boots", "Tents"]


@pytest.fixture(scope="module")
def shop_with_offers(shop_folder, shop_retriever, tmp_path_factory):
    path = tmp_path_factory.mktemp("offers") / "shop"
    shutil.copytree(shop_folder.path, path)
    (path / "campaigns.toml").write_text(CAMPAIGNS)
    opened = Assistant.open(
        ShopFolder.open(path),
        model="offline",
        retriever=shop_retriever,
        database_url=f"sqlite:///{path / 'c.db'}",
    )
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "question", ["any offers?", "Do you have a coupon?", "which discount codes are there", "offers"]
)
def test_offers_are_told_with_their_terms_each_from_its_record(shop_with_offers, question):
    reply = shop_with_offers.start().send(question)
    assert "Tent week: 10 % off tents, when that comes to €200.00 or more." in reply.text
    assert "€5.00 off everything, when that comes to €40.00 or more, with the code HELLO5" in (
        reply.text
    )
    assert "OVER20" not in reply.text
    told = [claim.source for claim in reply.claims if claim.kind == "discount"]
    assert told[:2] == ["offer Tent week", "offer Hello"]
    assert all(item.record["category"].endswith("Tents") for item in reply.shelf.items)


def test_a_code_that_does_not_run_is_not_believed(shop_with_offers):
    conversation = shop_with_offers.start()
    assert "no offer with the code OVER20" in conversation.send("can I use the code OVER20?").text
    text = conversation.send("apply code FREE99 please").text
    assert "no offer with the code FREE99" in text
    assert "20 %" not in text


def test_a_shop_without_offers_says_so(open_assistant):
    text = open_assistant().start().send("do you have any coupons?").text
    assert text == "There is no coupon and no offer at the moment."


def test_a_model_cannot_promise_a_discount_that_no_record_holds(
    shop_with_offers, shop_retriever, tmp_path, scripted
):
    lie = "Use the code WOW50 for 50% off everything today!"
    assistant = Assistant.open(
        shop_with_offers.folder,
        model=scripted([("recommend_products", {"scene": "offers"})], lie),
        retriever=shop_retriever,
        database_url=f"sqlite:///{tmp_path / 'c.db'}",
    )
    reply = assistant.start().send("any offers?")
    assert "WOW50" not in reply.text
    assert "50%" not in reply.text
    assistant.close()
