"""A shelf says why each product is on it, what is missing, and why another is not there."""

import pytest

from assistant.memory import Constraint, Constraints
from assistant.search import ShelfSearch
from assistant.shelf.absence import explain_absence, find_missed
from assistant.shelf.demand import demand_of
from assistant.shelf.question import best_question
from assistant.wording import Phrases
from ranking import Demand, Facets, Ranker, Session
from retrieval.filters import SearchFilter

BOOTS = SearchFilter(include={"category": ("Hiking Boots",)})


@pytest.fixture(scope="module")
def search(shop_retriever, shop_folder):
    return ShelfSearch(shop_retriever, shop_folder.settings)


def reasons(found):
    return {item.id: item.why for item in found.shelf.items}


def test_a_value_that_no_other_product_has_is_told_as_the_only_one(search):
    where = SearchFilter(only_ids=("p100", "p101", "p111"))
    found = search.search("boots", where)
    assert "the only brown one" in reasons(found)["p100"]
    assert "black" not in reasons(found)["p101"] + reasons(found)["p111"]


def test_the_cheapest_of_those_that_are_waterproof_is_told(search):
    # p110 is the cheapest but not waterproof (Brook); of p120 and p140, which are, p120 is cheaper.
    where = SearchFilter(only_ids=("p110", "p120", "p140"))
    told = reasons(search.search("boots", where))
    assert "the lowest price on this shelf" in told["p110"]
    assert "the cheapest that is waterproof" in told["p120"]


def test_more_says_what_was_not_seen_yet_and_repeats_nothing(search):
    first = search.search("boots", BOOTS)
    session = search.remember([first.shelf.ids])
    where = BOOTS.model_copy(update={"exclude_ids": first.shelf.ids})
    more = search.search("boots", where, session=session)
    seen = {
        (name, v) for p in first.products for name in ("brand", "colour") for v in p.values(name)
    }
    for product in more.products:
        for name in ("brand", "colour"):
            told = f"a {name} you have not seen yet" in reasons(more)[product.id]
            if told:
                assert not {(name, v) for v in product.values(name)} & seen
    again = search.search("boots", where)
    fresh = [{(n, v) for p in f.products for n in ("brand", "colour") for v in p.values(n)} - seen
             for f in (more, again)]  # fmt: skip
    assert len(fresh[0]) >= len(fresh[1])


def test_shelves_of_ids_leave_what_their_rankings_leave(search):
    first = search.search("boots", BOOTS)
    told, known = Session().after(first.ranking), search.remember([first.shelf.ids])
    assert {k: v for k, v in known.seen.items() if v} == dict(told.seen)
    assert known.shown == told.shown
    assert known.vectors == pytest.approx(told.vectors)


def test_a_broad_category_leaves_its_kinds_open(search):
    assert demand_of(search, BOOTS).settled == {"category"}
    outdoor = SearchFilter(include={"category": ("Outdoor",), "colour": ("red",)})
    assert demand_of(search, outdoor).settled == {"colour"}


def test_alternatives_that_are_not_shown_are_reported(search):
    where = SearchFilter(include={"colour": ("red", "green")})
    demand = demand_of(search, where)
    assert demand.values == {"colour": {"red": 1.0, "green": 1.0}}
    assert search.search("boots", where, demand=demand).shelf.uncovered == ("nothing in green",)


@pytest.mark.parametrize(
    ("missed", "told"),
    [
        (Constraint(facet="price", maximum=50), "nothing under 50"),
        (Constraint(facet="price", minimum=20, maximum=50), "nothing from 20 to 50"),
        (Constraint(facet="brand", values=("Acme",)), "nothing from Acme"),
        (Constraint(facet="waterproof", values=("true",)), "nothing waterproof"),
    ],
)
def test_a_wish_that_gave_way_is_reported(search, missed, told):
    where = SearchFilter(only_ids=("p110", "p111"))
    found = search.search("boots", where, demand=demand_of(search, where, missed))
    assert found.shelf.uncovered == (told,)


def test_the_grid_tells_which_product_has_which_value(search):
    found = search.search("boots", BOOTS)
    for product in found.products:
        (colour,) = product.values("colour")
        assert product.id in found.shelf.grid["colour"][colour]
    json = found.shelf.grid_json()
    assert sum(len(ids) for ids in json["brand"].values()) == len(found.products)


def test_a_question_asks_what_tells_most_and_nothing_answered(search):
    found = search.search("boots", BOOTS)
    asked: set[str] = set()
    while (question := best_question(search, found, Constraints(), asked)) is not None:
        assert question.facet not in asked
        assert question.facet != "category"  # one kind only: an answer would tell nothing
        asked.add(question.facet)
    assert {"price", "colour", "brand"} <= asked
    held = Constraints(items=(Constraint(facet="colour", values=("red",)),))
    assert best_question(search, found, held, asked - {"colour"}) is None


def held(**facets):
    items = [Constraint(facet="category", values=("Hiking Boots",))]
    return Constraints(items=(*items, *(Constraint(facet=f, **v) for f, v in facets.items())))


def test_a_product_that_fails_a_constraint_is_missing_because_of_it(search):
    wanted = held(price={"maximum": 100})
    shelf = search.search("", wanted.to_filter(search.catalog)).shelf.ids
    absence = explain_absence(search, wanted, shelf, search.catalog.get("p140"))
    assert (absence.kind, absence.facets) == ("filter", ("price",))


def test_the_blue_one_is_found_by_its_words_and_its_rival_named(search):
    shelf = ("p100", "p111", "p123")
    missed, named = find_missed(search, held(), shelf, "the blue one")
    assert named == (("colour", "blue"),)
    assert missed.attributes["colour"] == "blue"
    absence = explain_absence(search, held(), shelf, missed)
    assert absence.kind in ("covered", "relevance")
    assert absence.rival.id in shelf


def test_a_colour_that_was_excluded_by_another_is_found_outside_what_was_asked(search):
    wanted = held(colour={"values": ("red",)})
    missed, _ = find_missed(search, wanted, ("p103",), "blue one")
    assert missed.attributes["colour"] == "blue"
    assert explain_absence(search, wanted, ("p103",), missed).facets == ("colour",)


def test_what_is_there_is_said_to_be_there_and_nonsense_is_not_found(search):
    product = search.catalog.get("p100")
    assert explain_absence(search, held(), ("p100",), product).kind == "shown"
    assert find_missed(search, held(), ("p100",), product.title)[0] is product
    assert find_missed(search, held(), ("p100",), "p100")[0] is product
    assert find_missed(search, held(), ("p100",), "qwertz one") == (None, ())
    assert find_missed(search, held(), ("p100",), "p100") == (product, ())


def test_a_sold_out_product_is_missing_for_that(search):
    assert explain_absence(search, held(), ("p100", "p111"), search.catalog.get("p143")).kind == (
        "sold_out"
    )


def test_reasons_are_worded_in_every_language(search):
    for language in ("en", "zh"):
        found = search.search("boots", BOOTS, phrases=Phrases(language))
        assert all(item.why for item in found.shelf.items)


def test_demand_of_a_plain_ranking_reports_nothing():
    facets = Facets.from_lists({"colour": ["red", "blue"]})
    ranking = Ranker().rank(["a", "b"], [1.0, 0.5], 1, facets=facets, demand=Demand())
    assert ranking.uncovered == ()


def test_a_floor_makes_its_shelves_with_the_ranker_it_was_opened_with(shop_folder, shop_retriever):
    from assistant.turn.floor import Floor

    for ranker in ("relevance", "mmr"):
        floor = Floor.open(shop_folder, shop_retriever, ranker=ranker)
        assert floor.search.search("boots", BOOTS).ranking.method == ranker
    assert Floor.open(shop_folder, shop_retriever).search.ranker == "coverage"
