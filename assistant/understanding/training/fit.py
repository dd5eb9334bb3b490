"""Fits the intent head: a hidden layer over the sentence vector beside hashed n-grams."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from assistant.understanding.intent.features import BUCKETS, ngram_ids

__all__ = ["FitSettings", "fit_head"]


@dataclass(frozen=True, slots=True)
class FitSettings:
    """How the head is fitted; every value was compared on the development halves."""

    hidden: int = 320
    epochs: int = 12
    batch: int = 256
    rate: float = 2e-3
    smoothing: float = 0.05
    absent_share: float = 0.15
    noise: float = 0.01
    gram_dropout: float = 0.2
    seed: int = 11


class _Head(nn.Module):
    def __init__(self, dimension: int, classes: int, settings: FitSettings) -> None:
        super().__init__()
        self.hidden = nn.Linear(dimension, settings.hidden)
        self.drop = nn.Dropout(0.2)
        self.out = nn.Linear(settings.hidden, classes, bias=False)
        self.skip = nn.Linear(dimension, classes, bias=False)
        self.grams = nn.EmbeddingBag(BUCKETS, classes, mode="sum")
        self.bias = nn.Parameter(torch.zeros(classes))
        self.absent = nn.Parameter(torch.zeros(classes))
        nn.init.zeros_(self.grams.weight)

    def forward(
        self,
        vectors: torch.Tensor,
        ids: torch.Tensor,
        offsets: torch.Tensor,
        scale: torch.Tensor,
        absent: torch.Tensor,
    ) -> torch.Tensor:
        dense = self.out(self.drop(torch.relu(self.hidden(vectors)))) + self.skip(vectors)
        dense = torch.where(absent[:, None], self.absent[None, :], dense)
        grams: torch.Tensor = self.grams(ids, offsets) * scale[:, None]
        return dense + grams + self.bias


def fit_head(
    texts: Sequence[str],
    intents: Sequence[str],
    vectors: NDArray[np.float32],
    names: Sequence[str],
    settings: FitSettings,
) -> dict[str, NDArray[np.float16]]:
    """Returns the head's arrays, float16, as `IntentHead` takes them. Deterministic on one machine.

    Args:
        texts: n messages.
        intents: their intents, each in `names`.
        vectors: (n, d) float32 unit rows.
        names: the intents in the order of the logits.
        settings: how to fit.
    """
    torch.manual_seed(settings.seed)
    random = np.random.default_rng(settings.seed)
    place = {name: at for at, name in enumerate(names)}
    labels = torch.tensor([place[intent] for intent in intents])
    grams = [ngram_ids(text) for text in texts]
    counts = Counter(intents)
    weight = torch.tensor(
        [(len(texts) / (len(names) * max(counts[n], 1))) ** 0.4 for n in names], dtype=torch.float32
    )
    head = _Head(vectors.shape[1], len(names), settings)
    optimiser = torch.optim.AdamW(head.parameters(), lr=settings.rate, weight_decay=1e-2)
    steps = settings.epochs * (len(texts) // settings.batch + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, settings.rate, total_steps=steps + 1)
    loss_of = nn.CrossEntropyLoss(weight=weight, label_smoothing=settings.smoothing)
    dense = torch.from_numpy(np.ascontiguousarray(vectors, dtype=np.float32))
    head.train()
    for _ in range(settings.epochs):
        order = random.permutation(len(texts))
        for start in range(0, len(order), settings.batch):
            rows = order[start : start + settings.batch]
            flat = np.concatenate([grams[row] for row in rows])
            owner = np.repeat(np.arange(len(rows)), [len(grams[row]) for row in rows])
            kept = random.random(len(flat)) >= settings.gram_dropout
            sizes = np.bincount(owner[kept], minlength=len(rows))
            offsets = np.concatenate([[0], np.cumsum(sizes)[:-1]])
            batch = dense[rows] + settings.noise * torch.randn(len(rows), dense.shape[1])
            logits = head(
                batch,
                torch.from_numpy(flat[kept]),
                torch.from_numpy(offsets),
                torch.from_numpy((1 / np.sqrt(np.maximum(sizes, 1))).astype(np.float32)),
                torch.from_numpy(random.random(len(rows)) < settings.absent_share),
            )
            optimiser.zero_grad()
            loss_of(logits, labels[rows]).backward()
            optimiser.step()
            schedule.step()
    return {
        "hidden": _half(head.hidden.weight.T),
        "hidden_bias": _half(head.hidden.bias),
        "out": _half(head.out.weight.T),
        "skip": _half(head.skip.weight.T),
        "grams": _half(head.grams.weight),
        "bias": _half(head.bias),
        "absent": _half(head.absent),
    }


def _half(tensor: torch.Tensor) -> NDArray[np.float16]:
    return np.ascontiguousarray(tensor.detach().numpy(), dtype=np.float16)
