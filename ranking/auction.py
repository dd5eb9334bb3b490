"""The auction of one sponsored place: quality-weighted, second price, within a paced budget.

Among bids for one place the highest amount x quality wins and pays the least amount that would
still have won: with one place this is the Vickrey auction of the weighted bids (Varian 2007,
"Position auctions", section 6), so that nobody gains by bidding other than what a showing is
worth to them. What may still be spent caps a bid before it is weighed, so a budget is never
exceeded and does not make another bid worth while. It knows no products and keeps no books.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ranking.errors import RankingError

__all__ = ["Award", "Bid", "open_budget", "run_auction"]

# Qualities are compared as whole numbers, so that prices are exact on every machine.
QUALITY_STEPS = 1_000_000


@dataclass(frozen=True, slots=True)
class Bid:
    """One bid for the place.

    Attributes:
        item: what would be shown.
        amount: offered for one showing, >= 0, in the smallest unit that is charged.
        quality: in [0, 1], how well the item serves who looks; at 0 it cannot win.
        most: what may still be spent, in the same unit; None for no limit.
    """

    item: str
    amount: int
    quality: float
    most: int | None = None

    def __post_init__(self) -> None:
        """Refuses amounts and qualities outside their range.

        Raises:
            RankingError: names the item and its value.
        """
        if self.amount < 0:
            raise RankingError(f"the bid of {self.item!r} is {self.amount!r}; it must be >= 0")
        if not 0 <= self.quality <= 1:
            raise RankingError(f"the quality of {self.item!r} is {self.quality!r}; not in [0, 1]")

    @property
    def offered(self) -> int:
        """The amount, or what is left of the budget if that is less."""
        return self.amount if self.most is None else max(0, min(self.amount, self.most))

    @property
    def weight(self) -> int:
        """The quality in whole steps."""
        return round(self.quality * QUALITY_STEPS)


@dataclass(frozen=True, slots=True)
class Award:
    """Who has the place.

    Attributes:
        bid: the winner's.
        price: to be charged for the showing; the reserve <= price <= bid.offered.
        runner_up: the item that set the price; None where the reserve did.
    """

    bid: Bid
    price: int
    runner_up: str | None


def run_auction(bids: Sequence[Bid], reserve: int = 1) -> Award | None:
    """Give the place to the highest amount x quality; ties go to the lowest item.

    Args:
        bids: in any order; O(n log n).
        reserve: the least that is taken for a showing, >= 1.

    Returns:
        None where no bid reaches the reserve.
    """
    able = [bid for bid in bids if bid.weight > 0 and bid.offered >= max(reserve, 1)]
    able.sort(key=lambda bid: (-bid.offered * bid.weight, bid.item))
    if not able:
        return None
    winner = able[0]
    rival = next((bid for bid in able[1:] if bid.item != winner.item), None)
    if rival is None:
        return Award(winner, max(reserve, 1), None)
    score = rival.offered * rival.weight
    least = -(-score // winner.weight)
    if least * winner.weight == score and rival.item < winner.item:
        least += 1
    price = max(least, reserve, 1)
    return Award(winner, price, rival.item if least >= reserve else None)


def open_budget(budget: int, spent: int, share: float, ahead: float = 0.1) -> int:
    """Return what may be spent now of a day's budget, so that it lasts the day.

    Throttling by a linear target (Agarwal et al. 2014, "Budget pacing for targeted online
    advertisements at LinkedIn", section 4): spending may run ahead of the day by `ahead`.

    Args:
        budget: of the day.
        spent: of it so far.
        share: of the day that has passed, in [0, 1].
        ahead: of the budget that may be spent at once, in [0, 1].

    Returns:
        Between 0 and budget - spent.
    """
    target = int(budget * (ahead + (1.0 - ahead) * min(max(share, 0.0), 1.0)))
    return max(0, min(target, budget) - spent)
