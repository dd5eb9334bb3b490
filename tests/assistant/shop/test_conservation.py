"""A state machine over everything that can happen at a desk: money and stock are conserved.

Random sequences of tool calls, yes and no, words, doubled deliveries, price changes, restarts and
parcels that come back. After every step the books balance to the cent, no unit is lost, and an
order differs from what it was only after a yes.
"""

import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from assistant.shop.models import Address
from assistant.shop.refusals import Refusal
from assistant.shop.rows import insert_orders

PENDING = ["V-1", "V-5", "V-6"]
DELIVERED = ["V-2", "V-7", "V-8"]
OTHERS = ["V-3", "V-4", "V-9", "V-77"]
BOOTS = ["boot-41", "boot-42", "boot-43", "boot-44"]
METHODS = st.sampled_from(["card-1", "account-1", "gift-1", "gift-2", "card-2", None])
REASONS = st.sampled_from(["no longer needed", "ordered by mistake", "because"])


def mostly(usual):
    """One of the usual, now and then something that should be refused."""
    return st.one_of(*[st.sampled_from(usual)] * 4, st.sampled_from(OTHERS))


ITEMS = st.one_of(
    *[st.sampled_from([["boot-42"], ["boot-42"], ["boot-42", "boot-42"], ["mug"]])] * 4,
    st.lists(st.sampled_from([*BOOTS, "mug"]), max_size=3),
)
NEW = st.one_of(*[st.sampled_from(BOOTS)] * 4, st.sampled_from(["boot-45", "mug", "size 41"]))
ANSWERS = st.sampled_from(["yes", "yes", "yes", "no", "later"])


class DeskMachine(RuleBasedStateMachine):
    """One shop, one customer's conversation, and another customer who does nothing."""

    open_at = None
    filled: Path

    @initialize()
    def open_shop(self):
        self.folder = Path(mkdtemp(prefix="vitrine-test-"))
        shutil.copyfile(self.filled, self.folder / "shop.db")
        self.url = f"sqlite:///{self.folder / 'shop.db'}"
        self.place = type(self).open_at(self.url)
        with self.place.database.writing() as connection:
            for copy, of in (("V-5", "V-1"), ("V-6", "V-1"), ("V-7", "V-2"), ("V-8", "V-2")):
                order = self.place.shop.order("c-ada", of)
                insert_orders(connection, [order.model_copy(update={"id": copy})])
        self.place.desk()
        self.shown = []
        self.allowed = 0
        self.worth = self.wealth()
        self.units = self.all_units()
        self.bens = self.place.shop.orders("c-ben")
        self.before = self.records()

    def teardown(self):
        if hasattr(self, "place"):
            self.place.database.close()
            shutil.rmtree(self.folder)

    def records(self):
        return self.place.shop.customer("c-ada"), self.place.shop.orders("c-ada")

    def wealth(self):
        """Gift cards, what other methods got back less paid, and goods kept at their price."""
        customer, orders = self.records()
        cards = sum(m.balance_minor or 0 for m in customer.payment_methods)
        gifts = {m.id for m in customer.payment_methods if m.is_gift_card}
        moved = sum(
            -p.signed_minor for o in orders for p in o.payments if p.payment_method_id not in gifts
        )
        return cards + moved + sum(order.kept_minor for order in orders)

    def all_units(self):
        """Units of boots and mugs on the shelf, kept by customers, and promised to exchanges."""
        shelf = {p: sum(i.stock for i in self.place.shop.items(p)) for p in ("boot", "mug")}
        for order in self.place.shop.orders("c-ada"):
            if order.status != "cancelled":
                for line in order.lines:
                    shelf[line.product_id] += line.kept
            request = order.open_request()
            for item_id in request.new_item_ids if request else ():
                shelf[item_id.split("-")[0]] += 1
        return shelf

    def attempt(self, act, answer="later"):
        """Do something at the desk; what it proposes is kept, and often answered at once."""
        try:
            found = act(self.place.desk())
        except Refusal:
            return
        if found is not None and found.record.get("status") == "pending":
            self.shown.append(found.record["id"])
            if answer != "later":
                self.answer(found.record["id"], answer)

    def answer(self, proposal, answer, times=1):
        first = None
        for _ in range(times):
            self.allowed += answer == "yes"
            try:
                if answer == "no":
                    self.place.desk().proposals.decline(proposal)
                    continue
                found = self.place.desk().proposals.confirm(proposal)[0].record
            except Refusal:
                continue
            if found["status"] == "pending":
                self.shown.append(found["id"])
            elif first is None:
                first = self.records()
            else:
                assert self.records() == first, "a second yes wrote again"

    @rule(order=mostly(["V-5", "V-6"]), reason=REASONS, answer=ANSWERS)
    def propose_cancel(self, order, reason, answer):
        self.attempt(lambda desk: desk.orders.cancel(order, reason), answer)

    @rule(order=mostly(PENDING), line1=st.sampled_from(["2 Quay", "3 Quay"]), answer=ANSWERS)
    def propose_address(self, order, line1, answer):
        address = Address(line1=line1, city="Bremen", postcode="28195", country="DE")
        self.attempt(lambda desk: desk.orders.change_address(order, address), answer)

    @rule(order=mostly(PENDING), method=METHODS, answer=ANSWERS)
    def propose_payment(self, order, method, answer):
        self.attempt(lambda desk: desk.orders.change_payment(order, method), answer)

    @rule(order=mostly(["V-1", "V-5"]), items=ITEMS, new=NEW, method=METHODS, answer=ANSWERS)
    def propose_items(self, order, items, new, method, answer):
        news = [new] * len(items)
        self.attempt(lambda d: d.orders.change_items(order, items, news, method), answer)

    @rule(order=mostly(DELIVERED), items=ITEMS, method=METHODS, answer=ANSWERS)
    def propose_return(self, order, items, method, answer):
        self.attempt(lambda desk: desk.orders.return_items(order, items, method), answer)

    @rule(order=mostly(DELIVERED), items=ITEMS, new=NEW, method=METHODS, answer=ANSWERS)
    def propose_exchange(self, order, items, new, method, answer):
        news = [new] * len(items)
        self.attempt(lambda d: d.orders.exchange_items(order, items, news, method), answer)

    @precondition(lambda self: self.shown)
    @rule(data=st.data(), times=st.integers(1, 3), answer=st.sampled_from(["yes", "yes", "no"]))
    def answer_a_card(self, data, times, answer):
        self.answer(data.draw(st.sampled_from(self.shown)), answer, times)

    @rule(word=st.sampled_from(["yes", "no"]))
    def answer_in_words(self, word):
        self.allowed += word == "yes"
        self.attempt(lambda desk: next(iter(desk.proposals.answer(word)), None))

    @rule()
    def restart(self):
        self.place.database.close()
        self.place = type(self).open_at(self.url)

    @precondition(lambda self: any(o.open_request() for o in self.before[1]))
    @rule(data=st.data())
    def parcel_comes_back(self, data):
        """The warehouse delivers its message several times."""
        waiting = [order.id for order in self.before[1] if order.open_request()]
        order = data.draw(st.sampled_from([*waiting, *waiting, *OTHERS]))
        self.allowed += 1
        for _ in range(2):
            try:
                self.place.shop.settle(order, key=f"parcel of {order}", actor="warehouse")
            except Refusal:
                return

    @rule(item=st.sampled_from(["boot-41", "boot-43"]), price=st.integers(1, 20_000))
    def price_changes(self, item, price):
        with self.place.database.writing() as connection:
            connection.exec_driver_sql("UPDATE items SET price_minor=? WHERE id=?", (price, item))

    @rule(minutes=st.sampled_from([1, 45, 70]))
    def time_passes(self, minutes):
        self.place.clock.pass_(minutes=minutes)

    @invariant()
    def books_balance(self):
        if hasattr(self, "place"):
            for order in self.place.shop.orders("c-ada"):
                assert order.balanced, order
            assert self.wealth() == self.worth

    @invariant()
    def no_unit_is_lost(self):
        if hasattr(self, "place"):
            assert self.all_units() == self.units

    @invariant()
    def nothing_is_written_without_a_yes(self):
        if hasattr(self, "place"):
            now = self.records()
            assert now == self.before or self.allowed, "written without a yes"
            self.before, self.allowed = now, 0
            assert self.place.shop.orders("c-ben") == self.bens

    @invariant()
    def every_write_has_one_audit_row(self):
        if hasattr(self, "place"):
            with self.place.database.reading() as connection:
                writes, rows, keys = connection.exec_driver_sql(
                    "SELECT (SELECT count(*) FROM writes), count(*), count(DISTINCT key) FROM audit"
                ).one()
            assert writes == rows == keys


@pytest.mark.slow
def test_money_and_stock_are_conserved_whatever_happens(open_at, filled, request):
    from hypothesis.stateful import run_state_machine_as_test

    machine = type("Machine", (DeskMachine,), {"open_at": staticmethod(open_at), "filled": filled})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=15,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
