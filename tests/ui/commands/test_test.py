"""`vitrine test`: what it prints, what it writes, and one line for each way of being wrong."""

import json
from xml.etree import ElementTree as Xml

import pytest

from ui.cli import main

PASSES = """\
name: the return window is told
turns:
  - say: How long do I have to send something back?
    expect: {tools: [read_policy], cites: returns.md}
finally: {orders: unchanged}
"""
FAILS = """\
name: boots are no tents
turns:
  - say: hiking boots
    expect: {every_product: {category: tents}}
"""


@pytest.fixture
def vitrine(monkeypatch, capsys):
    """Runs the command; gives exit code, standard output and standard error."""

    def run(*arguments):
        monkeypatch.setattr("sys.argv", ["vitrine", "test", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        return ended.value.code or 0, told.out, told.err

    return run


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("name: [", "a.yaml:"),
        ("name: a\nturns:\n  - say: x\n    expect: {tool: [a]}\n", "a.yaml:4: turns.0.expect.tool"),
        ("", "a.yaml:1: empty"),
        ("name: a\ninclude: a.yaml\nturns: [{say: x}]\n", "a.yaml:2: include: it includes itself"),
    ],
)
def test_a_wrong_script_is_one_line(vitrine, tmp_path, text, place):
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    code, out, err = vitrine(tmp_path / "a.yaml")
    assert code == 1
    assert out == ""
    assert place in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [("gone.yaml",), ("--shop", "gone"), ("--shop", "gone", "gone.yaml")],
)
def test_what_is_missing_is_one_line(vitrine, arguments):
    code, _, err = vitrine(*arguments)
    assert code == 1
    assert "gone" in err
    assert err.count("\n") == 1


def test_an_unknown_model_is_one_line(vitrine, tmp_path, demo_index):
    (tmp_path / "a.yaml").write_text(PASSES, encoding="utf-8")
    code, _, err = vitrine(tmp_path, "--model", "nobody:nothing")
    assert code == 1
    assert "nobody:nothing" in err.splitlines()[-1]


def test_what_a_process_cannot_open_is_one_line(vitrine, tmp_path, demo_index):
    scripts = [PASSES.replace("told", f"told {number}") for number in range(13)]
    (tmp_path / "a.yaml").write_text("---\n".join(scripts), encoding="utf-8")
    code, _, err = vitrine(tmp_path, "--ranker", "chance", "--jobs", 2)
    assert code == 1
    assert err.splitlines()[-1] == (
        "vitrine: no ranker 'chance'; there are: coverage, relevance, mmr"
    )


def test_the_schema_is_printed(vitrine):
    code, out, _ = vitrine("--schema")
    assert code == 0
    assert json.loads(out)["title"] == "Script"


@pytest.mark.model
def test_a_run_is_told_and_written(vitrine, tmp_path, demo_index):
    (tmp_path / "a.yaml").write_text(PASSES, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(FAILS, encoding="utf-8")
    junit, html = tmp_path / "junit.xml", tmp_path / "report.html"
    code, out, _ = vitrine(tmp_path, "--jobs", "1", "--junit", junit, "--html", html)
    assert code == 1
    assert out.splitlines()[-1] == "1 passed, 1 failed"
    assert "expected every_product: {'category': 'tents'}" in out
    assert Xml.parse(junit).getroot().get("failures") == "1"
    assert "boots are no tents" in html.read_text(encoding="utf-8")


@pytest.mark.model
def test_three_runs_are_the_same_to_the_byte(vitrine, tmp_path, demo_index):
    (tmp_path / "a.yaml").write_text(PASSES, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(FAILS, encoding="utf-8")
    runs = [vitrine(tmp_path, "--jobs", "1", "--json", "--repeat", "2") for _ in range(3)]
    assert {code for code, _, _ in runs} == {1}
    assert len({out for _, out, _ in runs}) == 1
    data = json.loads(runs[0][1])
    assert (data["passed"], data["failed"]) == (1, 1)
    assert data["pass"]["pass^2"]["mean"] == 0.5
