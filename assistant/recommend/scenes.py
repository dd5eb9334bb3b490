"""The scenes in which something is recommended, and what each signal counts in them.

A scene makes one score per product out of the shop's signals; the ranker then covers the range of
what scores well. It words nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from assistant.recommend.exploring import explore
from assistant.recommend.interest import Interest
from assistant.recommend.knowledge import Partner, partner_table
from assistant.recommend.signals import ShopSignals
from assistant.shelf.tilt import Tilt
from assistant.shop.recommend_settings import RecommendSettings
from retrieval.catalog import Catalog

__all__ = ["BESIDE", "SCENES", "Scene", "SceneName", "Scored", "score_scene"]

SceneName = Literal[
    "for_you",
    "goes_with",
    "complete_cart",
    "popular",
    "new",
    "best_value",
    "gifts",
    "on_sale",
    "offers",
]


@dataclass(frozen=True, slots=True)
class Scene:
    """How a scene weighs the signals.

    Attributes:
        weights: signal -> proportion.
        needs: the signal without which a product is out of the question; "" for none.
    """

    weights: Mapping[str, float]
    needs: str = ""


WITH = Scene({"compatible": 0.6, "bought_together": 0.3, "popularity": 0.1}, "compatible")
SCENES: Mapping[SceneName, Scene] = {
    "for_you": Scene(
        {
            "interest": 0.4,
            "bought_together": 0.25,
            "session": 0.2,
            "popularity": 0.15,
            "exploration": 0.03,
        }
    ),
    "goes_with": WITH,
    "complete_cart": WITH,
    "popular": Scene({"popularity": 0.9, "interest": 0.1}, "popularity"),
    "new": Scene({"novelty": 0.8, "interest": 0.2}, "novelty"),
    "best_value": Scene({"value": 0.9, "popularity": 0.1}, "value"),
    "gifts": Scene({"popularity": 0.5, "value": 0.3, "novelty": 0.2}),
    "offers": Scene({"offer": 0.6, "interest": 0.25, "popularity": 0.15}, "offer"),
    "on_sale": Scene({"discount": 0.7, "interest": 0.15, "popularity": 0.15}, "discount"),
}
# Those that ask for something beside what is wanted already.
BESIDE: frozenset[str] = frozenset(name for name, scene in SCENES.items() if scene is WITH)
# A shelf of one's own still shows something of everything that scores at all.
LEAST = 1e-3


@dataclass(frozen=True, eq=False)
class Scored:
    """A scene's scores, and what speaks for single products.

    Attributes:
        tilt: for the ranker.
        partners: product id -> how it goes with which of the anchors.
    """

    tilt: Tilt
    partners: Mapping[str, tuple[Partner, str]] = field(default_factory=dict)


def score_scene(
    name: SceneName,
    signals: ShopSignals,
    settings: RecommendSettings,
    catalog: Catalog,
    *,
    anchors: Mapping[str, float],
    interest: Interest,
    session: Interest,
    had: Iterable[str] = (),
    offered: NDArray[np.float32] | None = None,
    seed: str = "",
) -> Scored:
    """Return every product's score in a scene.

    Args:
        name: the scene.
        signals: the shop's.
        settings: how much each signal counts, by the owner.
        catalog: n products.
        anchors: product id -> weight: what things should go with, or what was bought.
        interest: of the shopper's own history.
        session: of this conversation.
        had: ids that are not recommended, beside the anchors.
        offered: (n,) in [0, 1], what an offer takes off each; None for no offer.
        seed: of the conversation, for what is tried out in it.
    """
    scene = SCENES[name]
    beside = scene.needs == "compatible"
    partners = partner_table(signals.graph, anchors) if beside else {}
    places = {catalog.position(i): weight for i, weight in anchors.items() if i in catalog}
    columns: dict[str, NDArray[np.float32]] = {
        "bought_together": signals.bought_with(places),
        "compatible": _fitting(partners, catalog),
        "session": session.column,
        "interest": interest.column,
        "popularity": signals.popularity,
        "novelty": signals.novelty,
        "value": _value(signals, interest),
        "discount": signals.discount,
        "exploration": _tried_out(signals, catalog, seed)
        if "exploration" in scene.weights
        else np.zeros(0, np.float32),
        "offer": np.zeros(len(catalog), np.float32) if offered is None else offered,
    }
    weights = {signal: w * getattr(settings, signal) for signal, w in scene.weights.items()}
    total = sum(weights.values())
    added = {
        signal: (columns[signal] * np.float32(weight / total))
        for signal, weight in weights.items()
        if weight > 0
    }
    scores = sum(added.values(), np.full(len(catalog), np.float32(LEAST)))
    if getattr(settings, scene.needs, 0.0) > 0:
        scores = np.where(columns[scene.needs] > 0, scores, np.float32(0.0))
    gone = [catalog.position(i) for i in (*anchors, *had) if i in catalog]
    scores[gone] = 0.0
    return Scored(Tilt(np.clip(scores, 0.0, 1.0), signals=added), partners)


def _tried_out(signals: ShopSignals, catalog: Catalog, seed: str) -> NDArray[np.float32]:
    ids = [product.id for product in catalog]
    return explore(ids, signals.seen, signals.taken, signals.popularity, seed)


def _fitting(partners: Mapping[str, tuple[Partner, str]], catalog: Catalog) -> NDArray[np.float32]:
    column = np.zeros(len(catalog), np.float32)
    highest = max((partner.strength for partner, _ in partners.values()), default=1.0)
    for product_id, (partner, _) in partners.items():
        column[catalog.position(product_id)] = partner.strength / max(highest, 1e-9)
    return column


def _value(signals: ShopSignals, interest: Interest) -> NDArray[np.float32]:
    """Return the value column; for a shopper who buys low, the low price counts a little more.

    Prices themselves are the same for everyone, and so is what is on the shelves to be found.
    """
    sharper = 1.0 + max(interest.cheap, 0.0)
    return (signals.value**sharper).astype(np.float32)
