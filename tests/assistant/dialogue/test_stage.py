"""Scripts are played on fresh records and judged; the same script gives the same result."""

import json

import pytest

from assistant.dialogue.mutant import broken
from assistant.dialogue.mutants import MUTANTS
from assistant.dialogue.outcome import run_json
from assistant.dialogue.script import Script
from assistant.dialogue.setting import Setting
from assistant.dialogue.stage import judged_by_latency

SEARCH = {"say": "hiking boots", "expect": {"every_product": {"category": "hiking boots"}}}


def failures(result):
    return [check.name for trial in result.trials for _, check in trial.failures]


def test_a_good_script_passes(stage, script):
    result = stage.play(script(SEARCH), "a.yaml")
    assert result.passed, failures(result)
    assert result.trials[0].turns[0].reply.shelf.items


def test_a_wrong_expectation_fails_by_its_name(stage, script):
    wrong = {"say": "hiking boots", "expect": {"intent": "invoice"}}
    assert failures(stage.play(script(wrong), "a.yaml")) == ["intent"]


@pytest.mark.parametrize(
    "more", [{}, {"never": {"words": []}}, {"finally": {"constraints": {}}}, {"finally": {}}]
)
def test_a_script_that_expects_nothing_is_vacuous(stage, script, more):
    result = stage.play(script({"say": "hello"}, **more), "a.yaml")
    assert failures(result) == ["script"]


def test_what_may_never_be_shown_needs_something_shown(stage, script):
    never = {"products": [{"colour": "red"}]}
    result = stage.play(script({"say": "hello"}, never=never), "a.yaml")
    assert failures(result) == ["never.products"]


def test_a_chip_is_taken_off(stage, script):
    result = stage.play(
        script(
            {"say": "brown hiking boots", "expect": {"constraints": {"colour": "brown"}}},
            {"remove": "colour", "expect": {"constraints": {"colour": None}}},
        ),
        "a.yaml",
    )
    assert result.passed, failures(result)


def test_the_end_is_judged(stage, script):
    end = {"cart": [], "orders": "unchanged", "handover": False}
    assert stage.play(script(SEARCH, **{"finally": end}), "a.yaml").passed
    end = {"cart": ["p100"], "handover": True, "constraints": {"colour": "red"}}
    result = stage.play(script(SEARCH, **{"finally": end}), "a.yaml")
    names = ["finally.cart", "finally.handover", "finally.constraints.colour"]
    assert failures(result) == names


def test_two_plays_give_the_same_json(stage, script):
    played = [run_json([stage.play(script(SEARCH), "a.yaml")]) for _ in range(2)]
    texts = [json.dumps(data, sort_keys=True) for data in played]
    assert texts[0] == texts[1]
    assert "timings" not in texts[0]


def test_ids_and_dates_are_the_runs_own(stage, script):
    asked = script({"say": "This is a complaint: the boots I bought here fell apart"}, SEARCH)
    first, again = (stage.play(asked, "a.yaml").trials[0].turns for _ in range(2))
    assert "T-" in first[0].reply.text
    assert [turn.reply.text for turn in first] == [turn.reply.text for turn in again]
    other = stage.play(asked, "b.yaml").trials[0].turns
    assert other[0].reply.text != first[0].reply.text
    assert stage.assistant.floor.outside.clock().strftime("%H:%M") == "12:00"


def test_trials_use_the_paraphrases(stage, script):
    stage.setting = Setting(model="offline", repeat=2)
    try:
        say = ["hiking boots", "show me {what}"]
        both = script({**SEARCH, "say": say}, slots={"what": ["tents", "hiking boots"]})
        result = stage.play(both, "a.yaml")
    finally:
        stage.setting = Setting(model="offline")
    assert [trial.turns[0].said for trial in result.trials] == [
        "hiking boots",
        "show me hiking boots",
    ]
    assert result.passed, failures(result)


def test_latency_is_judged_against_the_median(stage, script):
    slow = script({"say": "hiking boots", "expect": {"latency": {"max": 0.0001}}})
    quick = script({"say": "hiking boots", "expect": {"latency": {"max": 10_000}}}, name="b")
    scripts: list[Script] = [slow, quick]
    results = judged_by_latency([stage.play(each, "a.yaml") for each in scripts], scripts)
    assert [result.passed for result in results] == [False, True]


def test_every_mutant_has_a_name_of_its_own():
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= 20


def test_a_mutant_is_undone(stage, script):
    for mutant in MUTANTS:
        with broken(mutant), stage.altered_by(mutant):
            stage.play(script(SEARCH), "a.yaml")
    assert stage.play(script(SEARCH), "a.yaml").passed
