"""Every occasion has its words in every language, with the same fields."""

import string

import pytest

from assistant.memory import Constraint, Constraints
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
