"""`vitrine replay`: what it prints last, and how it ends."""

import json

import pytest
import typer
from typer.testing import CliRunner

from ui.commands.replay import replay


@pytest.fixture
def run(tmp_path):
    def run(*options, refused=None):
        action = {"name": "get_order_details", "arguments": {"order_id": "#1"}}
        files = {
            "db": {"products": {}, "users": {}, "orders": {}},
            "tasks": [{"id": "0", "evaluation_criteria": {"actions": [action]}}],
            "expected": {"0": {"actions": [{**action, "error": refused}], "changed": {}}},
        }
        arguments = []
        for name, data in files.items():
            (tmp_path / f"{name}.json").write_text(json.dumps(data))
            arguments += [f"--{name}", str(tmp_path / f"{name}.json")]
        app = typer.Typer()
        app.command()(replay)
        return CliRunner().invoke(app, [*arguments, *options])

    return run


def test_the_last_line_counts_and_the_code_says_whether_all_passed(run):
    good = run(refused="Order not found")
    assert (good.exit_code, good.stdout.splitlines()[-1]) == (0, "1 passed, 0 failed")
    bad = run()
    assert (bad.exit_code, bad.stdout.splitlines()[-1]) == (1, "0 passed, 1 failed")
    assert "task 0: action 1: get_order_details was refused here" in bad.stdout


def test_json_gives_each_tasks_differences(run):
    report = json.loads(run("--json").stdout)
    assert (report["passed"], report["failed"]) == (0, 1)
    assert report["tasks"][0]["id"] == "0"
    assert len(report["tasks"][0]["differences"]) == 1
