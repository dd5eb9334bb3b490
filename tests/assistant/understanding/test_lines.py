import json

import pytest

from assistant.understanding.lines import describe_reading, reading_json


def test_a_line_has_design_s_keys(reader):
    line = reading_json(reader.read("red or blue boots under 80, not Nike"))
    assert set(line) == {
        "intent",
        "confidence",
        "query",
        "constraints",
        "references",
        "language",
    }
    assert line["constraints"] == {
        "category": ["Hiking Boots", "Rain Boots"],
        "colour": ["red", "blue"],
        "brand": {"not": ["Nike"]},
        "price": {"min": None, "max": 80},
    }
    json.dumps(line)


def test_what_else_was_read_follows(reader):
    line = reading_json(
        reader.read("I need a tent. Where is my order #W2378156? I'm jo@example.com")
    )
    assert line["order_ids"] == ["#W2378156"]
    assert line["email"] == "jo@example.com"
    assert [request["intent"] for request in line["requests"]][:1] == ["order_status"]


def test_a_line_for_people(reader):
    text = describe_reading(reader.read("waterproof hiking boots under 80"))
    assert text.startswith("search (")
    assert "search for: waterproof hiking boots" in text
    assert "price: up to 80" in text


@pytest.mark.model
@pytest.mark.slow
def test_command_gives_one_line_for_each_utterance():
    from typer.testing import CliRunner

    from ui.cli import app

    said = "waterproof boots under 150\n\n---\n<b>\nnot leather\n"
    result = CliRunner().invoke(app(), ["understand", "--json"], input=said)
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.output.splitlines()]
    assert len(lines) == said.count("\n")
    assert lines[0]["constraints"]["price"] == {"min": None, "max": 150}
