"""A shelf as HTML: what is shown, and that nothing from outside becomes markup."""

import pytest

from assistant.reply import Shelf, ShelfItem
from ui.cards import chips_html, shelf_html, suggestions_html
from ui.words import LANGUAGES, preferred_language, words_for


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


def test_a_sponsored_card_says_so_in_every_language():
    assert "Sponsored" not in draw()
    shelf = Shelf((ShelfItem(record(sponsored=True)),))
    for language, label in (("en", "Sponsored"), ("zh", "广告")):
        assert f">{label}<" in shelf_html(shelf, locale="en_IE", language=language)


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


def pair(**changes):
    other = record(**{"id": "p2", "title": "Hill boot", "brand": "Tarn", **changes})
    items = (ShelfItem(record(attributes={"colour": "red", "waterproof": True})), ShelfItem(other))
    grid = {"colour": {"red": ("p1",), "blue": ("p2",), "navy": ()}, "vegan": {"true": ("p1",)}}
    return Shelf(items, certificate=0.9, grid=grid)


def test_a_table_puts_products_side_by_side_and_marks_what_differs():
    html = shelf_html(
        pair(attributes={"colour": "blue", "waterproof": True}, price_minor=9900),
        locale="en_IE",
        labels={"colour": "Colour"},
        compared=True,
    )
    table = html[html.index("<table") : html.index("</table>")]
    assert table.index("€129.00") < table.index("€99.00")
    differs = [row for row in table.split("<tr")[1:] if "v-differs" in row]
    assert any("Colour" in row and "blue" in row for row in differs)
    assert not any("Waterproof" in row for row in differs)


def test_one_product_is_not_compared_and_none_has_no_grid():
    assert "<table" not in shelf_html(
        Shelf((ShelfItem(record()),)), locale="en_IE", compared=True, interactive=True
    )


def test_the_grid_shows_which_product_brings_which_value():
    html = shelf_html(pair(), locale="en_IE", labels={"colour": "Hue"}, interactive=True)
    grid = html[html.index("v-grid") :]
    rows = [row for row in grid.split("<tr>")[1:] if 'scope="row"' in row]
    assert [row.count("v-dot") for row in rows] == [1, 1, 0, 1]
    for row, word in zip(rows, ("red", "blue", "navy", words_for("en")["true"]), strict=True):
        assert f">{word}</th>" in row
    assert ">Hue</th>" in grid


def test_buttons_name_their_product_and_sold_out_cannot_be_added():
    html = shelf_html(pair(in_stock=False), locale="en_IE", interactive=True)
    assert 'aria-label="Add to cart: Trail boot"' in html
    assert 'aria-label="Add to cart: Hill boot"' not in html
    assert 'value="size 42"' in html
    assert "data-say" not in shelf_html(pair(), locale="en_IE")


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("fr,en;q=0.5,zh;q=0.7", "zh"),
        ("de", "en"),
        ("", "en"),
        (";q=,,en;q=x,zh;q=0.1", "zh"),
    ],
)
def test_the_interface_speaks_the_best_of_the_browsers_languages(accepted, language):
    assert preferred_language(accepted, "en") == language
