"""One customer per conversation, found by what they say or by a signed token."""

import time

import pytest
from itsdangerous import URLSafeTimedSerializer

from assistant.shop.desk import sign_identity_token
from assistant.shop.desk.identity import read_identity_token
from assistant.shop.refusals import Refusal

SECRET = "a secret that only tests have"


@pytest.mark.parametrize("email", ["ben@example.com", " BEN@Example.com "])
def test_an_email_identifies_whatever_its_case(place, email):
    found = place.desk(customer=None).identification.by_email(email)
    assert found.record["name"] == "Ben Öz"
    assert found.record["email"] == "b***@example.com"
    assert place.store.conversation("talk").customer_id == "c-ben"


@pytest.mark.parametrize(
    ("first", "last", "postcode"),
    [("Ben", "Öz", "10115"), ("ben", "OZ", "10 115"), (" BEN ", "öz", "10115 ")],
)
def test_name_and_postcode_identify_without_accents_and_spaces(place, first, last, postcode):
    place.desk(customer=None).identification.by_name(first, last, postcode)
    assert place.store.conversation("talk").customer_id == "c-ben"


@pytest.mark.parametrize(
    ("first", "last", "postcode"), [("Ben", "Öz", "20457"), ("Ada", "Öz", "10115"), ("", "", "")]
)
def test_all_three_must_fit(place, first, last, postcode):
    with pytest.raises(Refusal, match="No account matches"):
        place.desk(customer=None).identification.by_name(first, last, postcode)


def test_a_signed_token_identifies(place):
    token = sign_identity_token("c-ben", SECRET)
    place.desk(customer=None).identification.by_token(token)
    assert place.store.conversation("talk").customer_id == "c-ben"


def spoofed_tokens():
    good = sign_identity_token("c-ben", SECRET)
    payload, rest = good.split(".", 1)
    signed = URLSafeTimedSerializer
    return {
        "another secret": sign_identity_token("c-ben", "guess"),
        "altered": ("A" + payload[1:] if payload[0] != "A" else "B" + payload[1:]) + "." + rest,
        "cut": good[:-2],
        "plain": "c-ben",
        "empty": "",
        "another purpose": signed(SECRET, salt="vitrine.cart").dumps({"customer_id": "c-ben"}),
        "no customer": signed(SECRET, salt="vitrine.identity").dumps(["c-ben"]),
        "unknown customer": sign_identity_token("c-zoe", SECRET),
        "number": signed(SECRET, salt="vitrine.identity").dumps({"customer_id": 7}),
    }


@pytest.mark.parametrize("token", spoofed_tokens().values(), ids=spoofed_tokens())
def test_a_spoofed_token_identifies_nobody(place, token):
    with pytest.raises(Refusal, match="No account matches"):
        place.desk(customer=None).identification.by_token(token)
    assert place.store.conversation("talk").customer_id is None


def test_a_token_is_good_for_an_hour(monkeypatch):
    token = sign_identity_token("c-ben", SECRET)
    assert read_identity_token(token, SECRET) == "c-ben"
    later = time.time() + 3601
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: later)
    assert read_identity_token(token, SECRET) is None


def test_without_a_secret_no_token_is_good():
    assert read_identity_token(sign_identity_token("c-ben", ""), "") is None
    assert read_identity_token(sign_identity_token("c-ben", "x"), None) is None


def test_five_wrong_identifications_lock_the_conversation_to_a_person(place):
    for left in (4, 3, 2, 1):
        with pytest.raises(Refusal, match=f"{left} more tr"):
            place.desk(customer=None).identification.by_email("nobody@example.com")
    with pytest.raises(Refusal, match="a person will go on"):
        place.desk(customer=None).identification.by_email("nobody@example.com")
    conversation = place.store.conversation("talk")
    assert (conversation.state, conversation.reason) == ("waiting", "identification")
    assert conversation.locked
    for right in (
        lambda desk: desk.identification.by_email("ada@example.com"),
        lambda desk: desk.identification.by_token(sign_identity_token("c-ada", SECRET)),
        lambda desk: desk.lookups.my_orders(),
        lambda desk: desk.cart.add("mug"),
    ):
        with pytest.raises(Refusal, match="only a person"):
            right(place.desk(customer=None))


def test_wrong_tries_of_all_kinds_count_together_and_a_right_one_forgives_them(place):
    desk = place.desk(customer=None)
    for wrong in (
        lambda: desk.identification.by_email("nobody@example.com"),
        lambda: desk.identification.by_name("A", "B", "1"),
        lambda: desk.identification.by_token("x"),
    ):
        with pytest.raises(Refusal):
            wrong()
    assert place.store.conversation("talk").wrong_identifications == 3
    desk.identification.by_email("ada@example.com")
    assert place.store.conversation("talk").wrong_identifications == 0


def test_a_conversation_stays_with_its_customer(place):
    desk = place.desk()
    words = set()
    for email in ("ben@example.com", "nobody@example.com"):
        with pytest.raises(Refusal) as refusal:
            desk.identification.by_email(email)
        words.add(str(refusal.value))
    assert len(words) == 1, "another account must not be told from none"
    assert place.store.conversation("talk").customer_id == "c-ada"
    assert desk.identification.by_email("ada@example.com").record["first_name"] == "Ada"


def test_what_a_trusted_program_says_is_taken_once(place):
    desk = place.desk(customer=None)
    desk.identification.trust("c-ben")
    with pytest.raises(Refusal):
        desk.identification.trust("c-ada")
    assert desk.identification.current().id == "c-ben"


def test_two_customers_who_fit_are_nobody(place):
    with place.database.writing() as connection:
        connection.exec_driver_sql("UPDATE customers SET name_key='ada berg', postcode_key='20457'")
    with pytest.raises(Refusal, match="No account matches"):
        place.desk(customer=None).identification.by_name("Ada", "Berg", "20457")
