"""A small shop of our own in a fresh database, and a desk at it."""

import os
import shutil
import subprocess
import tempfile
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event
from sqlalchemy.engine import make_url

from assistant.outside import Outside
from assistant.shop.database import Database
from assistant.shop.desk import Desk, DeskStore
from assistant.shop.models import Address, Customer, Item, Order, OrderLine, Payment, PaymentMethod
from assistant.shop.policy import OrderPolicy
from assistant.shop.rows import insert_customers, insert_items, insert_orders
from assistant.shop.settings import ShopSettings
from assistant.shop.sql_shop import SqlShop

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOME = Address(line1="1 Harbour Road", city="Hamburg", postcode="20457", country="DE")
SECRET = "a secret that only tests have"


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)


def card(method_id="card-1"):
    return PaymentMethod(id=method_id, kind="card", brand="visa", last_four="4242")


def account(method_id="account-1"):
    return PaymentMethod(id=method_id, kind="account", brand="paypal")


def gift(method_id="gift-1", balance=5000):
    return PaymentMethod(id=method_id, kind="gift_card", balance_minor=balance)


def boot(size, price=12_000, stock=3):
    return Item(
        product_id="boot",
        id=f"boot-{size}",
        title="Tarn Boots",
        options={"size": size, "colour": "brown"},
        price_minor=price,
        currency="EUR",
        stock=stock,
    )


ITEMS = (
    boot("41"),
    boot("42"),
    boot("43", price=12_500),
    boot("44", price=30_000),
    boot("45", stock=0),
    Item(product_id="mug", id="mug", title="Tin Mug", price_minor=900, currency="EUR", stock=10),
    Item(
        product_id="tea",
        id="tea",
        title="Black Tea",
        price_minor=700,
        currency="EUR",
        stock=5,
        returnable=False,
    ),
)


def line(item, quantity=1):
    return OrderLine(
        product_id=item.product_id,
        item_id=item.id,
        title=item.title,
        options=item.options,
        price_minor=item.price_minor,
        quantity=quantity,
    )


def order(order_id, status, *lines, customer="c-ada", method="card-1", shipping=490, days=3):
    placed = NOW - timedelta(days=days)
    arrived = status in ("delivered", "return requested", "exchange requested")
    total = sum(entry.price_minor * entry.quantity for entry in lines) + shipping
    return Order(
        id=order_id,
        customer_id=customer,
        status=status,
        currency="EUR",
        placed_at=placed,
        delivered_at=placed + timedelta(days=2) if arrived else None,
        address=HOME,
        lines=lines,
        shipping_minor=shipping,
        payments=(
            Payment(kind="payment", amount_minor=total, payment_method_id=method, at=placed),
        ),
    )


CUSTOMERS = (
    Customer(
        id="c-ada",
        first_name="Ada",
        last_name="Berg",
        email="ada@example.com",
        address=HOME,
        payment_methods=(card(), account(), gift(), gift("gift-2", 50_000)),
    ),
    Customer(
        id="c-ben",
        first_name="Ben",
        last_name="Öz",
        email="ben@example.com",
        address=HOME.model_copy(update={"postcode": "10115", "city": "Berlin"}),
        payment_methods=(card("card-2"),),
    ),
)
BOOT, MUG = ITEMS[1], ITEMS[5]
ORDERS = (
    order("V-1", "pending", line(BOOT), line(MUG, 2)),
    order("V-2", "delivered", line(BOOT, 2), line(MUG), method="gift-2"),
    order("V-3", "shipped", line(MUG)),
    order("V-4", "delivered", line(MUG), days=90),
    order("V-9", "pending", line(MUG), customer="c-ben", method="card-2"),
)


@dataclass
class Place:
    """A shop, its desk's records and a clock, all on one database."""

    database: Database
    clock: Clock
    shop: SqlShop
    store: DeskStore
    settings: ShopSettings = field(default_factory=ShopSettings)
    passages: dict[str, str] = field(default_factory=dict)

    def desk(self, conversation_id="talk", customer="c-ada"):
        """A desk for the next message, identified unless `customer` is None."""
        desk = Desk(
            self.shop,
            self.store,
            conversation_id,
            self.settings,
            secret=SECRET,
            passages=self.passages,
        )
        if customer is not None and self.store.conversation(conversation_id).customer_id is None:
            desk.identification.by_email(self.shop.customer(customer).email)
        return desk

    def set_policy(self, **policy):
        """Go on under another policy."""
        self.settings = ShopSettings(orders=OrderPolicy(**policy))
        self.shop = SqlShop(self.database, self.settings.orders, clock=self.clock)

    def order(self, order_id, customer="c-ada"):
        return self.shop.order(customer, order_id)

    def balance(self, method_id, customer="c-ada"):
        return self.shop.customer(customer).method(method_id).balance_minor

    def stock(self, item_id):
        product = item_id.split("-")[0]
        return next(i.stock for i in self.shop.items(product) if i.id == item_id)


def open_place(url):
    """A place on that database; filled when it is empty."""
    database = Database.open(url)
    if database.engine.dialect.name == "sqlite":  # what a test writes need not outlive a power cut
        database.engine.dispose()
        event.listen(
            database.engine, "connect", lambda c, _: c.execute("PRAGMA synchronous=OFF").close()
        )
    clock = Clock()
    shop = SqlShop(database, clock=clock)
    place = Place(database, clock, shop, DeskStore(database, Outside(clock)))
    if shop.customer("c-ada") is None:
        with database.writing() as connection:
            insert_items(connection, ITEMS)
            insert_customers(connection, CUSTOMERS)
            insert_orders(connection, ORDERS)
    return place


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """The file of a filled SQLite database, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "shop.db"
    open_place(f"sqlite:///{path}").database.close()
    return path


@pytest.fixture
def open_at():
    """Opens a place at a database URL, as another process would."""
    return open_place


@pytest.fixture
def sqlite_place(tmp_path, filled):
    path = tmp_path / "shop.db"
    shutil.copyfile(filled, path)
    place = open_place(f"sqlite:///{path}")
    yield place
    place.database.close()


@pytest.fixture(scope="session")
def postgres():
    """The URL of a PostgreSQL server: VITRINE_TEST_DATABASE_URL, or one started for the tests."""
    given = os.environ.get("VITRINE_TEST_DATABASE_URL")
    if given:
        yield make_url(given)
        return
    programs = _postgres_programs()
    if programs is None:
        pytest.skip("no PostgreSQL: install it or set VITRINE_TEST_DATABASE_URL")
    with tempfile.TemporaryDirectory(prefix="vitrine-pg-", ignore_cleanup_errors=True) as name:
        yield from _throwaway_server(programs, Path(name))


def _postgres_programs():
    """The folder of initdb and pg_ctl, None where there is none."""
    found = shutil.which("pg_ctl")
    if found:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    return folders[-1].parent if folders else None


def _throwaway_server(programs, folder):
    data, log = folder / "data", folder / "log"
    as_owner = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        as_owner = ["runuser", "-u", "postgres", "--"]
        shutil.chown(folder, "postgres")

    def run(program, *arguments):
        command = [*as_owner, str(programs / program), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, cwd=folder, timeout=120)
        if done.returncode:
            pytest.skip(f"{program} does not work here: {done.stderr.strip()[-200:]}")

    run("initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "-D", str(data), "-l", str(log), "-o", options, "-w", "start")
    try:
        yield make_url(f"postgresql+psycopg://postgres@/postgres?host={folder}")
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")


def _administer(server, statement):
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.fixture(scope="session")
def filled_postgres(postgres):
    """The name of a filled database on the server, to be copied."""
    name = f"vitrine_{uuid.uuid4().hex[:12]}"
    _administer(postgres, f"CREATE DATABASE {name}")
    url = postgres.set(database=name).render_as_string(hide_password=False)
    open_place(url).database.close()
    yield name
    _administer(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgres_url(postgres, filled_postgres):
    """A filled database of its own on PostgreSQL."""
    name = f"vitrine_{uuid.uuid4().hex[:12]}"
    _administer(postgres, f"CREATE DATABASE {name} TEMPLATE {filled_postgres}")
    yield postgres.set(database=name).render_as_string(hide_password=False)
    _administer(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgres_place(postgres_url):
    place = open_place(postgres_url)
    yield place
    place.database.close()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.services)])
def place(request):
    """The small shop, on either database."""
    return request.getfixturevalue(f"{request.param}_place")
