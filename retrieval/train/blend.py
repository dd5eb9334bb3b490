"""How much of what was learnt is kept, so that the rest of language stays.

Weights on the way from the base's to the trained ones do better than either on what the training
did not show (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models"). How far to go is
read from general sentences, never from queries of the shop.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from retrieval.train.forgetting import correlation, similarities
from retrieval.train.model import set_trainable_tensors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

__all__ = ["SHARES", "blend", "keep_language"]

SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2)

Tensors = Mapping[str, NDArray[Any]]
Encode = Callable[[Sequence[str]], NDArray[np.float32]]


def blend(start: Tensors, trained: Tensors, share: float) -> dict[str, NDArray[Any]]:
    """Return the tensors `share` of the way from the base's to the trained ones.

    Of an adapter, whose change is the product of two matrices, the one that begins at zero is
    scaled, so that the change itself is.

    Args:
        start: what learns, as it was before training.
        trained: the same afterwards.
        share: 0 is the base, 1 is all of the change.
    """
    return {
        name: tensor if ".lora_A." in name else start[name] + share * (tensor - start[name])
        for name, tensor in trained.items()
    }


def keep_language(
    model: "SentenceTransformer", start: Tensors, trained: Tensors, encode: Encode, least: float
) -> float:
    """Leave the model with as much of its change as keeps general similarities; say how much.

    Args:
        model: trained.
        start: what learns, as it was before training.
        trained: the same afterwards.
        encode: by the model.
        least: correlation with the base's similarities that must be left; 0 keeps all of the
            change.

    Returns:
        One of SHARES, the smallest where even that changes more.
    """
    set_trainable_tensors(model, blend(start, trained, 0.0))
    before = similarities(encode)
    for share in SHARES:
        set_trainable_tensors(model, blend(start, trained, share))
        if correlation(before, similarities(encode)) >= least:
            break
    return share
