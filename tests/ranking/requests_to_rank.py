"""Requests to rank, drawn by hypothesis or made from a seed."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import strategies as st

from ranking import Facets

COLOURS = ["red", "green", "blue"]


@dataclass
class Request:
    ids: list
    relevance: np.ndarray
    embeddings: np.ndarray | None
    facets: Facets | None
    lists: dict | None

    def given(self):
        return {"embeddings": self.embeddings, "facets": self.facets}

    def permuted(self, order):
        return Request(
            [self.ids[i] for i in order],
            self.relevance[order],
            None if self.embeddings is None else self.embeddings[order],
            None
            if self.lists is None
            else Facets.from_lists({f: [v[i] for i in order] for f, v in self.lists.items()}),
            self.lists,
        )


def make(seed, n, d=8, *, facets=True, embeddings=True, levels=None):
    """A request of n candidates; `levels` rounds relevance so that ties occur."""
    rng = np.random.default_rng(seed)
    rows = rng.normal(size=(n, d))
    # Some exact copies, since shops have them.
    for i in range(1, n):
        if rng.random() < 0.15:
            rows[i] = rows[rng.integers(i)]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    relevance = rng.uniform(0, 1, n)
    if levels:
        relevance = np.round(relevance * levels) / levels
    lists = {
        "brand": [[f"b{rng.integers(4)}"] if rng.random() < 0.8 else [] for _ in range(n)],
        "colour": [[c for c in COLOURS if rng.random() < 0.4] for _ in range(n)],
    }
    return Request(
        [f"p{i:03d}" for i in rng.permutation(n)],
        relevance,
        rows if embeddings else None,
        Facets.from_lists(lists, {"colour": 2.0}) if facets else None,
        lists if facets else None,
    )


@st.composite
def requests(draw, least=0, most=10):
    mode = draw(st.sampled_from(["facets", "embeddings", "both", "neither"]))
    return make(
        draw(st.integers(0, 10**6)),
        draw(st.integers(least, most)),
        facets=mode in ("facets", "both"),
        embeddings=mode in ("embeddings", "both"),
        levels=draw(st.sampled_from([None, 1, 4])),
    )


@pytest.fixture
def request_maker():
    return make
