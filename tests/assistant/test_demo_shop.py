"""The demo shop: what is committed is what the generator makes, and its data says one thing."""

import json
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from assistant.shop.demo.generator.aftersales import add_business_days
from assistant.shop.demo.generator.folder import FOLDER, make_files, write_folder
from assistant.shop.demo.generator.oddities import FIRST_ODD_NUMBER
from assistant.shop.demo.generator.orders import EU_DELIVERY, HOME_DELIVERY
from assistant.shop.demo.generator.pictures import picture_svg
from assistant.shop.demo.generator.wording import eligible, expand
from assistant.shop.models import Order
from assistant.shop.policy import OrderPolicy
from assistant.shop.settings import read_settings
from retrieval.catalog import Product

# What a whole product is made of; parts, such as a rubber sole, may be named anywhere.
WHOLE_MATERIALS = (
    "leather", "suede", "canvas", "linen", "silk", "velvet", "cashmere", "denim", "cast iron",
    "copper", "oak", "acacia", "bamboo", "porcelain", "stoneware", "terracotta", "cork", "jute",
)  # fmt: skip


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return make_files()


@pytest.fixture(scope="module")
def products(files: dict[str, str]) -> list[Product]:
    return [Product.model_validate_json(line) for line in files["catalog.jsonl"].splitlines()]


@pytest.fixture(scope="module")
def drawn(products: list[Product]) -> list[Product]:
    """The products that the tables make; the awkward ones break rules on purpose."""
    return [product for product in products if int(product.id[1:]) < FIRST_ODD_NUMBER]


@pytest.fixture(scope="module")
def orders(files: dict[str, str]) -> list[Order]:
    return [Order.model_validate(entry) for entry in json.loads(files["orders.json"])["orders"]]


def words_of(product: Product) -> str:
    return f"{product.title} {product.description}".lower()


def has_word(word: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None


# --- the generator -------------------------------------------------------------------------------


def test_committed_files_are_what_the_generator_makes(files: dict[str, str]) -> None:
    different = [name for name, text in files.items() if (FOLDER / name).read_text("utf-8") != text]
    assert not different, "run: python -m assistant.shop.demo.generator"
    pictures = {f"images/{path.name}" for path in (FOLDER / "images").iterdir()}
    assert pictures == {name for name in files if name.startswith("images/")}


def test_writing_twice_changes_nothing_and_removes_stale_pictures(tmp_path: Path) -> None:
    write_folder(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.rglob("*.*")}
    (tmp_path / "images" / "gone.svg").write_text("<svg/>")
    write_folder(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.rglob("*.*")} == before


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("<waterproof> x", True),
        ("<!waterproof> x", False),
        ("<material:wool,linen> x", True),
        ("<material:silk> x", False),
        ("<!material:silk> <waterproof> x", True),
        ("<absent> x", False),
    ],
)
def test_a_sentence_is_said_only_when_its_facts_hold(condition: str, holds: bool) -> None:
    assert eligible([condition], {"waterproof": True, "material": "linen"}) == ["x"] * holds


def test_a_field_that_a_product_does_not_have_is_an_error() -> None:
    from assistant.shop.demo.generator.dice import Dice

    with pytest.raises(KeyError):
        expand("It weighs {weight_kg} kg.", {}, Dice("any"))


def test_business_days_skip_the_weekend() -> None:
    assert add_business_days(date(2026, 11, 20), 1) == date(2026, 11, 23)
    assert add_business_days(date(2026, 11, 20), 5) == date(2026, 11, 27)


# --- the catalogue -------------------------------------------------------------------------------


def test_the_range_is_as_wide_as_a_real_shop(products: list[Product]) -> None:
    assert len(products) >= 1500
    assert len({product.category[0] for product in products}) >= 10
    assert len({product.category for product in products}) >= 40
    assert len({product.brand for product in products} - {None}) >= 60
    assert len({product.id for product in products}) == len(products)
    variants = [variant.id for product in products for variant in product.variants]
    assert len(set(variants)) == len(variants)
    assert not set(variants) & {product.id for product in products}


def test_prices_spread_from_cheap_to_premium(products: list[Product]) -> None:
    prices = sorted(product.price_minor for product in products)
    assert prices[0] < 500 and prices[-1] > 80_000
    assert 2000 < prices[len(prices) // 2] < 8000
    for product in products:
        assert product.compare_at_minor is None or product.compare_at_minor > product.price_minor
        assert all(
            (v.price_minor or product.price_minor) >= product.price_minor for v in product.variants
        )


def test_every_product_has_two_distinct_sentences(products: list[Product]) -> None:
    for product in products:
        sentences = re.split(r"(?<=[.!?])\s+", product.description)
        assert len(set(sentences)) == len(sentences) >= 2, product.id
        assert product.image is not None


def test_text_has_real_variety(drawn: list[Product]) -> None:
    assert len({product.description for product in drawn}) > 0.98 * len(drawn)
    sentences = Counter(
        sentence
        for product in drawn
        for sentence in re.split(r"(?<=[.!?])\s+", product.description)
    )
    assert len(sentences) > len(drawn)
    assert sentences.most_common(1)[0][1] < 0.02 * len(drawn)


def test_no_template_mark_is_left_in_the_text(drawn: list[Product]) -> None:
    for product in drawn:
        text = product.title + product.description
        assert not re.search(r"[{}\[\]<>|]|  |\bNone\b|\b1 (litres|years|hours)\b", text), text


def test_text_names_no_other_material_than_the_attributes(products: list[Product]) -> None:
    for product in products:
        names = {*product.attributes, "material"}
        stated = " ".join(value for name in sorted(names) for value in product.values(name))
        for material in WHOLE_MATERIALS:
            if has_word(material, words_of(product)):
                assert has_word(material, stated), f"{product.id}: {material}"


def test_text_says_waterproof_exactly_when_the_attribute_does(products: list[Product]) -> None:
    for product in products:
        text = words_of(product)
        denied = re.search(r"not( \w+)? waterproof|waterproof enough|not meant to keep water", text)
        if "waterproof" in text and not denied:
            assert product.attributes.get("waterproof") is True, product.id
        if denied:
            assert product.attributes.get("waterproof") is False, product.id


def test_text_names_no_other_colour_than_its_own(drawn: list[Product]) -> None:
    for product in drawn:
        said = re.search(
            r"(?:this one is|colour here is|shown in|this is the|^in|\. in) ([a-z ]+?)"
            r"(?: version|, as pictured)?\.",
            product.description.lower(),
        )
        if said:
            assert said[1] in product.values("colour"), product.id


def test_the_awkward_cases_are_there(products: list[Product]) -> None:
    by_parent = Counter(product.parent for product in products if product.parent)
    assert sum(product.in_stock is False for product in products) >= 20
    assert any(product.in_stock is None for product in products)
    assert any(sum(v.stock or 0 for v in product.variants) == 1 for product in products)
    assert sum(product.brand is None for product in products) >= 20
    assert sum(product.rating is None for product in products) >= 50
    assert sum(product.compare_at_minor is not None for product in products) >= 100
    assert max(by_parent.values()) >= 2
    assert any(len(product.title) > 200 for product in products)
    assert any("<script>" in product.title for product in products)
    assert any(not product.title.isascii() for product in products)
    orders_to_bots = ("ignore all previous", "system:", "<!-- assistant", "note to ai")
    for phrase in orders_to_bots:
        assert any(phrase in product.description.lower() for product in products), phrase
    titles = Counter(product.title for product in products)
    assert max(titles.values()) >= 2


def test_new_arrivals_have_no_rating_and_ratings_have_a_count(products: list[Product]) -> None:
    for product in products:
        assert (product.rating is None) == (product.rating_count is None)
        if "new" in product.tags:
            assert product.rating is None


# --- pictures ------------------------------------------------------------------------------------


def test_every_picture_is_small_well_formed_and_free_of_scripts(files: dict[str, str]) -> None:
    pictures = {name: text for name, text in files.items() if name.startswith("images/")}
    assert sum(len(text) for text in pictures.values()) < 4_000_000
    for name, text in pictures.items():
        root = ElementTree.fromstring(text)
        assert root.get("viewBox") == "0 0 400 400", name
        assert len(text) < 6000, name
        assert not re.search(r"<script|<image|href|\{\w+\}", text), name


def test_a_picture_shows_its_colour_and_pattern() -> None:
    assert picture_svg("boot", "brown", "") != picture_svg("boot", "black", "")
    assert 'fill="url(#p)"' in picture_svg("t-shirt", "navy", "striped")
    assert 'fill="url(#p)"' not in picture_svg("t-shirt", "navy", "")
    assert picture_svg("mug", "red", "") == picture_svg("mug", "red", "")


def test_every_image_of_the_catalogue_exists(products: list[Product]) -> None:
    assert all((FOLDER / (product.image or "?")).is_file() for product in products)


# --- customers, orders, events -------------------------------------------------------------------


def test_every_order_state_is_there_and_the_books_balance(orders: list[Order]) -> None:
    assert len(orders) == 150
    assert {order.status for order in orders} == set(
        Order.model_fields["status"].annotation.__args__
    )
    for order in orders:
        assert order.balanced, order.id
        pays = order.payments[0]
        assert pays.kind == "payment" and pays.at == order.placed_at
        fee, free_from = HOME_DELIVERY if order.address.country == "IE" else EU_DELIVERY
        assert order.shipping_minor in (0, fee)
        if order.status not in ("exchanged",):
            goods = order.total_minor - order.shipping_minor
            assert (order.shipping_minor == 0) == (goods >= free_from), order.id
        assert (order.open_request() is not None) == order.status.endswith("requested")
        assert bool(order.fulfilments) == (order.shipped_at is not None)


def test_orders_refer_to_products_that_were_on_sale(
    orders: list[Order], products: list[Product]
) -> None:
    by_id = {product.id: product for product in products}
    for order in orders:
        for line in order.lines:
            product = by_id[line.product_id]
            assert line.title == product.title
            options = {variant.id: variant.options for variant in product.variants}
            assert options.get(line.item_id, {}) == line.options
            assert line.item_id in options if options else line.item_id == product.id
            assert product.added is not None and product.added < order.placed_at.date()


def test_customers_are_invented_and_reachable_only_at_example_domains(
    files: dict[str, str], orders: list[Order]
) -> None:
    customers = json.loads(files["customers.json"])
    assert len(customers) == 40
    assert all(re.search(r"@example\.(com|org)$", entry["email"]) for entry in customers)
    assert len({entry["email"] for entry in customers}) == 40
    kinds = {method["kind"] for entry in customers for method in entry["payment_methods"]}
    assert kinds == {"card", "account", "gift_card"}
    methods = {
        entry["id"]: {method["id"] for method in entry["payment_methods"]} for entry in customers
    }
    for order in orders:
        assert {pay.payment_method_id for pay in order.payments} <= methods[order.customer_id]


def test_events_agree_with_orders_and_show_what_goes_together(
    files: dict[str, str], orders: list[Order], products: list[Product]
) -> None:
    events = [json.loads(line) for line in files["events.jsonl"].splitlines()]
    assert len(events) > 3000
    assert {event["type"] for event in events} == {"view", "cart", "purchase"}
    assert [event["time"] for event in events] == sorted(event["time"] for event in events)
    bought = {
        (event["customer"], event["product"], datetime.fromisoformat(event["time"]))
        for event in events
        if event["type"] == "purchase"
    }
    ordered = {
        (order.customer_id, line.product_id, order.placed_at)
        for order in orders
        for line in order.lines
    }
    assert ordered == {entry for entry in bought if entry[0].startswith("c-")}
    category = {product.id: product.category[-1] for product in products}
    baskets: dict[tuple[str, datetime], set[str]] = {}
    for customer, product, time in bought:
        baskets.setdefault((customer, time), set()).add(category[product])
    assert sum({"Hiking Boots", "Hiking Socks"} <= basket for basket in baskets.values()) >= 5
    assert sum({"Tents", "Sleeping Bags"} <= basket for basket in baskets.values()) >= 3


# --- policies and settings -----------------------------------------------------------------------


def test_there_are_eight_policies_and_every_passage_that_a_rule_quotes() -> None:
    policies = {path.name: path.read_text("utf-8") for path in (FOLDER / "policies").iterdir()}
    assert len(policies) == 8
    from assistant.shop.policy import DEFAULT_PASSAGES

    for passage in DEFAULT_PASSAGES.values():
        name, heading = passage.split("#")
        assert f"## {heading}\n" in policies[name], passage


def test_policies_say_what_the_settings_and_the_fees_are() -> None:
    settings = read_settings(FOLDER / "shop.toml")
    assert (settings.name, settings.currency, settings.locale) == ("Tarn & Thimble", "EUR", "en_IE")
    rules: OrderPolicy = settings.orders
    text = {path.name: path.read_text("utf-8") for path in (FOLDER / "policies").iterdir()}
    assert f"within {rules.return_window_days} days of delivery" in text["returns.md"]
    assert f"within {rules.exchange_window_days} days of delivery" in text["exchanges.md"]
    low, high = rules.refund_business_days
    assert f"{low} to {high} working days" in text["payment.md"]
    assert all(reason in text["cancellation.md"] for reason in rules.cancel_reasons)
    assert f"{rules.identification_attempts} wrong attempts" in text["privacy.md"]
    for fee, free_from in (HOME_DELIVERY, EU_DELIVERY):
        assert f"EUR {fee / 100:.2f}" in text["delivery.md"]
        assert f"EUR {free_from / 100:.2f}" in text["delivery.md"]
