from hypothesis import given
from hypothesis import strategies as st

from assistant.memory import ConstraintEdit, Constraints
from retrieval.catalog import Catalog, Product, infer_facets


def edit(op, facet, value=None, **rest):
    return ConstraintEdit(op, facet, value, **rest)


def applied(*edits, before=None, turn=1):
    return (before or Constraints()).apply(edits, turn)


def make_catalog():
    products = [
        Product(
            id=str(n),
            title=f"Boot {n}",
            category=("Boots",),
            brand="Alpina" if n % 2 else "Nike",
            price_minor=n * 1000,
            currency="EUR",
            attributes={"colour": "red" if n % 3 else "blue", "weight_g": 100 * n},
        )
        for n in range(1, 13)
    ]
    return Catalog(products, "EUR", infer_facets(products))


def test_replace_drops_what_an_earlier_turn_said_and_keeps_alternatives_of_this_one():
    first = applied(edit("replace", "colour", "red"))
    second = applied(
        edit("replace", "colour", "blue"), edit("replace", "colour", "green"), before=first, turn=2
    )
    assert second.to_json() == {"colour": ["blue", "green"]}
    assert second.get("colour").turn == 2


def test_add_keeps_and_remove_takes_one():
    both = applied(edit("replace", "colour", "red"), edit("add", "colour", "blue"))
    assert both.to_json() == {"colour": ["red", "blue"]}
    assert applied(edit("remove", "colour", "red"), before=both).to_json() == {"colour": "blue"}


def test_a_value_is_never_both_wanted_and_unwanted():
    red = applied(edit("replace", "colour", "red"))
    none = applied(edit("add", "colour", "red", negated=True), before=red)
    assert none.to_json() == {"colour": {"not": ["red"]}}
    assert applied(edit("replace", "colour", "red"), before=none).to_json() == {"colour": "red"}


def test_reset_of_one_facet_and_of_all():
    held = applied(edit("replace", "colour", "red"), edit("replace", "price", maximum=50.0))
    assert applied(edit("reset", "price"), before=held).to_json() == {"colour": "red"}
    assert applied(edit("reset", "*"), before=held).to_json() == {}


def test_json_is_the_shape_that_scripts_use():
    held = applied(
        edit("replace", "price", maximum=150.0),
        edit("replace", "colour", "brown"),
        edit("replace", "waterproof", "true"),
        edit("add", "material", "leather", negated=True),
        edit("replace", "quantity", 2.0),
        edit("replace", "need", "boots"),
    )
    assert held.to_json() == {
        "price": {"min": None, "max": 150},
        "colour": "brown",
        "waterproof": True,
        "material": {"not": ["leather"]},
        "quantity": 2,
    }
    assert held.need == "boots"


def test_filter_has_what_the_catalogue_knows_in_minor_units():
    catalog = make_catalog()
    held = applied(
        edit("replace", "price", minimum=20.0, maximum=99.99),
        edit("replace", "colour", "red"),
        edit("add", "brand", "Nike", negated=True),
        edit("replace", "weight_g", maximum=500.0),
        edit("replace", "recipient", "wife"),
        edit("replace", "flavour", "mint"),
        edit("replace", "in_stock", "true"),
    )
    where = held.to_filter(catalog)
    assert (where.price_min_minor, where.price_max_minor) == (2000, 9999)
    assert where.include == {"colour": ("red",)}
    assert where.exclude == {"brand": ("Nike",)}
    assert where.ranges == {"weight_g": (None, 500.0)}
    assert where.in_stock is True


def test_chips_name_what_can_be_taken_off():
    held = applied(
        edit("replace", "price", maximum=150.0),
        edit("add", "brand", "Nike", negated=True),
        edit("replace", "waterproof", "true"),
        edit("replace", "need", "boots"),
    )
    chips = dict(held.chips("EUR"))
    assert set(chips) == {"price", "brand", "waterproof"}
    assert chips["price"] == "price: up to 150 EUR"
    for key in chips:
        held = held.remove(key)
    assert held.chips() == ()
    assert held.need == "boots"


def test_soft_lists_what_may_be_relaxed_latest_first():
    held = applied(
        edit("replace", "colour", "red", hard=False),
        edit("replace", "price", maximum=9.0),
        edit("replace", "recipient", "dad", hard=False),
    )
    held = applied(edit("replace", "brand", "Nike", hard=False), before=held, turn=2)
    assert held.soft == ("brand", "colour")


def test_describe_tells_the_model_each_constraint_and_its_turn():
    text = applied(
        edit("replace", "colour", "red", hard=False), edit("replace", "price", maximum=9.0), turn=3
    ).describe()
    assert "colour: red (wish, said in turn 3)" in text
    assert "price: up to 9 (must, said in turn 3)" in text
    assert Constraints().describe() == "none"


def test_constraints_survive_a_round_trip_through_json():
    held = applied(
        edit("replace", "price", minimum=1.0, maximum=2.5),
        edit("replace", "colour", "red"),
        edit("add", "colour", "blue", negated=True),
    )
    assert Constraints.model_validate_json(held.model_dump_json()) == held


_edits = st.builds(
    ConstraintEdit,
    st.sampled_from(["add", "replace", "remove", "reset"]),
    st.sampled_from(["colour", "brand", "price", "*"]),
    st.sampled_from([None, "red", "blue", "Nike"]),
    negated=st.booleans(),
    minimum=st.none() | st.floats(0, 100),
    maximum=st.none() | st.floats(0, 100),
)


@given(st.lists(_edits, max_size=12))
def test_any_edits_leave_a_consistent_memory(edits):
    held = Constraints().apply(edits, 1)
    for item in held.items:
        assert not item.is_empty
        assert not set(item.values) & set(item.excluded)
        assert item.turn == 1
    held.to_filter(make_catalog())
    held.describe()
    held.to_json()


@given(st.lists(st.sampled_from(["red", "blue", "green", "black"]), min_size=1, max_size=40))
def test_other_facets_survive_any_number_of_turns(colours):
    held = applied(
        edit("replace", "price", maximum=150.0), edit("add", "material", "leather", negated=True)
    )
    for turn, colour in enumerate(colours, 2):
        held = held.apply([edit("replace", "colour", colour)], turn)
    assert held.to_json() == {
        "price": {"min": None, "max": 150},
        "material": {"not": ["leather"]},
        "colour": colours[-1],
    }
