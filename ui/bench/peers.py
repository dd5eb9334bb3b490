"""The ranker's peers as they are meant to be called; each is imported only when it is asked for."""

from collections.abc import Callable
from typing import Any

import numpy as np

from ui.bench.requests import Request

__all__ = ["PEERS"]

Call = Callable[[], object]


def _pyversity(strategy: str) -> Callable[[Request, int], Call]:
    def build(request: Request, k: int) -> Call:
        from pyversity import diversify

        scores = request.relevance.astype(np.float32)
        return lambda: diversify(request.embeddings, scores, k, strategy)

    return build


def _submodlib_facility_location(request: Request, k: int) -> Call:
    from submodlib import FacilityLocationFunction

    n = len(request.ids)

    def select() -> object:
        function = FacilityLocationFunction(
            n=n, mode="dense", sijs=request.embeddings @ request.embeddings.T, separate_rep=False
        )
        return function.maximize(budget=k, optimizer="LazyGreedy", show_progress=False)

    return select


def _submodlib_set_cover(request: Request, k: int) -> Call:
    from submodlib import SetCoverFunction

    n, facets = len(request.ids), request.facets
    covers = [set(facets.of(i).tolist()) for i in range(n)]
    weights = (facets.counts() / n).tolist()

    def select() -> object:
        function = SetCoverFunction(
            n=n, cover_set=covers, num_concepts=len(weights), concept_weights=weights
        )
        return function.maximize(budget=k, optimizer="LazyGreedy", show_progress=False)

    return select


def _apricot(request: Request, k: int) -> Call:
    from apricot import FacilityLocationSelection

    rows = request.embeddings
    return lambda: FacilityLocationSelection(k, metric="cosine", verbose=False).fit(rows)


def _langchain(as_lists: bool) -> Callable[[Request, int], Call]:
    def build(request: Request, k: int) -> Call:
        from langchain_core.vectorstores.utils import maximal_marginal_relevance

        # It takes an array too, against its annotation.
        rows: Any = request.embeddings.tolist() if as_lists else request.embeddings
        return lambda: maximal_marginal_relevance(request.query, rows, lambda_mult=0.5, k=k)

    return build


def _divsel(request: Request, k: int) -> Call:
    from divsel import gist_select

    utilities = request.relevance.astype(np.float64)
    return lambda: gist_select(request.embeddings, utilities, k=k)


PEERS: dict[str, Callable[[Request, int], Call]] = {
    "pyversity mmr": _pyversity("mmr"),
    "pyversity dpp": _pyversity("dpp"),
    "pyversity ssd": _pyversity("ssd"),
    "pyversity cover": _pyversity("cover"),
    "submodlib facility location": _submodlib_facility_location,
    "submodlib set cover": _submodlib_set_cover,
    "apricot facility location": _apricot,
    "langchain mmr, lists": _langchain(as_lists=True),
    "langchain mmr, array": _langchain(as_lists=False),
    "divsel gist": _divsel,
}
