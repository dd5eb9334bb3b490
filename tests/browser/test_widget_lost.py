"""No message is lost and none is doubled: cut connections, a killed server, two tabs, back."""

import logging

import pytest

from tests.browser.small import WARNINGS, Cutter, kill, serve, serving_shop
from tests.browser.widget import LONGEST_MS, Widget
from tests.ui.conftest import make_shop
from ui.commands.ports import free_port

expect = pytest.importorskip("playwright.sync_api").expect
expect.set_options(timeout=LONGEST_MS)
pytestmark = [pytest.mark.browser, pytest.mark.slow, *WARNINGS]

SAID = ["rain jackets", "tents", "boots"]


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    return make_shop(tmp_path_factory.mktemp("lost") / "shop")


@pytest.fixture
def context(chromium):
    made = chromium.new_context(viewport={"width": 1000, "height": 800})
    yield made
    made.close()


def open_widget(context, address):
    page = context.new_page()
    page.goto(address + "/widget-demo")
    return Widget(page).open()


def assert_each_once(widget, services, said):
    """Every message stands once in the log, with its answer, and once in the database."""
    stored = services.assistant.start(widget.kept()["id"]).turns
    assert [turn.text for turn in stored] == said
    assert widget.turns() == [(list((turn.text, turn.reply.text))) for turn in stored]
    widget.page.wait_for_function("Object.keys(localStorage).join() === 'vitrine:demo'")


def test_a_connection_cut_in_the_middle_is_taken_up_again(shop, context, tmp_path, caplog):
    caplog.set_level(logging.CRITICAL)
    cutters = []

    def through(app):
        cutters.append(Cutter(app))
        return cutters[0]

    with serving_shop(shop, f"sqlite:///{tmp_path}/all.db", through=through) as (address, services):
        widget = open_widget(context, address)
        widget.say(SAID[0])
        cutters[0].cuts = [1, 0, 2]
        widget.say(SAID[1])
        assert cutters[0].cuts == []
        widget.say(SAID[2])
        assert_each_once(widget, services, SAID)


def test_a_reload_in_the_middle_of_an_answer_neither_loses_nor_doubles_it(shop, context, tmp_path):
    with serving_shop(shop, f"sqlite:///{tmp_path}/all.db") as (address, services):
        widget = open_widget(context, address)
        widget.say(SAID[0])
        widget.input.fill(SAID[1])
        widget.input.press("Enter")
        widget.page.reload()
        widget.wait_for_turns(2)
        widget.say(SAID[2])
        assert_each_once(widget, services, SAID)


def test_two_tabs_show_the_same_conversation(shop, context, tmp_path):
    with serving_shop(shop, f"sqlite:///{tmp_path}/all.db") as (address, services):
        first, second = open_widget(context, address), open_widget(context, address)
        for widget, text in ((first, SAID[0]), (second, SAID[1])):
            widget.input.fill(text)
        first.input.press("Enter")
        second.input.press("Enter")
        for widget in (first, second):
            expect(widget.panel.locator(".turn")).to_have_count(2)
            widget.wait_for_turns(2)
        first.say(SAID[2])
        expect(second.panel.locator(".turn")).to_have_count(3)
        stored = [turn.text for turn in services.assistant.start(first.kept()["id"]).turns]
        assert sorted(stored) == sorted(SAID)
        for widget in (first, second):
            assert_each_once(widget, services, stored)


def test_back_and_forward_keep_the_conversation(shop, context, tmp_path):
    with serving_shop(shop, f"sqlite:///{tmp_path}/all.db") as (address, services):
        widget = open_widget(context, address)
        widget.say(SAID[0])
        widget.page.goto(address + "/widget-demo?second")
        widget.wait_for_turns(1)
        widget.say(SAID[1])
        widget.page.go_back()
        widget.wait_for_turns(2)
        widget.say(SAID[2])
        widget.page.go_forward()
        widget.wait_for_turns(3)
        assert_each_once(widget, services, SAID)


def test_a_server_that_forgot_the_conversation_gets_a_new_one(shop, context, tmp_path):
    port = free_port()
    with serving_shop(shop, f"sqlite:///{tmp_path}/one.db", port=port) as (address, _):
        widget = open_widget(context, address)
        widget.say(SAID[0])
        old = widget.kept()["id"]
    with serving_shop(shop, f"sqlite:///{tmp_path}/two.db", port=port) as (address, services):
        widget.say(SAID[1])
        assert widget.kept()["id"] != old
        assert len(services.assistant.start(widget.kept()["id"]).turns) == 1


def test_a_server_killed_in_the_middle_of_a_turn(shop, context, tmp_path):
    port, url = free_port(), f"sqlite:///{tmp_path}/all.db"
    first = serve(shop, port, url)
    widget = open_widget(context, f"http://127.0.0.1:{port}")
    widget.say(SAID[0])
    with widget.page.expect_request("**/messages"):
        widget.input.fill(SAID[1])
        widget.input.press("Enter")
    kill(first)
    second = serve(shop, port, url)
    widget.wait_for_turns(2)
    widget.say(SAID[2])
    assert widget.said() == SAID
    widget.page.reload()
    widget.wait_for_turns(3)
    assert widget.said() == SAID
    kill(second)
