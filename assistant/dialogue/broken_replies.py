"""Mutants that change replies as they come out: wrong figures, hidden states, other products."""

import re
from dataclasses import replace

from assistant.dialogue.mutant import Mutant, Replied
from assistant.reply import Claim, Reply, Shelf, ShelfItem

__all__ = ["BROKEN_REPLIES"]

_AMOUNT = re.compile(r"€(\d+)\.(\d\d)")


def _shift_price(replied: Replied) -> Reply:
    """The first card, and the text with it, cost 7.31 more than on record."""
    reply = replied.reply
    if not reply.shelf.items:
        return reply
    item = reply.shelf.items[0]
    minor = int(str(item.record["price_minor"]))
    whole, cents = f"{minor / 100:,.2f}", f"{(minor + 731) / 100:,.2f}"
    dearer = ShelfItem({**item.record, "price_minor": minor + 731}, item.why)
    return replace(reply, text=reply.text.replace(whole, cents), shelf=_with_first(reply, dearer))


def _shift_price_in_words(replied: Replied) -> Reply:
    """Only the text is wrong: the first price told is another product's."""
    prices = [int(str(item.record["price_minor"])) for item in replied.reply.shelf.items]
    if len(set(prices)) < 2:
        return replied.reply
    other = next(price for price in prices if price != prices[0])
    text = replied.reply.text.replace(f"{prices[0] / 100:,.2f}", f"{other / 100:,.2f}", 1)
    return replace(replied.reply, text=text)


def _swap_product(replied: Replied) -> Reply:
    """The first card shows another product than the text names."""
    reply, ids = replied.reply, set(replied.reply.shelf.ids)
    if not ids:
        return reply
    other = next(product for product in replied.catalog if product.id not in ids)
    record = {**reply.shelf.items[0].record, "id": other.id, "title": other.title}
    return replace(reply, shelf=_with_first(reply, ShelfItem(record)))


def _name_unshown(replied: Replied) -> Reply:
    ids = set(replied.reply.shelf.ids)
    if not ids:
        return replied.reply
    long = (p for p in replied.catalog if p.id not in ids and len(p.title.split()) > 2)
    return replace(replied.reply, text=f"{replied.reply.text}\nAlso good: {next(long).title}.")


def _wrong_stock(replied: Replied) -> Reply:
    reply = replied.reply
    if not reply.shelf.items:
        return reply
    item = reply.shelf.items[0]
    turned = ShelfItem({**item.record, "in_stock": not item.record["in_stock"]}, item.why)
    return replace(reply, shelf=_with_first(reply, turned))


def _repeat_shelf(replied: Replied) -> Reply:
    """Whatever is asked, the window stays as it was."""
    before = replied.before
    if before is None or not before.shelf.items or not replied.reply.shelf.items:
        return replied.reply
    return replace(replied.reply, shelf=before.shelf, text=before.text, claims=before.claims)


def _drop_relaxation(replied: Replied) -> Reply:
    shelf = replied.reply.shelf
    return (
        replace(replied.reply, shelf=replace(shelf, relaxed=None))
        if shelf.relaxed
        else (replied.reply)
    )


def _other_language(replied: Replied) -> Reply:
    """English where Chinese was spoken, and the other way round."""
    chinese = replied.reply.language == "zh"
    text = "Here is what I found." if chinese else "您好，这是我找到的商品。"
    titles = "\n".join(item.title for item in replied.reply.shelf.items)
    return replace(
        replied.reply, text=f"{text}\n{titles}".strip(), language="en" if chinese else "zh"
    )


def _unbacked_claim(replied: Replied) -> Reply:
    claim = Claim("the best in the world", "superlative", None, None, ok=False)
    return replace(replied.reply, claims=(*replied.reply.claims, claim))


def _hide_handover(replied: Replied) -> Reply:
    return replace(replied.reply, handover=None)


def _hide_refusal(replied: Replied) -> Reply:
    return replace(replied.reply, refused=None)


def _markup(replied: Replied) -> Reply:
    return replace(replied.reply, text=f"**{replied.reply.text}**")


def _one_intent(replied: Replied) -> Reply:
    return replace(replied.reply, intent="smalltalk")


def _never_ask(replied: Replied) -> Reply:
    return replace(replied.reply, clarifies=None)


def _shift_what_waits(replied: Replied) -> Reply:
    """What a yes is asked for, or got, tells other amounts than the records."""
    reply, before = replied.reply, replied.before
    if reply.confirmation is None and (before is None or before.confirmation is None):
        return reply
    text = _AMOUNT.sub(lambda found: f"€{int(found[1]) + 7}.{found[2]}", reply.text)
    return replace(reply, text=text)


def _hide_confirmation(replied: Replied) -> Reply:
    return replace(replied.reply, confirmation=None)


def _with_first(reply: Reply, item: ShelfItem) -> Shelf:
    return replace(reply.shelf, items=(item, *reply.shelf.items[1:]))


BROKEN_REPLIES = (
    Mutant("price shifted", "a card and its sentence cost more", alter=_shift_price),
    Mutant("price of another", "a sentence tells a neighbour's price", alter=_shift_price_in_words),
    Mutant("product swapped", "a card is not what the text names", alter=_swap_product),
    Mutant("unshown product named", "the text names no card", alter=_name_unshown),
    Mutant("stock turned", "in stock is sold out", alter=_wrong_stock),
    Mutant("shelf repeated", "the window never changes", alter=_repeat_shelf),
    Mutant("relaxation hidden", "what gave way is not said", alter=_drop_relaxation),
    Mutant("language forgotten", "another language answers", alter=_other_language),
    Mutant("claim unbacked", "a claim without a record goes out", alter=_unbacked_claim),
    Mutant("hand-over hidden", "nobody learns that a person was asked for", alter=_hide_handover),
    Mutant("refusal hidden", "a refused action looks like any other", alter=_hide_refusal),
    Mutant("markup", "markup in plain text", alter=_markup),
    Mutant("one intent", "every message is small talk", alter=_one_intent),
    Mutant("question hidden", "what is asked is not said", alter=_never_ask),
    Mutant("amount of a proposal shifted", "a refund is told wrongly", alter=_shift_what_waits),
    Mutant("confirmation hidden", "nobody sees that a yes is waited for", alter=_hide_confirmation),
)
