"""Pictures of an evaluation: the catalogue's vectors in the plane, and the measures as bars.

It knows vectors and figures; it measures nothing.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.catalog import Catalog, Product
from retrieval.encoder.protocol import Vectors
from retrieval.errors import RetrievalError
from retrieval.evaluate.measures import MEASURES
from retrieval.evaluate.systems import Evaluation
from retrieval.phrases import mine_phrases

__all__ = ["draw_measures", "draw_space", "project"]

GROUPS = 10
MOST_POINTS = 4000
OTHER = "other"


def _figure(columns: int, width: float, height: float) -> tuple[Any, Any]:
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise RetrievalError(
            "Drawing needs matplotlib. Install it: pip install matplotlib"
        ) from None
    figure = Figure(figsize=(width, height), layout="constrained")
    axes = figure.subplots(1, columns, squeeze=False)[0]
    return figure, axes


def project(vectors: Vectors) -> NDArray[np.float64]:
    """Return (n, 2): the two directions in which the vectors differ most (PCA, sign fixed)."""
    centred = vectors - vectors.mean(axis=0)
    values, directions = np.linalg.eigh(centred.T.astype(np.float64) @ centred)
    top = directions[:, np.argsort(-values)[:2]]
    top *= np.sign(top[np.abs(top).argmax(axis=0), np.arange(2)])
    return np.asarray(centred @ top, dtype=np.float64)


def draw_space(catalog: Catalog, base: Vectors, tuned: Vectors | None, path: Path) -> None:
    """Draw the catalogue's products as points, coloured by category, base beside tuned.

    Where products have no category, the words that most titles share stand for it.

    Raises:
        RetrievalError: matplotlib is not installed.
        OSError: the file cannot be written.
    """
    names = _groups(catalog)
    order = [name for name, _ in Counter(names).most_common() if name != OTHER][:GROUPS]
    keep = np.random.default_rng(0).permutation(len(catalog))[:MOST_POINTS]
    panels = [("base", base)] + ([("tuned", tuned)] if tuned is not None else [])
    figure, axes = _figure(len(panels), 7 * len(panels), 6.5)
    for axis, (title, vectors) in zip(axes, panels, strict=True):
        points = project(np.asarray(vectors))
        for name in [OTHER, *order]:
            rows = [at for at in keep if (names[at] if names[at] in order else OTHER) == name]
            colour = "#cccccc" if name == OTHER else f"C{order.index(name)}"
            axis.scatter(points[rows, 0], points[rows, 1], s=4, color=colour, label=name)
        axis.set(title=title, xticks=[], yticks=[])
    axes[-1].legend(loc="center left", bbox_to_anchor=(1, 0.5), markerscale=4, frameon=False)
    _save(figure, path)


def _groups(catalog: Catalog) -> list[str]:
    if any(product.category for product in catalog):
        return [_top_category(product) for product in catalog]
    phrases = [found.called for found in mine_phrases(catalog)]
    counts = Counter(phrase for found in phrases for phrase in found if " " in phrase)
    common = {phrase for phrase, _ in counts.most_common(GROUPS)}
    return [next((p for p in found if p in common), OTHER) for found in phrases]


def _top_category(product: Product) -> str:
    return product.category[0] if product.category else OTHER


def draw_measures(evaluation: Evaluation, path: Path) -> None:
    """Draw every system's measures as bars with their 95% intervals.

    Raises:
        RetrievalError: matplotlib is not installed.
        OSError: the file cannot be written.
    """
    figure, axes = _figure(1, 10, 4.5)
    systems = evaluation.systems
    width = 0.8 / len(systems)
    for n, (name, measures) in enumerate(systems.items()):
        means = np.array([measures[m]["mean"] for m in MEASURES])
        lows = means - np.array([measures[m]["low"] for m in MEASURES])
        highs = np.array([measures[m]["high"] for m in MEASURES]) - means
        at = np.arange(len(MEASURES)) + (n - (len(systems) - 1) / 2) * width
        errors = np.nan_to_num(np.maximum([lows, highs], 0))
        axes[0].bar(at, means, width, yerr=errors, capsize=2, label=name)
    axes[0].set_xticks(range(len(MEASURES)), MEASURES)
    axes[0].set(ylim=(0, 1), title=f"{evaluation.queries} queries, 95% intervals")
    axes[0].legend(ncols=len(systems), loc="upper center", frameon=False)
    _save(figure, path)


def _save(figure: Any, path: Path) -> None:  # noqa: ANN401 - matplotlib's Figure
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=120)
