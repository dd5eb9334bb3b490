"""Intent probabilities: a small trained head over one encoder pass and hashed character n-grams.

The head belongs to one encoder, named by its fingerprint. With another encoder, or none, the same
head works from the n-grams alone: it was trained with the vector left out now and then.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.understanding.intent.features import ngram_ids
from retrieval.encoder import Encoder, HashEncoder, load_encoder

__all__ = ["HEAD_FILE", "IntentHead", "IntentModel", "fitting_encoder", "load_head"]

HEAD_FILE = "intent_head.npz"
_Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class IntentHead:
    """Weights of the head: logits = relu(v A + a) B + v C + mean of G over n-grams * scale + b.

    Attributes:
        intents: what the logits stand for, in order.
        encoder: fingerprint of the encoder whose vectors it takes.
        arrays: "hidden" (d, h), "hidden_bias" (h,), "out" (h, k), "skip" (d, k), "grams"
            (buckets, k), "bias" (k,), "absent" (k,) which stands in for a missing vector.
        card: how it was trained and how well it does.
    """

    intents: tuple[str, ...]
    encoder: str
    arrays: dict[str, _Array]
    card: dict[str, Any]

    def logits(self, texts: Sequence[str], vectors: _Array | None) -> _Array:
        """Returns (n, k) float32 logits; `vectors` are (n, d) unit rows, or None."""
        arrays = self.arrays
        rows = np.stack([self._gram_logits(text) for text in texts])
        if vectors is None:
            return rows + arrays["absent"]
        hidden = np.maximum(vectors @ arrays["hidden"] + arrays["hidden_bias"], 0.0)
        return np.asarray(
            rows + hidden @ arrays["out"] + vectors @ arrays["skip"], dtype=np.float32
        )

    def _gram_logits(self, text: str) -> _Array:
        ids = ngram_ids(text)
        total = self.arrays["grams"][ids].sum(axis=0) / np.sqrt(max(len(ids), 1))
        return np.asarray(total + self.arrays["bias"], dtype=np.float32)


@lru_cache(maxsize=1)
def load_head() -> IntentHead:
    """Reads the committed head; about half a megabyte."""
    path = files("assistant.understanding") / "weights" / HEAD_FILE
    with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        arrays = {name: stored[name].astype(np.float32) for name in stored.files if name != "card"}
        card = json.loads(bytes(stored["card"]).decode())
    return IntentHead(tuple(card["intents"]), card["encoder"]["fingerprint"], arrays, card)


def fitting_encoder(encoder: Encoder, cache: Path | None = None) -> Encoder:
    """Returns the given encoder if the head was trained on it, else the base one, which it was.

    A shop that has tuned its own encoder for search needs both; the base costs 30 MB of memory.
    The hashing encoder of tests stays: it needs no weights, so neither does reading.

    Args:
        encoder: the search's own.
        cache: where a built graph is kept, as for `load_encoder`.
    """
    fits = encoder.fingerprint == load_head().encoder
    return encoder if fits or isinstance(encoder, HashEncoder) else load_encoder(cache=cache)


class IntentModel:
    """The head with the encoder it belongs to."""

    def __init__(self, head: IntentHead, encoder: Encoder | None) -> None:
        """Keeps the encoder only if the head was trained on its vectors."""
        self.head = head
        self.encoder = (
            encoder if encoder is not None and encoder.fingerprint == head.encoder else None
        )

    def read(self, texts: Sequence[str]) -> list[tuple[dict[str, float], _Array | None]]:
        """Returns each text's probability per intent and its vector, from one pass over all.

        The vector is (d,) float32 of unit length; None without an encoder.
        """
        vectors = None
        if self.encoder is not None:
            vectors = np.asarray(self.encoder.encode_queries(list(texts)), dtype=np.float32)
        logits = self.head.logits(texts, vectors)
        weights = np.exp(logits - logits.max(axis=1, keepdims=True))
        weights /= weights.sum(axis=1, keepdims=True)
        return [
            (
                dict(zip(self.head.intents, map(float, row), strict=True)),
                None if vectors is None else vectors[at],
            )
            for at, row in enumerate(weights)
        ]
