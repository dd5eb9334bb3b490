"""A shelf as HTML: what is shown, and that nothing from outside becomes markup."""

import pytest

from assistant.reply import Shelf, ShelfItem
from ui.cards import chips_html, shelf_html, suggestions_html
from ui.words import LANGUAGES, words_for


def record(**changes):
    return {
        "id": "p1",
        "title": "Trail boot",
        "brand": "Fellmark",
        "category": "Shoes > Boots",
        "price_minor": 12900,
        "currency": "EUR",
        "compare_at_minor": None,
        "in_stock": True,
        "stock": 4,
        "attributes": {},
        "options": {"size": ["41", "42"]},
        "rating": 4.5,
        "rating_count": 12,
        "image": "images/boot brown.svg",
        "url": None,
        "description": "",
        **changes,
    }


def draw(**changes):
    return shelf_html(Shelf((ShelfItem(record(**changes), "the only wool one"),)), locale="en_IE")


def test_a_card_shows_price_stock_rating_and_why():
    html = draw()
    for text in ("€129.00", "In stock", "4.5", "the only wool one", "41 · 42", "Fellmark"):
        assert text in html
    assert 'src="/images/boot%20brown.svg"' in html


@pytest.mark.parametrize(
    ("in_stock", "words"), [(True, "In stock"), (False, "Sold out"), (None, "Ask for stock")]
)
def test_stock_is_yes_no_or_unknown(in_stock, words):
    assert words in draw(in_stock=in_stock)


def test_a_discount_shows_both_prices():
    html = draw(compare_at_minor=17200)
    assert "−25 %" in html
    assert "€172.00" in html


@pytest.mark.parametrize("field", ["title", "brand", "image", "url"])
def test_hostile_text_is_escaped(field):
    html = draw(**{field: '"><script>alert(1)</script><img src=x onerror=alert(1)>'})
    assert "<script" not in html
    assert "<img src=x" not in html


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_only_addresses_of_the_web_are_linked(url):
    html = draw(url=url, image=url)
    assert "href" not in html
    assert url not in html


def test_chips_and_suggestions_are_escaped():
    assert "<b>" not in chips_html([("colour", "<b>red</b>")])
    assert 'data-say="say &#34;hi&#34;"' in suggestions_html(['say "hi"'])


def test_an_empty_shelf_invites():
    assert words_for("en")["empty"] in shelf_html(Shelf(), locale="en_IE")


def test_every_language_has_every_word():
    for language in LANGUAGES:
        assert set(words_for(language)) == set(words_for("en"))
        assert all(words_for(language).values())


def test_an_unknown_language_falls_back_to_english():
    assert words_for("xx-YY") == words_for("en")
