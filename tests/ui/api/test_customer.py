"""The cart, who the shopper is, yes and no, invoices and a person, over the API."""

from assistant.shop.desk import sign_identity_token
from tests.ui.api.test_access import assert_problem
from tests.ui.conftest import events_of


def identify(talk, services, customer_id="c-1"):
    token = sign_identity_token(customer_id, services.desks.secret)
    return talk("POST", "/identity", json={"token": token})


def test_the_cart_is_filled_one_option_at_a_time(talk):
    open_options = talk("POST", "/cart/lines", json={"product_id": "p000"})
    problem = assert_problem(open_options, 409)
    assert problem["possible"] == ["size 41", "size 42"]
    line = {"product_id": "p000", "option": "size 42", "quantity": 2}
    cart = talk("POST", "/cart/lines", json=line).json()
    assert (cart["count"], cart["total_minor"]) == (2, 18000)
    assert talk("GET", "/cart").json() == cart


def test_a_page_s_own_cart_takes_the_place_of_what_was_there(talk):
    talk("POST", "/cart/lines", json={"product_id": "p100"})
    lines = [{"product_id": "p200", "quantity": 1}, {"product_id": "p210", "quantity": 3}]
    cart = talk("PUT", "/cart", json={"lines": lines}).json()
    assert [(line["product_id"], line["quantity"]) for line in cart["lines"]] == [
        ("p200", 1),
        ("p210", 3),
    ]
    assert talk("PUT", "/cart", json={"lines": []}).json()["count"] == 0


def test_a_signed_token_says_who_it_is_and_a_forged_one_does_not(talk, services):
    assert_problem(talk("POST", "/identity", json={"token": "c-1"}), 409)
    forged = sign_identity_token("c-1", "another secret")
    assert_problem(talk("POST", "/identity", json={"token": forged}), 409)
    found = identify(talk, services)
    assert found.json()["first_name"] == "Hanna"
    assert_problem(identify(talk, services, "c-2"), 409)


def test_an_invoice_is_given_to_its_own_customer_only(talk, services):
    assert talk("GET", "/invoices/V-1").status_code == 409
    identify(talk, services)
    invoice = talk("GET", "/invoices/V-1")
    assert invoice.headers["content-type"] == "application/pdf"
    assert invoice.content.startswith(b"%PDF")
    assert "attachment" in invoice.headers["content-disposition"]
    other, missing = talk("GET", "/invoices/V-2"), talk("GET", "/invoices/V-999")
    assert_problem(other, 404)
    assert other.json()["detail"].replace("V-2", "") == missing.json()["detail"].replace(
        "V-999", ""
    )


def test_a_proposal_is_carried_out_once_by_its_button(talk, services):
    identify(talk, services)
    proposed = talk.say("cancel order V-1, no longer needed")[-1][2]["confirmation"]
    assert proposed["action"] == "cancel_order"
    assert talk("GET", "").json()["confirmation"]["id"] == proposed["id"]
    path = f"/confirmations/{proposed['id']}"
    first = events_of(talk("POST", path, json={"answer": "yes"}))[-1][2]
    again = events_of(talk("POST", path, json={"answer": "yes"}))[-1][2]
    assert first == again
    assert services.desks.shop.order("c-1", "V-1").status == "cancelled"
    assert talk("GET", "").json()["confirmation"] is None


def test_a_no_leaves_everything_as_it_is(client, services):
    from tests.ui.conftest import Talk

    talk = Talk(client)
    identify(talk, services, "c-2")
    proposed = talk.say("cancel order V-2, ordered by mistake")[-1][2]["confirmation"]
    events_of(talk("POST", f"/confirmations/{proposed['id']}", json={"answer": "no"}))
    assert services.desks.shop.order("c-2", "V-2").status == "pending"
    assert talk("GET", "").json()["confirmation"] is None


def test_a_person_s_lines_are_given_once_and_only_beside_the_messages(talk, services):
    assert talk("POST", "/handover", json={"wish": "a real person"}).json()["state"] == "waiting"
    services.desks.console.answer(talk.id, "Sam", "Hello, this is Sam.")
    silent = talk.say("are you there?")[-1][2]
    assert "Sam" not in silent["text"]
    handover = talk("GET", "/handover").json()
    assert handover["state"] == "agent"
    assert [(line["sender"], line["text"]) for line in handover["lines"]] == [
        ("Sam", "Hello, this is Sam.")
    ]
    last = handover["lines"][-1]["id"]
    assert talk("GET", f"/handover?after={last}").json()["lines"] == []
    services.desks.console.give_back(talk.id)
    assert talk("GET", "/handover").json()["state"] == "bot"
