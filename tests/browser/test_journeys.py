"""Shopping and orders on page and widget: two widths, two languages, light and dark.

At each step both looks are looked at by axe-core. With VITRINE_SCREENSHOTS set to a folder, each
leaves a picture there to be looked at.
"""

import os
from pathlib import Path

import pytest

from tests.browser.accessibility import assert_accessible
from tests.browser.shop_page import last_reply, one_more_turn, open_page, say, titles
from tests.browser.widget import LONGEST_MS, Widget

expect = pytest.importorskip("playwright.sync_api").expect
expect.set_options(timeout=LONGEST_MS)
pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAID = {
    "en-IE": {
        "need": "I need a rain jacket",
        "compare": "compare the first two",
        "email": "my email is hanna.kavanagh@example.org",
        "orders": "where is order V-10134?",
        "person": "I want to talk to a person",
    },
    "zh-CN": {
        "need": "有雨衣吗？",
        "compare": "比较前两个",
        "email": "hanna.kavanagh@example.org",
        "orders": "我的订单在哪里？",
        "person": "转人工",
    },
}
# What stands outside the window, at its sides.
WIDTHS = """() => [...document.querySelectorAll("html, #v-main > *, #v-ask > *")]
  .filter((part) => part.getBoundingClientRect().right > innerWidth + 0.5
    || part.scrollWidth > innerWidth).map((part) => part.id || part.localName)"""
SIZES = pytest.mark.parametrize(
    ("width", "height"), [(1440, 900), (390, 844)], ids=["desktop", "phone"]
)
LOCALES = pytest.mark.parametrize("locale", list(SAID))


@pytest.fixture
def tab(chromium, width, height, locale):
    """A tab of a visitor; fails on any error of a script."""
    context = chromium.new_context(
        viewport={"width": width, "height": height}, locale=locale, reduced_motion="reduce"
    )
    context.set_default_timeout(LONGEST_MS)
    made = context.new_page()
    problems = []
    made.on("pageerror", lambda error: problems.append(str(error)))
    yield made
    context.close()
    assert problems == []


def look(tab, front, step):
    """Look at a step by day and by night."""
    for scheme in ("dark", "light"):
        if front == "widget":
            tab.emulate_media(color_scheme=scheme)
        else:
            dark = int(scheme == "dark")
            if tab.locator("body.dark").count() != dark:
                tab.locator("#v-dark").click()
            expect(tab.locator("body.dark")).to_have_count(dark)
        if folder := os.environ.get("VITRINE_SCREENSHOTS"):
            width, language = tab.viewport_size["width"], tab.evaluate("navigator.language")[:2]
            name = f"{front}-{width}-{language}-{step}-{scheme}.png"
            tab.screenshot(path=str(Path(folder) / name))
        assert_accessible(tab)
        assert tab.evaluate(WIDTHS) == []


@SIZES
@LOCALES
def test_on_the_page(tab, server, locale):
    said = SAID[locale]
    open_page(tab, server)
    look(tab, "page", "0-open")
    say(tab, said["need"])
    shown = titles(tab)
    assert len(shown) >= 3
    assert [title for title in shown if title not in last_reply(tab)] == []
    look(tab, "page", "1-shelf")
    for number in range(2):
        tab.locator("[data-compare]").nth(number).check()
    with one_more_turn(tab):
        tab.locator(".v-compare-bar button").click()
    assert tab.locator(".v-table:has(caption) thead th").all_inner_texts() == shown[:2]
    look(tab, "page", "2-compared")
    card = tab.locator(".v-card").first
    for choice in card.locator("[data-choice]").all():
        choice.select_option(index=1)
    with one_more_turn(tab):
        card.locator(".v-add").click()
    tab.locator(".v-cart summary").click()
    expect(tab.locator(".v-cart li")).to_contain_text(shown[0])
    look(tab, "page", "3-cart")
    say(tab, said["email"])
    tab.locator(".v-cart").evaluate("cart => { cart.open = true; }")
    with one_more_turn(tab):
        tab.locator(".v-cart .v-first").click()
    confirm = tab.locator(".v-confirm")
    expect(confirm).to_contain_text(shown[0])
    look(tab, "page", "4-confirm")
    with one_more_turn(tab):
        confirm.locator("[data-answer=yes]").click()
    expect(confirm).to_have_count(0)
    assert "/checkout?cart=" in tab.locator("#v-transcript a").last.get_attribute("href")
    say(tab, said["orders"])
    assert "V-1" in last_reply(tab)
    look(tab, "page", "5-orders")
    say(tab, said["person"])
    tab.locator(".v-handover").wait_for()
    look(tab, "page", "6-person")


@SIZES
@LOCALES
def test_on_the_widget(tab, server, locale):
    said = SAID[locale]
    tab.goto(f"{server}/widget-demo")
    widget = Widget(tab)
    widget.launcher.wait_for()
    look(tab, "widget", "0-closed")
    widget.open()
    look(tab, "widget", "1-open")
    widget.say(said["need"])
    shown = widget.cards().locator("h3").all_inner_texts()
    assert len(shown) >= 3
    assert [title for title in shown if title not in widget.turns()[-1][1]] == []
    look(tab, "widget", "2-shelf")
    widget.say(said["compare"])
    assert widget.cards().locator("h3").all_inner_texts()[:2] == shown[:2]
    look(tab, "widget", "3-compared")
    put_into_cart(widget)
    look(tab, "widget", "4-cart")
    widget.say(said["email"])
    widget.panel.locator("header button").first.click()
    widget.panel.locator(".basket .first").click()
    widget.wait_for_turns(4)
    confirm = widget.panel.locator(".box[data-action]")
    expect(confirm).to_contain_text(shown[0])
    look(tab, "widget", "5-confirm")
    confirm.locator(".first").click()
    widget.wait_for_turns(5)
    link = widget.panel.locator(".turn").last.locator(".text a").first
    assert "/checkout?cart=" in link.get_attribute("href")
    widget.say(said["orders"])
    assert "V-1" in widget.turns()[-1][1]
    look(tab, "widget", "6-orders")
    widget.say(said["person"])
    widget.panel.locator(".note").wait_for()
    look(tab, "widget", "7-person")
    before = [answer for _, answer in widget.turns()]
    tab.reload()
    widget.wait_for_turns(len(before))
    assert [answer for _, answer in widget.turns()] == before


def put_into_cart(widget):
    """Adds the first product that can be had, choosing its first option where there are some."""
    card = widget.panel.locator(".turn").last.locator(".card:has(.first)").first
    card.locator(".first").click()
    basket = widget.panel.locator(".basket li")
    options = card.locator(".row").last.locator("button")
    basket.or_(options).first.wait_for()
    if not basket.count():
        options.first.click()
    basket.first.wait_for()
