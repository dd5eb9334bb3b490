"""Replays: a small recording of our own, and the public benchmark's where it is at hand."""

import json

import pytest

from assistant.errors import ShopError
from assistant.shop.replay import replay
from assistant.shop.replay.arithmetic import calculate
from assistant.shop.replay.records import (
    cents,
    customer_in,
    customer_out,
    items_in,
    order_in,
    order_out,
    product_out,
)

ADDRESS = {
    "address1": "1 Main Street",
    "address2": "",
    "city": "Springfield",
    "country": "USA",
    "state": "IL",
    "zip": "62701",
}
OTHER = {**ADDRESS, "address1": "2 Oak Road"}


def variant(item_id, price, *, available=True, **options):
    return {"item_id": item_id, "options": options, "available": available, "price": price}


def item(product_id, name, source):
    return {
        "name": name,
        "product_id": product_id,
        "item_id": source["item_id"],
        "price": source["price"],
        "options": source["options"],
    }


MUG_RED = variant("11", 10.0, colour="red")
MUG_BLUE = variant("12", 12.35, colour="blue")
MUG_GOLD = variant("13", 99.99, colour="gold")
MUG_GONE = variant("14", 9.0, available=False, colour="green")
LAMP_A = variant("21", 40.1, light="warm")
LAMP_B = variant("22", 30.05, light="cold")


def order(order_id, status, entries, *, method="gift_card_1"):
    total = round(sum(entry["price"] for entry in entries), 2)
    return {
        "order_id": order_id,
        "user_id": "ann_1",
        "address": ADDRESS,
        "items": entries,
        "status": status,
        "fulfillments": [],
        "payment_history": [
            {"transaction_type": "payment", "amount": total, "payment_method_id": method}
        ],
    }


@pytest.fixture
def db():
    mugs = {"name": "Mug", "product_id": "1"}
    mugs["variants"] = {v["item_id"]: v for v in (MUG_RED, MUG_BLUE, MUG_GOLD, MUG_GONE)}
    lamps = {"name": "Lamp", "product_id": "2"}
    lamps["variants"] = {v["item_id"]: v for v in (LAMP_A, LAMP_B)}
    mug, lamp = item("1", "Mug", MUG_RED), item("2", "Lamp", LAMP_A)
    orders = [
        order("#P", "pending", [mug, lamp]),
        order("#D", "delivered", [mug, mug, lamp], method="credit_card_1"),
        order("#S", "processed", [lamp]),
    ]
    user = {
        "user_id": "ann_1",
        "name": {"first_name": "Ann", "last_name": "Lee"},
        "address": ADDRESS,
        "email": "ann@example.com",
        "payment_methods": {
            "gift_card_1": {"source": "gift_card", "id": "gift_card_1", "balance": 20.0},
            "credit_card_1": {
                "source": "credit_card",
                "id": "credit_card_1",
                "brand": "visa",
                "last_four": "1234",
            },
            "paypal_1": {"source": "paypal", "id": "paypal_1"},
        },
        "orders": ["#P", "#D", "#S"],
    }
    return {
        "products": {"1": mugs, "2": lamps},
        "users": {"ann_1": user},
        "orders": {entry["order_id"]: entry for entry in orders},
    }


@pytest.fixture
def run(db, tmp_path):
    def run(actions, changed=None, refused=()):
        """Replay one task; `refused` holds the numbers of the actions recorded as refused."""
        recorded = [
            {"name": n, "arguments": a, "error": "refused" if i in refused else None}
            for i, (n, a) in enumerate(actions, 1)
        ]
        task = {
            "id": "t",
            "evaluation_criteria": {"actions": [{"name": n, "arguments": a} for n, a in actions]},
        }
        files = {
            "db": db,
            "tasks": [task],
            "expected": {"t": {"actions": recorded, "changed": changed or {}}},
        }
        for name, data in files.items():
            (tmp_path / f"{name}.json").write_text(json.dumps(data))
        names = ("db", "tasks", "expected")
        return replay(*(tmp_path / f"{name}.json" for name in names)).results[0]

    return run


def cancelled(entry, balance_after, db):
    payments = entry["payment_history"]
    refund = {**payments[0], "transaction_type": "refund"}
    user = json.loads(json.dumps(db["users"]["ann_1"]))
    user["payment_methods"]["gift_card_1"]["balance"] = balance_after
    after = {
        **entry,
        "status": "cancelled",
        "cancel_reason": "no longer needed",
        "payment_history": [*payments, refund],
        "return_items": None,
    }
    return {"orders": {entry["order_id"]: after}, "users": {"ann_1": user}}


CANCEL = ("cancel_pending_order", {"order_id": "#P", "reason": "no longer needed"})


def test_a_cancellation_refunds_a_gift_card_at_once(run, db):
    result = run([CANCEL], cancelled(db["orders"]["#P"], 70.1, db))
    assert result.differences == ()


def test_an_end_state_that_differs_by_a_cent_fails(run, db):
    result = run([CANCEL], cancelled(db["orders"]["#P"], 70.11, db))
    assert len(result.differences) == 1
    assert "gift_card_1.balance: 7010 here, 7011 there" in result.differences[0]


def test_a_change_that_was_not_recorded_fails(run):
    assert run([CANCEL]).differences == (
        "orders #P: changed here, unchanged there",
        "users ann_1: changed here, unchanged there",
    )


def test_a_refusal_that_was_not_recorded_fails_and_the_other_way_round(run, db):
    wrong = ("cancel_pending_order", {"order_id": "#P", "reason": "too late"})
    assert "refused here" in run([wrong]).differences[0]
    changed = cancelled(db["orders"]["#P"], 70.1, db)
    assert "done here" in run([CANCEL], changed, refused={1}).differences[0]


REFUSED = {
    "no such order": ("cancel_pending_order", {"order_id": "#X", "reason": "no longer needed"}),
    "not pending": ("cancel_pending_order", {"order_id": "#S", "reason": "no longer needed"}),
    "another reason": ("cancel_pending_order", {"order_id": "#P", "reason": "No longer needed"}),
    "missing argument": ("cancel_pending_order", {"order_id": "#P"}),
    "no such action": ("cancel_everything", {}),
    "not delivered": (
        "return_delivered_order_items",
        {"order_id": "#P", "item_ids": ["11"], "payment_method_id": "gift_card_1"},
    ),
    "refund elsewhere": (
        "return_delivered_order_items",
        {"order_id": "#D", "item_ids": ["11"], "payment_method_id": "paypal_1"},
    ),
    "more than ordered": (
        "return_delivered_order_items",
        {"order_id": "#D", "item_ids": ["11", "11", "11"], "payment_method_id": "gift_card_1"},
    ),
    "not in the order": (
        "return_delivered_order_items",
        {"order_id": "#D", "item_ids": ["12"], "payment_method_id": "gift_card_1"},
    ),
    "gift card too small": (
        "exchange_delivered_order_items",
        {
            "order_id": "#D",
            "item_ids": ["11"],
            "new_item_ids": ["13"],
            "payment_method_id": "gift_card_1",
        },
    ),
    "sold out": (
        "exchange_delivered_order_items",
        {
            "order_id": "#D",
            "item_ids": ["11"],
            "new_item_ids": ["14"],
            "payment_method_id": "paypal_1",
        },
    ),
    "another product": (
        "exchange_delivered_order_items",
        {
            "order_id": "#D",
            "item_ids": ["11"],
            "new_item_ids": ["22"],
            "payment_method_id": "paypal_1",
        },
    ),
    "lists of different length": (
        "exchange_delivered_order_items",
        {
            "order_id": "#D",
            "item_ids": ["11", "11"],
            "new_item_ids": ["12"],
            "payment_method_id": "paypal_1",
        },
    ),
    "someone else's payment method": (
        "exchange_delivered_order_items",
        {
            "order_id": "#D",
            "item_ids": ["11"],
            "new_item_ids": ["12"],
            "payment_method_id": "paypal_2",
        },
    ),
    "the same item": (
        "modify_pending_order_items",
        {
            "order_id": "#P",
            "item_ids": ["11"],
            "new_item_ids": ["11"],
            "payment_method_id": "paypal_1",
        },
    ),
    "the same payment method": (
        "modify_pending_order_payment",
        {"order_id": "#P", "payment_method_id": "gift_card_1"},
    ),
    "no such user": ("modify_user_address", {"user_id": "bob_1", **OTHER}),
    "half an address": ("modify_user_address", {"user_id": "ann_1", "city": "Springfield"}),
    "unknown e-mail": ("find_user_id_by_email", {"email": "an@example.com"}),
    "wrong zip": (
        "find_user_id_by_name_zip",
        {"first_name": "Ann", "last_name": "Lee", "zip": "62702"},
    ),
    "no such product": ("get_product_details", {"product_id": "11"}),
    "no such item": ("get_item_details", {"item_id": "1"}),
    "order id without its sign": ("get_order_details", {"order_id": "D"}),
    "not a sum": ("calculate", {"expression": "__import__('os')"}),
    "division by zero": ("calculate", {"expression": "1/0"}),
}


@pytest.mark.parametrize("action", REFUSED.values(), ids=REFUSED)
def test_what_the_policy_does_not_allow_is_refused_and_changes_nothing(run, action):
    assert run([action], refused={1}).differences == ()


def test_reading_changes_nothing(run):
    reads = [
        ("find_user_id_by_email", {"email": "ANN@example.com"}),
        ("find_user_id_by_name_zip", {"first_name": "ann", "last_name": "lee", "zip": "62701"}),
        ("get_user_details", {"user_id": "ann_1"}),
        ("get_order_details", {"order_id": "#D"}),
        ("get_product_details", {"product_id": "1"}),
        ("get_item_details", {"item_id": "21"}),
        ("list_all_product_types", {}),
        ("calculate", {"expression": "1 + 2 * (3 - 4)"}),
        ("transfer_to_human_agents", {"summary": "wants more"}),
    ]
    assert run(reads).differences == ()


def test_an_exchange_sorts_what_it_records_and_moves_no_money(run, db):
    action = (
        "exchange_delivered_order_items",
        {
            "order_id": "#D",
            "item_ids": ["21", "11"],
            "new_item_ids": ["22", "12"],
            "payment_method_id": "paypal_1",
        },
    )
    after = {
        **db["orders"]["#D"],
        "status": "exchange requested",
        "exchange_items": ["11", "21"],
        "exchange_new_items": ["12", "22"],
        "exchange_payment_method_id": "paypal_1",
        "exchange_price_difference": -7.7,
    }
    assert run([action, action], {"orders": {"#D": after}}, refused={2}).differences == ()


def test_a_payment_may_change_once_and_items_after_it(run, db):
    first = ("modify_pending_order_payment", {"order_id": "#P", "payment_method_id": "paypal_1"})
    items = (
        "modify_pending_order_items",
        {
            "order_id": "#P",
            "item_ids": ["21"],
            "new_item_ids": ["22"],
            "payment_method_id": "credit_card_1",
        },
    )
    move = ("modify_pending_order_address", {"order_id": "#P", **OTHER})
    before = db["orders"]["#P"]
    paid = before["payment_history"][0]
    user = json.loads(json.dumps(db["users"]["ann_1"]))
    user["payment_methods"]["gift_card_1"]["balance"] = 70.1
    after = {
        **before,
        "address": OTHER,
        "status": "pending (item modified)",
        "items": [before["items"][0], item("2", "Lamp", LAMP_B)],
        "payment_history": [
            paid,
            {**paid, "payment_method_id": "paypal_1"},
            {**paid, "transaction_type": "refund"},
            {
                "transaction_type": "refund",
                "amount": 10.05,
                "payment_method_id": "credit_card_1",
            },
        ],
    }
    changed = {"orders": {"#P": after}, "users": {"ann_1": user}}
    actions = [first, first, items, items, CANCEL, move]
    assert run(actions, changed, refused={2, 4, 5}).differences == ()


def test_records_survive_the_way_in_and_out(db):
    for user in db["users"].values():
        assert customer_out(customer_in(user), user["orders"]) == user
    for product_id, product in db["products"].items():
        assert product_out(product_id, items_in(product)) == product
    for entry in db["orders"].values():
        assert order_out(order_in(entry)) == entry


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("155.33 - 147.05 + 268.77 - 235.13", "41.92"),
        (" 2*(3+4)/7", "2.0"),
        ("2**3", "8.0"),
        ("7//2", "3.0"),
        ("-(1.005)", "-1.0"),
    ],
)
def test_calculate_rounds_to_cents(text, value):
    assert calculate(text) == value


@pytest.mark.parametrize("text", ["", "()", "9**9**9", "(1", "2(3)", "1;2", "a", "9" * 600])
def test_calculate_refuses_what_is_not_a_sum(text):
    with pytest.raises(ValueError):
        calculate(text)


def test_cents_are_rounded_half_up():
    assert [cents(0.04999999999999716), cents(-16.63), cents(0.005), cents(86)] == [
        5,
        -1663,
        1,
        8600,
    ]


def test_a_file_of_another_form_is_one_clear_line(tmp_path):
    good, bad = tmp_path / "db.json", tmp_path / "bad.json"
    good.write_text('{"products": {}, "users": {}, "orders": {"#1": {"order_id": "#1"}}}')
    bad.write_text("[")
    with pytest.raises(ShopError, match="is not JSON"):
        replay(bad, bad, bad)
    bad.write_text("[]")
    with pytest.raises(ShopError, match="keys products, users, orders"):
        replay(bad, bad, bad)
    with pytest.raises(ShopError, match="list of tasks"):
        replay(good, good, good)
    (tmp_path / "expected.json").write_text("{}")
    with pytest.raises(ShopError, match="holds a record that cannot be read"):
        replay(good, bad, tmp_path / "expected.json")


@pytest.mark.slow
def test_the_public_benchmarks_tasks_end_as_recorded(shared_data):
    folder = shared_data / "tau2_retail"
    files = [folder / f"{name}.json" for name in ("db", "tasks.train", "expected.train")]
    report = replay(*files)
    failures = [r for r in report.results if not r.passed]
    assert (report.passed, failures) == (74, [])


@pytest.mark.slow
def test_the_public_benchmarks_records_survive_the_way_in_and_out(shared_data):
    data = json.loads((shared_data / "tau2_retail" / "db.json").read_text())
    for user in data["users"].values():
        assert customer_out(customer_in(user), user["orders"]) == user
    for product_id, product in data["products"].items():
        assert product_out(product_id, items_in(product)) == product
    for entry in data["orders"].values():
        assert order_out(order_in(entry)) == entry
