"""Cart, orders and comparison on the page, and how it looks in another language and at night."""

import re

import pytest

from tests.browser.accessibility import assert_accessible
from tests.browser.shop_page import last_reply, one_more_turn, say, titles
from tests.browser.widget import LONGEST_MS
from tests.ui.conftest import OWNER_TOKEN

expect = pytest.importorskip("playwright.sync_api").expect
# What these show does not depend on the width; the journey itself runs at both.
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("page", [(1440, 900)], indirect=True)]


def test_a_product_goes_into_the_cart_in_the_size_that_was_chosen(page):
    say(page, "I want rain jackets")
    card = page.locator(".v-card").first
    card.locator("[data-choice]").first.select_option(index=2)
    chosen = card.locator("[data-choice]").first.input_value().split()[-1]
    with one_more_turn(page):
        card.locator(".v-add").click()
    cart = page.locator(".v-cart")
    cart.locator("summary").click()
    expect(cart.locator("li")).to_have_count(1)
    expect(cart.locator("li")).to_contain_text(chosen)
    with one_more_turn(page):
        cart.locator("li button").click()
    expect(page.locator(".v-cart")).to_have_count(0)


def test_chosen_products_are_compared_side_by_side(page):
    say(page, "I want rain jackets")
    first_two = titles(page)[:2]
    bar = page.locator(".v-compare-bar")
    expect(bar).to_be_hidden()
    for number in range(2):
        page.locator("[data-compare]").nth(number).check()
    with one_more_turn(page):
        bar.locator("button").click()
    heads = page.locator(".v-table:has(caption) thead th").all_inner_texts()
    assert heads == first_two


def test_a_product_that_is_not_wanted_does_not_come_back(page):
    say(page, "I want rain jackets")
    unwanted = titles(page)[0]
    with one_more_turn(page):
        page.get_by_role("button", name=f"Not this: {unwanted}").click()
    assert unwanted not in titles(page)


def test_an_order_is_changed_only_after_yes(page):
    say(page, "my e-mail is hanna.kavanagh@example.org")
    say(page, "cancel order V-10134, I no longer need it")
    card = page.locator(".v-confirm")
    expect(card).to_contain_text("V-10134")
    card.get_by_role("button", name="No").click()
    expect(page.locator(".v-confirm")).to_have_count(0)
    say(page, "what is the status of order V-10134?")
    expect(page.locator(".v-order .v-state")).to_have_text("pending")
    with page.expect_download() as saved:
        page.locator("[data-invoice]").click()
    assert saved.value.path().read_bytes().startswith(b"%PDF")


def test_the_source_of_a_figure_is_a_focus_away(page):
    say(page, "I want rain jackets")
    claim = page.locator("#v-transcript .v-claim").first
    assert claim.get_attribute("tabindex") == "0"
    assert claim.get_attribute("title") == "From the shop's records: what was found for this"
    titled = page.locator("#v-transcript .v-claim", has_text="€").first.get_attribute("title")
    assert titled.removeprefix("From the shop's records: ") in titles(page)


def test_the_interface_speaks_chinese_when_asked(page):
    page.locator("#v-language input").click()
    page.get_by_role("option", name="中文").click()
    expect(page.locator("#v-send")).to_have_text("发送")
    say(page, "我想买雨衣")
    expect(page.locator(".v-shelf-head h2")).to_contain_text("货架")
    assert re.search(r"[\u4e00-\u9fff]", last_reply(page))


def test_dark_and_light_can_be_switched(page):
    ground = "getComputedStyle(document.querySelector('.gradio-container')).backgroundColor"
    before = page.evaluate(ground)
    page.locator("#v-dark").click()
    assert page.evaluate(ground) != before


def test_the_conversation_can_be_saved(page):
    say(page, "I want rain jackets")
    with page.expect_download() as saved:
        page.locator("#v-save").click()
    text = saved.value.path().read_text()
    assert "You: I want rain jackets" in text
    assert f"Shop: {last_reply(page)[:20]}" in text


def test_the_grid_shows_what_the_shelf_covers(page):
    say(page, "I want rain jackets")
    page.locator(".v-grid summary").click()
    marks = page.locator(".v-grid .v-dot")
    assert marks.count() >= page.locator(".v-card").count()


def test_the_owner_sees_what_was_not_found_behind_the_token(page, server):
    say(page, "I want rain jackets")
    page.goto(f"{server}/owner/")
    assert page.url.endswith("/console")
    page.fill("[name=name]", "Ann")
    page.fill("[name=token]", OWNER_TOKEN)
    page.locator("form button").first.click()
    page.goto(f"{server}/owner/")
    page.get_by_role("tab", name="Time by stage").click()
    expect(page.get_by_text("total", exact=True).first).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as CSV").locator("visible=true").click()
    assert saved.value.path().read_text().startswith("stage,median_ms,p95_ms")


def test_the_keyboard_is_enough(page):
    page.locator("#v-message textarea").focus()
    page.keyboard.type("I want rain jackets")
    page.keyboard.press("Enter")
    page.locator(".v-card").first.wait_for()
    page.locator("#v-send").wait_for()
    names = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen, name = page.evaluate(
            """() => {
              const at = document.activeElement;
              const looks = [at, at.closest(".wrap") ?? at].map((one) => getComputedStyle(one));
              const ring = looks.some((l) => l.outlineStyle !== "none" || l.boxShadow !== "none");
              return [at === document.body || ring, at.ariaLabel || at.textContent || at.id];
            }"""
        )
        assert seen, name
        names.append(name)
    wanted = ("Send", "Tell me about the first one", "Details: ", "Compare: ", "Add to cart: ")
    places = [next(at for at, name in enumerate(names) if word in name) for word in wanted]
    assert places[0] < places[2] < places[3] < places[4]
    page.get_by_role("button", name="Add to cart: ").first.focus()
    with one_more_turn(page):
        page.keyboard.press("Enter")


def test_only_the_newest_answer_is_read_out(page):
    say(page, "I want rain jackets")
    say(page, "tents")
    newest = page.locator("#v-newest [aria-live=polite]")
    expect(newest).to_have_count(1)
    assert newest.inner_text().split() == last_reply(page).split()
    log = page.locator("#v-transcript [role=log]")
    assert log.get_attribute("aria-live") == "off"


def test_stop_ends_the_wait_and_retry_says_it_again(page):
    say(page, "I want rain jackets")
    with one_more_turn(page):
        page.get_by_role("button", name="Retry").click()
    said = page.locator("#v-transcript .message.user").all_inner_texts()
    assert said == ["I want rain jackets"] * 2
    page.locator("#v-message textarea").fill("tents")
    page.locator("#v-send").click()
    page.locator("#v-stop").click(timeout=LONGEST_MS)
    page.locator("#v-send").wait_for()


def test_at_200_percent_and_without_motion_everything_is_in_reach(page):
    page.set_viewport_size({"width": 720, "height": 450})
    page.emulate_media(reduced_motion="reduce")
    say(page, "I want rain jackets")
    for part in ("#v-message textarea", "#v-send", "#v-language", ".v-add >> nth=0", ".v-grid"):
        element = page.locator(part)
        element.scroll_into_view_if_needed()
        box = element.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 720
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    moving = page.evaluate("getComputedStyle(document.querySelector('#v-send')).transitionDuration")
    assert moving in ("0s", "")
    assert_accessible(page)
