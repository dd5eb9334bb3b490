"""The filter bubble: what a shopper who takes what is nearest to their taste sees over 50 turns.

Each simulated shopper has a taste, one product of the shop, and looks at the product of each shelf
that is nearest to it; that is all the next shelf knows of them. Entropy of what they have seen
says how wide their window stays; the cosine to the taste says what that costs.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from assistant.errors import ConfigError
from assistant.recommend.interest import Touch, learn_interest
from assistant.recommend.recommender import Recommender, Shopper
from assistant.recommend.scenes import score_scene
from assistant.search import ShelfSearch
from assistant.shop.folder import ShopFolder
from assistant.shop.settings import ShelfSettings
from ranking.measures import entropy
from retrieval.catalog import Catalog, Product
from retrieval.evaluate.measures import interval
from retrieval.filters import SearchFilter
from retrieval.search import Retriever

__all__ = ["evaluate_bubble"]

TURNS = 50
SHOPPERS = 20
SEED = 7
NOTE = (
    "entropy in bits of all that a simulated shopper saw; taste is the cosine between what they"
    " want and the nearest product of each shelf"
)

# What is shown to a shopper who looked at some products and has seen others.
Shows = Callable[[Shopper], Sequence[str]]


def evaluate_bubble(
    folder: ShopFolder, retriever: Retriever, turns: int = TURNS, shoppers: int = SHOPPERS
) -> dict[str, Any]:
    """Let simulated shoppers look at shelves made by relevance, by MMR and by ours.

    Args:
        folder: a shop; its events make popularity and what is bought together.
        retriever: its index.
        turns: shelves a shopper sees.
        shoppers: how many, of tastes spread over the catalogue.

    Returns:
        {"turns", "shoppers", "note", "systems": {name: {"entropy_category" | "entropy_brand" |
        "entropy_price" | "products" | "taste": {"mean", "low", "high"}}}, "over_turns": {name:
        [entropy of the categories seen after each turn]}, "gates"}.

    Raises:
        ConfigError: the shop has too few products for a shelf.
    """
    catalog = retriever.catalog
    if len(catalog) < folder.settings.shelf.size:
        raise ConfigError(f"The shop has {len(catalog)} products; a shelf takes more to choose.")
    dice = np.random.default_rng(SEED)
    order = sorted(range(len(catalog)), key=lambda at: catalog.products[at].id)
    chosen = dice.choice(len(order), min(shoppers, len(order)), replace=False)
    tastes = [order[int(at)] for at in chosen]
    systems = _systems(folder, retriever)
    seen = {
        name: [_watch(shows, retriever, taste, turns) for taste in tastes]
        for name, shows in systems.items()
    }
    bands = _price_bands(catalog)
    figures = {name: _figures(watched, bands) for name, watched in seen.items()}
    return {
        "turns": turns,
        "shoppers": len(tastes),
        "note": NOTE,
        "systems": figures,
        "over_turns": {name: _over_turns(watched) for name, watched in seen.items()},
        "gates": _gates(figures),
    }


class _Watched:
    """What one shopper saw: shelf by shelf, and how near the best of each was to their taste."""

    def __init__(self) -> None:
        self.shelves: list[list[Product]] = []
        self.nearness: list[float] = []

    @property
    def products(self) -> list[Product]:
        return [product for shelf in self.shelves for product in shelf]


def _watch(shows: Shows, retriever: Retriever, taste: int, turns: int) -> _Watched:
    catalog, vectors, watched = retriever.catalog, retriever.vectors, _Watched()
    touches: list[Touch] = []
    for _ in range(turns):
        ids = tuple(product.id for product in watched.products)
        shopper = Shopper(session=tuple(touches), seen=ids, seed=f"shopper {taste}")
        shelf = [catalog.get(i) for i in shows(shopper)]
        if not shelf:
            break
        places = [catalog.position(product.id) for product in shelf]
        near = vectors[places] @ vectors[taste]
        watched.shelves.append(shelf)
        watched.nearness.append(float(near.max()))
        touches.append(Touch(shelf[int(near.argmax())].id, "view"))
    return watched


def _systems(folder: ShopFolder, retriever: Retriever) -> dict[str, Shows]:
    """Return relevance and MMR on the same scores without caps, and ours as the shop runs it."""
    settings = folder.settings
    still = settings.model_copy(update={"shelf": settings.shelf.model_copy(update={"widen": 0.0})})
    bare = settings.model_copy(
        update={"shelf": ShelfSettings(size=settings.shelf.size, max_per_brand=None)}
    )
    learned = Recommender(folder, ShelfSearch(retriever, settings))
    return {
        "relevance": _plain(learned, ShelfSearch(retriever, bare), "relevance"),
        "mmr": _plain(learned, ShelfSearch(retriever, bare), "mmr"),
        "ours, not widened": _ours(Recommender(folder, ShelfSearch(retriever, still))),
        "ours": _ours(learned),
    }


def _ours(recommender: Recommender) -> Shows:
    return lambda shopper: recommender.recommend("for_you", shopper).found.shelf.ids


def _plain(learned: Recommender, search: ShelfSearch, ranker: str) -> Shows:
    settings = search.settings.recommend.model_copy(update={"exploration": 0.0})
    nobody = learn_interest([], search.catalog, search.retriever.vectors)

    def show(shopper: Shopper) -> Sequence[str]:
        session = learn_interest(shopper.session, search.catalog, search.retriever.vectors)
        scored = score_scene(
            "for_you",
            learned.signals,
            settings,
            search.catalog,
            anchors={},
            interest=nobody,
            session=session,
            had=shopper.seen,
        )
        tilt = replace(scored.tilt, caps={})
        return search.search("", SearchFilter(), tilt=tilt, ranker=ranker).shelf.ids

    return show


def _figures(seen: Sequence[_Watched], bands: Mapping[str, str]) -> dict[str, dict[str, float]]:
    def bits(value_of: Callable[[Product], str]) -> dict[str, float]:
        return interval(
            [entropy(list(Counter(map(value_of, each.products)).values())) for each in seen]
        )

    return {
        "entropy_category": bits(_kind),
        "entropy_brand": bits(lambda product: product.brand or ""),
        "entropy_price": bits(lambda product: bands[product.id]),
        "products": interval([len({p.id for p in each.products}) for each in seen]),
        "taste": interval([float(np.mean(each.nearness)) for each in seen]),
    }


def _over_turns(seen: Sequence[_Watched]) -> list[float]:
    """Return the mean entropy of the categories seen so far, after each turn."""
    found = []
    for turn in range(1, max(len(each.shelves) for each in seen) + 1):
        bits = [
            entropy(
                list(Counter(_kind(p) for shelf in each.shelves[:turn] for p in shelf).values())
            )
            for each in seen
        ]
        found.append(round(float(np.mean(bits)), 4))
    return found


def _kind(product: Product) -> str:
    return "".join(product.category[-1:])


def _price_bands(catalog: Catalog) -> dict[str, str]:
    """Return which fifth of all prices each product's is in."""
    prices = np.array([product.price_minor for product in catalog])
    cuts = np.quantile(prices, [0.2, 0.4, 0.6, 0.8])
    return {p.id: str(int(np.searchsorted(cuts, p.price_minor))) for p in catalog}


def _gates(figures: Mapping[str, Mapping[str, Mapping[str, float]]]) -> dict[str, dict[str, Any]]:
    """Ours must keep the window wider than relevance alone and than MMR."""
    own = figures["ours"]["entropy_category"]["mean"]
    return {
        f"entropy of categories, ours / {name}": {
            "value": own / max(figures[name]["entropy_category"]["mean"], 1e-9),
            "ok": own > figures[name]["entropy_category"]["mean"],
        }
        for name in ("relevance", "mmr")
    }
