"""Hashed character n-grams: what a message looks like, misspelt or not. Needs no model."""

from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from assistant.understanding.words.text import fold

__all__ = ["BUCKETS", "ngram_ids"]

BUCKETS = 8192
_SIZES = (3, 4, 5)
# Characters that count; a longer message says its intent early.
_READ = 400


def ngram_ids(text: str) -> NDArray[np.int64]:
    """Returns the distinct buckets, in [0, BUCKETS), of a message's words and their n-grams.

    Digits are all "0", so that an order number is one shape. Linear in the first 400 characters.
    """
    folded = "".join(
        "0" if c.isdigit() else c if c.isalpha() or c in "'?#$€£" else " "
        for c in fold(text[:_READ])
    )
    words = folded.split()
    grams = {f"={word}" for word in words}
    grams.update(f"{one}_{two}" for one, two in zip(words, words[1:], strict=False))
    for word in words:
        padded = f"<{word}>"
        for size in _SIZES:
            grams.update(padded[at : at + size] for at in range(len(padded) - size + 1))
    ids = {crc32(gram.encode()) % BUCKETS for gram in grams}
    return np.fromiter(sorted(ids), dtype=np.int64, count=len(ids))
