"""Every occasion has its words in every language, with the same fields."""

import re
import string
from typing import get_args

import pytest

from assistant.grounding import Grounder
from assistant.memory import Constraint, Constraints
from assistant.reply import Evidence
from assistant.shop.policy import RuleName
from assistant.wording import LANGUAGES, Phrases
from assistant.wording.wish import say_wish


def fields(sentences):
    named = [{f for _, f, _, _ in string.Formatter().parse(s) if f} for s in sentences]
    return set().union(*named)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_occasions_and_fields(language):
    english, other = LANGUAGES["en"], LANGUAGES[language]
    assert other.keys() == english.keys()
    for occasion, sentences in other.items():
        assert sentences, occasion
        assert fields(sentences) <= fields(english[occasion]), occasion


def test_the_same_seed_says_the_same_and_seeds_differ():
    said = [Phrases("en", f"turn {n}").say("greeting") for n in range(20)]
    assert said == [Phrases("en", f"turn {n}").say("greeting") for n in range(20)]
    assert len(set(said)) > 1


def test_an_unknown_language_is_answered_in_english():
    assert Phrases("xx").say("thanks") in LANGUAGES["en"]["thanks"]


def test_lists_are_joined_as_people_say_them():
    english, chinese = Phrases("en"), Phrases("zh")
    assert english.any_of(["red"]) == "red"
    assert english.any_of(["red", "blue", "green"]) == "red, blue or green"
    assert chinese.all_of(["红", "蓝"]) == "红、蓝"
    assert english.all_of([]) == ""


def test_braces_in_a_value_are_only_text():
    assert "{shop}" in Phrases("en").say("about", title="{shop} {0}", price="$1")


@pytest.mark.parametrize(
    ("need", "categories", "wish"),
    [
        ("jacket", ("Rain Jackets", "Fleece Jackets"), "“jacket”"),
        ("earrings", ("Earrings",), "“earrings”"),
        ("something dry", ("Rain Jackets",), "“something dry, Rain Jackets”"),
        ("jacket", ("Rain Jackets",), "“jacket, Rain Jackets”"),
        ("warm", ("Scarves", "Gloves"), "“warm, Scarves or Gloves”"),
    ],
)
def test_a_wish_names_what_its_own_words_leave_open(need, categories, wish):
    held = Constraints(
        items=(
            Constraint(facet="need", values=(need,)),
            Constraint(facet="category", values=categories),
        )
    )
    assert say_wish(held, "", Phrases("en"), str, "EUR") == wish


def test_a_refusal_is_told_in_chinese_for_every_rule():
    values = {
        "order_id": "V-10001",
        "order_status": "shipped",
        "delivered_on": "2026-03-01",
        "window_days": 30,
        "ended_on": "2026-03-31",
    }
    for rule in get_args(RuleName):
        said = Phrases("zh").refusal(rule, "An English reason.", values)
        assert re.search("[\u4e00-\u9fff]", said) and not re.search("[A-Za-z]{3}", said), rule
        assert Phrases("en").refusal(rule, "An English reason.", values) == "An English reason."


def test_a_refusal_that_lacks_its_values_keeps_the_records_reason():
    assert Phrases("zh").refusal("return_window", "Too late.", {}) == "Too late."


SAID_OF_A_PRODUCT = {
    "id": "p1",
    "title": "山地帐篷",
    "price_minor": 2000,
    "compare_at_minor": 3000,
    "currency": "EUR",
    "in_stock": True,
}
GONE = ("found_sold_out", "stock_no", "stock_options_gone", "option_sold_out", "why_not_sold_out")
# what a field holds in the records of the test; what has no figures may be any word
VALUES = {
    "title": "山地帐篷",
    "price": "€20.00",
    "before": "€30.00",
    "day": "2026-03-14",
    "placed": "2026-03-14",
    "percent": "10",
    "id": "V-10001",
    "order_id": "V-10001",
}
REFUNDED = {"id": "V-10001", "refunds": [{"day": "2026-03-14", "percent": 10, "code": "甲"}]}


def is_sentence(text):
    return text.endswith(("。", "！", "？", "："))


@pytest.mark.parametrize("occasion", LANGUAGES["zh"])
def test_a_chinese_sentence_passes_its_own_ledger(occasion):
    in_stock = None if occasion == "stock_unknown" else occasion not in GONE
    denies = occasion.startswith(("refunds_none", "offer_none", "offer_unknown"))
    order = {"id": "V-10001"} if denies else REFUNDED | {"promotion": "甲"}
    deed = {"action": occasion.removeprefix("done_"), "status": "done", "order_id": "V-10001"}
    evidence = [
        Evidence("p1", "product", SAID_OF_A_PRODUCT | {"in_stock": in_stock}),
        Evidence("V-10001", "order", order | {"placed_at": "2026-03-14", "count": 3}),
        *([Evidence("done", "action", deed)] if occasion.startswith("done_") else []),
    ]
    said = () if occasion.startswith("suggest_") else LANGUAGES["zh"][occasion]
    for sentence in filter(is_sentence, said):
        values = {name: VALUES.get(name, "甲") for name in fields([sentence])}
        ledger = Grounder("EUR", "zh_CN").check(sentence.format(**values), evidence, ["p1"])
        assert ledger.ok, (sentence, ledger.unbacked)
