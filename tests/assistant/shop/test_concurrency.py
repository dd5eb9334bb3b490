"""Two at once: the last unit goes to one, and one yes from many threads is one write."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import func, select, update

from assistant.shop import tables
from assistant.shop.refusals import Refusal

ROUNDS = 3


def all_at_once(acts):
    barrier = Barrier(len(acts))

    def run(act):
        barrier.wait(timeout=30)
        try:
            return act()
        except Refusal as refusal:
            return refusal

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_the_last_unit_goes_to_one_customer(place):
    with place.database.writing() as connection:
        bens = tables.order_lines.c.order_id == "V-9"
        connection.execute(
            update(tables.order_lines)
            .where(bens)
            .values(product_id="boot", item_id="boot-42", options={"size": "42"})
        )
        last = tables.items.c.id == "boot-43"
        connection.execute(update(tables.items).where(last).values(stock=1, price_minor=900))
    desks = [place.desk("a"), place.desk("b", customer="c-ben")]
    shown = [
        desks[0].orders.change_items("V-1", ["boot-42"], ["boot-43"]).record["id"],
        desks[1].orders.change_items("V-9", ["boot-42"], ["boot-43"]).record["id"],
    ]
    acts = [lambda d=d, p=p: d.proposals.confirm(p) for d, p in zip(desks, shown, strict=True)]
    results = all_at_once(acts)
    refused = [result for result in results if isinstance(result, Refusal)]
    assert [refusal.rule for refusal in refused] == ["item_available"]
    assert place.stock("boot-43") == 0


def test_a_yes_from_many_threads_is_one_write(place):
    proposal = place.desk().orders.cancel("V-1", "no longer needed").record["id"]
    acts = [lambda: place.desk().proposals.confirm(proposal)[0].record["status"]] * 6
    assert all_at_once(acts) == ["done"] * 6
    assert len(place.order("V-1").payments) == 2
    with place.database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(tables.audit)) == 1


def test_wrong_identifications_are_counted_one_by_one(place):
    place.desk(customer=None).care.note_misunderstood()  # the conversation's row is there

    def guess():
        return place.desk(customer=None).identification.by_email("nobody@example.com")

    all_at_once([guess] * 4)
    assert place.store.conversation("talk").wrong_identifications == 4


def test_a_new_conversations_first_row_is_written_once(place):
    for number in range(ROUNDS):
        acts = [lambda n=number: place.desk(f"new {n}", None).care.note_misunderstood()] * 4
        all_at_once(acts)
        assert place.store.conversation(f"new {number}").state in ("bot", "waiting")


def test_a_hand_over_is_announced_once(place):
    place.desk().care.hand_over("asked_for")
    assert sorted(all_at_once([lambda: place.desk().care.announce()] * 5)) == [False] * 4 + [True]
