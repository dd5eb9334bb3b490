"""What an encoder is, and one for tests that needs no weights.

It knows no model format.
"""

import re
from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["Encoder", "HashEncoder", "Progress", "Vectors"]

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]

_WORD = re.compile(r"\w+")


class Encoder(Protocol):
    """Text to unit vectors.

    Attributes:
        name: for people: the base's name, or the trained model's folder.
        dimension: length of a vector.
        fingerprint: hexadecimal digits that differ for any two encoders whose vectors differ.
    """

    name: str
    dimension: int
    fingerprint: str

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return (n, dimension) float32 rows of length 1, in the order of the texts."""
        ...

    def encode_products(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Likewise for product texts; calls progress(done, total) now and then."""
        ...


class HashEncoder:
    """A bag of hashed words: the same text gives the same vector, shared words a higher product.

    It needs no weights and takes microseconds. For tests, and to try the rest without a model.
    """

    def __init__(self, dimension: int = 64) -> None:
        """Makes vectors of the given length."""
        self.name = f"hash-{dimension}"
        self.dimension = dimension
        self.fingerprint = blake2b(self.name.encode(), digest_size=16).hexdigest()

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return (n, dimension) float32 unit rows."""
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in _WORD.findall(text.lower()) or [""]:
                seed = int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")
                row += np.random.default_rng(seed).standard_normal(self.dimension, np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1e-12), dtype=np.float32)

    def encode_products(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return (n, dimension) float32 unit rows."""
        rows = self.encode_queries(texts)
        if progress is not None:
            progress(len(texts), len(texts))
        return rows
