"""Ways of breaking the assistant on purpose, to see whether a suite of dialogues would notice.

Each is a wrapper at one seam: around a function that a turn goes through, or around the reply that
comes out. A wrapper knows nothing of scripts.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from assistant.memory import ConstraintEdit, Constraints
from assistant.policies import Policies
from assistant.reply import Claim, Reply, Shelf, ShelfItem
from assistant.search import ShelfSearch
from assistant.shop.desk.cart import CartDesk
from assistant.shop.desk.proposals import Proposals
from assistant.understanding import Reader
from retrieval.catalog import Catalog
from retrieval.filters import SearchFilter

__all__ = ["MUTANTS", "Alter", "Mutant", "Replied", "broken"]


@dataclass(frozen=True, slots=True)
class Replied:
    """A reply on its way out, with what surrounds it."""

    reply: Reply
    before: Reply | None
    catalog: Catalog


Alter = Callable[[Replied], Reply]
Wrap = Callable[[Callable[..., Any]], Callable[..., Any]]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One way of being broken.

    Attributes:
        name: short.
        breaks: what goes wrong, in words.
        alter: changes replies as they come out.
        seam: (class, method, wrapper) for what is broken inside.
        forgets: every message starts a new conversation.
    """

    name: str
    breaks: str
    alter: Alter | None = None
    seam: tuple[type, str, Wrap] | None = None
    forgets: bool = False


@contextmanager
def broken(mutant: Mutant | None) -> Iterator[None]:
    """Break the seam while the block runs."""
    if mutant is None or mutant.seam is None:
        yield
        return
    home, name, wrap = mutant.seam
    whole = home.__dict__[name]
    setattr(home, name, wrap(whole))
    try:
        yield
    finally:
        setattr(home, name, whole)


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


def _with_first(reply: Reply, item: ShelfItem) -> Shelf:
    return replace(reply.shelf, items=(item, *reply.shelf.items[1:]))


def _edits(change: Callable[[ConstraintEdit], ConstraintEdit | None]) -> Wrap:
    """A memory that hears edits otherwise than they were said."""

    def wrap(apply: Callable[..., Constraints]) -> Callable[..., Constraints]:
        def changed(held: Constraints, edits: Any, turn: int) -> Constraints:  # noqa: ANN401
            heard = [edit for each in edits if (edit := change(each)) is not None]
            return apply(held, heard, turn)

        return changed

    return wrap


def _loose_filter(search: Callable[..., Any]) -> Callable[..., Any]:
    """Wishes are remembered and shown as chips, but the price and the last facet filter nothing."""

    def changed(self: ShelfSearch, query: str, where: SearchFilter, **named: Any) -> Any:  # noqa: ANN401
        include = dict(list(where.include.items())[:-1])
        loose = {"include": include, "price_min_minor": None, "price_max_minor": None}
        return search(self, query, where.model_copy(update=loose), **named)

    return changed


def _first_come(search: Callable[..., Any]) -> Callable[..., Any]:
    """The shelf is filled by relevance alone."""

    def changed(self: ShelfSearch, *given: Any, **named: Any) -> Any:  # noqa: ANN401
        return search(self, *given, **{**named, "ranker": "relevance"})

    return changed


def _confirm_at_once(propose: Callable[..., Any]) -> Callable[..., Any]:
    """What is proposed is done without waiting for a yes."""

    def changed(self: Proposals, *given: Any, **named: Any) -> Any:  # noqa: ANN401
        shown = propose(self, *given, **named)
        self.confirm(str(shown.record["id"]))
        return shown

    return changed


def _nothing(_: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *_, **__: ()


def _deaf_to_references(read: Callable[..., Any]) -> Callable[..., Any]:
    def changed(self: Reader, *given: Any, **named: Any) -> Any:  # noqa: ANN401
        return replace(read(self, *given, **named), references=())

    return changed


def _twice(add: Callable[..., Any]) -> Callable[..., Any]:
    def changed(self: CartDesk, *given: Any, **named: Any) -> Any:  # noqa: ANN401
        add(self, *given, **named)
        return add(self, *given, **named)

    return changed


def _without(facet: str) -> Callable[[ConstraintEdit], ConstraintEdit | None]:
    return lambda edit: None if edit.facet == facet else edit


def _deaf_to_not(edit: ConstraintEdit) -> ConstraintEdit | None:
    return None if edit.negated else edit


def _never_takes_back(edit: ConstraintEdit) -> ConstraintEdit | None:
    return None if edit.op in {"remove", "reset"} else edit


def _never_replaces(edit: ConstraintEdit) -> ConstraintEdit:
    return replace(edit, op="add") if edit.op == "replace" and edit.facet != "need" else edit


def _apply(change: Callable[[ConstraintEdit], ConstraintEdit | None]) -> tuple[type, str, Wrap]:
    return (Constraints, "apply", _edits(change))


MUTANTS = (
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
    Mutant("constraint not searched by", "some wishes are chips only",
           seam=(ShelfSearch, "search", _loose_filter)),
    Mutant("price not heard", "no price bound is kept", seam=_apply(_without("price"))),
    Mutant("colour not heard", "no colour is kept", seam=_apply(_without("colour"))),
    Mutant("not not heard", "negations are dropped", seam=_apply(_deaf_to_not)),
    Mutant("nothing taken back", "resets and removals are dropped", seam=_apply(_never_takes_back)),
    Mutant("nothing replaced", "a correction adds", seam=_apply(_never_replaces)),
    Mutant("references not heard", "the second one is unknown",
           seam=(Reader, "read", _deaf_to_references)),
    Mutant("relevance alone", "the shelf shows one kind six times",
           seam=(ShelfSearch, "search", _first_come)),
    Mutant("policies unread", "no policy is found", seam=(Policies, "find", _nothing)),
    Mutant("confirmation skipped", "a proposal is done at once",
           seam=(Proposals, "propose", _confirm_at_once)),
    Mutant("cart filled twice", "one wish puts two units aside", seam=(CartDesk, "add", _twice)),
    Mutant("history forgotten", "every message is the first", forgets=True),
)  # fmt: skip
