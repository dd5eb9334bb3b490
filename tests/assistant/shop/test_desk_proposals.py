"""Proposal, confirmation, write: once, only after a yes, only to what was shown."""

import pytest
from sqlalchemy import select

from assistant.shop import tables
from assistant.shop.commands import CancelOrder, ChangeItems
from assistant.shop.models import Address
from assistant.shop.refusals import Refusal

ELSEWHERE = Address(line1="2 Quay", city="Bremen", postcode="28195", country="DE")


def cancel(place, **options):
    return place.desk(**options).orders.cancel("V-1", "no longer needed")


def test_a_proposal_shows_every_detail_and_writes_nothing(place):
    before = place.order("V-1")
    shown = cancel(place).record
    assert shown["status"] == "pending"
    assert shown["details"]["refund_minor"] == 12_000 + 2 * 900 + 490
    assert shown["details"]["refunds"][0]["when"] == "in 5 to 7 business days"
    assert [entry["quantity"] for entry in shown["details"]["lines"]] == [1, 2]
    assert place.order("V-1") == before
    assert place.stock("boot-42") == 3


def test_a_yes_writes_once_however_often_it_is_said(place):
    proposal = cancel(place).record["id"]
    for _ in range(3):
        done, order = place.desk().proposals.confirm(proposal)
        assert done.record["status"] == "done"
        assert order.record["status"] == "cancelled"
    assert [p.kind for p in place.order("V-1").payments] == ["payment", "refund"]
    assert place.stock("boot-42") == 4
    assert place.desk().proposals.answer("yes")[0].record["already_done"] is True


def test_a_no_closes_the_proposal_and_a_later_yes_to_it_does_nothing(place):
    proposal = cancel(place).record["id"]
    assert place.desk().proposals.decline(proposal).record["status"] == "declined"
    with pytest.raises(Refusal, match="declined"):
        place.desk().proposals.confirm(proposal)
    assert place.order("V-1").status == "pending"


def test_words_answer_the_only_open_proposal_and_none_of_several(place):
    assert place.desk().proposals.answer("yes") == ()
    cancel(place)
    place.desk().orders.return_items("V-2", ["mug"])
    both = place.desk().proposals.answer("yes")
    assert [e.record["status"] for e in both] == ["pending", "pending"]
    assert place.order("V-2").status == "delivered"
    place.desk().proposals.decline(both[0].record["id"])
    done = place.desk().proposals.answer("yes")
    assert done[0].record["action"] == "return_items"
    assert place.order("V-2").status == "return requested"


def test_changed_details_need_a_new_yes(place):
    desk = place.desk()
    shown = desk.orders.change_items("V-1", ["boot-42"], ["boot-43"], "card-1").record
    with place.database.writing() as connection:
        connection.exec_driver_sql("UPDATE items SET price_minor = 14000 WHERE id = 'boot-43'")
    (again,) = desk.proposals.confirm(shown["id"])
    assert again.record["status"] == "pending"
    assert again.record["details_changed"] is True
    assert again.record["details"]["difference_minor"] == 2000
    assert place.order("V-1").items_changed is False
    desk.proposals.confirm(again.record["id"])
    assert place.order("V-1").lines[0].price_minor == 14_000


def test_another_proposal_for_the_same_order_takes_the_place_of_the_first(place):
    desk = place.desk()
    first = desk.orders.change_address("V-1", ELSEWHERE).record["id"]
    other = ELSEWHERE.model_copy(update={"line1": "3 Quay"})
    second = desk.orders.change_address("V-1", other).record["id"]
    with pytest.raises(Refusal, match="superseded"):
        desk.proposals.confirm(first)
    desk.proposals.confirm(second)
    assert place.order("V-1").address.line1 == "3 Quay"


def test_the_same_proposal_asked_for_again_is_the_same(place):
    assert cancel(place).record["id"] == cancel(place).record["id"]


def test_a_superseded_card_with_the_same_details_still_counts_as_the_yes(place):
    desk = place.desk()
    command = CancelOrder(order_id="V-1", reason="no longer needed")
    first = desk.proposals.propose(command, "call-1").record["id"]
    second = desk.proposals.propose(command, "call-2").record["id"]
    assert first != second
    desk.proposals.confirm(first)
    assert place.order("V-1").status == "cancelled"
    desk.proposals.confirm(second)
    assert len(place.order("V-1").payments) == 2


def test_a_repeated_tool_call_is_the_same_proposal_and_later_its_outcome(place):
    desk = place.desk()
    command = CancelOrder(order_id="V-1", reason="no longer needed")
    shown = desk.proposals.propose(command, "call-1")
    assert desk.proposals.propose(command, "call-1") == shown
    desk.proposals.confirm(shown.record["id"])
    assert desk.proposals.propose(command, "call-1").record["status"] == "done"


def test_a_proposal_waits_an_hour(place):
    proposal = cancel(place).record["id"]
    place.clock.pass_(minutes=61)
    assert place.desk().proposals.confirmation() is None
    with pytest.raises(Refusal, match="expired"):
        place.desk().proposals.confirm(proposal)


def test_a_yes_that_the_rules_no_longer_allow_is_refused(place):
    proposal = cancel(place).record["id"]
    with place.database.writing() as connection:
        connection.exec_driver_sql("UPDATE orders SET status = 'processed' WHERE id = 'V-1'")
    with pytest.raises(Refusal, match="processed"):
        place.desk().proposals.confirm(proposal)
    assert place.order("V-1").paid_minor == 14_290


def test_a_proposal_belongs_to_its_conversation(place):
    proposal = cancel(place).record["id"]
    for other in (place.desk("other"), place.desk("third", customer="c-ben")):
        with pytest.raises(Refusal, match="nothing of that to confirm"):
            other.proposals.confirm(proposal)
        with pytest.raises(Refusal, match="nothing of that to decline"):
            other.proposals.decline(proposal)
    assert place.order("V-1").status == "pending"


def test_the_shop_decides_when_the_desk_did_not_note_what_was_done(place):
    """As after a crash between the shop's commit and the desk's own note."""
    desk = place.desk()
    shown = cancel(place).record
    stored = place.store.proposal("talk", shown["id"])
    place.shop.perform(
        "c-ada",
        CancelOrder(order_id="V-1", reason="no longer needed"),
        key=stored.id,
        fingerprint=stored.fingerprint,
        actor="customer c-ada",
        conversation_id="talk",
    )
    assert desk.proposals.confirmation() is None
    assert desk.proposals.decline(shown["id"]).record["status"] == "done"
    assert desk.proposals.confirm(shown["id"])[0].record["already_done"] is True
    assert len(place.order("V-1").payments) == 2


def test_every_write_leaves_an_audit_row(place):
    proposal = cancel(place).record["id"]
    place.desk().proposals.confirm(proposal)
    with place.database.reading() as connection:
        (row,) = connection.execute(select(tables.audit)).all()
    said = (row.actor, row.action, row.subject, row.conversation_id, row.key)
    assert said == ("customer c-ada", "cancel_order", "order V-1", "talk", proposal)
    assert row.at == place.clock.now
    assert row.before["order"]["status"] == "pending"
    assert row.after["order"]["status"] == "cancelled"


def test_a_key_is_not_good_for_another_action(place):
    proposal = cancel(place).record["id"]
    place.desk().proposals.confirm(proposal)
    with pytest.raises(Refusal, match="belongs to another action"):
        place.shop.perform(
            "c-ben",
            CancelOrder(order_id="V-9", reason="no longer needed"),
            key=proposal,
            fingerprint="",
            actor="customer c-ben",
        )


def test_words_find_items_options_and_payment_methods(place):
    desk = place.desk()
    shown = desk.orders.change_items("v1", ["tarn boots"], ["size 43"], "paypal").record
    assert shown["details"]["swaps"][0]["new_item_id"] == "boot-43"
    assert shown["details"]["settled_with"] == "PayPal account"
    desk.proposals.confirm(shown["id"])
    assert place.order("V-1").payments[-1].payment_method_id == "account-1"


@pytest.mark.parametrize(
    ("items", "new_items", "method", "rule"),
    [
        (["socks"], ["size 43"], None, "items_chosen"),
        (["boot-42"], ["purple"], None, "same_product"),
        (["boot-42"], ["size 43"], "bitcoin", "payment_method"),
        (["boot-42"], ["size 43"], "gift", "payment_method"),
        (["boot-42"], ["boot-43", "boot-41"], None, "item_counts_match"),
        (["boot-42"], ["boot-45"], None, "item_available"),
        (["boot-42"], ["boot-44"], "gift-1", "gift_card_balance"),
        ([], [], None, "items_chosen"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_does(place, items, new_items, method, rule):
    with pytest.raises(Refusal) as refusal:
        place.desk().orders.change_items("V-1", items, new_items, method)
    assert refusal.value.rule == rule
    assert rule == "item_counts_match" or refusal.value.possible


def test_a_checkout_is_shown_first_and_its_link_carries_the_cart(place):
    desk = place.desk(customer=None)
    desk.cart.add("boot", "size 42", 2)
    shown = desk.proposals.propose_checkout().record
    assert shown["details"]["total_minor"] == 24_000
    done = desk.proposals.confirm(shown["id"])[0].record
    assert done["url"].startswith("/checkout?cart=")
    desk.cart.add("mug")
    late = desk.proposals.propose_checkout().record
    desk.cart.add("mug")
    (again,) = desk.proposals.confirm(late["id"])
    assert again.record["details_changed"] is True


def test_a_change_of_items_settles_the_difference_and_moves_stock(place):
    desk = place.desk()
    command = ChangeItems(
        order_id="V-1",
        item_ids=("mug", "boot-42"),
        new_item_ids=("mug", "boot-43"),
        payment_method_id="gift-1",
    )
    with pytest.raises(Refusal, match="already ordered"):
        desk.proposals.propose(command)
    shown = desk.orders.change_items("V-1", ["boot-42"], ["boot-43"], "gift-1").record
    desk.proposals.confirm(shown["id"])
    order = place.order("V-1")
    assert order.balanced
    assert place.balance("gift-1") == 4500
    assert (place.stock("boot-42"), place.stock("boot-43")) == (4, 2)
