import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from retrieval.catalog import Catalog, Facet, FacetSettings, Product, Variant, settle_facets
from retrieval.errors import FilterError
from retrieval.filters import FilterColumns, SearchFilter, parse_filters, tool_filter_model


def shoe(number, **fields):
    plain = {"id": f"p{number}", "title": f"Shoe {number}", "price_minor": 5000, "currency": "EUR"}
    return Product(**{**plain, **fields})


def catalog_of(products, **kinds):
    names = ("category", "brand", "colour", "size", "waterproof", "weight_g")
    owners = {name: FacetSettings(**kinds.get(name, {})) for name in names}
    return Catalog(products, "EUR", settle_facets(products, owners))


SHOES = [
    shoe(
        1,
        price_minor=9900,
        category=("Footwear", "Hiking Boots"),
        brand="Nike",
        attributes={"colour": ("red", "Dark  Blue"), "waterproof": True, "weight_g": 450},
        variants=(
            Variant(id="a", options={"size": "41"}, stock=0),
            Variant(id="b", options={"size": "42"}, stock=2, price_minor=12000),
        ),
    ),
    shoe(2, category=("Footwear", "Sandals"), brand="Fern", attributes={"colour": "red"}, stock=0),
    shoe(3, category=("Home",), attributes={"weight_g": 900, "waterproof": False}, stock=5),
    shoe(
        4,
        brand="Fern",
        variants=(
            Variant(id="c", options={"colour": "red", "size": "42"}, stock=0),
            Variant(id="d", options={"colour": "blue", "size": "42"}, stock=None, available=True),
        ),
    ),
]
CATALOG = catalog_of(SHOES)


def ids(where):
    matching = [p.id for p in SHOES if where.matches(p)]
    mask = FilterColumns(CATALOG).mask(where)
    assert mask.dtype == np.bool_
    assert [p.id for p, yes in zip(SHOES, mask, strict=True) if yes] == matching
    return matching


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({}, ["p1", "p2", "p3", "p4"]),
        ({"price_max_minor": 5000}, ["p2", "p3", "p4"]),
        ({"price_min_minor": 5001}, ["p1"]),
        ({"include": {"category": "footwear"}}, ["p1", "p2"]),
        ({"include": {"category": "FOOTWEAR > hiking boots"}}, ["p1"]),
        ({"include": {"category": "hiking boots > footwear"}}, []),
        ({"include": {"category": ("Sandals", "Home")}}, ["p2", "p3"]),
        ({"include": {"colour": "dark blue"}}, ["p1"]),
        ({"include": {"colour": "Red", "brand": ("fern", "nike")}}, ["p1", "p2", "p4"]),
        ({"exclude": {"brand": "fern"}}, ["p1", "p3"]),
        ({"exclude": {"colour": "red"}}, ["p3", "p4"]),
        ({"include": {"waterproof": "true"}}, ["p1"]),
        ({"exclude": {"waterproof": "true"}}, ["p2", "p3", "p4"]),
        ({"ranges": {"weight_g": (None, 500)}}, ["p1"]),
        ({"ranges": {"weight_g": (450, 900)}}, ["p1", "p3"]),
        ({"ranges": {"weight_g": (None, None)}}, ["p1", "p2", "p3", "p4"]),
        ({"in_stock": True}, ["p1", "p3", "p4"]),
        ({"in_stock": False}, ["p2"]),
        ({"include": {"size": "41"}, "in_stock": True}, []),
        ({"include": {"size": "41"}, "in_stock": False}, ["p1"]),
        ({"include": {"size": "42"}, "in_stock": True}, ["p1", "p4"]),
        ({"include": {"size": "42", "colour": "red"}, "in_stock": True}, ["p1"]),
        ({"include": {"size": "42"}, "price_max_minor": 9900}, ["p4"]),
        ({"ranges": {"size": (42, None)}}, ["p1", "p4"]),
        ({"exclude_ids": ("p1", "nobody")}, ["p2", "p3", "p4"]),
        ({"only_ids": ("p1", "p2"), "exclude_ids": ("p2",)}, ["p1"]),
        ({"only_ids": ()}, []),
        ({"include": {"never heard": "x"}}, []),
        ({"exclude": {"never heard": "x"}}, ["p1", "p2", "p3", "p4"]),
    ],
)
def test_a_filter_leaves_what_meets_every_constraint(where, expected):
    assert ids(SearchFilter(**where)) == expected


def test_a_filter_without_constraints_is_empty():
    assert SearchFilter().is_empty
    assert SearchFilter(include={"brand": ()}, ranges={"weight_g": (None, None)}).is_empty
    assert not SearchFilter(in_stock=False).is_empty
    assert not SearchFilter(only_ids=()).is_empty


def test_no_products_give_an_empty_mask():
    columns = FilterColumns(Catalog([], "EUR"))
    for where in (SearchFilter(), SearchFilter(in_stock=True), SearchFilter(price_max_minor=1)):
        assert columns.mask(where).shape == (0,)


texts = st.sampled_from(["red", "Red", "RED ", "blue", "Blue  Sky", "1", "2.5", "ß", "İ", "x > y"])
facets = st.sampled_from(["colour", "size", "n", "category", "brand", "other"])
numbers = st.sampled_from([None, 0, 1, 2, 2.5, 100])
cents = st.none() | st.integers(0, 4)
values = st.one_of(texts, st.integers(0, 3), st.booleans(), st.floats(0, 3, width=16),
                   st.lists(texts, max_size=2).map(tuple))  # fmt: skip
stocks = st.sampled_from([None, 0, 1, 5])
variants = st.builds(
    dict,
    options=st.dictionaries(facets, texts, max_size=2),
    price_minor=cents,
    stock=stocks,
    available=st.sampled_from([None, None, True, False]),
)
products = st.builds(
    dict,
    price_minor=st.integers(0, 4),
    category=st.lists(texts, max_size=3).map(tuple),
    brand=st.none() | texts,
    attributes=st.dictionaries(facets, values, max_size=3),
    variants=st.lists(variants, max_size=3),
    stock=stocks,
    available=st.sampled_from([None, True, False]),
)
filters = st.builds(
    SearchFilter,
    price_min_minor=cents,
    price_max_minor=cents,
    include=st.dictionaries(facets, st.lists(texts, max_size=2).map(tuple), max_size=2),
    exclude=st.dictionaries(facets, st.lists(texts, max_size=2).map(tuple), max_size=2),
    ranges=st.dictionaries(facets, st.tuples(numbers, numbers), max_size=1),
    in_stock=st.sampled_from([None, True, False]),
    exclude_ids=st.lists(st.sampled_from(["p0", "p2", "none"]), max_size=2).map(tuple),
    only_ids=st.none() | st.lists(st.sampled_from(["p0", "p1", "none"]), max_size=3).map(tuple),
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(products, max_size=6), st.lists(filters, min_size=1, max_size=4))
def test_columns_answer_as_matches_does(drawn, wheres):
    made = [
        shoe(
            number,
            **{
                **fields,
                "variants": tuple(
                    Variant(id=f"v{at}", **variant) for at, variant in enumerate(fields["variants"])
                ),
            },
        )
        for number, fields in enumerate(drawn)
    ]
    columns = FilterColumns(Catalog(made, "EUR"))
    for where in wheres:
        assert columns.mask(where).tolist() == [where.matches(product) for product in made]


def test_typed_filters_are_read_in_major_units():
    where = parse_filters(
        ["price=..150", "Colour = RED|dark blue", "brand!=nike", "in_stock=yes",
         "weight_g=100..500", "waterproof=true", "category=footwear > sandals"],
        CATALOG,
    )  # fmt: skip
    assert where == SearchFilter(
        price_max_minor=15000,
        include={
            "colour": ("red", "Dark  Blue"),
            "waterproof": ("true",),
            "category": ("footwear > sandals",),
        },
        exclude={"brand": ("Nike",)},
        ranges={"weight_g": (100.0, 500.0)},
        in_stock=True,
    )


@pytest.mark.parametrize(
    ("pair", "low", "high"),
    [
        ("price=20..40", 2000, 4000),
        ("price=20.50..", 2050, None),
        ("price=20", 2000, 2000),
        ("price=1,299..", 129900, None),
        ("price=€5..€10", 500, 1000),
    ],
)
def test_price_ranges(pair, low, high):
    where = parse_filters([pair], CATALOG)
    assert (where.price_min_minor, where.price_max_minor) == (low, high)


def test_two_filters_of_a_facet_allow_both_values():
    assert parse_filters(["brand=nike", "brand=fern"], CATALOG).include == {
        "brand": ("Nike", "Fern")
    }


def test_a_synonym_is_the_value_it_stands_for():
    catalog = catalog_of(SHOES, colour={"synonyms": {"red": ("crimson",)}})
    assert parse_filters(["colour=Crimson"], catalog).include == {"colour": ("red",)}


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        ("colour", "not facet=value"),
        ("colour=", "not facet=value"),
        ("=red", "not facet=value"),
        ("", "not facet=value"),
        ("colur=red", "Did you mean colour"),
        ("colour=rd", "Did you mean red"),
        ("brand=Nikee", "Did you mean Nike"),
        ("price=cheap", "no range"),
        ("price=40..20", "is empty"),
        ("price=..", "no range"),
        ("price=-5..", "below 0"),
        ("price!=5", "not allowed"),
        ("weight_g=heavy", "no range"),
        ("in_stock=maybe", "true or false"),
        ("waterproof=wet", "true or false"),
        ("colour=||", "no value"),
        ("category=Footwear > Home", "No product has category"),
    ],
)
def test_a_filter_that_cannot_be_is_one_clear_line(pair, told):
    with pytest.raises(FilterError, match=told) as error:
        parse_filters([pair], CATALOG)
    assert "\n" not in str(error.value)


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_filter_text_makes_reading_fail(name, value):
    try:
        parse_filters([f"{name}={value}"], CATALOG)
    except FilterError as error:
        assert "\n" not in str(error)


MODEL = tool_filter_model(CATALOG.facets)


def test_the_tools_arguments_are_enums_of_the_live_values():
    schema = MODEL.model_json_schema()["properties"]
    assert schema["colour"]["items"]["enum"] == ["red", "Dark  Blue", "blue"]
    assert schema["exclude_brand"]["items"]["enum"] == ["Fern", "Nike"]
    assert {"price_min", "price_max", "in_stock", "weight_g_min", "weight_g_max"} <= set(schema)
    assert schema["waterproof"]["anyOf"][0] == {"type": "boolean"}


def test_what_a_model_writes_becomes_a_filter():
    written = MODEL.model_validate(
        {"price_max": 150, "colour": ["RED"], "exclude_brand": "nike", "waterproof": True,
         "weight_g_max": 500, "in_stock": True, "size": None}
    )  # fmt: skip
    assert written.to_filter(CATALOG) == SearchFilter(
        price_max_minor=15000,
        include={"colour": ("red",), "waterproof": ("true",)},
        exclude={"brand": ("Nike",)},
        ranges={"weight_g": (None, 500.0)},
        in_stock=True,
    )


@pytest.mark.parametrize(
    "wrong",
    [{"colour": ["mauve"]}, {"price_max": -1}, {"price_min": 5, "price_max": 3}, {"colr": "red"},
     {"price_max": float("nan")}, {"colour": 5}, {"colour": {"not": "red"}}],
)  # fmt: skip
def test_an_impossible_filter_cannot_be_written(wrong):
    with pytest.raises(ValidationError):
        MODEL.model_validate(wrong)


def test_a_long_facet_is_text_that_is_checked():
    made = [shoe(n, brand=f"Brand {n}") for n in range(100)]
    catalog = Catalog(made, "EUR", settle_facets(made, {"brand": FacetSettings()}))
    model = tool_filter_model(catalog.facets)
    assert "enum" not in model.model_json_schema()["properties"]["brand"]["items"]
    assert model(brand="brand 7").to_filter(catalog).include == {"brand": ("Brand 7",)}
    with pytest.raises(FilterError, match="Did you mean Brand 77"):
        model(brand="Brnd 77").to_filter(catalog)


def test_the_schema_stays_small_whatever_the_catalogue():
    facets = [
        Facet(f"f{n}", f"F{n}", values=tuple(f"value {n} {m}" for m in range(60)))
        for n in range(100)
    ]
    properties = tool_filter_model(facets).model_json_schema()["properties"]
    assert len(properties) < 60
    assert sum(len(p.get("items", {}).get("enum", ())) for p in properties.values()) <= 400


def test_argument_names_are_plain_and_each_its_own():
    names = [
        "材质",
        "price_min",
        "query",
        "a b",
        "exclude_x",
        "x",
        "model_y",
        "n",
        "n_min",
        "to_filter",
    ]
    facets = [
        Facet(name, name, "number" if name == "n" else "text", values=("1",)) for name in names
    ]
    model = tool_filter_model(facets)
    told = {argument.facet.name for argument in model.arguments.values()}
    assert told == set(names)
    assert all(name.isascii() and name.isidentifier() for name in model.arguments)
    assert model.model_json_schema()["properties"].keys() >= model.arguments.keys()


def test_a_tool_may_add_arguments_of_its_own():
    class Search(MODEL):
        query: str
        k: int = 6

    assert Search(query="boots", colour="red").to_filter(CATALOG).include == {"colour": ("red",)}
