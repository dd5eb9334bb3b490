import pytest

from retrieval.catalog import Catalog, Facet, Product
from retrieval.phrases import mine_phrases, product_phrases


def product(title, brand="Acme", **others):
    values = {"id": title, "title": title, "brand": brand, "price_minor": 100, "currency": "EUR"}
    return Product(**{**values, **others})


def names(title, facets=(), **others):
    found = product_phrases(product(title, **others), facets)
    return {" ".join(phrase) for phrase, is_name in found if is_name}


def test_a_thing_is_named_by_the_last_words_of_a_run():
    assert names("Acme leather camera case") == {"leather camera case", "camera case", "case"}


@pytest.mark.parametrize("word", ["for", "with", "to"])
def test_what_follows_a_word_of_purpose_is_another_thing(word):
    found = names(f"Padded bag {word} digital camera")
    assert "bag" in found
    assert "camera" not in found


def test_numbers_and_their_units_are_in_no_name():
    assert names("Acme X100 500 sheets copier paper") == {"copier paper", "paper"}


def test_a_facet_value_is_no_name():
    colour = Facet("colour", "Colour", "text", 1.0, ("black",))
    found = names("Toner cartridge black", (colour,), attributes={"colour": "black"})
    assert found == {"toner cartridge", "cartridge"}


def test_the_beginning_of_the_description_names_a_thing_too():
    assert "digital camera" in names("Acme X100", description="Digital camera, 12 megapixels.")


def test_shared_names_are_of_several_brands():
    titles = [("Acme", "camera case"), ("Bolt", "camera case"), ("Acme", "secret sauce")]
    found = [product(f"{brand} {name} {n}", brand) for n in range(4) for brand, name in titles]
    phrases = mine_phrases(Catalog(found, "EUR", ()))
    assert "camera case" in phrases[0].called
    assert "camera" not in phrases[0].called
    assert phrases[2].said == ()
