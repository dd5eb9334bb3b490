"""Corrections, bounds, negations, names and order talk over the demo shop, in many wordings."""

import pytest

from assistant.shop.folder import ShopFolder
from assistant.understanding import Reader
from tests.assistant.understanding.conftest import Talk


@pytest.fixture(scope="module")
def demo_reader():
    return Reader(ShopFolder.open(None).catalog())


@pytest.fixture
def demo(demo_reader):
    return Talk(demo_reader)


@pytest.mark.parametrize(
    ("first", "then", "facet", "wanted"),
    [
        ("men's hiking boots in 43", "sorry, I meant 42", "size", "42"),
        ("rain jacket in M", "not M, L", "size", "L"),
        ("dress in size S", "I'm actually an M", "size", "M"),
        ("leather ankle boots for women", "I take a 38", "size", "38"),
        ("keyboards below 50", "I said below 150 sorry", "price", {"min": None, "max": 150}),
        ("notebooks around 10", "hm, more like 20", "price", {"min": 16, "max": 24}),
        ("desk lamp max 50", "my budget went up: 80", "price", {"min": None, "max": 80}),
        ("office chairs", "too expensive, I can spend 250 at most", "price",
            {"min": None, "max": 250}),
        ("ankle boots for women", "no wait, sandals", "category", "Sandals"),
        ("fleece jacket for men", "oh no, it's for my daughter", "audience", "kids"),
        ("jeans for men", "change that to women", "audience", "women"),
        ("red scarf", "no I mean blue", "colour", "blue"),
        ("wool jumper", "no wool please, cotton", "material", {"not": ["wool"], "in": ["cotton"]}),
        ("tents for 2 people", "4 people, sorry", "persons", {"min": 4, "max": 4}),
        ("gifts for a walker under 40", "hiking socks", "price", {"min": None, "max": 40}),
    ],
)  # fmt: skip
def test_a_correction_replaces_what_it_can_mean(demo, first, then, facet, wanted):
    demo.say(first)
    demo.say(then)
    assert demo.wanted[facet] == wanted


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("phone cases, not clear", "actually clear is fine too"),
        ("scarves in grey", "other colours too"),
        ("sleeping bag, not red", "well, red is ok"),
    ],
)
def test_a_colour_is_taken_back(demo, first, then):
    demo.say(first)
    assert "colour" in demo.wanted
    demo.say(then)
    assert "colour" not in demo.wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("power banks under 40", {"category": "Power Banks", "price": {"min": None, "max": 40}}),
        ("a rain jacket, any colour but black",
            {"category": "Rain Jackets", "colour": {"not": ["black"]}}),
        ("I've never been camping before. What sort of sleeping bag should I get?",
            {"category": "Sleeping Bags"}),
        ("don't show me tents above 300",
            {"category": "Tents", "price": {"min": None, "max": 300}}),
        ("I've a new induction hob and need a saucepan", {"category": "Saucepans"}),
        ("sun cream", {"category": "Sun Care"}),
        ("women's padded jackets", {"category": "Insulated Jackets", "audience": "women"}),
        ("do you hav hikking bots undr 150",
            {"category": "Hiking Boots", "price": {"min": None, "max": 150}}),
        ("hiking socks, merino only", {"category": "Hiking Socks", "material": "merino wool"}),
        ("a tent for 3", {"category": "Tents", "persons": {"min": 3, "max": 3}}),
        ("my budget is 250 for a tent",
            {"category": "Tents", "price": {"min": None, "max": 250}}),
        ("office chair 200-300", {"category": "Office Chairs", "price": {"min": 200, "max": 300}}),
        ("我想买一个帐篷", {"category": "Tents"}),
    ],
)  # fmt: skip
def test_a_need_is_read(demo, text, wanted):
    demo.say(text)
    assert demo.wanted == wanted


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I'd like to return the padded jacket from order V-10082", "return_exchange"),
        ("cancel order V-10134, ordered by mistake", "cancel_order"),
        ("where is my refund for order V-10028?", "refund_status"),
        ("I need the invoice for order V-10082", "invoice"),
        ("Please send order V-10134 to 5 Quay Street, Galway", "change_order"),
        ("Show my orders please", "order_status"),
        ("what can be returned, in general?", "policy"),
    ],
)
def test_an_order_outweighs_the_product_in_it(demo_reader, text, intent):
    assert demo_reader.read(text).intent == intent


def test_a_product_named_in_full_is_meant_wherever_it_is(demo_reader):
    name = "Glenhollow 2-Person Dome Tent"
    reading = demo_reader.read(f"add the {name} to my cart")
    assert reading.intent == "cart"
    assert [r.product_ids for r in reading.references] == [("p99007",)]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("headphones from Jabra", ("Jabra",)),
        ("nike trainers", ("nike",)),
        ("headphones, no Sony", ()),
        ("waterproof headphones", ()),
    ],
)
def test_what_the_shop_has_none_of_is_noted(demo_reader, text, missing):
    reading = demo_reader.read(text)
    assert reading.missing == missing
    assert not any(name in reading.query for name in missing)


def test_what_someone_has_already_is_ruled_out(demo):
    demo.say("gift for my dad, he likes camping")
    demo.say("he already has a tent")
    assert demo.wanted == {"recipient": "father", "category": {"not": ["Tents"]}}
    assert "camping" in demo.constraints.need


def test_chatter_and_noise_do_not_pile_up_in_the_need(demo):
    demo.say("keyboards below 50")
    for line in ("I said below 150 sorry, typo", "oh wow asdkjhg", "hmm pity, in black please"):
        demo.say(line)
    assert demo.constraints.need == "keyboards"
