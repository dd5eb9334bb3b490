"""Hand-over as a state machine, from both sides."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import RefusedError
from assistant.shop.desk import Console, Conversation
from assistant.shop.desk.hours import is_open
from assistant.shop.desk.states import ask, close, give_back, reopen, take
from assistant.shop.refusals import Refusal
from assistant.shop.settings import HandoverSettings, ShopSettings

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)  # a Tuesday

STEPS = {
    "ask": lambda c: ask(c, "asked_for", {}, NOON),
    "take": lambda c: take(c, "Mo", NOON),
    "take too": lambda c: take(c, "Lu", NOON),
    "give back": lambda c: give_back(c, NOON),
    "close": lambda c: close(c, NOON),
    "reopen": lambda c: reopen(c, NOON),
}
ALLOWED = {
    ("bot", "waiting"),
    ("waiting", "agent"),
    ("waiting", "bot"),
    ("waiting", "closed"),
    ("agent", "bot"),
    ("agent", "closed"),
    ("bot", "closed"),
    ("closed", "waiting"),
    ("closed", "bot"),
}


@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=12), st.booleans())
def test_no_sequence_of_steps_leaves_the_drawing(steps, locked):
    now = Conversation("talk", NOON, locked=locked)
    for step in steps:
        before = now
        try:
            now = STEPS[step](before)
        except RefusedError:
            continue
        assert before.state == now.state or (before.state, now.state) in ALLOWED
        assert (now.agent is not None) == (now.state == "agent")
        assert step not in ("take", "take too") or before.state in ("waiting", "agent")
        assert (before.state, now.state) != ("closed", "bot") or not now.locked


def test_asking_twice_is_asking_once_with_a_newer_summary(place):
    place.desk().care.hand_over("asked_for", {"wish": "a person", "shown": ["p1"]})
    place.clock.pass_(minutes=5)
    place.desk().care.hand_over("angry", {"wish": "now"})
    conversation = place.store.conversation("talk")
    assert conversation.reason == "asked_for"
    assert conversation.summary["wish"] == "now"
    assert conversation.summary["shown"] == ["p1"]
    assert conversation.summary["customer_id"] == "c-ada"


def test_the_hand_over_is_said_once_and_the_bot_is_silent_until_it_gets_the_word_back(place):
    console = Console(place.store)
    desk = place.desk()
    assert desk.care.announce() is False
    assert desk.care.receive("hello")
    desk.care.hand_over("asked_for")
    assert [desk.care.announce(), desk.care.announce(), place.desk().care.announce()] == [
        True,
        False,
        False,
    ]
    assert not place.desk().care.receive("anybody there?")
    with pytest.raises(Refusal, match="A person has this conversation"):
        place.desk().orders.cancel("V-1", "no longer needed")
    assert [c.id for c in console.waiting()] == ["talk"]
    console.answer("talk", "Mo", "I am here.")
    assert [c.agent for c in console.taken()] == ["Mo"]
    assert [(m.sender, m.text) for m in console.messages("talk")] == [
        ("shopper", "anybody there?"),
        ("Mo", "I am here."),
    ]
    assert [m.text for m in place.store.undelivered("talk")] == ["I am here."]
    assert place.store.undelivered("talk") == ()
    with pytest.raises(RefusedError, match="Mo has it"):
        console.take("talk", "Lu")
    console.give_back("talk")
    assert place.desk().care.receive("thanks")
    assert place.desk().care.status() is None
    place.desk().care.hand_over("asked_for")
    assert place.desk().care.announce(), "a new hand-over is said again"


def test_a_message_after_closing_gives_the_bot_the_word(place):
    place.desk().care.hand_over("asked_for")
    console = Console(place.store)
    console.take("talk", "Mo")
    console.close("talk")
    assert place.desk().care.status()["state"] == "closed"
    assert place.desk().care.receive("one more thing")
    assert place.store.conversation("talk").state == "bot"


def test_giving_back_unlocks(place):
    desk = place.desk(customer=None)
    for _ in range(5):
        with pytest.raises(Refusal):
            desk.identification.by_email("nobody@example.com")
    Console(place.store).give_back("talk")
    assert desk.identification.by_email("ada@example.com").kind == "customer"


def test_a_message_not_understood_twice_in_a_row_asks_for_a_person(place):
    care = place.desk().care
    assert care.note_misunderstood() is None
    care.note_understood()
    assert care.note_misunderstood() is None
    handed = place.desk().care.note_misunderstood()
    assert handed.record["reason"] == "misunderstood"
    assert place.desk().care.note_misunderstood() is None


def refuse(place):
    desk = place.desk()
    return desk.run("cancel_order", lambda: desk.orders.cancel("V-3", "no longer needed"))


def test_two_messages_with_a_refusal_ask_for_a_person(place):
    desk = place.desk()
    for _ in range(3):  # a model that tries again in the same message counts once
        found = desk.run("cancel_order", lambda: desk.orders.cancel("V-3", "no longer needed"))
        assert [e.record["status"] for e in found] == ["refused"]
    found = refuse(place)
    assert found[-1].record["action"] == "handover"
    assert found[-1].record["reason"] == "refused_twice"


def test_a_typing_error_is_no_refusal(place):
    for _ in range(3):
        place.desk().run(
            "cancel_order", lambda: place.desk().orders.cancel("V-77", "no longer needed")
        )
    assert place.store.conversation("talk").state == "bot"


def test_the_summary_names_what_waits_for_a_yes(place):
    proposal = place.desk().orders.cancel("V-1", "no longer needed").record
    handed = place.desk().care.hand_over("asked_for").record
    assert handed["summary"]["open_proposals"][0]["id"] == proposal["id"]
    with pytest.raises(Refusal, match="A person has"):
        place.desk().proposals.confirm(proposal["id"])
    Console(place.store).give_back("talk")
    assert place.desk().proposals.confirm(proposal["id"])[0].record["status"] == "done"


def test_out_of_hours_it_takes_a_message(place):
    place.settings = ShopSettings(
        handover=HandoverSettings(hours="Monday to Friday, 9:00 to 17:00", timezone="Europe/Dublin")
    )
    assert place.desk().care.hand_over("asked_for").record["takes_a_message"] is False
    place.clock.pass_(hours=8)
    status = place.desk().care.status()
    assert status["takes_a_message"] is True
    assert status["hours"] == "Monday to Friday, 9:00 to 17:00"
    place.desk().care.receive("please call me")
    assert [m.text for m in Console(place.store).messages("talk")] == ["please call me"]


@pytest.mark.parametrize(
    ("hours", "day", "hour", "there"),
    [
        ("Monday to Friday, 9:00 to 17:00", 24, 9, True),
        ("Monday to Friday, 9:00 to 17:00", 24, 17, False),
        ("Monday to Friday, 9:00 to 17:00", 28, 12, False),
        ("Mon-Fri 9-17; Sat 10.00-14.00", 28, 12, True),
        ("Mon–Fri 9am–5pm", 24, 16, True),
        ("Mon–Fri 9am–12pm", 24, 12, False),
        ("daily 8:00 to 20:00", 29, 19, True),
        ("Friday to Monday 9 to 17", 29, 10, True),
        ("Friday to Monday 9 to 17", 25, 10, False),
        ("ask us any time", 24, 12, None),
        (None, 24, 3, True),
    ],
)
def test_hours_are_read_from_words(hours, day, hour, there):
    assert is_open(hours, "UTC", datetime(2026, 11, day, hour, tzinfo=UTC)) is there


def test_hours_are_in_the_shops_time_zone():
    assert is_open("daily 9 to 17", "Asia/Tokyo", datetime(2026, 11, 24, 1, tzinfo=UTC)) is True
    assert is_open("daily 9 to 17", "Asia/Tokyo", datetime(2026, 11, 24, 12, tzinfo=UTC)) is False


def test_a_complaint_is_one_ticket_however_often_it_is_sent(place):
    first = place.desk().care.complain("The box was open.\nTwice.", "v1").record
    again = place.desk().care.complain("The box was open.\nTwice.", "V-1").record
    other = place.desk().care.complain("And late.").record
    assert first["ticket_id"] == again["ticket_id"] != other["ticket_id"]
    tickets = Console(place.store).tickets("talk")
    assert [(t.order_id, t.subject) for t in tickets] == [
        ("V-1", "The box was open."),
        (None, "And late."),
    ]
    with pytest.raises(Refusal, match="No order V-9"):
        place.desk().care.complain("Not mine", "V-9")
