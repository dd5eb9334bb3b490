"""The console: closed to strangers, it shows why somebody waits and carries answers to them."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.ui.conftest import OWNER_TOKEN, Talk
from ui.api.app import build_api
from ui.api.owner import Owner
from ui.api.problems import add_problem_handlers
from ui.console.routes import build_console


@pytest.fixture(scope="module")
def site(services):
    """The console and the API of the small shop."""
    app = FastAPI()
    add_problem_handlers(app)
    app.include_router(build_console(services))
    app.mount("/api/v1", build_api(services))
    return app


@pytest.fixture
def browser(site):
    return TestClient(site)


@pytest.fixture
def agent(browser):
    entered = browser.post("/console/login", data={"name": "Sam", "token": OWNER_TOKEN})
    assert entered.status_code == 200
    return browser


@pytest.fixture
def waiting(site):
    """A shopper who looked for jackets under a price and asked for a person."""
    api = TestClient(site, base_url="http://testserver/api/v1")
    talk = Talk(api)
    talk.say("rain jackets under 90 euros")
    talk.say("I want to talk to a person")
    return talk


def test_strangers_see_a_door_and_nothing_behind_it(browser, waiting):
    door = browser.get("/console")
    assert door.status_code == 403
    assert "Log in" in door.text
    path = f"/console/conversations/{waiting.id}"
    assert browser.get(path).status_code == 401
    assert browser.post(f"{path}/take").status_code == 401
    wrong = browser.post("/console/login", data={"name": "Sam", "token": "guess"})
    assert wrong.status_code == 403
    assert "vitrine-owner" not in wrong.cookies
    assert browser.get(path).status_code == 401


def test_the_summary_says_what_the_person_needs(agent, waiting):
    assert waiting.id in agent.get("/console").text
    page = agent.get(f"/console/conversations/{waiting.id}").text
    for part in ("asked for", "price", "90", "I want to talk to a person", "jacket"):
        assert part in page


def test_an_answer_reaches_the_shopper_and_the_bot_is_silent_until_it_is_given_back(agent, waiting):
    path = f"/console/conversations/{waiting.id}"
    agent.post(f"{path}/take")
    agent.post(f"{path}/answer", data={"text": "Hello, I am Sam."})
    assert [line["text"] for line in waiting("GET", "/handover").json()["lines"]] == [
        "Hello, I am Sam."
    ]
    assert waiting.say("rain jackets")[-1][2]["text"] == ""
    lines = agent.get(path).text
    assert lines.index("Hello, I am Sam.") < lines.rindex("rain jackets")
    agent.post(f"{path}/give-back")
    assert waiting("GET", "/handover").json()["state"] == "bot"
    assert waiting.say("rain jackets")[-1][2]["text"]


def test_what_another_person_has_cannot_be_taken(agent, waiting, services):
    services.desks.console.take(waiting.id, "Kim")
    path = f"/console/conversations/{waiting.id}"
    refused = agent.post(f"{path}/answer", data={"text": "mine"})
    assert refused.status_code == 409
    assert "Kim has it" in refused.text
    assert waiting("GET", "/handover").json()["lines"] == []
    assert agent.post(f"{path}/close").status_code == 200
    assert waiting("GET", "/handover").json()["state"] == "closed"


def test_forms_of_other_sites_are_refused(agent, waiting):
    path = f"/console/conversations/{waiting.id}/take"
    assert agent.post(path, headers={"Origin": "https://evil.example"}).status_code == 403
    assert agent.post(path, headers={"Origin": "http://testserver"}).status_code == 200


def test_nothing_said_becomes_markup(agent, waiting, services):
    services.desks.console.answer(waiting.id, "Sam <b>", "<script>alert(1)</script>")
    page = agent.get(f"/console/conversations/{waiting.id}")
    assert "<script>alert" not in page.text
    assert "script-src 'self'" in page.headers["content-security-policy"]


def test_tries_at_the_token_are_limited(browser):
    tries = [
        browser.post("/console/login", data={"name": "x", "token": str(n)}).status_code
        for n in range(12)
    ]
    assert tries[-1] == 429


def test_without_a_token_nobody_is_let_in_and_a_changed_one_ends_sessions():
    from starlette.responses import Response

    closed = Owner(None, "secret")
    assert not closed.accepts("")
    response = Response()
    Owner("first", "secret").admit("Sam", response, secure=True)
    cookie = response.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "Secure" in cookie
    assert "samesite=strict" in cookie.lower()
    assert "first" not in cookie
    value = cookie.split("vitrine-owner=")[1].split(";")[0]
    asked = type("Asked", (), {"cookies": {"vitrine-owner": value}})()
    assert Owner("first", "secret").name_of(asked) == "Sam"
    assert Owner("second", "secret").name_of(asked) is None
    assert closed.name_of(asked) is None
