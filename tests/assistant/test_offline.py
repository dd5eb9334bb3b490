"""The offline model asks for the tools an LLM would, and words what they return."""

import pytest


@pytest.fixture
def talk(open_assistant):
    conversation = open_assistant().start()
    return conversation.send


def tools(reply):
    return [use.name for use in reply.tools]


def test_a_need_becomes_a_search_with_its_constraints(talk):
    reply = talk("brown hiking boots under 130 euros, not from Brook")
    (use,) = reply.tools
    assert use.name == "search_products"
    assert use.arguments["price_max"] == 130
    assert use.arguments["colour"] == ["brown"]
    assert use.arguments["exclude_brand"] == ["Brook"]
    assert all(item.record["brand"] != "Brook" for item in reply.shelf.items)


def test_a_policy_question_is_answered_from_the_policy(talk):
    reply = talk("how long does delivery take?")
    assert tools(reply) == ["read_policy"]
    assert "2 to 4 working days" in reply.text
    assert reply.shelf.items == ()


def test_a_question_about_a_product_is_answered_from_its_record(talk):
    shelf = talk("hiking boots").shelf
    price = talk("how much is the first one?")
    assert tools(price) == ["get_product"]
    minor = shelf.items[0].record["price_minor"]
    assert f"€{minor // 100}.{minor % 100:02d}" in price.text
    wet = talk("is it waterproof?")
    expected = shelf.items[0].record["attributes"]["waterproof"]
    assert ("is waterproof" if expected else "is not waterproof") in wet.text


def test_two_products_are_compared(talk):
    first = talk("rain jackets").shelf
    reply = talk("compare the first and the second")
    assert tools(reply) == ["compare_products"]
    assert reply.shelf.ids == first.ids[:2]


def test_which_one_would_you_pick_picks_one_of_the_shelf(talk):
    first = talk("rain jackets").shelf
    reply = talk("which one would you pick?")
    assert set(reply.shelf.ids) <= set(first.ids)
    assert "jackets pick" not in reply.text


def test_two_needs_in_one_message_are_both_met(talk):
    reply = talk("I need hiking boots under 100 euros and a tent")
    kinds = [item.record["category"].split(" > ")[-1] for item in reply.shelf.items]
    assert set(kinds) == {"Hiking Boots", "Tents"}
    boots = [i for i in reply.shelf.items if "Hiking Boots" in i.record["category"]]
    assert all(item.record["price_minor"] <= 10000 for item in boots)
    assert max(i.record["price_minor"] for i in reply.shelf.items) > 10000


def test_nothing_found_says_why_and_offers_a_way_out(talk):
    reply = talk("hiking boots under 10 euros")
    assert reply.shelf.items == ()
    assert reply.text
    more = talk("yes please")
    assert more.shelf.items
    assert "price" not in more.constraints
    assert all("Hiking Boots" in item.record["category"] for item in more.shelf.items)


def test_what_the_shop_does_not_carry_is_said(talk):
    reply = talk("I am looking for a grand piano")
    assert reply.shelf.items == ()
    assert "grand piano" in reply.text


def test_small_talk_searches_nothing(talk):
    for message in ("hello", "thank you", "bye", "who are you?"):
        reply = talk(message)
        assert tools(reply) == []
        assert reply.shelf.items == ()


def test_never_two_questions_in_a_row(talk):
    asked = [
        talk(m).text.rstrip().endswith("?")
        for m in ("hiking boots", "under 150 euros", "in brown or blue")
    ]
    assert not any(one and other for one, other in zip(asked, asked[1:], strict=False))


def test_a_question_is_answered_by_its_suggestion(talk):
    reply = talk("hiking boots")
    assert reply.text.rstrip().endswith("?")
    facets = set(talk(reply.suggestions[0]).constraints)
    assert len(facets - {"category"}) == 1


def test_chinese_is_answered_in_chinese(talk):
    reply = talk("你好")
    assert reply.language == "zh"
    assert any("一" <= c <= "鿿" for c in reply.text)


def test_the_model_needs_the_turn_it_answers():
    from assistant.offline import OfflineModel

    with pytest.raises(ValueError, match="bind"):
        OfflineModel().invoke("hello")


def test_of_two_compared_the_one_meant_goes_into_the_cart(talk):
    talk("hiking boots")
    pair = talk("compare the first two").shelf.items
    cheapest = min(pair, key=lambda item: int(item.record["price_minor"]))
    used = talk("ok the cheapest then, put it in the basket").tools
    assert {use.arguments.get("product_id") for use in used} == {cheapest.id}


def test_it_of_two_is_asked_about_and_not_bought_twice(talk):
    talk("hiking boots")
    talk("compare the first two")
    assert "add_to_cart" not in tools(talk("add it to my cart"))


def test_a_shopper_who_was_handed_over_is_offered_no_categories(talk):
    assert talk("I want to talk to a person").suggestions == ()


def test_a_message_of_no_language_is_answered_in_the_one_spoken(talk):
    assert talk("你好，我想要登山鞋").language == "zh"
    assert talk("ok").language == "zh"
    assert talk("我的邮箱是 nobody.here@example.org").language == "zh"
