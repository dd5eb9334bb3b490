import json

import pytest
from typer import Typer
from typer.testing import CliRunner

from assistant.errors import USER_ERRORS, ShopError
from ui.commands.init import init

FEED = "id,title,price,colour\n1,Boot,5,red\n2,,6,blue\n3,Shoe,x,red\n4,Clog,7,blue\n5,Mule,8,red\n"


@pytest.fixture
def feed(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_text(FEED, encoding="utf-8")
    return path


def run(*arguments):
    app = Typer()
    app.command()(init)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_the_mapping_the_facets_and_the_bad_rows_are_printed(tmp_path, feed):
    result = run(tmp_path / "shop", "--catalog", feed, "--currency", "EUR", "--name", "Fern")
    assert result.exit_code == 0, result.output
    for line in (
        "CSV: 5 rows, 3 products",
        "  title <- title",
        "  attribute colour <- colour",
        "Currency: EUR (as given)",
        "  line 3: no title",
        "  line 4: price is no number: 'x'",
        f"Next: vitrine index --shop {tmp_path / 'shop'}",
    ):
        assert line in result.output


def test_json_is_one_document(tmp_path, feed):
    result = run(tmp_path / "shop", "--catalog", feed, "--json")
    report = json.loads(result.stdout)
    assert (report["rows"], report["products"], report["format"]) == (5, 3, "CSV")
    assert report["bad_rows"] == [
        {"line": 3, "reason": "no title"},
        {"line": 4, "reason": "price is no number: 'x'"},
    ]
    assert report["mapping"]["title"] == "title"
    assert report["mapping"]["attributes"] == {"colour": "colour"}
    assert "give --currency" in report["currency_source"]


def test_strict_refuses_the_feed(tmp_path, feed):
    result = run(tmp_path / "shop", "--catalog", feed, "--strict")
    assert isinstance(result.exception, ShopError)
    assert not (tmp_path / "shop").exists()


@pytest.mark.parametrize(
    "arguments", [["--catalog", "absent.csv"], ["--catalog", "f", "--locale", "nowhere"]]
)
def test_a_users_error_is_one_line(tmp_path, arguments):
    result = run(tmp_path / "shop", *arguments)
    assert isinstance(result.exception, USER_ERRORS)
    assert "\n" not in str(result.exception)


def test_markup_in_a_feed_is_printed_as_it_is(tmp_path):
    feed = tmp_path / "feed.csv"
    feed.write_text("id,title,[bold]price[/bold]\n1,[red]A[/red],5\n2,B,[x]\n", encoding="utf-8")
    result = run(tmp_path / "shop", "--catalog", feed)
    assert result.exit_code == 0
    assert "price <- [bold]price[/bold]" in result.output
    assert "price is no number: '[x]'" in result.output


def test_long_work_is_told_on_stderr_in_plain_lines(tmp_path, feed, monkeypatch, capsys):
    monkeypatch.setattr("ui.commands.init.QUIET_S", 0.0)
    init(tmp_path / "shop", feed, as_json=True)
    written = capsys.readouterr()
    json.loads(written.out)
    assert "reading feed.csv\n" in written.err
    assert "\x1b" not in written.err


def test_short_work_is_quiet(tmp_path, feed, monkeypatch, capsys):
    monkeypatch.setattr("ui.commands.init.QUIET_S", 3600.0)
    init(tmp_path / "shop", feed)
    assert capsys.readouterr().err == ""
