"""A simulated shopper pursues a goal and is judged by where it ends."""

from dataclasses import replace

import pytest

from assistant.dialogue.llm_shopper import LlmShopper
from assistant.dialogue.script import Script
from assistant.dialogue.setting import Setting
from assistant.dialogue.shopper import ScriptedShopper, is_satisfied
from assistant.reply import Reply


@pytest.fixture
def aim():
    """Makes a script with a goal."""

    def make(product=None, **more):
        goal = {"wants": "I need boots", "product": product or {}, **more.pop("goal", {})}
        return Script.model_validate({"name": "a", "goal": goal, **more})

    return make


def said(shopper, *replies):
    heard = []
    messages = [shopper.next_message(heard)]
    for reply in replies:
        heard.append(reply)
        messages.append(shopper.next_message(heard))
    return messages


def test_wishes_are_told_bit_by_bit(catalog, aim, shown):
    script = aim({"category": "tents", "price": {"max": 200}, "colour": "brown"})
    boots = shown("p100", "p110")
    assert said(ScriptedShopper(script, catalog), boots, boots, boots) == [
        "I need boots",
        "tents",
        "under 200",
        "in brown",
    ]


def test_wishes_are_told_at_once(catalog, aim):
    script = aim({"colour": ["red", "blue"], "size": "42"}, persona={"tells": "all"})
    assert said(ScriptedShopper(script, catalog)) == ["I need boots, in red or blue, size 42"]


def test_a_question_is_answered_by_what_is_wanted(catalog, aim):
    script = aim({"price": {"min": 20, "max": 90}, "colour": {"not": "black"}})
    asks_colour = Reply("Which colour?", clarifies="colour")
    asks_brand = Reply("Which brand?", clarifies="brand")
    offers = Reply("Shall I look without the price?", clarifies="without:price")
    messages = said(ScriptedShopper(script, catalog), asks_colour, asks_brand, offers)
    assert messages[1:] == [
        "but not black",
        "I don't mind",
        "no, that one matters to me",
    ]


def test_what_fits_is_taken(catalog, aim, shown):
    script = aim({"colour": "black"}, goal={"then": "put {it} in my cart"})
    shelf = shown("p100", "p101")  # brown, black
    assert said(ScriptedShopper(script, catalog), shelf, shelf) == [
        "I need boots",
        "put the second one in my cart",
        None,
    ]
    assert is_satisfied(script, [shelf], catalog)
    assert not is_satisfied(script, [shown("p100")], catalog)


@pytest.mark.parametrize(("confirms", "answer"), [(True, "yes"), (False, "no")])
def test_a_yes_is_given_or_refused(catalog, aim, confirms, answer):
    script = aim(goal={"confirms": confirms})
    waiting = Reply("Shall I?", confirmation={"id": "1", "action": "cancel_order"})
    assert said(ScriptedShopper(script, catalog), waiting)[1].startswith(answer)


def test_facts_are_told_when_asked_for_and_once(catalog, aim):
    script = aim(facts={"e-mail": "it is ann@example.com"})
    asks = Reply("What is the email address of your order?")
    assert said(ScriptedShopper(script, catalog), asks, asks) == [
        "I need boots",
        "it is ann@example.com",
        None,
    ]


def test_a_shopper_gives_up(catalog, aim, shown):
    boots = shown("p100")
    messages = said(ScriptedShopper(aim({"brand": "Nobody"}), catalog), *[boots] * 6)
    assert messages[1] == "from Nobody"
    assert messages[-1] is None


def test_the_goal_is_judged(stage, aim):
    good = aim({"category": "tents", "colour": "red"}, goal={"wants": "show me tents"})
    result = stage.play(good, "a.yaml")
    assert result.passed, result.trials[0].failures
    bad = aim({"category": "tents", "price": {"max": 1}}, goal={"wants": "show me tents"})
    assert [c.name for _, c in stage.play(bad, "a.yaml").trials[0].failures] == ["goal"]
    assert stage.play(good, "a.yaml").to_json() == result.to_json()


def test_a_cart_that_holds_nothing_fits_nothing(stage, aim):
    script = aim({"category": "tents"}, **{"finally": {"in_cart": {"category": "tents"}}})
    failures = stage.play(script, "a.yaml").trials[0].failures
    assert [(check.name, check.vacuous) for _, check in failures] == [("finally.in_cart", True)]


def test_patience_bounds_a_dialogue(stage, aim):
    script = aim({"brand": "Nobody"}, persona={"patience": 2})
    assert len(stage.play(script, "a.yaml").trials[0].turns) == 2


def test_an_llm_plays_its_part(catalog, aim, scripted, shown):
    model = scripted("boots please", "in red", "DONE")
    script = aim({"colour": "red"}, facts={"size": "42"}, persona={"about": "in a hurry"})
    shopper = LlmShopper(script, model, ScriptedShopper(script, catalog))
    assert said(shopper, shown("p100"), shown("p103")) == ["boots please", "in red", None]
    part = model.heard[0][0].text
    assert "in a hurry" in part
    assert "colour: red" in part
    assert "size: 42" in part
    assert [m.type for m in model.heard[1]] == ["system", "human", "ai", "human"]


@pytest.mark.parametrize("step", [ConnectionError("gone"), "", "DONE"])
def test_the_scripted_shopper_stands_in_for_an_llm(catalog, aim, scripted, step):
    script = aim({"colour": "red"})
    shopper = LlmShopper(script, scripted(step), ScriptedShopper(script, catalog))
    assert shopper.next_message([]) == "I need boots"


def test_a_simulated_shopper_mistypes_too(stage, aim):
    script = aim({"category": "tents"}, goal={"wants": "show me tents"})
    stage.setting = replace(stage.setting, typos=True)
    try:
        assert stage.play(script, "a.yaml").trials[0].turns[0].said != "show me tents"
    finally:
        stage.setting = Setting(model="offline")
