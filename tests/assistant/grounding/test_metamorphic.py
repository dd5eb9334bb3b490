"""The same draft over changed records: the verdict follows the record, and nothing else."""

from dataclasses import replace

import pytest

from assistant.grounding import Grounder
from tests.assistant.grounding.shop import EVIDENCE, FERN, POLICY, SEARCH, SHELF, SKY, TRAIL


def change(evidence, **fields):
    return replace(evidence, record={**evidence.record, **fields})


def swap(old, new):
    return tuple(new if item is old else item for item in EVIDENCE)


def verdict(draft, evidence=EVIDENCE, shelf=SHELF, currency="USD"):
    return Grounder(currency).check(draft, evidence, shelf).ok


@pytest.mark.parametrize(
    ("draft", "old", "fields"),
    [
        ("The Trailmaster costs $89.00.", TRAIL, {"price_minor": 9100}),
        ("The Trailmaster is reduced from $119.", TRAIL, {"compare_at_minor": None}),
        ("The Trailmaster costs $89.00.", TRAIL, {"currency": "EUR"}),
        ("The Skyline is out of stock.", SKY, {"in_stock": True, "stock": 4}),
        ("The Trailmaster is in stock.", TRAIL, {"in_stock": None}),
        ("Only 3 left of the Trailmaster.", TRAIL, {"stock": 30}),
        ("The Trailmaster is waterproof.", TRAIL, {"attributes": {"waterproof": False}}),
        ("The Trailmaster has 4.5 stars.", TRAIL, {"rating": 4.4}),
        (
            "The Trailmaster is available in size 42.",
            TRAIL,
            {"options": {"size": ["41"]}, "sold_out": {"size": ["42"]}},
        ),
        ("The Fernwalk is the cheapest.", FERN, {"price_minor": 99900}),
        ("The Skyline is lighter than the Trailmaster.", SKY, {"attributes": {"weight_g": 1500}}),
        ("I found 12 boots.", SEARCH, {"matching": 13}),
        (
            "You can return unworn items within 30 days.",
            POLICY,
            {"text": "You can return unworn items within 14 days."},
        ),
    ],
)
def test_a_changed_record_turns_the_verdict(draft, old, fields):
    assert verdict(draft)
    assert not verdict(draft, swap(old, change(old, **fields)))


def test_the_settled_text_follows_a_changed_price():
    evidence = swap(TRAIL, change(TRAIL, price_minor=9100))
    grounder = Grounder("USD")
    ledger = grounder.check("The Trailmaster costs $89.00.", evidence, SHELF)
    assert grounder.settle(ledger, evidence, SHELF)[0].startswith("The Trailmaster costs $91.00.")


def test_a_swapped_currency_is_written_in_the_new_one():
    evidence = swap(TRAIL, change(TRAIL, currency="GBP"))
    grounder = Grounder("GBP", "en_GB")
    ledger = grounder.check("The Trailmaster costs $89.00.", evidence, SHELF)
    assert "£89.00" in grounder.settle(ledger, evidence, SHELF)[0]


def test_the_order_of_the_evidence_changes_nothing():
    draft = (
        "Here are three boots. The Trailmaster costs $89.00 and the Skyline is in stock. "
        "It is brown."
    )
    one = Grounder("USD").check(draft, EVIDENCE, SHELF)
    other = Grounder("USD").check(draft, EVIDENCE[::-1], SHELF)
    assert one.claims == other.claims


def test_a_deleted_product_is_no_longer_known():
    assert verdict("The Trailmaster costs $89.00.")
    assert not verdict("The Trailmaster costs $89.00.", EVIDENCE[1:], SHELF[1:])


def test_what_the_shopper_says_backs_an_echo_and_no_fact():
    assert verdict("You asked for boots under $150.")
    assert not verdict("The Trailmaster costs $150.")


def test_a_second_check_does_not_remember_the_first():
    grounder = Grounder("USD")
    assert grounder.check("The Trailmaster costs $89.00.", EVIDENCE, SHELF).ok
    dearer = swap(TRAIL, change(TRAIL, price_minor=9100))
    assert not grounder.check("The Trailmaster costs $89.00.", dearer, SHELF).ok
    assert grounder.check("The Trailmaster costs $89.00.", EVIDENCE, SHELF).ok
