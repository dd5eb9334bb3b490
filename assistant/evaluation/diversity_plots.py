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
from ranking.measures import facet_coverage

__all__ = ["new_figure", "plot_grid", "plot_tradeoff", "save_figure"]

SHOWN_VALUES = 15


def plot_tradeoff(
    curves: Mapping[str, Sequence[Mapping[str, float]]],
    run_at: tuple[float, float],
    queries: int,
    path: Path,
) -> Path:
    """Draws mean relevance against facet coverage, one curve per method over its weight.

    Args:
        curves: name -> points with "weight", "relevance" and "facet_coverage".
        run_at: our relevance and coverage at the default weights.
        queries: how many the means are over.
        path: where the picture goes.
    """
    figure, axes = new_figure(7.0, 5.0)
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
    axes.axvline(run_at[0], color="black", linewidth=0.7, linestyle=":")
    axes.set_xlabel("mean relevance of the 6 shown")
    axes.set_ylabel("facet coverage@6")
    weights = [point["weight"] for points in curves.values() for point in points]
    axes.set_title(
        f"{queries} queries; weight of variety from {min(weights):g} (right) to {max(weights):g}",
        fontsize=10,
    )
    axes.grid(alpha=0.3)
    axes.legend()
    return save_figure(figure, path)


def plot_grid(sample: Sample, lists: Mapping[str, NDArray[np.int64]], folder: Path) -> Path:
    """Draws which ranker shows how many items of which facet value, for one query.

    Args:
        sample: the query and its candidates.
        lists: system -> positions shown.
        folder: where "grid-<query>.png" goes.
    """
    facets = sample.facets
    shown = np.zeros((len(facets.values), len(lists)), np.int64)
    for place, items in enumerate(lists.values()):
        for item in items.tolist():
            shown[facets.of(item), place] += 1
    rows, ends = _rows(sample, shown)
    figure, axes = new_figure(3.2 + 0.8 * len(lists), 1.6 + 0.24 * len(rows))
    axes.imshow(shown[rows], cmap="Greens", vmin=0, vmax=shown.max(initial=1) + 1, aspect="auto")
    for end in ends[:-1]:
        axes.axhline(end - 0.5, color="black", linewidth=0.8)
    coverage = [f"{name}\n{facet_coverage(facets, items):.2f}" for name, items in lists.items()]
    axes.set_xticks(range(len(lists)), coverage, rotation=35, ha="right", fontsize=8)
    counts = facets.counts().tolist()
    labels = [f"{' '.join(facets.pair(v))}  ({counts[v]})" for v in rows]
    axes.set_yticks(range(len(rows)), labels, fontsize=7)
    for (row, column), count in np.ndenumerate(shown[rows]):
        if count:
            axes.text(column, row, str(count), ha="center", va="center", fontsize=7)
    axes.set_title(
        f"{sample.query}: products shown by value (of so many candidates); facet coverage below",
        fontsize=9,
        loc="right",
    )
    name = re.sub(r"[^a-z0-9]+", "-", sample.query.lower()).strip("-") or "query"
    return save_figure(figure, folder / f"grid-{sample.key}-{name[:40]}.png")


def _rows(sample: Sample, shown: NDArray[np.int64]) -> tuple[list[int], list[int]]:
    """The values worth a row, facet by facet, and where each facet's rows end.

    Those that any ranker shows come before those that most candidates have; bands stay in order.
    """
    facets, rows, ends = sample.facets, list[int](), list[int]()
    counts = facets.counts()
    for first, size, _ in facets.spans.tolist():
        values = range(first, first + size)
        by_worth = sorted(values, key=lambda v: (not shown[v].any(), -int(counts[v]), v))
        kept = by_worth[: max(SHOWN_VALUES, int(shown[first : first + size].any(axis=1).sum()))]
        rows += sorted(kept) if size <= SHOWN_VALUES else kept
        ends.append(len(rows))
    return rows, ends


def new_figure(width: float, height: float) -> tuple[Any, Any]:
    """Return an empty figure, inches wide and high, and its axes.

    Raises:
        ConfigError: matplotlib is not installed.
    """
    try:
        # Figures made without pyplot need no display and leave no state behind.
        figure_class = import_module("matplotlib.figure").Figure
        import_module("matplotlib.backends.backend_agg")
    except ImportError:
        raise ConfigError("--plot draws with matplotlib: pip install matplotlib") from None
    figure = figure_class(figsize=(width, height), layout="constrained")
    return figure, figure.subplots()


def save_figure(figure: Any, path: Path) -> Path:  # noqa: ANN401 - matplotlib has no strict types
    """Write a figure as a picture, and return where it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=110)
    return path
