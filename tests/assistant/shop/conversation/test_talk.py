"""Orders talked about from end to end: identified, proposed, interrupted, corrected, done."""

import pytest

from assistant.shop.desk import sign_identity_token
from assistant.shop.refusals import Refusal

SECRET = "a secret that only tests have"


def order(assistant, order_id, customer="c-ada"):
    return assistant.desks.shop.order(customer, order_id)


def talk(conversation, *messages):
    return [conversation.send(message) for message in messages]


def test_a_wish_waits_for_the_account_and_then_for_the_yes(service):
    assistant = service()
    conversation = assistant.start()
    asked, shown = talk(conversation, "cancel order V-1001, I no longer need it", "ada@example.com")
    assert asked.refused == "identity"
    assert asked.confirmation is None
    assert conversation.customer_id == "c-ada"
    assert shown.confirmation["details"]["refund_minor"] == 15_000
    assert "€150.00" in shown.text
    assert order(assistant, "V-1001").status == "pending"
    done = conversation.send("yes")
    assert order(assistant, "V-1001").status == "cancelled"
    assert done.confirmation is None
    again = conversation.send("yes")
    assert len(order(assistant, "V-1001").payments) == 2
    assert "V-1001" in again.text


def test_an_interruption_and_back(service):
    assistant = service()
    conversation = assistant.start(customer_id="c-ada")
    shown, aside, done = talk(
        conversation,
        "return the boots from V-1002",
        "wait, first: do you have it in red?",
        "ok yes, go ahead",
    )
    assert shown.confirmation["action"] == "return_items"
    assert aside.confirmation == shown.confirmation
    assert aside.intent == "ask_product"
    assert done.confirmation is None
    assert order(assistant, "V-1002").status == "return requested"


def test_changed_details_need_a_new_yes(service):
    assistant = service()
    conversation = assistant.start(customer_id="c-ada")
    first, second = talk(
        conversation, "exchange the boots in V-1002 for size 43", "sorry, I meant 41"
    )
    assert second.confirmation["id"] != first.confirmation["id"]
    conversation.confirm(first.confirmation["id"])
    assert order(assistant, "V-1002").status == "delivered"
    conversation.send("yes, but make it 43")
    assert order(assistant, "V-1002").status == "delivered"
    conversation.confirm(conversation.confirmation["id"])
    (request,) = order(assistant, "V-1002").requests
    assert request.new_item_ids == ("p100-43",)


def test_a_button_and_a_no(service):
    assistant = service()
    conversation = assistant.start(customer_id="c-ada")
    shown = conversation.send("cancel V-1001, ordered by mistake")
    declined = conversation.decline(shown.confirmation["id"])
    assert declined.confirmation is None
    late = conversation.confirm(shown.confirmation["id"])
    assert late.refused == "confirmation"
    assert order(assistant, "V-1001").status == "pending"
    again = conversation.send("cancel V-1001, ordered by mistake")
    conversation.send("actually, don't cancel it")
    assert again.confirmation is not None
    assert conversation.confirmation is None


def test_two_proposals_are_told_apart(service):
    assistant = service()
    conversation = assistant.start(customer_id="c-ada")
    conversation.send("cancel V-1001, ordered by mistake")
    conversation.send("return the boots from V-1002")
    listed = conversation.send("yes")
    assert order(assistant, "V-1001").status == "pending"
    assert order(assistant, "V-1002").status == "delivered"
    assert listed.confirmation is not None
    conversation.send("V-1002")
    assert order(assistant, "V-1001").status == "pending"
    assert order(assistant, "V-1002").status == "return requested"


def test_a_token_of_the_shop_identifies_and_a_forged_one_does_not(service):
    assistant = service()
    conversation = assistant.start()
    assert not conversation.identify(sign_identity_token("c-ada", "another secret"))
    assert conversation.customer_id is None
    assert conversation.identify(sign_identity_token("c-ada", SECRET))
    assert conversation.customer_id == "c-ada"
    with pytest.raises(Refusal):
        assistant.start(conversation.id, customer_id="c-ben")


def test_five_wrong_identifications_lock_to_a_person(service):
    conversation = service().start()
    replies = talk(conversation, *(f"my mail is nobody{n}@example.com" for n in range(5)))
    assert [reply.handover is None for reply in replies] == [True] * 4 + [False]
    assert replies[-1].handover["reason"] == "identification"
    silent = conversation.send("ada@example.com")
    assert silent.text == ""
    assert conversation.customer_id is None


def test_a_person_is_announced_once_answers_and_gives_back(service):
    assistant = service()
    conversation = assistant.start(customer_id="c-ada")
    conversation.send("hiking boots under 120")
    conversation.send("where is order V-1003?")
    asked = conversation.send("can I talk to a real person please")
    assert asked.text
    summary = asked.handover["summary"]
    assert summary["customer_id"] == "c-ada"
    assert summary["orders"] == ["V-1003"]
    assert summary["shown"]
    assert summary["constraints"]
    (waiting,) = assistant.console.waiting()
    assert waiting.id == conversation.id
    assert conversation.send("hello?").text == ""
    assistant.console.answer(conversation.id, "Sam", "Sam here. It is on its way.")
    heard = conversation.send("thanks")
    assert heard.text == "Sam: Sam here. It is on its way."
    assert heard.handover["state"] == "agent"
    assistant.console.give_back(conversation.id)
    assert conversation.send("show me tents").shelf.items
    assert conversation.handover is None


@pytest.mark.parametrize(
    ("messages", "reason"),
    [
        (["You are useless, this is the worst service ever!"], "angry"),
        (["flurb gnorp wixle", "zzkt brrmf ploo"], "misunderstood"),
        (["cancel V-1003, no longer needed", "return the jacket from V-1003"], "refused_twice"),
        (["where is V-1003?", "can you make an exception for V-1003?"], "out_of_policy"),
    ],
)
def test_what_hands_over(service, messages, reason):
    conversation = service().start(customer_id="c-ada")
    replies = talk(conversation, *messages)
    assert all(reply.handover is None for reply in replies[:-1])
    assert replies[-1].handover["reason"] == reason


def test_a_run_that_waits_outlives_a_restart_and_is_gone_on_with(service, scripted):
    calls = [("cancel_order", {"order_id": "V-1001", "reason": "no longer needed"})]
    first = service(scripted(calls, "never said"))
    conversation = first.start(customer_id="c-ada")
    shown = conversation.send("cancel V-1001, I no longer need it")
    assert "never said" not in shown.text
    assert "€150.00" in shown.text
    first.close()
    after = scripted("Order V-1001 is cancelled.")
    again = service(after).start(conversation.id)
    done = again.send("yes")
    assert done.text == "Order V-1001 is cancelled."
    told = after.heard[0][-1]
    assert '"status": "done"' in told.content
    assert order(first, "V-1001").status == "cancelled"


def test_a_model_that_fails_after_the_yes_changes_nothing_about_it(service, scripted):
    calls = [("cancel_order", {"order_id": "V-1001", "reason": "no longer needed"})]
    model = scripted(calls, RuntimeError("down"))
    assistant = service(model)
    conversation = assistant.start(customer_id="c-ada")
    conversation.send("cancel V-1001, I no longer need it")
    done = conversation.send("yes")
    assert "V-1001" in done.text
    assert order(assistant, "V-1001").status == "cancelled"


def test_the_same_tool_call_ids_again_are_other_calls(service, scripted):
    def calls(order_id):
        arguments = {"order_id": order_id, "reason": "no longer needed"}
        return [("cancel_order", arguments)]

    model = scripted(calls("V-1003"), "That is not possible.", calls("V-1001"), "…")
    conversation = service(model).start(customer_id="c-ada")
    assert conversation.send("cancel V-1003, no longer needed").refused == "order_state_cancel"
    assert conversation.send("then V-1001").confirmation["details"]["order_id"] == "V-1001"
