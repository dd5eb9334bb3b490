"""One script through the API, the page and the widget: the same Reply on each."""

import pytest
from sqlalchemy import select

from assistant.transcript import TURNS
from tests.browser.shop_page import open_page, say, titles
from tests.browser.small import WARNINGS, serving_shop
from tests.browser.widget import LONGEST_MS, Widget
from tests.ui.conftest import Talk, make_shop

httpx = pytest.importorskip("httpx")
pytest.importorskip("playwright.sync_api")
pytestmark = [pytest.mark.browser, pytest.mark.slow, *WARNINGS]

SCRIPTS = {
    "en-IE": (
        "I need a rain jacket under 70 euros",
        "in brown please",
        "compare the first two",
        "add number 1 to my cart",
        "my e-mail is customer1@example.org",
        "how long does delivery take?",
        "check out",
        "yes",
        "I want to talk to a person",
    ),
    "zh-CN": ("有雨衣吗？", "有棕色的吗？", "送货要多久？", "转人工"),
}
OF_EACH_OWN = ("timings_ms", "number")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fronts")
    with serving_shop(make_shop(folder / "shop"), f"sqlite:///{folder}/all.db") as made:
        yield made


@pytest.fixture
def tab(chromium, request):
    context = chromium.new_context(locale=request.node.callspec.params["locale"])
    context.set_default_timeout(LONGEST_MS)
    yield context.new_page()
    context.close()


def plain(value):
    """A reply without what is of each conversation's own: times, made-up ids and tokens."""
    if isinstance(value, dict):
        held = {
            name: plain(part)
            for name, part in value.items()
            if name not in OF_EACH_OWN and not (name == "id" and "action" in value)
        }
        if "claims" in held:  # a figure inside a token is no figure of the reply
            held["claims"] = [claim for claim in held["claims"] if claim["text"] in held["text"]]
        return held
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, str):
        head, token, _ = value.partition("/checkout?cart=")
        return "proposal" if value.startswith("proposal ") else head + token
    return value


def over_the_api(address, script):
    with httpx.Client(base_url=f"{address}/api/v1", timeout=60) as client:
        talk = Talk(client)
        for text in script:
            talk.say(text)
        history = talk("GET", "").json()
    return [turn["reply"] for turn in history["turns"]]


@pytest.mark.parametrize("locale", list(SCRIPTS))
def test_a_script_gets_the_same_replies_on_every_front(served, tab, locale):
    address, services = served
    script = SCRIPTS[locale]
    expected = over_the_api(address, script)
    known = set(stored(services))

    widget = open_widget(tab, address)
    for at, text in enumerate(script):
        widget.say(text)
        assert widget.turns()[-1][1][:40] == expected[at]["text"][:40]
        shown = widget.cards().locator("h3").all_inner_texts()
        assert shown == [item["title"] for item in expected[at]["shelf"]]
    on_widget = replies(services, widget.kept()["id"])

    open_page(tab, address)
    for at, text in enumerate(script):
        say(tab, text)
        assert titles(tab) == [item["title"] for item in expected[at]["shelf"]]
    (on_page,) = set(stored(services)) - known - {widget.kept()["id"]}

    assert plain(on_widget) == plain(expected)
    assert plain(replies(services, on_page)) == plain(expected)


def open_widget(tab, address):
    tab.goto(f"{address}/widget-demo")
    return Widget(tab).open()


def replies(services, conversation_id):
    turns = services.assistant.start(conversation_id).turns
    return [turn.reply.to_json() for turn in turns]


def stored(services):
    """The ids of the conversations in which something was said."""
    with services.assistant.transcript.engine.connect() as connection:
        return connection.scalars(select(TURNS.c.conversation_id).distinct()).all()
