"""`vitrine chat` and `vitrine search` in a pipe: one reply a line, in order, torch left out."""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.model

# Runs a command and says on the last line of standard error which of these it imported.
RUN = """
import sys
from ui.cli import main
sys.argv = ["vitrine", *sys.argv[1:]]
code = 0
try:
    main()
except SystemExit as end:
    code = end.code or 0
heavy = {"torch", "sentence_transformers", "transformers", "gradio", "pandas", "openai"}
sys.stderr.write("imported: " + ",".join(sorted(heavy & sys.modules.keys())) + "\\n")
sys.exit(code)
"""


def vitrine(*arguments, said=b""):
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RUN, *arguments],
        input=said,
        capture_output=True,
        timeout=300,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    path = tmp_path_factory.mktemp("terminal")
    (path / "shop.toml").write_text('name = "Pipe"\ncurrency = "EUR"\n', encoding="utf-8")
    lines = [
        {
            "id": f"b{number}",
            "title": f"{colour} hiking boots {number}",
            "category": ["Shoes", "Hiking Boots" if number % 2 else "Sandals"],
            "brand": ["Fern", "Moss", "Reed"][number % 3],
            "price_minor": 5000 + 1000 * number,
            "currency": "EUR",
            "attributes": {"colour": colour.lower()},
            "stock": 3,
        }
        for number, colour in enumerate(["Brown", "Black", "Blue", "Red"] * 4)
    ]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (path / "catalog.jsonl").write_text(text, encoding="utf-8")
    code, _, said = vitrine("index", "--shop", str(path))
    assert code == 0, said
    return path


def test_each_message_gets_one_reply_in_order_and_torch_stays_out(shop):
    said = b"hiking boots\nunder 150 euros\n---\nhello\n\n" + b"boots \xff\xfe\n"
    code, out, err = vitrine("chat", "--shop", str(shop), "--model", "offline", "--json", said=said)
    assert code == 0, err
    replies = [json.loads(line) for line in out.splitlines()]
    assert len(replies) == 5
    assert replies[1]["constraints"]["price"] == {"min": None, "max": 150}
    assert all(item["price_minor"] <= 15000 for item in replies[1]["shelf"])
    assert replies[2]["constraints"] == {}, "--- starts a new conversation"
    assert {
        "text", "language", "intent", "model", "tools", "constraints", "shelf", "certificate",
        "relaxed", "uncovered", "claims", "suggestions", "confirmation", "handover", "timings_ms",
    } <= replies[0].keys()  # fmt: skip
    assert err.splitlines()[-1] == "imported: "


def test_a_person_reads_plain_text(shop):
    code, out, _ = vitrine(
        "chat", "--shop", str(shop), "--model", "offline", said=b"hiking boots\n"
    )
    assert code == 0
    assert "hiking boots" in out
    assert "{" not in out


def test_search_prints_the_documented_json(shop):
    code, out, _ = vitrine(
        "search", "boots", "--shop", str(shop), "--k", "3", "--filter", "price=..100", "--json"
    )
    report = json.loads(out)
    assert code == 0
    assert len(report["shelf"]) == 3
    assert all(item["price_minor"] <= 10000 for item in report["shelf"])


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("chat", "--model", "nonsense"), "nonsense"),
        (("search", "boots", "--filter", "colour=plaid"), "plaid"),
        (("search", "boots", "--filter", "nothing=1"), "nothing"),
        (("search", "boots", "--ranker", "magic"), "magic"),
    ],
)
def test_a_users_error_is_one_line(shop, arguments, word):
    code, out, err = vitrine(*arguments, "--shop", str(shop))
    line, imported = err.strip().splitlines()
    assert code == 1
    assert word in line
    assert out == ""
    assert imported == "imported:"


def test_a_shop_that_is_not_there_is_one_line(tmp_path):
    code, _, err = vitrine("chat", "--shop", str(tmp_path / "nowhere"), "--json", said=b"hi\n")
    assert code == 1
    assert "nowhere" in err.splitlines()[0]
