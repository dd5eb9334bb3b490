"""A small shop with customers and orders, its assistant, and the API over it."""

import json
from contextlib import contextmanager

import pytest

ADDRESS = {
    "line1": "1 Quay Street",
    "line2": "",
    "city": "Galway",
    "region": "",
    "postcode": "H91 X4T2",
    "country": "IE",
}
POLICY = "# Delivery\n\nDelivery takes 2 to 4 working days and costs 4.90 EUR.\n"
OWNER_TOKEN = "owner-token-of-the-tests"


def product_lines():
    """Boots in sizes, jackets and tents, in two colours of three brands."""
    kinds = (
        ("Hiking Boots", "boots", 9000),
        ("Rain Jackets", "jacket", 6000),
        ("Tents", "tent", 15000),
    )
    for kind_at, (category, noun, price) in enumerate(kinds):
        for brand_at, brand in enumerate(("Aldgate", "Brook", "Corrie")):
            for colour_at, colour in enumerate(("brown", "blue")):
                identifier = f"p{kind_at}{brand_at}{colour_at}"
                line = {
                    "id": identifier,
                    "title": f"{brand} {('Ridge', 'Vale')[colour_at]} {noun}",
                    "description": f"A {colour} {noun} for long days outside.",
                    "category": ["Outdoor", category],
                    "brand": brand,
                    "price_minor": price + 1000 * brand_at + 100 * colour_at,
                    "currency": "EUR",
                    "attributes": {"colour": colour, "waterproof": True},
                    "rating": 4.0,
                    "rating_count": 12,
                    "image": f"images/{noun}.svg",
                }
                if noun == "boots":
                    line["variants"] = [
                        {"id": f"{identifier}-{size}", "options": {"size": size}, "stock": 5}
                        for size in ("41", "42")
                    ]
                else:
                    line["stock"] = 5
                yield line


def customer(number, first_name, last_name="Kavanagh"):
    """A customer with a card."""
    return {
        "id": f"c-{number}",
        "first_name": first_name,
        "last_name": last_name,
        "email": f"customer{number}@example.org",
        "phone": None,
        "address": ADDRESS,
        "payment_methods": [{"id": "card-1", "kind": "card", "brand": "visa", "last_four": "9988"}],
    }


def order(number, customer_id):
    """A pending order of one tent."""
    return {
        "id": f"V-{number}",
        "customer_id": customer_id,
        "status": "pending",
        "currency": "EUR",
        "placed_at": "2026-11-20T10:00:00+00:00",
        "address": ADDRESS,
        "lines": [
            {
                "product_id": "p200",
                "item_id": "p200",
                "title": "Aldgate Ridge tent",
                "options": {},
                "quantity": 1,
                "price_minor": 15000,
            }
        ],
        "shipping_minor": 0,
        "payments": [
            {
                "kind": "payment",
                "amount_minor": 15000,
                "payment_method_id": "card-1",
                "at": "2026-11-20T10:00:00+00:00",
                "state": "settled",
            }
        ],
        "expected_on": "2026-12-01",
    }


def make_shop(path, *, settings="", products=None, people=None, policy=POLICY):
    """Write a shop folder and index it with hashed words; gives the folder."""
    from assistant.shop.folder import ShopFolder
    from retrieval.encoder import HashEncoder
    from retrieval.index import build_index

    path.mkdir(parents=True, exist_ok=True)
    (path / "shop.toml").write_text(
        f'name = "Hill & Dale"\ncurrency = "EUR"\nlocale = "en_IE"\n{settings}', encoding="utf-8"
    )
    lines = "".join(json.dumps(line) + "\n" for line in products or product_lines())
    (path / "catalog.jsonl").write_text(lines, encoding="utf-8")
    people = people or [customer(1, "Hanna"), customer(2, "Maeve")]
    (path / "customers.json").write_text(json.dumps(people), encoding="utf-8")
    orders = {"as_of": "2026-11-24", "orders": [order(1, "c-1"), order(2, "c-2")]}
    (path / "orders.json").write_text(json.dumps(orders), encoding="utf-8")
    (path / "images").mkdir(exist_ok=True)
    (path / "images" / "boots.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', encoding="utf-8"
    )
    (path / "policies").mkdir(exist_ok=True)
    (path / "policies" / "delivery.md").write_text(policy, encoding="utf-8")
    folder = ShopFolder.open(path)
    build_index(folder.catalog(), folder.index_dir, HashEncoder(256))
    return folder


@pytest.fixture(scope="session")
def small_shop(tmp_path_factory):
    """The small shop's folder, which allows one origin and few messages."""
    return make_shop(
        tmp_path_factory.mktemp("api") / "shop",
        settings=(
            '[widget]\nallowed_origins = ["https://shop.example"]\n'
            '[handover]\nemail = "help@example.com"\n'
            "[limits]\nmessages_per_minute = 8\naddress_messages_per_minute = 1000\n"
            "requests_per_minute = 10000\nconversations_per_hour = 10000\n"
        ),
    )


@contextmanager
def open_services_of(folder, url, model="offline"):
    """The services over a shop, opened as a server process does; what was stored is there."""
    from assistant.config import Settings
    from assistant.conversation import Assistant
    from retrieval.encoder import HashEncoder
    from retrieval.search import Retriever
    from ui.api.services import Services

    settings = Settings(database_url=url, owner_token=OWNER_TOKEN, secret="secret-of-the-tests")
    retriever = Retriever.open(folder.catalog(), folder.index_dir, HashEncoder(256))
    assistant = Assistant.open(folder, model=model, retriever=retriever, settings=settings)
    yield Services.open(assistant, settings)
    assistant.close()


@pytest.fixture(scope="module")
def database_url(tmp_path_factory):
    """Where this module's services keep everything."""
    return f"sqlite:///{tmp_path_factory.mktemp('database')}/all.db"


@pytest.fixture(scope="module")
def services(small_shop, database_url):
    """The small shop's services."""
    with open_services_of(small_shop, database_url) as made:
        yield made


@pytest.fixture(scope="module")
def client(services):
    """The API of the small shop."""
    from starlette.testclient import TestClient

    from ui.api.app import build_api

    with TestClient(build_api(services), raise_server_exceptions=False) as made:
        yield made


class Talk:
    """A conversation over the API."""

    def __init__(self, client):
        self.client = client
        begun = client.post("/conversations").json()
        self.id = begun["id"]
        self.headers = {"Authorization": f"Bearer {begun['token']}"}

    def __call__(self, method, path, *, headers=None, **given):
        url = f"/conversations/{self.id}{path}"
        return self.client.request(
            method, url, headers={**self.headers, **(headers or {})}, **given
        )

    def say(self, text, **headers):
        """Sends a message and gives its events."""
        return events_of(self("POST", "/messages", json={"text": text}, headers=headers))


def events_of(response):
    """The events of a response as (id, kind, data)."""
    assert response.status_code == 200, response.text
    events = []
    for block in response.text.strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines())
        events.append((fields["id"], fields["event"], json.loads(fields["data"])))
    return events


@pytest.fixture
def talk(client):
    """A conversation that was just begun."""
    return Talk(client)
