"""The page as a customer uses it."""

import re

import pytest

from tests.browser.shop_page import last_reply, one_more_turn, say, titles

pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser


def test_cards_are_the_products_that_the_reply_names(page):
    say(page, "I need waterproof hiking boots")
    page.locator(".v-card").first.wait_for()
    shown = titles(page)
    assert len(shown) >= 3
    reply = last_reply(page)
    assert [title for title in shown if title not in reply] == []

    with one_more_turn(page):
        page.locator("#v-suggestions [data-say]").first.click()
    assert [title for title in titles(page) if title not in last_reply(page)] == []


def test_a_chip_can_be_removed(page):
    say(page, "hiking boots under 150 euros")
    chips = page.locator("#v-chips [data-remove]")
    chips.first.wait_for()
    before = chips.count()
    price = page.locator("#v-chips li", has_text=re.compile("150"))
    price.locator("button").click()
    price.wait_for(state="detached")
    assert chips.count() == before - 1


def test_nothing_that_a_shopper_types_becomes_markup(page):
    hostile = "<img src=x onerror=\"document.title='owned'\"> **bold** <b>tag</b>"
    say(page, hostile)
    assert page.title() != "owned"
    assert (
        page.locator("#v-transcript b, #v-transcript strong, #v-transcript img[src='x']").count()
        == 0
    )
    assert hostile in page.locator("#v-transcript .user").last.inner_text()


def test_the_conversation_survives_a_reload(page):
    say(page, "I need a tent for two people")
    page.locator(".v-card").first.wait_for()
    shown = titles(page)
    page.reload()
    page.locator(".v-card").first.wait_for()
    assert titles(page) == shown
    assert "tent for two" in page.locator("#v-transcript").inner_text()


def test_the_page_does_not_scroll_sideways(page):
    say(page, "show me jackets")
    page.locator(".v-card").first.wait_for()
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0
