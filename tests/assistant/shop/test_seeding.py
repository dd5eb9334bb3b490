"""A folder's seed data in the database, the schema's migrations, and opening both."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from assistant.config import Settings
from assistant.errors import ConfigError, StoreError
from assistant.shop import tables
from assistant.shop.database import Database
from assistant.shop.desk import Desks
from assistant.shop.folder import ShopFolder
from assistant.shop.http import HttpShop
from assistant.shop.seeding import seed_records
from assistant.shop.sql_shop import SqlShop

CUSTOMER = {
    "id": "c-1",
    "first_name": "Ida",
    "last_name": "Moe",
    "email": "ida@example.com",
    "address": {"line1": "1 Road", "city": "Cork", "postcode": "T12", "country": "IE"},
    "payment_methods": [{"id": "card-1", "kind": "card", "brand": "visa", "last_four": "1111"}],
}
ORDER = {
    "id": "V-1",
    "customer_id": "c-1",
    "status": "delivered",
    "currency": "EUR",
    "placed_at": "2026-11-10T10:12:00+00:00",
    "delivered_at": "2026-11-14T10:12:00+00:00",
    "expected_on": "2026-11-15",
    "address": CUSTOMER["address"],
    "lines": [{"product_id": "p1", "item_id": "p1", "title": "Mug", "price_minor": 900}],
    "payments": [
        {
            "kind": "payment",
            "amount_minor": 900,
            "payment_method_id": "card-1",
            "at": "2026-11-10T10:12:00+00:00",
        }
    ],
}


@pytest.fixture
def folder(tmp_path):
    """A shop folder with one product, one customer and one order."""
    product = {
        "id": "p1",
        "title": "Tin Mug",
        "price_minor": 900,
        "currency": "EUR",
        "stock": 4,
    }
    (tmp_path / "shop.toml").write_text('name = "Mugs"\ncurrency = "EUR"\n')
    (tmp_path / "catalog.jsonl").write_text(json.dumps(product) + "\n")
    (tmp_path / "customers.json").write_text(json.dumps([CUSTOMER]))
    orders = {"as_of": "2026-11-24", "orders": [ORDER]}
    (tmp_path / "orders.json").write_text(json.dumps(orders))
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "returns.md").write_text("# Returns\n\n## Fee\n\nNone.\n")
    return tmp_path


@pytest.fixture
def open_folder(folder):
    opened = []

    def open_folder(**settings):
        desks = Desks.open(ShopFolder.open(folder), Settings(**settings))
        opened.append(desks)
        return desks

    yield open_folder
    for desks in opened:
        desks.close()


def test_a_folder_is_seeded_once_and_its_dates_move_with_today(open_folder):
    desks = open_folder()
    (order,) = desks.shop.orders("c-1")
    days = datetime.now(UTC).date() - date(2026, 11, 24)
    assert order.placed_at == datetime(2026, 11, 10, 10, 12, tzinfo=UTC) + days
    assert order.expected_on == date(2026, 11, 15) + days
    assert desks.shop.items("p1")[0].stock == 4
    assert open_folder().shop.orders("c-1") == (order,)


def test_what_is_in_the_database_is_not_overwritten(folder, open_folder):
    desk = open_folder().at("talk")
    desk.identification.by_email("ida@example.com")
    desk.proposals.confirm(desk.orders.return_items("V-1", ["mug"]).record["id"])
    customers = [{**CUSTOMER, "phone": "1"}, {**CUSTOMER, "id": "c-2", "email": "x@example.com"}]
    (folder / "customers.json").write_text(json.dumps(customers))
    again = open_folder()
    assert again.shop.customer("c-1").phone is None
    assert again.shop.customer("c-2") is not None
    assert again.shop.orders("c-1")[0].status == "return requested"


def test_items_follow_the_catalogue(folder, open_folder):
    open_folder().close()
    line = {"id": "p1", "title": "Tin Mug", "price_minor": 950, "currency": "EUR", "stock": 7}
    other = {
        "id": "p2",
        "title": "Boot",
        "price_minor": 9900,
        "currency": "EUR",
        "variants": [{"id": "p2-42", "options": {"size": "42"}, "stock": 0}],
    }
    (folder / "catalog.jsonl").write_text(json.dumps(line) + "\n" + json.dumps(other) + "\n")
    shop = open_folder().shop
    assert [(i.price_minor, i.stock) for i in shop.items("p1")] == [(950, 7)]
    assert [(i.id, i.can_supply(1)) for i in shop.items("p2")] == [("p2-42", False)]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"customer_id": "c-9"}, "'c-9', who is not in customers.json"),
        ({"shipping_minor": 100}, "does not balance: paid less refunded is 900"),
        ({"status": "lost"}, "status = "),
        ({"colour": "red"}, "colour = "),
    ],
)
def test_a_seed_file_that_is_wrong_is_named_with_the_record(folder, open_folder, change, says):
    (folder / "orders.json").write_text(json.dumps({"orders": [{**ORDER, **change}]}))
    with pytest.raises(StoreError, match=says):
        open_folder()


def test_links_and_tokens_are_signed_with_a_secret_of_the_shops_own(folder, open_folder):
    first, second = open_folder(), open_folder()
    assert first.secret == second.secret
    assert (folder / ".vitrine" / "secret").stat().st_mode & 0o77 == 0
    assert open_folder(secret="given").secret == "given"


def test_refusals_quote_the_folders_policies(folder, open_folder):
    (folder / "shop.toml").write_text(
        'name = "Mugs"\ncurrency = "EUR"\n[orders]\nreturn_window_days = 3\n'
        '[orders.passages]\nreturn_window = "returns.md#Fee"\n'
    )
    desk = open_folder().at("talk")
    desk.identification.by_email("ida@example.com")
    found = desk.run("return_items", lambda: desk.orders.return_items("V-1", ["mug"]))
    assert found[1].record == {"file": "returns.md", "heading": "Fee", "text": "None."}


def test_a_merchants_own_service_needs_its_token(folder, open_folder):
    toml = 'name = "Mugs"\ncurrency = "EUR"\n[orders]\nservice_url = "https://orders.example.com"\n'
    (folder / "shop.toml").write_text(toml)
    with pytest.raises(ConfigError, match="VITRINE_SHOP_TOKEN"):
        open_folder()
    assert isinstance(open_folder(shop_token="t").shop, HttpShop)


def test_the_demo_shops_records_can_be_used(tmp_path):
    demo = ShopFolder.open()
    if not (demo.path / "orders.json").exists():
        pytest.skip("the demo shop has no orders yet")
    database = Database.open(f"sqlite:///{tmp_path / 'demo.db'}")
    try:
        seed_records(database, demo.path)
        shop = SqlShop(database, demo.settings.orders)
        with database.reading() as connection:
            ids = list(
                connection.exec_driver_sql("SELECT DISTINCT customer_id FROM orders").scalars()
            )
        orders = [order for customer_id in ids for order in shop.orders(customer_id)]
        assert {"pending", "processed", "shipped", "delivered"} <= {o.status for o in orders}
        assert max(o.placed_at for o in orders) <= datetime.now(UTC) + timedelta(days=1)
    finally:
        database.close()


@pytest.mark.parametrize("url", ["nonsense", "mysql://host/shop", "oracle+nothing://x"])
def test_a_database_url_that_is_none_is_one_clear_line(url):
    with pytest.raises(StoreError, match="Allowed: sqlite:///FILE or postgresql"):
        Database.open(url)


def test_a_database_that_cannot_be_opened_is_one_clear_line(tmp_path):
    with pytest.raises(StoreError, match="Cannot open database"):
        Database.open(f"sqlite:///{tmp_path / 'no' / 'such' / 'shop.db'}")
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError, match="Cannot open database"):
        Database.open(f"sqlite:///{broken}")


def test_a_password_is_never_in_the_message():
    url = "postgresql://ada:geheim@127.0.0.1:1/shop?connect_timeout=1"
    with pytest.raises(StoreError) as error:
        Database.open(url)
    assert "geheim" not in str(error.value)


def test_a_newer_schema_is_not_touched(tmp_path):
    database = Database.open(f"sqlite:///{tmp_path / 'shop.db'}")
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(StoreError, match="schema 9999, which this version does not know"):
        Database.open(f"sqlite:///{tmp_path / 'shop.db'}")


def test_the_migrations_make_the_tables_that_the_code_uses(place):
    with place.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = [
            difference
            for difference in compare_metadata(context, tables.metadata)
            if difference[0] != "remove_table"
        ]
    assert differences == []
