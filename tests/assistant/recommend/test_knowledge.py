import json

import networkx
import pytest

from assistant.errors import ShopError
from assistant.recommend.knowledge import KnowledgeGraph, KnowledgeRules, partner_table, read_rules
from retrieval.catalog import Catalog, Product

RULES = """
[[compatible]]
category = "Filters"
also = "Lenses"
same = "thread_mm"
[[goes_with]]
category = "Lenses"
also = ["Bags"]
[[used_for]]
use = "photography"
categories = ["Lenses", "Filters", "Tripods"]
"""


def product(product_id, kind, **attributes):
    return Product(
        id=product_id, title=f"{kind} {product_id}", category=("Photo", kind), price_minor=100,
        currency="EUR", attributes=attributes,
    )  # fmt: skip


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    path = tmp_path_factory.mktemp("shop") / "knowledge.toml"
    path.write_text(RULES)
    catalog = Catalog(
        [
            product("l55", "Lenses", thread_mm=55, mount="A"),
            product("l58", "Lenses", thread_mm=58, mount="A"),
            product("l62", "Lenses", thread_mm=62, mount="B"),
            product("f55", "Filters", thread_mm=55),
            product("f58", "Filters", thread_mm=58),
            product("bag", "Bags"),
            product("pod", "Tripods"),
            product("pen", "Pens"),
        ],
        "EUR",
    )
    return KnowledgeGraph(catalog, read_rules(path), kinds_together={("pens", "bags"): 0.4})


def test_what_fits_is_a_partner_and_what_does_not_is_none(graph):
    partners = graph.partners("l55")
    assert (partners["f55"].kind, partners["f55"].detail) == ("compatible_with", "55")
    assert "f58" not in partners
    assert graph.partners("f55")["l55"].kind == "compatible_with"


def test_rules_and_uses_make_partners_of_kinds_the_surer_first(graph):
    partners = graph.partners("l55")
    assert partners["bag"].kind == "goes_with"
    assert (partners["pod"].kind, partners["pod"].detail) == ("used_for", "photography")
    assert partners["f55"].strength > partners["bag"].strength > partners["pod"].strength
    assert "pen" not in partners


def test_kinds_that_are_bought_together_are_partners_without_a_rule(graph):
    assert graph.partners("pen")["bag"].kind == "bought_with"


def test_products_of_one_kind_stand_in_for_each_other(graph):
    assert not {"l58", "l62"} & set(graph.partners("l55"))
    assert graph.substitutes("l55") == ("l58", "l62")


def test_the_partners_of_several_leave_out_what_is_there_already(graph):
    table = partner_table(graph, {"l55": 1.0, "bag": 1.0})
    assert table["f55"][1] == "l55"
    assert not {"l55", "bag"} & set(table)


def test_the_graph_can_be_read_elsewhere(graph):
    data = json.loads(json.dumps(graph.export()))
    again = networkx.node_link_graph(data, edges="edges")
    assert again.number_of_nodes() == graph.graph.number_of_nodes()
    assert {edge["kind"] for *_, edge in again.edges(data=True)} >= {
        "in", "is_in", "has", "goes_with", "compatible_with", "used_for", "bought_with",
    }  # fmt: skip


def test_a_shop_without_rules_has_none_and_wrong_ones_are_named(tmp_path):
    assert read_rules(tmp_path / "knowledge.toml") == KnowledgeRules()
    path = tmp_path / "knowledge.toml"
    path.write_text("[[goes_with]]\ncategory = 'Tents'\nalsoo = ['Mats']")
    with pytest.raises(ShopError, match=r"goes_with\.0\.also"):
        read_rules(path)
    path.write_text("[[")
    with pytest.raises(ShopError, match="no TOML"):
        read_rules(path)
