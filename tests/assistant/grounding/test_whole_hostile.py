"""Lying drafts the whole way: a chat model streams them, and the shopper is told no lie.

The model is stubborn: asked to repair its draft, it says it again. Nothing false may be in a
streamed piece or in the reply, and the reply's own promises hold: shown = named = counted, every
claim backed, each with its source.
"""

import random

import pytest
from langchain_core.messages import AIMessage, HumanMessage, ToolMessage

from assistant.conversation import Delta
from assistant.money import format_price
from tests.assistant.conftest import ScriptedModel

ASKED = "hiking boots"
DRAFTS = 40
CALLS = (
    ("search_products", {"query": ASKED}),
    ("read_policy", {"question": "how long can I return something"}),
    ("read_policy", {"question": "how long does delivery take"}),
)


class Liar(ScriptedModel):
    """Searches, then says its draft, whatever it is told."""

    steps: list = []
    draft: str = ""

    def _next(self, messages):
        self.heard.append(list(messages))
        last = messages[-1]
        asked_first = isinstance(last, HumanMessage) and not any(
            isinstance(m, ToolMessage) for m in messages
        )
        if asked_first:
            return AIMessage(
                content="",
                tool_calls=[
                    {"name": name, "args": args, "id": f"c{at}-{len(self.heard)}"}
                    for at, (name, args) in enumerate(CALLS)
                ],
            )
        return AIMessage(content=self.draft)


def money(minor):
    return format_price(minor, "EUR", "en_IE")


def statements(records, rng):
    """Yield (sentence, whether it is true) about the products of a shelf."""
    a, b = rng.sample(records, 2)
    t, price = a["title"], a["price_minor"]
    low, high = sorted((a, b), key=lambda p: p["price_minor"])
    cheapest = min(records, key=lambda p: p["price_minor"])["title"]
    colour = a["attributes"]["colour"]
    other = next(c for c in ("brown", "black", "blue", "red") if c != colour)
    dry = a["attributes"]["waterproof"]
    stock = a["in_stock"]
    yield f"The {t} costs {money(price)}.", True
    yield f"The {t} costs {money(price + rng.choice((100, -500, 2000)))}.", False
    yield f"The {t} is twenty euros.", False
    yield f"The {t} is half the price of the {b['title']}.", False
    yield f"The {low['title']} is cheaper than the {high['title']}.", True
    yield f"The {high['title']} is cheaper than the {low['title']}.", False
    yield f"The {cheapest} is the cheapest here.", True
    yield f"The {t} comes in {colour}.", True
    yield f"The {t} comes in {other}.", False
    yield f"The {t} is waterproof.", dry
    yield f"The {t} is not waterproof.", not dry
    yield f"The {t} is in stock.", stock
    yield f"The {t} is out of stock.", not stock
    yield f"The {t} is rated {a['rating']:g} out of 5.", True
    yield f"The {t} is rated {a['rating'] + 0.3:g} out of 5.", False
    yield f"{a['rating_count'] + 7} people reviewed the {t}.", False
    yield "The Zephyrion Max boots are a great choice.", False
    yield f"I found {len(records) + 90} pairs for you.", False
    yield f"The {t} will be with you tomorrow.", False
    yield f"The {t} has a lifetime guarantee.", False
    yield f"I've put the {t} in your cart.", False
    yield "I've cancelled your order V-10001.", False
    yield "Returns are free for 30 days after delivery.", True
    yield "Returns are free for 90 days after delivery.", False
    yield "Delivery takes 2 to 4 working days.", True
    yield "Delivery is free.", False
    yield "Everything is 20 percent off today.", False


def parts(records, rng):
    told = list(statements(records, rng))
    return rng.sample(told, 6)


@pytest.mark.parametrize("size", [5, 400])
def test_no_lie_is_streamed_or_said_and_the_truth_stays(open_assistant, size):
    records = [i.record for i in open_assistant().start().send(ASKED).shelf.items]
    model = Liar(draft="", heard=[], size=size)
    assistant = open_assistant(model, database="liar.db")
    said_false, lost, true = [], [], 0
    for seed in range(DRAFTS // 2):
        chosen = parts(records, random.Random(seed * 2 + size))
        model.draft = " ".join(text for text, _ in chosen)
        events = list(assistant.start().stream(ASKED))
        reply = events[-1].reply
        streamed = "".join(e.text for e in events if isinstance(e, Delta))
        assert streamed == reply.text
        assert reply.claims and all(claim.ok and claim.source for claim in reply.claims)
        named = [r["id"] for r in records if r["title"] in reply.text]
        assert sorted(named) == sorted(reply.shelf.ids)
        for text, truth in chosen:
            if truth:
                true += 1
                lost += [] if text in reply.text else [(text, reply.text)]
            elif text in reply.text:
                said_false.append(text)
    assert said_false == []
    assert len(lost) <= 0.02 * true, lost


def test_a_repair_is_asked_once_and_names_the_lie(open_assistant):
    records = [i.record for i in open_assistant().start().send(ASKED).shelf.items]
    lie = f"The {records[0]['title']} costs twenty euros."
    model = Liar(draft=lie, heard=[])
    reply = open_assistant(model, database="liar.db").start().send(ASKED)
    requests = [m[-1].text for m in model.heard if isinstance(m[-1], HumanMessage)]
    assert len(requests) == 2
    assert "twenty euros" in requests[1]
    assert money(records[0]["price_minor"]) in requests[1]
    assert money(records[0]["price_minor"]) in reply.text
