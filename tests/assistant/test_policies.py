"""Policies are cut at headings and found by what shoppers say."""

from assistant.policies import Passage, Policies

RETURNS = """# Returns

You may send anything back.
It must be unused.

## What a return costs
- Returns are **free** within [Ireland](https://example.com).
- Elsewhere you pay.
"""


def read(tmp_path, **files):
    for name, text in files.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return Policies.read(tmp_path)


def test_passages_are_cut_at_headings_without_markup(tmp_path):
    found = read(tmp_path, returns=RETURNS).passages
    assert found == (
        Passage("returns.md", "Returns", "You may send anything back. It must be unused."),
        Passage(
            "returns.md",
            "What a return costs",
            "• Returns are free within Ireland.\n• Elsewhere you pay.",
        ),
    )
    assert found[1].source == "returns.md#What a return costs"


def test_other_words_for_the_same_are_understood(tmp_path):
    policies = read(
        tmp_path,
        delivery="# Delivery\nParcels take 2 days.",
        warranty="# Warranty\nFaulty goods are repaired.",
        payment="# Payment\nWe take cards and accounts.",
    )
    asked = {
        "how long is shipping?": "delivery.md",
        "my kettle is broken": "warranty.md",
        "can I use paypal": "payment.md",
        "do you ship?": "delivery.md",
    }
    assert {q: policies.find(q)[0].file for q in asked} == asked


def test_nothing_is_found_where_no_word_is_shared(tmp_path):
    assert read(tmp_path, returns=RETURNS).find("what is the weather like") == ()
    assert Policies.read(tmp_path / "none").find("returns") == ()
    assert Policies.read(tmp_path / "none").topics == ()
