"""True statements pass, false ones do not: one pair or more for every kind of claim."""

import pytest

from assistant.grounding import Grounder, repair_request
from assistant.reply import Evidence
from tests.assistant.grounding.shop import EVIDENCE, SHELF

GROUNDER = Grounder("USD")

TRUE = """
The Trailmaster Hiking Boot costs $89.00 and is in stock.
The Trailmaster costs eighty-nine dollars.
Trailmaster: 89 USD
The Trailmaster is 25 % off, reduced from $119.
You save $30 on the Trailmaster.
It is the Skyline Mid Boot that costs a hundred and twenty-nine dollars.
Prices range from $59.50 to $129.00.
All three are under $150.
None of them is over $130.
The Trailmaster fits your budget.
Together, the Trailmaster and the Fernwalk cost $148.50.
The Skyline Mid Boot is sold out.
Only 3 left of the Trailmaster.
I can't say whether the Fernwalk is in stock.
The Trailmaster is available in size 42.
The Trailmaster is not available in size 44.
The Trailmaster is waterproof, the Skyline isn't.
The Trailmaster comes in brown leather and weighs 1.2 kg.
Two of them are not waterproof.
The Trailmaster has 4.5 stars from 120 reviews.
The Trailmaster is rated 4.5/5 and highly rated.
I found 12 hiking boots.
Here are three hiking boots under $150:
The Skyline is lighter than the Trailmaster.
The Trailmaster is $40 cheaper than the Skyline.
The Fernwalk Light Boot is the cheapest at $59.50.
The cheapest one is the Fernwalk.
Nothing here is lighter than the Fernwalk.
You can return unworn items within 30 days.
You have thirty days to return unworn items.
Gift cards cannot be returned.
Shipping is free on orders over $50.
Your order W1234567 is on its way.
You placed order W1234567 on 14 March.
The total of order W1234567 is $148.50.
You can reach us at help@tarn.example or +353 1 555 0134.
The second one costs $129.
Happy to help! What is it for?
You asked for hiking boots under $150.
Would you like leather or canvas?
"A sturdy boot with a cushioned heel for long days on rough ground." - that's the Trailmaster.
I couldn't find anything under $150 that suits you better.
""".strip().splitlines()

FALSE = """
The Trailmaster Hiking Boot costs $79.00.
The Trailmaster costs twenty dollars.
The Trailmaster costs 89 euros.
The Trailmaster costs €89.00.
The Trailmaster is 50 % off.
The Trailmaster was $200.
The Skyline is on sale.
The Trailmaster is half the price of the Skyline.
All of them are under $100.
The Skyline fits a budget of $100.
Together, the Trailmaster and the Fernwalk cost $100.
The Skyline Mid Boot is in stock.
The Fernwalk Light Boot is in stock.
The Fernwalk Light Boot is sold out.
Only 2 left of the Trailmaster.
The Trailmaster is available in size 44.
The Trailmaster is available in size 39.
The Skyline is waterproof.
The Trailmaster is not waterproof.
The Trailmaster comes in red.
The Trailmaster is vegan.
The Trailmaster weighs 900 g.
All of them are waterproof.
The Trailmaster has 4.9 stars.
The Trailmaster has 900 reviews.
The Fernwalk is highly rated.
I found 15 hiking boots.
Here are five hiking boots:
The Trailmaster is lighter than the Skyline.
The Trailmaster is $30 cheaper than the Skyline.
The Skyline is the cheapest.
The Trailmaster is our best seller.
You can return unworn items within 60 days.
You can return items at any time.
Gift cards can be returned.
Shipping is always free.
We offer a lifetime warranty.
Your order W1234567 has been delivered.
Your order W7654321 is on its way.
You placed order W1234567 on 15 March.
The total of order W1234567 is $200.
I have cancelled your order.
I've added the Trailmaster to your cart.
Your refund is on its way.
It arrives tomorrow.
Write to deals@elsewhere.example.
Call 555-0100.
Use code SAVE20.
See www.elsewhere-shop.com.
The Zephyr X9 is also great.
The Trailmaster Pro costs $89.
The zephyr boot is lovely.
The second one costs $89.
It is waterproof.
Did you know that the Skyline costs $20?
You asked for hiking boots under $50.
The Trailmaster is $\u200b20.
The Trailmaster costs ＄２０.
Der Trailmaster kostet 20 Dollar und ist sehr schön.
徒步靴 Trailmaster 的价格是 20 美元 $20。
""".strip().splitlines()


@pytest.mark.parametrize("text", TRUE)
def test_a_true_statement_passes(text):
    ledger = GROUNDER.check(text, EVIDENCE, SHELF)
    assert ledger.ok, ledger.unbacked


@pytest.mark.parametrize("text", FALSE)
def test_a_false_statement_is_unbacked(text):
    ledger = GROUNDER.check(text, EVIDENCE, SHELF)
    assert not ledger.ok


@pytest.mark.parametrize("text", FALSE)
def test_a_false_statement_never_stays_in_the_settled_text(text):
    ledger = GROUNDER.check(text, EVIDENCE, SHELF)
    final, ids, claims = GROUNDER.settle(ledger, EVIDENCE, SHELF)
    assert text not in final
    assert GROUNDER.check(final, EVIDENCE, ids).ok
    assert all(claim.ok for claim in claims)


def test_a_claim_names_the_record_and_the_field_behind_it():
    ledger = GROUNDER.check("The Trailmaster costs $89.00 and is waterproof.", EVIDENCE, SHELF)
    found = {(c.text, c.kind): (c.source, c.field, c.ok) for c in ledger.claims}
    assert found["$89.00", "price"] == ("B1", "price_minor", True)
    assert found["waterproof", "attribute"] == ("B1", "attributes.waterproof", True)


def test_each_sentence_carries_its_own_unbacked_claims():
    ledger = GROUNDER.check("Hello! The Trailmaster costs $1. It is waterproof.", EVIDENCE, SHELF)
    assert [(s.text, s.ok) for s in ledger.sentences] == [
        ("Hello!", True),
        ("The Trailmaster costs $1.", False),
        ("It is waterproof.", True),
    ]
    assert [c.text for c in ledger.sentences[1].unbacked] == ["$1"]


def test_the_repair_request_names_the_claim_and_what_the_record_says():
    ledger = GROUNDER.check("The Trailmaster costs $1.", EVIDENCE, SHELF)
    request = repair_request(ledger)
    assert '"$1"' in request and "$89.00" in request


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        ("The Trailmaster costs $79.00.", "The Trailmaster costs $89.00."),
        ("The Trailmaster has 4.9 stars.", "The Trailmaster has 4.5 stars."),
        ("The Skyline is in stock.", "The Skyline is out of stock."),
        ("The Trailmaster comes in red.", "The Trailmaster comes in brown."),
        ("I found 15 boots.", "I found 12 boots."),
    ],
)
def test_a_wrong_value_is_put_right_in_its_place(draft, wanted):
    final, _, _ = GROUNDER.settle(GROUNDER.check(draft, EVIDENCE, SHELF), EVIDENCE, SHELF)
    assert final.startswith(wanted)


def test_true_claims_beside_a_false_one_are_kept():
    draft = "The Trailmaster is waterproof, comes with a free hat and costs $89.00."
    final, _, _ = GROUNDER.settle(GROUNDER.check(draft, EVIDENCE, SHELF), EVIDENCE, SHELF)
    assert "waterproof" in final and "$89.00" in final and "hat" not in final


def test_shown_is_named_is_counted():
    draft = "I picked 2 boots: the Trailmaster Hiking Boot."
    final, ids, _ = GROUNDER.settle(GROUNDER.check(draft, EVIDENCE, SHELF), EVIDENCE, SHELF)
    assert ids == SHELF
    assert "Skyline Mid Boot" in final and "Fernwalk Light Boot" in final and "2 boots" not in final


def test_a_product_in_evidence_that_the_text_names_joins_the_shelf():
    _, ids, _ = GROUNDER.settle(
        GROUNDER.check("The Skyline Mid Boot is grey.", EVIDENCE, ()), EVIDENCE, ()
    )
    assert ids == ("B2",)


def test_nothing_is_named_and_nothing_shown_in_plain_talk():
    text, ids, claims = GROUNDER.settle(
        GROUNDER.check("Happy to help! What is it for?", EVIDENCE, ()), EVIDENCE, ()
    )
    assert (text, ids, claims) == ("Happy to help! What is it for?", (), ())


def test_a_table_is_mended_cell_by_cell():
    draft = (
        "| Boot | Price | Waterproof |\n|---|---|---|\n"
        "| Trailmaster Hiking Boot | $80.00 | Yes |\n| Skyline Mid Boot | $129.00 | No |"
    )
    final, _, _ = GROUNDER.settle(GROUNDER.check(draft, EVIDENCE, SHELF), EVIDENCE, SHELF)
    assert "| Trailmaster Hiking Boot | $89.00 | Yes |" in final
    assert "| Skyline Mid Boot | $129.00 | No |" in final


def test_a_list_item_speaks_of_its_own_product():
    draft = (
        "1. **Trailmaster Hiking Boot**\n   - Price: $89.00\n2. **Skyline Mid Boot**\n   - "
        "Price: $89.00"
    )
    ledger = GROUNDER.check(draft, EVIDENCE, SHELF)
    assert [s.ok for s in ledger.sentences] == [True, True, True, False]


def test_a_done_action_may_be_told_and_a_pending_one_may_not():
    draft = "I have cancelled your order W1234567."
    done = Evidence(
        "a1", "action", {"action": "cancel_order", "status": "done", "order_id": "W1234567"}
    )
    pending = Evidence(
        "a1", "action", {"action": "cancel_order", "status": "pending", "order_id": "W1234567"}
    )
    assert GROUNDER.check(draft, (*EVIDENCE, done), SHELF).ok
    assert not GROUNDER.check(draft, (*EVIDENCE, pending), SHELF).ok


CANCELLED = (
    "Your order W1234567 has been cancelled.",
    "Order W1234567 is cancelled.",
    "Done! Your order is cancelled.",
    "Cancelled: W1234567.",
    "The cancellation of W1234567 went through.",
    "Your cancellation is complete.",
    "Cancellation confirmed.",
    "Order W1234567: cancelled",
    "I've gone ahead and cancelled it.",
    "订单 W1234567 已取消。",
)


@pytest.mark.parametrize("draft", CANCELLED)
def test_a_pending_proposal_is_never_told_as_cancelled(draft):
    order = Evidence("W1234567", "order", {"id": "W1234567", "status": "pending"})
    proposal = {"action": "cancel_order", "status": "pending", "order_id": "W1234567"}
    pending, done = (
        (order, Evidence("a1", "action", proposal | {"status": status}))
        for status in ("pending", "done")
    )
    ledger = GROUNDER.check(draft, pending)
    assert not ledger.ok
    assert draft not in GROUNDER.settle(ledger, pending)[0]
    if not draft.startswith("Order"):  # the order's own state is told by its own record
        assert GROUNDER.check(draft, done).ok
    assert GROUNDER.check("I can cancel W1234567 for you, once you confirm.", pending).ok


def test_a_title_that_two_products_share_means_the_one_that_is_shown():
    lamp = {"title": "Heron Desk Lamp", "currency": "USD", "in_stock": True}
    evidence = [
        Evidence("p1", "product", lamp | {"id": "p1", "price_minor": 2000}),
        Evidence("p2", "product", lamp | {"id": "p2", "price_minor": 3000}),
    ]
    assert GROUNDER.check("The Heron Desk Lamp costs $30.00.", evidence, ["p2"]).ok
    ledger = GROUNDER.check("The Heron Desk Lamp costs $20.00.", evidence, ["p2"])
    assert not ledger.ok and ledger.named_ids == ("p2",)


def test_a_name_of_the_catalogue_that_no_tool_returned_is_unbacked():
    class Other:
        id, title, brand = "Z1", "Nimbus Summit Pack", "Nimbus"

    grounder = Grounder("USD", catalog=[Other()])
    for text in ("The Nimbus Summit Pack is great.", "the nimbus summit pack is nice"):
        ledger = grounder.check(text, EVIDENCE, SHELF)
        assert [c.kind for c in ledger.unbacked] == ["name"]


def test_a_price_or_a_number_quoted_from_a_description_is_still_judged():
    text = "The Trailmaster: Call 555-0100 and it is free."
    assert not GROUNDER.check(text, EVIDENCE, SHELF).ok


def test_an_empty_draft_settles_to_the_shelf():
    final, ids, _ = GROUNDER.settle(GROUNDER.check("", EVIDENCE, SHELF), EVIDENCE, SHELF)
    assert ids == SHELF and "$89.00" in final
