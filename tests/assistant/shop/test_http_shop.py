"""A merchant's own system behind HTTP answers like our own database."""

import json
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

import assistant.shop
from assistant.errors import StoreError
from assistant.shop.commands import CancelOrder, ChangeItems
from assistant.shop.desk import Desk
from assistant.shop.http import HttpShop, openapi_contract, shop_service
from assistant.shop.protocol import Changed
from assistant.shop.refusals import Refusal

CANCEL = CancelOrder(order_id="V-1", reason="no longer needed")


@pytest.fixture
def client(sqlite_place):
    with TestClient(shop_service(sqlite_place.shop, "token")) as client:
        yield client


@pytest.fixture
def far(client):
    return HttpShop("http://testserver", "token", client)


def test_reading_gives_the_same_records(far, sqlite_place):
    near = sqlite_place.shop
    assert far.find_customer(email="ada@example.com") == near.customer("c-ada")
    assert far.find_customer(first_name="ben", last_name="oz", postcode="10115").id == "c-ben"
    assert far.find_customer(email="nobody@example.com") is None
    assert far.customer("c-zoe") is None
    assert far.orders("c-ada") == near.orders("c-ada")
    assert far.order("c-ada", "V-2") == near.order("c-ada", "V-2")
    assert far.order("c-ada", "V-9") is None
    assert far.order("c-ada", "../c-ben/orders/V-9") is None
    assert far.items("boot") == near.items("boot")
    assert far.items("sofa") == ()


def test_writing_is_decided_there_and_done_once(far, sqlite_place):
    preview = far.preview("c-ada", CANCEL)
    assert preview == sqlite_place.shop.preview("c-ada", CANCEL)
    options = {"key": "k 1/#", "fingerprint": preview.fingerprint, "actor": "customer c-ada"}
    assert far.outcome("k 1/#") is None
    done = far.perform("c-ada", CANCEL, **options, conversation_id="talk")
    assert far.perform("c-ada", CANCEL, **options) == done == far.outcome("k 1/#")
    assert len(sqlite_place.order("V-1").payments) == 2


def test_refusals_and_changes_arrive_whole(far, sqlite_place):
    with pytest.raises(Refusal) as refusal:
        far.preview("c-ada", CancelOrder(order_id="V-3", reason="no longer needed"))
    assert refusal.value.rule == "order_state_cancel"
    assert refusal.value.values["order_status"] == "shipped"
    command = ChangeItems(
        order_id="V-1",
        item_ids=("boot-42",),
        new_item_ids=("boot-43",),
        payment_method_id="card-1",
    )
    options = {"key": "k", "fingerprint": "of something else", "actor": "customer c-ada"}
    with pytest.raises(Changed) as changed:
        far.perform("c-ada", command, **options)
    assert changed.value.preview.details["difference_minor"] == 500
    assert sqlite_place.order("V-1").items_changed is False


def test_a_desk_works_on_it(far, sqlite_place):
    desk = Desk(far, sqlite_place.store, "far")
    desk.identification.by_email("ada@example.com")
    shown = desk.orders.return_items("V-2", ["boots"], "gift-1").record
    assert desk.proposals.confirm(shown["id"])[0].record["status"] == "done"
    assert desk.proposals.answer("yes")[0].record["already_done"] is True
    assert sqlite_place.order("V-2").status == "return requested"


def test_a_wrong_token_is_one_clear_line(client):
    with pytest.raises(StoreError, match="answered 401 to GET /customers/c-ada"):
        HttpShop("http://testserver", "guess", client).customer("c-ada")


def answering(handler):
    transport = httpx.MockTransport(handler)
    client = httpx.Client(base_url="http://orders.test", transport=transport)
    return HttpShop("http://orders.test", "token", client)


def test_a_service_that_is_down_is_one_clear_line():
    def down(request):
        raise httpx.ConnectError("connection refused", request=request)

    with pytest.raises(StoreError, match=r"cannot be reached: connection refused"):
        answering(down).customer("c-ada")
    with pytest.raises(StoreError, match="answered 500"):
        answering(lambda request: httpx.Response(500)).orders("c-ada")
    with pytest.raises(StoreError, match="contract's form"):
        answering(lambda request: httpx.Response(200, json={"id": 7})).customer("c-ada")
    with pytest.raises(StoreError, match="does not know"):
        answering(lambda request: httpx.Response(404)).preview("c-ada", CANCEL)


def test_a_broken_connection_is_tried_again_with_the_same_key(far, sqlite_place):
    keys = []

    def flaky(request):
        keys.append(request.headers["Idempotency-Key"])
        if len(keys) == 1:
            raise httpx.ReadError("broken", request=request)
        outcome = far.perform("c-ada", CANCEL, key="k", fingerprint=print_, actor="a")
        return httpx.Response(200, json=json.loads(_body(outcome)))

    from assistant.shop.http.contract import OutcomeBody

    def _body(outcome):
        return OutcomeBody.of(outcome).model_dump_json()

    print_ = far.preview("c-ada", CANCEL).fingerprint
    done = answering(flaky).perform("c-ada", CANCEL, key="k", fingerprint=print_, actor="a")
    assert keys == ["k", "k"]
    assert done.order.status == "cancelled"


def test_a_service_that_gives_anothers_order_is_not_believed(far, sqlite_place):
    order = sqlite_place.shop.order("c-ben", "V-9").model_dump(mode="json")
    shop = answering(lambda request: httpx.Response(200, json=order))
    assert shop.order("c-ada", "V-9") is None
    assert shop.order("c-ben", "V-9") is not None


def test_the_written_contract_is_the_services():
    """Regenerate: python -m assistant.shop.http > assistant/shop/openapi.json."""
    written = Path(assistant.shop.__file__).with_name("openapi.json").read_text()
    assert json.loads(written) == openapi_contract()
