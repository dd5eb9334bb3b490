"""What is recommended against what was taken next: each signal, their blend, and with coverage.

Learned on the past, weighed on the window before the test, measured on the test once. Products
that a customer had before are neither recommended nor counted: "buy again" is another question.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ConfigError
from assistant.evaluation.discovery import Discovery, choose_discovery, gain, give_way
from assistant.evaluation.intervals import jackknife
from assistant.evaluation.off_policy import check_estimates, simulate
from assistant.evaluation.purchases import Case, Split, choose_windows, split_at
from ranking.measures import catalogue_coverage, gini
from retrieval.catalog import Catalog
from retrieval.collaborative import SIGNALS, Behaviour, Blend, fit_blend
from retrieval.collaborative.blend import CUT, best_places
from retrieval.evaluate.baskets import Basket
from retrieval.evaluate.measures import interval

__all__ = ["evaluate_recommend"]

NOTE = (
    "Wanted is what a customer took in the test window and never before; recall@20 is the share"
    " of it among the first 20. Weights and coverage were chosen on the window before the test."
)
TRENDS_DAYS = (7.0, 14.0, 30.0, 90.0)
TASTE_DAYS = 60.0
FIT_CELLS = 3_500_000  # customers x products whose scores the fit holds at once
BLOCK = 256
LOSS = 0.03
GAIN = 1.5

Lists = list[list[int]]
Figures = dict[str, dict[str, float]]


def evaluate_recommend(
    catalog: Catalog,
    baskets: Sequence[Basket],
    vectors: NDArray[np.float32],
    test: datetime | None = None,
    validation: datetime | None = None,
) -> dict[str, Any]:
    """Measure every system on the same customers.

    Args:
        catalog: n products.
        baskets: what was bought, in any order.
        vectors: (n, d) unit rows of the products' titles.
        test: start of the test window; None for the last tenth of the time.
        validation: start of the window that weights are fitted on; None for the tenth before.

    Returns:
        {"split", "systems": {name: {measure: {"mean", "low", "high"}}}, "without", "cold_items",
        "cold_users", "off_policy", "blend", "coverage", "gates", "note"}.

    Raises:
        ConfigError: too little in a window to measure.
        TrainingError: `implicit` is not installed.
    """
    windows = choose_windows(baskets, test, validation)
    fitting = _filled(split_at(baskets, catalog, windows.validation, windows.test), "validation")
    trend = _choose_trend(fitting)
    scorer = _Scorer(fitting, vectors, trend)
    chosen = _sample(fitting.cases, max(50, FIT_CELLS // len(catalog)))
    blend, _ = fit_blend(
        scorer.columns(chosen),
        scorer.behaviour.support,
        [case.had for case in chosen],
        [case.wanted for case in chosen],
    )
    discovery = choose_discovery(scorer.ordered(blend, fitting.cases), fitting.cases, len(catalog))
    measured = _filled(split_at(baskets, catalog, windows.test, windows.end), "test")
    return {
        "split": {
            "learned_until": windows.validation.isoformat(),
            "test_from": windows.test.isoformat(),
            "test_until": windows.end.isoformat(),
            "products": len(catalog),
            "baskets": len(baskets),
            "customers": len(measured.cases),
        },
        **_measure_all(_Scorer(measured, vectors, trend), blend, discovery),
        "blend": {"weights": dict(blend.weights), "doubt": blend.doubt, "trend_days": trend},
        "coverage": discovery.to_json(),
        "note": NOTE,
    }


class _Scorer:
    """What was learned before a date, and the scores it gives customers, a block at a time."""

    def __init__(self, split: Split, vectors: NDArray[np.float32], trend_days: float) -> None:
        self.cases = split.cases
        self.behaviour = Behaviour.learn(split.past, vectors, trend_days)
        self._counts = split.past.counts
        self._decayed = split.past.decayed(TASTE_DAYS)

    @property
    def popular(self) -> NDArray[np.float64]:
        """(n,) popularity, the most taken at 1."""
        return self.behaviour.popularity / max(float(self.behaviour.popularity.max()), 1e-9)

    def columns(self, cases: Sequence[Case]) -> dict[str, NDArray[np.float32]]:
        rows = [case.row for case in cases]
        return self.behaviour.columns(self._counts[rows], self._decayed[rows])

    def ordered(self, blend: Blend, cases: Sequence[Case]) -> list[tuple[list[int], list[float]]]:
        """Return each customer's best products with their scores, as many as discovery may use."""
        found = []
        for block in _blocks(cases):
            scores = blend.scores(self.columns(block), self.behaviour.support)
            places = best_places(scores, [case.had for case in block], Discovery.POOL)
            kept = np.take_along_axis(scores, places, axis=1)
            found += list(zip(places.tolist(), kept.tolist(), strict=True))
        return found

    def lists(
        self, blends: Mapping[str, Blend], cases: Sequence[Case], only: NDArray[np.bool_] | None
    ) -> dict[str, Lists]:
        """Return each system's first CUT products per customer, of those in `only`."""
        found: dict[str, Lists] = {name: [] for name in blends}
        closed = np.empty(0, np.int64) if only is None else np.flatnonzero(~only)
        for block in _blocks(cases):
            columns = self.columns(block)
            had = [np.concatenate([case.had, closed]) for case in block]
            for name, blend in blends.items():
                scores = blend.scores(columns, self.behaviour.support)
                found[name] += _known(best_places(scores, had), scores)
        return found


def _measure_all(scorer: _Scorer, blend: Blend, discovery: Discovery) -> dict[str, Any]:
    cases, size = scorer.cases, len(scorer.behaviour.support)
    blends = {**{name: Blend({name: 1.0}) for name in SIGNALS}, "blend": blend}
    lists = scorer.lists(blends, cases, None)
    ordered = scorer.ordered(blend, cases)
    lists["blend_coverage"] = give_way(ordered, discovery, size)
    systems = {name: _figures(found, cases, size) for name, found in lists.items()}
    without = scorer.lists({name: blend.without(name) for name in SIGNALS}, cases, None)
    fresh = scorer.behaviour.support == 0
    cold_items = [
        Case(case.row, case.had, wanted)
        for case in cases
        if (wanted := frozenset(i for i in case.wanted if fresh[i]))
    ]
    newcomers = [at for at, case in enumerate(cases) if not len(case.had)]
    return {
        "systems": systems,
        "without": {name: _accuracy(found, cases) for name, found in without.items()},
        "cold_items": {
            "products": int(fresh.sum()),
            "customers": len(cold_items),
            "systems": {
                name: _accuracy(found, cold_items)
                for name, found in scorer.lists(blends, cold_items, fresh).items()
            },
        },
        "cold_users": {
            "customers": len(newcomers),
            "systems": {
                name: _accuracy([found[at] for at in newcomers], [cases[at] for at in newcomers])
                for name, found in lists.items()
            },
        },
        "off_policy": check_estimates(*simulate(ordered, scorer.popular, cases)),
        "gates": _gates(systems),
    }


def _figures(lists: Lists, cases: Sequence[Case], size: int) -> Figures:
    def counts(shown: Sequence[list[int]]) -> NDArray[np.int64]:
        return np.bincount(
            np.concatenate([np.empty(0, np.int64), *shown]).astype(int), minlength=size
        )

    return {
        **_accuracy(lists, cases),
        "catalogue_coverage": jackknife(lists, lambda shown: catalogue_coverage(shown, size)),
        "exposure_gini": jackknife(lists, lambda shown: gini(counts(shown))),
    }


def _accuracy(lists: Lists, cases: Sequence[Case]) -> Figures:
    """Recall and nDCG over customers."""
    if not cases:
        return {}
    pairs = list(zip(lists, cases, strict=True))
    recalls = [len(case.wanted.intersection(own)) / len(case.wanted) for own, case in pairs]
    gains = [gain(own, case) for own, case in pairs]
    return {f"recall@{CUT}": interval(recalls), f"nDCG@{CUT}": interval(gains)}


def _gates(systems: Mapping[str, Figures]) -> dict[str, dict[str, Any]]:
    """What the issue asks of the blend: above each part, and coverage at a bounded price."""
    recall, ndcg, cover = f"recall@{CUT}", f"nDCG@{CUT}", "catalogue_coverage"
    best = max(systems[name][recall]["mean"] for name in SIGNALS)
    plain, wide = systems["blend"], systems["blend_coverage"]
    lost = 1 - wide[ndcg]["mean"] / plain[ndcg]["mean"] if plain[ndcg]["mean"] else 0.0
    gained = wide[cover]["mean"] / plain[cover]["mean"] if plain[cover]["mean"] else 0.0
    return {
        "recall@20, blend / best part": {
            "value": plain[recall]["mean"] / best if best else 0.0,
            "ok": plain[recall]["mean"] > best,
        },
        "nDCG@20 lost by coverage": {"value": lost, "limit": LOSS, "ok": lost <= LOSS},
        "catalogue coverage, with / without": {
            "value": gained,
            "limit": GAIN,
            "ok": gained >= GAIN,
        },
    }


def _choose_trend(split: Split) -> float:
    """Return the half-life with which popularity alone finds most of what was taken next."""
    had = [case.had for case in split.cases]

    def recall(days: float) -> float:
        popular = split.past.popularity(days).astype(np.float32)
        scores = np.broadcast_to(popular, (len(had), len(popular)))
        return _accuracy(best_places(scores, had).tolist(), split.cases)[f"recall@{CUT}"]["mean"]

    return max(TRENDS_DAYS, key=recall)


def _known(places: NDArray[np.int64], scores: NDArray[np.float32]) -> Lists:
    """Return lists without what the system knows nothing of: an arbitrary product is no answer."""
    found = np.take_along_axis(scores, places, axis=1) > 0
    return [row[kept].tolist() for row, kept in zip(places, found, strict=True)]


def _blocks(cases: Sequence[Case]) -> list[Sequence[Case]]:
    return [cases[start : start + BLOCK] for start in range(0, len(cases), BLOCK)]


def _sample(cases: Sequence[Case], count: int) -> Sequence[Case]:
    """Return at most `count` of the cases, evenly spread."""
    return cases[:: -(-len(cases) // count)]


def _filled(split: Split, name: str) -> Split:
    if not split.cases or not len(split.past.rows):
        raise ConfigError(f"No customer took anything new in the {name} window; give other dates.")
    return split
