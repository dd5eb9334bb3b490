"""Mutants inside: a function that a turn goes through is wrapped so that it errs."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from assistant.dialogue.mutant import Mutant, Wrap
from assistant.memory import ConstraintEdit, Constraints
from assistant.policies import Passage, Policies
from assistant.search import ShelfSearch
from assistant.shop import tables as t
from assistant.shop.desk.cart import CartDesk
from assistant.shop.desk.proposals import Proposals
from assistant.shop.models import Order
from assistant.shop.sql_shop import SqlShop
from assistant.turn.counter import Counter
from assistant.understanding import Reader
from retrieval.filters import SearchFilter

__all__ = ["BROKEN_PARTS"]


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


def _anyones(order: Callable[..., Order | None]) -> Callable[..., Order | None]:
    """An order is given to whoever knows its number."""

    def changed(self: SqlShop, customer_id: str, order_id: str) -> Order | None:
        with self.database.reading() as connection:
            query = select(t.orders.c.customer_id).where(t.orders.c.id == order_id)
            owner = connection.scalar(query)
        return order(self, owner or customer_id, order_id)

    return changed


def _always_yes(settle: Callable[..., Any]) -> Callable[..., Any]:
    return lambda self, proposal_id, _word: settle(self, proposal_id, "yes")


def _never_silent(_: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *_: True


def _any_passage(_: Callable[..., Any]) -> Callable[..., Any]:
    """Whatever is asked, the first policy is quoted."""

    def changed(self: Policies, *_: Any, **__: Any) -> tuple[Passage, ...]:  # noqa: ANN401
        return self.passages[:1]

    return changed


BROKEN_PARTS = (
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
    Mutant("orders of anyone", "whose order it is does not matter",
           seam=(SqlShop, "order", _anyones)),
    Mutant("no taken for yes", "whatever is answered, it is done",
           seam=(Counter, "settle", _always_yes)),
    Mutant("yes not heard", "nothing proposed is ever done",
           seam=(Counter, "settle", _nothing)),
    Mutant("person talked over", "the bot answers while a person speaks",
           seam=(Counter, "receive", _never_silent)),
    Mutant("another policy", "the wrong passage is quoted",
           seam=(Policies, "find", _any_passage)),
)  # fmt: skip
