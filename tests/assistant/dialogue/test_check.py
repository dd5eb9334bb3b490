"""Each key of an expectation holds where it should, fails where it should, and is never vacuous."""

from dataclasses import replace

import pytest

from assistant.dialogue.check import check_never, check_reply
from assistant.dialogue.script import Expectation, Never
from assistant.reply import Claim, Reply, ToolUse

BOOTS = ("p100", "p101", "p112")  # brown, black (Aldgate), blue (Brook)


@pytest.fixture
def judge(catalog, shown):
    def run(expect, reply=None, before=None):
        reply = reply or shown(*BOOTS)
        return check_reply(Expectation.model_validate(expect), reply, before, catalog)

    return run


@pytest.mark.parametrize(
    "expect",
    [
        {"intent": "search"},
        {"intent": ["refine", "search"]},
        {"tools": ["search_products"]},
        {"tools": {"exact": ["search_products"]}},
        {"tools": {"order": ["search_products"]}},
        {"arguments": {"search_products": {"query": "boots"}}},
        {"every_product": {"category": "hiking boots", "price": {"max": 120}}},
        {"every_product": {"colour": ["brown", "black", "blue"]}},
        {"every_product": {"colour": {"not": "red"}, "size": "42", "in_stock": True}},
        {"some_product": {"colour": "black"}},
        {"shelf": {"min": 3, "max": 3, "distinct": {"brand": 2}, "certificate": {"min": 0.9}}},
        {"named": ["p100", "Aldgate Vale boots"]},
        {"refused": False, "clarifies": False, "confirmation": False, "handover": False},
        {"relaxed": False, "language": "en", "mentions": ["nowhere", "here they are"]},
        {"constraints": {"colour": None}},
    ],
)
def test_what_is_so_holds(judge, expect):
    checks = judge(expect)
    assert checks
    assert all(check.ok for check in checks), checks


@pytest.mark.parametrize(
    "expect",
    [
        {"intent": "refine"},
        {"tools": ["read_policy"]},
        {"tools": []},
        {"tools": {"exact": []}},
        {"tools": {"order": ["read_policy", "search_products"]}},
        {"arguments": {"search_products": {"query": "tents"}}},
        {"every_product": {"colour": "brown"}},
        {"every_product": {"price": {"max": 90.5}}},
        {"every_product": {"size": "44"}},
        {"every_product": {"colour": {"not": ["black", "green"]}}},
        {"every_product": {"unheard_of": True}},
        {"some_product": {"colour": "red"}},
        {"shelf": {"min": 4}},
        {"shelf": {"max": 2}},
        {"shelf": {"distinct": {"brand": 3}}},
        {"shelf": {"certificate": {"min": 0.99}}},
        {"named": ["p301"]},
        {"refused": True},
        {"refused": "return_window"},
        {"clarifies": "colour"},
        {"confirmation": "cancel_order"},
        {"handover": True},
        {"relaxed": "colour"},
        {"language": "zh"},
        {"mentions": "tents"},
        {"constraints": {"price": {"max": 150}}},
        {"claims": {"price": 1}},
    ],
)
def test_what_is_not_so_fails(judge, expect):
    assert not all(check.ok for check in judge(expect))


@pytest.mark.parametrize(
    "expect",
    [
        {"every_product": {"colour": "brown"}},
        {"some_product": {"colour": "brown"}},
        {"shelf": {"distinct": {"brand": 1}}},
        {"shelf": {"certificate": {"max": 1}}},
        {"shelf": {"changed": True}},
        {"arguments": {"search_products": {}}},
        {"cites": "returns.md"},
    ],
)
def test_what_has_nothing_to_look_at_is_vacuous(judge, expect):
    checks = judge(expect, Reply("Nothing to show."))
    assert [check.vacuous for check in checks] == [True]
    assert not checks[0].ok


@pytest.mark.parametrize(
    ("wanted", "held", "same"),
    [
        ({"max": 150}, {"min": None, "max": 150}, True),
        ({"max": 150}, {"min": 50, "max": 150}, False),
        ("brown", "Brown", True),
        (["brown"], "brown", True),
        (["brown", "black"], ["black", "brown"], True),
        ({"not": ["leather"]}, {"not": ["leather"]}, True),
        ({"not": ["leather"]}, "leather", False),
        ("brown", ["brown", "black"], False),
        (None, None, True),
        (True, True, True),
        (True, None, False),
    ],
)
def test_constraints_are_compared_whole(judge, wanted, held, same):
    reply = Reply("So.", constraints={} if held is None else {"facet": held})
    assert judge({"constraints": {"facet": wanted}}, reply)[0].ok is same


def test_citing_is_by_file_or_by_passage(judge):
    claim = Claim("30 days", "policy", "returns.md#Time limit", "text", ok=True)
    reply = Reply("30 days", claims=(claim,))
    assert judge({"cites": "returns.md"}, reply)[0].ok
    assert judge({"cites": "returns.md#Time limit"}, reply)[0].ok
    assert not judge({"cites": "delivery.md"}, reply)[0].ok
    assert judge({"claims": {"policy": 1}}, reply)[0].ok


def test_a_shelf_that_changed(judge, shown):
    before, after = shown("p100"), shown("p101")
    assert judge({"shelf": {"changed": True}}, after, before)[0].ok
    assert not judge({"shelf": {"changed": True}}, before, before)[0].ok
    assert judge({"shelf": {"changed": False}}, before, before)[0].ok


@pytest.mark.parametrize(
    "never",
    [
        {"tools": ["search_products"]},
        {"products": [{"colour": "black"}]},
        {"words": ["here they"]},
    ],
)
def test_what_may_never_be_is_seen(catalog, shown, never):
    assert not all(c.ok for c in check_never(Never.model_validate(never), shown(*BOOTS), catalog))


def test_what_may_never_be_and_is_not(catalog, shown):
    never = Never(tools=["cancel_order"], products=[{"colour": "red"}], words=["sorry"])
    checks = check_never(never, shown(*BOOTS), catalog)
    assert [check.ok for check in checks] == [True, True, True]


def test_a_confirmation_and_a_hand_over_are_facts(judge):
    reply = Reply(
        "Shall I?",
        confirmation={"id": "x", "action": "cancel_order"},
        handover={"state": "waiting"},
        refused="return_window",
        clarifies="colour",
        tools=(ToolUse("cancel_order", {}),),
    )
    expect = {"confirmation": "cancel_order", "handover": True, "refused": "return_window"}
    assert all(check.ok for check in judge({**expect, "clarifies": "colour"}, reply))
    closed = replace(reply, handover={"state": "closed"})
    assert judge({"handover": False}, closed)[0].ok
