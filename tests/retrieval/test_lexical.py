from time import perf_counter

import pytest

from retrieval.catalog import Product
from retrieval.lexical import LexicalIndex


@pytest.fixture
def lexical(catalog):
    return LexicalIndex.build(catalog.products, dictionary=frozenset({"sneakers"}))


def best(lexical, catalog, query):
    scores = lexical.scores(query)
    return catalog.products[int(scores.argmax())].id if scores.any() else None


@pytest.mark.parametrize("query", ["tn-2110", "TN2110", "tn 2110", "toner 2110"])
def test_a_model_number_finds_its_product_and_not_its_neighbour(lexical, catalog, query):
    scores = lexical.scores(query)
    assert best(lexical, catalog, query) == "p5"
    assert scores[4] > scores[5]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("keybord", "p7"),
        ("blutooth speker", "p8"),
        ("haldrig", "p2"),
        ("bluetoothspeaker", "p8"),
        ("key board", "p7"),
    ],
)
def test_a_slip_of_the_pen_finds_what_was_meant(lexical, catalog, slip, meant):
    assert best(lexical, catalog, slip) == meant


def test_a_real_word_is_no_slip_of_another(lexical):
    assert lexical.correct("sneakers") == "sneakers"
    assert not lexical.scores("sneakers").any()


def test_a_number_is_never_put_right(lexical):
    assert lexical.correct("tn2119") == "tn2119"
    assert lexical.query_terms("2119") == []


def test_a_slip_that_the_catalogue_makes_itself_still_finds_the_many():
    spelled = ["chocolate bar"] * 40 + ["dark choclate"]
    products = [
        Product(id=str(n), title=title, price_minor=100, currency="EUR")
        for n, title in enumerate(spelled)
    ]
    lexical = LexicalIndex.build(products)
    scores = lexical.scores("choclate")
    assert scores.argmax() == 40
    assert (scores > 0).all()


def test_a_long_text_is_read_in_little_time(lexical):
    started = perf_counter()
    lexical.scores(" ".join(f"unknwn{chr(97 + n % 26)}word{chr(97 + n % 7)}" for n in range(3000)))
    assert perf_counter() - started < 2


def test_the_title_counts_more_than_the_description(lexical, catalog):
    scores = lexical.scores("boots")
    assert scores[0] > 0
    assert best(lexical, catalog, "wet paths") == "p1"


def test_a_size_and_an_attribute_are_found(lexical, catalog):
    assert best(lexical, catalog, "waterproof") == "p1"
    assert lexical.scores("42")[0] > 0


@pytest.mark.parametrize("query", ["", "the of and", "😀", "\u202e", "x" * 20_000])
def test_a_query_without_a_known_word_scores_nothing(lexical, query):
    assert not lexical.scores(query).any()


def test_what_was_saved_scores_the_same(lexical, catalog, tmp_path):
    lexical.save(tmp_path)
    loaded = LexicalIndex.load(tmp_path)
    for query in ("hiking boots", "tn2110", "keybord"):
        assert loaded.scores(query).tolist() == lexical.scores(query).tolist()


def test_an_empty_catalogue_has_no_scores(tmp_path):
    empty = LexicalIndex.build([])
    empty.save(tmp_path)
    assert LexicalIndex.load(tmp_path).scores("boots").shape == (0,)
