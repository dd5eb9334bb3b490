"""Every invariant sees the one thing that breaks it, and an honest reply breaks none."""

from dataclasses import replace

import pytest

from assistant.dialogue.invariants import Scene, check_invariants
from assistant.dialogue.script import INVARIANTS
from assistant.reply import Claim, Reply, ShelfItem

SCENE = Scene(said="boots under 150", last="boots under 150")


def broken(scene, reply, catalog):
    return {check.name for check in check_invariants(scene, reply, catalog) if not check.ok}


def with_first(reply, **changes):
    item = reply.shelf.items[0]
    changed = ShelfItem({**item.record, **changes}, item.why)
    return replace(reply, shelf=replace(reply.shelf, items=(changed, *reply.shelf.items[1:])))


@pytest.fixture
def honest(shown):
    return shown("p100", "p112", constraints={"category": "Hiking Boots", "price": {"max": 150}})


def test_an_honest_reply_breaks_none(honest, catalog):
    checks = check_invariants(SCENE, honest, catalog)
    assert not [check for check in checks if not check.ok]
    assert {check.name for check in checks} == set(INVARIANTS)


@pytest.mark.parametrize(
    ("name", "breaks"),
    [
        ("shown products are named", lambda r: replace(r, text="Here is something.")),
        ("shown products are named", lambda r: with_first(r, id="p999")),
        ("named products are shown", lambda r: replace(r, text=f"{r.text}\nOr Brook Ridge tent.")),
        ("cards are the catalogue's", lambda r: with_first(r, price_minor=1)),
        ("cards are the catalogue's", lambda r: with_first(r, in_stock=False)),
        ("cards are the catalogue's", lambda r: with_first(r, attributes={"colour": "gold"})),
        ("amounts are on record", lambda r: replace(r, text=f"{r.text}\nNow only €12.34!")),
        (
            "lines tell their products",
            lambda r: replace(r, text=r.text.replace("€90.00", "€107.00")),
        ),
        ("hard constraints hold", lambda r: replace(r, constraints={"price": {"max": 95}})),
        ("hard constraints hold", lambda r: replace(r, constraints={"colour": {"not": ["blue"]}})),
        ("language is the shopper's", lambda r: replace(r, text="您好：" + r.text)),
        ("text is plain", lambda r: replace(r, text="**" + r.text + "**")),
        ("text is plain", lambda r: replace(r, text=r.text + "<b>new</b>")),
        (
            "claims are backed",
            lambda r: replace(r, claims=(Claim("x", "stock", None, None, False),)),
        ),
    ],
)
def test_each_is_seen(honest, catalog, name, breaks):
    assert name in broken(SCENE, breaks(honest), catalog)


def test_a_write_needs_a_confirmation_before_it(honest, catalog):
    name = "nothing is written unasked"
    asked = Reply("Shall I?", confirmation={"id": "x", "action": "cancel_order"})
    wrote = replace(SCENE, wrote=True)
    assert name in broken(wrote, honest, catalog)
    assert name not in broken(replace(wrote, before=asked, last="yes"), honest, catalog)
    assert name in broken(replace(wrote, before=asked, last="no, leave it"), honest, catalog)


def test_the_wish_that_gave_way_need_not_hold(honest, catalog):
    reply = replace(honest, constraints={"colour": "green"})
    assert "hard constraints hold" in broken(SCENE, reply, catalog)
    given_way = replace(reply, shelf=replace(reply.shelf, relaxed="colour"))
    assert not broken(SCENE, given_way, catalog)


@pytest.mark.parametrize(
    ("text", "said", "ok"),
    [
        ("It costs €107.00 instead of €90.00, which is €17.00 more.", "", True),
        ("You said under €77.50.", "under 77,50", True),
        ("The total is €1,234.50.", "1.234,50 EUR", True),
        ("Delivery costs 4.90 EUR.", "", True),
        ("Delivery costs 5.90 EUR.", "", False),
        ("It is $90.00.", "", True),
        ("That makes 180 €.", "", False),
    ],
)
def test_amounts_come_from_somewhere(honest, catalog, text, said, ok):
    scene = Scene(said=said, records=({"heading": "Cost", "text": "It costs 4.90 EUR."},))
    reply = replace(honest, text=f"{honest.text}\n{text}")
    assert ("amounts are on record" not in broken(scene, reply, catalog)) is ok


def test_a_silent_bot_says_nothing_while_a_person_speaks(catalog):
    silent = Scene(said="hello", last="hello", silent=True)
    assert not broken(silent, Reply(""), catalog)
    assert "text is plain" in broken(SCENE, Reply(""), catalog)


def test_a_masked_address_is_no_markup(catalog):
    assert not broken(SCENE, Reply("Your account is h***@example.org."), catalog)


def test_a_bot_does_not_talk_over_a_person(honest, catalog):
    silent = Scene(said="boots", last="boots", silent=True)
    assert "a person has the floor" in broken(silent, honest, catalog)


@pytest.mark.parametrize("where", ["order", "proposal", "answered proposal"])
def test_what_was_bought_is_no_product_shown(catalog, where):
    """Brook Ridge tent is a line of an order, of what waits for a yes, or of what got one."""
    record = {"lines": [{"title": "Brook Ridge tent", "quantity": 1}]}
    waits = Reply("Shall I?", confirmation={"action": "cancel_order", "details": record})
    scene = Scene(
        said="yes",
        last="yes",
        before=waits if where == "answered proposal" else None,
        records=(record,) if where == "order" else (),
    )
    named = Reply("Brook Ridge tent", confirmation=waits.confirmation)
    named = named if where == "proposal" else replace(named, confirmation=None)
    assert not broken(scene, named, catalog)
    other = replace(named, text="Brook Vale tent")
    assert "named products are shown" in broken(scene, other, catalog)


def test_chinese_is_answered_in_chinese(catalog):
    scene = Scene(said="帐篷", last="我想买帐篷")
    assert "language is the shopper's" in broken(scene, Reply("Which one?"), catalog)
    assert not broken(scene, Reply("您想要哪一种帐篷？"), catalog)
