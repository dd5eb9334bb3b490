"""100 stored attacks through records and words of all kinds: none runs, in widget or console."""

import pytest

from assistant.shop.desk import sign_identity_token
from tests.assistant.conftest import ScriptedModel
from tests.browser.small import serving_shop
from tests.browser.widget import LONGEST_MS, Widget
from tests.ui.conftest import OWNER_TOKEN, customer, make_shop, product_lines

expect = pytest.importorskip("playwright.sync_api").expect
expect.set_options(timeout=LONGEST_MS)
# FastAPI silences this one while it builds routes, which another thread's silence may undo.
SILENCED = "ignore::pydantic.warnings.UnsupportedFieldAttributeWarning"
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.filterwarnings(SILENCED)]

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
    """One jacket a payload: in its title, description, brand, attribute, address and picture."""
    for number, payload in enumerate(PAYLOADS[:24]):
        yield {
            **next(line for line in product_lines() if line["id"] == "p100"),
            "id": f"x{number}",
            "title": f"Jacket {number} {payload}",
            "description": payload,
            "brand": f"Brand {number} {payload}",
            "attributes": {"colour": payload, "waterproof": True},
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
        settings="[shelf]\nsize = 24\nmax_per_brand = 24\n",
    )


@pytest.fixture
def page(chromium):
    context = chromium.new_context()
    made = context.new_page()
    dialogs = []
    made.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    yield made
    assert dialogs == []
    context.close()


def assert_nothing_ran(page):
    found = page.evaluate(
        """() => {
          const roots = [document, document.querySelector("vitrine-widget")?.shadowRoot];
          const all = roots.flatMap((root) => [...(root?.querySelectorAll("*") ?? [])]);
          return {
            owned: window.owned,
            handlers: all.filter((e) => e.getAttributeNames().some((n) => /^on/.test(n))).length,
            links: all.filter((e) => /^(javascript|data):/i.test(e.href || e.src || "")).length,
            foreign: all.filter((e) => /^(iframe|object|svg|math|video|meta)$/.test(e.localName)
              && e.getRootNode() !== document).length,
          };
        }"""
    )
    assert found == {"owned": None, "handlers": 0, "links": 0, "foreign": 0}


def test_records_and_policies_are_only_text(hostile_shop, page, tmp_path):
    with serving_shop(hostile_shop, f"sqlite:///{tmp_path}/all.db") as (address, _):
        page.goto(address + "/widget-demo")
        widget = Widget(page).open()
        widget.say("jackets")
        titles = widget.cards().locator("h3").all_inner_texts()
        assert len(titles) == 24
        assert all(payload in "".join(titles) for payload in PAYLOADS[:5])
        widget.say("how long does delivery take?")
        for payload in PAYLOADS:
            widget.input.fill(payload)
        assert_nothing_ran(page)


def test_what_a_model_and_a_shopper_say_is_only_text(hostile_shop, page, tmp_path):
    model = ScriptedModel(steps=[f"Hello! {payload}" for payload in PAYLOADS])
    url = f"sqlite:///{tmp_path}/all.db"
    with serving_shop(hostile_shop, url, model=model) as (address, _):
        page.goto(address + "/widget-demo")
        widget = Widget(page).open()
        for payload in PAYLOADS[:15]:
            widget.say(f"hello {payload}")
        assert payload in widget.said()[-1]
        page.reload()
        widget.wait_for_turns(15)
        assert_nothing_ran(page)


def test_names_and_people_s_lines_are_only_text_on_widget_and_console(hostile_shop, page, tmp_path):
    with serving_shop(hostile_shop, f"sqlite:///{tmp_path}/all.db") as (address, services):
        page.goto(address + "/widget-demo")
        widget = Widget(page).open()
        named = next(n for n in range(24) if services.desks.shop.customer(f"c-{n}"))
        token = sign_identity_token(f"c-{named}", services.desks.secret)
        page.evaluate("token => vitrine.identify(token)", token)
        widget.say("who am I?")
        widget.say("I want to talk to a person")
        conversation = widget.kept()["id"]
        services.desks.console.answer(conversation, f"Sam {PAYLOADS[0]}", PAYLOADS[0])
        for payload in PAYLOADS[1:]:
            services.desks.store.add_message(conversation, f"Sam {payload}", payload)
        expect(widget.panel.locator(".turn")).to_have_count(2 + len(PAYLOADS), timeout=20_000)
        assert_nothing_ran(page)
        page.goto(address + "/console")
        page.fill("[name=name]", PAYLOADS[1][:60])
        page.fill("[name=token]", OWNER_TOKEN)
        page.get_by_role("button", name="Log in").click()
        page.locator(".cases a").first.click()
        expect(page.locator(".lines li")).to_have_count(4 + len(PAYLOADS))
        assert_nothing_ran(page)
