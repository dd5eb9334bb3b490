"""Why-not questions are told from others that begin alike."""

import pytest

from assistant.understanding.intent.why_not import why_not_of


@pytest.mark.parametrize(
    ("said", "missed"),
    [
        ("why not the blue one?", "blue one"),
        ("Why isn't the blue one on the list?", "blue one"),
        ("why didn't you show me the Haldrigg boots?", "Haldrigg boots"),
        ("why is the blue one not shown?", "blue one"),
        ("Why was the tarn jacket not recommended?", "tarn jacket"),
        ("why are there no red ones?", "red ones"),
        ("and why no blue ones?", "blue ones"),
        ("why don’t you recommend the cheaper one", "cheaper one"),
        ("why not show me the grey one?", "grey one"),
        ("为什么没有蓝色的？", "蓝色"),
    ],
)
def test_what_is_missed_is_read(said, missed):
    assert why_not_of(said) == missed


@pytest.mark.parametrize(
    "said",
    [
        "why not?",
        "why isn't my order here yet?",
        "why did you show me the first one?",
        "I don't know why",
        "why isn't it waterproof?",
        "why is this so expensive?",
        "why doesn't it work",
        "why was my refund not paid?",
        "",
    ],
)
def test_other_questions_are_left_alone(said):
    assert why_not_of(said) is None
