"""`vitrine bench ranker` gives every row its figures, and a missing peer a reason."""

import json
import sys

import pytest

from ui.bench import ranker as bench
from ui.bench.timing import bootstrap, compare

KEYS = {"mode", "n", "k", "ours_ms", "peer", "peer_ms", "ratio", "low", "high", "limit", "ok"}


def test_a_ratio_comes_with_its_interval():
    figures = compare(lambda: sum(range(20_000)), lambda: sum(range(40_000)), 9)
    assert 0.3 < figures["ratio"] < 0.8
    assert figures["low"] <= figures["ratio"] <= figures["high"]


def test_the_interval_of_equal_values_is_the_value():
    import numpy as np

    assert bootstrap(np.full(5, 2.0)) == (2.0, 2.0)


def test_a_peer_that_cannot_be_imported_is_a_row_with_a_reason(monkeypatch):
    monkeypatch.setitem(sys.modules, "apricot", None)
    row = bench._measure(bench.Row("full", 50, "apricot facility location", 0.5), quick=True)
    assert row["ours_ms"] is None
    assert row["ok"] is None
    assert "apricot" in row["note"]


@pytest.mark.slow
def test_a_quick_run_measures_every_row_and_gate():
    report = bench.run(quick=True)
    json.dumps(report)
    assert report["rows"]
    assert all(set(row) >= KEYS for row in report["rows"])
    gates = {gate["gate"]: gate for gate in report["quality"]}
    for name in ("facet coverage / pyversity dpp", "stability", "input-order invariance"):
        assert gates[name]["ok"] in (True, None)
