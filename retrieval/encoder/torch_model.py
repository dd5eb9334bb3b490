"""Any sentence-transformers model, by name or path: slower to start, and for all other kinds.

The only file beside training that imports sentence_transformers.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.encoder.protocol import Progress, Vectors
from retrieval.errors import EncoderError, first_line

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

__all__ = ["TorchEncoder", "load_sentence_transformer", "open_torch_encoder"]

BATCH = 32
CHUNK = 512


class TorchEncoder:
    """A sentence-transformers model on the CPU."""

    def __init__(self, model: "SentenceTransformer", name: str) -> None:
        """Wraps a loaded model."""
        self.name = name
        self._model = model
        self.dimension = int(self._encode(["dimension"]).shape[1])
        self.fingerprint = _fingerprint(model)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return (n, dimension) float32 unit rows, in the order of the texts."""
        return self._encode(list(texts), query=True)

    def encode_products(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Likewise; calls progress(done, total) now and then."""
        parts = []
        for start in range(0, len(texts), CHUNK):
            parts.append(self._encode(list(texts[start : start + CHUNK])))
            if progress is not None:
                progress(min(start + CHUNK, len(texts)), len(texts))
        return np.concatenate(parts) if parts else np.zeros((0, self.dimension), np.float32)

    def _encode(self, texts: list[str], *, query: bool = False) -> Vectors:
        encode = self._model.encode_query if query else self._model.encode_document
        rows = encode(texts, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(rows, dtype=np.float32).reshape(len(texts), -1)


def _fingerprint(model: "SentenceTransformer") -> str:
    digest = blake2b(digest_size=16)
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.detach().cpu().float().numpy().tobytes())
    digest.update(f"{model.max_seq_length} {model.prompts}".encode())
    return digest.hexdigest()


def load_sentence_transformer(
    name: str, config_kwargs: dict[str, Any] | None = None
) -> "SentenceTransformer":
    """Load a model on the CPU, without the bar that transformers draws over ours.

    Args:
        name: of a model, or its folder.
        config_kwargs: what differs from the model's own configuration, such as dropout.
    """
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]
    return SentenceTransformer(name, device="cpu", config_kwargs=config_kwargs)


def open_torch_encoder(name: str) -> TorchEncoder:
    """Load a model by name or path.

    Raises:
        EncoderError: there is no such model, or it cannot be read.
    """
    try:
        return TorchEncoder(load_sentence_transformer(name), name)
    except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
        raise EncoderError(
            f"No encoder {name!r}: {first_line(error)} "
            "Give the folder or the name of a sentence-transformers model."
        ) from None
