"""A run is told in two numbers that are never mixed: broken invariants and goals reached."""

from assistant.dialogue.check import Check
from assistant.dialogue.outcome import PlayedTurn, ScriptResult, Trial
from assistant.dialogue.passing import pass_hat_k, share
from assistant.dialogue.summary import summarise
from assistant.reply import Reply


def result(*checks, model="offline"):
    turn = PlayedTurn("hello", None, Reply("Hello.", model=model), checks)
    return ScriptResult("a", "a.yaml", (), (Trial((turn,), ()),))


HELD, BROKEN = Check("text is plain", True), Check("text is plain", False)
RIGHT, WRONG = Check("intent", True), Check("intent", False)


def test_goals_and_invariants_are_counted_apart():
    told = summarise([result(HELD, RIGHT), result(BROKEN, RIGHT), result(HELD, WRONG, model="x")])
    assert (told["dialogues"], told["turns"]) == (3, 3)
    assert told["invariants"] == {"checked": 3, "broken": 1, "by_name": {"text is plain": 1}}
    assert told["goals"]["mean"] == 0.6667
    assert told["answered_by"] == {"offline": 2, "x": 1}


def test_a_run_of_nothing():
    assert summarise([])["goals"] == {}
    assert pass_hat_k([]) == {}


def test_a_share_lies_in_its_interval():
    told = share([1.0, 0.0, 1.0, 1.0])
    assert told["low"] <= told["mean"] <= told["high"]
    assert told == share([1.0, 0.0, 1.0, 1.0])
    assert share([1.0]) == {"mean": 1.0, "low": 1.0, "high": 1.0}
