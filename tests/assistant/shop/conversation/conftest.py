"""A small shop with customers and orders behind whole conversations, on either database."""

import json
import uuid

import pytest
from sqlalchemy import create_engine

from assistant.config import Settings
from assistant.conversation import Assistant
from assistant.shop.folder import ShopFolder
from retrieval.encoder import HashEncoder
from retrieval.index import build_index
from retrieval.search import Retriever

PEOPLE = (("Ada", "Berg", "Hamburg", "20457"), ("Ben", "Roth", "Bonn", "53111"))
CUSTOMERS = [
    {
        "id": f"c-{name.lower()}",
        "first_name": name,
        "last_name": last,
        "email": f"{name.lower()}@example.com",
        "address": {"line1": "1 Harbour Road", "city": city, "postcode": code, "country": "DE"},
        "payment_methods": [
            {"id": f"card-{name.lower()}", "kind": "card", "brand": "visa", "last_four": "4242"}
        ],
    }
    for name, last, city, code in PEOPLE
]
POLICIES = {
    "cancellation.md": "# Cancelling\n\n## Cancelling an order\n\nOnly a pending order can go.\n",
    "privacy.md": "# Privacy\n\n## Who may see an order\n\nOnly who placed it.\n",
}


def line(product_id, item_id, title, price, **options):
    return {
        "product_id": product_id,
        "item_id": item_id,
        "title": title,
        "options": options,
        "quantity": 1,
        "price_minor": price,
    }


def order(order_id, customer, status, *lines):
    placed = "2026-11-20T10:00:00+00:00"
    return {
        "id": order_id,
        "customer_id": customer["id"],
        "status": status,
        "currency": "EUR",
        "placed_at": placed,
        "shipped_at": None if status == "pending" else placed,
        "delivered_at": "2026-11-22T10:00:00+00:00" if status == "delivered" else None,
        "address": customer["address"],
        "lines": list(lines),
        "payments": [
            {
                "kind": "payment",
                "amount_minor": sum(each["price_minor"] for each in lines),
                "payment_method_id": customer["payment_methods"][0]["id"],
                "at": placed,
            }
        ],
    }


ADA, BEN = CUSTOMERS
BOOTS = line("p100", "p100-42", "Aldgate Ridge boots", 9000, size="42")
JACKET = line("p200", "p200", "Aldgate Ridge jacket", 6000)
TENT = line("p300", "p300", "Aldgate Ridge tent", 15_000)
ORDERS = [
    order("V-1001", ADA, "pending", BOOTS, JACKET),
    order("V-1002", ADA, "delivered", BOOTS),
    order("V-1003", ADA, "shipped", JACKET),
    order("V-9001", BEN, "pending", TENT),
    order("V-9002", BEN, "delivered", TENT),
]


@pytest.fixture(scope="session")
def service_path(tmp_path_factory, shop_folder):
    """A shop's folder with customers, orders and an index of hashed words."""
    path = tmp_path_factory.mktemp("service")
    for name in ("shop.toml", "catalog.jsonl"):
        (path / name).write_bytes((shop_folder.path / name).read_bytes())
    (path / "customers.json").write_text(json.dumps(CUSTOMERS), encoding="utf-8")
    seeds = {"as_of": "2026-11-24", "orders": ORDERS}
    (path / "orders.json").write_text(json.dumps(seeds), encoding="utf-8")
    (path / "policies").mkdir()
    for name, policy in POLICIES.items():
        (path / "policies" / name).write_text(policy, encoding="utf-8")
    folder = ShopFolder.open(path)
    build_index(folder.catalog(), folder.index_dir, HashEncoder(256))
    return path


@pytest.fixture(scope="session")
def open_service(service_path):
    """Opens the shop's assistant on databases at two URLs, as another process would."""
    folder = ShopFolder.open(service_path)
    retriever = Retriever.open(folder.catalog(), folder.index_dir, HashEncoder(256))

    def make(records, turns, model="offline"):
        return Assistant.open(
            folder,
            model=model,
            retriever=retriever,
            settings=Settings(database_url=records, secret="a secret that only tests have"),
            database_url=turns,
            retry_delay_s=0.0,
        )

    return make


@pytest.fixture
def postgres_records(postgres):
    """An empty database on PostgreSQL."""
    name = f"vitrine_{uuid.uuid4().hex[:12]}"
    engine = create_engine(postgres, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield postgres.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.services)])
def urls(request, tmp_path):
    """Where records and turns are kept: one PostgreSQL database, or two files."""
    if request.param == "postgres":
        url = request.getfixturevalue("postgres_records")
        return url, url
    return f"sqlite:///{tmp_path}/shop.db", f"sqlite:///{tmp_path}/turns.db"


@pytest.fixture
def service(open_service, urls):
    """Opens the assistant for a model, on the same records each time; closed at the end."""
    opened = []

    def make(model="offline"):
        opened.append(open_service(*urls, model=model))
        return opened[-1]

    yield make
    for assistant in opened:
        assistant.close()
