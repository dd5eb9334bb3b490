"""Change the shop, ask the same: the whole reply follows, or does not change, as it must."""

import random
import re

import pytest

from assistant.money import format_price
from tests.assistant.grounding.opened import lines, opened

ASKED = ("hiking boots under 130 euros", "how much is the first one?", "is it in stock?")


def talk(folder, products, **shop):
    with opened(folder, products, **shop) as conversation:
        return [conversation.send(said) for said in ASKED]


def amounts(reply):
    return set(re.findall(r"[€£$]\d+(?:\.\d\d)?", reply.text))


@pytest.fixture
def before(tmp_path):
    return talk(tmp_path / "before", lines())


def changed(top, **fields):
    return [{**line, **fields} if line["id"] == top else line for line in lines()]


def test_a_changed_price_is_the_price_that_is_told(tmp_path, before):
    top = before[0].shelf.ids[0]
    after = talk(tmp_path / "after", changed(top, price_minor=10199))
    told = next(r for r in after if top in r.shelf.ids)
    old = next(item for item in before[0].shelf.items if item.id == top).record["price_minor"]
    assert "€101.99" in told.text
    assert format_price(old, "EUR", "en_IE") not in after[1].text


def test_flipped_stock_flips_what_is_said(tmp_path, before):
    top = before[1].shelf.ids[0]
    assert re.search(r"\bin stock\b|\bavailable\b", before[2].text, re.IGNORECASE)
    with opened(tmp_path / "after", changed(top, stock=0)) as conversation:
        title = next(line["title"] for line in lines() if line["id"] == top)
        reply = conversation.send(f"is the {title} in stock?")
    assert re.search(r"out of stock|sold out|not available|not in stock", reply.text)


def test_unknown_stock_is_neither_yes_nor_no(tmp_path):
    products = [{k: v for k, v in line.items() if k != "stock"} for line in lines()]
    with opened(tmp_path / "after", products) as conversation:
        reply = conversation.send(f"is the {lines()[0]['title']} in stock?")
    assert reply.shelf.items[0].record["in_stock"] is None
    assert not re.search(r"\bis in stock|\bis sold out|\bis out of stock", reply.text)


def test_a_deleted_product_is_not_named_again(tmp_path, before):
    top = before[0].shelf.items[0]
    kept = [line for line in lines() if line["id"] != top.id]
    after = talk(tmp_path / "after", kept)
    assert all(top.title not in reply.text and top.id not in reply.shelf.ids for reply in after)


def test_the_order_of_the_catalogue_changes_nothing(tmp_path, before):
    shuffled = random.Random(3).sample(lines(), len(lines()))
    after = talk(tmp_path / "after", shuffled)
    assert [(r.text, r.shelf.ids) for r in after] == [(r.text, r.shelf.ids) for r in before]


def test_another_currency_is_told_in_that_one(tmp_path, before):
    products = [{**line, "currency": "GBP"} for line in lines()]
    with opened(tmp_path / "after", products, currency="GBP") as conversation:
        after = conversation.send("hiking boots under 130 pounds")
    assert {a[1:] for a in amounts(after)} == {a[1:] for a in amounts(before[0])}
    assert all(a.startswith("£") for a in amounts(after))


def test_a_changed_policy_is_the_one_that_is_told(tmp_path):
    policies = {"returns.md": "# Returns\n\n## Time limit\n\nReturns are free for 17 days.\n"}
    with opened(tmp_path / "after", lines(), policies=policies) as conversation:
        reply = conversation.send("how long can I return something?")
    assert "17 days" in reply.text and "30" not in reply.text
