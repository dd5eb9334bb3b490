import pytest


def wanted(talk, text):
    reading = talk.say(text)
    assert reading.intent in {"search", "refine"}, reading
    return talk.wanted


def test_a_need_becomes_category_flag_and_price(talk):
    assert wanted(talk, "I need waterproof hiking boots under 150") == {
        "category": "Hiking Boots",
        "waterproof": True,
        "price": {"min": None, "max": 150},
    }


def test_query_is_the_need_without_asking_and_price(talk):
    assert (
        talk.say("Hi, can you show me waterproof hiking boots under 150 please?").query
        == "waterproof hiking boots"
    )


@pytest.mark.parametrize(
    ("text", "facet", "value"),
    [
        ("boots, not leather", "material", {"not": ["leather"]}),
        ("boots in anything but black", "colour", {"not": ["black"]}),
        ("boots, no Nike", "brand", {"not": ["Nike"]}),
        ("boots without suede or leather", "material", {"not": ["suede", "leather"]}),
        ("non-leather boots", "material", {"not": ["leather"]}),
        ("boots that aren't red", "colour", {"not": ["red"]}),
        ("everything except blue boots", "colour", {"not": ["blue"]}),
        ("leather-free boots", "material", {"not": ["leather"]}),
        ("boots, I hate green", "colour", {"not": ["green"]}),
        ("red or blue boots", "colour", ["red", "blue"]),
        ("boots in either brown or red", "colour", ["brown", "red"]),
        ("not black but brown boots", "colour", {"not": ["black"], "in": ["brown"]}),
        ("black boots, not red", "colour", {"not": ["red"], "in": ["black"]}),
        ("cotton instead of leather boots", "material", {"not": ["leather"], "in": ["cotton"]}),
    ],
)
def test_negation_and_alternatives(talk, text, facet, value):
    assert wanted(talk, text)[facet] == value


def test_negation_ends_with_its_clause(talk):
    assert wanted(talk, "boots, not leather. black ones")["colour"] == "black"


@pytest.mark.parametrize(
    "text", ["don't you have red boots?", "no problem, red boots", "not sure, red boots maybe"]
)
def test_a_no_that_denies_nothing(talk, text):
    assert wanted(talk, text)["colour"] == "red"


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("rain jackets", "Rain Jackets"),
        ("a rain jacket", "Rain Jackets"),
        ("looking for a tent", "Tents"),
        ("boots", ["Hiking Boots", "Rain Boots"]),
        ("a backpack for my tent", "Backpacks"),
        ("rucksack", "Backpacks"),
        ("Ich suche ein Tent unter 80 Euro", "Tents"),
    ],
)
def test_category_is_the_thing_asked_for(talk, text, category):
    assert wanted(talk, text)["category"] == category


@pytest.mark.parametrize(
    "text", ["tent pegs", "something for my tent", "a backpack cover", "stuff to go with boots"]
)
def test_a_category_word_that_is_not_the_thing_constrains_nothing(talk, text):
    talk.say(text)
    assert "category" not in talk.wanted


@pytest.mark.parametrize("text", ["light boots", "boots to wear at home", "a casual tent"])
def test_ordinary_words_stay_in_the_query(talk, text):
    assert set(wanted(talk, text)) == {"category"}


def test_an_ordinary_word_counts_beside_its_facet_s_name(talk):
    assert wanted(talk, "boots in casual style")["style"] == "casual"


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("hiking boots size 42", "42"),
        ("hiking boots in 42", "42"),
        ("rain jacket in a large", "L"),
        ("rain jacket, size medium", "M"),
        ("rain jacket XL", "XL"),
        ("hiking boots EU 43", "43"),
    ],
)
def test_sizes(talk, text, size):
    assert wanted(talk, text)["size"] == size


@pytest.mark.parametrize("text", ["a large tent", "a small rain jacket", "42 hiking boots"])
def test_a_size_needs_to_be_said_as_one(talk, text):
    talk.say(text)
    assert "size" not in talk.wanted


@pytest.mark.parametrize(
    ("text", "facet", "bounds"),
    [
        ("a tent under 1 kg", "weight_g", {"min": None, "max": 1000}),
        ("a tent of at least 500 grams", "weight_g", {"min": 500, "max": None}),
        ("a backpack with 40 litres", "capacity_l", {"min": 38, "max": 42}),
        ("a backpack, 40l or more", "capacity_l", {"min": 40, "max": None}),
    ],
)
def test_measures_find_their_facet_and_unit(talk, text, facet, bounds):
    assert wanted(talk, text)[facet] == bounds


def test_a_measure_of_nothing_the_shop_knows_constrains_nothing(talk):
    assert set(wanted(talk, "a tent with 500 GB")) == {"category"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("watreproof hiking boots", "waterproof"),
        ("hikng boots", "Hiking Boots"),
        ("a bakcpack", "Backpacks"),
        ("Alpinna boots", "Alpina"),
    ],
)
def test_slips_are_mended(talk, text, meant):
    found = wanted(talk, text)
    assert meant in found or meant in found.values()


@pytest.mark.parametrize("text", ["a tend", "I need a bent pole", "nice boats", "home sweet home"])
def test_ordinary_words_are_not_mended_into_the_catalogue(talk, text):
    talk.say(text)
    assert not {"category", "brand"} & set(talk.wanted)


def test_recipient_occasion_and_stock(talk):
    found = wanted(talk, "boots for my wife's birthday, in stock")
    assert (found["recipient"], found["occasion"], found["in_stock"]) == ("wife", "birthday", True)


def test_recipient_does_not_filter(talk, catalog):
    talk.say("boots for my wife")
    where = talk.constraints.to_filter(catalog)
    assert set(where.include) == {"category"}


def test_cheap_is_a_soft_ceiling_within_the_category(talk, catalog):
    talk.say("a cheap tent")
    price = talk.constraints.get("price")
    tents = sorted(p.price_minor / 100 for p in catalog if "Tents" in p.category)
    assert not price.hard
    assert tents[2] < price.maximum < tents[6]


def test_wishes_are_soft_and_prices_hard(talk):
    talk.say("ideally red boots under 100")
    assert talk.constraints.soft == ("colour",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I need boots", "en"),
        ("Ich suche eine Regenjacke", "de"),
        ("je cherche une tente", "fr"),
        ("busco unas botas para mi", "es"),
        ("300元以下的红色连衣裙", "zh"),
        ("boots", "en"),
        ("", "en"),
    ],
)
def test_language(reader, text, language):
    assert reader.read(text).language == language


@pytest.mark.parametrize(
    "text",
    [
        "a present for my sister who loves gardening",
        "I need a birthday present for my sister, she loves gardening, max 40",
        "a gift for my dad and he really enjoys gardening",
    ],
)
def test_what_is_loved_is_looked_for_and_not_who_loves_it(reader, text):
    assert reader.read(text).query == "gardening"
