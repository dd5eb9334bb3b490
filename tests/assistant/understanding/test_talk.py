"""Small talk is known by its words, and only a message that is nothing else counts as that."""

import pytest

from assistant.understanding.intent.talk import is_only_talk, talk_of


@pytest.mark.parametrize(
    "text",
    [
        "hi",
        "Hello there!",
        "ok thanks, bye",
        "thank you very much",
        "谢谢",
        "你好",
        "bye",
        "cheers mate",
    ],
)
def test_only_talk(text):
    assert is_only_talk(text)


@pytest.mark.parametrize(
    "text",
    [
        "thanks, in red please", "hi, I need boots", "hello kitty mug", "a nice dress",
        "goodbye cards", "boots", "", "你好，我想买被子", "thanks but cheaper",
    ],
)  # fmt: skip
def test_more_than_talk(text):
    assert not is_only_talk(text)


def test_questions_about_the_shop_have_their_own_occasions():
    assert talk_of("what do you sell?") == "sell"
    assert talk_of("what do you have in red?") is None
    assert talk_of("why did you pick that one?") == "why"
    assert talk_of("are you a robot") == "who"
