"""The widget on pages that would break it, or look into it, or be broken by it."""

import pytest

from tests.browser.widget import LONGEST_MS, Widget

expect = pytest.importorskip("playwright.sync_api").expect
expect.set_options(timeout=LONGEST_MS)
pytestmark = [pytest.mark.browser, pytest.mark.slow]

RESETS = """
* { all: unset !important; }
html { font-size: 3px; } body { transform: translateX(40px); overflow: hidden; }
button, textarea, h2, li { display: none !important; color: red !important; }
button, textarea { font-size: 90px !important; }
vitrine-widget { display: none !important; opacity: 0 !important; left: -999px !important; }
[popover] { inset: 0 !important; width: 1px !important; }
#wall { position: fixed; inset: 0; z-index: 2147483647; display: block !important; }
"""
# Another widget with a shadow tree, the same class names, shortcuts on every key and a wall of
# the highest z-index.
RIVAL = """
  const rival = document.createElement("chat-widget");
  rival.attachShadow({ mode: "open" });
  const launcher = document.createElement("div");
  launcher.className = "launcher panel";
  rival.shadowRoot.append(launcher);
  document.body.append(rival);
  window.keys = 0;
  addEventListener("keydown", (event) => { window.keys += 1; });
  document.addEventListener("keydown", (event) => event.preventDefault());
  localStorage.setItem("session", "rival");
"""
STRICT = (
    "default-src 'none'; script-src 'nonce-n1'; style-src 'nonce-n1'; connect-src 'self'; "
    "img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'"
)


@pytest.fixture
def host_page(chromium, server):
    """Opens a page of our making on the server's origin, with the widget on it."""
    contexts = []

    def make(*, style="", script="", policy=STRICT, attributes=""):
        context = chromium.new_context(viewport={"width": 1440, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on(
            "console",
            lambda line: page.problems.append(line.text) if "Policy" in line.text else None,
        )
        html = f"""<!doctype html><html lang="en"><title>Host</title>
          <style nonce="n1">{style}</style><body><main><h1>Host</h1><p id="own">own</p></main>
          <div id="wall"></div><script nonce="n1">{script}</script>
          <script nonce="n1">
            window.before = Object.keys(window); window.styled = getComputedStyle(own).color;
          </script>
          <script async nonce="n1" src="/widget.js" data-shop="demo" {attributes}></script>
          </body></html>"""
        page.route(
            f"{server}/host",
            lambda route: route.fulfill(
                body=html, content_type="text/html", headers={"Content-Security-Policy": policy}
            ),
        )
        page.goto(f"{server}/host")
        return page

    yield make
    for context in contexts:
        context.close()


def test_resets_walls_and_a_strict_policy_change_nothing(host_page):
    page = host_page(style=RESETS, script=RIVAL)
    widget = Widget(page)
    # A click that lands: nothing of the page lies above it, whatever its z-index.
    widget.open()
    widget.say("rain jackets")
    # By now the panel has come to rest.
    box = widget.panel.bounding_box()
    assert (box["x"] + box["width"], box["y"] + box["height"]) == pytest.approx((1420, 880), abs=2)
    assert 380 <= box["width"] <= 460
    look = widget.panel.evaluate(
        "p => [getComputedStyle(p).opacity, getComputedStyle(p.querySelector('button')).fontSize]"
    )
    assert look == ["1", "14.4px"]
    assert widget.cards().count() >= 3
    assert page.evaluate("keys") == 0
    assert page.problems == []


def test_the_page_s_globals_styles_and_storage_are_left_alone(host_page):
    page = host_page(script=RIVAL)
    Widget(page).open().say("tents")
    new = page.evaluate("Object.keys(window).filter((key) => !window.before.includes(key))")
    assert set(new) <= {"vitrine", "before", "styled"}
    assert page.evaluate("Object.keys(localStorage).sort()") == ["session", "vitrine:demo"]
    assert page.evaluate("localStorage.getItem('session')") == "rival"
    assert page.evaluate("styled === getComputedStyle(own).color")
    assert page.evaluate("document.styleSheets.length + document.adoptedStyleSheets.length") == 1
    assert page.evaluate("document.cookie") == ""


def test_a_global_of_the_page_s_own_is_not_taken(host_page):
    page = host_page(script="window.vitrine = { mine: true };")
    Widget(page).open()
    assert page.evaluate("vitrine.mine") is True


def test_a_listener_that_throws_or_changes_what_it_gets_stops_nothing(host_page):
    page = host_page(
        script="""window.vitrine = [
          ["on", "message", (detail) => { detail.text = "changed"; throw new Error("mine"); }],
          ["on", "reply", (reply) => { reply.text = "changed"; reply.shelf.length = 0; }]];"""
    )
    widget = Widget(page).open()
    widget.say("tents")
    assert widget.said() == ["tents"]
    assert widget.cards().count() >= 3


def test_a_page_of_another_origin_gets_no_answer(chromium, server):
    context = chromium.new_context()
    page = context.new_page()
    html = f'<!doctype html><title>x</title><script async src="{server}/widget.js"></script>'
    page.route("http://evil.example/", lambda r: r.fulfill(body=html, content_type="text/html"))
    page.goto("http://evil.example/")
    status = page.evaluate(
        "url => fetch(url).then((r) => r.status, () => 'refused')", f"{server}/api/v1/shop"
    )
    assert status == "refused"
    context.close()


def test_the_look_can_be_set_by_attributes(host_page):
    page = host_page(
        attributes='data-position="left" data-accent="#5b21b6" data-theme="dark" '
        'data-greeting="Moin!" data-hours="always"'
    )
    widget = Widget(page).open()
    box = widget.panel.bounding_box()
    assert box["x"] == 20
    expect(widget.panel).to_contain_text("Moin!")
    expect(widget.panel).to_contain_text("always")
    colours = widget.panel.evaluate(
        "p => [getComputedStyle(p.querySelector('.first')).backgroundColor,"
        " getComputedStyle(p).backgroundColor]"
    )
    assert colours == ["rgb(91, 33, 182)", "rgb(28, 34, 48)"]
