"""A chat model's name leads to a model or to one line that says what is wrong."""

import pytest

from assistant.config import Settings
from assistant.errors import ModelError
from assistant.models import choose_model_name, open_model
from assistant.offline import OfflineModel


@pytest.fixture(autouse=True)
def no_keys(monkeypatch):
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "VITRINE_MODEL"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    "name", ["nonsense", "foo:bar", "", "   ", "openai:", "openai:gpt-4o-mini", "anthropic:claude"]
)
def test_a_model_that_cannot_be_made_is_one_line(name):
    with pytest.raises(ModelError) as caught:
        open_model(choose_model_name(name, Settings()), Settings())
    assert "\n" not in str(caught.value)
    assert repr(name.strip()) in str(caught.value)


def test_the_asked_for_model_wins_over_the_operators_and_the_default():
    assert choose_model_name("openai:x", Settings(model="offline")) == "openai:x"
    assert choose_model_name(None, Settings(model="openai:y")) == "openai:y"
    assert choose_model_name(None, Settings()) == "offline"


def test_a_key_makes_openai_the_default(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    assert choose_model_name(None, Settings()).startswith("openai:")


def test_offline_needs_nothing():
    assert isinstance(open_model("offline", Settings()), OfflineModel)


def test_a_local_server_needs_no_key_and_clients_do_not_retry_by_themselves(monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    model = open_model("openai:local", Settings(model_timeout_s=7))
    assert model.max_retries == 0
    assert model.request_timeout == 7
