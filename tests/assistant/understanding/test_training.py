from random import Random

import numpy as np
import pytest

from assistant.errors import ConfigError
from assistant.understanding import INTENTS
from assistant.understanding.training.corpus import load_bitext, typo_copies
from assistant.understanding.training.utterances import add_typos, make_utterances
from assistant.understanding.training.wordlists import load_phrases, load_templates


def test_every_intent_has_templates_and_every_field_is_filled():
    assert set(load_templates()) == set(INTENTS)
    made = list(make_utterances(dict.fromkeys(INTENTS, 200), 3))
    assert len(made) == 200 * len(INTENTS)
    assert not [text for text, _ in made if set(text) & set("{}[]|@") or not text.strip()]


def test_utterances_repeat_with_the_seed():
    counts = {"search": 20, "refine": 20}
    assert list(make_utterances(counts, 3)) == list(make_utterances(counts, 3))
    assert list(make_utterances(counts, 3)) != list(make_utterances(counts, 4))


def test_names_of_other_catalogues_are_used():
    made = " ".join(text for text, _ in make_utterances({"search": 200}, 3, ["zorbulator"]))
    assert "zorbulator" in made.lower()


def test_phrases_are_whole():
    phrases = load_phrases()
    assert "my daughter turns six on Saturday" in phrases["plan"]
    assert all("  " not in item and "|" not in item for items in phrases.values() for item in items)


def test_typos_change_as_many_places_as_asked():
    text = "waterproof hiking boots"
    for count in (1, 2, 3):
        misspelt = add_typos(text, count, Random(5))
        assert misspelt != text
        assert abs(len(misspelt) - len(text)) <= count
    assert add_typos("12", 2, Random(5)) == "12"
    copies = typo_copies([(text, "search")], 3, 1)
    assert [intent for _, intent in copies] == ["search"] * 3


def test_missing_data_is_one_clear_line(tmp_path):
    with pytest.raises(ConfigError, match="intent_map.json is not there"):
        load_bitext(tmp_path, "dev")


def test_the_head_learns_and_is_written_and_read_back(tmp_path):
    pytest.importorskip("torch")
    from assistant.understanding.intent.model import IntentHead
    from assistant.understanding.train import write_head
    from assistant.understanding.training.fit import FitSettings, fit_head

    names = ("search", "human")
    texts = [f"red boots {n}" for n in range(40)] + [f"call a person {n}" for n in range(40)]
    intents = ["search"] * 40 + ["human"] * 40
    vectors = np.repeat(np.eye(8, dtype=np.float32)[:2], 40, axis=0)
    settings = FitSettings(hidden=4, epochs=30, batch=16)
    arrays = fit_head(texts, intents, vectors, names, settings)
    write_head(tmp_path / "head.npz", arrays, {"intents": names})
    with np.load(tmp_path / "head.npz") as stored:
        kept = {n: stored[n].astype(np.float32) for n in stored.files if n != "card"}
    head = IntentHead(names, "none", kept, {})
    for given in (vectors, None):
        guessed = head.logits(texts, given).argmax(axis=1)
        assert [names[at] for at in guessed] == intents
