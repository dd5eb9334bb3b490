"""Over 100 stored attacks through records and words of all kinds: none runs, on any front.

The fronts are the API, the widget, the page, the console and the owner's page.
"""

import pytest

from assistant.feedback import Opinion
from assistant.shop.desk import sign_identity_token
from tests.assistant.conftest import ScriptedModel
from tests.browser.shop_page import last_reply, open_page, say, titles
from tests.browser.small import WARNINGS, serving_shop
from tests.browser.widget import LONGEST_MS, Widget
from tests.ui.conftest import OWNER_TOKEN, customer, make_shop, product_lines

expect = pytest.importorskip("playwright.sync_api").expect
expect.set_options(timeout=LONGEST_MS)
pytestmark = [pytest.mark.browser, pytest.mark.slow, *WARNINGS]

RUN = "window.owned=1"
PAYLOADS = [
    f"<script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<iframe src=javascript:parent.{RUN}></iframe>",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<math><mtext></mtext><img src=x onerror={RUN}></math>",
    f"<template><img src=x onerror={RUN}></template>",
    f'"><img src=x onerror={RUN}>',
    f"'><img src=x onerror={RUN}>",
    f'" onmouseover="{RUN}" autofocus onfocus="{RUN}',
    f"<a href=javascript:{RUN}>click</a>",
    f"[click](javascript:{RUN})",
    f'![x](x" onerror="{RUN})',
    f"</textarea><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"<style>@import 'javascript:{RUN}'</style>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    f"<object data=javascript:{RUN}></object>",
    "{{constructor.constructor('" + RUN + "')()}}",
]


def hostile_products():
    """One jacket a payload: in all that a shop may write of a product."""
    for number, payload in enumerate(PAYLOADS[:24]):
        yield {
            **next(line for line in product_lines() if line["id"] == "p100"),
            "id": f"x{number}",
            "title": f"Jacket {number} {payload}",
            "description": payload,
            "brand": f"Brand {number} {payload}",
            "attributes": {"colour": payload, "review": f"Good! {payload}", "waterproof": True},
            "url": f"javascript:{RUN}",
            "image": (f"javascript:{RUN}", "data:text/html,<script>1</script>", payload)[
                number % 3
            ],
        }


@pytest.fixture(scope="module")
def hostile_shop(tmp_path_factory):
    people = [customer(n, payload, payload) for n, payload in enumerate(PAYLOADS)]
    return make_shop(
        tmp_path_factory.mktemp("xss") / "shop",
        products=list(hostile_products()),
        people=people,
        policy="# Delivery\n\n" + "\n\n".join(f"Delivery {p} is free." for p in PAYLOADS),
        settings="[shelf]\nsize = 24\nmax_per_brand = 24\n"
        "[limits]\nmessages_per_minute = 1000\naddress_messages_per_minute = 1000\n",
    )


@pytest.fixture(scope="module")
def open_shop(hostile_shop, tmp_path_factory):
    """The shop as it is served, and its services."""
    url = f"sqlite:///{tmp_path_factory.mktemp('xss')}/all.db"
    with serving_shop(hostile_shop, url) as served:
        yield served


@pytest.fixture(scope="module")
def talkative_shop(hostile_shop, tmp_path_factory):
    """The same with a model that says nothing but attacks."""
    url = f"sqlite:///{tmp_path_factory.mktemp('xss')}/all.db"
    model = ScriptedModel(steps=[f"Hello! {payload}" for payload in PAYLOADS])
    with serving_shop(hostile_shop, url, model=model) as served:
        yield served


@pytest.fixture
def page(chromium):
    context = chromium.new_context()
    context.set_default_timeout(LONGEST_MS)
    made = context.new_page()
    dialogs = []
    made.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    yield made
    assert dialogs == []
    context.close()


def assert_nothing_ran(page):
    """No attack ran, and none has become an element that could run later."""
    found = page.evaluate(
        """() => {
          const FOREIGN = "iframe,object,script,style,math,video,meta,template";
          const ours = document.querySelector("vitrine-widget")?.shadowRoot;
          const all = [document, ours].flatMap((root) => [...(root?.querySelectorAll("*") ?? [])]);
          return {
            owned: window.owned,
            handlers: all.filter((e) => e.getAttributeNames().some((n) => /^on/.test(n))).length,
            links: all.filter((e) => /^(javascript|data):/i.test(e.getAttribute("href")
              ?? e.getAttribute("src") ?? "")).length,
            foreign: [...document.querySelectorAll(FOREIGN), ...(ours?.querySelectorAll(FOREIGN)
              ?? [])].filter((e) => e.outerHTML.includes("owned")).length,
          };
        }"""
    )
    assert found == {"owned": None, "handlers": 0, "links": 0, "foreign": 0}


def open_widget(page, address):
    page.goto(address + "/widget-demo")
    return Widget(page).open()


def log_in(page, address, name="Ann"):
    page.goto(address + "/console")
    page.fill("[name=name]", name)
    page.fill("[name=token]", OWNER_TOKEN)
    page.get_by_role("button", name="Log in").click()


def test_records_and_policies_are_only_text_on_the_widget(open_shop, page):
    widget = open_widget(page, open_shop[0])
    widget.say("jackets")
    shown = widget.cards().locator("h3").all_inner_texts()
    assert len(shown) == 24
    assert all(payload in "".join(shown) for payload in PAYLOADS[:5])
    widget.say("how long does delivery take?")
    for payload in PAYLOADS:
        widget.input.fill(payload)
    assert_nothing_ran(page)


def test_records_and_policies_are_only_text_on_the_page(open_shop, page):
    open_page(page, open_shop[0])
    say(page, "jackets")
    assert len(titles(page)) == 24
    assert all(payload in "".join(titles(page)) for payload in PAYLOADS[:5])
    page.locator(".v-grid summary").click()
    for mark in page.locator("#v-transcript .v-claim").all()[:5]:
        mark.hover()
    say(page, "compare the first five")
    page.locator(".v-table caption").wait_for()
    say(page, "tell me more about number 1")
    say(page, "add number 1 to my cart")
    page.locator(".v-cart summary").click()
    say(page, "how long does delivery take?")
    assert "Delivery" in last_reply(page)
    say(page, f"jackets in {PAYLOADS[1]}")
    assert_nothing_ran(page)


@pytest.mark.parametrize("path", ["shop", "products/x0", "products/x1", "products/<script>"])
def test_what_the_api_says_is_never_a_page(open_shop, page, path):
    answer = page.goto(f"{open_shop[0]}/api/v1/{path}")
    assert "json" in answer.headers["content-type"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert page.evaluate("window.owned") is None


def test_what_a_model_and_a_shopper_say_is_only_text_on_the_widget(talkative_shop, page):
    widget = open_widget(page, talkative_shop[0])
    for payload in PAYLOADS[:15]:
        widget.say(f"hello {payload}")
    assert payload in widget.said()[-1]
    page.reload()
    widget.wait_for_turns(15)
    assert_nothing_ran(page)


def test_what_a_model_and_a_shopper_say_is_only_text_on_the_page(talkative_shop, page):
    open_page(page, talkative_shop[0])
    for payload in PAYLOADS[15:]:
        say(page, f"hello {payload}")
    said = page.locator("#v-transcript .message.user")
    assert payload in said.last.inner_text()
    page.reload()
    expect(said).to_have_count(len(PAYLOADS) - 15)
    assert_nothing_ran(page)


def test_names_and_people_s_lines_are_only_text(open_shop, page):
    address, services = open_shop
    widget = open_widget(page, address)
    named = next(n for n in range(24) if services.desks.shop.customer(f"c-{n}"))
    token = sign_identity_token(f"c-{named}", services.desks.secret)
    page.evaluate("token => vitrine.identify(token)", token)
    widget.say("who am I?")
    widget.say("I want to talk to a person")
    answer_with_attacks(services, widget.kept()["id"])
    expect(widget.panel.locator(".turn")).to_have_count(2 + len(PAYLOADS), timeout=20_000)
    assert_nothing_ran(page)
    log_in(page, address, PAYLOADS[1][:60])
    page.locator(".cases a").first.click()
    expect(page.locator(".lines li")).to_have_count(4 + len(PAYLOADS))
    assert_nothing_ran(page)


def answer_with_attacks(services, conversation):
    """A person of the shop answers, once for each payload."""
    services.desks.console.answer(conversation, f"Sam {PAYLOADS[0]}", PAYLOADS[0])
    for payload in PAYLOADS[1:]:
        services.desks.store.add_message(conversation, f"Sam {payload}", payload)


def test_names_and_people_s_lines_are_only_text_on_the_page(open_shop, page):
    address, services = open_shop
    open_page(page, address)
    say(page, "my e-mail is customer3@example.org")
    say(page, "where is my order?")
    say(page, "I want to talk to a person")
    conversation = next(iter(services.desks.store.in_state("waiting"))).id
    answer_with_attacks(services, conversation)
    expect(page.locator("#v-transcript .message")).to_have_count(7 + len(PAYLOADS))
    assert_nothing_ran(page)


def test_the_owner_s_tables_are_only_text(open_shop, page):
    address, services = open_shop
    conversation = services.assistant.start()
    for number, payload in enumerate(PAYLOADS, start=1):
        conversation.send(f"a telescope {payload}")
        services.feedback.give(Opinion(conversation.id, number, "down", payload))
    log_in(page, address)
    page.goto(f"{address}/owner/")
    for tab in page.get_by_role("tab").all():
        tab.click()
        page.wait_for_timeout(200)
    assert_nothing_ran(page)
