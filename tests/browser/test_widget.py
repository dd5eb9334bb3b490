"""The widget as a visitor, a keyboard, a reader of screens and a page use it."""

import pytest

from tests.browser.accessibility import assert_accessible
from tests.browser.widget import LONGEST_MS, Widget

expect = pytest.importorskip("playwright.sync_api").expect
expect.set_options(timeout=LONGEST_MS)
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def open_page(chromium, server):
    """Opens a page of the server; fails on any error of a script."""
    contexts, problems = [], []

    def make():
        context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-IE")
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(server + "/widget-demo")
        return page

    yield make
    for context in contexts:
        context.close()
    assert problems == []


def test_a_change_is_done_after_yes_and_only_then(open_page):
    widget = Widget(open_page()).open()
    widget.say("my email is hanna.kavanagh@example.org")
    widget.say("cancel order V-10148, ordered by mistake")
    card = widget.panel.locator(".box[data-action=cancel_order]")
    expect(card).to_contain_text("V-10148")
    expect(card).to_contain_text("€")
    assert_accessible(widget.page)
    card.get_by_role("button", name="Yes").click()
    widget.wait_for_turns(3)
    assert "V-10148" in widget.turns()[-1][1]
    expect(card.get_by_role("button")).to_have_count(0)
    widget.page.reload()
    expect(widget.panel.locator(".turn").last).to_contain_text("V-10148")
    assert widget.panel.locator(".box[data-action]").count() == 0


def test_an_invoice_is_downloaded_by_whoever_is_known(open_page):
    widget = Widget(open_page()).open()
    widget.say("my email is hanna.kavanagh@example.org")
    widget.say("I need the invoice of order V-10134")
    with widget.page.expect_download() as saved:
        widget.panel.get_by_role("button", name="Download invoice").click()
    assert saved.value.suggested_filename == "V-10134.pdf"
    assert saved.value.path().read_bytes().startswith(b"%PDF")


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
