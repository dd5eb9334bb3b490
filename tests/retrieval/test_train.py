"""Training end to end on a catalogue made here, small enough for a minute."""

import json

import pytest

from retrieval.catalog import Catalog, Product, infer_facets
from retrieval.encoder import load_encoder
from retrieval.errors import TrainingError
from retrieval.train import TrainSettings
from retrieval.train.settings import frozen_layers
from retrieval.train.validation import hold_out, split_products

TINY = {
    "pairs": 24,
    "warmup_pairs": 8,
    "batch_size": 8,
    "evaluations": 1,
    "max_tokens": 16,
    "lora_rank": 4,
    "hard_negatives": False,
}


@pytest.fixture(scope="module")
def shop():
    things = ("kettle", "teapot", "mug", "plate", "bowl", "jug")
    colours = ("red", "blue", "green", "black")
    products = [
        Product(
            id=f"{thing}-{colour}",
            title=f"{colour.title()} {thing}",
            description=f"A {colour} {thing} for the table, glazed by hand.",
            category=("Kitchen", f"{thing.title()}s"),
            brand="Clayworks" if n % 2 else "Kilnside",
            price_minor=1000 + n,
            currency="EUR",
            attributes={"colour": colour},
        )
        for n, (thing, colour) in enumerate((t, c) for t in things for c in colours)
    ]
    return Catalog(products, "EUR", infer_facets(products))


@pytest.mark.parametrize("value", ["some", "top-0", "top-7", "top-x", "LORA", ""])
def test_a_part_that_cannot_be_trained_is_refused(value):
    with pytest.raises(TrainingError, match="lora, all, or top-1 to top-6"):
        TrainSettings(train=value)


def test_layers_are_frozen_from_below():
    assert [frozen_layers(part, 6) for part in ("all", "lora", "top-1", "top-6")] == [0, 0, 5, 0]


def test_versions_of_one_product_are_split_together(shop):
    families = [p.model_copy(update={"parent": p.id.partition("-")[0]}) for p in shop.products]
    parts = split_products(families, seed=1)
    assert sorted(p.id for part in parts for p in part) == sorted(p.id for p in families)
    names = [{p.parent for p in part} for part in parts]
    assert not names[0] & names[1]
    assert not names[0] & names[2]


def test_held_out_queries_have_an_answer_each(shop):
    held = hold_out(shop, shop.products[:4], queries=10)
    assert len(held.queries) == len(held.relevant) > 0
    assert all(held.relevant)
    exact = {text: at for at, text in enumerate(held.texts)}
    assert len(exact) == len(held.texts)


def test_a_small_catalogue_and_nothing_to_train_on_are_refused(shop, tmp_path):
    pytest.importorskip("sentence_transformers")
    from retrieval.train.tune import tune

    few = Catalog(shop.products[:5], "EUR", shop.facets)
    with pytest.raises(TrainingError, match="training needs 20 or more"):
        tune(few, [], TrainSettings(**TINY), tmp_path / "model")
    nothing = TrainSettings(**{**TINY, "pairs": 0, "warmup_pairs": 0})
    with pytest.raises(TrainingError, match="nothing to train on"):
        tune(shop, [], nothing, tmp_path / "model")
    assert not (tmp_path / "model").exists()


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.parametrize("part", ["lora", "top-1"])
@pytest.mark.filterwarnings("ignore")
def test_a_model_is_trained_written_and_loaded_without_torch(shop, tmp_path, part, capsys):
    pytest.importorskip("sentence_transformers")
    pytest.importorskip("peft")
    from retrieval.train.tune import tune

    seen = []
    settings = TrainSettings(**TINY, train=part, matryoshka=(128,), dimension=128)
    report = tune(
        shop, [], settings, tmp_path / "model", progress=lambda done, total: seen.append(done)
    )
    assert seen == sorted(seen)
    assert seen
    told = json.loads((tmp_path / "model" / "vitrine_model.json").read_text())
    assert told["pairs"]
    assert 0 < told["share"] <= 1
    assert told["test"]["after"] == report.facts["test"]["after"]
    assert "general paraphrases" in (tmp_path / "model" / "README.md").read_text()
    tuned = load_encoder(tmp_path / "model")
    assert tuned.encode_queries(["red kettle"]).shape == (1, 128)
    assert list((tmp_path / "model-work" / "tensorboard").iterdir())
    assert not (tmp_path / "model-work" / "checkpoints").exists()
    assert capsys.readouterr().out == ""


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
def test_a_training_that_was_killed_goes_on_from_its_checkpoint(shop, tmp_path):
    pytest.importorskip("peft")
    from retrieval.train.tune import tune

    settings = TrainSettings(**{**TINY, "evaluations": 4})

    def killed(done, total):
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tune(shop, [], settings, tmp_path / "model", progress=killed)
    assert list((tmp_path / "model-work" / "checkpoints").glob("checkpoint-*"))
    seen = []
    tune(shop, [], settings, tmp_path / "model", progress=lambda done, total: seen.append(done))
    assert seen[0] > 1


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
def test_a_full_disk_leaves_the_old_model_in_use(shop, tmp_path, monkeypatch):
    pytest.importorskip("peft")
    from retrieval.train import model as writer
    from retrieval.train.tune import tune

    old = tmp_path / "model"
    old.mkdir()
    (old / "vitrine_model.json").write_text("old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writer, "_swap", full)
    with pytest.raises(TrainingError, match="No space left") as caught:
        tune(shop, [], TrainSettings(**TINY), old)
    assert "\n" not in str(caught.value)
    assert (old / "vitrine_model.json").read_text() == "old"
