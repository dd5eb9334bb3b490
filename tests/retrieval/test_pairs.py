import json

import numpy as np
import pytest

from retrieval.catalog import Catalog
from retrieval.errors import TrainingError
from retrieval.negatives import add_hard_negatives
from retrieval.pairs import product_terms, read_pairs
from retrieval.phrases import mine_phrases
from retrieval.pseudo_queries import PseudoQueries
from retrieval.tokens import terms
from retrieval.train.batches import plan_batches


def test_the_same_seed_makes_the_same_pairs_and_no_pair_twice(catalog):
    one = PseudoQueries(catalog, 3).pairs(20)
    assert one == PseudoQueries(catalog, 3).pairs(20)
    assert one != PseudoQueries(catalog, 4).pairs(20)
    assert len({(p.query, p.product_id) for p in one}) == len(one)
    assert all(p.query.strip() and p.text for p in one)


def test_pairs_are_of_the_chosen_products_only(catalog):
    chosen = catalog.products[:2]
    assert {p.product_id for p in PseudoQueries(catalog).pairs(30, chosen)} <= {"p1", "p2"}
    assert {p.product_id for p in PseudoQueries(catalog).halves(9, chosen)} <= {"p1", "p2"}


def test_a_hard_negative_lacks_a_word_of_the_query(catalog):
    vectors = np.eye(len(catalog), 16, dtype=np.float32)
    for pair in add_hard_negatives(PseudoQueries(catalog).pairs(30), catalog, vectors):
        assert pair.negative != pair.text
        if pair.negative:
            assert not set(terms(pair.query)) <= set(terms(pair.negative))


def test_no_batch_holds_a_wrong_negative(catalog):
    pairs = PseudoQueries(catalog).pairs(40)
    batches = plan_batches(pairs, catalog, 4, seed=0)
    assert len({at for batch in batches for at in batch}) == sum(map(len, batches))
    for batch in batches:
        for one in batch:
            for other in batch:
                if one != other:
                    said = product_terms(catalog.get(pairs[other].product_id))
                    assert not set(terms(pairs[one].query)) <= said


def test_shared_phrases_name_the_thing_and_not_the_brand(catalog):
    products = [
        p.model_copy(
            update={
                "id": f"{p.id}-{n}",
                "brand": f"Brand{'xyz'[n]}",
                "title": f"Brand{'xyz'[n]} {p.title}",
            }
        )
        for n in range(3)
        for p in catalog
    ]
    phrases = mine_phrases(Catalog(products, catalog.currency, catalog.facets))
    found = dict(zip([p.id for p in products], phrases, strict=True))
    assert "hiking boots" in found["p1-0"].called
    assert not any("brand" in phrase for phrase in found["p1-0"].said)


@pytest.mark.parametrize("name", ["pairs.csv", "pairs.tsv", "pairs.jsonl"])
def test_pairs_are_read_from_every_kind_of_file(catalog, tmp_path, name):
    path = tmp_path / name
    if name.endswith("jsonl"):
        path.write_text(json.dumps({"query": "boots", "product": "p1"}) + "\n")
    else:
        mark = "\t" if name.endswith("tsv") else ","
        path.write_text(f"query{mark}product\nboots{mark}p1\n")
    (pair,) = read_pairs(path, catalog)
    assert (pair.query, pair.product_id, pair.kind) == ("boots", "p1", "click")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no pairs"),
        ("query,product\n", "holds no pairs"),
        ("query,product\nboots,p99\n", "line 2: product 'p99' is not in the catalogue"),
        ("query,product\n,p1\n", "line 2: a pair needs a query and a product"),
        ("words,thing\nboots,p1\n", "must name the columns query and product"),
    ],
)
def test_bad_pairs_are_refused_in_one_line(catalog, tmp_path, text, said):
    path = tmp_path / "pairs.csv"
    path.write_text(text)
    with pytest.raises(TrainingError, match=said) as caught:
        read_pairs(path, catalog)
    assert "\n" not in str(caught.value)


def test_a_missing_or_binary_file_of_pairs_is_refused(catalog, tmp_path):
    with pytest.raises(TrainingError, match="Cannot read the pairs"):
        read_pairs(tmp_path / "none.csv", catalog)
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(TrainingError, match="not UTF-8"):
        read_pairs(tmp_path / "b.csv", catalog)
