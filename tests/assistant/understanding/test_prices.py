import pytest

from assistant.understanding.wants.prices import find_prices
from assistant.understanding.words.numbers import parse_number

NONE = None
BOUNDS = [
    ("under 50 bucks", [(NONE, 50)]),
    ("boots under 150", [(NONE, 150)]),
    ("between 20 and 40", [(20, 40)]),
    ("between fifty and eighty dollars", [(50, 80)]),
    ("$20-$40", [(20, 40)]),
    ("20-40 euros", [(20, 40)]),
    ("from 20 to 40 EUR", [(20, 40)]),
    ("max. 1.200,50 EUR", [(NONE, 1200.5)]),
    ("under $1,299.99", [(NONE, 1299.99)]),
    ("up to 1 200,50 €", [(NONE, 1200.5)]),
    ("no more than two hundred dollars", [(NONE, 200)]),
    ("I don't want to spend more than 30 usd", [(NONE, 30)]),
    ("I can't go above 500$", [(NONE, 500)]),
    ("my budget is 600$", [(NONE, 600)]),
    ("a 1.5k budget", [(NONE, 1500)]),
    ("2 grand max", [(NONE, 2000)]),
    ("$50 or less", [(NONE, 50)]),
    ("£80 tops", [(NONE, 80)]),
    ("for $50", [(NONE, 50)]),
    ("nothing over 80", [(NONE, 80)]),
    ("nothing under 80", [(80, NONE)]),
    ("must not exceed 75 pounds", [(NONE, 75)]),
    ("priced above 1,880 PHP", [(1880, NONE)]),
    ("costing more than 14 pesos", [(14, NONE)]),
    ("50+ dollars", [(50, NONE)]),
    ("at least 50 but less than 100", [(50, NONE), (NONE, 100)]),
    ("unter 50 Euro", [(NONE, 50)]),
    ("zwischen 20 und 40 Euro", [(20, 40)]),
    ("moins de 50 €", [(NONE, 50)]),
    ("menos de 50 euros", [(NONE, 50)]),
    ("300元以下的红色连衣裙", [(NONE, 300)]),
    ("200到300块", [(200, 300)]),
    ("三百块以内", [(NONE, 300)]),
    ("预算500", [(NONE, 500)]),
]
NO_PRICES = [
    "size 42",
    "a tent for 4 people",
    "a TV under 50 inch",
    "over 500 pages",
    "SPF between 11 and 20",
    "power usage between 500 and 1000",
    "for kids aged 8+",
    "ages 3 to 5 years",
    "order 113542617735902",
    "models from 2009 to 2014",
    "20% off",
    "$20 off",
    "free shipping on orders over $50",
    "two tents",
    "1. first 2. second",
    "a 5 kg bag",
    "magnet of the component costing nothing",
]


@pytest.mark.parametrize(("text", "bounds"), BOUNDS)
def test_price_bounds_in_usual_wordings(text, bounds):
    assert [(b.minimum, b.maximum) for b in find_prices(text)] == bounds


@pytest.mark.parametrize("text", NO_PRICES)
def test_numbers_that_are_no_prices_bound_nothing(text):
    assert find_prices(text) == []


def test_around_is_a_soft_range_on_both_sides():
    (bound,) = find_prices("around 100")
    assert (bound.minimum, bound.maximum, bound.soft) == (80, 120, True)


def test_a_bare_number_answers_a_question_about_the_price():
    assert find_prices("150") == []
    (bound,) = find_prices("150", asked=True)
    assert bound.maximum == 150


def test_span_covers_the_whole_phrase():
    text = "red boots no more than 80 euros please"
    (bound,) = find_prices(text)
    assert text[slice(*bound.span)] == "no more than 80 euros"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.200,50", 1200.5),
        ("1,200.50", 1200.5),
        ("1'200.50", 1200.5),
        ("1 200,50", 1200.5),
        ("1.200", 1200),
        ("1,200", 1200),
        ("1.2", 1.2),
        ("1,20", 1.2),
        ("0.500", 0.5),
        ("2k", 2000),
        ("1.234.567", 1234567),
        ("two hundred and fifty", 250),
        ("a hundred", 100),
        ("ninety-nine", 99),
        ("three thousand five hundred", 3500),
        ("二十五", 25),
        ("三百五", 350),
        ("三百零五", 305),
        ("1万", 10000),
    ],
)
def test_numbers_in_any_grouping_or_words(text, value):
    assert parse_number(text) == value


def test_what_is_no_number_gives_none():
    assert parse_number("boots") is None
