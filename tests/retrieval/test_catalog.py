import bisect
import os
from datetime import date

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from retrieval.catalog import (
    Catalog,
    FacetSettings,
    Product,
    Variant,
    fold,
    infer_facets,
    load_catalog,
    price_bands,
    settle_facets,
    write_products,
)
from retrieval.catalog.names import facet_name
from retrieval.catalog.words import other_words, split_words, vocabulary
from retrieval.errors import CatalogError


def product(number, **fields):
    plain = {"id": f"p{number}", "title": f"Thing {number}", "price_minor": 100, "currency": "EUR"}
    return Product(**{**plain, **fields})


def save(products, path):
    with path.open("wb") as file:
        write_products(products, file)
    return path


RICH = [
    product(
        1,
        description="Warm.",
        category=("Clothing", "Coats"),
        brand="Fern",
        compare_at_minor=200,
        attributes={"colour": ("red", "blue"), "warm": True, "weight_kg": 1.5, "pockets": 4},
        variants=(
            Variant(id="a", options={"size": "M"}, stock=0),
            Variant(id="b", options={"size": "L"}, stock=3, price_minor=120),
        ),
        rating=4.5,
        rating_count=7,
        url="https://example.org/1",
        image="images/1.svg",
        tags=("new",),
        added=date(2025, 1, 2),
        inferred=("colour",),
    ),
    product(2, stock=0),
    product(3, available=True, attributes={"colour": "red"}),
]


def test_values_come_from_category_brand_attributes_and_options():
    coat = RICH[0]
    assert coat.values("category") == ("Clothing", "Coats")
    assert coat.values("brand") == ("Fern",)
    assert coat.values("colour") == ("red", "blue")
    assert coat.values("size") == ("M", "L")
    assert coat.values("warm") == ("true",)
    assert coat.values("pockets") == ("4",)
    assert coat.values("unknown") == ()


def test_in_stock_is_true_false_or_unknown():
    assert RICH[0].in_stock is True
    assert RICH[1].in_stock is False
    assert RICH[2].in_stock is True
    assert product(1).in_stock is None
    gone = (Variant(id="a", stock=0), Variant(id="b", stock=0))
    assert product(1, variants=gone).in_stock is False
    assert product(1, variants=(*gone, Variant(id="c"))).in_stock is None
    assert product(1, variants=(Variant(id="c"),), available=True).in_stock is True


@pytest.mark.parametrize(
    "wrong",
    [{"price_minor": -1}, {"price_minor": 1.5}, {"currency": "euro"}, {"rating": 6}, {"id": ""},
     {"title": ""}, {"colour": "red"}, {"rating": float("nan")}],
)  # fmt: skip
def test_a_product_that_cannot_be_is_refused(wrong):
    with pytest.raises(ValidationError):
        product(1, **wrong)


def test_products_are_found_by_id_and_position():
    catalog = Catalog(RICH, "EUR")
    assert catalog.get("p2").id == "p2"
    assert catalog.position("p3") == 2
    assert "p3" in catalog
    assert "p9" not in catalog
    with pytest.raises(CatalogError, match="No product 'p9'"):
        catalog.get("p9")


def test_an_id_that_stands_twice_is_refused():
    with pytest.raises(CatalogError, match="'p1' stands twice"):
        Catalog([product(1), product(2), product(1)], "EUR")


def test_a_catalogue_is_the_same_after_writing_and_reading(tmp_path):
    path = save(RICH, tmp_path / "catalog.jsonl")
    assert load_catalog(path).products == tuple(RICH)


def test_a_trusted_reading_is_the_same_as_a_checked_one(tmp_path):
    path = save(RICH, tmp_path / "catalog.jsonl")
    checked = load_catalog(path, cache_dir=tmp_path / "state")
    trusted = load_catalog(path, cache_dir=tmp_path / "state")
    assert trusted.products == checked.products
    assert trusted.facets == checked.facets
    assert [p.model_dump_json() for p in trusted] == [p.model_dump_json() for p in checked]
    assert [p.model_dump(exclude_defaults=True) for p in trusted] == [
        p.model_dump(exclude_defaults=True) for p in checked
    ]


def test_a_changed_file_is_checked_again(tmp_path):
    path = save(RICH, tmp_path / "catalog.jsonl")
    load_catalog(path, cache_dir=tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"price_minor":100', b'"price_minor":-10', 1))
    with pytest.raises(CatalogError, match="line 1: price_minor"):
        load_catalog(path, cache_dir=tmp_path)


def test_other_facet_settings_are_not_answered_from_notes(tmp_path):
    path = save(RICH, tmp_path / "catalog.jsonl")
    load_catalog(path, cache_dir=tmp_path)
    chosen = load_catalog(path, "EUR", {"colour": FacetSettings(weight=3)}, cache_dir=tmp_path)
    assert [(f.name, f.weight) for f in chosen.facets] == [("colour", 3)]


@pytest.mark.parametrize("notes", [b"", b"{", b"[]", b'{"key": 1}', b"\xff\xff"])
def test_damaged_notes_are_done_without(tmp_path, notes):
    path = save(RICH, tmp_path / "catalog.jsonl")
    (tmp_path / "catalog.json").write_bytes(notes)
    assert len(load_catalog(path, cache_dir=tmp_path)) == 3


def test_notes_that_cannot_be_written_are_done_without(tmp_path):
    path = save(RICH, tmp_path / "catalog.jsonl")
    (tmp_path / "state").write_text("a file, not a folder")
    assert len(load_catalog(path, cache_dir=tmp_path / "state")) == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b'{"id": "1"}', "line 1: title"),
        (b"\n\n{", "line 3"),
        (b"\xff\xfe", "line 1"),
        (b'{"id":"1","title":"t","price_minor":1,"currency":"USD","colour":"x"}', "colour"),
    ],
)
def test_a_line_that_is_no_product_is_named(tmp_path, text, told):
    path = tmp_path / "catalog.jsonl"
    path.write_bytes(text)
    with pytest.raises(CatalogError, match=told) as error:
        load_catalog(path)
    assert "\n" not in str(error.value)


def test_a_missing_catalogue_says_what_to_do(tmp_path):
    with pytest.raises(CatalogError, match="vitrine init"):
        load_catalog(tmp_path / "catalog.jsonl")


def test_two_currencies_are_refused(tmp_path):
    path = save([product(1), product(2, currency="USD")], tmp_path / "catalog.jsonl")
    with pytest.raises(CatalogError, match="'p2' is priced in USD, the shop in EUR"):
        load_catalog(path)


def test_an_empty_catalogue_is_one_without_products(tmp_path):
    path = save([], tmp_path / "catalog.jsonl")
    assert len(load_catalog(path, "EUR")) == 0
    assert os.fspath(path).endswith("jsonl")


def test_facets_are_attributes_with_few_values_and_good_fill():
    products = [
        product(
            n,
            category=("All", f"c{n % 3}"),
            brand=f"b{n % 5}",
            attributes={
                "colour": ["red", "blue", "green"][n % 3],
                "weight_kg": n / 10,
                "warm": n % 2 == 0,
                "serial": f"s{n}",
                "always": "same",
                "ean": f"{n % 4}",
                "text": "a long sentence that says a lot about this very thing " + str(n % 2),
                **({"rare": f"r{n % 2}"} if n == 0 else {}),
            },
        )
        for n in range(100)
    ]
    facets = {facet.name: facet for facet in infer_facets(products)}
    assert set(facets) == {"category", "brand", "colour", "weight_kg", "warm"}
    assert facets["colour"].values == ("red", "blue", "green")
    assert facets["weight_kg"].kind == "number"
    assert (facets["weight_kg"].low, facets["weight_kg"].high) == (0.0, 9.9)
    assert facets["warm"].kind == "bool"
    assert facets["warm"].label == "Warm"


def test_what_one_category_alone_states_is_a_facet():
    products = [
        product(n, category=("Shoes" if n < 10 else f"c{n}",),
                attributes={"heel": f"h{n % 2}"} if n < 10 else {})
        for n in range(300)
    ]  # fmt: skip
    assert "heel" in {facet.name for facet in infer_facets(products)}


def test_options_of_variants_are_facets():
    sizes = tuple(Variant(id=s, options={"size": s}) for s in ("S", "M"))
    facets = infer_facets([product(n, variants=sizes) for n in range(5)])
    assert [(f.name, f.values) for f in facets] == [("size", ("M", "S"))]


def test_no_products_have_no_facets():
    assert infer_facets([]) == ()


def test_owners_facets_keep_their_order_and_gain_values_and_synonyms():
    settings = {
        "warm": FacetSettings(label="Keeps warm"),
        "colour": FacetSettings(synonyms={"RED": ("crimson", "blue")}),
        "gone": FacetSettings(),
    }
    warm, colour, gone = settle_facets(RICH, settings)
    assert (warm.label, warm.kind, warm.values) == ("Keeps warm", "bool", ("true",))
    assert colour.values == ("red", "blue")
    assert "crimson" in colour.synonyms["red"]
    assert "blue" not in colour.synonyms["red"]
    assert gone.values == ()


def test_values_that_differ_by_case_only_are_listed_once():
    products = [product(n, brand=["Nike", "NIKE", "Puma", "Nike"][n % 4]) for n in range(8)]
    assert settle_facets(products, {"brand": FacetSettings()})[0].values == ("Nike", "Puma")


@given(st.lists(st.integers(0, 10**7), max_size=60), st.integers(1, 6))
def test_price_bands_ascend_and_leave_no_band_below_the_lowest(prices, bands):
    edges = price_bands(prices, bands)
    assert list(edges) == sorted(set(edges))
    assert len(edges) < max(2, bands)
    for edge in edges:
        assert min(prices) < edge <= max(prices)
    assert all(0 <= bisect.bisect_right(edges, p) <= len(edges) for p in prices)


def test_price_bands_have_round_edges():
    assert price_bands([n * 100 for n in range(5, 205)]) == (5000, 10000, 15000)
    assert price_bands([100, 100]) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Printing Colours", "printing_colours"),
        ("printingColours", "printing_colours"),
        ("Color ", "colour"),
        ("FARBE", "colour"),
        ("Grösse", "size"),
        ("weight (kg)", "weight_kg"),
        ("材质", "material"),
        ("产地", "产地"),
        ("--", ""),
    ],
)
def test_one_aspect_has_one_name(text, name):
    assert facet_name(text) == name


def test_the_vocabulary_holds_together():
    for facet, words in vocabulary().items():
        assert facet == facet_name(facet)
        for value in words.words:
            assert words.phrases[split_words(value)] == value, (facet, value)
        assert set(words.also) | set(words.also.values()) <= set(words.words)
        assert words.weak <= set(words.phrases)
        seen = [split_words(w) for listed in words.words.values() for w in listed]
        assert len(seen) == len(set(seen)), facet


def test_other_words_for_a_value():
    assert "gray" in other_words("colour", "Grey")
    assert other_words("colour", "grey") == other_words("colour", "GREY")
    assert other_words("heel", "high") == ()


def test_spellings_know_every_value_beyond_those_a_facet_lists():
    products = [product(n, brand=f"Brand {n:03}") for n in range(300)]
    catalog = Catalog(products, "EUR", settle_facets(products, {"brand": FacetSettings()}))
    assert len(catalog.facets[0].values) == 200
    assert len(catalog.spellings("brand")) == 300
    assert catalog.spellings("brand")["brand 299"] == "Brand 299"
    assert catalog.spellings("nothing") == {}


def test_fold_ignores_case_and_white_space():
    assert fold("  Dark \t BLUE\n") == "dark blue"


def test_lines_are_json_without_defaults(tmp_path):
    path = save([RICH[1]], tmp_path / "catalog.jsonl")
    assert orjson.loads(path.read_bytes()) == {
        "id": "p2", "title": "Thing 2", "price_minor": 100, "currency": "EUR", "stock": 0,
    }  # fmt: skip
