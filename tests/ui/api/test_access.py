"""Nothing of a conversation is given to whoever lacks its token, and every refusal is a problem."""

import pytest

PARTS = (
    ("GET", ""),
    ("POST", "/messages"),
    ("PUT", "/messages/1/feedback"),
    ("GET", "/cart"),
    ("PUT", "/cart"),
    ("POST", "/cart/lines"),
    ("POST", "/identity"),
    ("GET", "/handover"),
    ("POST", "/handover"),
    ("GET", "/invoices/V-1"),
    ("POST", "/confirmations/x"),
)


def assert_problem(response, status):
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    return problem


@pytest.mark.parametrize(("method", "path"), PARTS)
def test_without_the_token_there_is_nothing(client, talk, method, path):
    url = f"/conversations/{talk.id}{path}"
    other = client.post("/conversations").json()["token"]
    for headers in ({}, {"Authorization": "Bearer x"}, {"Authorization": f"Bearer {other}"}):
        response = client.request(method, url, headers=headers, json={})
        assert_problem(response, 401)
        assert "Bearer" in response.headers["www-authenticate"]


def test_a_conversation_that_does_not_exist_is_refused_like_a_wrong_token(client, talk):
    missing = client.get(f"/conversations/{'0' * 32}", headers=talk.headers)
    wrong = client.get(f"/conversations/{talk.id}", headers={"Authorization": "Bearer x"})
    assert missing.status_code == wrong.status_code == 401
    assert missing.json()["detail"] == wrong.json()["detail"]


def test_a_conversation_of_the_page_cannot_be_opened_by_its_id_alone(client, services):
    conversation = services.assistant.start()
    assert_problem(client.get(f"/conversations/{conversation.id}"), 401)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nowhere", 404), ("DELETE", "/conversations", 405), ("GET", "/products/none", 404)],
)
def test_what_is_not_there_is_a_problem(client, method, path, status):
    assert_problem(client.request(method, path), status)


def test_a_wrong_body_says_where(talk):
    problem = assert_problem(talk("POST", "/messages", json={"text": 3, "extra": 1}), 422)
    assert {error["pointer"] for error in problem["errors"]} == {"#/text", "#/extra"}
    assert_problem(talk("POST", "/messages", json={"text": "x" * 4001}), 422)
    assert_problem(
        talk("POST", "/messages", content="{", headers={"content-type": "application/json"}), 422
    )


@pytest.mark.parametrize("says_length", [True, False])
def test_a_body_may_not_be_large(talk, says_length):
    def pieces():
        for _ in range(70):
            yield b" " * 1024

    content = b" " * 70_000 if says_length else pieces()
    response = talk(
        "POST", "/messages", content=content, headers={"content-type": "application/json"}
    )
    assert_problem(response, 413)


def test_an_origin_that_is_not_allowed_is_refused(client):
    allowed = client.get("/shop", headers={"Origin": "https://shop.example"})
    assert allowed.headers["access-control-allow-origin"] == "https://shop.example"
    own = client.get("/shop", headers={"Origin": "http://testserver"})
    assert own.status_code == 200
    for origin in ("https://evil.example", "null", "https://shop.example.evil.example"):
        assert_problem(client.post("/conversations", headers={"Origin": origin}), 403)
    asked = {
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization",
    }
    path = "/conversations"
    preflight = client.options(path, headers={**asked, "Origin": "https://shop.example"})
    assert preflight.status_code == 200
    assert (
        client.options(path, headers={**asked, "Origin": "https://evil.example"}).status_code == 403
    )


def test_messages_are_limited_before_a_model_is_called(talk, services):
    statuses = [talk("POST", "/messages", json={"text": "tents"}).status_code for _ in range(9)]
    assert statuses == [200] * 8 + [429]
    refused = talk("POST", "/messages", json={"text": "tents"})
    assert_problem(refused, 429)
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert len(talk("GET", "").json()["turns"]) == 8
    figures = services.metrics.registry
    assert figures.get_sample_value("vitrine_limited_total", {"limit": "messages"}) == 2


def test_every_response_is_named_and_kept_out_of_caches(talk):
    response = talk("GET", "")
    assert response.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in response.headers["content-security-policy"]


def test_a_bug_is_a_problem_without_its_words(client, services, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("the password is 1234")

    monkeypatch.setattr(type(services.assistant), "opening_suggestions", fail)
    problem = assert_problem(client.get("/shop"), 500)
    assert "1234" not in str(problem)


def test_a_conversation_that_is_no_longer_kept_is_gone(client, services):
    lost = "0" * 32
    headers = {"Authorization": f"Bearer {services.access.token(lost)}"}
    assert_problem(client.get(f"/conversations/{lost}", headers=headers), 410)
