"""A message is answered once: sent again, cut in the middle, or over a restart."""

import asyncio
import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from tests.ui.conftest import open_services_of
from ui.api.app import build_api
from ui.api.turns import Busy, Message, Run, Turns


def frames_of(run, last_event_id=""):
    """Follow a run to its end, in a thread: a browser test may have left a loop in this one."""

    async def follow():
        return [frame async for frame in run.follow(last_event_id) if frame]

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, follow()).result()


def test_the_last_event_is_the_reply_and_the_deltas_are_its_text(talk):
    events = talk.say("I need a rain jacket")
    kinds = [kind for _, kind, _ in events]
    assert kinds[-1] == "reply"
    assert kinds.count("reply") == 1
    reply = events[-1][2]
    assert "".join(data["text"] for _, kind, data in events if kind == "delta") == reply["text"]
    assert reply["number"] == 1
    assert reply["shelf"]
    runs = {identifier.split("-")[0] for identifier, _, _ in events}
    assert len(runs) == 1


def test_a_message_sent_again_under_its_key_is_one_turn(talk):
    first = talk.say("I need a rain jacket", **{"Idempotency-Key": "k1"})
    again = talk.say("I need a rain jacket", **{"Idempotency-Key": "k1"})
    assert first[-1][2] == again[-1][2]
    assert len(talk("GET", "").json()["turns"]) == 1


def test_a_key_of_another_message_is_refused(talk):
    talk.say("I need a rain jacket", **{"Idempotency-Key": "k1"})
    other = talk("POST", "/messages", json={"text": "tents"}, headers={"Idempotency-Key": "k1"})
    assert other.status_code == 422
    assert len(talk("GET", "").json()["turns"]) == 1


def test_a_turn_survives_a_restart_and_is_not_doubled(small_shop, database_url, talk):
    named = {"Idempotency-Key": "k1"}
    talk.say("I need a rain jacket", **named)
    with (
        open_services_of(small_shop, database_url) as again,
        TestClient(build_api(again)) as client,
    ):
        talk.client = client
        events = talk.say("I need a rain jacket", **named, **{"Last-Event-ID": "x-3"})
        assert [kind for _, kind, _ in events] == ["reply"]
        assert len(talk("GET", "").json()["turns"]) == 1


def test_following_again_gives_only_what_was_not_seen():
    run = Run(Message("k", "text"))
    for number in range(4):
        run.add("delta", {"text": str(number)}, last=number == 3)

    def follow(last_event_id):
        return [frame.data["text"] for frame in frames_of(run, last_event_id)]

    assert follow("") == ["0", "1", "2", "3"]
    assert follow(run.frames[1].id) == ["2", "3"]
    assert follow("another-2") == ["0", "1", "2", "3"]
    assert follow(run.frames[3].id) == []


class SlowConversation:
    """Answers when it is let."""

    id = "slow"

    def __init__(self):
        self.may = threading.Event()
        self.asked = 0

    def hear_person(self):
        return ()

    def stream(self, text, *, key, product):
        self.asked += 1
        self.may.wait(10)
        yield from ()


def test_a_turn_going_on_is_joined_and_a_stop_waits_for_it(services):
    turns, conversation = Turns(services.metrics), SlowConversation()
    run = turns.begin(conversation, Message("k", "hello"))
    assert turns.begin(conversation, Message("k", "hello")) is run
    stopped = threading.Thread(target=turns.drain, args=(10,))
    stopped.start()
    while not turns.draining:
        pass
    with pytest.raises(Busy):
        turns.begin(conversation, Message("k2", "hello"))
    assert stopped.is_alive()
    conversation.may.set()
    stopped.join(10)
    assert not stopped.is_alive()
    assert conversation.asked == 1


class BrokenConversation:
    id = "broken"

    def hear_person(self):
        return ()

    def stream(self, text, *, key, product):
        raise RuntimeError("a bug")


def test_a_bug_in_a_turn_is_said_without_its_words(services, caplog):
    run = Turns(services.metrics).begin(BrokenConversation(), Message("k", "hello"))

    (frame,) = frames_of(run)
    assert frame.kind == "error"
    assert "a bug" not in str(frame.data)
    assert "a bug" in caplog.text


def test_feedback_is_kept_with_the_reply_that_it_is_about(talk):
    talk.say("I need a rain jacket")
    given = talk("PUT", "/messages/1/feedback", json={"thumb": "down", "reason": "wrong colour"})
    assert given.status_code == 204
    assert talk("GET", "").json()["turns"][0]["thumb"] == "down"
    assert talk("PUT", "/messages/2/feedback", json={"thumb": "up"}).status_code == 404


def test_a_dialogue_over_the_api_gives_the_replies_that_the_conversation_gives(talk, services):
    conversation = services.assistant.start()
    for said in ("I need a rain jacket", "in blue please", "the second one", "something cheaper"):
        own = conversation.send(said).to_json()
        over_api = talk.say(said)[-1][2]
        assert over_api.pop("number")
        for reply in (own, over_api):
            reply.pop("timings_ms")
        assert json.loads(json.dumps(own)) == over_api
