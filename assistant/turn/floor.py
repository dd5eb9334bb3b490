"""The shop floor: all that a turn needs of one shop, opened once and shared by conversations.

It holds parts and makes none of their decisions.
"""

import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from threadpoolctl import threadpool_limits

from assistant.agent.search_arguments import search_arguments
from assistant.config import Settings, load_settings
from assistant.outside import Outside
from assistant.policies import Policies
from assistant.recommend.profiles import Profiles
from assistant.recommend.recommender import Recommender
from assistant.recommend.spending import Spending
from assistant.recommend.sponsoring import SponsoredPlace
from assistant.records import format_price
from assistant.search import ShelfSearch
from assistant.shop.folder import ShopFolder
from assistant.shop.offers import Offers, open_offers
from assistant.shop.settings import ShopSettings
from assistant.transcript import Transcript
from assistant.understanding import fitting_encoder
from ranking import warm
from retrieval.catalog import Catalog
from retrieval.encoder import Encoder, HashEncoder, find_model, load_encoder
from retrieval.filters import ToolFilter
from retrieval.rerank import load_cross_encoder
from retrieval.search import Retriever

__all__ = ["Floor", "open_retriever"]


def open_retriever(folder: ShopFolder, settings: Settings | None = None) -> Retriever:
    """Open a shop's index with the shop's own encoder.

    Raises:
        IndexMissing: there is none of this catalogue.
        EncoderError: the encoder or the cross-encoder of the settings cannot be read.
    """
    settings = settings or load_settings()
    name = settings.encoder or find_model(folder.state_dir, folder.path)
    encoder = load_encoder(name, cache=folder.state_dir / "encoder")
    reranker = load_cross_encoder(settings.cross_encoder) if settings.cross_encoder else None
    return Retriever.open(
        folder.catalog(), folder.index_dir, encoder, url=settings.chroma_url, reranker=reranker
    )


@dataclass(frozen=True, slots=True)
class Floor:
    """One shop's parts.

    Attributes:
        settings: the owner's.
        catalog: the products.
        search: retrieval and ranking.
        encoder: of messages and policies: the one that the intent head was trained on.
        policies: the written ones.
        topics: the broadest categories, those with most products first.
        search_arguments: of the search tool, from the catalogue's facets.
        recommender: what goes with what, and for whom.
        offers: the campaigns and coupons of the shop.
        sponsored: who has the sponsored place of a shelf.
        outside: the time, and new ids.
        shop_record: what a reply may say of the shop itself.
    """

    settings: ShopSettings
    catalog: Catalog
    search: ShelfSearch
    encoder: Encoder
    policies: Policies
    topics: tuple[str, ...]
    search_arguments: type[ToolFilter]
    shop_record: Mapping[str, Any]
    recommender: Recommender
    offers: Offers
    sponsored: SponsoredPlace
    outside: Outside

    @classmethod
    def open(
        cls,
        folder: ShopFolder,
        retriever: Retriever,
        transcript: Transcript | None = None,
        *,
        ranker: str = "coverage",
        outside: Outside | None = None,
    ) -> "Floor":
        """Puts a shop's parts together.

        Args:
            folder: the shop's.
            retriever: its index.
            transcript: beside which its shoppers' profiles and the books of its sponsored place
                are kept; None keeps and knows none.
            ranker: what chooses the shelves.
            outside: the time, and new ids.
        """
        # The arrays of one request are small: more than one thread only waits for the others.
        threadpool_limits(limits=1, user_api="blas")
        settings, outside = folder.settings, outside or Outside()
        encoder = fitting_encoder(retriever.encoder, folder.state_dir / "encoder")
        # The hashing encoder of tests knows no meaning.
        meaning = None if isinstance(encoder, HashEncoder) else encoder
        policies = Policies.read(folder.policies_dir, meaning)
        # Compiling takes a second or two: done beside the shopper's first words, not in a turn.
        for name, work in (("warm-ranking", warm), ("warm-policies", policies.warm)):
            threading.Thread(target=work, name=name, daemon=True).start()
        contact = settings.handover
        record = {
            "name": settings.name,
            "currency": settings.currency,
            "products": len(retriever.catalog),
            "topics": list(_topics(retriever.catalog)),
            "email": contact.email,
            "phone": contact.phone,
            "hours": contact.hours,
        }
        search = ShelfSearch(retriever, settings, ranker=ranker)
        offers = open_offers(folder, retriever.catalog, outside.clock)
        return cls(
            settings=settings,
            catalog=retriever.catalog,
            search=search,
            encoder=encoder,
            policies=policies,
            topics=_topics(retriever.catalog),
            search_arguments=search_arguments(retriever.catalog.facets),
            shop_record={key: value for key, value in record.items() if value is not None},
            recommender=Recommender(
                folder,
                search,
                None if transcript is None else Profiles(transcript),
                offers,
                outside.clock,
            ),
            offers=offers,
            sponsored=SponsoredPlace(
                offers.campaigns,
                settings.sponsored,
                None if transcript is None else Spending(transcript),
                settings.handover.timezone,
                outside.clock,
            ),
            outside=outside,
        )

    def price(self, minor: int) -> str:
        """Return a price as this shop writes it."""
        return format_price(minor, self.settings.currency, self.settings.locale)


def _topics(catalog: Catalog) -> tuple[str, ...]:
    """Return the broadest level of categories that tells products apart."""
    for level in range(3):
        counts = Counter(p.category[level] for p in catalog if len(p.category) > level)
        if len(counts) > 1:
            return tuple(name for name, _ in counts.most_common())
    return ()
