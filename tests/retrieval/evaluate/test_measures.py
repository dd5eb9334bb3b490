import random

import pytest

from retrieval.errors import RetrievalError
from retrieval.evaluate import (
    evaluate_systems,
    interval,
    read_qrels,
    read_queries,
    retrieval_systems,
    score_ranking,
)


def test_measures_are_those_of_ir_measures():
    ir_measures = pytest.importorskip("ir_measures")
    rng = random.Random(0)
    docs = [f"d{n}" for n in range(150)]
    for _ in range(20):
        grades = {d: rng.choice((0, 0, 1, 2, 3)) for d in rng.sample(docs, 30)}
        grades["d0"] = 2
        ranking = rng.sample(docs, 120)
        run = [ir_measures.ScoredDoc("q", d, 1000.0 - n) for n, d in enumerate(ranking)]
        qrels = [ir_measures.Qrel("q", d, g) for d, g in grades.items()]
        names = ("nDCG@10", "R(rel=2)@100", "Judged@10")
        wanted = {
            str(m): value
            for m, value in ir_measures.calc_aggregate(
                [ir_measures.parse_measure(n) for n in names], qrels, run
            ).items()
        }
        found = score_ranking(ranking, grades)
        assert found["nDCG@10"] == pytest.approx(wanted["nDCG@10"])
        assert found["R@100"] == pytest.approx(wanted["R(rel=2)@100"])
        assert found["judged@10"] == pytest.approx(wanted["Judged@10"])


def test_the_condensed_measure_leaves_out_what_nobody_judged():
    found = score_ranking(["x", "y", "a"], {"a": 3, "b": 0})
    assert found["condensed_nDCG@10"] == 1.0
    assert found["nDCG@10"] == pytest.approx(0.5)


def test_recall_is_missing_where_nothing_is_relevant_enough():
    assert "R@100" not in score_ranking(["a"], {"a": 1})


def test_an_interval_holds_its_mean_and_repeats():
    values = [0.1, 0.5, 0.9, 0.7]
    one = interval(values)
    assert one["low"] <= one["mean"] <= one["high"]
    assert one == interval(values)


def test_every_system_is_measured_on_queries_with_a_relevant_product(retriever):
    queries = {"1": "hiking boots", "2": "nothing relevant", "3": "not judged"}
    qrels = {"1": {"p1": 3, "p2": 2}, "2": {"p1": 0}}
    found = evaluate_systems(retrieval_systems(retriever, None), queries, qrels)
    assert found.queries == 1
    assert list(found.systems) == ["bm25", "base", "hybrid_base", "hybrid"]
    assert found.systems["bm25"]["R@100"]["mean"] == 1.0
    assert list(found.to_json()) == ["queries", "systems"]


@pytest.mark.parametrize("text", ["", "no tab\n", "1\ta\n1\tb\n", "1\t\n"])
def test_bad_queries_are_refused(tmp_path, text):
    (tmp_path / "q.tsv").write_text(text)
    with pytest.raises(RetrievalError):
        read_queries(tmp_path / "q.tsv")


@pytest.mark.parametrize("text", ["", "1 0 p1\n", "1 0 p1 high\n"])
def test_bad_judgments_are_refused(tmp_path, text):
    (tmp_path / "q.trec").write_text(text)
    with pytest.raises(RetrievalError):
        read_qrels(tmp_path / "q.trec")


def test_judged_queries_without_a_relevant_product_are_an_error(retriever):
    with pytest.raises(RetrievalError, match="None of the queries"):
        evaluate_systems(retrieval_systems(retriever, None), {"1": "x"}, {})


def test_pictures_are_drawn(retriever, catalog, tmp_path):
    pytest.importorskip("matplotlib")
    from retrieval.evaluate.plot import draw_measures, draw_space

    qrels = {"1": {"p1": 3, "p2": 2}}
    found = evaluate_systems(retrieval_systems(retriever, None), {"1": "boots"}, qrels)
    draw_measures(found, tmp_path / "m.png")
    draw_space(catalog, retriever.vectors, retriever.vectors, tmp_path / "s.png")
    assert (tmp_path / "m.png").stat().st_size > 1000
    assert (tmp_path / "s.png").stat().st_size > 1000
