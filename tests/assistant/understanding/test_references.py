import pytest


@pytest.fixture
def shown(talk):
    talk.say("rain jackets")
    assert len(talk.shelf) == 6
    return talk


def ids(talk, *places):
    return [talk.shelf[place].id for place in places]


def pointed(reading):
    return [i for reference in reading.references for i in reference.product_ids]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("the second one", [1]),
        ("tell me about the third", [2]),
        ("number 4", [3]),
        ("option 2 please", [1]),
        ("#5", [4]),
        ("the last one", [5]),
        ("the first two", [0, 1]),
        ("the last two", [4, 5]),
        ("compare the first and the third", [0, 2]),
        ("is the 2nd one waterproof?", [1]),
        ("second", [1]),
        ("第二个", [1]),
        ("比较前两个", [0, 1]),
        ("头三款", [0, 1, 2]),
        ("all of them", [0, 1, 2, 3, 4, 5]),
    ],
)
def test_ordinals(shown, text, places):
    expected = ids(shown, *places)
    assert pointed(shown.say(text)) == expected


@pytest.mark.parametrize("text", ["my first tent", "second hand boots", "first, I want boots"])
def test_ordinals_that_point_at_nothing(shown, text):
    assert pointed(shown.say(text)) == []


def test_by_colour_brand_price_and_name(shown):
    shelf = shown.shelf
    assert pointed(shown.say("how heavy is the blue one?")) == [
        p.id for p in shelf if p.attributes["colour"] == "blue"
    ]
    assert pointed(shown.say("tell me about the Nike ones")) == [
        p.id for p in shelf if p.brand == "Nike"
    ]
    price = f"{shelf[2].price_minor / 100:.2f}"
    assert pointed(shown.say(f"is the {price} one waterproof?")) == [shelf[2].id]
    fjord = [p.id for p in shelf if "Fjord" in p.title]
    assert pointed(shown.say("how much is the Fjord")) == fjord


def test_it_is_what_was_talked_about_last(shown):
    (second,) = ids(shown, 1)
    shown.say("the second one")
    assert pointed(shown.say("is it waterproof?")) == [second]
    assert pointed(shown.say("add it to my cart")) == [second]


def test_that_jacket_is_the_one_in_focus(shown):
    (third,) = ids(shown, 2)
    shown.say("the third one")
    assert pointed(shown.say("does that jacket come in red?")) == [third]


def test_superlatives_over_the_shelf(shown):
    shelf = shown.shelf
    assert pointed(shown.say("tell me about the cheapest one")) == [
        min(shelf, key=lambda p: p.price_minor).id
    ]
    assert pointed(shown.say("the lightest one please")) == [
        min(shelf, key=lambda p: p.attributes["weight_g"]).id
    ]
    assert pointed(shown.say("the most expensive")) == [max(shelf, key=lambda p: p.price_minor).id]


def test_both_and_the_cheaper_of_the_two(shown):
    first, second = ids(shown, 0, 1)
    shown.say("compare the first two")
    assert pointed(shown.say("both")) == [first, second]
    shown.focus = (first, second)
    assert pointed(shown.say("the cheaper of the two")) == [first]


def test_a_reference_to_nothing_asks(talk):
    reading = talk.say("is the second one waterproof?")
    assert reading.references[0].product_ids == ()
    assert reading.clarify is not None


def test_it_among_many_asks_which(shown):
    reading = shown.say("how heavy is it?")
    assert reading.clarify.facet == "reference"
    assert set(reading.clarify.options) <= {p.title for p in shown.shelf}


def test_an_earlier_shelf_is_remembered(talk):
    talk.say("tents")
    tents = {p.id for p in talk.shelf if p.attributes["colour"] == "brown"}
    talk.say("and now a sleeping bag in green")
    assert set(pointed(talk.say("how heavy was the brown one?"))) == tents


def test_the_blue_one_points_and_constrains_nothing(shown):
    before = shown.wanted
    reading = shown.say("the blue one")
    assert reading.intent == "ask_product"
    assert shown.wanted == before


def test_only_the_blue_ones_is_a_refinement(shown):
    assert shown.say("show me only the blue ones").intent == "refine"
    assert shown.wanted["colour"] == "blue"


def test_a_colour_that_is_not_shown_is_a_refinement(shown):
    shown.shelf = tuple(p for p in shown.shelf if p.attributes["colour"] != "blue")
    assert shown.say("the blue one").intent == "refine"
    assert shown.wanted["colour"] == "blue"
