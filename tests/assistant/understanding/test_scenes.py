import pytest

from assistant.understanding.intent.profile import find_profile
from assistant.understanding.intent.scenes import find_scene

ASKED = {
    "goes_with": [
        "what goes with this tent?",
        "which socks go well with these boots",
        "any accessories for it?",
        "what else do I need for the tent",
        "这个帐篷配什么",
    ],
    "complete_cart": ["complete my cart", "anything else missing in my basket?", "购物车还缺什么"],
    "new": [
        "Anything new?",
        "what's new in hiking boots",
        "show me the newest backpacks",
        "有新品吗",
    ],
    "popular": ["what's popular?", "your bestsellers", "what do other people buy", "什么卖得最好"],
    "best_value": ["best value headphones", "value for money please", "性价比高的耳机"],
    "on_sale": ["what's on sale?", "any deals?", "有什么打折的"],
    "for_you": [
        "surprise me",
        "recommend me something",
        "anything for me please",
        "给我推荐点东西",
    ],
    "gifts": ["a gift idea?", "I need a present for my dad", "送妈妈的礼物"],
}
NOT_ASKED = [
    "I need a new laptop",
    "is it popular?",
    "anything new on my order?",
    "do you sell gift cards?",
    "is final sale returnable",
    "which one do you recommend?",
    "a phone case for me to carry",
    "what can you do for me",
    "what is the present state of my application",
    "is it possible to find anything",
    "",
]


@pytest.mark.parametrize(("scene", "said"), [(s, t) for s, told in ASKED.items() for t in told])
def test_a_scene_is_known_by_its_words(scene, said):
    assert find_scene(said)[0] == scene


@pytest.mark.parametrize("said", NOT_ASKED)
def test_what_asks_for_no_scene_stays_as_it_was(said):
    assert find_scene(said) == ("", said)


def test_the_rest_of_the_message_is_the_need():
    assert find_scene("best value headphones under 80")[1] == "headphones under 80"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("show", "show me my profile"),
        ("show", "what do you know about me?"),
        ("off", "stop personalising, please"),
        ("off", "don't use my history"),
        ("on", "turn personalisation back on"),
        ("delete", "forget everything you know about me"),
        ("delete", "please delete my profile"),
        ("forget", "don't recommend things because of that one"),
        ("", "cancel my order"),
        ("", "reset the password of my profile"),
        ("", "what is my interest rate"),
        ("", "stop using that tone with me"),
        ("", "delete this from my cart"),
        ("", "what is my order number"),
    ],
)
def test_what_is_wanted_of_the_profile(change, said):
    assert find_profile(said) == change
