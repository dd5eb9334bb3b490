"""The shop's page in a tab, as a customer uses it."""

from contextlib import contextmanager

import pytest

from tests.browser.widget import LONGEST_MS

expect = pytest.importorskip("playwright.sync_api").expect


def open_page(tab, address):
    """Opens the page and waits until it can be talked to."""
    tab.goto(address)
    tab.locator("#v-transcript .message").first.wait_for()


def say(page, text):
    """Types a message, sends it and waits for the whole answer."""
    with one_more_turn(page):
        page.locator("#v-message textarea").fill(text)
        page.locator("#v-send").click()


@contextmanager
def one_more_turn(page):
    """Waits until the shopper's words stand in the transcript and the answer is whole.

    The page has nothing newest while it answers.
    """
    said = page.locator("#v-transcript .message.user")
    before = said.count()
    yield
    expect(said).to_have_count(before + 1, timeout=LONGEST_MS)
    page.wait_for_function("document.querySelector('#v-newest').textContent.trim()")
    page.locator("#v-send").wait_for()


def last_reply(page):
    """The text of the newest answer."""
    return page.locator("#v-transcript .bot.message, #v-transcript .message.bot").last.inner_text()


def titles(page):
    """Of the cards on the shelf."""
    return [title.strip() for title in page.locator(".v-card .v-title").all_inner_texts()]
