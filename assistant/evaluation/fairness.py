"""Who is shown: exposure by seller, brand, price band and age against the eligible pool.

Every kind of thing that the shop has is asked for once. A group's eligible share is its share of
the candidates, its exposure the share of the places that it has, those further up counting more
(Singh and Joachims 2018, "Fairness of exposure in rankings", with the discount of DCG).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.errors import ConfigError
from assistant.evaluation.diversity_plots import new_figure, save_figure
from assistant.evaluation.intervals import jackknife
from assistant.search import Found, ShelfSearch
from assistant.shop.settings import ShopSettings
from ranking.measures import gini
from retrieval.filters import SearchFilter
from retrieval.search import Retriever

__all__ = ["evaluate_fairness"]

DIMENSIONS = ("seller", "brand", "price", "age")
NOTE = (
    "exposure / eligible is 1 where a group is shown as much as it is among the candidates; gini is"
    " of that ratio over the groups"
)
# A group of fewer candidates than this, over all requests, tells nothing.
ENOUGH = 5
PLOTTED = 25


@dataclass(frozen=True, slots=True)
class _Shown:
    """One request: its shelf's groups by place, its candidates' groups."""

    places: tuple[tuple[str, ...], ...]
    pool: Mapping[str, int]
    size: int


def evaluate_fairness(
    retriever: Retriever, settings: ShopSettings, plot_dir: Path | None = None
) -> dict[str, Any]:
    """Audit the exposure of a shop's shelves.

    Args:
        retriever: the shop's index.
        settings: the owner's, with the floors that are to be kept.
        plot_dir: where the pictures go; None draws none.

    Returns:
        {"requests", "note", "systems": {name: {dimension: {"gini": {"mean", "low", "high"},
        "least": {"group", "ratio"}, "groups": {name: {"eligible", "exposure", "ratio"}}}}},
        "floors": {group: {"asked", "given", "given_without", "ok"}}, "plots"}.

    Raises:
        ConfigError: the shop has no category with enough products to choose from.
    """
    size = settings.shelf.size
    kinds = Counter(p.category[-1] for p in retriever.catalog if p.category)
    asked = sorted(kind for kind, count in kinds.items() if count > size)
    if not asked:
        raise ConfigError(f"No category of the shop has more than {size} products to choose from.")
    bare = settings.exposure.model_copy(update={"floors": {}})
    without = settings.model_copy(update={"exposure": bare})
    systems = {
        "relevance": ShelfSearch(retriever, without, ranker="relevance"),
        "ours, no floors": ShelfSearch(retriever, without),
        "ours": ShelfSearch(retriever, settings),
    }
    shown = {name: [_ask(search, kind) for kind in asked] for name, search in systems.items()}
    figures = {
        name: {d: told for d in DIMENSIONS if (told := _audit(requests, d))}
        for name, requests in shown.items()
    }
    return {
        "requests": len(asked),
        "note": NOTE,
        "systems": figures,
        "floors": {
            group: _kept(group, share, shown["ours"], shown["ours, no floors"])
            for group, share in settings.exposure.floors.items()
        },
        "plots": [] if plot_dir is None else _draw(figures, plot_dir),
    }


def _ask(search: ShelfSearch, kind: str) -> _Shown:
    found: Found = search.search(kind, SearchFilter(include={"category": (kind,)}))
    groups = search.facets.groups
    catalog = search.catalog
    pool = Counter(
        group for at in found.considered for group in groups[found.candidates.positions[at]]
    )
    places = tuple(groups[catalog.position(product.id)] for product in found.products)
    return _Shown(places, pool, len(found.considered))


def _audit(requests: Sequence[_Shown], dimension: str) -> dict[str, Any]:
    """Return one dimension's figures; {} where the shop does not tell its groups apart."""
    ratios = _ratios(requests, dimension)
    if len(ratios) < 2:
        return {}
    least = min(ratios, key=lambda group: (ratios[group]["ratio"], group))
    return {
        "gini": jackknife(
            requests, lambda some: gini([e["ratio"] for e in _ratios(some, dimension).values()])
        ),
        "least": {"group": least, "ratio": ratios[least]["ratio"]},
        "groups": ratios,
    }


def _ratios(requests: Sequence[_Shown], dimension: str) -> dict[str, dict[str, float]]:
    eligible: dict[str, float] = defaultdict(float)
    exposed: dict[str, float] = defaultdict(float)
    counted: Counter[str] = Counter()
    whole = 0.0
    for request in requests:
        weights = 1.0 / np.log2(np.arange(2, len(request.places) + 2))
        total = float(weights.sum())
        whole += total
        for group, count in request.pool.items():
            if _dimension(group) == dimension:
                eligible[group] += total * count / request.size
                counted[group] += count
        for groups, weight in zip(request.places, weights.tolist(), strict=True):
            for group in groups:
                exposed[group] += weight
    return {
        group: {
            "eligible": eligible[group] / whole,
            "exposure": exposed[group] / whole,
            "ratio": exposed[group] / eligible[group],
        }
        for group in sorted(eligible)
        if counted[group] >= ENOUGH
    }


def _dimension(group: str) -> str:
    return "age" if group in ("new", "old") else group.partition(":")[0]


def _kept(
    group: str, asked: float, shown: Sequence[_Shown], without: Sequence[_Shown]
) -> dict[str, Any]:
    """Return the share of the places that a group has where it has products, with its floor."""
    given = _share(group, shown)
    # Less than a place is dealt out by chance, so a batch may fall short by its deviation.
    places = sum(len(request.places) for request in shown if request.pool.get(group))
    slack = 2.0 * float(np.sqrt(asked * (1.0 - asked) / max(places, 1)))
    return {
        "asked": asked,
        "given": given,
        "given_without": _share(group, without),
        "ok": given >= asked - slack,
    }


def _share(group: str, requests: Sequence[_Shown]) -> float:
    open_to = [request for request in requests if request.pool.get(group)]
    places = sum(len(request.places) for request in open_to)
    having = sum(group in groups for request in open_to for groups in request.places)
    return having / places if places else 0.0


def _draw(figures: Mapping[str, Any], folder: Path) -> list[str]:
    paths = []
    for dimension, told in figures["ours"].items():
        groups = sorted(told["groups"], key=lambda g: -told["groups"][g]["eligible"])[:PLOTTED]
        figure, axes = new_figure(7.0, 1.6 + 0.32 * len(groups))
        for at, name in enumerate(figures):
            ratios = [figures[name][dimension]["groups"].get(g, {}).get("ratio", 0) for g in groups]
            heights = [row + 0.27 * (at - 1) for row in range(len(groups))]
            axes.barh(heights, ratios, height=0.25, label=name)
        axes.axvline(1.0, color="black", linewidth=0.8)
        axes.set_yticks(range(len(groups)), groups, fontsize=7)
        axes.invert_yaxis()
        axes.set_xlabel("exposure / share of the candidates")
        axes.legend(fontsize=8)
        paths.append(str(save_figure(figure, folder / f"fairness-{dimension}.png")))
    return paths
