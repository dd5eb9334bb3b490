"""Pictures of `vitrine evaluate diversity`: the trade-off curves, and a facet grid per query."""

import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ConfigError
from assistant.evaluation.diversity_systems import Sample

__all__ = ["plot_grid", "plot_tradeoff"]

SHOWN_VALUES = 12


def plot_tradeoff(
    curves: Mapping[str, Sequence[Mapping[str, float]]], run_at: tuple[float, float], path: Path
) -> Path:
    """Draws mean relevance against facet coverage, one curve per method over its weight.

    Args:
        curves: name -> points with "weight", "relevance" and "facet_coverage".
        run_at: our relevance and coverage at the default weights.
        path: where the picture goes.
    """
    figure, axes = _figure(7.0, 5.0)
    for name, points in curves.items():
        axes.plot(
            [point["relevance"] for point in points],
            [point["facet_coverage"] for point in points],
            marker="o",
            markersize=3,
            linewidth=2.2 if name == "ours" else 1.1,
            label=name,
        )
    axes.plot(*run_at, marker="*", markersize=14, linestyle="", color="black", label="ours as run")
    axes.set_xlabel("mean relevance of 6")
    axes.set_ylabel("facet coverage@6")
    axes.grid(alpha=0.3)
    axes.legend()
    return _save(figure, path)


def plot_grid(sample: Sample, lists: Mapping[str, NDArray[np.int64]], folder: Path) -> Path:
    """Draws which ranker shows how many items of which facet value, for one query.

    Args:
        sample: the query and its candidates.
        lists: system -> positions shown.
        folder: where "grid-<query>.png" goes.
    """
    facets = sample.facets
    counts = facets.counts()
    rows = [
        v
        for f in range(len(facets.names))
        for v in sorted(
            np.flatnonzero(facets.facet_of == f).tolist(),
            key=lambda v: (-int(counts[v]), facets.values[v]),
        )[:SHOWN_VALUES]
    ]
    shown = np.zeros((len(rows), len(lists)), np.int64)
    for place, items in enumerate(lists.values()):
        for item in items.tolist():
            have = set(facets.of(item).tolist())
            shown[:, place] += np.asarray([v in have for v in rows], np.int64)
    figure, axes = _figure(2.5 + 0.8 * len(lists), 1.2 + 0.24 * len(rows))
    axes.imshow(shown, cmap="Greens", vmin=0, aspect="auto")
    axes.set_xticks(range(len(lists)), list(lists), rotation=35, ha="right", fontsize=8)
    axes.set_yticks(range(len(rows)), [" ".join(facets.pair(v)) for v in rows], fontsize=7)
    most = shown.max(initial=1)
    for (row, column), count in np.ndenumerate(shown):
        if count:
            ink = "white" if count > most / 2 else "black"
            axes.text(column, row, str(count), ha="center", va="center", fontsize=7, color=ink)
    axes.set_title(sample.query, fontsize=10)
    name = re.sub(r"[^a-z0-9]+", "-", sample.query.lower()).strip("-") or "query"
    return _save(figure, folder / f"grid-{sample.key}-{name[:40]}.png")


def _figure(width: float, height: float) -> tuple[Any, Any]:
    try:
        # Figures made without pyplot need no display and leave no state behind.
        figure_class = import_module("matplotlib.figure").Figure
        import_module("matplotlib.backends.backend_agg")
    except ImportError:
        raise ConfigError("--plot draws with matplotlib: pip install matplotlib") from None
    figure = figure_class(figsize=(width, height), layout="constrained")
    return figure, figure.subplots()


def _save(figure: Any, path: Path) -> Path:  # noqa: ANN401 - matplotlib has no strict types
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=110)
    return path
