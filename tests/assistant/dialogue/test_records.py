"""The records under a script: watched for writes, and put back."""

import sqlite3

import pytest

from assistant.config import Settings
from assistant.dialogue.records import Records
from assistant.dialogue.snapshot import Snapshot
from assistant.outside import Outside
from assistant.shop.folder import ShopFolder


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    made = Records(
        ShopFolder.open(None), Settings(), tmp_path_factory.mktemp("r") / "shop.db", Outside()
    )
    yield made
    made.close()


@pytest.fixture
def cancelled(records):
    """An order cancelled at the desk, with the yes."""
    desk = records._desks.at("c1")
    desk.identification.trust("c-001")
    found = desk.orders.cancel("V-10134", "no longer needed", None)
    proposal = found if hasattr(found, "record") else found[0]
    before = records.guarded()
    desk.proposals.confirm(str(proposal.record["id"]))
    yield before
    records.restore()


def test_a_write_is_seen_and_put_back(records, cancelled):
    assert records.guarded() != cancelled == records.seeded
    assert records.changed_orders() == {"V-10134"}
    assert records.order("V-10134").status == "cancelled"
    records.restore()
    assert records.guarded() == records.seeded
    assert records.changed_orders() == set()
    assert records.order("V-10134").status == "pending"


def test_a_cart_is_no_guarded_write(records):
    before = records.guarded()
    records._desks.at("c2").cart.add("p6601", None, 2)
    assert records.guarded() == before
    assert records.cart_ids("c2") == ["p6601", "p6601"]
    records.restore()
    assert records.cart_ids("c2") == []


def test_an_unknown_order_is_none(records):
    assert records.order("V-0") is None


def test_a_snapshot_puts_back_what_another_connection_wrote(tmp_path):
    file = tmp_path / "talk.db"
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("CREATE TABLE touches (product TEXT)")
    snapshot = Snapshot(file)
    before = snapshot.version
    other.execute("INSERT INTO touches VALUES ('p1')")
    assert snapshot.version != before
    snapshot.restore()
    assert other.execute("SELECT * FROM touches").fetchall() == []
    snapshot.close()
    other.close()
