"""What offers and coupons take off a cart, and their terms as records that a reply may state.

One offer counts for a cart: the one that takes most off. Prices of single products stay the same
for everybody.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from assistant.outside import utc_now
from assistant.reply import Evidence
from assistant.shop.campaigns import Campaigns, Offer, read_campaigns
from assistant.shop.folder import ShopFolder
from assistant.shop.models import CartLine
from retrieval.catalog import Catalog, Product
from retrieval.filters import SearchFilter

__all__ = ["Offers", "Reduction", "open_offers"]


@dataclass(frozen=True, slots=True)
class Reduction:
    """What comes off a cart: by which offer, in minor units > 0."""

    offer: Offer
    off_minor: int


@dataclass(frozen=True)
class Offers:
    """The offers of one shop.

    Attributes:
        campaigns: as its owner lists them.
        catalog: what a cart's lines are.
        timezone: in which a day begins.
        clock: the time now.
    """

    campaigns: Campaigns
    catalog: Catalog
    timezone: str = "UTC"
    clock: Callable[[], datetime] = utc_now

    @property
    def today(self) -> date:
        """The shop's day."""
        return self.clock().astimezone(ZoneInfo(self.timezone)).date()

    def running(self, where: SearchFilter | None = None) -> tuple[Offer, ...]:
        """Return the offers of today for what is sold, or for what meets a filter of it.

        They come in the order of the file.
        """
        wanted = where or SearchFilter()
        return tuple(
            offer
            for offer in self.campaigns.offers_on(self.today)
            if any(wanted.matches(product) for product in self.goods(offer))
        )

    def goods(self, offer: Offer) -> tuple[Product, ...]:
        """Return the products that an offer is for."""
        return tuple(product for product in self.catalog if offer.is_for(product))

    def of_code(self, code: str) -> Offer | None:
        """Return the offer of a code, in any case of its letters, if it runs today."""
        wanted = code.strip().upper()
        return next((o for o in self.running() if o.code and o.code.upper() == wanted), None)

    def best_for(self, lines: Sequence[CartLine], code: str | None = None) -> Reduction | None:
        """Return what comes off a cart; None for nothing. Ties go to the first of the file.

        Args:
            lines: of the cart.
            code: of the coupon that the shopper named; an offer with another one does not count.
        """
        open_to = [
            o for o in self.running() if not o.code or o.code.upper() == (code or "").upper()
        ]
        found = [Reduction(offer, self._off(offer, lines)) for offer in open_to]
        best = max(found, key=lambda each: each.off_minor, default=None)
        return best if best is not None and best.off_minor > 0 else None

    def evidence(self, offer: Offer) -> Evidence:
        """Return an offer's terms as a record."""
        record: dict[str, Any] = {
            "name": offer.name,
            "code": offer.code,
            "percent": offer.percent,
            "amount_minor": offer.amount_minor,
            "categories": list(offer.categories),
            "brands": list(offer.brands),
            "products": [self.catalog.get(i).title for i in offer.products if i in self.catalog],
            "minimum_minor": offer.minimum_minor or None,
            "from": offer.since and offer.since.isoformat(),
            "until": offer.until and offer.until.isoformat(),
        }
        told = {key: value for key, value in record.items() if value not in (None, [])}
        return Evidence(f"offer {offer.name}", "offer", {**told, "currency": self.catalog.currency})

    def _off(self, offer: Offer, lines: Sequence[CartLine]) -> int:
        goods = sum(
            line.price_minor * line.quantity
            for line in lines
            if line.product_id in self.catalog and offer.is_for(self.catalog.get(line.product_id))
        )
        return offer.taken_off(goods)


def open_offers(folder: ShopFolder, catalog: Catalog, clock: Callable[[], datetime]) -> Offers:
    """Read a shop's offers.

    Raises:
        ShopError: campaigns.toml is not allowed.
    """
    campaigns = read_campaigns(folder.path / "campaigns.toml")
    return Offers(campaigns, catalog, folder.settings.handover.timezone, clock)
