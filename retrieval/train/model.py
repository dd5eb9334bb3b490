"""The encoder as torch sees it: what of it learns, and how the change is written down.

It knows no pairs and no products.
"""

import json
import os
import re
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from retrieval.encoder.load import BASE_NAME
from retrieval.encoder.torch_model import load_sentence_transformer
from retrieval.encoder.weights import (
    ADAPTER_FILE,
    ADAPTER_PREFIX,
    BASE_SHA256,
    CHANGED_FILE,
    MODEL_FILE,
    base_folder,
)
from retrieval.errors import TrainingError
from retrieval.train.settings import TrainSettings, frozen_layers

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

__all__ = [
    "copied_tensors",
    "open_trainable",
    "set_trainable_tensors",
    "trainable_tensors",
    "write_model",
]

LORA_MODULES = (
    r".*layer\.\d+\.(attention\.self\.(query|key|value)|attention\.output\.dense"
    r"|intermediate\.dense|output\.dense)"
)
_LAYER = re.compile(r"encoder\.layer\.(\d+)\.")


def open_trainable(settings: TrainSettings) -> "SentenceTransformer":
    """Load the base encoder with only the chosen part learning.

    Raises:
        EncoderError: the base is missing or has another checksum.
        TrainingError: settings.train is not allowed.
    """
    dropout = {
        "hidden_dropout_prob": settings.dropout,
        "attention_probs_dropout_prob": settings.dropout,
    }
    model = load_sentence_transformer(str(base_folder()), config_kwargs=dropout)
    model.max_seq_length = settings.max_tokens
    layers = int(_bert(model).config.num_hidden_layers)
    frozen = frozen_layers(settings.train, layers)
    if settings.train == "lora":
        _add_lora(model, settings)
        return model
    for name, parameter in _bert(model).named_parameters():
        layer = _LAYER.search(name)
        low = frozen and (layer is None or int(layer[1]) < frozen)
        parameter.requires_grad_(not low and not name.startswith("pooler."))
    return model


def _bert(model: "SentenceTransformer") -> Any:  # noqa: ANN401 - transformers' BertModel
    transformer: Any = model[0]
    return transformer.model


def _add_lora(model: "SentenceTransformer", settings: TrainSettings) -> None:
    from peft import LoraConfig, TaskType, inject_adapter_in_model

    config = LoraConfig(
        task_type=TaskType.FEATURE_EXTRACTION,
        r=settings.lora_rank,
        lora_alpha=2 * settings.lora_rank,
        # The encoder's own dropout is enough; this one costs a fifth of a step.
        lora_dropout=0.0,
        target_modules=LORA_MODULES,
    )
    # Injection also freezes everything but the additions.
    inject_adapter_in_model(config, _bert(model))


def trainable_tensors(model: "SentenceTransformer") -> dict[str, NDArray[Any]]:
    """Return what learns, by name."""
    return {
        name: parameter.detach().cpu().numpy()
        for name, parameter in _bert(model).named_parameters()
        if parameter.requires_grad
    }


def copied_tensors(model: "SentenceTransformer") -> dict[str, NDArray[Any]]:
    """Return the same, as they are now: training changes the model's own in place."""
    return {name: tensor.copy() for name, tensor in trainable_tensors(model).items()}


def set_trainable_tensors(model: "SentenceTransformer", tensors: dict[str, NDArray[Any]]) -> None:
    """Put back what `trainable_tensors` gave.

    Raises:
        TrainingError: they are of another kind of training.
    """
    import torch

    parameters = {n: p for n, p in _bert(model).named_parameters() if p.requires_grad}
    if parameters.keys() != tensors.keys():
        raise TrainingError(
            "The checkpoint is of a training with other settings. Remove its folder and train anew."
        )
    with torch.no_grad():
        for name, parameter in parameters.items():
            parameter.copy_(torch.from_numpy(tensors[name]))


def write_model(
    model: "SentenceTransformer",
    settings: TrainSettings,
    out: Path,
    facts: dict[str, Any],
    card: str = "",
) -> None:
    """Write what learnt into a folder, all of it or nothing.

    Args:
        model: trained.
        settings: that it was trained with.
        out: the folder; replaced if `vitrine train` wrote it before.
        facts: data, counts and figures, kept beside the weights.
        card: the same for people, as README.md.

    Raises:
        OSError: the disk is full or read-only; what stood in `out` still does.
    """
    from safetensors.numpy import save_file

    out.parent.mkdir(parents=True, exist_ok=True)
    part = Path(mkdtemp(prefix="model-part-", dir=out.parent))
    try:
        tensors = trainable_tensors(model)
        if settings.train == "lora":
            save_file(_adapter(tensors), part / ADAPTER_FILE)
            (part / "adapter_config.json").write_text(_adapter_config(settings), "utf-8")
        else:
            save_file({n: np.ascontiguousarray(t) for n, t in tensors.items()}, part / CHANGED_FILE)
        told = {
            "base": BASE_NAME,
            "base_sha256": BASE_SHA256,
            "kind": "lora" if settings.train == "lora" else "tensors",
            "dimension": settings.dimension,
            "settings": settings.model_dump(),
            **facts,
        }
        (part / MODEL_FILE).write_text(json.dumps(told, indent=2) + "\n", "utf-8")
        if card:
            (part / "README.md").write_text(card, "utf-8")
        part.chmod(0o755)
        _swap(part, out)
    finally:
        rmtree(part, ignore_errors=True)


def _adapter(tensors: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """Return the additions under the names that peft gives them, in half precision."""
    return {
        ADAPTER_PREFIX + name.replace(".default.", "."): tensor.astype(np.float16)
        for name, tensor in tensors.items()
        if ".lora_" in name
    }


def _adapter_config(settings: TrainSettings) -> str:
    config = {
        "peft_type": "LORA",
        "task_type": "FEATURE_EXTRACTION",
        "base_model_name_or_path": BASE_NAME,
        "r": settings.lora_rank,
        "lora_alpha": 2 * settings.lora_rank,
        "lora_dropout": 0.0,
        "target_modules": LORA_MODULES,
        "inference_mode": True,
    }
    return json.dumps(config, indent=2) + "\n"


def _swap(part: Path, out: Path) -> None:
    """Put the new folder where the old one was; the old one comes back if that fails."""
    if not out.exists():
        os.replace(part, out)
        return
    old = Path(mkdtemp(prefix="model-old-", dir=out.parent))
    os.replace(out, old / "model")
    try:
        os.replace(part, out)
    except OSError:
        os.replace(old / "model", out)
        raise
    finally:
        rmtree(old, ignore_errors=True)
