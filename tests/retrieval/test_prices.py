from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.prices import currency_in, decimal_mark, major_units, minor_units, parse_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("19.99", "19.99"),
        ("19,99", "19.99"),
        ("1.299,00 €", "1299.00"),
        ("$1,299", "1299"),
        ("1,299.50", "1299.50"),
        ("12,34,567.00", "1234567.00"),
        ("1 299,00 kr", "1299.00"),
        ("1\u202f299,00\u00a0€", "1299.00"),
        ("1'299.00", "1299.00"),
        ("Rs. 220", "220"),
        ("US$ 5", "5"),
        ("5,-", "5"),
        ("-5", "-5"),
        ("€ -5,00", "-5.00"),
        ("-$5", "-5"),
        (".99", "0.99"),
        ("0", "0"),
        ("0,500", "0.500"),
    ],
)
def test_amounts_are_read_in_every_usual_writing(text, amount):
    assert parse_amount(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    ["", "abc", "10-20", "5 pieces", "1.2.3", "1,2,3", "NaN", "inf", "1e5", "12 x 3", "call us",
     "1" * 70, "9" * 13, "--", "$"],
)  # fmt: skip
def test_what_is_no_single_number_is_none(text):
    assert parse_amount(text) is None


def test_a_columns_decimal_mark_settles_an_unclear_number():
    assert decimal_mark(["1.299", "12,50", "7,90"]) == ","
    assert parse_amount("1.299", ",") == Decimal(1299)
    assert decimal_mark(["1,299", "12.50"]) == "."
    assert parse_amount("1,299", ".") == Decimal(1299)
    assert decimal_mark(["5", "1,299"]) == "."


@pytest.mark.parametrize(
    ("text", "usual", "code"),
    [
        ("19.99 EUR", None, "EUR"),
        ("EUR19.99", None, "EUR"),
        ("$5", None, "USD"),
        ("$5", "CAD", "CAD"),
        ("C$5", None, "CAD"),
        ("¥500", "CNY", "CNY"),
        ("₹ 220", None, "INR"),
        ("5", "EUR", None),
        ("5 ABC", None, None),
    ],
)
def test_a_prices_own_currency(text, usual, code):
    assert currency_in(text, usual) == code


def test_minor_units_follow_the_currency():
    assert minor_units(Decimal("19.995"), "EUR") == 2000
    assert minor_units(1980, "JPY") == 1980
    assert minor_units(Decimal("1.234"), "KWD") == 1234
    assert major_units(1980, "JPY") == 1980


@given(st.integers(0, 10**10), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_minor_units_and_back_are_the_same(minor, currency):
    assert minor_units(major_units(minor, currency), currency) == minor


@given(st.text(max_size=80))
def test_no_text_makes_parsing_fail(text):
    parse_amount(text)
    parse_amount(text, ",")
    currency_in(text)
    decimal_mark([text])
