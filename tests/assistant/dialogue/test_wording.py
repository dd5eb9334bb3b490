"""What is said in a trial: paraphrases and slots in turn, slips of the finger that repeat."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.dialogue.script import ScriptTurn
from assistant.dialogue.wording import choose_slots, fill_slots, mistype, word_turn


def test_trials_go_through_the_paraphrases():
    turn = ScriptTurn(say=["one", "two"])
    assert [word_turn(turn, {}, trial) for trial in range(3)] == ["one", "two", "one"]


def test_slots_are_filled_and_other_braces_stay():
    slots = choose_slots({"colour": ["red", "blue"]}, 1)
    assert fill_slots("a {colour} {thing}", slots) == "a blue {thing}"


def test_the_removal_of_a_chip_says_nothing():
    assert word_turn(ScriptTurn(remove="colour"), {}, 0) == ""


def test_a_slip_repeats_and_differs_by_key():
    text = "waterproof hiking boots for winter walking holidays"
    assert mistype(text, "a") == mistype(text, "a") != text
    assert len({mistype(text, str(key)) for key in range(20)}) > 5


def test_figures_addresses_and_short_words_are_left_alone():
    text = "V-10023 ada.berg@example.org 150 and me"
    assert mistype(text, "a") == text


@given(st.text(max_size=200), st.text(max_size=5))
def test_at_most_two_letters_go_wrong(text, key):
    slipped = mistype(text, key)
    assert abs(len(slipped) - len(text)) <= 2
    assert len(slipped.split()) == len(text.split())
