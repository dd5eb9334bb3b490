"""A reply's text with its sources: every character is kept, nothing becomes markup."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from assistant.reply import Claim
from ui.sources import text_html


def note(found):
    return f"record {found.source}"


def claim(text, source="p1", field="price_minor", kind="price", ok=True):
    return Claim(text, kind, source, field, ok)


def plain(html):
    return unescape(re.sub(r"</?(?:span|a)\b[^>]*>", "", html))


def test_a_checked_figure_says_its_record():
    html = text_html("It costs €5.00.", [claim("€5.00")], note)
    assert '<span class="v-claim" tabindex="0" title="record p1">' in html
    assert ">€5.00</span>." in html


def test_what_has_no_source_is_not_marked():
    text = "Boot, €5.00, nice"
    claims = [claim("Boot", kind="name"), claim("€5.00", source=None), claim("nice", ok=False)]
    assert "<span" not in text_html(text, claims, note)


def test_the_same_words_twice_are_marked_in_order():
    html = text_html("€5.00 or €5.00", [claim("€5.00", "p1"), claim("€5.00", "p2")], note)
    assert html.index("p1") < html.index("p2")
    assert html.count("v-claim") == 2


@given(st.text(max_size=60), st.lists(st.text(max_size=6), max_size=4), st.text(max_size=9))
def test_nothing_is_lost_and_nothing_becomes_markup(text, parts, source):
    html = text_html(text, [claim(part, source) for part in parts], note)
    assert plain(html) == text
    assert (
        re.sub(r'<span class="v-claim" tabindex="0" title="[^"<>]*">|</span>', "", html).count("<")
        == 0
    )


def test_an_address_that_was_checked_is_a_link_and_no_other():
    text = "The way: /checkout?cart=a.b. Or http://evil.example/x"
    html = text_html(text, [claim("The way: /checkout?cart=a.b.", "proposal 1", kind="action")])
    assert '<a href="/checkout?cart=a.b" target="_blank" rel="noopener noreferrer">' in html
    assert html.endswith("</a>. Or http://evil.example/x")
    told = "Read https://shop.example/returns?a=1&b=2."
    linked = text_html(told, [claim(told, "policy", kind="action")])
    assert 'href="https://shop.example/returns?a=1&amp;b=2"' in linked


def test_a_hostile_address_is_no_link():
    for address in ("javascript:alert(1)", "data:text/html,x", "//evil.example"):
        text = f"Go to {address} now"
        assert "<a" not in text_html(text, [claim(text, "policy", kind="action")])
