"""What a message means depends on what was said and shown before."""

import pytest


def test_a_refinement_keeps_everything(talk):
    talk.say("I need waterproof hiking boots under 150")
    reading = talk.say("in brown please")
    assert (reading.intent, reading.query) == ("refine", "waterproof hiking boots")
    assert talk.wanted == {
        "category": "Hiking Boots",
        "waterproof": True,
        "price": {"min": None, "max": 150},
        "colour": "brown",
    }


def test_a_new_need_leaves_the_old_price_and_colour_behind(talk):
    talk.say("brown hiking boots under 150")
    reading = talk.say("and now a tent")
    assert (reading.intent, reading.query) == ("search", "tent")
    assert talk.wanted == {"category": "Tents"}


def test_a_new_need_keeps_the_budget_when_told_so(talk):
    talk.say("brown hiking boots under 150")
    talk.say("now a tent, same budget")
    assert talk.wanted == {"price": {"min": None, "max": 150}, "category": "Tents"}


def test_a_narrower_category_is_the_same_need(talk):
    talk.say("boots under 150")
    talk.say("hiking boots")
    assert talk.wanted == {"category": "Hiking Boots", "price": {"min": None, "max": 150}}


def test_a_corrected_category_keeps_the_rest(talk):
    talk.say("hiking boots under 150")
    talk.say("sorry, I meant a tent")
    assert talk.wanted == {"category": "Tents", "price": {"min": None, "max": 150}}


@pytest.mark.parametrize(
    "text", ["sorry, I meant size 42", "no, size 42", "actually 42 in size 42", "make it size 42"]
)
def test_a_correction_replaces(talk, text):
    talk.say("hiking boots size 41")
    talk.say(text)
    assert talk.wanted["size"] == "42"


def test_a_replaced_colour_leaves_the_query(talk):
    talk.say("red hiking boots")
    reading = talk.say("in blue instead")
    assert talk.wanted["colour"] == "blue"
    assert reading.query == "hiking boots"


def test_also_adds_an_alternative(talk):
    talk.say("blue hiking boots")
    talk.say("also in green")
    assert talk.wanted["colour"] == ["blue", "green"]


def test_one_end_of_a_price_range_keeps_the_other(talk):
    talk.say("hiking boots under 150")
    talk.say("over 50")
    assert talk.wanted["price"] == {"min": 50, "max": 150}
    talk.say("at least 200 euros")
    assert talk.wanted["price"] == {"min": 200, "max": None}


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("forget the budget", "price"),
        ("price doesn't matter", "price"),
        ("no price limit", "price"),
        ("any colour is fine", "colour"),
        ("I don't care about the colour", "colour"),
        ("the colour is not important", "colour"),
        ("whatever brand", "brand"),
        ("doesn't have to be waterproof", "waterproof"),
        ("forget the leather", "material"),
    ],
)
def test_resets_take_back_one_thing(talk, text, gone):
    talk.say("waterproof red leather Alpina hiking boots under 150")
    before = set(talk.wanted)
    assert gone in before
    talk.say(text)
    assert set(talk.wanted) == before - {gone}


@pytest.mark.parametrize(
    "text", ["start over", "forget everything", "let's start again", "new search"]
)
def test_start_over_empties_everything(talk, text):
    talk.say("red hiking boots under 150")
    talk.say(text)
    assert talk.wanted == {}


def test_something_cheaper_is_below_the_whole_shelf(talk):
    talk.say("hiking boots over 60")
    cheapest = min(p.price_minor for p in talk.shelf)
    talk.constraints = talk.constraints.remove("price")
    talk.say("something cheaper")
    assert talk.shelf
    assert all(p.price_minor < cheapest for p in talk.shelf)


def test_cheaper_than_one_pointed_at(talk):
    talk.say("hiking boots")
    third = talk.shelf[2]
    reading = talk.say("something less expensive than the third one")
    assert reading.comparative == ("price", "less")
    assert talk.constraints.get("price").maximum == pytest.approx(third.price_minor / 100 - 0.01)


def test_cheaper_after_the_second_one_means_than_that(talk):
    talk.say("hiking boots")
    second = talk.shelf[1]
    talk.say("the second one")
    talk.say("something cheaper")
    assert talk.constraints.get("price").maximum == pytest.approx(second.price_minor / 100 - 0.01)


def test_lighter_is_lighter_than_all_that_is_shown(talk):
    talk.say("tents")
    talk.shelf = talk.shelf[2:]
    lightest = min(p.attributes["weight_g"] for p in talk.shelf)
    talk.say("lighter")
    assert talk.constraints.get("weight_g").maximum < lightest
    assert talk.shelf


def test_lighter_than_the_lightest_of_all_is_lighter_than_most(talk):
    talk.say("tents")
    weights = sorted(p.attributes["weight_g"] for p in talk.shelf)
    talk.say("lighter")
    assert weights[0] <= talk.constraints.get("weight_g").maximum < weights[3]
    assert talk.shelf


def test_a_bigger_one_is_the_next_size(talk):
    talk.say("rain jacket in size M")
    talk.say("a bigger one")
    assert talk.wanted["size"] == "L"


@pytest.mark.parametrize(
    "text",
    ["show me more", "any other options?", "what else do you have", "more", "anything else?"],
)
def test_more_of_the_same(talk, text):
    talk.say("hiking boots")
    before = talk.wanted
    assert talk.say(text).more
    assert talk.wanted == before


def test_two_things_are_two_requests(talk):
    reading = talk.say("I need a tent and a sleeping bag under 80")
    (other,) = reading.requests
    assert (reading.query, other.query) == ("tent", "sleeping bag")
    assert [e.facet for e in other.edits if e.facet == "price"] == ["price"]


def test_a_numbered_list_has_a_price_each(reader):
    reading = reader.read(
        "I want: (1) a tent, under 50 euros; (2) a headlamp, over 20 euros; (3) a backpack"
    )
    assert [r.query for r in (reading, *reading.requests)] == ["tent", "headlamp", "backpack"]


def test_an_order_and_a_product_are_two_requests(talk):
    reading = talk.say("Where is my order #W2378156? And do you have tents?")
    assert reading.intent == "order_status"
    assert reading.order_ids == ("#W2378156",) or reading.order_ids == ("W2378156",)
    assert [r.intent for r in reading.requests] == ["search"]


def test_a_question_about_the_shelf_changes_no_constraint(talk):
    talk.say("hiking boots")
    talk.say("the second one")
    before = talk.wanted
    assert talk.say("is it waterproof?").intent == "ask_product"
    assert talk.wanted == before


def test_an_answer_to_a_question_is_read_as_one(talk):
    talk.say("hiking boots")
    talk.question = "price"
    talk.say("100")
    assert talk.wanted["price"] == {"min": None, "max": 100}


@pytest.mark.parametrize(
    ("text", "answer"),
    [("yes please", "yes"), ("ok, go ahead", "yes"), ("no, don't", "no"), ("red boots", None)],
)
def test_confirmations(talk, text, answer):
    assert talk.say(text).confirmation == answer


def test_an_empty_wish_asks_what_for_and_only_once(talk):
    reading = talk.say("I want to buy something")
    assert reading.clarify.facet == "category"
    assert reading.clarify.options
    assert talk.say("something nice").clarify is None


def test_thirty_turns_lose_nothing(talk, catalog):
    talk.say("I need hiking boots under 150")
    talk.say("not leather")
    for _ in range(13):
        talk.say("in brown please")
        talk.say("show me more")
    talk.say("or black")
    talk.say("size 42")
    assert talk.wanted == {
        "category": "Hiking Boots",
        "price": {"min": None, "max": 150},
        "material": {"not": ["leather"]},
        "colour": ["brown", "black"],
        "size": "42",
    }
    assert talk.turn == 30
