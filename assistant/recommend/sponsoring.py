"""Who has the sponsored place of a shelf: an auction among what the shopper may be shown anyway.

It is asked with the candidates of a search, so whatever a hard constraint ruled out is not there.
It places nothing and words nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from assistant.outside import utc_now
from assistant.recommend.spending import THOUSAND, Showing, Spending
from assistant.shop.campaigns import Campaigns, Sponsorship
from assistant.shop.recommend_settings import SponsoredSettings
from ranking import Bid, open_budget, run_auction

__all__ = ["SponsoredPlace"]

# What is of no relevance at all is never shown for money, whatever the floor.
LEAST = 1e-6


@dataclass(frozen=True)
class SponsoredPlace:
    """The sponsored place of one shop's shelves.

    Attributes:
        campaigns: who pays.
        settings: the owner's.
        spending: the books; None keeps none, and then every budget is untouched.
        timezone: in which a day begins.
        clock: the time now.
    """

    campaigns: Campaigns
    settings: SponsoredSettings
    spending: Spending | None = None
    timezone: str = "UTC"
    clock: Callable[[], datetime] = utc_now

    def choose(
        self, ids: Sequence[str], relevance: Sequence[float], shown: Sequence[str]
    ) -> Showing | None:
        """Return who has the place on a shelf; None where nobody does.

        Args:
            ids: the candidates: all that may be shown.
            relevance: of each, in [0, 1].
            shown: ids on the shelf by their own merit; a product that is there needs no showing.
        """
        running = self._running(ids)
        if not running or not shown:
            return None
        worth = dict(zip(ids, relevance, strict=True))
        floor = self.settings.relevance_floor * sum(worth[id_] for id_ in shown) / len(shown)
        open_to = {
            id_: own for id_, own in worth.items() if own >= max(floor, LEAST) and id_ not in shown
        }
        today, share = self._day()
        spent = self.spending.spent(today) if self.spending else {}
        entered = {each.name: entry for each in running if (entry := _best_product(each, open_to))}
        bids = [
            self._bid(each, entered[each.name][1], spent.get(each.name, 0), share)
            for each in running
            if each.name in entered
        ]
        award = run_auction(bids, self.settings.reserve_minor)
        if award is None:
            return None
        budget = next(e.day_budget_minor for e in running if e.name == award.bid.item)
        return Showing(
            award.bid.item,
            entered[award.bid.item][0],
            award.price,
            budget * THOUSAND,
            award.runner_up,
        )

    def charge(self, showing: Showing, key: str) -> bool:
        """Charge a showing that was made, once for a key."""
        return self.spending is not None and self.spending.charge(showing, key, self._day()[0])

    def _running(self, ids: Sequence[str]) -> list[Sponsorship]:
        """Return the sponsorships of today that have any of some products."""
        if not self.settings.on or not self.campaigns.sponsored or len(ids) == 0:
            return []
        there = set(ids)
        return [
            each
            for each in self.campaigns.sponsored_on(self._day()[0])
            if not there.isdisjoint(each.products)
        ]

    def _bid(self, each: Sponsorship, quality: float, spent: int, share: float) -> Bid:
        left = open_budget(
            each.day_budget_minor * THOUSAND, spent, share, ahead=self.settings.ahead
        )
        return Bid(each.name, each.bid_minor, min(quality, 1.0), left)

    def _day(self) -> tuple[date, float]:
        """Return the shop's day, and how much of it has passed."""
        now = self.clock().astimezone(ZoneInfo(self.timezone))
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        return now.date(), (now - midnight) / timedelta(days=1)


def _best_product(each: Sponsorship, open_to: Mapping[str, float]) -> tuple[str, float] | None:
    """Return a sponsorship's product that serves best, with its quality; None for none."""
    own = [(id_, open_to[id_]) for id_ in each.products if id_ in open_to]
    return min(own, key=lambda entry: (-entry[1], entry[0])) if own else None
