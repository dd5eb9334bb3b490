"""`evaluate diversity` measures every system on a shop's own search and draws what it found."""

import json

import pytest

from assistant.errors import ConfigError
from assistant.evaluation.diversity import evaluate_diversity, read_judgments, read_queries
from assistant.evaluation.exposure import PRICED

pytest.importorskip("pyndeval")


@pytest.fixture(scope="module")
def figures(shop_retriever, tmp_path_factory):
    folder = tmp_path_factory.mktemp("plots")
    ids = [product.id for product in shop_retriever.catalog][:4]
    judgments = {"a": {ids[0]: 3, ids[1]: 1, ids[2]: 0}}
    words = {"a": "boots", "b": "jacket"}
    return evaluate_diversity(shop_retriever, words, judgments, folder)


def test_every_system_has_every_measure_with_an_interval(figures):
    json.dumps(figures)
    assert {"relevance", "ours", *PRICED} <= set(figures["systems"])
    measures = {
        "alpha_nDCG@10", "StRecall@10", "facet_coverage@6", "relevance@6", "ILD@6", "nDCG@10",
        "exposure_gini", "catalogue_coverage",
    }  # fmt: skip
    for system in figures["systems"].values():
        assert measures <= set(system)
        for value in system.values():
            assert set(value) == {"mean", "low", "high"}
            assert -1e-9 <= value["mean"] <= 2
    assert "metadata" in figures["note"]


def test_ours_covers_no_less_than_relevance_alone(figures):
    ours, plain = (figures["systems"][name]["facet_coverage@6"] for name in ("ours", "relevance"))
    assert ours["mean"] >= plain["mean"]


def test_prices_spread_the_exposure_over_a_batch(figures):
    systems, plain = figures["systems"], figures["systems"]["ours"]
    brands, products = (systems[name] for name in PRICED)
    assert brands["exposure_gini"]["mean"] <= plain["exposure_gini"]["mean"]
    assert products["catalogue_coverage"]["mean"] > plain["catalogue_coverage"]["mean"]
    change = figures["gates"]["catalogue_coverage, change by exposure of products"]["value"]
    assert change == products["catalogue_coverage"]["mean"] - plain["catalogue_coverage"]["mean"]


def test_curves_run_from_relevance_alone(figures):
    for points in figures["curves"].values():
        assert points[0]["weight"] == 0.0
        assert points[0]["relevance"] == pytest.approx(
            figures["systems"]["relevance"]["relevance@6"]["mean"]
        )


def test_a_picture_of_the_trade_off_and_one_per_query_are_drawn(figures):
    from pathlib import Path

    assert len(figures["plots"]) == 1 + figures["queries"]
    for path in figures["plots"]:
        assert Path(path).read_bytes().startswith(b"\x89PNG")


def test_a_shop_without_judgments_is_judged_by_its_own_categories(shop_retriever):
    figures = evaluate_diversity(shop_retriever)
    assert "the shop's categories" in figures["note"]
    for system in figures["systems"].values():
        assert 0 < system["nDCG@10"]["mean"] <= 1


def test_queries_and_judgments_are_read_from_files(tmp_path):
    queries, qrels = tmp_path / "q.tsv", tmp_path / "q.trec"
    queries.write_text("4\tadapter\n\nplain words\n", encoding="utf-8")
    assert read_queries(queries) == {"4": "adapter", "3": "plain words"}
    qrels.write_text("4 0 p1 3\n4 0 p2 0\n", encoding="utf-8")
    assert read_judgments(qrels) == {"4": {"p1": 3, "p2": 0}}
    qrels.write_text("4 0 p1 high\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="Line 1 of"):
        read_judgments(qrels)
    queries.write_text("\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="No queries"):
        read_queries(queries)
