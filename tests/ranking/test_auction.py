"""The auction of the sponsored place: truthful, second price, and never over its budget."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranking import Bid, RankingError, open_budget, run_auction

amounts = st.integers(0, 5000)
qualities = st.floats(0, 1, allow_nan=False).map(lambda q: round(q, 6))
limits = st.none() | st.integers(0, 5000)
rivals = st.lists(st.tuples(amounts, qualities, limits), max_size=6).map(
    lambda made: [Bid(f"r{n}", *one) for n, one in enumerate(made)]
)


def utility(worth, bid, others, reserve):
    """What a bidder gains: the worth of a showing less its price, if the bid wins."""
    award = run_auction([bid, *others], reserve)
    won = award is not None and award.bid.item == bid.item
    return worth - award.price if won else 0


@given(amounts, amounts, qualities, limits, rivals, st.integers(1, 500), st.sampled_from("az"))
def test_no_bid_gains_more_than_the_true_worth(worth, lie, quality, most, others, reserve, name):
    honest = utility(worth, Bid(name, worth, quality, most), others, reserve)
    assert honest >= 0
    assert utility(worth, Bid(name, lie, quality, most), others, reserve) <= honest


@given(rivals, st.integers(1, 500))
def test_the_winner_has_the_highest_weighted_bid_and_pays_the_least_that_wins(bids, reserve):
    award = run_auction(bids, reserve)
    able = [bid for bid in bids if bid.offered >= reserve and bid.weight]
    if award is None:
        assert not able
        return
    assert award.bid.offered * award.bid.weight == max(b.offered * b.weight for b in able)
    assert reserve <= award.price <= award.bid.offered
    others = [bid for bid in bids if bid.item != award.bid.item]
    same = Bid(award.bid.item, award.price, award.bid.quality)
    assert run_auction([*others, same], reserve).bid.item == award.bid.item
    if award.price > reserve:
        less = Bid(award.bid.item, award.price - 1, award.bid.quality)
        assert run_auction([*others, less], reserve).bid.item != award.bid.item


@given(rivals)
def test_the_order_of_bids_does_not_matter(bids):
    assert run_auction(bids) == run_auction(bids[::-1])


@given(
    st.lists(st.tuples(st.integers(1, 300), qualities, st.floats(0, 1)), min_size=1, max_size=60),
    st.integers(0, 3000),
)
def test_a_day_never_costs_more_than_its_budget_and_runs_ahead_a_tenth_at_most(showings, budget):
    spent = 0
    for amount, quality, share in sorted(showings, key=lambda one: one[2]):
        left = open_budget(budget, spent, share)
        assert 0 <= left <= budget - spent
        award = run_auction([Bid("a", amount, quality, left), Bid("b", 100, 0.5)])
        if award is not None and award.bid.item == "a":
            spent += award.price
        assert spent <= budget
        assert spent <= budget * (0.1 + 0.9 * share) + 1e-6


def test_a_better_product_wins_over_a_higher_bid_and_pays_less_for_it():
    award = run_auction([Bid("good", 100, 0.9), Bid("loud", 150, 0.5)])
    assert (award.bid.item, award.price, award.runner_up) == ("good", 84, "loud")


def test_a_lone_bid_pays_the_reserve():
    award = run_auction([Bid("only", 100, 0.5)], reserve=7)
    assert (award.price, award.runner_up) == (7, None)
    assert run_auction([Bid("only", 6, 1.0)], reserve=7) is None


@pytest.mark.parametrize(("amount", "quality"), [(-1, 0.5), (1, 1.5), (1, -0.1)])
def test_a_bid_outside_its_range_is_refused_by_name(amount, quality):
    with pytest.raises(RankingError, match="'x'"):
        Bid("x", amount, quality)
