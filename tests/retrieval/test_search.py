import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.catalog import Catalog
from retrieval.dense import best
from retrieval.encoder import HashEncoder
from retrieval.filters import SearchFilter
from retrieval.fusion import fuse, scale
from retrieval.lexical import LexicalIndex
from retrieval.search import Retriever

FILTERS = [
    SearchFilter(price_max_minor=5000),
    SearchFilter(include={"category": ("Cables",)}),
    SearchFilter(exclude={"brand": ("Brother",)}),
    SearchFilter(include={"size": ("42",)}, in_stock=True),
    SearchFilter(include={"colour": ("black", "brown")}, price_max_minor=10000),
    SearchFilter(only_ids=("p1", "p7")),
    SearchFilter(exclude_ids=("p1",)),
]


@pytest.mark.parametrize("where", FILTERS)
@pytest.mark.parametrize("query", ["", "boots", "cable", "nothing like it", "tn-2110"])
def test_every_hit_passes_the_filter_and_none_that_passes_is_missing(retriever, where, query):
    found = retriever.search(query, where, k=200)
    passing = {p.id for p in retriever.catalog if where.matches(p)}
    assert {h.id for h in found.hits} == passing
    assert found.matching == len(passing)


def test_hits_positions_and_embeddings_go_together(retriever):
    found = retriever.search("hiking boots")
    assert [retriever.catalog.products[at].id for at in found.positions] == [
        h.id for h in found.hits
    ]
    assert np.array_equal(found.embeddings, retriever.vectors[found.positions])
    assert found.positions.dtype == np.int32
    scores = [h.score for h in found.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_a_blank_query_lists_the_best_rated_first(retriever):
    found = retriever.search("  ", SearchFilter(include={"category": ("Boots",)}))
    assert [h.id for h in found.hits] == ["p1", "p2"]
    assert found.hits[0].dense is None


def test_an_impossible_filter_finds_nothing(retriever):
    found = retriever.search("boots", SearchFilter(price_max_minor=1))
    assert found.hits == ()
    assert found.embeddings.shape == (0, retriever.encoder.dimension)
    assert found.matching == 0


@pytest.mark.parametrize("query", ["😀😀", "\u202eabc", "<b>boots</b>", "x" * 20_000, "\x00\x07"])
def test_strange_queries_are_answered(retriever, query):
    assert len(retriever.search(query, k=3).hits) <= 3


def test_the_same_search_gives_the_same_hits(retriever):
    assert retriever.search("cable").hits == retriever.search("cable").hits


def test_order_of_the_catalogue_changes_no_score(retriever, catalog):
    turned = Catalog(catalog.products[::-1], catalog.currency, catalog.facets)
    other = Retriever(
        turned, retriever.encoder, retriever.vectors[::-1], LexicalIndex.build(turned.products)
    )
    one = {h.id: round(h.score, 5) for h in retriever.search("brown boots").hits}
    assert {h.id: round(h.score, 5) for h in other.search("brown boots").hits} == one


def test_a_large_catalogue_asks_chroma_and_stays_exact_about_filters(retriever, catalog):
    asked = []

    def nearest(vector, count):
        asked.append(count)
        order = np.argsort(-(retriever.vectors @ vector), kind="stable")[:count]
        return [catalog.products[at].id for at in order]

    large = Retriever(
        catalog, retriever.encoder, retriever.vectors, retriever.lexical, nearest, exact_rows=2
    )
    for where in (SearchFilter(), *FILTERS):
        found = large.search("boots", where, k=2)
        assert all(where.matches(catalog.get(h.id)) for h in found.hits)
        assert len(found.hits) == min(2, found.matching)
        assert {h.id for h in found.hits} == {
            h.id for h in retriever.search("boots", where, k=2).hits
        }
    assert asked


@given(st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=30), st.integers(1, 40))
@settings(deadline=None)
def test_the_best_are_found_in_order_with_ties_by_position(values, k):
    scores = np.array(values, dtype=np.float32)
    expected = np.argsort(-scores, kind="stable")[:k]
    assert best(scores, k).tolist() == expected.tolist()


@given(st.lists(st.tuples(st.floats(-1, 1, width=32), st.floats(0, 30, width=32)), min_size=1))
@settings(deadline=None)
def test_fused_scores_lie_between_0_and_1(pairs):
    dense, lexical = (np.array(column, dtype=np.float32) for column in zip(*pairs, strict=True))
    fused = fuse(dense, lexical)
    assert fused.min() >= 0
    assert fused.max() <= 1
    assert np.array_equal(fuse(dense, np.zeros_like(lexical)), scale(dense))


def test_more_of_both_channels_is_never_worse():
    dense = np.array([0.1, 0.5, 0.5], dtype=np.float32)
    lexical = np.array([0.0, 3.0, 6.0], dtype=np.float32)
    fused = fuse(dense, lexical)
    assert fused[0] < fused[1] < fused[2]


def test_a_misspelt_query_is_encoded_as_it_was_meant(catalog, retriever):
    found = retriever.search("keybord", k=1)
    assert found.hits[0].id == "p7"
    assert found.hits[0].dense == pytest.approx(
        float(retriever.vectors[6] @ HashEncoder().encode_queries(["keyboard"])[0]), abs=1e-5
    )
