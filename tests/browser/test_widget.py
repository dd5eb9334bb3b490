"""Shopping and orders on the widget, at two widths, light and dark, in English and Chinese.

With VITRINE_SCREENSHOTS set to a folder, each step leaves a picture there to be looked at.
"""

import os
from pathlib import Path

import pytest

from tests.browser.accessibility import assert_accessible
from tests.browser.widget import LONGEST_MS, Widget

expect = pytest.importorskip("playwright.sync_api").expect
expect.set_options(timeout=LONGEST_MS)
pytestmark = [pytest.mark.browser, pytest.mark.slow]

LOOKS = [
    (1440, 900, "light", "en-IE"),
    (390, 844, "dark", "en-IE"),
    (1440, 900, "dark", "zh-CN"),
    (390, 844, "light", "zh-CN"),
]
TALK = {
    "en-IE": (
        "I need a rain jacket",
        "my email is hanna.kavanagh@example.org",
        "where is my order?",
    ),
    "zh-CN": ("有雨衣吗？", "hanna.kavanagh@example.org", "我的订单在哪里？"),
}


@pytest.fixture
def open_page(chromium, server):
    """Opens a page of the server with some look; fails on any error of a script."""
    contexts, problems = [], []

    def make(width=1440, height=900, scheme="light", locale="en-IE", path="/widget-demo"):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale=locale
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(server + path)
        return page

    yield make
    for context in contexts:
        context.close()
    assert problems == []


def look(page, name):
    if folder := os.environ.get("VITRINE_SCREENSHOTS"):
        page.screenshot(path=str(Path(folder) / f"widget-{name}.png"))


@pytest.mark.parametrize(("width", "height", "scheme", "locale"), LOOKS)
def test_a_visitor_shops_and_looks_after_an_order(open_page, width, height, scheme, locale):
    page = open_page(width, height, scheme, locale)
    widget = Widget(page)
    name = f"{width}-{scheme}-{locale[:2]}"
    look(page, f"{name}-0-closed")
    widget.open()
    assert_accessible(page)
    look(page, f"{name}-1-open")
    need, email, order = TALK[locale]
    widget.say(need)
    assert widget.cards().count() >= 3
    answer = widget.turns()[-1][1]
    titles = widget.cards().locator("h3").all_inner_texts()
    assert [title for title in titles if title not in answer] == []
    assert_accessible(page)
    look(page, f"{name}-2-shelf")
    put_into_cart(widget)
    look(page, f"{name}-3-cart")
    assert_accessible(page)
    widget.say(email)
    widget.say(order)
    assert "V-1" in widget.turns()[-1][1]
    look(page, f"{name}-4-orders")
    assert_accessible(page)
    page.reload()
    expect(widget.panel.locator(".said").last).to_contain_text(order)
    assert widget.said() == [need, email, order]
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0


def put_into_cart(widget):
    """Adds the first product that can be had, choosing its first option where there are some."""
    card = widget.panel.locator(".card:has(.first)").first
    card.locator(".first").click()
    basket = widget.panel.locator(".box li")
    options = card.locator(".row").last.locator("button")
    basket.or_(options).first.wait_for()
    if not basket.count():
        options.first.click()
    basket.first.wait_for()


def test_a_change_is_done_after_yes_and_only_then(open_page):
    widget = Widget(open_page()).open()
    widget.say("my email is hanna.kavanagh@example.org")
    widget.say("cancel order V-10148, ordered by mistake")
    card = widget.panel.locator(".box[data-action=cancel_order]")
    expect(card).to_contain_text("V-10148")
    expect(card).to_contain_text("€")
    look(widget.page, "confirm")
    assert_accessible(widget.page)
    card.get_by_role("button", name="Yes").click()
    widget.wait_for_turns(3)
    assert "V-10148" in widget.turns()[-1][1]
    expect(card.get_by_role("button")).to_have_count(0)
    widget.page.reload()
    expect(widget.panel.locator(".turn").last).to_contain_text("V-10148")
    assert widget.panel.locator(".box[data-action]").count() == 0


def test_a_bad_reply_is_judged_with_a_reason(open_page):
    widget = Widget(open_page()).open()
    widget.say("tents")
    with widget.page.expect_response(lambda r: "/feedback" in r.url) as kept:
        widget.panel.get_by_role("button", name="Not helpful", exact=True).click()
    assert kept.value.status == 204
    with widget.page.expect_response(lambda r: "/feedback" in r.url) as kept:
        widget.panel.get_by_role("button", name="Wrong products").click()
    assert kept.value.request.post_data_json == {"thumb": "down", "reason": "Wrong products"}
    widget.page.reload()
    pressed = widget.panel.get_by_role("button", name="Not helpful", exact=True)
    expect(pressed).to_have_attribute("aria-pressed", "true")


def test_the_keyboard_is_enough_and_focus_stays_inside(open_page):
    page = open_page()
    widget = Widget(page)
    widget.launcher.wait_for()
    widget.launcher.focus()
    page.keyboard.press("Enter")
    expect(widget.input).to_be_focused()
    page.keyboard.type("tents")
    page.keyboard.press("Enter")
    widget.wait_for_turns(1)
    inside = "document.activeElement.localName === 'vitrine-widget'"
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
        seen.add(
            page.evaluate(
                "(() => { const e = document.activeElement.shadowRoot.activeElement;"
                " return e.ariaLabel || e.textContent; })()"
            )
        )
    assert any("Add to cart" in name for name in seen)
    page.keyboard.press("Escape")
    expect(widget.panel).to_be_hidden()
    expect(widget.launcher).to_be_focused()


def test_only_the_newest_answer_is_read_out(open_page):
    widget = Widget(open_page()).open()
    widget.say("tents")
    widget.say("rain jackets")
    live = widget.panel.locator("[aria-live=polite]")
    expect(live).to_have_count(1)
    expect(live).to_contain_text(widget.turns()[-1][1][:30])
    assert widget.panel.locator(".log").get_attribute("aria-live") == "off"


def test_news_are_counted_while_the_panel_is_closed(open_page):
    page = open_page()
    widget = Widget(page).open()
    widget.input.fill("tents")
    widget.input.press("Enter")
    widget.panel.get_by_role("button", name="Minimise").click()
    expect(widget.launcher.locator(".unread")).to_have_text("1")
    expect(page.locator("#heard")).to_have_text("1 unread")
    page.reload()
    expect(widget.launcher.locator(".unread")).to_have_text("1")
    widget.launcher.click()
    expect(widget.panel).to_be_visible()
    assert "unread" not in widget.kept()


def test_a_page_talks_to_the_widget_by_its_queue_and_its_calls(open_page):
    page = open_page()
    widget = Widget(page)
    page.evaluate(
        """() => {
          window.heard = [];
          for (const event of ["open", "close", "message", "reply", "cart"])
            vitrine.push(["on", event, (detail) => heard.push([event, detail?.text])]);
          vitrine.setContext({ product: { id: "p1001" } });
          vitrine.send("is it waterproof?");
        }"""
    )
    widget.wait_for_turns(1)
    assert "Tarnside" in widget.turns()[0][1]
    page.evaluate("vitrine.setLocale('zh-CN')")
    expect(widget.panel.get_by_role("button", name="发送")).to_be_visible()
    page.evaluate("vitrine.close()")
    expect(widget.panel).to_be_hidden()
    events = [event for event, _ in page.evaluate("heard")]
    assert {"open", "message", "reply", "close"} <= set(events)


def test_at_200_percent_and_without_motion_everything_is_in_reach(chromium, server):
    context = chromium.new_context(
        viewport={"width": 640, "height": 400}, device_scale_factor=2, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(server + "/widget-demo")
    widget = Widget(page).open()
    widget.say("tents")
    for part in (widget.input, widget.panel.get_by_role("button", name="Minimise")):
        box = part.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 640
        assert box["y"] + box["height"] <= 400
    motion = widget.panel.evaluate("panel => getComputedStyle(panel).animationName")
    assert motion == "none"
    assert widget.panel.locator(".log").evaluate("log => log.clientHeight") > 120
    context.close()
