import numpy as np
import pytest

from retrieval.errors import EncoderError
from retrieval.evaluate import evaluate_systems, retrieval_systems
from retrieval.filters import SearchFilter
from retrieval.rerank import load_cross_encoder, reorder


class LongestFirst:
    """Judges by length, so that its order is no one else's."""

    def scores(self, query, texts):
        return np.array([len(text) for text in texts], dtype=np.float32)


def test_the_first_are_put_in_the_order_judged_and_the_rest_stay():
    scores = np.array([0.9, 0.8, 0.7, 0.6], dtype=np.float32)
    found = reorder(scores, np.array([1.0, 3.0, 2.0], dtype=np.float32))
    assert found.tolist() == pytest.approx([0.7, 0.9, 0.8, 0.6])


def test_scores_that_tie_keep_the_order_of_the_fusion():
    scores = np.array([0.9, 0.8, 0.7], dtype=np.float32)
    assert np.array_equal(reorder(scores, np.zeros(3, dtype=np.float32)), scores)


def test_a_reranker_reorders_what_search_found_and_finds_nothing_else(retriever):
    where = SearchFilter(price_max_minor=10_000)
    before = retriever.search("toner cartridge", where)
    retriever.reranker = LongestFirst()
    after = retriever.search("toner cartridge", where)
    assert {h.id for h in after.hits} == {h.id for h in before.hits}
    assert [h.id for h in after.hits] != [h.id for h in before.hits]
    scores = [h.score for h in after.hits]
    assert scores == sorted(scores, reverse=True)
    assert "rerank" in after.timings_ms


def test_a_browse_is_not_reranked(retriever):
    before = retriever.search("")
    retriever.reranker = LongestFirst()
    assert [h.id for h in retriever.search("").hits] == [h.id for h in before.hits]


def test_the_reranker_is_measured_beside_the_others(retriever):
    systems = retrieval_systems(retriever, None, LongestFirst())
    found = evaluate_systems(systems, {"1": "boots"}, {"1": {"p1": 3}})
    assert set(found.systems) == {"bm25", "base", "hybrid_base", "hybrid", "reranked"}
    assert retriever.reranker is None


def test_an_unknown_cross_encoder_is_refused_in_one_line(tmp_path):
    pytest.importorskip("sentence_transformers")
    with pytest.raises(EncoderError, match="No cross-encoder") as caught:
        load_cross_encoder(str(tmp_path / "none"))
    assert "\n" not in str(caught.value)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("outputs", [1, 3])
def test_a_cross_encoder_is_opened_from_its_folder(retriever, tmp_path, outputs):
    pytest.importorskip("sentence_transformers")
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "boots", "hiking", "cable", "toner"]
    (tmp_path / "vocab.txt").write_text("\n".join(words))
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=8,
        num_labels=outputs,
    )
    BertForSequenceClassification(config).save_pretrained(tmp_path)
    BertTokenizerFast(str(tmp_path / "vocab.txt")).save_pretrained(tmp_path)
    if outputs > 1:
        with pytest.raises(EncoderError, match="has 3 outputs"):
            load_cross_encoder(str(tmp_path))
        return
    retriever.reranker = load_cross_encoder(str(tmp_path))
    found = retriever.search("hiking boots")
    assert len(found.hits) == len(retriever.catalog)
