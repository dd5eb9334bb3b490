"""How much of the range a shelf shows: our ranker beside its peers on a shop's own search.

Subtopics are brand, price band and colour of the candidates: metadata of the shop, not human
judgments. Where judgments of relevance are given, products judged irrelevant count for nothing.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ConfigError
from assistant.evaluation.diversity_plots import plot_grid, plot_tradeoff
from assistant.evaluation.diversity_systems import (
    PRODUCT,
    Sample,
    Selector,
    peers,
    rank_ours,
    weighted,
)
from assistant.evaluation.exposure import PRICED, ROUNDS, measure_exposure, rank_rounds
from ranking import Facets
from ranking.measures import diversity_measures, facet_coverage, intra_list_distance, ndcg
from retrieval.catalog import Product
from retrieval.search import Retriever

__all__ = ["evaluate_diversity", "read_judgments", "read_queries"]

CANDIDATES = 200
DEPTH = 10
SHELF = 6
BANDS = 5
WEIGHTS = tuple(round(0.1 * step, 1) for step in range(10))
# Queries made from a shop's own categories, where none are given.
OWN_QUERIES = 44
NOTE = (
    "subtopics are metadata (brand, price band, colour), not human judgments; exposure is over "
    f"{ROUNDS} shoppers per query, where lists without prices stay the same"
)
OWN_NOTE = (
    "queries are the shop's categories, and nDCG takes a product of the one asked as relevant"
)

Lists = dict[str, list[NDArray[np.int64]]]
Figures = dict[str, dict[str, float]]


def evaluate_diversity(
    retriever: Retriever,
    queries: Mapping[str, str] | None = None,
    judgments: Mapping[str, Mapping[str, int]] | None = None,
    plot_dir: Path | None = None,
) -> dict[str, Any]:
    """Ranks every query's candidates with every system and measures the lists.

    Args:
        retriever: of a shop with its index.
        queries: key -> words; the names of the shop's commonest categories if None.
        judgments: key -> product id -> grade, for nDCG@10; None where there are none, and the
            asked category's products where the queries are categories.
        plot_dir: where the pictures go; None draws none.

    Returns:
        {"queries", "subtopics", "note", "systems": {name: {measure: {"mean", "low", "high"}}},
        "curves": {name: [{"weight", "relevance", "facet_coverage"}]}, "above": {peer: {...}},
        "gates": {...}, "plots": [...]}.

    Raises:
        ConfigError: no query finds two products.
    """
    words, note = queries, NOTE
    if words is None:
        words, note = _own_queries(retriever), f"{NOTE}; {OWN_NOTE}"
        judgments = judgments or _own_judgments(retriever, words)
    samples = [found for key, text in words.items() if (found := _sample(retriever, key, text))]
    if not samples:
        raise ConfigError("No query found two products; give --queries with words of this shop.")
    systems: dict[str, Selector] = {
        **peers(),
        "ours": lambda sample, k: rank_ours(sample, k).items,
    }
    deep = {name: [run(s, DEPTH) for s in samples] for name, run in systems.items()}
    rounds = {name: [[run(s, SHELF) for s in samples]] for name, run in systems.items()}
    for name, prices in PRICED.items():
        deep[name] = rank_rounds(samples, DEPTH, prices)[-1]
        rounds[name] = rank_rounds(samples, SHELF, prices)
    # What a shopper sees once the prices are learned.
    shelves = {name: lists[-1] for name, lists in rounds.items()}
    figures = {
        name: _measure(samples, deep[name], shelves[name], judgments or {})
        | measure_exposure(samples, rounds[name])
        for name in deep
    }
    curves = _curves(samples)
    plots = [] if plot_dir is None else _draw(samples, shelves, curves, figures["ours"], plot_dir)
    return {
        "queries": len(samples),
        "subtopics": sorted({name for sample in samples for name in sample.facets.names}),
        "note": note,
        "systems": figures,
        "curves": curves,
        "above": _compare_curves(curves, figures["ours"]),
        "gates": _gates(figures),
        "plots": [str(path) for path in plots],
    }


def read_queries(path: Path) -> dict[str, str]:
    """Reads lines of "key<TAB>words"; a line without a tab is its own key.

    Raises:
        ConfigError: the file is not text, or has no query.
    """
    queries = {}
    for number, line in enumerate(_read_lines(path), start=1):
        key, tab, words = line.strip().partition("\t")
        if key:
            queries[key if tab else str(number)] = words if tab else key
    if not queries:
        raise ConfigError(f"No queries in {path}: give lines of key, tab, words.")
    return queries


def read_judgments(path: Path) -> dict[str, dict[str, int]]:
    """Reads TREC judgments: lines of "query 0 product grade".

    Raises:
        ConfigError: the file is not text, or a line has another form; names it.
    """
    judgments: dict[str, dict[str, int]] = {}
    for number, line in enumerate(_read_lines(path), start=1):
        parts = line.split()
        if not parts:
            continue
        if len(parts) != 4 or not parts[3].lstrip("-").isdigit():
            raise ConfigError(f"Line {number} of {path} is {line!r}; give: query 0 product grade.")
        judgments.setdefault(parts[0], {})[parts[2]] = int(parts[3])
    return judgments


def _read_lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8 text (byte {error.start}).") from None


def _own_queries(retriever: Retriever) -> dict[str, str]:
    leaves = Counter(p.category[-1] for p in retriever.catalog if p.category)
    common = sorted(leaves, key=lambda leaf: (-leaves[leaf], leaf))[:OWN_QUERIES]
    return {str(number): leaf for number, leaf in enumerate(common)}


def _own_judgments(
    retriever: Retriever, categories: Mapping[str, str]
) -> dict[str, dict[str, int]]:
    """Metadata in the place of judgments: what stands in the asked category is relevant."""
    members: dict[str, dict[str, int]] = {leaf: {} for leaf in categories.values()}
    for product in retriever.catalog:
        if product.category and product.category[-1] in members:
            members[product.category[-1]][product.id] = 1
    return {key: members[leaf] for key, leaf in categories.items()}


def _sample(retriever: Retriever, key: str, words: str) -> Sample | None:
    """The candidates of a query, or None where there are fewer than two."""
    found = retriever.search(words, k=CANDIDATES)
    if len(found.hits) < 2:
        return None
    products = [retriever.catalog.products[p] for p in found.positions]
    return Sample(
        words,
        key,
        tuple(hit.id for hit in found.hits),
        np.asarray([hit.score for hit in found.hits], np.float64),
        found.embeddings,
        *_facets(products),
    )


def _facets(products: Sequence[Product]) -> tuple[Facets, Facets]:
    """Brand, price band and colour; the narrowest category where no candidate has a colour.

    The second time with the products themselves, see `Sample.priced`.
    """
    prices = np.asarray([p.price_minor for p in products], np.float64)
    cuts = np.unique(np.quantile(prices, np.arange(1, BANDS) / BANDS))
    bands = np.searchsorted(cuts, prices, side="right")
    lists: dict[str, list[tuple[str, ...]]] = {
        "brand": [p.values("brand") for p in products],
        "price band": [(f"{band + 1} of {len(cuts) + 1}",) for band in bands],
    }
    for name in ("colour", "color"):
        colours = [p.values(name) for p in products]
        if any(colours):
            lists["colour"] = colours
            break
    else:
        lists["category"] = [p.category[-1:] for p in products]
    plain = Facets.from_lists(lists)
    lists[PRODUCT] = [(p.id,) for p in products]
    return plain, Facets.from_lists(lists, {PRODUCT: 0.0})


def _measure(
    samples: Sequence[Sample],
    deep: Sequence[NDArray[np.int64]],
    shelves: Sequence[NDArray[np.int64]],
    judgments: Mapping[str, Mapping[str, int]],
) -> Figures:
    pairs = list(zip(samples, shelves, strict=True))
    values: dict[str, list[float]] = {
        **_subtopic_measures(samples, deep, judgments),
        f"facet_coverage@{SHELF}": [facet_coverage(s.facets, items) for s, items in pairs],
        f"relevance@{SHELF}": [float(s.relevance[items].mean()) for s, items in pairs],
        f"ILD@{SHELF}": [intra_list_distance(s.embeddings, items) for s, items in pairs],
    }
    judged = [
        ndcg(judgments[s.key], [s.ids[i] for i in items], DEPTH)
        for s, items in zip(samples, deep, strict=True)
        if any(judgments.get(s.key, {}).values())
    ]
    if judged:
        values[f"nDCG@{DEPTH}"] = judged
    return {name: _interval(np.asarray(found)) for name, found in values.items()}


def _subtopic_measures(
    samples: Sequence[Sample],
    lists: Sequence[NDArray[np.int64]],
    judgments: Mapping[str, Mapping[str, int]],
) -> dict[str, list[float]]:
    """alpha-nDCG and subtopic recall; "cells" are whole combinations of the three."""
    runs, values, cells = {}, {}, {}
    for number, (sample, items) in enumerate(zip(samples, lists, strict=True)):
        name, grades = str(number), judgments.get(sample.key, {})
        runs[name] = [sample.ids[i] for i in items]
        found = {
            id_: [" ".join(sample.facets.pair(v)) for v in sample.facets.of(i).tolist()]
            for i, id_ in enumerate(sample.ids)
            if grades.get(id_, 1) > 0
        }
        values[name] = found
        cells[name] = {id_: [" | ".join(topics)] for id_, topics in found.items()}
    measures = (f"alpha_nDCG@{DEPTH}", f"StRecall@{DEPTH}")
    by_value = diversity_measures(values, runs, measures)
    by_cell = diversity_measures(cells, runs, measures[:1])
    return {
        **{name: list(by_value[name].values()) for name in measures},
        f"{measures[0]} cells": list(by_cell[measures[0]].values()),
    }


def _curves(samples: Sequence[Sample]) -> dict[str, list[dict[str, float]]]:
    """Mean relevance and facet coverage of each method over its trade-off weight."""
    curves: dict[str, list[dict[str, float]]] = {}
    for weight in WEIGHTS:
        config = weighted(weight)
        systems: dict[str, Selector] = {
            **peers(weight),
            "ours": lambda sample, k, config=config: rank_ours(sample, k, config).items,  # type: ignore[misc]
        }
        for name, run in systems.items():
            if name == "relevance":
                continue
            lists = [run(sample, SHELF) for sample in samples]
            pairs = list(zip(samples, lists, strict=True))
            curves.setdefault(name, []).append(
                {
                    "weight": weight,
                    "relevance": float(np.mean([s.relevance[i].mean() for s, i in pairs])),
                    "facet_coverage": float(
                        np.mean([facet_coverage(s.facets, i) for s, i in pairs])
                    ),
                }
            )
    return curves


def _compare_curves(
    curves: Mapping[str, Sequence[Mapping[str, float]]], figures: Figures
) -> dict[str, dict[str, Any]]:
    """Each peer's coverage at the relevance we run at, interpolated, beside ours."""
    relevance = figures[f"relevance@{SHELF}"]["mean"]
    coverage = figures[f"facet_coverage@{SHELF}"]["mean"]
    above = {}
    for name, points in curves.items():
        if name == "ours":
            continue
        ordered = sorted(points, key=lambda point: (point["relevance"], -point["facet_coverage"]))
        theirs = float(
            np.interp(
                relevance,
                [point["relevance"] for point in ordered],
                [point["facet_coverage"] for point in ordered],
            )
        )
        above[name] = {
            "relevance": relevance, "ours": coverage, "peer": theirs, "above": coverage > theirs,
        }  # fmt: skip
    return above


def _gates(figures: Mapping[str, Figures]) -> dict[str, Any]:
    """Coverage and relevance against DPP's at its default, and what the e-term changes."""
    gates: dict[str, Any] = {}
    mine = figures["ours"]
    if "dpp" in figures:
        for measure, limit in ((f"facet_coverage@{SHELF}", 1.2), (f"relevance@{SHELF}", 0.92)):
            ratio = mine[measure]["mean"] / figures["dpp"][measure]["mean"]
            gates[f"{measure} / dpp"] = {"value": ratio, "limit": limit, "ok": ratio >= limit}
    for name in PRICED:
        for measure in ("exposure_gini", "catalogue_coverage", f"relevance@{SHELF}"):
            change = figures[name][measure]["mean"] - mine[measure]["mean"]
            gates[f"{measure}, change by {name.removeprefix('ours, ')}"] = {"value": change}
    return gates


def _draw(
    samples: Sequence[Sample],
    shelves: Lists,
    curves: Mapping[str, Sequence[Mapping[str, float]]],
    figures: Figures,
    folder: Path,
) -> list[Path]:
    run_at = (figures[f"relevance@{SHELF}"]["mean"], figures[f"facet_coverage@{SHELF}"]["mean"])
    paths = [plot_tradeoff(curves, run_at, len(samples), folder / "tradeoff.png")]
    for number, sample in enumerate(samples):
        lists = {name: found[number] for name, found in shelves.items()}
        paths.append(plot_grid(sample, lists, folder))
    return paths


def _interval(values: NDArray[np.float64]) -> dict[str, float]:
    """The mean over queries and its 95 % bootstrap interval (Efron 1979), from a fixed seed."""
    rng = np.random.default_rng(0)
    means = values[rng.integers(len(values), size=(1000, len(values)))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return {"mean": float(values.mean()), "low": float(low), "high": float(high)}
