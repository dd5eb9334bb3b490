"""Alive, ready, and figures of what was served and refused."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.ui.conftest import Talk
from ui.api.app import build_api
from ui.health import build_health


@pytest.fixture(scope="module")
def site(services):
    app = FastAPI()
    app.include_router(build_health(services))
    app.mount("/api/v1", build_api(services))
    return TestClient(app)


def test_a_stop_under_way_is_not_ready_but_alive(site, services):
    assert site.get("/readyz").json()["ready"] is True
    services.turns.draining = True
    assert site.get("/readyz").status_code == 503
    assert site.get("/healthz").status_code == 200
    services.turns.draining = False


def test_figures_name_routes_and_not_ids(site):
    talk = Talk(TestClient(site.app, base_url="http://testserver/api/v1"))
    talk.say("tents")
    figures = site.get("/metrics").text
    assert 'route="/conversations/{conversation_id}/messages",status="200"} 1.0' in figures
    assert "vitrine_turns_total" in figures
    assert talk.id not in figures
