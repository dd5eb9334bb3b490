"""What `vitrine bench serve` measures, on the small shop: every row, with ratios that can be."""

from fastapi import FastAPI

from ui.api.app import build_api
from ui.bench.serve import measure_bytes, measure_http, serving
from ui.commands.ports import free_port


def test_the_widget_is_weighed_against_what_it_may_weigh():
    rows = measure_bytes()
    assert [row["limit_bytes"] for row in rows] == [2048, 12288]
    assert all(0 < row["ratio"] <= 1 for row in rows)


def test_first_token_and_reply_are_ratios_to_the_model_s_own_time(services):
    app = FastAPI()
    app.mount("/api/v1", build_api(services))
    said = ["tents", "rain jackets", "boots"]
    with serving(app, free_port()) as address:
        first, whole = measure_http(address, services.assistant, said)
    for row in (first, whole):
        assert row["n"] == 3
        assert row["ours_ms"] > 0
        assert row["low"] <= row["ratio"] <= row["high"]
    assert first["ours_ms"] <= whole["ours_ms"]
