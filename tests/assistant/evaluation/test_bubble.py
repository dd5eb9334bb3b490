"""`evaluate bubble` simulates shoppers who look at what is nearest to their taste."""

import json

import pytest

from assistant.errors import ConfigError
from assistant.evaluation.bubble import evaluate_bubble
from retrieval.catalog import Catalog


@pytest.fixture(scope="module")
def figures(shop_folder, shop_retriever):
    return evaluate_bubble(shop_folder, shop_retriever, turns=3, shoppers=3)


def test_every_system_is_measured_over_all_turns(figures):
    json.dumps(figures)
    assert set(figures["systems"]) == {"relevance", "mmr", "ours, not widened", "ours"}
    for name, measures in figures["systems"].items():
        assert set(measures) == {
            "entropy_category", "entropy_brand", "entropy_price", "products", "taste",
        }  # fmt: skip
        assert measures["products"]["mean"] == 18
        assert len(figures["over_turns"][name]) == 3
        assert 0 < measures["entropy_category"]["mean"] <= 1.6


def test_the_same_shop_gives_the_same_figures(figures, shop_folder, shop_retriever):
    assert evaluate_bubble(shop_folder, shop_retriever, turns=3, shoppers=3) == figures


def test_a_shop_smaller_than_a_shelf_is_refused(shop_folder, shop_retriever, monkeypatch):
    monkeypatch.setattr(shop_retriever, "catalog", Catalog([], "EUR"))
    with pytest.raises(ConfigError, match="0 products"):
        evaluate_bubble(shop_folder, shop_retriever)
