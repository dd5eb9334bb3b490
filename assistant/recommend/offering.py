"""What the shop's offers make of every product, and which of them suit a shopper's taste."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.recommend.interest import Interest
from assistant.shop.campaigns import Offer
from assistant.shop.offers import Offers

__all__ = ["offer_column", "suiting"]


def offer_column(offers: Offers, running: Sequence[Offer]) -> NDArray[np.float32]:
    """Return (n,) in [0, 1]: the share of each price that the best offer for it may take off.

    An offer for everything tells no product from another; it counts where there is no other.

    Args:
        offers: the shop's.
        running: those that count.
    """
    own = [each for each in running if each.categories or each.brands or each.products]
    catalog = offers.catalog
    column = np.zeros(len(catalog), np.float32)
    for offer in own or running:
        for product in offers.goods(offer):
            # A cart may hold more than one; what is taken off is told from its minimum on.
            price = max(product.price_minor, offer.minimum_minor, 1)
            share = offer.taken_off(price) / price
            at = catalog.position(product.id)
            column[at] = max(column[at], share)
    return column


def suiting(offers: Offers, running: Sequence[Offer], taste: Interest) -> tuple[Offer, ...]:
    """Return the offers, those first whose goods are nearest to a shopper's taste.

    Args:
        offers: the shop's.
        running: in the owner's order, which holds where nothing is known of the shopper.
        taste: of the shopper.
    """
    catalog = offers.catalog

    def nearness(offer: Offer) -> float:
        places = [catalog.position(product.id) for product in offers.goods(offer)]
        return float(taste.column[places].max()) if places else 0.0

    return tuple(sorted(running, key=lambda offer: -nearness(offer)))
