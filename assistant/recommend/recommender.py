"""Recommends in a scene: signals and taste in, a shelf that says why out.

What is learned of the shop is learned when first asked for. It takes whose taste from its caller,
never from a model.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock

from assistant.outside import utc_now
from assistant.recommend.interest import Interest, Touch, learn_interest
from assistant.recommend.knowledge import read_rules
from assistant.recommend.offering import offer_column, suiting
from assistant.recommend.profiles import Profiles
from assistant.recommend.reasons import say_reasons
from assistant.recommend.scenes import BESIDE, SceneName, score_scene
from assistant.recommend.signals import ShopSignals, learn_signals
from assistant.reply import Evidence
from assistant.search import Found, ShelfSearch
from assistant.shelf.breadth import RECENT, narrowness
from assistant.shelf.demand import settled_by
from assistant.shelf.sponsored import Sponsor
from assistant.shop.campaigns import Campaigns
from assistant.shop.folder import ShopFolder
from assistant.shop.offers import Offers
from assistant.wording import Phrases
from ranking import Demand, Session
from retrieval.behaviour import read_events
from retrieval.catalog import Catalog, Product
from retrieval.filters import SearchFilter

__all__ = ["Recommendation", "Recommender", "Shopper"]

# What was taken in a visit long ago says little of what goes with it today.
ANCHORS = 12
OF_A_KIND = 2


@dataclass(frozen=True, slots=True)
class Shopper:
    """Whose taste it is, and what is on the table now.

    Attributes:
        customer_id: by the word of the session; None for a visitor.
        session: touches of this conversation.
        cart: ids in the cart.
        bought: (product id, when) of the orders on record.
        seen: ids shown in this conversation; "for you" shows others.
        seed: of the conversation: what is tried out in it hangs on nothing else.
    """

    customer_id: str | None = None
    session: tuple[Touch, ...] = ()
    cart: tuple[str, ...] = ()
    bought: tuple[tuple[str, datetime], ...] = ()
    seen: tuple[str, ...] = ()
    seed: str = ""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What is recommended.

    Attributes:
        scene: in which.
        found: the shelf; each product's signals are in its record.
        anchors: the products that others were to go with.
        personal: whether the shopper's own taste had a say.
        offers: the records of the offers that run, those for what the shopper likes first.
    """

    scene: SceneName
    found: Found
    anchors: tuple[Product, ...] = ()
    personal: bool = False
    offers: tuple[Evidence, ...] = ()


class Recommender:
    """One shop's; safe to use from several threads."""

    def __init__(
        self,
        folder: ShopFolder,
        search: ShelfSearch,
        profiles: Profiles | None = None,
        offers: Offers | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        """Keeps the parts.

        Args:
            folder: its events.jsonl and knowledge.toml are read when first needed.
            search: of the same shop.
            profiles: of its shoppers; None keeps and knows none.
            offers: its campaigns and coupons; None for none.
            clock: the time now.
        """
        self.profiles = profiles
        self._offers = offers or Offers(Campaigns(), search.catalog)
        self._clock = clock
        self._folder = folder
        self._search = search
        self._settings = folder.settings.recommend
        self._signals: ShopSignals | None = None
        self._lock = Lock()

    @property
    def catalog(self) -> Catalog:
        """The shop's products."""
        return self._search.catalog

    @property
    def signals(self) -> ShopSignals:
        """What the shop has learned.

        Raises:
            ShopError: knowledge.toml is not allowed.
            TrainingError: events.jsonl cannot be read.
        """
        with self._lock:
            if self._signals is None:
                catalog, events = self._search.catalog, self._folder.path / "events.jsonl"
                known = read_events(events, catalog) if events.is_file() else []
                rules = read_rules(self._folder.path / "knowledge.toml")
                self._signals = learn_signals(catalog, known, rules)
            return self._signals

    def recommend(
        self,
        scene: SceneName,
        shopper: Shopper,
        *,
        query: str = "",
        where: SearchFilter | None = None,
        product_ids: Sequence[str] = (),
        previous: tuple[str, ...] = (),
        phrases: Phrases | None = None,
        sponsor: Sponsor | None = None,
    ) -> Recommendation:
        """Choose a shelf for a scene.

        Args:
            scene: one of SCENES.
            shopper: for whom.
            query: what kind of thing; "" for anything.
            where: what must hold.
            product_ids: what others should go with; the cart, then what was bought, if left out.
            previous: ids shown last.
            phrases: the language of the reasons.
            sponsor: says who has the sponsored place.
        """
        where = where or SearchFilter()
        touches = self.touches_of(shopper)
        taste, session = self._interest(touches), self._interest(shopper.session)
        anchors = _anchors(scene, shopper, touches, product_ids)
        offers = self._offers.running(where) if scene == "offers" else ()
        scored = score_scene(
            scene,
            self.signals,
            self._settings,
            self._search.catalog,
            anchors=anchors,
            interest=taste,
            session=session,
            had=(
                *dict(shopper.bought),
                *shopper.cart,
                *(shopper.seen if scene == "for_you" else ()),
            ),
            offered=offer_column(self._offers, offers),
            seed=shopper.seed,
        )
        # What is asked for without naming a kind is best shown in several kinds.
        catalog, settled = self._search.catalog, settled_by(where)
        open_kind = not query and "category" not in where.include
        tilt = replace(scored.tilt, caps={"category": OF_A_KIND} if open_kind else {})
        found = self._search.search(
            query,
            where,
            demand=Demand(settled, interest=taste.values),
            previous=previous,
            phrases=phrases,
            tilt=tilt,
            sponsor=sponsor,
            session=self._memory(scene, shopper),
            breadth=narrowness([catalog.get(i) for i in shopper.seen if i in catalog], settled),
        )
        words = phrases or Phrases("en")
        told = say_reasons(found, scored, self._because(found.products, taste), words)
        items = tuple(
            replace(item, why=why) for item, why in zip(found.shelf.items, told, strict=True)
        )
        return Recommendation(
            scene,
            replace(found, shelf=replace(found.shelf, items=items)),
            tuple(catalog.get(i) for i in anchors if i in catalog) if scene in BESIDE else (),
            not taste.is_empty,
            tuple(self._offers.evidence(offer) for offer in suiting(self._offers, offers, taste)),
        )

    def touches_of(self, shopper: Shopper) -> tuple[Touch, ...]:
        """Return what is known of a shopper's past; () where they, or the shop, switched it off."""
        if shopper.customer_id is None or not self._settings.profile:
            return ()
        since = None
        kept: tuple[Touch, ...] = ()
        now = self._clock()
        if self.profiles is not None:
            choice = self.profiles.choice(shopper.customer_id)
            if choice.off:
                return ()
            since = choice.forgotten_at
            kept = self.profiles.touches(shopper.customer_id, now)
        logged = self.signals.touches_of(shopper.customer_id, since) or tuple(
            Touch(product_id, "purchase", (now - when) / timedelta(days=1))
            for product_id, when in shopper.bought
            if since is None or when > since
        )
        return (*logged, *kept)

    def interest_of(self, shopper: Shopper) -> Interest:
        """Return the taste behind a shopper's past."""
        return self._interest(self.touches_of(shopper))

    def _memory(self, scene: SceneName, shopper: Shopper) -> Session | None:
        """Return what was shown lately, which a shelf of one's own shows less of; None for not."""
        shelf, seen = self._search.settings.shelf, shopper.seen[-RECENT:]
        if scene != "for_you" or not seen or not shelf.widen:
            return None
        size = shelf.size
        return self._search.remember([seen[at : at + size] for at in range(0, len(seen), size)])

    def _interest(self, touches: Iterable[Touch]) -> Interest:
        search = self._search
        vectors, dearness = search.retriever.vectors, self.signals.dearness
        return learn_interest(touches, search.catalog, vectors, dearness)

    def _because(self, products: Sequence[Product], taste: Interest) -> dict[str, Product]:
        """Return product id -> the product of the shopper's own past that speaks for it."""
        catalog = self._search.catalog
        found = {}
        for product in products:
            source = taste.because(catalog.position(product.id), catalog)
            if source is not None:
                found[product.id] = catalog.get(source)
        return found


def _anchors(
    scene: SceneName, shopper: Shopper, touches: Sequence[Touch], product_ids: Sequence[str]
) -> Mapping[str, float]:
    """Return what others should go with: product id -> weight."""
    if product_ids:
        return dict.fromkeys(product_ids, 1.0)
    if scene in BESIDE:
        return dict.fromkeys(shopper.cart, 1.0)
    if scene != "for_you":
        return {}
    bought: dict[str, float] = dict.fromkeys(shopper.cart, 1.0)
    for touch in sorted(touches, key=lambda t: (t.age_days, t.product_id)):
        if touch.kind in ("purchase", "cart") and len(bought) < ANCHORS:
            bought[touch.product_id] = max(bought.get(touch.product_id, 0.0), touch.strength)
    return bought
