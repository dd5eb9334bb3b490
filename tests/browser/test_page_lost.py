"""The page loses no message and doubles none: cut connections, a killed server, two tabs, back."""

import logging

import pytest

from tests.browser.shop_page import open_page, say
from tests.browser.small import WARNINGS, Cutter, kill, serve, serving_shop
from tests.browser.widget import LONGEST_MS
from tests.ui.conftest import make_shop
from ui.commands.ports import free_port

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = [pytest.mark.browser, pytest.mark.slow, *WARNINGS]
SAID = ["rain jackets", "tents", "boots"]


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    return make_shop(tmp_path_factory.mktemp("lost") / "shop")


@pytest.fixture(scope="module")
def served(shop, tmp_path_factory):
    """The shop as it is served, its services, and what cuts its streams."""
    cutters = []

    def through(app):
        cutters.append(Cutter(app, "/queue/data"))
        return cutters[0]

    url = f"sqlite:///{tmp_path_factory.mktemp('lost')}/all.db"
    with serving_shop(shop, url, through=through) as (address, services):
        yield address, services, cutters[0]


@pytest.fixture
def context(chromium):
    made = chromium.new_context(viewport={"width": 1200, "height": 900})
    made.set_default_timeout(LONGEST_MS)
    yield made
    made.close()


def open_tab(context, address):
    tab = context.new_page()
    open_page(tab, address)
    return tab


def assert_each_once(tab, said):
    """Every message stands once in the transcript, in order, each with an answer."""
    expect(tab.locator("#v-transcript .message.user")).to_have_text(said, timeout=LONGEST_MS)
    expect(tab.locator("#v-transcript .message.bot")).to_have_count(len(said) + 1)
    tab.locator("#v-send").wait_for()


def ask(tab, text):
    """Sends a message and does not wait for its answer."""
    tab.locator("#v-message textarea").fill(text)
    tab.locator("#v-send").click()


def test_a_stream_cut_in_the_middle_is_made_good(served, context, caplog):
    caplog.set_level(logging.CRITICAL)
    address, _, cutter = served
    tab = open_tab(context, address)
    say(tab, SAID[0])
    cutter.cuts = [2]
    ask(tab, SAID[1])
    assert_each_once(tab, SAID[:2])
    assert cutter.cuts == []
    say(tab, SAID[2])
    assert_each_once(tab, SAID)


def test_a_reload_in_the_middle_of_an_answer(served, context):
    tab = open_tab(context, served[0])
    say(tab, SAID[0])
    ask(tab, SAID[1])
    tab.locator("#v-stop").wait_for()
    tab.reload()
    assert_each_once(tab, SAID[:2])


def test_two_tabs_hold_one_conversation(served, context):
    first, second = open_tab(context, served[0]), open_tab(context, served[0])
    say(first, SAID[0])
    assert_each_once(second, SAID[:1])
    say(second, SAID[1])
    assert_each_once(first, SAID[:2])
    ask(first, SAID[2])
    ask(second, "tents in blue")
    expect(first.locator("#v-transcript .message.user")).to_have_count(4, timeout=LONGEST_MS)
    said = first.locator("#v-transcript .message.user").all_inner_texts()
    assert sorted(said) == sorted([*SAID, "tents in blue"])
    for tab in (first, second):
        assert_each_once(tab, said)


def test_back_and_forward_keep_the_conversation(served, context):
    tab = open_tab(context, served[0])
    say(tab, SAID[0])
    tab.goto(f"{served[0]}/widget-demo")
    tab.go_back()
    assert_each_once(tab, SAID[:1])
    say(tab, SAID[1])
    tab.go_forward()
    tab.go_back()
    assert_each_once(tab, SAID[:2])


def test_a_server_killed_in_the_middle_of_a_turn(shop, context, tmp_path):
    port, url = free_port(), f"sqlite:///{tmp_path}/all.db"
    first = serve(shop, port, url)
    tab = open_tab(context, f"http://127.0.0.1:{port}")
    say(tab, SAID[0])
    ask(tab, SAID[1])
    tab.locator("#v-stop").wait_for()
    kill(first)
    second = serve(shop, port, url)
    tab.reload()
    assert_each_once(tab, SAID[:2])
    kill(second)
