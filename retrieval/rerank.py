"""The optional last word of search: a cross-encoder reads the query beside each candidate.

Far slower than the two channels and, with a model that knows the language of the shop, more exact;
so it reorders only the first few. It knows no filters: what it is given has passed them.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import EncoderError, first_line

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

__all__ = ["RERANKED", "Reranker", "load_cross_encoder", "reorder"]

# As many as a shopper may come to see; each costs a pass of the model.
RERANKED = 50
BATCH = 32


class Reranker(Protocol):
    """Scores pairs of query and product text."""

    def scores(self, query: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return (n,) float32, higher is better; comparable within one query only."""
        ...


class TorchReranker:
    """A cross-encoder of sentence-transformers on the CPU."""

    def __init__(self, model: "CrossEncoder") -> None:
        """Wraps a loaded model."""
        self._model = model

    def scores(self, query: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return (n,) float32, higher is better."""
        pairs = [(query, text) for text in texts]
        found = self._model.predict(pairs, batch_size=BATCH, show_progress_bar=False)
        return np.asarray(found, dtype=np.float32)


def load_cross_encoder(name: str) -> Reranker:
    """Open a cross-encoder with one output.

    Args:
        name: the folder or name of a sentence-transformers cross-encoder.

    Raises:
        EncoderError: there is no such model, it cannot be read, or it has several outputs.
    """
    from sentence_transformers import CrossEncoder

    try:
        model = CrossEncoder(name, device="cpu")
    except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
        raise EncoderError(
            f"No cross-encoder {name!r}: {first_line(error)} "
            "Give the folder or the name of a sentence-transformers cross-encoder."
        ) from None
    if model.num_labels != 1:
        raise EncoderError(
            f"The cross-encoder {name!r} has {model.num_labels} outputs; it must have one."
        )
    return TorchReranker(model)


def reorder(scores: NDArray[np.float32], judged: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return scores of which the first len(judged) are in the order of `judged`.

    The scores stay the same numbers, so that they remain comparable with those that follow.

    Args:
        scores: (n,) best first.
        judged: (m,) of the first m, higher is better; ties keep their order.
    """
    found = scores.copy()
    found[np.argsort(-judged, kind="stable")] = scores[: len(judged)]
    return found
