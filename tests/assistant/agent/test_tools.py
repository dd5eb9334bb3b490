"""Tools take what their schema allows, keep to the session, and tell a model what went wrong."""

import json

import pytest

from assistant.agent.search_arguments import search_arguments
from assistant.agent.telling import plain_text


@pytest.fixture
def told(open_assistant, scripted):
    """Runs one tool call and returns what the model was told."""

    def run(name, **arguments):
        model = scripted([(name, arguments)], "All right.")
        open_assistant(model, database=f"{len(model.steps)}-{name}.db").start().send("hello")
        return [m.text for m in model.heard[-1] if m.type == "tool"][0]

    return run


def test_the_search_schema_is_the_live_catalogues(shop_folder):
    schema = search_arguments(shop_folder.catalog().facets).model_json_schema()
    assert set(schema["properties"]["colour"]["items"]["enum"]) == {"brown", "black", "blue", "red"}
    assert {"query", "price_min", "price_max", "sort", "more", "similar_to"} <= schema[
        "properties"
    ].keys()
    assert schema["additionalProperties"] is False


def test_a_search_tells_what_is_shown_and_why(told):
    result = json.loads(told("search_products", query="hiking boots", price_max=130))
    assert result["shown"]
    assert all({"id", "title", "price", "why", "in_stock"} <= p.keys() for p in result["shown"])


@pytest.mark.parametrize(
    ("name", "arguments", "word"),
    [
        ("search_products", {"colour": ["invisible"]}, "colour"),
        ("search_products", {"price_max": -3}, "price_max"),
        ("search_products", {"customer_id": "c-1"}, "customer_id"),
        ("search_products", {"similar_to": "nothing"}, "nothing"),
        ("get_product", {"product_id": "p-none"}, "p-none"),
        ("get_product", {}, "product_id"),
        ("compare_products", {"product_ids": ["p100"]}, "product_ids"),
        ("compare_products", {"product_ids": ["p100", "p999999"]}, "p999999"),
        ("read_policy", {"question": "weather"}, "returns"),
    ],
)
def test_what_cannot_be_done_is_one_message_for_the_model(told, name, arguments, word):
    said = told(name, **arguments)
    assert word in said
    assert "Traceback" not in said


def test_a_product_may_be_named_by_id(told):
    product = json.loads(told("get_product", product_id="p100"))["product"]
    assert product["id"] == "p100"
    assert product["options_in_stock"] == {"size": ["41", "42", "43"]}


def test_what_merchants_write_reaches_the_model_as_plain_text():
    text = "<b>Warm</b>\x00 and\u202e light\n\n____ <script>x</script>"
    assert plain_text(text, 100) == "Warm and light x"
    assert plain_text("one two three", 8) == "one two …"
