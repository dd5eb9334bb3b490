"""Product records and money as text."""

from decimal import Decimal

import pytest

from assistant.money import format_price, major_units, minor_units
from assistant.records import product_record
from retrieval.catalog import Product, Variant


def make(**changes):
    base = {"id": "7", "title": "Tent", "price_minor": 12900, "currency": "EUR"}
    return Product(**{**base, **changes})


@pytest.mark.parametrize(
    ("minor", "currency", "locale", "text"),
    [
        (129900, "USD", "en_US", "$1,299.00"),
        (129950, "EUR", "de-DE", "1.299,50\xa0€"),
        (1999, "JPY", "ja_JP", "￥1,999"),
        (5, "GBP", "en_GB", "£0.05"),
        (100, "USD", "no such locale", "$1.00"),
    ],
)
def test_a_price_is_written_as_the_locale_does(minor, currency, locale, text):
    assert format_price(minor, currency, locale) == text


def test_minor_units_and_back_are_exact():
    assert minor_units(Decimal("19.99"), "USD") == 1999
    assert minor_units(19.99, "JPY") == 20
    assert major_units(1999, "USD") == Decimal("19.99")


def test_a_record_says_yes_no_or_unknown_of_stock():
    assert product_record(make(stock=3))["in_stock"] is True
    assert product_record(make(stock=0))["in_stock"] is False
    assert product_record(make())["in_stock"] is None


def test_options_hold_what_can_be_had_and_sold_out_what_cannot():
    variants = (
        Variant(id="a", options={"size": "S", "colour": "red"}, stock=0),
        Variant(id="b", options={"size": "M", "colour": "red"}, stock=2),
        Variant(id="c", options={"size": "L", "colour": "blue"}, stock=0),
    )
    record = product_record(make(variants=variants))
    assert record["options"] == {"size": ["M"], "colour": ["red"]}
    assert record["sold_out"] == {"size": ["S", "L"], "colour": ["blue"]}
    assert record["stock"] == 2


def test_variants_are_listed_only_where_their_prices_differ():
    same = (Variant(id="a", options={"size": "S"}), Variant(id="b", options={"size": "M"}))
    assert "variants" not in product_record(make(variants=same))
    dear = (*same, Variant(id="c", options={"size": "XL"}, price_minor=13900))
    assert [v["price_minor"] for v in product_record(make(variants=dear))["variants"]] == [
        12900,
        12900,
        13900,
    ]
